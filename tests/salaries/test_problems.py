"""What check_facts finds in pay, prices and projections: each is broken once, and said."""

from decimal import Decimal
from io import StringIO

from django.core.management import call_command
from django.test import TestCase

from salaries.models import Area, Industry, PriceParity, Projection, Release, Wage
from salaries.places import PLACES
from salaries.problems import of_pay

from .factories import (
    make_area,
    make_metro,
    make_nation,
    make_price_parity,
    make_projection,
    make_wage,
)

TERRITORIES = ("gu", "pr", "vi")


class Problems(TestCase):
    @classmethod
    def setUpTestData(cls):
        """51 states with 1,000 jobs each, and the nation with 51,000."""
        make_nation(employment=51_000)
        for usps, _ in PLACES:
            if usps not in TERRITORIES:
                make_wage(area=usps, employment=1_000)
        Area.objects.create(slug="gu", name="Guam", kind=Area.Kind.TERRITORY, code="66")
        make_wage(area="gu", employment=5_000)  # the nation's figure leaves it out
        make_metro("Akron, OH")
        make_price_parity()
        make_price_parity(area=Area.NATION, level="100")
        make_projection()

    def assertSaid(self, *lines):
        self.assertEqual(list(of_pay()), list(lines))

    def test_there_are_none(self):
        self.assertSaid()

    def test_check_facts_says_them(self):
        Projection.objects.update(projected=9_999)
        with self.assertRaisesMessage(Exception, "is not a change of 6.2 percent."):
            call_command("check_facts", stdout=StringIO())

    def test_a_state_that_is_wrong(self):
        for jobs, total in [(10_000, "60,000"), (100, "50,100")]:
            Wage.objects.filter(area__slug="oh").update(employment=jobs)
            self.assertSaid(
                f"May 2025, 29-2072: 51 states have {total} jobs together, the nation 51,000."
            )

    def test_rounding_is_no_problem(self):
        Wage.objects.filter(area__slug="oh").update(employment=1_260)  # 52 times 5
        self.assertSaid()
        Wage.objects.filter(area__slug="oh").update(employment=1_270)
        self.assertEqual(len(list(of_pay())), 1)

    def test_withheld_states_make_the_sum_a_lower_bound(self):
        Wage.objects.filter(area__slug__in=["oh", "ky"]).update(
            employment=None, marks={"employment": "**"}
        )
        self.assertSaid()
        Wage.objects.filter(area__slug="ca").update(employment=9_000)
        self.assertSaid(
            "May 2025, 29-2072: 49 states have 57,000 jobs together, the nation 51,000."
        )

    def test_a_release_without_the_nation(self):
        Wage.objects.filter(area__slug=Area.NATION).delete()
        self.assertSaid("May 2025, 29-2072: 52 rows, but none of the nation in all industries.")

    def test_an_industry_above_all_of_them(self):
        hospitals = Industry.objects.create(code="622000", title="Hospitals")
        wage = make_nation(industry=hospitals, employment=40_000)
        self.assertSaid()
        Wage.objects.filter(pk=wage.pk).update(employment=51_020)
        self.assertSaid("May 2025, 29-2072, Hospitals: 51,020 jobs, and in all industries 51,000.")

    def test_marks(self):
        ohio = Wage.objects.filter(area__slug="oh")
        for marks, said in [
            ({"annual_p90": "#"}, "annual_p90 has both a figure and the mark “#”."),
            ({"hourly_p90": "?"}, "hourly_p90 has the mark “?”, which means nothing."),
            ({"bonus": "*"}, "bonus is not a column."),
        ]:
            with self.subTest(said=said):
                ohio.update(marks=marks)
                self.assertSaid(f"May 2025, 29-2072, Ohio: {said}")
        ohio.update(marks={"hourly_p90": "#"})
        self.assertSaid()

    def test_a_metro_outside_its_state(self):
        akron = Area.objects.get(slug="akron")
        said = "Akron, OH (akron): its state is not among the states it lies in."
        akron.states.set([make_area("ky")])
        self.assertSaid(said)
        akron.states.set([make_area("oh")])
        self.assertSaid()
        Area.objects.filter(pk=akron.pk).update(state=None)
        self.assertSaid(said)

    def test_the_nations_price_level(self):
        PriceParity.objects.filter(area__slug=Area.NATION).update(level=Decimal("100.1"))
        self.assertSaid("Price level of United States, 2023: 100.100, but the nation is 100.")

    def test_a_change_that_is_not_that_of_the_jobs(self):
        Projection.objects.update(change_percent=Decimal("-6.2"))
        self.assertSaid(
            "29-2072 Medical Records Specialists in Ohio, 2022–32: 8,260 jobs to 8,770"
            " is not a change of -6.2 percent."
        )

    def test_years_that_are_not_those_of_the_source(self):
        row = Projection.objects.get()
        row.source.title = "Employment Projections, 2024–2034"
        row.source.save()
        self.assertSaid(
            "“Employment Projections, 2024–2034” is of 2024–2034, and has projections of 2022–2032."
        )

    def test_what_readers_do_not_see_is_not_looked_at(self):
        make_wage(area="oh", year=2024)
        self.assertSaid("May 2024, 29-2072: 1 rows, but none of the nation in all industries.")
        Release.objects.filter(year=2024).update(status=Release.Status.WITHDRAWN)
        self.assertSaid()
