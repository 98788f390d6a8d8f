"""What one published act of an editor changed for readers, question by question.

A set keeps its rows as JSON. They become rows again by those that are held, so that questions and
figures are worded as on the pages. What a fact points to may be gone since, or have another name:
then it is told by what a person called it when the set was made.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist, ObjectDoesNotExist, ValidationError
from django.db import models
from django.utils.timezone import localtime

from coderpath.desk.models import ChangeSet, RowChange
from coderpath.sources import fixtures, words
from coderpath.sources.facts import SourcedFact
from coderpath.sources.held import Held
from coderpath.sources.models import Source
from coderpath.sources.standing import Standing

from . import told
from .told import RowTold

RowKey = tuple[type[models.Model], int]
Rows = dict[RowKey, models.Model]
MISTAKEN, TAKEN_OUT, NOT_IN_FORCE = "it was mistaken", "taken out", "no longer in force"
# Columns by which no answer changes: rows that were only looked at need not be made.
TELLS_NOTHING = {"basis", "checked_on", "locator", "note"}
LOST = (FieldDoesNotExist, LookupError, TypeError, ValueError, ValidationError)


@dataclass
class LogEntry:
    """What an act changed on one question. It names no editor.

    `place` is that of the first row of the set that bears on it: with the number of the set it
    names the entry for good.
    """

    act: int
    place: int
    at: datetime
    question: str
    slug: str
    reason: str
    before: list[RowTold] = field(default_factory=list)
    after: list[RowTold] = field(default_factory=list)
    stands: str = ""
    ended: str = ""
    about: set[str] = field(default_factory=set)
    undone_at: datetime | None = None
    undone_why: str = ""
    takes_back: datetime | None = None

    @property
    def name(self) -> str:
        """Names it in addresses."""
        return f"c{self.act}-{self.place}"

    @property
    def day(self) -> date:
        return localtime(self.at).date()

    @property
    def is_mistake(self) -> bool:
        """What readers saw was wrong, and an editor said so."""
        return self.ended == MISTAKEN or bool(self.undone_at)

    @property
    def was(self) -> str:
        return words.listing([_said(each) for each in self.before])

    @property
    def now(self) -> str:
        """What stands there after it; why nothing does, where that is so."""
        figures = words.listing([each.text for each in self.after])
        return figures or self.ended or self.stands

    @property
    def holds_from(self) -> str:
        """The date of what is new, as its source has it."""
        return words.listing(list(dict.fromkeys(each.dated for each in self.after if each.dated)))

    @property
    def source(self):
        """Where the new figure was read; of what is gone, where that was."""
        return next((each.source for each in (*self.after, *self.before) if each.source), None)

    def settle(self) -> bool:
        """Leave out what another row says again; whether anything is left to tell."""
        same = {_alike(each) for each in self.before} & {_alike(each) for each in self.after}
        self.before = [each for each in self.before if _alike(each) not in same]
        self.after = [each for each in self.after if _alike(each) not in same]
        return bool(self.before or self.after or self.stands)


def _alike(said: RowTold) -> tuple:
    return said.text, said.dated, said.until


def _said(said: RowTold) -> str:
    return f"{said.text} (until {words.day(said.until)})" if said.until else said.text


class HeldRows(fixtures.Stored):
    """By model: every row that is held, by natural key; and the sources that are hidden."""

    def __init__(self, rows: Held):
        super().__init__()
        self._rows = rows

    def __missing__(self, model: type[models.Model]) -> dict[tuple, models.Model]:
        self[model] = {row.natural_key(): row for row in self._rows.rows(model)}
        if model is Source:
            self[model] |= self.hidden
        return self[model]

    @cached_property
    def hidden(self) -> dict[tuple, Source]:
        """Sources of surveys that are staged or withdrawn: readers may have seen those."""
        public = Source.objects.published().values("pk")
        return {row.natural_key(): row for row in Source.objects.whole().exclude(pk__in=public)}


class Past:
    """The rows as they were, taken back set by set: facts are made of rows that a set may not
    hold."""

    def __init__(self, rows: Held):
        self.stored = HeldRows(rows)
        self._rows = rows
        self._then: dict[type[models.Model], dict[int, models.Model]] = {}

    def get(self, key: RowKey) -> models.Model | None:
        return self._of(key[0]).get(key[1])

    def put(self, keys: Iterable[RowKey], rows: Rows) -> None:
        """What these rows say from here on; those without a row are not there."""
        for model, pk in keys:
            if row := rows.get((model, pk)):
                self._of(model)[pk] = row
            else:
                self._of(model).pop(pk, None)

    def whole(self, key: RowKey) -> models.Model | None:
        """A row with those that it is made of, as they are at this point."""
        row = self.get(key)
        if row is None or not hasattr(row, "with_rows"):
            return row
        own = getattr(key[0], row.made_of).field
        parts = self._of(own.model).values()
        return row.with_rows([each for each in parts if getattr(each, own.attname) == row.pk])

    def is_hidden(self, change: RowChange) -> bool:
        """Whether it is of a fact whose source readers do not see: that of a survey not yet out."""
        if not issubclass(apps.get_model(change.model), SourcedFact):
            return False
        rows = filter(None, (change.before, change.after))
        return any(tuple(row["source"]) in self.stored.hidden for row in rows)

    def _of(self, model: type[models.Model]) -> dict[int, models.Model]:
        if model not in self._then:
            self._then[model] = {row.pk: row for row in self._rows.rows(model)}
        return self._then[model]


def entries(changes: list[RowChange], past: Past) -> list[LogEntry]:
    """What a set changed for readers; `past` is taken back to the time before it.

    Sets come the last first.
    """
    change_set = changes[0].change_set
    telling = (each for each in changes if set(each.fields) - TELLS_NOTHING)
    public = [each for each in telling if _is_of_readers(each) and not past.is_hidden(each)]
    keys = [(apps.get_model(change.model), change.row) for change in public]
    before, lost = _rows(public, "before", past)
    after, also_lost = _rows(public, "after", past)
    lost |= also_lost
    places = dict(zip(keys, (change.position for change in public), strict=True))
    bearing = _bearing(keys, before, after)
    own = set().union(*bearing.values())
    past.put(own, after)
    now = {key: past.whole(key) for key in bearing}
    past.put(own, before)
    was = {key: past.whole(key) for key in bearing}
    made = _Made(change_set)
    for key, parts in bearing.items():
        if not lost & parts:
            made.compare(was[key], now[key], min(places[part] for part in parts))
    for change, key in zip(public, keys, strict=True):
        if key in lost and issubclass(key[0], SourcedFact):
            made.by_name(change)
    return made.settled()


def _is_of_readers(change: RowChange) -> bool:
    """Not a row of the desk; and of a kind that there still is."""
    try:
        return apps.get_model(change.model)._meta.app_label != "desk" and change.row is not None
    except LookupError:
        return False


def _rows(changes: list[RowChange], side: str, past: Past) -> tuple[Rows, set[RowKey]]:
    """The rows before or after, and those that cannot be made any more.

    A row that points to one of the same set waits until that is there.
    """
    reader = fixtures.Reader(past.stored)
    waiting = [change for change in changes if getattr(change, side) is not None]
    found: Rows = {}
    lost: set[RowKey] = set()
    left = None
    while waiting and len(waiting) != left:
        left, asked, waiting = len(waiting), waiting, []
        for change in asked:
            key = (apps.get_model(change.model), change.row)
            try:
                row = reader.row(key[0], getattr(change, side))
            except ObjectDoesNotExist:
                waiting.append(change)
            except LOST:
                lost.add(key)
            else:
                row.pk = change.row
                found[key] = row
    return found, lost | {(apps.get_model(change.model), change.row) for change in waiting}


def _bearing(keys: list[RowKey], before: Rows, after: Rows) -> dict[RowKey, set[RowKey]]:
    """The rows that tell readers something, each with those of the set that it is told by."""
    found: dict[RowKey, set[RowKey]] = defaultdict(set)
    for key in keys:
        if told.is_told(key[0]):
            found[key].add(key)
        for row in filter(None, (before.get(key), after.get(key))):
            for column in row._meta.concrete_fields:
                whole = column.related_model
                if whole and told.is_told(whole) and _is_made_of(whole, column):
                    found[whole, getattr(row, column.attname)].add(key)
    return found


def _is_made_of(whole: type[models.Model], column: models.Field) -> bool:
    return getattr(whole, "made_of", "") == column.remote_field.related_name


class _Made:
    """The entries of one set, while they are made."""

    def __init__(self, change_set: ChangeSet):
        undone = getattr(change_set, "undone_by", None)
        is_undone = change_set.state == ChangeSet.State.UNDONE and undone
        was_sent = change_set.state == ChangeSet.State.PUBLISHED and change_set.decided_at
        self._common = {
            "act": change_set.pk,
            "at": was_sent or change_set.made_at,
            "reason": change_set.reason,
            "undone_at": undone.made_at if is_undone else None,
            "undone_why": undone.reason if is_undone else "",
            "takes_back": change_set.undoes.made_at if change_set.undoes else None,
        }
        self._day = localtime(self._common["at"]).date()
        self._found: dict[object, LogEntry] = {}

    def compare(self, was: models.Model | None, now: models.Model | None, place: int) -> None:
        """Set a row beside what it was, and note what it says otherwise."""
        is_mistake = told.is_mistaken(now) and was is not None and not told.is_mistaken(was)
        old = told.figures_of(was) if is_mistake else told.told(was, self._day)
        new = told.told(now, self._day)
        things = {thing for row in (was, now) if row is not None for thing in told.things_of(row)}
        for key in old | new:
            self._note(old.get(key), new.get(key), place, things)
            if key not in self._found:
                continue
            self._found[key].reason = self._found[key].reason or getattr(now, "note", "")
            if key in old and key not in new:
                gone = NOT_IN_FORCE if isinstance(now, SourcedFact) else TAKEN_OUT
                self._found[key].ended = MISTAKEN if is_mistake else gone

    def _note(self, old: RowTold | None, new: RowTold | None, place: int, things: set[str]) -> None:
        stands = ""
        said = new or old
        if old and new and (old.text, old.dated) == (new.text, new.dated):
            if (old.until, old.standing) == (new.until, new.standing):
                return
            if old.until == new.until:
                stands, old, new = f"{new.text}: now {_standing(new)}", None, None
            elif new.until:
                old, new = new, None
            else:
                old = None
        entry = self._entry(said, place, things)
        entry.stands = stands or entry.stands
        entry.before += [old] if old else []
        entry.after += [new] if new else []

    def _entry(self, said: RowTold, place: int, things: set[str]) -> LogEntry:
        entry = self._found.setdefault(
            said.key, LogEntry(place=place, question=said.question, slug=said.slug, **self._common)
        )
        entry.place = min(entry.place, place)
        entry.about |= things
        return entry

    def by_name(self, change: RowChange) -> None:
        """What cannot be told by question: what a person called the row then."""
        self._found[change.position] = LogEntry(
            place=change.position, question=change.name, slug="", **self._common
        )
        self._found[change.position].stands = change.verb

    def settled(self) -> list[LogEntry]:
        """In the order of their questions."""
        left = [entry for entry in self._found.values() if entry.settle()]
        return sorted(left, key=lambda entry: (entry.question, entry.place))


def _standing(said: RowTold) -> str:
    return words.inside(str(Standing(said.standing).label)) if said.standing else ""


def by_set(changes: Iterable[RowChange]) -> Iterator[list[RowChange]]:
    """The changes of each set, in their order."""
    found: dict[int, list[RowChange]] = defaultdict(list)
    for change in changes:
        found[change.change_set_id].append(change)
    yield from found.values()
