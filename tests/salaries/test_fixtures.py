"""The wages that ship, against the publisher's tables as read by eye."""

import csv
from decimal import Decimal
from itertools import product

from django.conf import settings
from django.core.management import call_command
from django.db.models import Count
from django.test import TestCase

from salaries.figures import Mark
from salaries.models import CODERS, Area, Measure, Occupation, Release, Wage
from salaries.places import PLACES

from .factories import pay_of

MAY_2025 = {  # of 29-2072: jobs, their error, mean, its error, p10, p25, median, p75, p90
    "us": (194_720, "1.1", 56_790, "0.4", 37_000, 43_490, 51_140, 64_820, 81_150),
    "oh": (7_440, "3.8", 56_620, "0.8", 38_060, 45_500, 50_990, 63_510, 79_290),
    "dc": (270, "22.3", 80_250, "11.5", 46_300, 55_750, 72_040, 99_060, 128_010),
    "pr": (1_850, "10.2", 34_060, "6.0", 21_900, 23_020, 27_990, 39_680, 57_780),
    "gu": (70, "11.3", 41_010, "1.7", 29_120, 35_330, 38_470, 44_810, 55_430),
    "al": (2_330, "5.0", 45_710, "1.1", 30_250, 36_160, 43_810, 52_040, 64_730),
}
MAY_2024 = {  # of 29-2072: jobs, mean, p10, p25, median, p75, p90
    "us": (187_910, 55_970, 35_780, 41_600, 50_250, 64_070, 80_950),
    "oh": (8_180, 57_620, 37_470, 44_100, 51_420, 66_040, 82_080),
    "pr": (1_730, 26_930, 19_760, 21_110, 22_880, 28_230, 36_420),
    "vt": (470, 52_960, 40_160, 45_490, 48_610, 59_800, 64_430),
}


COLUMNS = {
    "employment": "TOT_EMP",
    "employment_error": "EMP_PRSE",
    "jobs_per_1000": "JOBS_1000",
    "location_quotient": "LOC_QUOTIENT",
    "hourly_mean": "H_MEAN",
    "hourly_p10": "H_PCT10",
    "hourly_p25": "H_PCT25",
    "hourly_median": "H_MEDIAN",
    "hourly_p75": "H_PCT75",
    "hourly_p90": "H_PCT90",
    "annual_mean": "A_MEAN",
    "annual_p10": "A_PCT10",
    "annual_p25": "A_PCT25",
    "annual_median": "A_MEDIAN",
    "annual_p75": "A_PCT75",
    "annual_p90": "A_PCT90",
    "mean_error": "MEAN_PRSE",
}


def wage(area, year=2025, code=CODERS):
    return Wage.objects.across_industries().get(
        area__slug=area, release__year=year, occupation__code=code
    )


