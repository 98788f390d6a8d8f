"""Which certifications enough is known about, and which few words on what you need are wrong."""

import pytest

from certifications.catalogue.thin import basics, is_thin
from certifications.models import Certification, Fee, Requirement, Scope
from tests.factories import make_certification
from tests.shelves import profiles

from .rows import make_fact, make_way

pytestmark = pytest.mark.django_db


def profile_of(certification):
    return profiles([Certification.objects.select_related("issuer").get(pk=certification.pk)])[0]


@pytest.fixture
def known():
    """Three basics of six: its level, its place of work and its rule."""
    known = make_certification(code="XYZ", slug="xyz")
    make_fact(Scope, certification=known, kind="LEVEL", term="ENTRY")
    make_fact(Scope, certification=known, kind="SETTING", term="OFFICE")
    make_way(certification=known, rule="Nothing to show", asks_nothing=True)
    return known


def test_three_basics_are_too_few_and_four_enough(known):
    assert is_thin(profile_of(known))
    make_fact(Fee, certification=known, kind="EXAM_ONE", payer="ANYONE", amount=100)
    assert basics(profile_of(known))["exam fee"]
    assert not is_thin(profile_of(known))


def test_a_mistaken_price_is_no_answer(known):
    make_fact(
        Fee, certification=known, kind="EXAM_ONE", payer="ANYONE", amount=100, standing="MISTAKEN"
    )
    assert is_thin(profile_of(known))


def test_what_is_not_confirmed_as_open_is_thin(known):
    make_fact(Fee, certification=known, kind="EXAM_ONE", payer="ANYONE", amount=100)
    known.status, known.status_note = "UNCONFIRMED", "Its site does not say."
    known.save()
    assert is_thin(profile_of(known))


@pytest.mark.parametrize(
    ("short", "asks_nothing", "wrong"),
    [
        ("Nothing", True, ""),
        ("Nothing; work advised", True, ""),
        ("Diploma", False, ""),
        ("Nothing", False, "“Nothing” is not what its rule asks."),
        ("Diploma", True, "“Diploma” is not what its rule asks."),
        ("", True, "no few words say what you need."),
        ("Diploma", None, "“Diploma” is said of no rule."),
        ("", None, ""),
    ],
)
def test_few_words_agree_with_the_rule(short, asks_nothing, wrong):
    assert Certification(short_requirement=short).ill_said(asks_nothing) == wrong


def test_missing_words_are_reported(known):
    assert "XYZ: no few words say what you need." in list(Requirement.problems())
