"""The Bureau's own workbooks, where they are at hand: in the folder that ORIGINALS names.

The values are those that Excel shows in these files.
"""

import os
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from salaries.models import ALL_INDUSTRIES, Release, Wage

pytestmark = pytest.mark.originals


def load(name: str, **options) -> str:
    out = StringIO()
    call_command("import_oews", str(Path(os.environ["ORIGINALS"], name)), stdout=out, **options)
    return out.getvalue()


def wage(year: int, occupation: str, industry: str = ALL_INDUSTRIES) -> Wage:
    return Wage.objects.get(
        release__year=year, occupation__code=occupation, industry=industry, area__slug="us"
    )


@pytest.fixture
def catalogue(db):
    call_command("load_catalogue", verbosity=0)


VALUES = [  # year, occupation, industry: columns and what they hold
    (
        2023,
        "29-2072",
        ALL_INDUSTRIES,
        {"employment": 185_690, "employment_error": "1.0", "hourly_mean": "25.81"}
        | {"annual_mean": 53_690, "mean_error": "0.4", "hourly_p10": "16.87"}
        | {"annual_p10": 35_080, "annual_p25": 39_620, "annual_median": 48_780}
        | {"annual_p75": 61_960, "annual_p90": 77_810, "hourly_p90": "37.41"},
    ),
    (2023, "00-0000", ALL_INDUSTRIES, {"employment": 151_853_870, "annual_median": 48_060}),
    (2023, "11-1011", ALL_INDUSTRIES, {"annual_median": 206_680, "annual_p75": "#"}),
    (2023, "11-1011", ALL_INDUSTRIES, {"hourly_p90": "#", "jobs_per_1000": "-"}),
    (2023, "27-2011", ALL_INDUSTRIES, {"hourly_p90": "100.01", "annual_mean": "*"}),
    (2024, "29-2072", "62", {"employment": 122_640, "annual_median": 48_690}),
    (2024, "29-2072", "99", {"employment": 8_480, "annual_median": 58_890}),
    (2024, "29-2072", "31-33", {"employment": 100, "employment_error": "25.5"}),
    (2024, "29-9021", "42", {"employment": "**", "employment_error": "**", "hourly_mean": "34.80"}),
    (2024, "11-9111", "42", {"annual_median": 198_470, "annual_p75": "#", "annual_p90": "#"}),
    (2018, "29-2071", ALL_INDUSTRIES, {"employment": 208_650, "annual_median": 40_350}),
    (2018, "31-9094", ALL_INDUSTRIES, {"hourly_median": "16.72", "annual_p90": 51_780}),
    (2018, "11-1011", ALL_INDUSTRIES, {"annual_mean": 200_140, "annual_p90": "#"}),
]
FILES = {
    "national_M2023_dl.xlsx": 1_403,
    "natsector_M2024_dl.xlsx": 16_434,
    "oesm18nat.zip": 1_379,
}


def test_they_load_with_what_they_show(catalogue):
    for name, rows in FILES.items():
        assert f"{rows:,} rows read" in load(name, occupations=["all"])
    for year, occupation, industry, cells in VALUES:
        row = wage(year, occupation, industry)
        for column, value in cells.items():
            found = getattr(row, column)
            shown = row.marks[column] if found is None else Decimal(found)
            expected = value if value in ("*", "**", "#", "-") else Decimal(value)
            assert shown == expected, (row, column)
    top_codes = Release.objects.filter(year__in=[2018, 2023]).order_by("year")
    assert list(top_codes.values_list("top_code_annual", flat=True)) == [208_000, 239_200]


def test_the_shipped_wages_are_those_of_the_workbooks(catalogue):
    """What is shipped was taken from them by another way."""
    for name in ("national_M2023_dl.xlsx", "oesm18nat.zip"):
        assert load(name).endswith("Everything is stored already.\n")
    assert "0 changed, 0 gone" in load("natsector_M2024_dl.xlsx")


def test_every_figure_of_coders_in_may_2025_is_that_of_the_flat_files(catalogue):
    folder = Path(os.environ["ORIGINALS"]).parent
    paths = [str(path) for path in folder.glob("oews/oews_M2025_*_flat.csv")]
    assert paths
    out = StringIO()
    call_command("import_oews", *paths, stdout=out)
    assert out.getvalue() == (
        "May 2025: 4,059 rows read; 0 new, 0 changed, 0 gone.\nEverything is stored already.\n"
    )