class ShippedWages(TestCase):
    @classmethod
    def setUpTestData(cls):
        call_command("load_catalogue", verbosity=0)

    def test_figures_of_may_2025_are_the_publishers(self):
        columns = (
            "employment",
            "employment_error",
            "annual_mean",
            "mean_error",
            "annual_p10",
            "annual_p25",
            "annual_median",
            "annual_p75",
            "annual_p90",
        )
        for area, figures in MAY_2025.items():
            with self.subTest(area=area):
                row = wage(area)
                expected = [Decimal(figure) for figure in figures]
                self.assertEqual([getattr(row, name) for name in columns], expected)

    def test_figures_of_may_2024_are_the_publishers(self):
        columns = (
            "employment",
            "annual_mean",
            "annual_p10",
            "annual_p25",
            "annual_median",
            "annual_p75",
            "annual_p90",
        )
        for area, figures in MAY_2024.items():
            with self.subTest(area=area):
                row = wage(area, 2024)
                self.assertEqual(tuple(getattr(row, name) for name in columns), figures)

    def test_hourly_pay_and_density_of_ohio_are_the_publishers(self):
        row = wage("oh")
        hourly = (row.hourly_mean, row.hourly_p10, row.hourly_median, row.hourly_p90)
        self.assertEqual(hourly, tuple(map(Decimal, ("27.22", "18.30", "24.52", "38.12"))))
        density = (row.jobs_per_1000, row.location_quotient)
        self.assertEqual(density, (Decimal("1.341"), Decimal("1.07")))

    def test_vermont_withholds_its_jobs_but_not_its_pay(self):
        row = wage("vt")
        self.assertIsNone(row.employment)
        self.assertEqual(row.marks["employment"], Mark.EMPLOYMENT_WITHHELD)
        self.assertEqual(pay_of(row).shown["employment"].unknown, "WITHHELD")
        self.assertEqual(row.annual_median, 57_560)

    def test_the_virgin_islands_have_no_row_of_coders(self):
        coders = Wage.objects.filter(area__slug="vi", occupation__code=CODERS, release__year=2025)
        self.assertFalse(coders.exists())

    def test_wages_not_released_are_withheld(self):
        row = wage("vi", 2024, "43-3021")
        self.assertEqual(row.employment, 50)
        self.assertEqual(pay_of(row).shown["annual_median"].unknown, "WITHHELD")

    def test_pay_above_the_top_code_is_a_mark_not_a_number(self):
        figure = pay_of(wage("vt", 2024, "11-9111")).shown["annual_p90"]
        self.assertIsNone(figure.value)
        self.assertEqual(figure.figure, "at or above $239,200 a year")
        top_coded = Wage.objects.filter(marks__annual_p90=Mark.TOP_CODED, release__year=2024)
        self.assertEqual(top_coded.across_industries().count(), 13)

    def test_the_states_errors_of_may_2024_were_not_collected(self):
        self.assertEqual(pay_of(wage("oh", 2024)).shown["mean_error"].unknown, "NOT_COLLECTED")
        self.assertEqual(wage("us", 2024).mean_error, Decimal("0.6"))

    def test_the_nation_has_no_density_of_its_own(self):
        self.assertEqual(pay_of(wage("us")).shown["location_quotient"].unknown, "NOT_PUBLISHED")

    def test_as_many_rows_as_the_publisher_has(self):
        rows = Wage.objects.across_industries()
        counts = dict(rows.values_list("release__year").annotate(n=Count("pk")).order_by())
        expected = dict.fromkeys(range(2003, 2021), 7)
        expected |= {2021: 8, 2022: 8, 2023: 8 + 426, 2024: 8 + 425, 2025: 8 + 425 + 3505}
        expected[2015] += 357
        self.assertEqual(counts, expected)
        self.assertEqual(Occupation.objects.count(), 8 + 2)

    def test_every_area_of_may_2025_is_there(self):
        coders = Wage.objects.filter(occupation__code=CODERS, release__year=2025)
        counts = coders.across_industries().values_list("area__kind").annotate(n=Count("pk"))
        self.assertEqual(
            dict(counts.order_by()),
            {"NATION": 1, "STATE": 51, "TERRITORY": 2, "METRO": 375, "NONMETRO": 132},
        )

    def test_every_cell_of_coders_in_may_2025_is_the_published_one(self):
        """Nation, states, areas and industries, marks included, against the shipped tables."""
        coders = Wage.objects.filter(occupation__code=CODERS, release__year=2025)
        stored = {(row.area.code, row.industry_id): row for row in coders.select_related("area")}
        cells = 0
        for path in settings.BASE_DIR.glob("fixtures/wages/*_M2025.csv"):
            with path.open(encoding="utf-8", newline="") as file:
                rows = [row for row in csv.DictReader(file) if row["OCC_CODE"] == CODERS]
            for said in rows:
                row = stored.pop((said["AREA"], said.get("NAICS", "000000")))
                for name, column in COLUMNS.items():
                    found, cell = getattr(row, name), said[column]
                    shown = row.marks[name] if found is None else found
                    expected = cell or "-"
                    if found is not None:
                        expected = Decimal(cell)
                    self.assertEqual(shown, expected, (row, name))
                    cells += 1
        self.assertEqual(stored, {})
        self.assertEqual(cells, 17 * (1 + 53 + 507 + 120))

    def test_areas_lie_in_the_states_they_are_named_for(self):
        cincinnati = Area.objects.get(slug="cincinnati")
        self.assertEqual(cincinnati.name, "Cincinnati, OH-KY-IN")
        self.assertEqual((cincinnati.code, cincinnati.state.slug), ("17140", "oh"))
        states = set(cincinnati.states.values_list("slug", flat=True))
        self.assertEqual(states, {"oh", "ky", "in"})
        springfields = Area.objects.filter(slug__startswith="springfield").order_by("code")
        self.assertEqual(
            list(springfields.values_list("slug", "name")),
            [
                ("springfield", "Springfield, IL"),
                ("springfield-ma", "Springfield, MA"),
                ("springfield-mo", "Springfield, MO"),
                ("springfield-oh", "Springfield, OH"),
            ],
        )

    def test_hospitals_pay_more_than_offices_of_physicians(self):
        medians = {"000000": 51_140, "622000": 59_120, "621100": 47_120}
        coders = Wage.objects.filter(occupation__code=CODERS, release__year=2025)
        found = coders.filter(area__slug="us", industry__in=medians)
        self.assertEqual(dict(found.values_list("industry", "annual_median")), medians)

    def test_the_medians_of_the_nation_by_year_are_the_publishers(self):
        medians = {2021: 46_660, 2022: 47_180, 2023: 48_780, 2024: 50_250, 2025: 51_140}
        for year, median in medians.items():
            self.assertEqual(wage("us", year).annual_median, median)
        self.assertEqual(wage("us", 2018, "29-2071").annual_median, 40_350)

    def test_areas_are_the_nation_and_the_places(self):
        self.assertEqual(Area.objects.get(slug=Area.NATION).name, "United States")
        states = Area.objects.states().order_by("name")
        self.assertEqual(tuple(states.values_list("slug", "name")), PLACES)
        self.assertEqual(len(PLACES), 54)

    def test_every_wage_has_an_official_source_that_can_be_found(self):
        for release in Release.objects.select_related("source"):
            self.assertTrue(release.source.is_official)
            self.assertEqual(release.source.licence, "Public domain")
            self.assertTrue(release.source.file_name)
        self.assertEqual(Release.objects.get(year=2025).source.published, "15 May 2026")

    def test_a_cell_holds_a_figure_or_says_why_not(self):
        mute = [
            f"{name} of {row}"
            for row in Wage.objects.select_related("area", "occupation", "release").filter(
                release__year=2025
            )
            for name in Measure.values
            if (getattr(row, name) is None) != (name in row.marks)
        ]
        self.assertEqual(mute, [])

    def test_loading_again_changes_nothing(self):
        before = list(Wage.objects.order_by("pk").values())
        call_command("load_catalogue", verbosity=0)
        self.assertEqual(list(Wage.objects.order_by("pk").values()), before)

    def test_every_state_answers_for_every_occupation_and_year(self):
        places, codes = ("oh", "vt", "vi", "pr"), (CODERS, "29-9021", "31-9094", "11-9111")
        for usps, year, code in product(places, (2025, 2024), codes):
            query = {"year": year, "occupation": code}
            response = self.client.get(f"/salaries/{usps}/", query)
            self.assertNotContains(response, "None")
