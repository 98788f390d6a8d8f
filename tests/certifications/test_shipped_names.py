"""Usual words of the trade find what is shipped."""

from django.http import QueryDict
from django.test import TestCase

from certifications.catalogue import shelf
from certifications.list.listing import CertificationListing
from coderpath.guide import usual_words
from tests.shipped import load_shipped


class ShippedNamesTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_shipped()

    def listed(self, q) -> set[str]:
        asked = QueryDict(mutable=True)
        asked["q"] = q
        return {row.certification.code for row in CertificationListing(asked, shelf.at()).hits}

    def test_usual_words_find_what_they_mean(self):
        home_care = {"HCS-C", "HCS-D", "HCS-H", "HCS-O"}
        self.assertLessEqual(home_care, self.listed("home health"))
        self.assertEqual(self.listed("obgyn"), {"COBGC"})
        self.assertEqual(self.listed("CPC-H"), {"COC"})

    def test_words_for_the_whole_trade_are_the_name_of_one_certification(self):
        names = {one.name.lower() for one in shelf.at().certifications}
        told = [each for each in usual_words.of_pages(shelf.at().rows) if each.says]
        self.assertTrue(told)
        for each in told:
            with self.subTest(each):
                self.assertTrue(names & set(each.called))

    def test_places_lead_to_areas_that_are_shipped(self):
        for q, address in [
            ("Los Angeles", "/salaries/ca/los-angeles-long-beach-anaheim/"),
            ("San Juan", "/salaries/pr/san-juan-bayamon-caguas/"),
            ("St. Louis", "/salaries/mo/st-louis/"),
        ]:
            with self.subTest(q):
                self.assertRedirects(self.client.get("/search/", {"q": q}), address)
