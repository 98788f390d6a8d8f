"""States, the District and areas by the names that people type."""

import pytest
from django.test import SimpleTestCase, TestCase

from salaries.compare.names import AreaNames, meant
from salaries.models import Area
from salaries.places import PLACES
from salaries.usual_names import NAMED, USUAL, nearest_places, place_named
from tests.pages import text_of
from tests.small_site import make_small_site

DISTRICT = ("washington dc", "Washington, DC", "washington d.c.", "d.c.", "D. C.", "dc", "Wash. DC")
CALLED = {
    "Wash.": "wa",
    "washington": "wa",
    "Washington state": "wa",
    "Calif.": "ca",
    "N.Y.": "ny",
    "NYC": "ny",
    "New York, N.Y.": "",
    "P.R.": "pr",
    "N. Carolina": "nc",
    "west virginia": "wv",
    "W. Va.": "wv",
    "Penn.": "pa",
    "U.S. Virgin Islands": "vi",
    "Ohio": "oh",
    " TX ": "tx",
}


@pytest.mark.parametrize("text", DISTRICT)
def test_the_district_is_no_state_that_is_spelled_almost_so(text):
    assert place_named(text) == "dc"
    assert nearest_places(text) == [("dc", "District of Columbia")]


@pytest.mark.parametrize("text", CALLED)
def test_usual_names_and_abbreviations(text):
    assert place_named(text) == CALLED[text]


def test_no_name_is_of_two_places():
    every = [name for names in USUAL.values() for name in names]
    assert len(every) == len(set(every))
    assert not {usps for usps, _ in PLACES} & set(every)
    assert set(NAMED.values()) == {usps for usps, _ in PLACES}


class AreaNameTests(SimpleTestCase):
    AREAS = [
        Area(slug="dc", name="District of Columbia", kind="STATE"),
        Area(slug="wa", name="Washington", kind="STATE"),
        Area(slug="ny", name="New York", kind="STATE"),
        Area(slug="washington", name="Washington-Arlington-Alexandria, DC-VA-MD-WV", kind="METRO"),
        Area(slug="new-york", name="New York-Newark-Jersey City, NY-NJ", kind="METRO"),
        Area(slug="st-louis", name="St. Louis, MO-IL", kind="METRO"),
    ]

    def test_areas(self):
        for text, slug in [
            *((text, "dc") for text in DISTRICT),
            ("Wash.", "wa"),
            ("NYC", "new-york"),
            ("New York City, N.Y.", "new-york"),
            ("N.Y.", "ny"),
            ("Saint Louis", "st-louis"),
            ("St Louis, Mo.", "st-louis"),
        ]:
            with self.subTest(text):
                found = meant(text, map(AreaNames, self.AREAS))
                self.assertEqual(found.area and found.area.slug, slug)


class PageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_small_site()

    def test_every_page_that_takes_a_state(self):
        for page in (
            "/?",
            "/certifications/?",
            "/certifications/cpc/?",
            "/paths/?",
            "/paths/self-study-cca/?",
            "/compare/?c=cpc&c=ccs&",
            "/salaries/?",
        ):
            for typed in ("washington dc", "Washington, D.C.", "d.c."):
                with self.subTest(page + typed):
                    response = self.client.get(f"{page}state={typed}")
                    self.assertEqual(response.status_code, 200)
                    self.assertEqual(text_of(response), text_of(self.client.get(page + "state=dc")))

    def test_an_address_that_is_not_there_and_a_place_to_add(self):
        response = self.client.get("/salaries/washington-dc/")
        self.assertContains(response, 'href="/salaries/dc/"', status_code=404)
        self.assertNotContains(response, 'href="/salaries/wa/"', status_code=404)
        text = text_of(self.client.get("/salaries/compare/?add=washington+dc"))
        self.assertIn("District of Columbia", text)
