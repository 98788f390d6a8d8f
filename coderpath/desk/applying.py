"""Write what a change set says into the rows: to publish one that waited, or to undo one."""

from collections.abc import Iterable, Iterator

from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import ProtectedError
from django.utils.timezone import now

from coderpath.sources import fixtures

from .acts import act, told
from .models import ChangeSet, RowChange


class CannotWrite(Exception):
    """A change cannot be made; the text says in a sentence why."""


def undo(change_set: ChangeSet, author, reason: str) -> ChangeSet:
    """Make all rows say again what they said before a published set, as a set of its own.

    Raises `CannotWrite` where a row has changed since, or others stand on it; then nothing is done.
    """
    with act() as going_on:
        _write(opposites(change_set.changes.all()), reason)
        _decide(change_set, ChangeSet.State.UNDONE, author)
        return going_on.keep(author, reason, undoes=change_set)


def publish(change_set: ChangeSet, by, reason: str = "") -> None:
    """Write what waited into the rows. Raises `CannotWrite` where a row is no longer as it was."""
    with act() as going_on:
        _write(change_set.changes.all(), change_set.reason)
        going_on.keep_as(change_set)
        _decide(change_set, ChangeSet.State.PUBLISHED, by)


def refuse(change_set: ChangeSet, by, answer: str) -> None:
    """Leave the rows as they are, and say why."""
    change_set.answer = answer
    _decide(change_set, ChangeSet.State.REFUSED, by)


def opposites(changes: Iterable[RowChange]) -> Iterator[RowChange]:
    """What takes each of these back, the last first. Stored nowhere."""
    for change in reversed(list(changes)):
        yield RowChange(
            model=change.model,
            row=change.row,
            name=change.name,
            before=change.after,
            after=change.before,
        )


def _decide(change_set: ChangeSet, state: ChangeSet.State, by) -> None:
    change_set.state, change_set.decided_by, change_set.decided_at = state, by, now()
    change_set.save()


@transaction.atomic
def _write(changes: Iterable[RowChange], why: str) -> None:
    """A row that points to one which is not there yet waits until the others are."""
    reader = fixtures.Reader(fixtures.Stored())
    waiting, left = list(changes), None
    _make_room(waiting)
    while waiting and len(waiting) != left:
        left = len(waiting)
        waiting = [change for change in waiting if not _is_written(change, reader, why)]
    for change in waiting:
        raise CannotWrite(f"What {change.name} points to is not there.")


def _make_room(changes: list[RowChange]) -> None:
    """Rows that may take each other’s places, such as the steps of a path, leave them first."""
    for model in dict.fromkeys(apps.get_model(change.model) for change in changes):
        if hasattr(model, "step_back"):
            label = model._meta.label_lower
            there = [change.row for change in changes if change.model == label and change.before]
            model.objects.filter(pk__in=there).step_aside()


def _is_written(change: RowChange, reader: fixtures.Reader, why: str) -> bool:
    model = apps.get_model(change.model)
    row = _stored(model, change)
    try:
        with transaction.atomic():
            if change.after is None:
                row._change_reason = why[:100]
                row.delete()
            else:
                _save(model, change, reader, why)
    except ObjectDoesNotExist:
        return False
    except ProtectedError:
        raise CannotWrite(f"Other rows stand on {change.name}.") from None
    except ValidationError as error:
        raise CannotWrite(f"{change.name}: {' '.join(error.messages)}") from None
    except IntegrityError:
        raise CannotWrite(f"Another row now stands where {change.name} would.") from None
    return True


def _stored(model: type[models.Model], change: RowChange) -> models.Model | None:
    """The row that is there now, as it was when the set was made."""
    if change.before is None:
        return None
    row = model._base_manager.select_for_update().filter(pk=change.row).first()
    if row is None:
        raise CannotWrite(f"{change.name} was deleted after this.")
    if hasattr(row, "step_back"):
        row.step_back()
    if told(row) != change.before:
        raise CannotWrite(f"{change.name} was changed again after this: undo that first.")
    return row


def _save(model: type[models.Model], change: RowChange, reader: fixtures.Reader, why: str) -> None:
    row = reader.row(model, change.after)
    row.pk, row._state.adding = change.row, change.before is None
    row._change_reason = why[:100]
    row.validate_constraints()
    row.save(force_insert=change.before is None)
