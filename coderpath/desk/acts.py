"""One act: what changes in the public tables from its beginning to its end, in one transaction.

What a row said is noted the first time that it is touched, and read again at the end. So what was
rolled back on the way, or changed and changed back, is no change.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import models, transaction
from django.db.models.signals import post_save, pre_delete, pre_save
from django.dispatch import receiver

from coderpath.sources import fixtures
from coderpath.sources.public import public_models
from coderpath.sources.signals import about_to_change

from .models import ChangeSet, RowChange

Key = tuple[type[models.Model], int]


class Act:
    """What was touched so far."""

    def __init__(self) -> None:
        self._before: dict[Key, tuple[str, dict] | None] = {}

    def touch(self, rows: Iterable[models.Model]) -> None:
        """Note what rows of one kind say that are about to change, unless they were noted."""
        new = {(type(row), row.pk) for row in rows if row.pk} - self._before.keys()
        for model, kept in _stored(new).items():
            self._before |= {(model, pk): (called(row), told(row)) for pk, row in kept.items()}

    def touch_stored(self, rows: Iterable[models.Model]) -> None:
        """The same of rows that say what is stored, with what each is about: no query."""
        for row in rows:
            self._before.setdefault((type(row), row.pk), (called(row), told(row)))

    def add(self, row: models.Model) -> None:
        """Note that a row was not there."""
        self._before.setdefault((type(row), row.pk), None)

    def changes(self) -> list[RowChange]:
        """What is not as it was, in the order in which it was touched."""
        stored = _stored(self._before)
        found = []
        for (model, pk), before in self._before.items():
            row = stored[model].get(pk)
            name, was = before or ("", None)
            now = told(row) if row else None
            if now != was:
                said = called(row) if row else name
                found.append(
                    RowChange(
                        position=len(found),
                        model=model._meta.label_lower,
                        row=pk,
                        name=said,
                        before=was,
                        after=now,
                    )
                )
        return found

    def keep(self, author, reason: str, **said) -> ChangeSet:
        """Store what changed so far as one set; what comes after it is another."""
        kept = keep(self.changes(), author, reason, **said)
        self._before.clear()
        return kept

    def keep_as(self, kept: ChangeSet) -> None:
        """The same as what a set that waited has become."""
        kept.changes.all().delete()
        _store(kept, self.changes())
        self._before.clear()


_going_on: ContextVar[Act | None] = ContextVar("going_on", default=None)


@contextmanager
def act() -> Iterator[Act]:
    """Whatever changes in here is noted; an act within an act is a part of it."""
    if outer := _going_on.get():
        yield outer
        return
    with transaction.atomic():
        own = Act()
        token = _going_on.set(own)
        try:
            yield own
        finally:
            _going_on.reset(token)


def keep(changes: list[RowChange], author, reason: str, **said) -> ChangeSet:
    """Store changes as one set, published unless it is said otherwise."""
    kept = ChangeSet.objects.create(author=author, reason=reason, **said)
    _store(kept, changes)
    return kept


def _store(kept: ChangeSet, changes: list[RowChange]) -> None:
    for change in changes:
        change.change_set = kept
    RowChange.objects.bulk_create(changes)


def told(row: models.Model) -> dict:
    """All that a row says, as the shipped files write it."""
    return {field.name: fixtures.plain(row, field) for field in fixtures.fields(row)}


def called(row: models.Model) -> str:
    """What a person calls a row."""
    return f"{row._meta.verbose_name} “{row}”"[:300]


def _stored(keys: Iterable[Key]) -> dict[type[models.Model], dict[int, models.Model]]:
    """By model and number, the rows that are there. A query for each model."""
    numbers = defaultdict(list)
    for model, pk in keys:
        numbers[model].append(pk)
    found = {}
    for model, pks in numbers.items():
        pointing = [f.name for f in model._meta.concrete_fields if f.is_relation]
        rows = model._base_manager.select_related(*pointing).filter(pk__in=pks)
        found[model] = {row.pk: row for row in rows}
    return found


def is_recorded(model: type[models.Model]) -> bool:
    """Whether readers see its rows, or they are a part of what an editor did."""
    return getattr(model, "is_recorded", False) or model in public_models()


@receiver([pre_save, pre_delete])
def touched(sender, instance, **kwargs):
    if (going_on := _going_on.get()) and is_recorded(sender):
        going_on.touch([instance])


@receiver(post_save)
def added(sender, instance, created, **kwargs):
    if created and (going_on := _going_on.get()) and is_recorded(sender):
        going_on.add(instance)


@receiver(about_to_change)
def touched_at_once(sender, rows, **kwargs):
    if going_on := _going_on.get():
        going_on.touch_stored(rows)
