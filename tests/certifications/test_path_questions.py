"""What to ask about a path before paying, on the small catalogue."""

from django.test import TestCase

from certifications.models import Fee
from tests.factories import make_fee
from tests.pages import text_of

from .paths_by_hand import make_paths


class PathQuestionsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_paths()

    def said(self, slug: str, query: str = "") -> str:
        response = self.client.get(f"/paths/{slug}/ask/{query}")
        self.assertEqual(response.status_code, 200)
        return text_of(response)

    def test_each_cost_without_a_price_is_asked_of_who_knows(self):
        """Nobody has a price of books for the CPC; AAPC gives the exam’s, which is not asked."""
        said = self.said("self-study-cpc-a")
        self.assertIn("Ask AAPC", said)
        self.assertIn("Which books or practice tests do you advise for the CPC exam", said)
        self.assertIn("No source we read has a price.", said)
        self.assertNotIn("What does the CPC exam cost today", said)

    def test_an_exam_without_a_price_is_asked_first_hand(self):
        said = self.said("cpc-cic")
        self.assertIn("What does the CIC exam cost today", said)

    def test_a_disputed_price_is_asked_with_what_sources_say(self):
        fee = Fee.objects.get(certification__code="CPC", amount=425)
        make_fee(certification=fee.certification, kind=fee.kind, payer=fee.payer, amount=475)
        said = self.said("self-study-cpc-a")
        self.assertIn("What does the CPC exam cost today", said)
        self.assertRegex(said, r"Sources disagree\. We use \$\d+\S*; others say \$\d+")

    def test_an_answer_is_counted_and_goes_back_to_the_path(self):
        """$425 and $222 with books of $80 are $727."""
        query = "?state=oh&materials-cpc=80"
        said = self.said("self-study-cpc-a", query)
        self.assertIn("With your answers: $727", said)
        page = self.client.get(f"/paths/self-study-cpc-a/ask/{query}")
        self.assertContains(
            page, 'href="/paths/self-study-cpc-a/?state=oh&amp;materials-cpc=80#ledger"'
        )
        self.assertContains(page, '<input type="hidden" name="state" value="oh">', html=True)

    def test_an_answer_that_is_no_amount_gets_one_sentence_and_is_kept(self):
        response = self.client.get("/paths/self-study-cpc-a/ask/?materials-cpc=about+80")
        self.assertContains(response, "write dollars, such as 120 or 89.50.")
        self.assertContains(response, 'value="about 80"')

    def test_the_path_leads_to_it(self):
        page = self.client.get("/paths/self-study-cpc-a/?state=oh")
        self.assertContains(page, 'href="/paths/self-study-cpc-a/ask/?state=oh"')

    def test_a_path_that_is_not_there_is_not_found(self):
        self.assertEqual(self.client.get("/paths/nowhere/ask/").status_code, 404)
