"""One path in every state, on the small catalogue: Ohio and four more places with sample pay."""

import re
from html import unescape

from django.test import TestCase

from certifications.models import Fee
from salaries.models import PriceParity, Wage
from tests.pages import text_of
from tests.salaries.factories import make_nation, make_price_parity, make_wage
from tests.shelves import take_stock

from .paths_by_hand import make_paths

ADDRESS = "/paths/self-study-cpc-a/states/"


class PathInStatesTests(TestCase):
    """The path costs $425 and $222: $647.

    Ohio pays $38,060–$45,500 at prices of 95: what $40,063 and $47,895 buy. Kentucky pays
    $36,000–$38,000 at 80: $45,000 and $47,500. Utah and Iowa pay $36,000–$38,000 too: Utah at 80,
    so it is tied with Kentucky; of Iowa no price level is known. Texas pays $30,000–$33,000 at 100.
    """

    @classmethod
    def setUpTestData(cls):
        make_paths()
        Wage.objects.all().delete()
        make_nation()
        make_wage(area="oh")
        make_price_parity(area="oh", level="95")
        for usps in ("ky", "ut", "ia"):
            make_wage(area=usps, annual_p10=36_000, annual_p25=38_000)
        make_price_parity(area="ky", level="80")
        make_price_parity(area="ut", level="80")
        make_wage(area="tx", annual_p10=30_000, annual_p25=33_000)
        make_price_parity(area="tx", level="100")

    def said(self, query: str = "") -> str:
        response = self.client.get(ADDRESS + query)
        self.assertEqual(response.status_code, 200)
        return text_of(response)

    def rows(self, query: str = "") -> list[str]:
        """The names of the places, in the order of the table."""
        data = self.client.get(f"/paths/self-study-cpc-a/states.json{query}").json()
        return [row["usps"] for row in data["rows"]]

    def test_it_says_where_first_pay_goes_furthest_and_who_is_tied(self):
        said = self.said()
        self.assertIn("goes furthest in Kentucky and Utah, which are tied.", said)
        # The first note is who surveyed pay, the second who gives the price level.
        self.assertIn("goes about as far as $45,000–$47,5002 does in the U.S. on average", said)
        self.assertIn("In Kentucky it is $36,000", said)

    def test_places_of_which_the_same_is_shown_are_tied(self):
        """$36,000 at 80.05 buys $44,972 and $38,000 buys $47,470: $45,000 and $47,500 too."""
        PriceParity.objects.filter(area__slug="ut").update(level="80.05")
        take_stock()
        self.assertIn("goes furthest in Kentucky and Utah, which are tied.", self.said())
        PriceParity.objects.filter(area__slug="ut").update(level="80.1")
        take_stock()
        self.assertIn("goes furthest in Kentucky. There it is", self.said())

    def test_places_come_by_what_pay_buys_and_the_unknown_last(self):
        found = self.rows()
        self.assertEqual(found[:4], ["ky", "ut", "oh", "tx"])
        self.assertIn("ia", found[4:])

    def test_they_can_be_sorted_by_pay_by_what_the_raise_pays_and_by_name(self):
        self.assertEqual(self.rows("?order=paid")[0], "oh")
        self.assertEqual(self.rows("?order=state")[0], "al")
        # Of $32,000: Ohio’s raises are the highest, $6,060 and $13,500.
        self.assertEqual(self.rows("?order=raise&earn=32000")[0], "oh")

    def test_an_order_of_an_old_link_is_understood(self):
        self.assertEqual(
            self.rows("?order=payback&earn=32000"), self.rows("?order=raise&earn=32000")
        )
        page = self.client.get(f"{ADDRESS}?order=payback&earn=32000").content.decode()
        self.assertNotIn("payback", page.split("<main")[1].split("</main")[0])

    def test_an_order_that_is_none_gets_one_sentence(self):
        said = self.said("?order=luck")
        self.assertIn("States can be sorted by buys, paid, raise or state. You wrote “luck”.", said)
        self.assertIn("Kentucky", said)

    def test_it_counts_raises_and_cuts_and_says_never(self):
        """$32,000: a raise in four places; in Texas $30,000 is a cut and $33,000 a raise."""
        said = self.said("?earn=32000")
        self.assertIn("The likely start is higher in 4 places and lower in 0. In 1 it", said)
        # $647 ÷ $1,000 of a year are 34 weeks, 7.8 months; what has no price comes on top.
        self.assertIn("at least 8 months, or never if you start low", said)
        # All of Texas is below $34,000.
        self.assertIn("never: it is no raise", self.said("?earn=34000"))

    def test_what_is_no_raise_never_pays_back_whatever_the_cost(self):
        """The CCA’s exam has no price here: of Ohio’s raise nothing can be said."""
        Fee.objects.filter(certification__code="CCA").delete()
        take_stock()
        address = "/paths/self-study-cca/states.json?earn=34000"
        rows = {row["usps"]: row for row in self.client.get(address).json()["rows"]}
        self.assertEqual(rows["tx"]["months_unknown"], "never: it is no raise")
        self.assertEqual(rows["oh"]["months_unknown"], "cost unknown")
        said = text_of(self.client.get("/paths/self-study-cca/states/?earn=34000"))
        self.assertIn("−$4,000 to −$1,000 never: it is no raise", said)
        self.assertIn("+$4,100 to +$11,500 not known", said)

    def test_a_path_for_billers_says_whose_pay_it_is(self):
        said = text_of(self.client.get("/paths/biller-cpb/states/"))
        self.assertIn("This is coders’ pay.", said)
        self.assertNotIn("This is coders’ pay.", self.said())

    def test_months_are_the_cost_over_the_raise(self):
        """$647 × 12 ÷ $6,060 is 1.3, so 2 months; ÷ $13,500 it is 0.6, so 1 month."""
        data = self.client.get("/paths/self-study-cpc-a/states.json?earn=32000").json()
        [ohio] = (row for row in data["rows"] if row["usps"] == "oh")
        self.assertEqual((ohio["months_low"], ohio["months_high"]), (1, 2))
        self.assertEqual((ohio["gain_low"], ohio["gain_high"]), (6_060, 13_500))
        self.assertEqual((ohio["buys_low"], ohio["buys_high"]), (40_063, 47_895))

    def test_the_file_says_whose_every_figure_is_and_why_months_are_empty(self):
        """Of $31,000 a raise in Kentucky; in Texas a cut at $30,000, and a raise at $33,000."""
        address = "/paths/self-study-cpc-a/states.json?earn=31000"
        found = {row["usps"]: row for row in self.client.get(address).json()["rows"]}
        for usps in ("ky", "tx"):
            row = found[usps]
            said = (row["survey"], row["price_year"], row["cost"])
            self.assertEqual(said, ("OEWS May 2025", 2023, 647))
            self.assertTrue(row["source"] and row["price_source"])
        self.assertIsNone(found["ky"]["months_unknown"])
        self.assertIsNone(found["tx"]["months_high"])
        self.assertEqual(found["tx"]["months_unknown"], "never if you start low")
        self.assertIsNone(found["ia"]["price_source"])
        [_, note] = self.client.get(address).json()["notes"]
        self.assertIn("/paths/self-study-cpc-a.csv?earn=31000", note)
        ledger = self.client.get("/paths/self-study-cpc-a.csv?earn=31000").content.decode()
        self.assertIn("as_of,checked_on,source", ledger)

    def test_each_figure_leads_to_its_place_or_to_the_working(self):
        page = self.client.get(f"{ADDRESS}?earn=32000").content.decode()
        row = page[page.index('<a href="/salaries/oh/') :].partition("</tr>")[0]
        links = [unescape(link) for link in re.findall('class="fl[^"]*" href="([^"]*)"', row)]
        here = "/paths/self-study-cpc-a/?state=oh&earn=32000#pay"
        paid = "/salaries/oh/?earn=32000#figures"
        bought = "/salaries/oh/?adjusted=1&earn=32000#figures"
        self.assertEqual(links, [paid, bought, here, here])
        # There the same figures stand.
        for address, figure in (
            (paid, "$38,060–$45,500"),
            (bought, "$40,063–$47,895"),
            (here, "a raise of about $6,100–$13,500 a year"),
        ):
            with self.subTest(address):
                self.assertIn(figure, text_of(self.client.get(address)))

    def test_a_path_for_holders_names_no_state(self):
        said = text_of(self.client.get("/paths/cpc-crc/states/"))
        self.assertIn("No one publishes how much a further title raises pay", said)
        self.assertNotIn("Likely start", said)
        data = self.client.get("/paths/cpc-crc/states.json").json()
        self.assertEqual(data["rows"], [])

    def test_the_path_leads_to_it_with_the_answers(self):
        page = self.client.get("/paths/self-study-cpc-a/?state=oh&earn=32000")
        self.assertContains(page, 'href="/paths/self-study-cpc-a/states/?state=oh&amp;earn=32000"')

    def test_a_path_that_is_not_there_is_not_found(self):
        self.assertEqual(self.client.get("/paths/nowhere/states/").status_code, 404)
        self.assertEqual(self.client.get("/paths/nowhere/states.csv").status_code, 404)
