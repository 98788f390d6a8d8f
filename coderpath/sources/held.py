"""What readers' pages go by: public rows, read once for each edition and held by the process.

Every row is read once, and what points to a row points to that one object. Pages of all days and
requests share them, so nobody changes one: how a fact stands on a day, a copy of it says.

While a new edition is read the old one serves, if it stood a moment ago, so that one request waits
for it and no other. A page
that shows what is not stored yet asks `Held.read()` in its transaction, and throws it away.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date
from threading import Lock
from time import monotonic
from typing import Any, TypeVar

from django.apps import apps
from django.db import connection
from django.db.models import Model, QuerySet

from coderpath.made_once import MadeOnce
from coderpath.unavailable import NO_ANSWER

from . import edition
from .facts import fact_models
from .public import public_tables
from .serials import Serials, at_one_moment
from .standing import turns_of

Made = TypeVar("Made")
MOST_KEPT = 4


class Held:
    """The rows of one edition, and what was made of them for the days asked for last."""

    serial = 0  # of the whole, once it is known

    def __init__(self, rows: dict[type[Model], list]):
        self._rows = rows
        _join(rows)
        facts = (fact for kind in fact_models() for fact in rows.get(kind, ()))
        self._turns = sorted({day for fact in facts for day in _turns(fact)})
        self._once: dict[Callable, Any] = {}
        self._on_days = MadeOnce(MOST_KEPT)

    @classmethod
    def read(cls, kept: dict[type[Model], list] | None = None) -> "Held":
        """A query for each table of which the rows are not `kept`."""
        kept = kept or {}
        return cls({m: kept[m] if m in kept else list(published(m)) for m in held_models()})

    def rows(self, model: type[Model]) -> list:
        return self._rows[model]

    def once(self, make: Callable[["Held"], Made]) -> Made:
        """What `make(held)` gives, made once for all days."""
        if make not in self._once:
            # Of two threads that make it, both go by that of the first.
            self._once.setdefault(make, make(self))
        return self._once[make]

    def on(self, day: date, make: Callable[["Held", date], Made]) -> Made:
        """What `make(held, day)` gives, kept for the last few days.

        Between two days on which a fact starts, ends, is said or grows old, all days are alike.
        """
        key = (make, bisect_right(self._turns, day))
        return self._on_days.get(key, lambda: make(self, day))


def _turns(fact) -> Iterator[date]:
    """Also those of the day on which its source last said so, which may be later."""
    yield from turns_of(fact.as_of, fact.until)
    yield from turns_of(fact.last_said, None)


def held_models() -> list[type[Model]]:
    """The public tables of the apps that have their rows held."""
    return [
        model
        for model in public_tables()
        if getattr(apps.get_app_config(model._meta.app_label), "is_held", False)
    ]


def published(model: type[Model]) -> QuerySet:
    """The rows of a model that readers may see. What is held passes here, so nothing else can.

    Of a table that is too large to be held whole, `held` says which rows, as tuples.
    """
    rows = model._default_manager.all()
    rows = rows.published() if hasattr(rows, "published") else rows
    return rows.held() if hasattr(rows, "held") else rows


def now() -> Held:
    """The rows of the edition there is; as long as the database does not answer, of the last.

    A page that is made goes by those it began with.
    """
    if rows := _going_by.get():
        return rows
    serial, slot = edition.glance(), _kept[connection.in_atomic_block]
    if slot.has(serial):
        slot.stood = monotonic()
        return slot.rows
    if not slot.lock.acquire(timeout=edition.patience(slot.held is not None, slot.stood)):
        return slot.rows
    try:
        with edition.aside():
            if not slot.has(serial):
                slot.read(serial)
    except NO_ANSWER:
        if slot.held is None:
            raise
    finally:
        slot.lock.release()
    return slot.rows


_going_by: ContextVar[Held | None] = ContextVar("going_by", default=None)


@contextmanager
def going_by(rows: Held | None) -> Iterator[None]:
    """Whatever is asked in here goes by these rows, though another edition may come meanwhile."""
    token = _going_by.set(rows)
    try:
        yield
    finally:
        _going_by.reset(token)


def data_edition(earlier: str = "") -> edition.DataEdition:
    """The edition of the rows that pages go by, and when an earlier one, by its code, began."""
    return edition.of(now().serial, earlier)


@dataclass
class _Kept:
    """What was read last, and for which serials and until when it stands."""

    held: Held | None = None
    serials: tuple[int | None, ...] = ()
    tables: Serials = field(default_factory=dict)
    stood: float = float("-inf")  # when they were last those of the edition
    lock: Lock = field(default_factory=Lock)

    def has(self, serial: int | None) -> bool:
        return self.held is not None and (serial is None or serial in self.serials)

    @property
    def rows(self) -> Held:
        """What was read; nobody asks before that."""
        assert self.held is not None
        return self.held

    def read(self, asked: int | None) -> None:
        """All tables as they are at one moment."""
        held, moved = at_one_moment(lambda moved: Held.read(self._unmoved(moved)))
        held.serial = sum(serial for serial, _ in moved.values())
        self.held, self.tables, self.serials = held, moved, (asked, held.serial)
        self.stood = monotonic()

    def _unmoved(self, tables: Serials) -> dict[type[Model], list]:
        """The tuples that were read, where no table of their app has moved since.

        They point to no other row, and reading them is more work than all the rest.
        """
        if self.held is None:
            return {}
        moved = {name for name, serial in tables.items() if self.tables.get(name) != serial}
        apps_moved = {name.partition(".")[0] for name in moved}
        models = [model for model in held_models() if in_tuples(model)]
        still = [model for model in models if model._meta.app_label not in apps_moved]
        return {model: self.held.rows(model) for model in still}


# What a transaction sees that is still open is for nobody else.
_kept = {False: _Kept(), True: _Kept()}


def in_tuples(model: type[Model]) -> bool:
    """Whether its rows are held as tuples (see `published`)."""
    return hasattr(model._default_manager.all(), "held")


def _join(rows: dict[type[Model], list]) -> None:
    """Let each row point to the rows there are, and hold those that it is made of."""
    whole = {model: found for model, found in rows.items() if not in_tuples(model)}
    by_key = {model: {row.pk: row for row in found} for model, found in whole.items()}
    for model, found in whole.items():
        for column in model._meta.concrete_fields:
            if there := by_key.get(column.related_model):
                for row in found:
                    if other := there.get(getattr(row, column.attname)):
                        column.set_cached_value(row, other)
        if name := getattr(model, "made_of", ""):
            _gather(found, name, rows)


def _gather(wholes: list[Model], name: str, rows: dict[type[Model], list]) -> None:
    """Give each of these the rows that it is made of, in their order."""
    for whole in wholes:
        whole._prefetched_objects_cache = {name: []}
    if not wholes:
        return
    there = {whole.pk: whole for whole in wholes}
    own = getattr(type(wholes[0]), name).field
    for row in rows[own.model]:
        there[getattr(row, own.attname)]._prefetched_objects_cache[name].append(row)
