"""Losing the “A”, by the shipped rules."""

from datetime import date

from django.core.management import call_command
from django.http import QueryDict
from django.test import TestCase

from certifications.catalogue import shelf
from certifications.models import Certification
from certifications.tools.losing_the_a import LoseAForm, lose_the_a
from coderpath.today import looking_ahead
from tests.certifications.rows import make_cpc
from tests.pages import text_of

PAGE = "/tools/lose-the-a/"
TODAY = date(2026, 11, 22)


class LoseTheATests(TestCase):
    @classmethod
    def setUpTestData(cls):
        call_command("load_catalogue", verbosity=0)

    def asked(self, query):
        with looking_ahead(TODAY):
            there = shelf.at()
        return lose_the_a(LoseAForm(QueryDict(query), there.apprenticed), there)

    def route(self, query, rule):
        return next(r for r in self.asked(query).routes if r.row.rule.startswith(rule))

    def test_two_years_of_work(self):
        query = "c=cpc-a&passed=2026-06-01&months=6&job=2026-09-01"
        route = self.route(query, "Two years")
        self.assertEqual(route.day, date(2028, 3, 1))
        # One anniversary of passing until then, 1 Jun 2027: dues of $222 once.
        self.assertEqual((route.total.figure, route.total.unknown), ("$222", 0))

    def test_practicode_costs_what_one_page_says(self):
        query = "c=cpc-a&passed=2026-06-01&months=6&job=2026-09-01"
        route = self.route(query, "One year of work and Practicode")
        self.assertIsNone(route.day)
        self.assertEqual(route.not_before, date(2027, 3, 1))
        self.assertEqual(route.total.range, "$250 to $300 or more")
        self.assertEqual(route.total.unknown, 1)

    def test_a_course_has_no_price(self):
        route = self.route("c=coc-a&months=12", "One year of work and an 80-hour course")
        self.assertTrue(route.total.is_unknown)
        self.assertEqual(route.total.unknown, 2)

    def test_without_any_job(self):
        route = self.route("c=cpc-a&passed=2026-06-01&course=1&practicode=1", "An 80-hour course")
        self.assertTrue(route.is_met)
        self.assertEqual(route.total.figure, "$0")

    def test_planned_days_give_the_way_without_a_job_a_day_and_a_cost(self):
        """Passed 1 Jun 2026: by 1 Jul 2027 dues of $222 fall due once. Practicode is $250 to $300,
        the course has no price."""
        query = "c=cpc-a&passed=2026-06-01&months=0&course_day=2027-02-01&practicode_day=2027-07-01"
        route = self.route(query, "An 80-hour course")
        self.assertEqual(route.day, date(2027, 7, 1))
        self.assertEqual(route.total.range, "$472 to $522 or more")
        self.assertEqual(route.total.unknown, 1)
        self.assertIn("can go on 1 Jul 2027 at the earliest", self.asked(query).lead)
        self.assertIn(
            "80-hour course planned by 1 Feb 2027, Practicode planned by 1 Jul 2027",
            self.asked(query).said,
        )

    def test_a_past_day_is_as_good_as_a_tick_and_a_planned_one_is_not(self):
        past = "c=cpc-a&passed=2026-06-01&course_day=2025-01-01&practicode=1"
        self.assertTrue(self.route(past, "An 80-hour course").is_met)
        self.assertIn("80-hour course completed, Practicode completed", self.asked(past).said)
        planned = "c=cpc-a&passed=2026-06-01&course=1&course_day=2027-01-01&practicode=1"
        self.assertEqual(self.route(planned, "An 80-hour course").day, date(2027, 1, 1))

    def test_without_the_day_of_passing_it_asks_for_it(self):
        route = self.route("c=cpc-a&months=24", "Two years")
        self.assertIn("say the day you passed", route.costs[0].note)

    def test_the_heading_claims_no_order_without_a_day(self):
        text = text_of(self.client.get(f"{PAGE}?c=cpc-a&months=0"))
        self.assertIn("Your ways: none has a day yet", text)
        self.assertIn("Give the days that you plan", text)
        self.assertIn("Missing: the day you complete 80 hours of a course", text)
        text = text_of(self.client.get(f"{PAGE}?c=cpc-a&months=24"))
        self.assertIn("Your ways, the soonest first", text)

    def test_the_way_whose_text_breaks_off(self):
        route = self.route("c=cpc-a&months=600&course=1&practicode=1", "Work and education")
        self.assertIsNone(route.day)
        self.assertIn("breaks off", route.missing[0])

    def test_the_lead(self):
        for query, said in [
            ("c=cpc-a&months=24", "The “A” of your CPC-A can go now: two years"),
            ("c=coc-a&months=6&job=2026-09-01", "can go on 1 Mar 2028 at the earliest"),
            ("c=cpc-a", "No day can be named yet"),
        ]:
            with self.subTest(query=query):
                self.assertIn(said, self.asked(query).lead)

    def test_letters_as_aapc_asks_for_them(self):
        text = text_of(self.client.get(f"{PAGE}?c=cpc-a&papers=letters&job=2026-09-01"))
        papers = text[text.index("Papers to collect") :]
        asked = ("letter from each employer", "letterhead, hand signed", "PDF that cannot be")
        places = [papers.index(said) for said in asked]
        self.assertEqual(places, sorted(places))
        self.assertIn("For each job or externship at hand", papers)
        self.assertIn("The job you named 1 Sep 2026", papers)

    def test_what_counts_and_what_nobody_says(self):
        text = text_of(self.client.get(f"{PAGE}?c=coc-a"))
        self.assertIn("externships", text[text.index("It counts") :])
        self.assertIn("Billing", text[text.index("No source that we read says") :])

    def test_answers_fill_it_in(self):
        form = self.client.get(f"{PAGE}?start=apprentice&have=coding-6").context["form"]
        self.assertEqual((form.asked("c"), form.asked("months")), ("cpc-a", 6))
        form = self.client.get(f"{PAGE}?have=coc-a&have=coding-6&months=9").context["form"]
        self.assertEqual((form.asked("c"), form.asked("months")), ("coc-a", 9))

    def test_nothing_asked_asks(self):
        response = self.client.get(PAGE)
        self.assertContains(response, "Show my ways")
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
            ("papers=all", "Papers at hand must be of the list."),
        ]:
            with self.subTest(query=query):
                response = self.client.get(f"{PAGE}?c=cpc-a&{query}")
                self.assertContains(response, said)
                self.assertContains(response, "Your ways")

    def test_only_two_have_an_a(self):
        response = self.client.get(f"{PAGE}?c=ccs")
        self.assertContains(response, "Only the CPC-A and the COC-A have an “A”.")

    def test_an_a_without_a_rule_is_a_gap(self):
        """As the form for certifications allows: a title first, its rules later."""
        Certification.objects.filter(slug="ccs").update(apprentice_code="CCS-A")
        response = self.client.get(f"{PAGE}?c=ccs-a")
        self.assertContains(response, "No way to lose the “A” of your CCS-A is collected.")

    def test_costs_few_queries(self):
        with self.assertNumQueries(2):
            self.client.get(f"{PAGE}?c=cpc-a&months=6")


class ToolsTests(TestCase):
    def test_each_tool_is_named_and_gets_the_answers(self):
        response = self.client.get("/tools/?state=oh&have=cpc-a")
        for path in ("/tools/lose-the-a/", "/tools/exam-day/", "/tools/keep/"):
            self.assertContains(response, f'href="{path}?state=oh&amp;have=cpc-a"')

    def test_the_page_of_a_certification_leads_to_its_tools(self):
        make_cpc()
        response = self.client.get("/certifications/cpc/")
        for path in ("lose-the-a/?c=cpc-a", "exam-day/?c=cpc", "keep/?c=cpc"):
            self.assertContains(response, f'href="/tools/{path}"')
