"""The page for counselors, and the handouts that it makes of a list without names."""

from urllib.parse import quote

from django.test import TestCase

from tests.pages import text_of

from .paths_by_hand import make_paths

TWO = "OH,1500,diploma\nOH,500,diploma"


class CounselorsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_paths()

    def page(self, text: str = "", more: str = "", status: int = 200):
        response = self.client.get(f"/counselors/?students={quote(text)}{more}")
        self.assertEqual(response.status_code, status)
        return response

    def test_it_leads_to_what_counselors_use(self):
        page = self.client.get("/counselors/")
        named = "/paths/self-study-cca/"  # the lowest total for someone new, $413
        for address in (f"{named}handout/", f"{named}states/", f"{named}ask/", "/api/v1/"):
            self.assertContains(page, f'href="{address}"')

    def test_a_line_gives_the_sheet_of_the_path_that_is_named_first(self):
        page = self.page(TWO)
        handout = text_of(self.client.get("/paths/self-study-cca/handout/?state=oh&budget=500"))
        costs = handout.split("What it costs")[1].split("Notes")[0]
        said = text_of(page)
        self.assertIn("2 handouts to print", said)
        self.assertEqual(said.count("Self-study, then CCA, in Ohio"), 2)
        self.assertEqual(said.count(costs), 2)

    def test_each_sheet_says_for_whom_it_is_and_has_its_own_address_and_sources(self):
        page = self.page(TWO)
        said = text_of(page)
        self.assertIn("Made for line 1: Ohio, high-school diploma or GED, up to $1,500.", said)
        address = "http://testserver/paths/self-study-cca/?state=oh&start=diploma&budget="
        self.assertIn(f"{address}1500", said)
        self.assertIn(f"{address}500", said)
        self.assertContains(page, 'class="qr"', 2)
        html = page.content.decode()
        for mark in ("s1-1", "s2-1"):
            self.assertEqual(html.count(f'id="{mark}"'), 1)
            self.assertIn(f'href="#{mark}"', html)

    def test_whom_nothing_fits_is_told_so(self):
        said = text_of(self.page("OH,50,diploma"))
        self.assertIn("No path open to you now fits $50. The lowest total", said)

    def test_what_cannot_be_read_is_named_by_line_and_column_and_the_rest_is_made(self):
        typed = "Qwertz,1500,diploma\nOH,lots,diploma\nOH,1500,dentist\nTX,800,diploma"
        page = self.page(typed, status=400)
        said = text_of(page)
        self.assertIn("Line 1, column 1: write a state, such as OH or Ohio.", said)
        self.assertIn("Line 2, column 2: write dollars from 1 to 1,000,000", said)
        self.assertIn("Line 3, column 3: write no-diploma, diploma,", said)
        self.assertIn("1 handout to print", said)
        self.assertIn("Made for line 4: Texas", said)
        for typed in ("Qwertz", "lots", "dentist"):
            self.assertNotContains(page, typed, status_code=400)
        read = "?, 1500, diploma\nOH, ?, diploma\nOH, 1500, ?\nTX, 800, diploma"
        self.assertContains(page, read, status_code=400)

    def test_names_are_refused_and_nothing_of_the_list_is_repeated(self):
        page = self.page("name,state\nMaria Lopez,OH", status=400)
        self.assertContains(page, "Leave names out", status_code=400)
        self.assertNotContains(page, "Maria", status_code=400)
        self.assertNotContains(page, 'class="hand', status_code=400)

    def test_large_type_is_asked_for_and_said(self):
        page = self.page(TWO, "&large=1")
        self.assertContains(page, 'class="hand large"', 2)
        self.assertIn("In large type each handout begins on a new sheet", text_of(page))
        one = self.client.get("/paths/self-study-cca/handout/?large=1")
        self.assertContains(one, 'class="hand large"')

    def test_it_answers_for_a_day_in_the_past(self):
        said = text_of(self.page(TWO, "&as_of=2020-01-01"))
        self.assertIn("CoderPath, Jan. 1, 2020", said)

    def test_nobody_may_send_it(self):
        self.assertEqual(self.client.post("/counselors/", {"students": TWO}).status_code, 405)
