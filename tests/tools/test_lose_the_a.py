"""Losing the “A”: a sample catalogue, whose days and dollars are worked out here by hand.

Dues are $120 a year; Practicode costs $200 to $260, and no source gives the price of the course.
"""

from datetime import date

from django.http import QueryDict
from django.test import TestCase

from certifications.catalogue import shelf
from certifications.models import Certification, Fee, Training, TrainingCost
from certifications.tools.losing_the_a import LoseAForm, lose_the_a
from coderpath.today import looking_ahead
from tests.certifications.rows import make_cpc, make_fact, make_way
from tests.factories import make_certification, make_issuer, make_source
from tests.pages import text_of

PAGE = "/tools/lose-the-a/"
TODAY = date(2026, 11, 22)
WAYS = (
    ("Two years in a sample office", {"experience_months": 24}),
    ("A year and a sample course", {"experience_months": 12, "training_hours": 60}),
    ("A year and Practicode", {"experience_months": 12, "asks_practicode": True}),
    ("A sample course and Practicode", {"training_hours": 60, "asks_practicode": True}),
    ("Some of each", {"also_asks": "some of each (the sample breaks off)"}),
)


def make_apprenticed() -> None:
    """A CPC and a COC of a sample body, each with an “A” and the same ways to lose it."""
    body = make_issuer(code="SB", name="Sample Body")
    make_fact(Fee, issuer=body, kind="DUES", amount=120, every_months=12)
    practicode = Training.objects.create(slug="practicode", name="Practicode")
    make_fact(TrainingCost, training=practicode, low=200, high=260)
    for code in ("CPC", "COC"):
        one = make_certification(code=code, issuer=body, apprentice_code=f"{code}-A")
        page = {"certification": one, "source": make_source()}
        for rule, asked in WAYS:
            make_way(**page, purpose="LOSE_A", rule=rule, **asked)
        for rule in ("Sample: a note from each office", "Sample: signed", "Sample: as a scan"):
            make_way(**page, purpose="PROOF", rule=rule, about="WORK")
        make_way(**page, purpose="COUNTS", rule="Sample: months as a trainee", about="WORK")
    make_certification(code="CCS")


