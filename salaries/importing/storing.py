"""Rows of a file beside those that are stored: what differs, in words, and how it is stored."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db.models import Model

from coderpath.sources.models import Source
from salaries.models import PriceParity, Projection

from .changes import Change, lines


@dataclass(frozen=True)
class Kind:
    """What makes two rows answer one question, and which of their figures can then differ."""

    model: type[Model]
    subject: tuple[str, ...]
    figures: tuple[str, ...]

    def key(self, row: Model) -> tuple:
        return tuple(getattr(row, name) for name in self.subject)

    def values(self, row: Model) -> tuple:
        return tuple(getattr(row, name) for name in self.figures)

    def rows(self, **given):
        pointing = [name.removesuffix("_id") for name in self.subject if name.endswith("_id")]
        return self.model.objects.filter(**given).select_related(*pointing)


PRICES = Kind(PriceParity, ("area_id", "year"), ("level",))
PROJECTIONS = Kind(
    Projection,
    ("area_id", "occupation_id", "base_year", "target_year"),
    ("base", "projected", "change_percent", "openings"),
)


@dataclass
class Staged:
    """The rows of one file beside the stored ones, none of them stored yet.

    A file is a source of its own. Read again it is brought to what it says now; a new one is only
    compared with what its publisher said in an earlier file, which stays.
    """

    kind: Kind
    source: Source
    rows: dict[tuple, Model]
    passed_over: int  # rows of areas or occupations that are not here
    own: dict[tuple, Model] = field(init=False)
    earlier: dict[tuple, Model] = field(init=False)

    def __post_init__(self):
        self.own = self.stored(source__slug=self.source.slug)
        said = self.stored(source__publisher__name=self.source.publisher.name)
        self.earlier = {key: row for key, row in said.items() if key in self.rows} | self.own

    def stored(self, **given) -> dict[tuple, Model]:
        """Rows by what they are about; of several, that of the file with the last name."""
        found = self.kind.rows(**given).order_by("source__file_name")
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
    def gone(self) -> list[Model]:
        """Rows that this source had, and that the file no longer has."""
        return [row for key, row in self.own.items() if key not in self.rows]

    def differences(self) -> Iterator[Change]:
        """Where the file says otherwise than its publisher did before: the first such figure."""
        for key, row in self.rows.items():
            old = self.earlier.get(key)
            for name in self.kind.figures if old else ():
                before, after = getattr(old, name), getattr(row, name)
                if before != after:
                    label = self.kind.model._meta.get_field(name).verbose_name
                    yield Change(f"{row}, {label}", before, after)
                    break

    @property
    def differing(self) -> int:
        """How many rows storing it touches."""
        return len(self.new) + len(self.changed) + len(self.gone)

    def report(self) -> Iterator[str]:
        """What storing it would change, in words."""
        changes = list(self.differences())
        yield from lines(
            self.source.file_name,
            read=len(self.rows) + self.passed_over,
            new=len(self.rows.keys() - self.earlier.keys()),
            changed=len(changes),
            gone=len(self.gone),
            largest=changes,
        )
        if self.source._state.adding:
            yield f"A source not seen before: {self.source}."
        if self.passed_over:
            yield f"Left out, of places or occupations that are not here: {self.passed_over:,}."

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
        gone = [row.pk for row in self.gone]
        self.kind.model.objects.filter(pk__in=gone).delete()
