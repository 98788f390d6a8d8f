"""What a filter of the list says of a certification is what its page says.

Filters ask the database, pages read facts that were fetched: each is held against the other, on
what is shipped and on small catalogues made at random.
"""

from datetime import date
from urllib.parse import urlencode

from django.http import QueryDict
from django.test import TestCase
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as HypothesisTestCase

from certifications.catalogue import shelf
from certifications.list.listing import CertificationListing
from certifications.models import Certification, ExamFormat, Fee, Requirement, Scope, Way
from certifications.models.scopes import LEVELS, SETTINGS
from coderpath.sources.models import Publisher
from coderpath.sources.standing import Standing
from coderpath.today import looking_ahead
from tests.certifications.rows import make_fact
from tests.factories import make_certification, make_issuer, make_source
from tests.shelves import profiles
from tests.shipped import load_shipped


def price(profile):
    """What its page shows as the exam fee, unless that price is old."""
    shown = profile.exam_fee.headline
    return shown.amount if shown and not shown.is_old else None


def costs_at_most(most):
    return lambda d: price(d) is not None and price(d) <= most


def takes_at_most(months):
    """For someone new to the field, with 10 hours a week."""

    def fits(profile):
        said = [f for f in profile.study_time.facts if f.is_in_force]
        told = [f for whom in ("NEW", "", "KNOWS") for f in said if f.for_whom == whom]
        if not told:
            return False
        first = told[0]
        if first.study_hours and not first.weeks_high:
            hours = first.study_hours
        else:
            hours = first.weeks_high * (first.hours_high or 10)
        return hours * 12 <= months * 52 * 10

    return fits


def is_at_home(profile):
    shown = profile.exam["delivery"].headline
    return bool(shown) and shown.delivery in ExamFormat.ONLINE


def is_open_to_beginners(profile):
    """A way in of the rule shown asks for neither work nor another credential or license."""
    rule = profile.gate.headline
    if not rule:
        return False
    return rule.asks_nothing or any(
        not (way.experience_months or way.credential_id or way.license) for way in rule.ways
    )


def works_in(term):
    return lambda d: term in [finding.headline.term for finding in d.settings]


def stands_at(term):
    return lambda d: bool(d.level.headline) and d.level.headline.term == term


# What the list may be asked, by parameter, and what the page must then say.
ASKED = {
    "max_cost": [(most, costs_at_most(most)) for most in (0, 299, 300, 399, 425, 1000)],
    "max_months": [(most, takes_at_most(most)) for most in (0, 2, 3, 6, 12, 36)],
    "beginner": [(1, is_open_to_beginners)],
    "remote": [(1, is_at_home)],
    "setting": [(term, works_in(term)) for term in SETTINGS],
    "level": [(term, stands_at(term)) for term in LEVELS],
}


def disagreeing(times: int) -> list[tuple]:
    """What the list says otherwise than the pages: parameter, value and certification.

    Each time every filter is on, with its next value; the list judges by each of them apart.
    """
    certifications = Certification.objects.select_related("issuer")
    pages = {d.certification.pk: d for d in profiles(list(certifications))}
    found = []
    for time in range(times):
        asked = {name: values[time % len(values)] for name, values in ASKED.items()}
        query = urlencode({name: value for name, (value, _) in asked.items()})
        for row in CertificationListing(QueryDict(query), shelf.at()).rows:
            for name, (value, says) in asked.items():
                if row.fits[name] != says(pages[row.certification.pk]):
                    found.append((name, value, row.certification.code))
    return found


# When other prices and rules held, some sources were not read yet, or the newest have grown old.
ASKED_ON = (
    date(2014, 6, 1),
    date(2021, 6, 1),
    date(2025, 12, 31),
    date(2026, 11, 28),
    date(2027, 2, 1),
    date(2032, 1, 1),
)


class ShippedTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_shipped()

    def test_every_filter_says_what_the_pages_say(self):
        for day in ASKED_ON:
            with self.subTest(day=day), looking_ahead(day):
                self.assertEqual(disagreeing(times=max(map(len, ASKED.values()))), [])

    def test_the_order_by_cost_is_that_of_the_fees_shown(self):
        for day in ASKED_ON:
            for sort, is_reversed in (("cost", False), ("-cost", True)):
                with self.subTest(day=day, sort=sort), looking_ahead(day):
                    rows = CertificationListing(QueryDict(f"sort={sort}"), shelf.at()).rows
                    shown = [price(row.profile) for row in rows]
                    known = [amount for amount in shown if amount is not None]
                    self.assertEqual(known, sorted(known, reverse=is_reversed))
                    self.assertEqual(shown[len(known) :], [None] * (len(shown) - len(known)))


# Long past, past, and still to come for as long as this test is run.
DAYS = st.sampled_from([None, *(date(year, 1, 1) for year in (2001, 2024, 2026, 2999))])
KINDS = st.sampled_from(Publisher.Kind.values)
STANDINGS = st.sampled_from(Standing.values)
FEES = st.fixed_dictionaries(
    {
        "kind": st.sampled_from([Fee.Kind.EXAM_ONE, Fee.Kind.EXAM_TWO]),
        "payer": st.sampled_from(Fee.Payer.values),
        "amount": st.sampled_from([0, 299, 300, 399, 425, 900]),
        "of_body": st.sampled_from([False, False, True]),
    }
)
SCOPES = st.sampled_from(
    [("LEVEL", term) for term in LEVELS[:3]] + [("SETTING", term) for term in SETTINGS[:3]]
).map(lambda pair: {"kind": pair[0], "term": pair[1]})
FORMATS = st.fixed_dictionaries(
    {
        "delivery": st.sampled_from(["", *ExamFormat.Delivery.values]),
        "minutes": st.sampled_from([None, 240]),
    }
).filter(lambda given: given["delivery"] or given["minutes"])

# Ways as they may be chosen or added: required or advised, one or several in one rule, or none.
WAYS = st.sampled_from(
    [
        {"asks_nothing": True},
        {"education": "HIGH_SCHOOL"},
        {"education": "BACHELOR", "experience_months": 24},
        {"experience_months": 24, "work": "CODING"},
        {"license": "RN"},
        {"education": "ASSOCIATE", "strength": "RECOMMENDED"},
        {"experience_months": 24, "strength": "RECOMMENDED"},
    ]
)
RULES = st.fixed_dictionaries({"ways": st.lists(WAYS, max_size=3)})


def said(model, values):
    """One fact of a certification, said at some time by some source, and how it stands."""
    return st.tuples(st.just(model), values, KINDS, STANDINGS, DAYS, DAYS)


FACTS = st.lists(
    said(Fee, FEES) | said(Scope, SCOPES) | said(ExamFormat, FORMATS) | said(Requirement, RULES),
    min_size=1,
    max_size=8,
)


def make(certification, model, values, kind, standing, as_of, until):
    values = dict(values)
    if as_of and until and until < as_of:
        until = None
    about = {"certification": certification}
    if values.pop("of_body", False):
        about = {"issuer": certification.issuer}
    ways = values.pop("ways", [])
    fact = make_fact(
        model,
        **about,
        **values,
        standing=standing,
        as_of=as_of,
        until=until,
        source=make_source(kind=kind),
    )
    for place, way in enumerate(ways):
        Way.objects.create(requirement=fact, position=place, rule=f"Way {place}", **way)


class RandomTests(HypothesisTestCase):
    @settings(max_examples=30, deadline=None)
    @given(of_one=FACTS, of_another=FACTS)
    def test_every_filter_says_what_the_pages_say(self, of_one, of_another):
        issuer = make_issuer()
        for facts in (of_one, of_another):
            certification = make_certification(issuer=issuer)
            for fact in facts:
                make(certification, *fact)
        self.assertEqual(disagreeing(times=3), [])
