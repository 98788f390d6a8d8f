"""Who could pay for a path, cost by cost: worked out by hand from the shipped rules and prices."""

import re

from django.test import TestCase

from tests.pages import text_of
from tests.shelves import take_stock
from tests.shipped import load_shipped

EXAM, DUES = 425, 222  # of the CPC, as AAPC’s page has them
HELP = re.compile(r"Who could pay for it.*?See all who could pay", re.DOTALL)


class PathHelpTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_shipped()
        take_stock()

    def help(self, address: str) -> str:
        text = re.sub(r"\s+", " ", text_of(self.client.get(address)))
        return HELP.search(text)[0]

    def test_what_is_left_where_the_gi_bill_pays_the_exam(self):
        told = self.help("/paths/self-study-cpc-a/")
        self.assertIn(f"you would pay ${DUES} + books to the title", told)
        self.assertIn(f"and not ${EXAM + DUES} + books", told)
        self.assertIn("only if you have GI Bill benefits left and the test is on the VA’s", told)

    def test_the_readers_own_amount_is_what_would_be_paid(self):
        told = self.help("/paths/self-study-cpc-a/?exam-cpc=2400")
        # $2,000 of $2,400 a test, $2,400 of $4,500 in a lifetime.
        self.assertRegex(told, r"GI Bill, test fees, \$2,000 a test.*?you would pay \$622 \+ books")
        self.assertRegex(told, r"Air Force COOL, \$4,500 .*?you would pay \$222 \+ books")

    def test_without_a_total_nothing_is_left_to_say(self):
        told = self.help("/paths/aapc-course-cpc-a/")
        self.assertIn("GI Bill, test fees", told)
        self.assertNotIn("you would pay", told)

    def test_the_course_of_440_hours_fits_only_in_so_many_weeks(self):
        told = self.help("/paths/course-cca/")
        self.assertIn("440 hours fits only if taught in 8 to under 15 weeks.", told)

    def test_an_offer_of_a_state_is_named_to_who_lives_there(self):
        address = "/paths/certificate-cca/"
        self.assertIn("Virginia G3", self.help(f"{address}?state=va"))
        for elsewhere in (address, f"{address}?state=oh"):
            with self.subTest(elsewhere):
                self.assertNotIn("Virginia G3", self.help(elsewhere))

    def test_the_dues_and_books_of_aapc_are_not_those_of_ahima(self):
        self.assertIn("AAPC hardship fund", self.help("/paths/self-study-cpc-a/"))
        self.assertNotIn("AAPC hardship fund", self.help("/paths/self-study-cca/"))

    def test_a_program_says_who_could_pay_and_who_could_not(self):
        told = self.help("/programs/foundation-bmc-cpc/")
        self.assertIn("80 hours is too short: it pays for 150 hours or more.", told)
        self.assertIn("634 hours is too long", self.help("/programs/cecil-physician-coder/"))
        shore = self.help("/programs/eastern-shore-billing-coding/")
        self.assertIn("Federal financial aid cannot be used", shore)
        self.assertIn("Virginia G3", shore)
