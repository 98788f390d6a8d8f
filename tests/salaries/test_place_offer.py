"""A reader’s offer on the page of a place."""

from .factories import make_nation, make_price_parity, make_wage
from .pages import NO_PAY, NONSENSE, PlacePage


class Offered(PlacePage):
    @classmethod
    def setUpTestData(cls):
        make_nation()
        make_wage()
        make_price_parity()
        make_price_parity(area="us", level="100")

    def test_it_is_read_aloud_and_placed(self):
        said = self.text(offer="$21.15/hr")  # 43,992 a year
        self.assertIn("Read as $21.15 an hour: $43,992 a year at the survey’s 2,080 hours.", said)
        self.assertIn(
            "An offer of $43,992 lies between the 10% mark and the 25% mark:"
            " at least 10% and at most 25% earn less in Ohio."
            " Usual for a first job, by our reading.",
            said,
        )
        self.assertIn("Beside the United States it lies between the 25% mark", said)
        self.assertContains(self.page(offer="$21.15/hr"), 'class="pin"')

    def test_at_average_prices_the_offer_is_adjusted_too(self):
        said = self.text(offer="44000", adjusted=1)
        # 44,000 / 0.91812
        self.assertIn(
            "At the country’s average prices it goes as far as $47,924 would there.", said
        )
        self.assertIn("An offer of $47,924 lies between the 10% mark and the 25%", said)
        # The nation's quarter is 43,490 and its median 51,140.
        self.assertIn("Beside the United States it lies between the 25% mark", said)

    def test_where_the_price_level_is_unknown_so_is_what_an_offer_buys(self):
        make_wage(area="gu")
        said = self.text("/salaries/gu/", offer="44000", adjusted=1)
        self.assertIn("There is no price level of Guam, so how far it goes is not known.", said)

    def test_one_far_off_stands_at_the_edge(self):
        self.assertContains(self.page(offer="900,000"), "Your offer $900,000, off the scale")
        self.assertEqual(self.page(offer="900,000").context["pay"].range.pin, 100.0)
        self.assertEqual(self.page(offer="1").context["pay"].range.pin, 0.0)
        self.assertNotContains(self.page(offer="85,000"), "off the scale")

    def test_what_makes_no_sense_is_said_beside_the_field_and_the_rest_answered(self):
        for offer in ("abc", "-1", "0", "1e9", "999999999999", "a\0b", "1500", *NONSENSE):
            with self.subTest(offer[:20]):
                response = self.page(offer=offer)
                self.assertContains(response, 'id="id_offer_error"', count=1)
                self.assertContains(response, "You wrote “")
                self.assertContains(response, "$50,990")
                self.assertContains(response, "<title>Error: ")
                self.assertNotContains(response, 'class="pin"')
                self.assertLess(len(response.content), 120_000)

    def test_none_and_blanks_are_no_offer(self):
        for offer in ("", "   "):
            response = self.page(offer=offer)
            self.assertNotContains(response, "Error")
            self.assertNotContains(response, "Read as")

    def test_without_percentiles_nothing_is_guessed(self):
        make_wage(area="vt", **NO_PAY, marks={"annual_median": "*"})
        said = self.text("/salaries/vt/", offer="44k")
        self.assertIn("Read as $44,000 a year", said)
        self.assertNotIn("earn less in Vermont", said)
