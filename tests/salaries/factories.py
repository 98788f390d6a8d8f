"""Rows of pay for tests. Every argument has a default and is given by name."""

from decimal import Decimal

from coderpath.sources.models import Publisher, Source
from salaries.models import CODERS, Area, Occupation, PriceParity, Projection, Release, Wage
from salaries.pay import Pay, Printed
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
            kind=Publisher.Kind.GOVERNMENT,
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


def pay_of(wage: Wage) -> Pay:
    """A row as pages show it."""
    printed = Printed(*(getattr(wage, name) for name in Printed._fields))
    return Pay(wage.release, wage.occupation, wage.area, printed)


def pay(area: Area, *, release=None, occupation=None, price_parity=None, **printed) -> Pay:
    """A row that is not stored, as pages show it."""
    return Pay(release, occupation, area, Printed(**printed), price_parity)


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


def make_part(slug="akron", name="Akron, OH", states=("oh",), kind=Area.Kind.METRO):
    """A metropolitan area, or another part of these states, named for the first."""
    first, *_ = found = [make_area(usps) for usps in states]
    values = {"name": name, "kind": kind, "code": f"{Area.objects.count():05}", "state": first}
    part = Area.objects.get_or_create(slug=slug, defaults=values)[0]
    part.states.set(found)
    return part


def make_akron(**given):
    """Akron's own figures of May 2025, but for what is given."""
    make_part()
    values = {
        "employment": 390,
        "employment_error": Decimal("5.5"),
        "jobs_per_1000": Decimal("1.231"),
        "location_quotient": Decimal("0.98"),
        "annual_mean": 54_020,
        "annual_p10": 38_250,
        "annual_p25": 44_060,
        "annual_median": 49_480,
        "annual_p75": 60_330,
        "annual_p90": 73_850,
        "mean_error": Decimal("1.1"),
    }
    return make_wage(area="akron", **values | given)


def make_price_parity(*, area="oh", year=2023, level="91.812", source=None):
    """Ohio's own level of 2023, but for what is given."""
    return PriceParity.objects.create(
        area=make_area(area),
        year=year,
        level=Decimal(level),
        source=source or make_bureau("US Bureau of Economic Analysis", "Regional price parities"),
    )


def make_projection(*, area="oh", code=CODERS, source=None, **given):
    """Ohio's coders as Projections Central has them for 2022 to 2032, but for what is given."""
    values = {
        "base_year": 2022,
        "target_year": 2032,
        "base": 8_260,
        "projected": 8_770,
        "change_percent": Decimal("6.2"),
        "openings": 610,
    }
    return Projection.objects.create(
        area=make_area(area),
        occupation=make_occupation(code),
        source=source or make_bureau("Projections Central", "Long-term projections"),
        **values | given,
    )


def make_bureau(publisher, title):
    """An official source; the same for the same title."""
    found = Source.objects.filter(publisher__name=publisher, title=title).first()
    return found or make_source(publisher=publisher, title=title, kind=Publisher.Kind.GOVERNMENT)


def make_metro(name="Akron, OH", *, code="10420", kind=Area.Kind.METRO):
    """An area within the state that its name ends in."""
    state = make_area(name[-2:].lower())
    slug = name.partition(",")[0].lower()
    metro = Area.objects.create(slug=slug, name=name, kind=kind, code=code, state=state)
    metro.states.add(state)
    return metro
