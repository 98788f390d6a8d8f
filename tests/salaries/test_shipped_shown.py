"""What pages show of coders in May 2025 is what the Bureau's tables say, area by area."""

import csv
import html
import re
from decimal import Decimal
from io import StringIO

from django.conf import settings
from django.test import TestCase

from salaries.models import Area
from salaries.places import PLACES
from tests.shipped import load_shipped

CODERS = "29-2072"
COLUMNS = {
    "employment": "TOT_EMP",
    "employment_error": "EMP_PRSE",
    "jobs_per_1000": "JOBS_1000",
    "location_quotient": "LOC_QUOTIENT",
    "mean_error": "MEAN_PRSE",
} | {
    f"{period}_{name}": f"{letter}_{column}"
    for period, letter in (("hourly", "H"), ("annual", "A"))
    for name, column in {
        "mean": "MEAN",
        "p10": "PCT10",
        "p25": "PCT25",
        "median": "MEDIAN",
        "p75": "PCT75",
        "p90": "PCT90",
    }.items()
}
REASONS = {"": "not published", "*": "withheld", "**": "withheld"}


def published() -> dict[str, dict[str, str]]:
    """The rows of coders in the shipped tables of May 2025, by the code of the area."""
    rows = {}
    for kind in ("national", "state", "area"):
        path = settings.BASE_DIR / "fixtures" / "wages" / f"{kind}_M2025.csv"
        with path.open(encoding="utf-8", newline="") as file:
            rows |= {r["AREA"]: r for r in csv.DictReader(file) if r["OCC_CODE"] == CODERS}
    return rows


def text(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", markup)).split())


def money(cell: str) -> str:
    return f"${int(cell):,}"


class ShownTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_shipped()
        cls.published = published()

    def test_as_data_every_cell_of_every_area(self):
        left = dict(self.published)
        pages = ["/salaries.csv", *(f"/salaries/{usps}.csv" for usps, _ in PLACES)]
        for page in pages:
            answer = self.client.get(page).content.decode()
            for row in csv.DictReader(StringIO(answer)):
                about = (row["year"], row["occupation"], row["industry"])
                if about == ("2025", CODERS, "000000") and row["area_code"] in self.published:
                    self.assert_same(row, self.published[row["area_code"]])
                    left.pop(row["area_code"], None)
        self.assertEqual(left, {})
        self.assertEqual(len(self.published), 1 + 53 + 507)

    def assert_same(self, row: dict[str, str], said: dict[str, str]):
        for name, column in COLUMNS.items():
            shown, why, cell = row[name], row[f"{name}_unknown"], said[column]
            where = (row["area"], name)
            if cell in REASONS:
                self.assertEqual((shown, why), ("", REASONS[cell]), where)
            else:
                self.assertEqual((Decimal(shown), why), (Decimal(cell), ""), where)

    def test_on_the_pages_every_area_in_its_row(self):
        """Median, error and jobs, in the table of states and in those of the areas of a state."""
        shown = {}
        for page in ("/salaries/", *(f"/salaries/{usps}/" for usps, _ in PLACES)):
            markup = self.client.get(page).content.decode()
            for row in re.findall(r"<tr[ >].*?</tr>", markup, re.DOTALL):
                for address in re.findall(r'<th[^>]*>\s*<a href="(/salaries/[^"]+)"', row):
                    shown.setdefault(address, []).append(text(row))
        slugs = dict(Area.objects.values_list("code", "slug"))
        seen = 0
        for code, said in self.published.items():
            if code == "99" or said["A_MEDIAN"] in REASONS:
                continue
            slug = slugs[code]
            rows = [r for address, rs in shown.items() if address.endswith(f"/{slug}/") for r in rs]
            parts = [money(said["A_MEDIAN"]), f"{said['MEAN_PRSE']}%"]
            parts += [f"{int(said['TOT_EMP']):,}"] if said["TOT_EMP"].isdigit() else []
            found = any(all(part in row for part in parts) for row in rows)
            self.assertTrue(found, (slug, parts, rows))
            seen += 1
        self.assertGreater(seen, 540)
