"""What storing the staged rows changes, in numbers and by name, before it is done."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from salaries.models import ALL_INDUSTRIES, Occupation, Release

from .changes import LARGEST, StoredChange, lines
from .names import FileNames
from .staging import (
    AREA,
    DIFFERS,
    IS_ABSENT,
    MEASURES,
    NEW,
    PAIRS,
    STAGED,
    WAGE,
    Staging,
    run,
)

RELEASE, OCCUPATION = Release._meta.db_table, Occupation._meta.db_table
AREAS_NAMED = 5
# The release, occupation, area and industry of a row, in words.
NAMES = "r.name, o.code, a.name, w.industry_id"
NAMED = (
    f" JOIN {RELEASE} r ON r.id = w.release_id JOIN {OCCUPATION} o ON o.id = w.occupation_id"
    f" JOIN {AREA} a ON a.id = w.area_id"
)


@dataclass
class StoredComparison:
    """How many rows storing changes, the largest changes among them, and what is not said.

    `absent` are stored rows of which the files say nothing, `emptied` stored figures that they
    mark as not released, by the measure. Unless the files replace what is stored, those rows
    stay, and so do the figures counted in `kept`. `unlike` says where a new release is not as the
    one before it, and `hidden` are the releases that readers do not see once this is stored.
    """

    read: int
    new: int
    changed: int
    replaces: bool
    releases: list[str]
    largest: list[StoredChange]
    absent: list[tuple]
    emptied: dict[str, list[tuple]]
    kept: Counter
    new_areas: list[str]
    unlike: list[str] = field(default_factory=list)
    hidden: list[Release] = field(default_factory=list)

    @property
    def gone(self) -> int:
        return len(self.absent) if self.replaces else 0

    @property
    def differing(self) -> int:
        """How many rows storing them touches."""
        return self.new + self.changed + self.gone

    def report(self) -> Iterator[str]:
        """What storing them would change, in words."""
        yield from lines(
            ", ".join(self.releases),
            read=self.read,
            new=self.new,
            changed=self.changed,
            gone=self.gone,
            largest=self.largest,
            measure="a yearly median",
        )
        if many := len(self.new_areas):
            named = "; ".join(self.new_areas[:AREAS_NAMED])
            more = "; …" if many > AREAS_NAMED else ""
            yield f"Areas not seen before: {many:,} ({named}{more})."
        yield from self.report_what_is_not_said()
        yield from self.unlike

    def report_what_is_not_said(self) -> Iterator[str]:
        """The places and figures that the files do not have, by name."""
        if self.absent:
            yield f"Not in the files, and {'removed' if self.replaces else 'kept'}:"
            yield from by_occupation(self.absent)
        for measure, rows in self.emptied.items():
            yield f"Figures that are emptied, {measure}:"
            yield from by_occupation(rows)
        if self.kept:
            figures = ", ".join(f"{many:,} {name}" for name, many in sorted(self.kept.items()))
            yield f"Figures that the files do not have, and kept: {figures}."


def by_occupation(rows: Iterable[tuple]) -> Iterator[str]:
    """Rows of wages by name: a line for each release and occupation, with its places."""
    places = defaultdict(list)
    for release, occupation, area, industry in sorted(rows):
        place = area if industry == ALL_INDUSTRIES else f"{area} (industry {industry})"
        places[release, occupation].append(place)
    for (release, occupation), named in places.items():
        yield f"  {occupation}, {release}: {'; '.join(named)}"


def compare(staging: Staging, names: FileNames, *, replaces: bool) -> StoredComparison:
    """What differs, once what is not said is kept, unless the files replace what is stored."""
    kept = Counter() if replaces else staging.keep_what_is_not_said()
    return StoredComparison(
        read=staging.count,
        new=count(f"{STAGED} s WHERE {NEW}"),
        changed=count(f"{PAIRS} WHERE {DIFFERS}"),
        replaces=replaces,
        releases=sorted(release.name for release in names.releases.values()),
        largest=[
            StoredChange(f"{occupation} in {area}, {release}", before, after, "$")
            for release, occupation, area, before, after in run(LARGEST_CHANGES)
        ],
        absent=run(f"SELECT {NAMES} FROM {WAGE} w{NAMED} WHERE {IS_ABSENT}"),
        emptied=emptied(),
        kept=kept,
        new_areas=names.new_areas,
    )


def emptied() -> dict[str, list[tuple]]:
    """Stored figures in whose place the files have none, by the measure."""
    goes = [f"(s.{name} IS NULL AND w.{name} IS NOT NULL)" for name in MEASURES]
    some = f"{DIFFERS} AND ({' OR '.join(goes)})"
    found = defaultdict(list)
    for row in run(f"SELECT {NAMES}, {', '.join(goes)} FROM {PAIRS}{NAMED} WHERE {some}"):
        for name, is_emptied in zip(MEASURES, row[4:], strict=True):
            if is_emptied:
                found[name].append(row[:4])
    return dict(found)


def count(of: str) -> int:
    return run(f"SELECT count(*) FROM {of}")[0][0]


LARGEST_CHANGES = (
    "SELECT r.name, o.code, a.name, w.annual_median, s.annual_median"
    f" FROM {PAIRS}{NAMED} WHERE s.annual_median <> w.annual_median AND w.annual_median > 0"
    " ORDER BY abs(s.annual_median - w.annual_median) * 1.0 / w.annual_median DESC, a.name, o.code"
    f" LIMIT {LARGEST}"
)
