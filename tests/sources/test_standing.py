"""When a fact holds: a row at hand, the database and the days on which it turns say the same."""

from datetime import date, timedelta

from django.test import SimpleTestCase, TestCase

from certifications.models import Fee
from coderpath.sources.standing import Standing, starts_and_ends, turned, turns_of
from tests.factories import make_fee

JANUARY, LAST, JUNE = date(2026, 1, 1), date(2026, 5, 31), date(2026, 6, 1)
DAY = timedelta(days=1)


class HoldsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        days = (None, JANUARY, LAST, JUNE)
        spans = [(a, b) for a in days for b in days if not (a and b and b < a)]
        cls.fees = [
            make_fee(amount=number, standing=standing, as_of=as_of, until=until)
            for number, (standing, as_of, until) in enumerate(
                (standing, *span) for standing in Standing for span in spans
            )
        ]

    def test_a_row_at_hand_holds_as_the_database_says(self):
        for day in (JANUARY - DAY, JANUARY, date(2026, 3, 1), LAST, JUNE, date(2026, 7, 1)):
            there = set(Fee.objects.in_force(day).values_list("pk", flat=True))
            self.assertEqual({fee.pk for fee in self.fees if fee.holds_on(day)}, there, day)

    def test_what_holds_on_one_of_two_days_only_turned_between_them(self):
        """Nothing turns from day to day but what has held, or holds from then on."""
        can_hold = Fee.objects.can_hold()
        for day in (JANUARY, JANUARY + DAY, date(2026, 3, 1), LAST, JUNE, JUNE + DAY):
            before = day - DAY
            there = set(can_hold.filter(turned(before, day)).values_list("pk", flat=True))
            changed = {f.pk for f in self.fees if f.holds_on(before) != f.holds_on(day)}
            self.assertEqual(there, changed, day)

    def test_the_days_are_told_of_a_row_at_hand_too(self):
        for after, last in ((JANUARY - DAY, JANUARY), (JANUARY, JUNE), (JUNE, JUNE + DAY)):
            there = set(Fee.objects.filter(turned(after, last)).values_list("pk", flat=True))
            told = {
                fee.pk
                for fee in self.fees
                if any(after < day <= last for day in starts_and_ends(fee.as_of, fee.until))
            }
            self.assertTrue(told)
            self.assertEqual(told, there, (after, last))


class DaysTests(SimpleTestCase):
    def test_it_starts_ends_and_grows_old(self):
        """Five years on the first day are not more than five years."""
        self.assertEqual(set(turns_of(JANUARY, LAST)), {JANUARY, JUNE, date(2031, 1, 2)})
        self.assertEqual(list(turns_of(None, LAST)), [JUNE])
        self.assertEqual(list(turns_of(None, None)), [])

    def test_the_last_day_there_is_has_none_after_it(self):
        self.assertEqual(list(turns_of(None, date.max)), [])
