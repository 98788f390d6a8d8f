"""Which of several facts about one question is shown: `FactQuerySet.in_headline_order`."""

from datetime import date

from django.test import SimpleTestCase, TestCase

from certifications.models import Fee
from coderpath.sources.findings import group
from coderpath.sources.models import Publisher
from coderpath.sources.standing import Standing, years_before
from tests.factories import make_certification, make_fee, make_source

TODAY = date(2026, 6, 1)
NEW, OLDER, OLD = date(2026, 1, 1), date(2023, 1, 1), date(2019, 1, 1)
ISSUER, GOVERNMENT, SURVEY, SCHOOL, THIRD, ARTICLE = Publisher.Kind
IN_USE, REPORTED, SUPERSEDED, DISPUTED, MISTAKEN = Standing


class HeadlineTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.certification = make_certification(code="CPC")

    def shown(self, *facts, at=TODAY):
        """The amount shown of facts given as (amount, kind of source, day, standing, until)."""
        Fee.objects.all().delete()
        for amount, kind, day, standing, *until in facts:
            make_fee(
                certification=self.certification,
                amount=amount,
                source=make_source(kind=kind),
                as_of=day,
                standing=standing,
                until=until[0] if until else None,
            )
        findings = group(Fee.objects.in_headline_order(at))
        headline = next(iter(findings.values())).headline
        return headline and int(headline.amount)

    def test_every_fact_is_in_force_or_is_not(self):
        for standing in Standing:
            for day in (None, OLD, NEW):
                for until in (None, OLD, NEW):
                    self.shown((1, ISSUER, day, standing, until and max(until, day or OLD)))
                    for at in (TODAY, OLDER):
                        [fact] = Fee.objects.in_headline_order(at)
                        self.assertIn(fact.is_in_force, [True, False], (standing, day, until, at))

    def test_one_figure_is_shown(self):
        for name, facts, shown in [
            (
                "an editor's choice beats all",
                [(1, ARTICLE, OLD, IN_USE), (2, ISSUER, NEW, REPORTED)],
                1,
            ),
            (
                "reported before disputed, whoever says so",
                [(1, ISSUER, NEW, DISPUTED), (2, ARTICLE, OLD, REPORTED)],
                2,
            ),
            (
                "the issuer before a third party, though the third party is newer",
                [(1, ISSUER, OLDER, REPORTED), (2, THIRD, NEW, REPORTED)],
                1,
            ),
            (
                "government counts as much as the issuer: then the newest",
                [(1, ISSUER, OLDER, REPORTED), (2, GOVERNMENT, NEW, REPORTED)],
                2,
            ),
            (
                "a survey before a third party",
                [(1, THIRD, NEW, REPORTED), (2, SURVEY, OLDER, REPORTED)],
                2,
            ),
            (
                "a third party before an article",
                [(1, ARTICLE, NEW, REPORTED), (2, THIRD, OLDER, REPORTED)],
                2,
            ),
            (
                "an official figure of more than five years gives way",
                [(1, ISSUER, OLD, REPORTED), (2, ARTICLE, NEW, REPORTED)],
                2,
            ),
            (
                "an old figure is better than none",
                [(1, ARTICLE, OLD, REPORTED)],
                1,
            ),
            (
                "the newest of equals",
                [(1, THIRD, OLDER, REPORTED), (2, THIRD, NEW, REPORTED)],
                2,
            ),
            (
                "dated before undated, of equals",
                [(1, THIRD, None, REPORTED), (2, THIRD, OLDER, REPORTED)],
                2,
            ),
            (
                "what is undated is not old",
                [(1, ISSUER, None, REPORTED), (2, THIRD, NEW, REPORTED)],
                1,
            ),
            (
                "a superseded figure holds to its last day",
                [(1, ISSUER, OLDER, SUPERSEDED, TODAY)],
                1,
            ),
            (
                "and not a day longer",
                [(1, ISSUER, OLDER, SUPERSEDED, date(2026, 5, 31))],
                None,
            ),
            (
                "superseded without a last day does not hold",
                [(1, ISSUER, OLDER, SUPERSEDED), (2, ARTICLE, OLD, REPORTED)],
                2,
            ),
            (
                "a mistaken figure is never shown",
                [(1, ISSUER, NEW, MISTAKEN)],
                None,
            ),
            (
                "what holds from tomorrow is not shown today",
                [(1, ISSUER, date(2026, 6, 2), REPORTED), (2, ARTICLE, OLD, REPORTED)],
                2,
            ),
            (
                "an editor's choice that has ended gives way",
                [(1, ISSUER, OLDER, IN_USE, OLDER), (2, ARTICLE, NEW, REPORTED)],
                2,
            ),
        ]:
            with self.subTest(name):
                self.assertEqual(self.shown(*facts), shown)

    def test_what_no_longer_holds_comes_last_even_when_nobody_knows_since_when(self):
        for amount, standing in [(1, SUPERSEDED), (2, REPORTED)]:
            make_fee(certification=self.certification, amount=amount, as_of=NEW, standing=standing)
        facts = Fee.objects.in_headline_order(TODAY)
        self.assertEqual([(f.amount, f.is_in_force) for f in facts], [(2, True), (1, False)])

    def test_a_day_in_the_past_can_be_asked_for(self):
        facts = [
            (300, ISSUER, date(2013, 1, 1), SUPERSEDED, date(2022, 12, 31)),
            (399, ISSUER, date(2023, 1, 1), SUPERSEDED, date(2025, 12, 31)),
            (425, ISSUER, date(2026, 1, 1), REPORTED),
        ]
        for day, shown in [
            (date(2012, 12, 31), None),
            (date(2013, 1, 1), 300),
            (date(2022, 12, 31), 300),
            (date(2023, 1, 1), 399),
            (TODAY, 425),
        ]:
            with self.subTest(day=day):
                self.assertEqual(self.shown(*facts, at=day), shown)

    def test_a_figure_turns_old_after_five_years_to_the_day(self):
        make_fee(certification=self.certification, as_of=date(2021, 6, 1))
        for day, is_old in [(date(2026, 6, 1), False), (date(2026, 6, 2), True)]:
            with self.subTest(day=day):
                [fee] = Fee.objects.in_headline_order(day)
                self.assertIs(bool(fee.is_old), is_old)

    def test_equals_come_in_the_order_of_their_keys(self):
        for key in ("b", "c", "a"):
            make_fee(certification=self.certification, key=key)
        keys = [fee.key for fee in Fee.objects.in_headline_order(TODAY)]
        self.assertEqual(keys, ["a", "b", "c"])


class YearsBeforeTests(SimpleTestCase):
    def test_a_leap_day_has_a_day_before_it_in_every_year(self):
        self.assertEqual(years_before(date(2024, 2, 29), 5), date(2019, 2, 28))
        self.assertEqual(years_before(date(2024, 2, 29), 4), date(2020, 2, 29))
