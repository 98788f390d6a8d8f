"""Related careers: the occupations, their pay, and whose state it is."""

from django.test import TestCase

from coderpath.guide.models import Statement
from salaries.models import Occupation, Wage
from tests.pages import text_of
from tests.shelves import take_stock
from tests.shipped import load_shipped


class CareersTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_shipped()
        take_stock()

    def said(self, query: str = "") -> str:
        return text_of(self.client.get(f"/careers/{query}"))

    def test_pay_is_that_of_the_nation_from_the_highest_to_the_lowest(self):
        related = self.client.get("/careers/").context["related"]
        codes = [each.occupation.code for each in related.careers]
        order = ["11-9111", "13-1041", "29-9021", "43-3021", "43-6013", "31-9094"]
        self.assertEqual(codes, order)
        said = self.said()
        for pay in ("$123,860", "$68,020", "$48,500", "$40,410", "$51,140"):
            self.assertIn(pay, said)

    def test_the_state_of_the_reader_has_a_column_of_its_own(self):
        said = self.said("?state=OH")
        for figure in ("Jobs in Ohio", "$106,140", "$46,390", "19,480"):
            self.assertIn(figure, said)
        self.assertNotIn("Jobs in Ohio", self.said())

    def test_links_to_pay_keep_the_state_and_name_the_occupation(self):
        answer = self.client.get("/careers/?state=oh&earn=33000")
        self.assertContains(answer, "/salaries/oh/?occupation=43-3021&amp;state=oh&amp;earn=33000")

    def test_the_table_as_data_has_the_nation_and_the_state(self):
        self.assertContains(self.client.get("/careers/?state=oh"), "/careers.csv?state=oh")
        table = self.client.get("/careers.json?state=oh").json()
        rows = {(row["occupation"], row["part"]): row for row in table["rows"]}
        self.assertEqual(rows["11-9111", "nation"]["annual_median"], 123860)
        self.assertEqual(rows["11-9111", "state"]["annual_median"], 106140)
        self.assertIn("type what doctors record", rows["31-9094", "nation"]["does"])
        self.assertEqual({part for _, part in rows}, {"nation", "state"})
        self.assertEqual({row["area"] for row in table["rows"]}, {"us", "oh"})
        said = self.client.get("/careers.csv").content.decode().splitlines()
        self.assertEqual(len(said), 1 + len({code for code, _ in rows}))

    def test_as_data_too_a_state_that_is_none_is_one_sentence(self):
        problems = self.client.get("/careers.json?state=zz").json()["problems"]
        self.assertEqual(len(problems), 1)
        self.assertIn("No state or territory has that postal code.", problems[0])

    def test_the_guide_leads_there(self):
        self.assertContains(self.client.get("/guide/related-jobs/"), 'href="/careers/"')

    def test_what_the_survey_has_not_in_a_state_says_so(self):
        self.assertIn("not in the survey", self.said("?state=vi"))

    def test_a_state_that_is_none_is_one_sentence_and_the_nation_is_shown(self):
        said = self.said("?state=zz")
        self.assertIn("No state or territory has that postal code.", said)
        self.assertIn("You wrote “zz”.", said)
        self.assertIn("$123,860", said)

    def test_each_says_what_it_does_and_what_carries_over(self):
        said = self.said()
        self.assertIn("type what doctors record", said)
        self.assertIn("You know what a claim needs, and why one is denied.", said)

    def test_what_a_source_no_longer_says_is_left_out(self):
        Statement.objects.get(key="does-31-9094").delete()
        take_stock()
        said = self.said()
        self.assertNotIn("type what doctors record", said)
        self.assertIn("Medical Transcriptionists", said)

    def test_an_occupation_that_is_no_longer_offered_is_not_there(self):
        Occupation.objects.filter(code="13-1041").update(is_offered=False)
        take_stock()
        self.assertNotIn("Compliance Officers", self.said())

    def test_without_wages_the_page_says_so(self):
        Wage.objects.all().delete()
        take_stock()
        answer = self.client.get("/careers/?state=oh")
        self.assertEqual(answer.status_code, 200)
        self.assertIn("No wages are loaded yet", text_of(answer))
