"""Questions that are answered in two sentences, and the places that help outside the site."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from certifications.models import Fee
from coderpath.guide.models import CommonQuestion, Resource
from tests.certifications.rows import make_fact
from tests.factories import make_certification
from tests.shelves import take_stock

WHOLE = {
    "slug": "degree",
    "question": "Do I need a degree?",
    "also": "without a degree",
    "group": "GETTING_IN",
    "position": 10,
    "answer": "No. One try costs {cpc-fee}.",
    "link_label": "See what you need",
    "link_address": "/tools/eligibility/?have=diploma",
    "reviewed_on": date(2026, 11, 1),
}


@pytest.fixture
def asked(db):
    make_fact(Fee, certification=make_certification(code="CPC"), amount=425, key="cpc-fee")
    question = CommonQuestion.objects.create(**WHOLE)
    CommonQuestion.objects.create(
        **WHOLE | {"slug": "hard", "question": "Is it hard?", "group": "FOR_ME", "answer": "Yes."}
    )
    take_stock()
    return question


def test_the_answer_has_its_figure_its_day_and_the_way_on(client, asked):
    page = client.get("/faq/?state=oh").content.decode()
    said = page.partition('id="degree"')[2].partition("</section>")[0]
    assert "No. One try costs" in said and "$425" in said
    assert 'href="#s1"' in said
    assert 'href="/tools/eligibility/?have=diploma&amp;state=oh"' in said
    assert "Reviewed Nov. 1, 2026" in said


def test_questions_stand_in_the_order_of_the_guide(client, asked):
    page = client.get("/faq/").content.decode()
    places = [
        page.index(f'id="{each}"') for each in ("is-it-for-me", "hard", "getting-in", "degree")
    ]
    assert places == sorted(places)


def test_a_page_without_questions(client, db):
    assert client.get("/faq/").status_code == client.get("/resources/").status_code == 200


@pytest.mark.parametrize(
    "part, value, said",
    [
        ("answer", "One. Two? Three.", "has two sentences at most: this one has 3"),
        ("answer", "It costs {cpc-fees}.", "No fact in force is called cpc-fees"),
        ("answer", "See <b>this</b>.", "has no place for HTML"),
        ("link_address", "https://example.org/", "is no address of this site"),
        ("link_address", "//example.org/", "is no address of this site"),
        ("link_address", "#there", "is no address of this site"),
    ],
)
def test_what_an_answer_cannot_hold_is_refused_in_a_sentence(asked, part, value, said):
    setattr(asked, part, value)
    with pytest.raises(ValidationError) as refused:
        asked.full_clean()
    assert said in "".join(refused.value.messages)


def test_what_is_right_is_taken(asked):
    asked.full_clean()


@pytest.mark.parametrize("part", ["answer", "link_label", "link_address"])
def test_a_question_without_one_of_its_parts_is_refused(db, part):
    with pytest.raises(IntegrityError), transaction.atomic():
        CommonQuestion.objects.create(**WHOLE | {part: ""})


def test_a_figure_that_is_gone_is_a_problem(asked):
    Fee.objects.update(standing="MISTAKEN")
    take_stock()
    with pytest.raises(CommandError) as found:
        call_command("check_facts", verbosity=0)
    assert "“Do I need a degree?”: no fact in force is called cpc-fee." in str(found.value)


@pytest.mark.parametrize("typed", ["do I need a degree", "Without a degree?"])
def test_a_search_finds_it_by_every_wording(client, asked, typed):
    assert 'href="/faq/#degree"' in client.get("/search/", {"q": typed}).content.decode()


# Resources

FORUM = {
    "slug": "forum",
    "name": "A forum",
    "group": "ASK",
    "position": 10,
    "by": "Some people",
    "good_for": "Asking.",
    "url": "https://example.org/forum",
}


@pytest.mark.parametrize("is_safe", [True, False])
def test_only_what_is_safe_is_a_link(client, db, is_safe):
    Resource.objects.create(**FORUM, is_safe_to_link=is_safe)
    take_stock()
    page = client.get("/resources/").content.decode()
    assert "A forum" in page
    assert ('href="https://example.org/forum"' in page) is is_safe


def test_our_own_page_on_it_takes_the_answers_along(client, db):
    Resource.objects.create(**FORUM, our_label="Questions", our_address="/faq/")
    take_stock()
    assert 'href="/faq/?state=oh"' in client.get("/resources/?state=oh").content.decode()


@pytest.mark.parametrize("wrong", [{"url": "", "is_safe_to_link": True}, {"our_address": "/faq/"}])
def test_a_link_without_its_half_is_refused(db, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        Resource.objects.create(**FORUM | wrong)
