"""A release not shown yet, held against the one before it: what a person should look at first."""

from collections.abc import Iterator
from typing import NamedTuple

from salaries.models import ALL_INDUSTRIES, Area, Release
from salaries.problems import add_up

from .changes import LARGEST, StoredChange
from .comparison import NAMED, OCCUPATION, by_occupation
from .staging import AREA, STAGED, WAGE, run, same

MOST = 15  # percent by which a yearly median may move from one release to the next
NATION, STATE = Area.Kind.NATION, Area.Kind.STATE


class MedianMove(NamedTuple):
    """A yearly median in dollars, here and in the release before; neither is missing or 0."""

    code: str
    occupation: str
    area: str
    before: int
    after: int

    @property
    def percent(self) -> float:
        return (self.after - self.before) * 100 / self.before

    @property
    def change(self) -> str:
        """
        >>> MedianMove("29-2072", "Medical Records Specialists", "Ohio", 50_000, 49_000).change
        '-2.0%'
        """
        return f"{self.percent:+,.1f}%"


def before(release: Release) -> Release | None:
    """The newest release of a year before that readers see."""
    return Release.objects.published().filter(year__lt=release.year).order_by("-year").first()


def stored(release: Release) -> str:
    """What a release holds as it is stored, as a query."""
    return STORED.format(release=release.pk)


def unlike(number: int, release: Release) -> Iterator[str]:
    """In words, where a release is not as the one before it; nothing where none is before it.

    `number` is that of the release among the staged rows. Only all industries together are held
    against each other, and only of the kinds of area that the new one has, and of the nation.
    """
    earlier = before(release)
    if not earlier:
        return
    new = HELD.format(release=number)
    yield from missing(new, earlier)
    yield from moved(new, earlier)
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


def moved(new: str, earlier: Release) -> Iterator[str]:
    """Medians that are far from those of the release before, the farthest first."""
    found = moves(new, earlier, MOST)
    if found:
        yield f"{len(found):,} yearly medians moved by more than {MOST}% since {earlier}:"
        for move in found[:LARGEST]:
            what = f"{move.code} in {move.area}"
            yield f"  {StoredChange(what, move.before, move.after, '$')}"


def moves(new: str, earlier: Release, percent: int = 0) -> list[MedianMove]:
    """The yearly medians that moved by more than so many percent, the farthest first."""
    found = run(
        f"WITH new AS ({new}) SELECT o.code, o.title, a.name, w.annual_median, new.annual_median"
        f" FROM {WAGE} w{NAMED} JOIN new ON new.area_id = w.area_id"
        f" AND new.occupation_id = w.occupation_id WHERE {of(earlier)} AND w.annual_median > 0"
        f" AND abs(new.annual_median - w.annual_median) * 100 > w.annual_median * {percent}"
    )
    return sorted((MedianMove(*row) for row in found), key=_farthest)


def _farthest(move: MedianMove) -> tuple:
    return -abs(move.percent), move.code, move.area


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


# What a release holds, as it is stored; and once the staged rows are stored too.
STORED = (
    "SELECT w.occupation_id, w.area_id, a.kind, w.annual_median, w.employment"
    f" FROM {WAGE} w JOIN {AREA} a ON a.id = w.area_id"
    f" WHERE w.release_id = {{release}} AND w.industry_id = '{ALL_INDUSTRIES}'"
)
HELD = (
    f"SELECT s.occupation_id, s.area_id, s.kind, s.annual_median, s.employment FROM {STAGED} s"
    f" WHERE s.release_id = {{release}} AND s.industry_id = '{ALL_INDUSTRIES}'"
    f" UNION ALL {STORED} AND NOT EXISTS (SELECT 1 FROM {STAGED} s WHERE {same('s', 'w')})"
)
