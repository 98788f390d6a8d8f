"""Rows of a file beside those that are stored: what differs, in words, and how it is stored."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from django.db.models import Model

from coderpath.sources.models import Source
from salaries.models import PriceParity, Projection

from .changes import StoredChange, lines


@dataclass(frozen=True)
class StoredKind:
    """What makes two rows answer one question, and which of their figures can then differ.

    `identity` tells the tables of one publisher apart, by all rows of one of them.
    """

    model: type[Model]
    subject: tuple[str, ...]
    figures: tuple[str, ...]
    identity: Callable[[Iterable[Model]], tuple]

    def key(self, row: Model) -> tuple:
        return tuple(getattr(row, name) for name in self.subject)

    def values(self, row: Model) -> tuple:
        return tuple(getattr(row, name) for name in self.figures)

    def rows(self, **given):
        pointing = [name.removesuffix("_id") for name in self.subject if name.endswith("_id")]
        return self.model.objects.filter(**given).select_related(*pointing)


def of_prices(rows: Iterable[PriceParity]) -> tuple:
    """The first and the last year, and whether of metropolitan areas too, or of states alone."""
    years = [row.year for row in rows]
    return min(years), max(years), any(row.area.is_part for row in rows)


def of_projections(rows: Iterable[Projection]) -> tuple:
    """The years between which it projects."""
    return tuple(sorted({(row.base_year, row.target_year) for row in rows}))


PRICES = StoredKind(PriceParity, ("area_id", "year"), ("level",), of_prices)
PROJECTIONS = StoredKind(
    Projection,
    ("area_id", "occupation_id", "base_year", "target_year"),
    ("base", "projected", "change_percent", "openings"),
    of_projections,
)


@dataclass
class Staged:
    """The rows of one table beside the stored ones, none of them stored yet.

    A table is a source of its own, known by its publisher, the kind of its rows and its years.
    Read again it is brought to what it says now; a new one is only compared with what its
    publisher said in an earlier one, which stays. `source` is what it is called where it is new.
    """

    kind: StoredKind
    source: Source
    rows: dict[tuple, Model]
    passed_over: int  # rows of areas or occupations that are not here
    file: str = field(init=False)
    slug: str = field(init=False)
    own: dict[tuple, Model] = field(init=False)
    earlier: dict[tuple, Model] = field(init=False)

    def __post_init__(self):
        self.file, self.slug = self.source.file_name, self.source.slug
        self.compare()

    def compare(self) -> None:
        """Find what is stored by now: at first to tell of it, and again where it is stored."""
        if known := self.known():
            known.published = self.source.published or known.published
            self.source = known
        self.own = self.stored(source__slug=self.source.slug)
        said = self.stored(source__publisher__name=self.source.publisher.name)
        self.earlier = {key: row for key, row in said.items() if key in self.rows} | self.own

    def known(self) -> Source | None:
        """The source that this table is: the one it would make, or else one of such rows.

        Of several, the one that names its file. One that names it and has no rows yet is taken
        too, but never one of other years: a publisher may give all its tables one name.
        """
        mine, slug, name = self.kind.identity(self.rows.values()), self.slug, self.file
        sources = Source.objects.whole().filter(publisher__name=self.source.publisher.name)
        rows = self.kind.rows(source__in=sources).order_by("source_id")
        theirs = {
            source: self.kind.identity(list(together))
            for source, together in groupby(rows, lambda row: row.source_id)
        }
        fitting = [
            source
            for source in sources
            if source.slug == slug
            or theirs.get(source.pk, mine if source.file_name == name else None) == mine
        ]
        return min(fitting, key=lambda s: (s.file_name != name, s.slug != slug, s.pk), default=None)

    def stored(self, **given) -> dict[tuple, Model]:
        """Rows by what they are about; of several, that of the file with the last name."""
        found = self.kind.rows(**given).order_by("source__file_name", "source_id")
        return {self.kind.key(row): row for row in found}

    @property
    def new(self) -> list[Model]:
        """Rows that this source does not have yet."""
        return [row for key, row in self.rows.items() if key not in self.own]

    @property
    def changed(self) -> list[Model]:
        """Rows of this source that are stored otherwise, with the keys of those."""
        changed = []
        for key, row in self.rows.items():
            old = self.own.get(key)
            if old and self.kind.values(old) != self.kind.values(row):
                row.pk = old.pk
                changed.append(row)
        return changed

    @property
    def absent(self) -> list[Model]:
        """Rows that this source has, and that the file does not: they stay unless it replaces."""
        return [row for key, row in self.own.items() if key not in self.rows]

    def differences(self) -> Iterator[StoredChange]:
        """Where the file says otherwise than its publisher did before: the first such figure."""
        for key, row in self.rows.items():
            old = self.earlier.get(key)
            for name in self.kind.figures if old else ():
                before, after = getattr(old, name), getattr(row, name)
                if before != after:
                    label = self.kind.model._meta.get_field(name).verbose_name
                    yield StoredChange(f"{row}, {label}", before, after)
                    break

    def differing(self, *, replaces: bool) -> int:
        """How many rows storing it touches."""
        return len(self.new) + len(self.changed) + (len(self.absent) if replaces else 0)

    def report(self, *, replaces: bool) -> Iterator[str]:
        """What storing it would change, in words."""
        changes = list(self.differences())
        yield from lines(
            self.file,
            read=len(self.rows) + self.passed_over,
            new=len(self.rows.keys() - self.earlier.keys()),
            changed=len(changes),
            gone=len(self.absent) if replaces else 0,
            largest=changes,
        )
        if self.source._state.adding:
            yield f"A source not seen before: {self.source}."
        if self.passed_over:
            yield f"Left out, of places or occupations that are not here: {self.passed_over:,}."
        if self.absent:
            yield f"Not in the file, and {'removed' if replaces else 'kept'}: {len(self.absent):,}."
            yield from (f"  {row}" for row in self.absent)

    def store(self) -> int:
        """Store what is new or differs; how many rows that is. To be called in a transaction."""
        new, changed = self.new, self.changed
        known = Source.objects.filter(pk=self.source.pk, published=self.source.published)
        if not known.exists():
            self.source.save_with_publisher()
        for row in new + changed:
            row.source = self.source
        self.kind.model.objects.bulk_create(new, batch_size=500)
        self.kind.model.objects.bulk_update(changed, self.kind.figures, batch_size=500)
        return len(new) + len(changed)

    def remove(self) -> None:
        """Remove what the file no longer has."""
        gone = [row.pk for row in self.absent]
        self.kind.model.objects.filter(pk__in=gone).delete()
