"""The pages of who could pay, as they are shipped: read off the rules on file, by hand."""

import re

from django.test import TestCase

from certifications.models import Funding
from tests.pages import text_of
from tests.shelves import take_stock
from tests.shipped import load_shipped


class ShippedFundingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_shipped()
        take_stock()

    def text(self, address: str) -> str:
        return text_of(self.client.get(address))

    def test_each_way_has_a_page_that_promises_nothing(self):
        for funding in Funding.objects.all():
            with self.subTest(funding.slug):
                response = self.client.get(f"/funding/{funding.slug}/")
                self.assertEqual(response.status_code, 200)
                text = text_of(response)
                for said in (funding.for_whom, funding.ask, "What we don’t know", "only they can"):
                    self.assertIn(said, text)
                if funding.condition:
                    self.assertIn(f"It pays only if {funding.condition}.", text)
                for promise in ("will pay", "you will get", "you get "):
                    self.assertNotIn(promise, text.lower())

    def test_each_says_what_must_hold_before_it_pays_for_anything(self):
        paying = Funding.objects.exclude(
            pays_course=False, pays_books=False, pays_exam=False, pays_dues=False
        )
        self.assertEqual([each.slug for each in paying if not each.condition], [])

    def test_the_list_says_who_pays_at_most_and_what_was_not_collected(self):
        text = self.text("/funding/")
        for said in ("Federal", "State", "Military", "Employer", "School", "Hardship"):
            self.assertIn(said, text)
        for said in ("$2,000 a test", "$4,500 a year", "$7,500 a year", "not collected"):
            self.assertIn(said, text)
        self.assertIn("not collected the offers of 47 states and territories: Alabama,", text)

    def test_a_reader_hears_what_is_on_file_for_their_state(self):
        self.assertIn("In Virginia, two offers are on file.", self.text("/funding/?state=va"))
        self.assertIn("no offer of Ohio", self.text("/funding/?state=oh"))

    def headings(self, address: str) -> list[str]:
        page = self.client.get(address).content.decode()
        main = page[page.index("<main") : page.index('id="states"')]
        found = re.findall(r"<(h2|summary)[^>]*>(.*?)</", main, re.S)
        return [" ".join(text.split()) for _, text in found]

    def test_the_offers_of_a_readers_state_come_first_and_those_of_others_are_folded(self):
        headings = self.headings("/funding/?state=va")
        self.assertEqual(headings[:3], ["In Virginia", "Federal", "State"])
        self.assertEqual(headings[-1], "7 offers for people in other states")
        page = self.client.get("/funding/?state=va").content.decode()
        before, fold, after = page.partition('<details class="more')
        self.assertIn("Virginia FastForward", before)
        for other in ("MassEducate", "Michigan Reconnect", "Opportunity Knocks, Nevada"):
            with self.subTest(other):
                self.assertNotIn(other, before)
                self.assertIn(other, after)

    def test_where_none_is_on_file_for_their_state_all_offers_of_states_are_folded(self):
        headings = self.headings("/funding/?state=or")
        self.assertEqual(
            (headings[0], headings[-1]), ("Federal", "9 offers for people in other states")
        )

    def test_without_a_state_each_stands_where_it_belongs(self):
        headings = self.headings("/funding/")
        self.assertEqual((headings[0], headings[-1]), ("Federal", "Hardship"))

    def test_the_data_have_the_order_of_the_page(self):
        page = self.client.get("/funding/?state=va")
        self.assertContains(page, 'href="/funding.csv?state=va"')
        data = self.client.get("/funding.json?state=va").json()
        self.assertEqual(data["query"], {"state": "va"})
        usps = [row["usps"] for row in data["rows"]]
        self.assertEqual(usps[:3], ["va", "va", None])
        self.assertEqual(len(usps), Funding.objects.count())
        self.assertNotIn(None, usps[-7:])

    def test_440_hours_fits_only_if_taught_in_so_many_weeks(self):
        text = self.text("/funding/workforce-pell/")
        self.assertIn("440 hours fits only if taught in 8 to under 15 weeks.", text)
        self.assertNotIn("College certificate, then CBCS", text)

    def test_an_offer_for_one_exam_names_the_paths_with_it(self):
        text = self.text("/funding/army-cool-cbcs/")
        self.assertIn("College certificate, then CBCS", text)
        self.assertNotIn("Self-study, then CCA", text)

    def test_a_misspelled_address_offers_what_is_near(self):
        response = self.client.get("/funding/workforce-pel/")
        self.assertEqual(response.status_code, 404)
        self.assertIn("Workforce Pell Grant", text_of(response))

    def test_the_data_hold_the_same(self):
        rows = self.client.get("/funding.json").json()["rows"]
        [gi_bill] = [row for row in rows if row["way"] == "gi-bill-tests"]
        self.assertEqual((float(gi_bill["dollars_low"]), gi_bill["per"]), (2000, "a test"))
        [virginia] = [row for row in rows if row["way"] == "virginia-g3"]
        self.assertEqual((virginia["usps"], virginia["dollars_low"]), ("va", None))
