"""How an offer is read, and where it lies."""

from decimal import Decimal

from django.test import SimpleTestCase

from salaries.place.offers import lies, read_offer

OHIO = [38_060, 45_500, 50_990, 63_510, 79_290]
READ = {
    "$44,000": ("44000/yr", 44_000),
    "44000": ("44000/yr", 44_000),
    "44k": ("44000/yr", 44_000),
    "$44.5K": ("44500/yr", 44_500),
    "44k a year": ("44000/yr", 44_000),
    "10,000": ("10000/yr", 10_000),
    "9,999/yr": ("9999/yr", 9_999),
    "22.50": ("22.5/hr", 46_800),
    "$22.50/hr": ("22.5/hr", 46_800),
    "22.50 an hour": ("22.5/hr", 46_800),
    "22.5 per hour": ("22.5/hr", 46_800),
    "22.5 hourly": ("22.5/hr", 46_800),
    "  22.5  /  HOUR ": ("22.5/hr", 46_800),
    "200": ("200/hr", 416_000),
    "250/hr": ("250/hr", 520_000),
    "21.63": ("21.63/hr", 44_990),  # 21.63 x 2,080 = 44,990.40
    "1": ("1/hr", 2_080),
    "60,000 dollars": ("60000/yr", 60_000),
    "2,000,000": ("2000000/yr", 2_000_000),
}
UNREADABLE = [
    "abc", "-1", "−1", "1e9", "\0", "22,50", "44,00", "22.50/wk", "3000 a month", "٣", "1 2",
    "NaN", "Infinity", "$", ".", "k", "44kk", "<b>44</b>", "44000 44000", "4" * 400, "💰",
]  # fmt: skip
OUT_OF_BOUNDS = ["0", "0.5", "0/yr", "999999999999", "2000001", "1001/hr", "999/yr", "9999999k"]


class Reading(SimpleTestCase):
    def test_what_makes_sense_is_read(self):
        for text, (address, annual) in READ.items():
            with self.subTest(text):
                offer = read_offer(text)
                self.assertEqual((str(offer), offer.annual), (address, annual))

    def test_an_address_reads_back_as_the_same_offer(self):
        for text in READ:
            offer = read_offer(text)
            self.assertEqual(read_offer(str(offer)), offer)

    def test_what_makes_no_sense_is_answered_with_what_to_write(self):
        for text in UNREADABLE:
            with self.subTest(text[:20]), self.assertRaisesMessage(ValueError, "Write your offer"):
                read_offer(text)

    def test_what_could_be_either_is_not_guessed(self):
        for text in ("201", "1500", "9,999", "$5,000.50"):
            with (
                self.subTest(text),
                self.assertRaisesMessage(ValueError, "an hour or a year?"),
            ):
                read_offer(text)

    def test_beyond_bounds_the_bounds_are_said(self):
        for text in OUT_OF_BOUNDS:
            with self.subTest(text), self.assertRaisesMessage(ValueError, "must be between $1"):
                read_offer(text)

    def test_it_says_how_it_was_read(self):
        self.assertEqual(
            read_offer("$22.50/hr").reading,
            "Read as $22.50 an hour: $46,800 a year at the survey’s 2,080 hours.",
        )


class Lying(SimpleTestCase):
    def test_between_any_two_percentiles(self):
        for annual, place in {
            38_059: "below the 10% mark: fewer than 10% earn less",
            38_060: "right at the 10% mark",
            38_061: "between the 10% mark and the 25% mark: at least 10%",
            46_000: "between the 25% mark and the median: at least 25%",
            50_990: "right at the median",
            60_000: "between the median and the 75% mark: at least half",
            70_000: "between the 75% mark and the 90% mark: at least 75%",
            79_291: "above the 90% mark: at least 90% earn less",
        }.items():
            with self.subTest(annual):
                self.assertTrue(lies(annual, OHIO).startswith(place), lies(annual, OHIO))

    def test_unknown_percentiles_are_passed_over(self):
        some = [None, 45_500, None, 63_510, None]
        self.assertEqual(
            lies(50_000, some),
            "between the 25% mark and the 75% mark: at least 25% and at most 75% earn less",
        )
        self.assertEqual(lies(40_000, some), "below the 25% mark: fewer than 25% earn less")
        self.assertEqual(lies(40_000, [None] * 5), "")

    def test_percentiles_that_are_the_same(self):
        springfield = [26_050, 26_050, 39_650, 46_870, 55_480]
        self.assertEqual(lies(26_050, springfield), "right at the 10% mark and 25% mark")
        self.assertIn("between the 25% mark and the median", lies(26_051, springfield))

    def test_nothing_is_said_above_the_top_code(self):
        doctors = [80_000, 120_000, 200_000, 239_200, 239_200]
        self.assertIn("between the median and the 75% mark", lies(220_000, doctors, 239_200))
        for annual in (239_200, 500_000):
            said = lies(annual, doctors, 239_200)
            self.assertEqual(
                said,
                "at or above $239,200, and the survey does not say how pay is spread up there",
            )

    def test_an_offer_of_cents_rounds_to_dollars(self):
        self.assertEqual(read_offer("44,000.50").annual, 44_001)
        self.assertEqual(read_offer("44,000.49").amount, Decimal("44000.49"))
