"""A release not shown yet, held against the one before it: what a person should look at first."""

from collections.abc import Iterator

from salaries.models import ALL_INDUSTRIES, Area, Release
from salaries.problems import add_up

from .changes import LARGEST, StoredChange
from .comparison import NAMED, OCCUPATION, by_occupation
from .staging import AREA, STAGED, WAGE, run, same

MOST = 15  # percent by which a yearly median may move from one release to the next
NATION, STATE = Area.Kind.NATION, Area.Kind.STATE


def unlike(number: int, release: Release) -> Iterator[str]:
    """In words, where a release is not as the one before it; nothing where none is before it.

    `number` is that of the release among the staged rows. Only all industries together are held
    against each other, and only of the kinds of area that the new one has, and of the nation.
    """
    earlier = Release.objects.published().filter(year__lt=release.year).order_by("-year").first()
    if not earlier:
        return
    new = HELD.format(release=number)
    yield from missing(new, earlier)
    yield from moved(new, release, earlier)
    yield from not_adding_up(new, release)


def missing(new: str, earlier: Release) -> Iterator[str]:
    """Places and occupations that the release before has."""
    found = run(
        f"WITH new AS ({new}) SELECT r.name, o.code, a.name, w.industry_id FROM {WAGE} w{NAMED}"
        f" WHERE {of(earlier)} AND (a.kind = '{NATION}' OR a.kind IN (SELECT kind FROM new))"
        " AND NOT EXISTS (SELECT 1 FROM new WHERE new.area_id = w.area_id"
        " AND new.occupation_id = w.occupation_id)"
    )
    if found:
        yield f"{len(found):,} rows are missing that are in {earlier}:"
        yield from by_occupation(found)


def moved(new: str, release: Release, earlier: Release) -> Iterator[str]:
    """Medians that are far from those of the release before, the farthest first."""
    found = [
        StoredChange(f"{occupation} in {area}", before, after, "$")
        for occupation, area, before, after in run(
            f"WITH new AS ({new}) SELECT o.code, a.name, w.annual_median, new.annual_median"
            f" FROM {WAGE} w{NAMED} JOIN new ON new.area_id = w.area_id"
            f" AND new.occupation_id = w.occupation_id WHERE {of(earlier)}"
            f" AND abs(new.annual_median - w.annual_median) * 100 > w.annual_median * {MOST}"
        )
    ]
    if found:
        yield f"{len(found):,} yearly medians moved by more than {MOST}% since {earlier}:"
        found.sort(key=lambda change: (-change.share, change.what))
        yield from (f"  {change}" for change in found[:LARGEST])


def not_adding_up(new: str, release: Release) -> Iterator[str]:
    """Occupations whose jobs in the states are not those of the nation."""
    for code, jobs, known, nation in run(
        f"WITH new AS ({new}) SELECT o.code, sum(s.employment), count(s.employment), n.employment"
        f" FROM new s JOIN new n ON n.occupation_id = s.occupation_id AND n.kind = '{NATION}'"
        f" JOIN {OCCUPATION} o ON o.id = s.occupation_id"
        f" WHERE s.kind = '{STATE}' AND s.employment IS NOT NULL AND n.employment IS NOT NULL"
        " GROUP BY o.code, n.employment ORDER BY o.code"
    ):
        if not add_up(int(jobs), known, nation):
            yield (
                f"{code}, {release}: {known} states have {int(jobs):,} jobs together,"
                f" the nation {nation:,}."
            )


def of(release: Release) -> str:
    return f"w.release_id = {release.pk} AND w.industry_id = '{ALL_INDUSTRIES}'"


# What a release holds once the staged rows are stored.
HELD = (
    f"SELECT s.occupation_id, s.area_id, s.kind, s.annual_median, s.employment FROM {STAGED} s"
    f" WHERE s.release_id = {{release}} AND s.industry_id = '{ALL_INDUSTRIES}'"
    " UNION ALL SELECT w.occupation_id, w.area_id, a.kind, w.annual_median, w.employment"
    f" FROM {WAGE} w JOIN {AREA} a ON a.id = w.area_id"
    f" WHERE w.release_id = {{release}} AND w.industry_id = '{ALL_INDUSTRIES}'"
    f" AND NOT EXISTS (SELECT 1 FROM {STAGED} s WHERE {same('s', 'w')})"
)
