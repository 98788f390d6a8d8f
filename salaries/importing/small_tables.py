"""What a file of price levels or projections says, as rows of this site with their source."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from django.db.models import Model
from django.utils.text import slugify
from django.utils.timezone import localdate

from coderpath.sources.models import Publisher, Source
from coderpath.tables.malformed import Malformed, PlaceInFile
from salaries.models import Area, Occupation, PriceParity, Projection
from salaries.published import bea, outlook

from .storing import PRICES, PROJECTIONS, Staged, StoredKind

BEA = "US Bureau of Economic Analysis"
PROJECTORS = {
    outlook.BLS: "US Bureau of Labor Statistics",
    outlook.CENTRAL: outlook.CENTRAL,
}


def prices(path: Path, publisher: str = "") -> Iterator[Staged]:
    """The price levels of each table in a file. Raises Malformed and OSError.

    The publisher is told of a file that is not the Bureau's own; a copy that was read before is
    known by its name.
    """
    areas = areas_by_code()
    for table in bea.read(path):
        years = {row.year for row in table.rows}
        title = f"Regional price parities{table.of}, {span(min(years), max(years))}"
        source = source_of(table.file, title, publisher, "" if table.is_copy else BEA)
        source.published = table.published
        found = (
            (row.place, PriceParity(area=areas[row.area], year=row.year, level=row.level))
            for row in table.rows
            if row.area in areas
        )
        yield staged(PRICES, source, found, len(table.rows))


def projections(
    path: Path, publisher: str = "", years: outlook.Years | None = None
) -> Iterator[Staged]:
    """The projections of each table in a file. Raises Malformed and OSError."""
    areas = areas_by_code()
    occupations = {occupation.code: occupation for occupation in Occupation.objects.all()}
    for table in outlook.read(path, years):
        title = (
            f"Employment projections, {span(table.rows[0].base_year, table.rows[0].target_year)}"
        )
        source = source_of(table.file, title, publisher, PROJECTORS[table.layout])
        found = (
            (row.place, projection(row, areas[row.area], occupations[row.occupation]))
            for row in table.rows
            if row.area in areas and row.occupation in occupations
        )
        yield staged(PROJECTIONS, source, found, len(table.rows))


def projection(row: outlook.ProjectedJobs, area: Area, occupation: Occupation) -> Projection:
    return Projection(
        area=area,
        occupation=occupation,
        base_year=row.base_year,
        target_year=row.target_year,
        base=row.base,
        projected=row.projected,
        change_percent=row.change_percent,
        openings=row.openings,
    )


def staged(
    kind: StoredKind, source: Source, found: Iterable[tuple[PlaceInFile, Model]], in_file: int
) -> Staged:
    """The rows of a file by what they are about.

    Raises Malformed when two of them disagree, when one counts what is still to come, and when
    none is of a place and occupation here.
    """
    rows, many = {}, 0
    for place, row in found:
        many += 1
        if counted_in(row) > localdate().year:
            raise Malformed(place, f"{counted_in(row)} is still to come: check the year")
        said = rows.setdefault(kind.key(row), row)
        if kind.values(said) != kind.values(row):
            raise Malformed(place, f"a row before it says otherwise of {row}")
    if not rows:
        raise Malformed(PlaceInFile(source.file_name), "is of no place and occupation that is here")
    return Staged(kind, source, rows, in_file - many)


def counted_in(row: PriceParity | Projection) -> int:
    """The year of what was counted: of a projection, the one from which it starts."""
    return row.base_year if isinstance(row, Projection) else row.year


def source_of(file: str, title: str, told: str, own: str) -> Source:
    """The source that a table would be, were it a new one; not stored.

    Raises Malformed for a copy of which nobody says whose it is: one that was read before is
    known by its name.
    """
    known = None if told or own else Source.objects.filter(file_name=file).first()
    name = told or own or (known.publisher.name if known else "")
    if not name:
        raise Malformed(PlaceInFile(file), "is a copy: say whose it is, with --publisher")
    kind = Publisher.Kind.GOVERNMENT if own and not told else Publisher.Kind.THIRD_PARTY
    return Source(
        slug=slugify(f"{name} {title}".replace(".", "-"))[:120],
        publisher=Publisher.objects.named(name, kind),
        title=title,
        file_name=file,
        licence="Public domain",
    )


def areas_by_code() -> dict[str, Area]:
    """Every area by the codes that these tables use for it: “00”; “39” and “OH”; “10420”."""
    areas = {}
    for area in Area.objects.all():
        if area.kind == Area.Kind.NATION:
            areas[bea.NATION] = area
        elif area.is_part:
            areas[area.code] = area
        else:
            areas[area.code] = areas[area.slug.upper()] = area
    return areas


def span(first: int, last: int) -> str:
    return f"{first}" if first == last else f"{first}–{last}"


def load(reader: Callable[[Path], Iterator[Staged]], paths: list[Path]) -> int:
    """Store shipped tables; how many rows are new or differ. Raises Malformed and OSError."""
    return sum(shipped(table).store() for path in paths for table in reader(path))


def shipped(table: Staged) -> Staged:
    """Refuse a shipped table whose source is not shipped. Raises Malformed."""
    if table.source._state.adding or table.source.file_name != table.file:
        raise Malformed(PlaceInFile(table.file), "no source names this file")
    return table
