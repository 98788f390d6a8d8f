"""The table of one kind of fact: its columns, and the rows that it has today."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.contrib import admin
from django.contrib.admin.utils import flatten
from django.db import models
from django.urls import reverse

from coderpath.opendata.as_csv import no_formula
from coderpath.sources.facts import SourcedFact, fact_models
from coderpath.sources.held import Held
from coderpath.sources.models import Source

from . import cells

KEY = "key"
# What every kind has: where it was read, from when it holds, what editors make of it.
READ_AT = ("source", "locator")
HOLDS = ("as_of", "as_of_text", "basis")
STANDS = ("until", "standing", "note", "checked_on")
# The columns that describe a page which is not among the sources yet, or was read again.
PAGE = {
    "publisher": "of a page that is no source yet: who published it",
    "title": "of such a page: its title",
    "url": "of such a page: its whole address",
    "read_on": "the day the page was read, where that is another than the one below",
}
# What an editor may change of a figure that is there; anything else is a new figure.
IN_PLACE = ("locator", *STANDS)


@dataclass
class GridKind:
    """One kind of fact as a table."""

    model: type[SourcedFact]

    @property
    def slug(self) -> str:
        """How its addresses name it."""
        return self.model._meta.label_lower.replace(".", "-")

    @property
    def name(self) -> str:
        return str(self.model._meta.verbose_name_plural)

    @property
    def address(self) -> str:
        return reverse("grid_kind", args=[self.slug])

    @cached_property
    def own(self) -> admin.ModelAdmin:
        return admin.site.get_model_admin(self.model)

    @cached_property
    def about(self) -> list[str]:
        return flatten(self.own.about)

    @cached_property
    def value(self) -> list[str]:
        return flatten(self.own.value)

    @cached_property
    def names(self) -> list[str]:
        """Every column of the table, in order, without those that describe a new page."""
        return [KEY, *self.about, *self.value, *READ_AT, *HOLDS, *STANDS]

    @cached_property
    def fields(self) -> dict[str, models.Field]:
        """The field behind each column that has one; the key is no cell to fill in."""
        return {name: self.model._meta.get_field(name) for name in self.names if name != KEY}

    @cached_property
    def needed(self) -> list[str]:
        """Without these columns no new figure could be told."""
        fields = (self.fields[name] for name in (*self.about, *self.value))
        return [f.name for f in fields if not (f.blank or f.null or f.has_default())]

    @property
    def is_made_of_rows(self) -> bool:
        return bool(getattr(self.model, "made_of", ""))

    @property
    def columns(self) -> Iterator[tuple[str, str, str]]:
        """Each column, what it means, and what may stand in it."""
        yield KEY, "names a figure that is there", "leave it as it is; empty for a new figure"
        for name, field in self.fields.items():
            yield name, str(field.verbose_name), cells.kind_of_cell(field)
        for name, meaning in PAGE.items():
            yield name, meaning, ""

    def row(self, fact: SourcedFact) -> dict[str, str]:
        """A figure as its cells; one that is not stored is only asked for."""
        said = {
            name: cells.written(fact, field)
            for name, field in self.fields.items()
            if name != "source" or fact.source_id
        }
        return {KEY: fact.key if fact.pk else ""} | said

    def sources(self, held: Held) -> list[Source]:
        """The pages on which such figures were read, the last readings first."""
        read = {fact.source for fact in held.rows(self.model)}
        return sorted(read, key=lambda s: (s.read_on or date.min, s.slug), reverse=True)

    def rows(self, held: Held, day: date, *, every: bool) -> list[dict[str, str]]:
        """The figures that hold on a day or later, or every one, by question."""
        facts = held.rows(self.model)
        kept = [f for f in facts if every or f.holds_on(day) or f.is_coming_on(day)]
        return [self.row(fact) for fact in sorted(kept, key=lambda f: (f.question, f.key))]


def kinds() -> dict[str, GridKind]:
    """Every kind of fact, by the name in its address."""
    found = [GridKind(model) for model in fact_models()]
    return {kind.slug: kind for kind in sorted(found, key=lambda kind: kind.name)}


def as_text(columns: Iterable[str], rows: Iterable[dict[str, str]], between: str = "\t") -> str:
    """A table for a spreadsheet, which takes no cell of it for a formula."""
    stream = io.StringIO()
    lines = csv.writer(stream, delimiter=between, lineterminator="\n")
    columns = list(columns)
    lines.writerow(columns)
    lines.writerows([no_formula(row.get(name, "")) for name in columns] for row in rows)
    return stream.getvalue()
