"""A table of figures as data, whatever file it is written to. Pure: no Django."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode


@dataclass(frozen=True)
class Column:
    """One column: its name in the file, and what it means, with its unit."""

    name: str
    means: str


@dataclass(frozen=True)
class Origin:
    """Who says so and where, as far as it is known: one entry of the list of sources."""

    slug: str
    publisher: str
    title: str
    address: str = ""
    date: str = ""
    licence: str = ""

    @property
    def citation(self) -> str:
        """In one line, for a file that has no list of sources.

        >>> Origin("x", "BLS", "May 2025", "https://example.org/x", "15 May 2026").citation
        'BLS, May 2025, 15 May 2026, https://example.org/x'
        """
        parts = (self.publisher, self.title, self.date, self.address, self.licence)
        return ", ".join(filter(None, parts))


# What a cell may hold; None is an unknown, whose reason stands in a column of its own. A sum has
# the sources of all its figures.
Value = str | int | Decimal | date | bool | Origin | tuple[Origin, ...] | None


def by_name(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """The parameters of an address, each once with all its values.

    >>> by_name([("state", "oh"), ("have", "rn"), ("have", "cca")])
    {'state': ['oh'], 'have': ['rn', 'cca']}
    """
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return found


def is_asked(value: object) -> bool:
    """Whether a parameter says something: 0 is an answer, and nothing is none.

    >>> [is_asked(value) for value in (0, 12, "oh", True, False, None, "", [])]
    [True, True, True, True, False, False, False, False]
    """
    return value is not False and value not in (None, "", [])


@dataclass(frozen=True)
class DataTable:
    """What a page shows, as rows: each gives a value for some of the columns, by name.

    `query` is what the page was asked for, as far as it was understood, with what it shows when
    nothing is asked; `problems` are the rest, in words; `own` are the parameters whose faults they
    tell already. `notes` are what a reader must know of every row. Whoever answers the request adds
    the `page`, the data edition and the `day`. `about` is the thing that the table is about, in the
    terms of schema.org; `text` is what its page says in sentences, as Markdown, where rows do not.
    """

    name: str
    title: str
    means: str
    columns: tuple[Column, ...]
    rows: list[dict[str, Value]]
    release: str = ""
    query: dict[str, str | int | bool | list[str]] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    own: Container[str] = ()
    notes: tuple[str, ...] = ()
    page: str = ""
    edition: str = ""
    day: date = date.min
    about: Mapping[str, Any] | None = None
    text: str = ""

    def file(self, format: str) -> str:
        """The address of the table as “csv” or “json”."""
        return f"{self.page.removesuffix('/')}.{format}{self.query_string}"

    @property
    def query_string(self) -> str:
        """The whole query, so that the address shows the same when a newer release is there."""
        given = {
            name: 1 if value is True else value
            for name, value in self.query.items()
            if is_asked(value)
        }
        return f"?{urlencode(given, doseq=True)}" if given else ""

    @property
    def address(self) -> str:
        return self.page + self.query_string

    @property
    def sources(self) -> list[Origin]:
        """Those named in the rows, each once, in the order of first use."""
        return list(dict.fromkeys(self._origins()))

    def _origins(self) -> Iterable[Origin]:
        for row in self.rows:
            for column in self.columns:
                match row.get(column.name):
                    case Origin() as one:
                        yield one
                    case tuple() as several:
                        yield from several
