"""What check_facts reports of pay: rows that are each well formed, and contradict each other."""

from collections.abc import Iterator
from decimal import Decimal

from django.db.models import Count, Exists, F, OuterRef, Q, Subquery, Sum

from .figures import Mark
from .models import ALL_INDUSTRIES, Area, Measure, PriceParity, Projection, Wage
from .published.outlook import years_in

STATES = 51  # with DC; the nation's figures leave out the territories
HALF_STEP = 5  # jobs: the survey rounds them to the nearest 10
# All 51 of May 2024 are published, and add up to between 0.06 % less and 0.004 % more.
LEEWAY = Decimal("0.001")


def of_pay() -> Iterator[str]:
    yield from without_nation()
    yield from states_against_nation()
    yield from industries_against_all()
    yield from odd_marks()
    yield from areas_without_state()
    yield from nation_not_100()
    yield from changes_not_as_projected()
    yield from years_not_of_their_source()


def national():
    """The nation's row of the same release and occupation, all industries together."""
    return Wage.objects.across_industries().filter(
        area__slug=Area.NATION,
        release=OuterRef("release"),
        occupation=OuterRef("occupation"),
    )


def without_nation() -> Iterator[str]:
    """Occupations that a release has somewhere, but not in the nation."""
    found = (
        Wage.objects.published()
        .values("release__name", "occupation__code")
        .annotate(
            rows=Count("pk"),
            nation=Count("pk", filter=Q(area__slug=Area.NATION, industry=ALL_INDUSTRIES)),
        )
    )
    for row in found.filter(nation=0).order_by("release__name", "occupation__code"):
        yield (
            f"{row['release__name']}, {row['occupation__code']}: {row['rows']} rows,"
            " but none of the nation in all industries."
        )


def states_against_nation() -> Iterator[str]:
    """Jobs of the states and DC that do not add up to the nation's.

    Where a state is missing or withheld the sum may be any less; otherwise it differs by no more
    than rounding and what the Bureau's own tables differ by.
    """
    states = Wage.objects.published().across_industries().filter(area__kind=Area.Kind.STATE)
    sums = states.values("release", "release__name", "occupation", "occupation__code").annotate(
        jobs=Sum("employment"),
        known=Count("employment"),
        nation=Subquery(national().values("employment")[:1]),
    )
    for row in sums.exclude(Q(nation=None) | Q(known=0)).order_by("release", "occupation"):
        if not add_up(row["jobs"], row["known"], row["nation"]):
            yield (
                f"{row['release__name']}, {row['occupation__code']}: {row['known']} states have"
                f" {row['jobs']:,} jobs together, the nation {row['nation']:,}."
            )


def add_up(jobs: int, known: int, nation: int) -> bool:
    """Whether so many states can have these jobs together, of those of the nation.

    >>> add_up(100, 2, 1_000), add_up(2_000, 2, 1_000), add_up(9_000, 51, 10_000)
    (True, False, False)
    """
    room = max((known + 1) * HALF_STEP, LEEWAY * nation)
    over = jobs - nation
    return over <= room and (known < STATES or -over <= room)


def industries_against_all() -> Iterator[str]:
    """Industries with more jobs than all of them together."""
    industries = Wage.objects.published().exclude(industry=ALL_INDUSTRIES)
    more = (
        industries.filter(area__slug=Area.NATION)
        .annotate(everywhere=Subquery(national().values("employment")[:1]))
        .filter(employment__gt=F("everywhere") + 2 * HALF_STEP)
    )
    for row in more.select_related("release", "occupation", "industry"):
        yield (
            f"{row.release}, {row.occupation.code}, {row.industry}: {row.employment:,} jobs,"
            f" and in all industries {row.everywhere:,}."
        )


def odd_marks() -> Iterator[str]:
    """Marks of no column, marks that mean nothing, and marks beside a figure."""
    rows = Wage.objects.exclude(marks={}).select_related("release", "occupation", "area")
    for row in rows.iterator():
        for column, mark in row.marks.items():
            if column not in Measure.values:
                problem = "is not a column"
            elif mark not in Mark.values:
                problem = f"has the mark “{mark}”, which means nothing"
            elif getattr(row, column) is not None:
                problem = f"has both a figure and the mark “{mark}”"
            else:
                continue
            yield f"{row.release}, {row.occupation.code}, {row.area}: {column} {problem}."


def areas_without_state() -> Iterator[str]:
    """Metropolitan and nonmetropolitan areas whose own state is not among those they lie in."""
    parts = Area.objects.filter(kind__in=Area.PARTS)
    sound = Area.states.through.objects.filter(
        from_area=OuterRef("pk"),
        to_area=OuterRef("state"),
        to_area__kind__in=[Area.Kind.STATE, Area.Kind.TERRITORY],
    )
    for area in parts.filter(~Exists(sound)):
        yield f"{area} ({area.slug}): its state is not among the states it lies in."


def nation_not_100() -> Iterator[str]:
    """Price levels of the nation, to which all others are compared."""
    for row in PriceParity.objects.filter(area__slug=Area.NATION).exclude(level=100):
        yield f"{row}: {row.level}, but the nation is 100."


def changes_not_as_projected() -> Iterator[str]:
    """Projections whose change in percent is not that of their jobs, whatever the rounding."""
    for row in Projection.objects.exclude(base=None).select_related("area", "occupation"):
        if not may_be(row.change_percent, row.base, row.projected):
            yield (
                f"{row}: {row.base:,} jobs to {row.projected:,}"
                f" is not a change of {row.change_percent} percent."
            )


def years_not_of_their_source() -> Iterator[str]:
    """Projections between other years than their source has in its title."""
    spans = Projection.objects.values("source__title", "base_year", "target_year").distinct()
    for row in spans.order_by("source__title", "base_year", "target_year"):
        said, years = years_in(row["source__title"]), (row["base_year"], row["target_year"])
        if said and said != years:
            yield (
                f"“{row['source__title']}” is of {said[0]}–{said[1]}, and has projections of"
                f" {years[0]}–{years[1]}."
            )


def may_be(percent: Decimal, base: int, projected: int) -> bool:
    """Whether so many percent can be the change from base to projected, both rounded.

    They are rounded to a hundred, ten or one, as their last digits show; percent to one decimal.

    >>> may_be(Decimal("-4.9"), 43_900, 41_800), may_be(Decimal("4.9"), 43_900, 41_800)
    (True, False)
    >>> may_be(Decimal("0.0"), 20, 20), may_be(Decimal("7.1"), 0, 10)
    (True, True)
    """
    step = next(step for step in (100, 10, 1) if base % step == projected % step == 0)
    half = Decimal(step) / 2
    if base <= half:  # from next to nothing, any change may be
        return True
    least = ((projected - half) / (base + half) - 1) * 100
    most = ((projected + half) / (base - half) - 1) * 100
    room = Decimal("0.05")
    return least - room <= percent <= most + room
