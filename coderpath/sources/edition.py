"""The data edition: one value that changes whenever a public figure does, by whatever way.

What readers see depends on two things: on what is stored, and on the day. The edition is made of
both: of the digest of each public table, and of the last day on which a fact started, had ended
or grew old. So its code changes with every edit, and by itself on the morning a new price starts.
The same content always has the same code on one day, whatever machine and whatever database.

A digest takes long to read, so it is kept beside the serial of its table (see serials.py), which
triggers move in the same transaction as the data. Where the serials are those of a digest, it is
true; where they are not (a change in SQL, a process killed after its commit), whoever asks reads
the table anew and holds what it found. A digest that is not true is never used.

`renew` keeps what was read. It runs after each commit of an edit and at the end of imports, but no
answer depends on that. It also keeps the moment at which each edition begins: a link that carries
the code of an earlier one is answered with what changed since, which the histories tell. Editions
that days to come will bring about are written down before they begin, since nobody writes that day.

When someone last checked a figure is no part of the edition: no figure changes. Readers see it, so
the serial moves, and the digest stays.

Whoever holds what was made of the data asks `glance`, which costs no query as a rule.
"""

import hashlib
import threading
from bisect import bisect_right
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from datetime import date, datetime, time, timedelta
from time import monotonic

from django.db import connection, transaction
from django.db.models import Max, Subquery, Sum
from django.utils.timezone import make_aware, now

from coderpath.today import localdate
from coderpath.unavailable import NO_ANSWER

from . import serials, words
from .digests import Reading
from .facts import SourcedFact
from .models import Edition, EditionBegun, Move, Source
from .public import public_models, public_tables

# Not a table: under this name load_catalogue keeps which files it loaded last.
FIXTURES = "fixtures"
# How far ahead the editions that days bring about are written down; `migrate` goes on from there.
AHEAD = timedelta(days=10 * 365)
MOST_HELD = 500
# So many seconds may pass until a process sees what another one changed.
LOOK_EVERY = 0.5
SHOWS_WITHIN = 1.0  # seconds after an edit
READ = ("serial", "changed_on", *(column.name for column in fields(Reading)))

# What this process has read, by serial. A serial belongs to one content for good.
_readings: dict[tuple[str, int | None], Reading] = {}
_contents: dict[int, "Content"] = {}


@dataclass(frozen=True)
class DataEdition:
    """What the footer shows: eight characters of the digest and the day of the last change.

    And what the edition holds: facts, sources, questions to which pages give different answers.
    `earlier_began` is the moment of the earlier edition that was asked for, if it is known.
    """

    code: str
    changed_on: date | None
    facts: int = 0
    sources: int = 0
    disagreements: int = 0
    earlier_began: datetime | None = None

    def __str__(self):
        return f"{self.code}, {words.day(self.changed_on)}" if self.changed_on else self.code


@dataclass(frozen=True)
class Content:
    """All public tables at one moment; which edition that is depends on the day."""

    digests: tuple[tuple[str, str], ...]
    turns: tuple[date, ...]
    changed_on: date
    held: dict[str, int]

    @classmethod
    def of(cls, tables: list[Edition]) -> "Content":
        facts = {m._meta.label_lower for m in public_models() if issubclass(m, SourcedFact)}
        return cls(
            digests=tuple(sorted((table.table, table.digest) for table in tables)),
            turns=tuple(sorted({date.fromisoformat(day) for t in tables for day in t.turns})),
            changed_on=max(table.changed_on for table in tables),
            held={
                "facts": sum(table.rows for table in tables if table.table in facts),
                "sources": Source.objects.published().count(),
                "disagreements": sum(table.disagreements for table in tables),
            },
        )

    def turned(self, day: date) -> date | None:
        """The last day up to this one on which what is shown changed by itself."""
        place = bisect_right(self.turns, day)
        return self.turns[place - 1] if place else None

    def code(self, day: date) -> str:
        told = repr((self.digests, str(self.turned(day))))
        return hashlib.sha256(told.encode()).hexdigest()[:8]

    def on(self, day: date, earlier_began: datetime | None = None) -> DataEdition:
        """The edition that this is on a day."""
        changed_on = max(self.changed_on, self.turned(day) or self.changed_on)
        return DataEdition(self.code(day), changed_on, **self.held, earlier_began=earlier_began)


@dataclass
class _Look:
    """What this process saw of the serials when it last looked: their sum, and when that was."""

    serial: int | None = None
    at: float = float("-inf")
    lock: threading.Lock = field(default_factory=threading.Lock)

    def is_fresh(self) -> bool:
        return monotonic() - self.at < LOOK_EVERY


_look = _Look()


def patience(has_one: bool, since: float) -> float:
    """How long to wait, in seconds, for the thread that looks or reads; -1 is as long as it takes.

    What was there a moment ago will do. After an hour without a reader it would be as old as that.
    """
    if not has_one:
        return -1
    return 0 if monotonic() - since < SHOWS_WITHIN else SHOWS_WITHIN


def glance() -> int | None:
    """The sum of all serials, as this process saw it LOOK_EVERY seconds ago at the most.

    While one thread looks, the others go by what was seen before; so does everyone while the
    database does not answer. None as long as it never did. A transaction sees its own.
    """
    if connection.in_atomic_block:
        return serials.total()
    if _look.is_fresh():
        return _look.serial
    if not _look.lock.acquire(timeout=patience(_look.serial is not None, _look.at)):
        return _look.serial
    try:
        with aside():
            if not _look.is_fresh():
                _look.serial = serials.total()
    except NO_ANSWER:
        pass
    finally:
        _look.at = monotonic()
        _look.lock.release()
    return _look.serial


