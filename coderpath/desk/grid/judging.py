"""A table held against what is stored, row by row: new, the same, changed, or refused and why.

Nothing is stored here. It goes by the rows that are held, so that a table of 300 rows asks the
database no more than one of three.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import cached_property
from typing import Any

from django.contrib.auth import get_permission_codename
from django.core.exceptions import ValidationError
from django.db import models

from coderpath.sources import constraints, second_look, words
from coderpath.sources.fact_forms import likely_start, not_coming
from coderpath.sources.facts import Basis, SourcedFact, facts_on
from coderpath.sources.held import Held
from coderpath.sources.standing import Standing
from coderpath.sources.succession import takes_place_of

from .. import anew
from ..models import FieldChange
from . import cells
from .kinds import HOLDS, IN_PLACE, KEY, PAGE, GridKind
from .pages import PagesRead
from .typed_table import TypedLine

UNUSUAL = "Tick “Unusual amounts are right” below if it is."


class RowOutcome(Enum):
    """What became of a row, as a reader of the table is told."""

    NEW = "new"
    SAME = "same"
    CHANGED = "changed"
    REFUSED = "refused"
    EMPTY = "nothing typed"


class RefusedRow(Exception):
    """Why a row cannot be taken, in a sentence, and in which column."""

    def __init__(self, column: str, says: str):
        super().__init__(says)
        self.column, self.says = column, says


@dataclass(frozen=True)
class CellProblem:
    """What is wrong, in which cell; no column where it is the row as a whole."""

    row: int
    column: str
    says: str

    @property
    def where(self) -> str:
        return f"Row {self.row}, {self.column}" if self.column else f"Row {self.row}"


@dataclass
class JudgedRow:
    """One row of the table, with what would be stored of it."""

    number: int
    kind: GridKind
    outcome: RowOutcome = RowOutcome.REFUSED
    problems: list[CellProblem] = field(default_factory=list)
    fact: SourcedFact | None = None  # as it would be, or as it is
    old: SourcedFact | None = None  # what is there
    day: date | None = None  # on which it was read
    is_in_place: bool = False

    def refuse(self, column: str, says: str) -> None:
        self.outcome = RowOutcome.REFUSED
        self.problems.append(CellProblem(self.number, column, says))

    @property
    def is_stored(self) -> bool:
        return self.outcome in (RowOutcome.NEW, RowOutcome.CHANGED)

    @cached_property
    def changes(self) -> list[FieldChange]:
        """By field, what the figure said and what it would say."""
        if not self.is_stored or not self.fact:
            return []
        before = self.old or self.kind.model()
        pairs = (
            (column, cells.written(before, column), self._now(column))
            for column in self.kind.fields.values()
        )
        return [FieldChange(str(c.verbose_name), was, now) for c, was, now in pairs if was != now]

    def _now(self, column: models.Field) -> str:
        if column.name == "source" and not self.fact.source.pk:
            return f"{self.fact.source}, read on {words.day(self.fact.source.read_on)}"
        return cells.written(self.fact, column)


class Judge:
    """Holds the rows of one table against what is stored. `user` is who would store them."""

    def __init__(self, kind: GridKind, held: Held, pages: PagesRead, today: date, user):
        self.kind, self.held, self.pages, self.today, self.user = kind, held, pages, today, user
        self.readers = {
            name: cells.reader(each, held.rows)
            for name, each in kind.fields.items()
            if name != "source"
        }
        facts = held.rows(kind.model)
        self.by_key = {fact.key: fact for fact in facts}
        self.by_question: dict[Any, list[SourcedFact]] = defaultdict(list)
        self.taken: dict[tuple, str] = {}
        for fact in facts:
            for question in fact.questions:
                self.by_question[question].append(fact)
            self.taken |= {parts: "" for parts, _ in constraints.uniqueness(fact)}
        self.keys: dict[str, int] = {}

    def judge(self, line: TypedLine) -> JudgedRow:
        row = JudgedRow(line.number, self.kind)
        if line.problem:
            row.refuse("", line.problem)
            return row
        row.fact = self.by_key.get(line.cells.get(KEY, ""))
        said = self._read(row, line)
        if row.problems:
            return row
        try:
            if said[KEY]:
                self._of_one_there(row, line, said)
            else:
                self._of_none(row, line, said)
            if row.is_stored:
                self._check(row)
        except RefusedRow as refused:
            row.refuse(refused.column, refused.says)
        except ValidationError as error:
            row.refuse("", " ".join(error.messages))
        return row

    # What the cells say

    def _read(self, row: JudgedRow, line: TypedLine) -> dict[str, Any]:
        """The values of the cells that are filled in; of columns only, without the page's."""
        found: dict[str, Any] = {KEY: line.cells.get(KEY, "")}
        for name, cell in line.cells.items():
            read = self.readers.get(name)
            if not read or not cell:
                continue
            try:
                found[name] = read(cells.unguarded(cell))
            except ValidationError as error:
                row.refuse(name, " ".join(error.messages))
        for name, check in (("as_of", likely_start), ("checked_on", not_coming)):
            try:
                check(found.get(name))
            except ValidationError as error:
                row.refuse(name, " ".join(error.messages))
        return found

    # A row that names a figure

    def _of_one_there(self, row: JudgedRow, line: TypedLine, said: dict[str, Any]) -> None:
        old = self.by_key.get(said[KEY])
        if old is None:
            raise RefusedRow(KEY, "No figure has this key. Leave it empty for a new figure.")
        if before := self.keys.setdefault(old.key, row.number) - row.number:
            raise RefusedRow(KEY, f"Row {row.number + before} has the same key.")
        row.old = row.fact = old
        was = self.kind.row(old)
        differing = [
            name
            for name, cell in line.cells.items()
            if name in was and cells.plain(self._bare(cell)) != cells.plain(was[name])
        ]
        changed = [name for name in differing if self._is_other(old, name, said)]
        is_read_again = any(line.cells.get(name) for name in PAGE)
        if not changed and not is_read_again:
            row.outcome = RowOutcome.SAME
            return
        if about := next((name for name in changed if name in self.kind.about), ""):
            raise RefusedRow(
                about, "This is about another thing: leave the key empty for a new figure."
            )
        row.outcome = RowOutcome.CHANGED
        if set(changed) <= set(IN_PLACE) and not is_read_again:
            self._in_place(row, changed, said)
        else:
            self._anew(row, line, changed, said)

    def _bare(self, cell: str) -> str:
        try:
            return cells.unguarded(cell)
        except ValidationError:
            return cell

    def _is_other(self, old: SourcedFact, name: str, said: dict[str, Any]) -> bool:
        """Whether a cell that is written otherwise also says another thing."""
        if name == "source":
            return True
        field = self.kind.fields[name]
        return not _alike(self._value(name, said), getattr(old, field.name))

    def _value(self, name: str, said: dict[str, Any]) -> Any:
        if name in said:
            return said[name]
        try:
            return cells.empty(self.kind.fields[name])
        except ValidationError as error:
            raise RefusedRow(name, " ".join(error.messages)) from None

    def _in_place(self, row: JudgedRow, changed: list[str], said: dict[str, Any]) -> None:
        """How a figure stands is changed where it is, as on its own form."""
        self._require("change", "change a figure")
        fact = row.fact = copy(row.old)
        row.is_in_place = True
        for name in changed:
            setattr(fact, name, self._value(name, said))
        if fact.standing == Standing.MISTAKEN and "standing" in changed and not fact.note:
            raise RefusedRow("note", "Say what is wrong with it, in a sentence for readers.")

    def _anew(
        self, row: JudgedRow, line: TypedLine, changed: list[str], said: dict[str, Any]
    ) -> None:
        """Another value, source or day is a new row, which ends the old one."""
        old = row.old
        column = next((name for name in changed if name not in IN_PLACE), "read_on")
        if self.kind.is_made_of_rows:
            raise RefusedRow(column, "It is made of several rows: change it on its own form.")
        if not (old.holds_on(self.today) or old.is_coming_on(self.today)):
            raise RefusedRow(column, "This figure no longer holds: change the one that does.")
        self._require("add", "add a figure")
        self._require("change", "end a figure")
        page = self.pages.of_line(line, old.source)
        fact = copy(old)
        for name in changed:
            if name != "source":
                setattr(fact, name, self._value(name, said))
        typed = {name: getattr(fact, name) for name in (*HOLDS, *IN_PLACE) if name in changed}
        anew.begin(fact, page.source, page.day, typed.pop("as_of", None))
        for name, value in typed.items():
            setattr(fact, name, value)
        row.fact, row.day = fact, page.day
        if not takes_place_of(fact, old):
            raise RefusedRow(column, self._why_not(fact, old))

    def _why_not(self, fact: SourcedFact, old: SourcedFact) -> str:
        if fact.source.voice != old.source.voice:
            return "Another publisher says so: leave the key empty for a new figure."
        return (
            f"{old.figure} is of {old.dated}, and this would hold from {words.day(fact.as_of)}: "
            "say from which later day it holds, in as_of."
        )

    # A row that names none

    def _of_none(self, row: JudgedRow, line: TypedLine, said: dict[str, Any]) -> None:
        has_value = any(said.get(name, False) is not False for name in self.kind.value)
        if self.kind.value and not has_value:
            row.outcome = RowOutcome.EMPTY
            return
        for name in self.kind.needed:
            self._value(name, said)
        page = self.pages.of_line(line)
        given = {
            name: self._value(name, said)
            for name in self.kind.fields
            if name not in ("source", "basis")
        }
        fact = self.kind.model(**given, source=page.source)
        rivals = self._rivals(fact)
        if same := next((old for old in rivals if self._says_the_same(old, said)), None):
            row.outcome, row.fact, row.old = RowOutcome.SAME, same, same
            return
        if self.kind.is_made_of_rows:
            raise RefusedRow("", "It is made of several rows: add it on its own form.")
        self._require("add", "add a figure")
        if fact.standing == Standing.IN_USE:
            self._require("change", "choose among figures", "standing")
        fact.checked_on = said.get("checked_on", page.day)
        row.fact, row.day, row.outcome = fact, page.day, RowOutcome.NEW
        row.old = self._replaced(fact, rivals, page.day)
        if row.old:
            self._require("change", "end a figure")
            row.outcome = RowOutcome.CHANGED
        fact.basis = said.get("basis", Basis.STATED if fact.as_of else Basis.UNDATED)
        if "as_of" not in said and fact.as_of and "basis" not in said:
            fact.basis = Basis.INFERRED

    def _rivals(self, fact: SourcedFact) -> list[SourcedFact]:
        """What the same publisher says in force, today or later, on one of its questions."""
        found = {old.key: old for question in fact.questions for old in self.by_question[question]}
        return [
            old
            for old in found.values()
            if old.source.voice == fact.source.voice
            and (old.holds_on(self.today) or old.is_coming_on(self.today))
        ]

    def _says_the_same(self, old: SourcedFact, said: dict[str, Any]) -> bool:
        """Whether all that is typed is there already."""
        names = (*self.kind.value, *self._told_apart, "locator", "as_of")
        compared = [name for name in names if name in said]
        return all(_alike(said[name], getattr(old, name)) for name in compared)

    @cached_property
    def _told_apart(self) -> list[str]:
        """The columns that are the value where a kind has none of its own, such as a term."""
        return [] if self.kind.value else self.kind.about

    def _replaced(
        self, fact: SourcedFact, rivals: list[SourcedFact], day: date
    ) -> SourcedFact | None:
        """What it takes the place of; where no day is typed, from the day that it was read."""
        dated = copy(fact)
        dated.as_of = fact.as_of or day
        found = [old for old in rivals if takes_place_of(dated, old)]
        if found and fact.standing in (Standing.IN_USE, Standing.REPORTED):
            fact.as_of = dated.as_of
            return max(found, key=lambda old: (old.as_of or date.min, old.key))
        return None

    # Whatever is stored

    def _require(self, verb: str, what: str, column: str = "") -> None:
        opts = self.kind.model._meta
        if not self.user.has_perm(f"{opts.app_label}.{get_permission_codename(verb, opts)}"):
            raise RefusedRow(column, f"Your account may not {what}.")

    def _check(self, row: JudgedRow) -> None:
        """The rules of the table, and whether it is there twice."""
        for says in constraints.broken(row.fact):
            row.refuse("", says)
        own = {parts for parts, _ in constraints.uniqueness(row.old)} if row.is_in_place else set()
        for parts, says in constraints.uniqueness(row.fact):
            if parts in self.taken and parts not in own:
                row.refuse("", self.taken[parts] or says)
            self.taken.setdefault(parts, f"Row {row.number} says the same.")
        if not row.problems and not row.is_in_place:
            self._look_again(row)

    def _look_again(self, row: JudgedRow) -> None:
        """An amount far from what readers see is asked about, as on its own form."""
        fact = row.fact
        if not fact.measured or self.pages.is_sure:
            return
        shown = self._findings.get(fact.answers)
        if asked := second_look.question(fact, shown.headline if shown else None):
            row.refuse(fact.measured, asked.replace(second_look.CONFIRM, UNUSUAL))

    @cached_property
    def _findings(self) -> dict:
        facts = facts_on(self.held.rows(self.kind.model), self.today)
        return {finding.answers: finding for finding in self.kind.model.findings(facts)}


