"""Numbers as people type them, on every page that takes one."""

from decimal import Decimal

from django.test import TestCase
from hypothesis import given
from hypothesis import strategies as st

from coderpath.typed import plain_number, with_point
from tests.pages import text_of
from tests.small_site import make_small_site

GROUPS = "A comma goes only between groups of three digits."


@given(st.integers(0, 10**12), st.integers(0, 99))
def test_a_number_with_its_groups_reads_back(whole, cents):
    number = f"{whole:,}.{cents:02}"
    assert Decimal(plain_number(f"${number}")) == Decimal(number.replace(",", ""))


@given(st.integers(0, 10**6), st.integers(0, 99))
def test_a_comma_for_the_point_is_never_read_as_a_hundredfold(whole, cents):
    typed = f"{whole},{cents:02}"
    assert plain_number(typed) == typed
    assert with_point(typed) == f"{whole}.{cents:02}"


class TypedNumberTests(TestCase):
    """What pages make of a number that no program would write."""

    @classmethod
    def setUpTestData(cls):
        make_small_site()

    def test_a_comma_for_the_point_is_said_shown_again_and_counts_nothing(self):
        for address, typed, told in [
            ("/certifications/?max_cost=", "399,00", f"Write 399.00. {GROUPS}"),
            ("/certifications/?max_cost=", "300,50", f"Write 300.50. {GROUPS}"),
            ("/certifications/?max_months=", "1,5", "Months of study must be a whole number"),
            ("/paths/?budget=", "1500,00", f"Write 1500.00. {GROUPS}"),
            ("/paths/?earn=", "32,50", "What you earn now must be dollars a year, such as 33,000."),
            ("/paths/?hours=", "1,5", "Hours a week must be a whole number between 1 and 80."),
            ("/paths/self-study-cpc-a/?books-cpc=", "89,50", f"Write 89.50. {GROUPS}"),
            ("/paths/self-study-cpc-a/?exam-cpc=", "399,00", f"Write 399.00. {GROUPS}"),
            ("/tools/lose-the-a/?months=", "1,5", "Months of coding work must be a whole number"),
            ("/salaries/oh/?offer=", "22,50", "Write your offer as dollars: 22.50 for an hour"),
        ]:
            with self.subTest(address + typed):
                response = self.client.get(address + typed)
                self.assertContains(response, f'value="{typed}"')
                text = text_of(response)
                self.assertIn(told, text)
                if "offer" not in address:
                    self.assertIn(f"You wrote “{typed}”.", text)
                name = address.partition("?")[2].rstrip("=")
                self.assertNotContains(response, f"{name}={typed.replace(',', '')}")

    def test_a_comma_between_groups_of_three_is_read(self):
        for typed in ("1,250", "$1,250.00", " 1250 ", "１２５０"):
            with self.subTest(typed):
                response = self.client.get("/certifications/", {"max_cost": typed})
                self.assertContains(response, "Exam fee up to $1,250")
