"""The rows that readers' pages went by at an earlier moment, by their histories.

What has no history, such as areas and wages, is as it is now.
"""

from collections.abc import Container, Iterable
from datetime import datetime
from threading import Lock

from django.db.models import Model, Value

from coderpath.made_once import MadeOnce

from .held import Held, held_models, in_tuples
from .rows_as_json import as_json, as_row

MOST_MOMENTS = 2
DELETED = "-"


class Earlier:
    """The rows of the moments asked for last: `held.once(Earlier)`."""

    def __init__(self, now: Held):
        self._now = now
        self._made = MadeOnce(MOST_MOMENTS)
        # Whoever asks for many moments at once makes no more work than one after the other.
        self._one_at_a_time = Lock()

    def at(self, moment: datetime) -> Held:
        """Some queries the first time that a moment is asked for: two, and one for each table that
        has no history."""
        with self._one_at_a_time:
            return self._made.get(moment, lambda: _then(self._now, moment))


def _then(now: Held, moment: datetime) -> Held:
    told = [model for model in held_models() if hasattr(model, "history")]
    moved = _moved(told, moment)
    before = _before(told, moment, moved)
    rows = {model: _own(now.rows(model), moved.get(model._meta.label, ())) for model in told}
    for model in told:
        rows[model] += before.get(model._meta.label, {}).values()
    # Tuples point to no other row, so that they can be shared.
    shared = {model: now.rows(model) for model in held_models() if in_tuples(model)}
    return Held.read(rows | shared)


def _own(rows: Iterable[Model], but: Container[int]) -> list[Model]:
    """The same rows once more, since what each points to is set in it, but for some."""
    found = []
    for row in rows:
        if row.pk not in but:
            names = [column.attname for column in row._meta.concrete_fields]
            found.append(type(row).from_db(None, names, [getattr(row, name) for name in names]))
    return found


def _moved(models: Iterable[type[Model]], moment: datetime) -> dict[str, set[int]]:
    """By the label of a table, the rows with an entry after the moment."""
    first, *others = [
        model.history.filter(history_date__gt=moment)
        .order_by()
        .values_list(Value(model._meta.label), "id")
        for model in models
    ]
    found: dict[str, set[int]] = {}
    for label, pk in first.union(*others):
        found.setdefault(label, set()).add(pk)
    return found


def _before(
    models: Iterable[type[Model]], moment: datetime, moved: dict[str, set[int]]
) -> dict[str, dict[int, Model]]:
    """By the label of a table and by key, those of the rows that were there at the moment, as they
    then were."""
    kinds = {model._meta.label: model for model in models if moved.get(model._meta.label)}
    if not kinds:
        return {}
    first, *others = [
        model.history.filter(history_date__lte=moment, id__in=_after(model, moment))
        .order_by()
        .values_list(
            Value(label), "id", "history_id", "history_date", "history_type", as_json(model)
        )
        for label, model in kinds.items()
    ]
    found: dict[str, dict[int, Model]] = {label: {} for label in kinds}
    entries = first.union(*others, all=True)
    for label, pk, _, _, kind, values in sorted(entries, key=lambda each: (each[3], each[2])):
        if kind == DELETED:
            found[label].pop(pk, None)
        else:
            found[label][pk] = as_row(kinds[label], values)
    return found


def _after(model: type[Model], moment: datetime):
    later = model.history.filter(history_date__gt=moment)
    return later.order_by().values("id")