def _alike(one: Any, other: Any) -> bool:
    """Whether two values are the same, however a program wrote their quotes."""
    if isinstance(one, str) and isinstance(other, str):
        return cells.plain(one) == cells.plain(other)
    return one == other


@dataclass
class JudgedTable:
    """A whole table, row by row."""

    rows: list[JudgedRow]

    def __iter__(self) -> Iterator[JudgedRow]:
        return iter(self.rows)

    def of(self, outcome: RowOutcome) -> list[JudgedRow]:
        return [row for row in self.rows if row.outcome == outcome]

    @property
    def stored(self) -> list[JudgedRow]:
        return [row for row in self.rows if row.is_stored]

    @property
    def refused(self) -> list[JudgedRow]:
        return self.of(RowOutcome.REFUSED)

    @property
    def same(self) -> list[JudgedRow]:
        return self.of(RowOutcome.SAME)

    @property
    def asks(self) -> bool:
        """Whether an unusual amount is to be looked at again."""
        return any(UNUSUAL in problem.says for row in self.rows for problem in row.problems)

    @property
    def counts(self) -> list[tuple[str, int]]:
        return [(each.value, len(self.of(each))) for each in RowOutcome]

    @property
    def told(self) -> list[JudgedRow]:
        """What an editor looks at: all but the rows that are as they were, or empty."""
        return [*self.refused, *self.stored]

    @property
    def seal(self) -> str:
        """Another value whenever anything that an editor was shown would be otherwise."""
        shown = [
            (row.number, row.outcome.value, row.old.key if row.old else "")
            + tuple((c.label, c.before, c.after) for c in row.changes)
            + tuple((p.column, p.says) for p in row.problems)
            for row in self.rows
        ]
        return hashlib.sha256(json.dumps(shown).encode()).hexdigest()[:16]