@contextmanager
def aside() -> Iterator[None]:
    """Queries that may come before a request: Django ends connections with a request alone."""
    is_open = bool(connection.connection)
    try:
        yield
    finally:
        if not is_open:
            connection.close_if_unusable_or_obsolete()


def current(earlier: str = "", at: date | None = None) -> DataEdition:
    """The edition today or on a day, and when an earlier one, given by its code, began.

    One query, once this process knows the content.
    """
    day = at or localdate()
    began = EditionBegun.objects.filter(code=earlier, began__date__lte=day).values("began")
    found = Move.objects.aggregate(serial=Sum("stamp"), began=Max(Subquery(began)))
    content = _contents.get(int(found["serial"] or 0)) or _content()
    return content.on(day, found["began"])


def of(serial: int, earlier: str = "") -> DataEdition:
    """The edition of rows that were read, and when an earlier one, given by its code, began.

    Without an earlier one no query, once this process knows the content.
    """
    day = localdate()
    content = _contents.get(serial) or _content()
    return content.on(day, _began(earlier, day) if earlier else None)


def _began(code: str, day: date) -> datetime | None:
    begun = EditionBegun.objects.filter(code=code, began__date__lte=day)
    return begun.aggregate(Max("began"))["began__max"]


def renew(*, anew: bool = False) -> None:
    """Keep what is read of every table whose serial moved; of all, `anew`, for a new version.

    And keep the moment at which the edition began.
    """
    if anew:
        forget()
        Edition.objects.exclude(table=FIXTURES).update(serial=None)
    tables, _ = _tables()
    for table in tables:
        if not table.pk and table.serial is not None:
            values = {name: getattr(table, name) for name in READ}
            Edition.objects.update_or_create(table=table.table, defaults=values)
    _write_down(Content.of(tables))
    serials.gather()
    look_again()


def look_again() -> None:
    """Go by nothing that was seen before: this process changed something itself."""
    _look.at = float("-inf")


def forget() -> None:
    """Know no more than a process that has just begun."""
    _readings.clear()
    _contents.clear()
    _look.serial = None
    look_again()


def mark_changed() -> None:
    """Renew once, when the transaction commits. What was saved is saved, even if that fails."""
    waiting = [func for _, func, *_ in transaction.get_connection().run_on_commit]
    if renew not in waiting:
        transaction.on_commit(renew, robust=True)


def mark_told(label: str) -> None:
    """Pages tell something else of a table that is none of the public ones: they are made anew.

    The edition stays: no figure changed.
    """
    serials.move(label)
    mark_changed()


def stop(plan=(), **kwargs) -> None:
    """Receiver of pre_migrate: nothing is watched while tables change."""
    if plan:
        serials.unwatch()


def follow(plan=None, **kwargs) -> None:
    """Receiver of post_migrate: from here on every change moves the edition.

    A new version may read tables otherwise, so `migrate` reads all; `flush`, which has no plan,
    leaves that to whoever asks.
    """
    if serials.watch() and plan is not None:
        renew(anew=True)


def _content() -> Content:
    """What is stored now, held for the next who asks."""
    tables, serial = _tables()
    content = Content.of(tables)
    _hold(_contents, serial, content)
    return content


def _tables() -> tuple[list[Edition], int]:
    """All tables as they are at one moment, and the sum of all serials, also of what pages tell
    beside them."""
    tables, moved = serials.at_one_moment(_read)
    return tables, sum(serial for serial, _ in moved.values())


def _read(moved: serials.Serials) -> list[Edition]:
    kept = {table.table: table for table in Edition.objects.all()}
    return [_table(model, moved, kept) for model in public_tables()]


def _table(model, moved: serials.Serials, kept: dict[str, Edition]) -> Edition:
    """What is kept of a table if that is true at its serial, else what is read."""
    label = model._meta.label_lower
    serial, at = moved.get(label, (None, now()))
    old = kept.get(label)
    if old and old.serial == serial is not None:
        return old
    reading = _readings.get((label, serial)) or Reading.of(model)
    if serial is not None:
        _hold(_readings, (label, serial), reading)
    # The same figures again were not changed on another day.
    changed_on = old.changed_on if old and old.digest == reading.digest else localdate(at)
    return Edition(table=label, serial=serial, changed_on=changed_on, **reading.columns)


def _hold(store: dict, key, value) -> None:
    if len(store) >= MOST_HELD:
        store.clear()
    store[key] = value


def _write_down(content: Content) -> None:
    """The moment this edition began, and those that follow if nothing but days comes.

    The same figures again are the same edition: its first moment stands.
    """
    today = localdate()
    EditionBegun.objects.get_or_create(code=content.code(today), defaults={"began": now()})
    days = [day for day in content.turns if today < day <= today + AHEAD]
    coming = {content.code(day): make_aware(datetime.combine(day, time.min)) for day in days}
    EditionBegun.objects.filter(began__gt=now()).exclude(code__in=coming).delete()
    EditionBegun.objects.bulk_create(
        (EditionBegun(code=code, began=began) for code, began in coming.items()),
        ignore_conflicts=True,
    )