class LoseTheATests(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_apprenticed()

    def asked(self, query):
        with looking_ahead(TODAY):
            there = shelf.at()
            return lose_the_a(LoseAForm(QueryDict(query), there.apprenticed), there)

    def route(self, query, rule):
        return next(r for r in self.asked(query).routes if r.row.rule == rule)

    def ask(self, query=""):
        with looking_ahead(TODAY):
            return self.client.get(f"{PAGE}?{query}")

    def test_two_years_of_work(self):
        """Six months are done: eighteen from Sept. 1, 2026. Dues fall due once, on June 1, 2027."""
        query = "c=cpc-a&passed=2026-06-01&months=6&job=2026-09-01"
        route = self.route(query, "Two years in a sample office")
        self.assertEqual(route.day, date(2028, 3, 1))
        self.assertEqual((route.total.figure, route.total.unknown), ("$120", 0))

    def test_dues_of_years_that_are_over_are_not_counted_again(self):
        """Passed June 1, 2025: those of June 1, 2026 are paid, those of June 1, 2027 fall due."""
        query = "c=cpc-a&passed=2025-06-01&months=6&job=2026-09-01"
        self.assertEqual(self.route(query, "Two years in a sample office").total.figure, "$120")

    def test_what_has_no_day_has_no_dues_yet(self):
        query = "c=cpc-a&passed=2026-06-01&months=6&job=2026-09-01"
        route = self.route(query, "A year and Practicode")
        self.assertIsNone(route.day)
        self.assertEqual(route.not_before, date(2027, 3, 1))
        self.assertEqual(route.total.range, "$200 to $260 or more")
        self.assertEqual(route.total.unknown, 1)

    def test_a_course_without_a_price_is_unknown(self):
        route = self.route("c=coc-a&months=12", "A year and a sample course")
        self.assertTrue(route.total.is_unknown)
        self.assertEqual(route.total.unknown, 2)
        self.assertEqual(
            [cost.label for cost in route.costs], ["Membership dues", "60-hour course"]
        )

    def test_without_any_job(self):
        query = "c=cpc-a&passed=2026-06-01&course=1&practicode=1"
        route = self.route(query, "A sample course and Practicode")
        self.assertTrue(route.is_met)
        self.assertEqual(route.total.figure, "$0")

    def test_planned_days_give_the_way_without_a_job_a_day_and_a_cost(self):
        """Passed June 1, 2026: by July 1, 2027 dues of $120 fall due once, beside $200 to $260."""
        query = "c=cpc-a&passed=2026-06-01&months=0&course_day=2027-02-01&practicode_day=2027-07-01"
        route = self.route(query, "A sample course and Practicode")
        self.assertEqual(route.day, date(2027, 7, 1))
        self.assertEqual(route.total.range, "$320 to $380 or more")
        self.assertEqual(route.total.unknown, 1)
        self.assertIn("title CPC-A on July 1, 2027 at the earliest", self.asked(query).lead)
        self.assertIn(
            "80-hour course planned by Feb. 1, 2027, Practicode planned by July 1, 2027",
            self.asked(query).said,
        )

    def test_a_past_day_is_as_good_as_a_tick_and_a_planned_one_is_not(self):
        past = "c=cpc-a&passed=2026-06-01&course_day=2025-01-01&practicode=1"
        self.assertTrue(self.route(past, "A sample course and Practicode").is_met)
        self.assertIn("80-hour course completed, Practicode completed", self.asked(past).said)
        planned = "c=cpc-a&passed=2026-06-01&course=1&course_day=2027-01-01&practicode=1"
        route = self.route(planned, "A sample course and Practicode")
        self.assertEqual(route.day, date(2027, 1, 1))

    def test_without_the_day_of_passing_it_asks_for_it(self):
        route = self.route("c=cpc-a&months=24", "Two years in a sample office")
        self.assertIn("say the day you passed", route.costs[0].note)

    def test_the_heading_claims_no_order_without_a_day(self):
        text = text_of(self.ask("c=cpc-a&months=0"))
        self.assertIn("Your options: none has a date yet", text)
        self.assertIn("We need a few dates first", text)
        self.assertIn("Missing: the day you complete 60 hours of a course", text)
        text = text_of(self.ask("c=cpc-a&months=24"))
        self.assertIn("Your options, the soonest first", text)

    def test_the_way_whose_text_breaks_off(self):
        route = self.route("c=cpc-a&months=600&course=1&practicode=1", "Some of each")
        self.assertIsNone(route.day)
        self.assertIn("breaks off", route.missing[0])

    def test_the_lead(self):
        for query, said in [
            (
                "c=cpc-a&months=24",
                "You can drop the title CPC-A now: two years in a sample office.",
            ),
            ("c=coc-a&months=6&job=2026-09-01", "title COC-A on March 1, 2028 at the earliest"),
            ("c=cpc-a", "We need a few dates first."),
        ]:
            with self.subTest(query=query):
                self.assertIn(said, self.asked(query).lead)

    def test_papers_stand_in_the_order_of_the_source(self):
        text = text_of(self.ask("c=cpc-a&papers=letters&job=2026-09-01"))
        papers = text[text.index("Documents to collect") :]
        asked = ("a note from each office", "Sample: signed", "Sample: as a scan")
        places = [papers.index(said) for said in asked]
        self.assertEqual(places, sorted(places))
        self.assertIn("For each job or externship you have it", papers)
        self.assertIn("The job you named Sept. 1, 2026", papers)

    def test_what_counts_and_what_nobody_says(self):
        text = text_of(self.ask("c=coc-a"))
        counts = text[text.index("SB says it counts") : text.index("No source that we read says")]
        self.assertIn("Sample: months as a trainee", counts)
        self.assertIn("Billing", text[text.index("No source that we read says") :])

    def test_answers_fill_it_in(self):
        form = self.ask("start=apprentice&have=coding-6").context["form"]
        self.assertEqual((form.asked("c"), form.asked("months")), ("cpc-a", 6))
        form = self.ask("have=coc-a&have=coding-6&months=9").context["form"]
        self.assertEqual((form.asked("c"), form.asked("months")), ("coc-a", 9))

    def test_nothing_asked_asks(self):
        response = self.ask()
        self.assertContains(response, "Show my options")
        self.assertIsNone(response.context["lose_a"])

    def test_bad_input_is_said_and_the_rest_is_answered(self):
        for query, said in [
            ("passed=2026-02-31", "The day you passed must be a day that there is"),
            ("passed=1950-01-01", "The day you passed must lie between"),
            ("months=-4", "a whole number between 0 and 600. You wrote “-4”."),
            ("months=2.5", "You wrote “2.5”."),
            ("months=601", "You wrote “601”."),
            ("job=9999-01-01", "The first day of the job must lie between"),
            ("course_day=2027-02-30", "The day the course is complete must be a day that there is"),
            ("practicode_day=9999-01-01", "The day Practicode is complete must lie between"),
            ("papers=all", "Choose documents from the list."),
        ]:
            with self.subTest(query=query):
                response = self.ask(f"c=cpc-a&{query}")
                self.assertContains(response, said)
                self.assertContains(response, "Your options")

    def test_only_two_have_an_a(self):
        response = self.ask("c=ccs")
        self.assertIn("Only the CPC-A and the COC-A are apprentice titles.", text_of(response))

    def test_an_a_without_a_rule_is_a_gap(self):
        """As the form for certifications allows: a title first, its rules later."""
        Certification.objects.filter(slug="ccs").update(apprentice_code="CCS-A")
        response = self.ask("c=ccs-a")
        self.assertIn("No source we read says how to move on from the CCS-A.", text_of(response))

    def test_costs_few_queries(self):
        with self.assertNumQueries(2):
            self.client.get(f"{PAGE}?c=cpc-a&months=6")


class ToolsTests(TestCase):
    def test_each_tool_is_named_and_gets_the_answers(self):
        make_cpc()
        response = self.client.get("/tools/?state=oh&have=cpc-a")
        for path in ("/tools/lose-the-a/", "/tools/exam-day/", "/tools/keep/"):
            self.assertContains(response, f'href="{path}?state=oh&amp;have=cpc-a"')

    def test_the_page_of_a_certification_leads_to_its_tools(self):
        make_cpc()
        response = self.client.get("/certifications/cpc/")
        for path in ("lose-the-a/?c=cpc-a", "exam-day/?c=cpc", "keep/?c=cpc"):
            self.assertContains(response, f'href="/tools/{path}"')
