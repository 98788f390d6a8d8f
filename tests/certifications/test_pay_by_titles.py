"""What a further title does to pay is not worked out; what a survey reports of it is told."""

from django.test import TestCase

from certifications.catalogue import shelf
from certifications.catalogue.pay_by_titles import PayByTitles
from certifications.models import PayReport
from tests.certifications.side_by_side import make_side_by_side
from tests.factories import make_source
from tests.pages import text_of
from tests.shelves import take_stock
from tests.shipped import load_shipped

PAGES = (
    "/paths/?state=mi&start=coder&have=cca&have=coding-36",
    "/paths/self-study-ccs/?state=mi&start=coder&have=cca",
    "/paths/cpc-crc-self-study/states/?have=cpc",
)


class ShippedPayByTitlesTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_shipped()

    def test_who_holds_a_title_reads_what_holders_of_several_report(self):
        """AAPC, 2026, as Career Skills Center prints it: 67,260, 74,557 and 81,227."""
        for page in PAGES:
            with self.subTest(page):
                said = text_of(self.client.get(page))
                for amount in ("$67,260", "$74,557", "$81,227"):
                    self.assertIn(amount, said)
                self.assertIn("may also have worked longer", said)
                self.assertNotIn("No one publishes how much", said)

    def test_a_gap_of_a_survey_is_not_told_as_what_a_title_adds(self):
        said = text_of(self.client.get("/compare/?c=cpc&c=crc&c=cpma"))
        self.assertIn("Not what a title adds", said)


class PayByTitlesTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_side_by_side()

    def report(self, who, low, year=2025, publisher="aapc.com", **more):
        PayReport.objects.create(
            who=who,
            low=low,
            year=year,
            survey="AAPC salary survey",
            statistic="MEAN",
            source=make_source(publisher=publisher),
            **more,
        )

    def found(self):
        take_stock()
        return PayByTitles.of(shelf.at())

    def test_only_the_groups_of_one_publisher_and_year_stand_together(self):
        self.report("certified coders", 60_000, 2024)
        self.report("coders with two certifications", 70_000, 2025)
        self.assertIsNone(self.found())
        self.report("coders with two certifications", 65_000, 2024)
        self.assertEqual([r.low for r in self.found().reports], [60_000, 65_000])

    def test_the_newest_is_told_and_what_is_mistaken_is_not(self):
        for year, more in ((2023, {}), (2024, {}), (2025, {"standing": "MISTAKEN"})):
            self.report("certified coders", 60_000 + year, year, **more)
            self.report("coders with three or more certifications", 70_000 + year, year, **more)
        self.assertEqual(self.found().year, 2024)

    def test_without_one_no_one_is_said_to_publish_it(self):
        self.report("certified coders", 60_000)
        self.assertIsNone(self.found())
