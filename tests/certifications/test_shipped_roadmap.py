"""The roadmap of what is shipped: read off the fixtures and the rules by hand."""

import csv
import io
from itertools import combinations

from django.test import TestCase

from certifications.roadmap.layout import BOX_HEIGHT, BOX_WIDTH
from tests.pages import text_of
from tests.shipped import load_shipped


class ShippedRoadmapTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_shipped()

    def page(self, query=""):
        return self.client.get(f"/roadmap/{query}")

    def open(self, query: str) -> set[str]:
        return set(self.page(query).context["page"].open)

    def test_every_arrow_on_file_and_no_other(self):
        """By `progressions.json` without what is mistaken there, and the paths of holders."""
        lines = self.page().context["page"].drawing.lines
        found = {(line.link.start, line.link.end) for line in lines}
        self.assertEqual(
            found,
            {
                *(("cpc", end) for end in ["ccds-o", "ccs", "cdeo", "cic", "coc", "cpma", "crc"]),
                *(("cca", end) for end in ["ccs", "ccs-p", "chps"]),
                *(("ccs", end) for end in ["ccs-p", "chps", "ccds", "ccds-o"]),
                *(("ccs-p", end) for end in ["ccs", "chps", "ccds"]),
                *(("rhit", end) for end in ["ccs", "ccs-p", "rhia", "chps", "ccds", "ccds-o"]),
                *(("rhia", end) for end in ["ccs", "ccs-p", "chps", "ccds", "ccds-o"]),
                ("coc", "ccds-o"),
                ("crc", "ccds-o"),
            },
        )

    def test_the_apprentice_titles_turn_into_the_full_ones_by_two_years_of_work(self):
        drawing = self.page().context["page"].drawing
        said = {line.link.start: words for line, words in drawing.full_lines}
        self.assertEqual(said, {"cpc-a": "2 years’ work", "coc-a": "2 years’ work"})

    def test_no_box_lies_on_another_and_all_fit_the_page(self):
        drawing = self.page().context["page"].drawing
        for one, other in combinations(drawing.layout.boxes.values(), 2):
            apart = abs(one.x - other.x) >= BOX_WIDTH or abs(one.y - other.y) >= BOX_HEIGHT
            self.assertTrue(apart, (one, other))
        self.assertLessEqual(drawing.layout.width, 1_130)

    def test_a_diploma_and_a_limit_open_the_first_exams(self):
        """The CCA is $299 in the first year; the CPC $425, with dues of $222."""
        found = self.open("?start=diploma&budget=1500")
        self.assertLessEqual({"cca", "cpc-a"}, found)
        self.assertNotIn("cpc", found)
        found = self.open("?start=diploma&budget=640")
        self.assertIn("cca", found)
        self.assertNotIn("cpc-a", found)

    def test_what_has_no_price_never_fits_a_limit(self):
        self.assertNotIn("cic", self.open("?start=diploma&have=cpc&budget=99999"))

    def test_who_pays_the_dues_already_needs_only_the_exam(self):
        """The CDEO is $425; a CPC holder pays AAPC’s dues already."""
        self.assertIn("cdeo", self.open("?have=cpc&have=diploma&budget=450"))
        self.assertNotIn("cdeo", self.open("?have=diploma&budget=450"))

    def test_two_years_of_work_give_the_full_title(self):
        found = self.open("?start=diploma&have=coding-24")
        self.assertIn("cpc", found)
        self.assertNotIn("cpc-a", found)

    def test_what_is_held_is_not_open(self):
        self.assertNotIn("cca", self.open("?have=cca&have=diploma"))

    def test_the_map_has_room_for_what_has_a_level(self):
        drawing = self.page().context["page"].drawing
        self.assertEqual(len(drawing.drawn) + drawing.only_listed, len(drawing.profiles))
        self.assertLess(len(drawing.drawn), 25)
        self.assertLessEqual(drawing.layout.height, 1_200)

    def test_without_answers_nothing_is_open_and_the_page_asks(self):
        self.assertEqual(self.open(""), set())
        self.assertIn("Tell us what you have", text_of(self.page()))

    def test_the_answers_go_on_with_every_link(self):
        html = self.page("?state=oh&start=diploma").content.decode()
        self.assertIn('href="/certifications/cca/?state=oh&amp;start=diploma"', html)

    def test_old_and_wrong_names_lead_to_a_search(self):
        page = self.page()
        self.assertIn("CPC-H is an old name of the COC", text_of(page))
        wrong = "Certified Professional Coding Specialist is a wrong name for the CPC"
        self.assertIn(wrong, text_of(page))
        self.assertIn('href="/search/?q=CPC-H"', page.content.decode())

    def test_as_data_each_reason_is_a_row_with_its_source_or_its_path(self):
        """The CCA leads to the CCS by AHIMA’s word, and by one path."""
        text = self.client.get("/roadmap.csv?issuer=ahima").content.decode("utf-8-sig")
        rows = [row for row in csv.DictReader(io.StringIO(text)) if row["from"] == "CCA"]
        rows = [row for row in rows if row["to"] == "CCS"]
        self.assertEqual([row["path"] for row in rows], ["", "CCA first, a year's work, then CCS"])
        self.assertIn("AHIMA", rows[0]["says_source"])
        self.assertEqual(rows[1]["path_address"], "/paths/cca-then-ccs/")

    def test_a_search_finds_it(self):
        for asked in ("roadmap", "map of certifications"):
            page = self.client.get("/search/", {"q": asked}, follow=True)
            self.assertIn("/roadmap/", page.content.decode(), asked)
