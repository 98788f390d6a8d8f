"""One path on one sheet of paper: the same rows and sums as its page."""

from django.test import TestCase
from django.urls import reverse

from tests.pages import text_of

from .paths_by_hand import make_paths


class HandoutTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_paths()

    def said(self, slug: str, query: str = "") -> str:
        return text_of(self.client.get(reverse("certifications:path_handout", args=[slug]) + query))

    def test_it_has_the_total_and_the_costs_of_the_page(self):
        """Exam 425 and dues 222; two attempts at 499 are a price, the chance of them is none."""
        said = self.said("self-study-cpc-a", "?state=oh")
        costs = said.split("What it costs")[1].split("What we don’t know")[0]
        self.assertRegex(costs, r"CPC exam\S* 425 ")
        self.assertRegex(costs, r"AAPC dues\S* 222 ")
        self.assertIn("Books to study with, CPC no price found", costs)
        self.assertIn("647", costs.split("Total we can add up")[1])
        self.assertIn("$38,060–$45,500", said)

    def test_it_counts_what_the_reader_says(self):
        said = self.said("self-study-cpc-a", "?state=oh&exam-cpc=100&earn=50000")
        self.assertIn("CPC exam (yours) 100", said)
        self.assertIn("a cut of about $4,500–$11,900 a year", said)

    def test_it_says_what_a_coder_does_and_what_the_short_names_stand_for(self):
        said = self.said("self-study-cpc-a")
        self.assertIn("turns each diagnosis and treatment into standard codes", said)
        self.assertIn("CPC-A: the same title as an apprentice.", said)

    def test_its_steps_are_what_there_is_to_do(self):
        """Nobody need be a member for the CCA, and its members pay more; who fails has no step."""
        steps = self.said("self-study-cca").split("Steps")[1].split("Bring and keep")[0]
        self.assertIn("Take the CCA exam", steps)
        self.assertNotIn("membership", steps)
        self.assertNotIn("If you fail", steps)
        member = self.said("self-study-cca", "?payer=member").split("Steps")[1]
        self.assertIn("membership", member.split("Bring and keep")[0])

    def test_it_prices_no_membership_that_the_reader_does_without(self):
        costs = self.said("self-study-cca").split("What it costs")[1].split("What we don’t")[0]
        self.assertNotIn("dues", costs)
        self.assertRegex(self.said("self-study-cca", "?payer=member"), r"dues\S* \d")

    def test_a_part_of_a_second_try_is_called_a_part(self):
        costs = self.said("self-study-cca").split("What it costs")[1].split("What we don’t")[0]
        self.assertRegex(costs, r"Part of a second try at the CCA \(\d+% fail\)")
        self.assertNotIn("Part of", self.said("self-study-cca", "?fail=once"))

    def test_the_exam_has_its_pass_rate(self):
        steps = self.said("self-study-cca").split("Steps")[1].split("Bring and keep")[0]
        self.assertRegex(steps, r"Take the CCA exam\. .* \d+%\S* passed at the first try")

    def test_its_address_leads_back_with_the_answers(self):
        said = self.said("self-study-cca", "?state=oh&exam-cca=5")
        self.assertIn("http://testserver/paths/self-study-cca/?state=oh&exam-cca=5", said)

    def test_the_address_is_the_one_that_the_site_is_known_by(self):
        with self.settings(SITE_ADDRESS="https://coderpath.example"):
            said = self.said("self-study-cca", "?state=oh")
        self.assertIn("https://coderpath.example/paths/self-study-cca/?state=oh", said)

    def test_the_page_of_the_path_leads_to_it(self):
        page = self.client.get(
            reverse("certifications:path", args=["self-study-cca"]) + "?state=oh"
        )
        self.assertContains(page, 'href="/paths/self-study-cca/handout/?state=oh"')

    def test_a_path_that_is_not_there_is_not_found(self):
        self.assertEqual(self.client.get("/paths/nowhere/handout/").status_code, 404)
