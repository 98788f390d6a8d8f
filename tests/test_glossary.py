"""The words of the trade: their page, the links that lead to it, and how a search finds them."""

import json
import re

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import QueryDict
from django.template import Context, Template

from certifications.reader.answers import AnswersForm
from coderpath.guide.models import GlossaryTerm
from coderpath.sources.models import Source
from tests.factories import make_certification, make_publisher
from tests.shelves import take_stock

FIRST_USES = re.compile(r'{% term "([^"]+)"')
# Those to which other pages lead.
LED_TO = {
    "ceu",
    "hcpcs",
    "cpt",
    "icd-10-cm",
    "icd-10-pcs",
    "cahiim",
    "pcap",
    "apprentice-title",
    "practicode",
    "ncca",
    "externship",
    "ms-drg",
    "location-quotient",
    "certification-title",
    "absnc",
}


def shipped() -> list[dict]:
    text = (settings.BASE_DIR / "fixtures/glossary.json").read_text(encoding="utf-8")
    return [row["fields"] for row in json.loads(text)]


@pytest.fixture
def two_terms(db):
    source = Source.objects.create(
        slug="dues", publisher=make_publisher(), title="Dues", url="https://example.org/"
    )
    GlossaryTerm.objects.create(slug="xyz", term="XYZ", meaning="The last.", source=source)
    GlossaryTerm.objects.create(
        slug="abc", term="abc", also="ABCs, first letters", meaning="The first."
    )
    take_stock()


def test_each_term_has_its_place_in_the_order_of_the_alphabet(client, two_terms):
    page = client.get("/glossary/").content.decode()
    assert re.findall(r'<div id="([^"]+)"', page) == ["abc", "xyz"]
    assert "The first." in page
    assert page.count('class="fn"') == 1
    assert 'id="s1"' in page


def test_a_first_use_leads_to_the_meaning_with_the_answers_of_the_reader(two_terms):
    form = AnswersForm(QueryDict("state=oh"))
    context = Context({"reader": form.answers})
    drawn = Template('{% term "ceu" "CEUs" %}').render(context)
    assert drawn == '<a class="term" href="/glossary/?state=oh#ceu">CEUs</a>'


@pytest.mark.parametrize("typed", ["abc", "ABCs", "what are first letters?"])
def test_a_search_leads_to_a_meaning_by_every_spelling(client, two_terms, typed):
    page = client.get("/search/", {"q": typed}).content.decode()
    assert 'href="/glossary/#abc"' in page
    assert 'href="/glossary/#xyz"' not in page


def test_a_term_without_a_meaning_is_refused(db):
    empty = GlossaryTerm(slug="xyz", term="XYZ", meaning="")
    with pytest.raises(ValidationError):
        empty.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        empty.save()


def test_every_term_that_a_page_leads_to_is_shipped():
    slugs = {row["slug"] for row in shipped()}
    used = {
        slug
        for path in (settings.BASE_DIR / "templates").rglob("*.html")
        for slug in FIRST_USES.findall(path.read_text(encoding="utf-8"))
    }
    assert used | LED_TO <= slugs


def test_no_spelling_belongs_to_two_terms():
    said = [
        name.strip().lower()
        for row in shipped()
        for name in (row["term"], *row["also"].split(","))
        if name.strip()
    ]
    assert sorted(said) == sorted(set(said))


def test_meanings_hold_no_amounts():
    """Figures change: they are facts with a source, and no part of a meaning."""
    assert [row["slug"] for row in shipped() if re.search(r"[$%]", row["meaning"])] == []


def test_the_names_that_beginners_meet_first_are_terms():
    assert {"aapc", "ahima", "cca", "cpc"} <= {row["slug"] for row in shipped()}


def test_the_name_of_a_title_leads_to_its_own_page_and_not_to_its_meaning(client, db):
    make_certification(code="XYZ")
    GlossaryTerm.objects.create(slug="xyz", term="XYZ", meaning="A title.")
    take_stock()
    assert client.get("/search/", {"q": "xyz"}).headers["Location"] == "/certifications/xyz/"
