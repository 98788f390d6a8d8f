"""Rows of pay for tests. Every argument has a default and is given by name."""

from decimal import Decimal

from coderpath.sources.models import Source
from salaries.models import CODERS, Area, Occupation, Release, Wage
from salaries.places import place_name
from tests.factories import make_source


def make_area(slug="oh"):
    if slug == Area.NATION:
        values = {"name": "United States", "kind": Area.Kind.NATION}
    else:
        values = {"name": place_name(slug), "kind": Area.Kind.STATE}
    return Area.objects.get_or_create(slug=slug, defaults={"code": slug, **values})[0]


def make_occupation(code=CODERS, title="Medical Records Specialists"):
    values = {"title": title, "soc_version": 2018, "is_offered": True}
    return Occupation.objects.get_or_create(code=code, defaults=values)[0]


def make_release(year=2025):
    found = Release.objects.filter(year=year).first()
    return found or Release.objects.create(
        slug=f"oews-may-{year}",
        name=f"May {year}",
        year=year,
        source=make_source(
            publisher="US Bureau of Labor Statistics",
            title=f"Occupational Employment and Wage Statistics, May {year}",
            kind=Source.Kind.GOVERNMENT,
        ),
        top_code_hourly=Decimal("115.00"),
        top_code_annual=239_200,
    )


def make_wage(*, area="oh", year=2025, code=CODERS, title="Medical Records Specialists", **given):
    """Ohio's own figures of May 2025, but for what is given."""
    values = {
        "employment": 7_440,
        "employment_error": Decimal("3.8"),
        "jobs_per_1000": Decimal("1.341"),
        "location_quotient": Decimal("1.07"),
        "annual_mean": 56_620,
        "annual_p10": 38_060,
        "annual_p25": 45_500,
        "annual_median": 50_990,
        "annual_p75": 63_510,
        "annual_p90": 79_290,
        "mean_error": Decimal("0.8"),
    }
    return Wage.objects.create(
        release=make_release(year),
        occupation=make_occupation(code, title),
        area=make_area(area),
        **values | given,
    )


def make_nation(**given):
    """The nation's own figures of May 2025, but for what is given."""
    values = {
        "employment": 194_720,
        "employment_error": Decimal("1.1"),
        "jobs_per_1000": None,
        "location_quotient": None,
        "annual_mean": 56_790,
        "annual_p10": 37_000,
        "annual_p25": 43_490,
        "annual_median": 51_140,
        "annual_p75": 64_820,
        "annual_p90": 81_150,
        "mean_error": Decimal("0.4"),
        "marks": {"jobs_per_1000": "-", "location_quotient": "-"},
    }
    return make_wage(area=Area.NATION, **values | given)
