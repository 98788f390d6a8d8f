"""How a value stands in a cell, and what a cell says, as people and spreadsheets write it."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from coderpath.near_names import near
from coderpath.opendata.as_csv import FORMULA, PLAIN_QUOTES
from coderpath.sources import words
from coderpath.sources.fact_admin import SEARCHED
from coderpath.written import quoted

from ..reading import given

YES = ("yes", "y", "true", "1", "x", "on")
NO = ("no", "n", "false", "0", "off")
DAYS = ("%Y-%m-%d", "%m/%d/%Y", "%m/%d/%y", "%b %d, %Y", "%b. %d, %Y", "%B %d, %Y")
# Spreadsheets keep a day as a number: 46355 is 2026-11-29. No number below is meant as a day.
FIRST_DAY, SERIAL = date(1899, 12, 30), range(20_000, 80_000)
MOST_NAMED = 12  # choices that a message repeats
Read = Callable[[str], Any]


def plain(text: str) -> str:
    """A text as cells are compared: single blanks, quotes that every program can write."""
    return " ".join(text.translate(PLAIN_QUOTES).split())


def unguarded(cell: str) -> str:
    """Without the apostrophe by which a file says that a cell is no formula.

    Raises ValidationError for a formula: what it would give, nobody has seen.
    """
    if cell.startswith(("=", "＝")):
        raise ValidationError("It is a formula. Put its value there.")
    return cell[1:] if cell.startswith("'") and cell[1:].lstrip().startswith(FORMULA) else cell


def read_day(cell: str) -> date:
    if cell.isascii() and cell.isdigit() and int(cell) in SERIAL:
        return FIRST_DAY + timedelta(days=int(cell))
    for form in DAYS:
        try:
            return datetime.strptime(cell, form).date()
        except ValueError:
            continue
    raise ValidationError(f"{quoted(cell)} is not a day. Write it like 2027-01-31.")


def read_yes(cell: str) -> bool:
    if cell.lower() in YES:
        return True
    if cell.lower() in NO:
        return False
    raise ValidationError(f"Write yes or no, not {quoted(cell)}.")


def read_choice(field: models.Field) -> Read:
    """One of the choices of a field, by its words or by its name in data."""
    named = {str(value).lower(): value for value, _ in field.flatchoices}
    named |= {plain(str(label)).lower(): value for value, label in field.flatchoices}
    labels = [str(label) for _, label in field.flatchoices]

    def read(cell: str) -> Any:
        if plain(cell).lower() in named:
            return named[plain(cell).lower()]
        meant = near(cell.lower(), named, 1)
        hint = labels[:MOST_NAMED] if not meant else [_label(field, named[meant[0]])]
        said = f"did you mean “{hint[0]}”?" if meant else f"choose one of: {'; '.join(hint)}."
        raise ValidationError(f"{quoted(cell)} is no choice here: {said}")

    return read


def _label(field: models.Field, value: Any) -> str:
    return str(dict(field.flatchoices)[value])


def read_field(field: models.Field) -> Read:
    """As the admin reads what is typed there: “$1,250.00”, a text of no more than 300 letters."""
    return field.formfield(**given(field, {})).clean


class Names:
    """Rows of one kind by what people call them: their code, name or address."""

    def __init__(self, rows: Iterable[models.Model], names: tuple[str, ...]):
        self._rows, self._names = rows, names

    @cached_property
    def by_name(self) -> dict[str, list[models.Model]]:
        found = defaultdict(list)
        for row in self._rows:
            said = (called(row), *row.natural_key(), *(getattr(row, n) for n in self._names))
            for name in {plain(str(each)).lower() for each in said if each}:
                found[name].append(row)
        return found

    def read(self, cell: str) -> models.Model:
        name = plain(cell).lower()
        match self.by_name.get(name, []):
            case [row]:
                return row
            case []:
                meant = [called(self.by_name[each][0]) for each in near(name, self.by_name, 1)]
                hint = f" Did you mean “{meant[0]}”?" if meant else ""
                raise ValidationError(f"Nothing is called {quoted(cell)}.{hint}")
        raise ValidationError(f"Several are called {quoted(cell)}: write the short name.")


def called(row: models.Model) -> str:
    """What a cell calls a row: its code, or the name that it has in addresses."""
    return getattr(row, "code", "") or str(row.natural_key()[0])


def reader(field: models.Field, rows: Callable[[type[models.Model]], Iterable]) -> Read:
    """How the cells of a column are read; `rows` gives those of a model that a column may name."""
    if field.is_relation:
        names = SEARCHED.get(field.name, ())
        own = {each.name for each in field.related_model._meta.fields}
        return Names(rows(field.related_model), tuple(own.intersection(names))).read
    if field.choices:
        return read_choice(field)
    if isinstance(field, models.BooleanField):
        return read_yes
    return read_day if isinstance(field, models.DateField) else read_field(field)


def written(row: models.Model, field: models.Field) -> str:
    """A value as its cell has it."""
    if field.is_relation and getattr(row, field.attname) is None and not field.is_cached(row):
        return ""
    match getattr(row, field.name):
        case None:
            return ""
        case bool() as is_on:
            return "yes" if is_on else "no"
        case Decimal() as amount:
            return f"{amount:f}"
        case date() as day:
            return day.isoformat()
        case models.Model() as other:
            return called(other)
        case value if field.choices and value != "":
            return _label(field, value)
        case value:
            return " ".join(str(value).split())


def empty(field: models.Field) -> Any:
    """What an empty cell says. Raises ValidationError where something must be said."""
    if field.has_default():
        return field.get_default()
    if field.null or field.blank:
        return None if field.null else ""
    raise ValidationError("It is empty.")


def kind_of_cell(field: models.Field) -> str:
    """What may stand in a column, in a few words."""
    if field.is_relation:
        return "its code or short name"
    if field.choices:
        return "; ".join(str(label) for _, label in field.flatchoices)
    if isinstance(field, models.BooleanField):
        return "yes or no"
    if isinstance(field, models.DateField):
        return "a day, such as 2027-01-31"
    if isinstance(field, models.DecimalField):
        return "an amount as printed, such as $1,250.00"
    if isinstance(field, models.IntegerField):
        return "a whole number"
    return f"a text of {words.plural(field.max_length, 'letter')} at most"
