"""Writes what a table says into the rows: new figures, the ends of old ones, how others stand."""

from django.http import HttpRequest

from coderpath.sources import words
from coderpath.sources.standing import Standing

from .. import anew
from ..models import Check
from .judging import JudgedRow, JudgedTable
from .kinds import IN_PLACE, GridKind


def store(
    request: HttpRequest, kind: GridKind, table: JudgedTable, *, notes_same: bool, day
) -> str:
    """Store every row that is new or changed, and note those that are the same as checked where
    that is wanted; what was done, in a sentence. Raises ValidationError."""
    there = kind.model.objects.select_for_update(of=("self",))
    kept = {row.old.pk for row in table if row.old}
    rows = {fact.pk: fact for fact in there.filter(pk__in=kept)}
    for row in table.stored:
        if row.is_in_place:
            _change(request, kind, row, rows[row.old.pk])
        else:
            _add(request, kind, row)
    same = {row.old.pk: rows[row.old.pk] for row in table.same} if notes_same else {}
    for fact in same.values():
        fact.checked_on = day
        fact.save()
        _check(request, fact, fact.source, day, Check.Outcome.SAME)
    done = f"{words.plural(len(table.stored), 'row')} stored"
    noted = f", {words.plural(len(same), 'row')} noted as the same" if same else ""
    left = f" Left out: {words.plural(len(table.refused), 'row')}." if table.refused else ""
    return f"{done}{noted}.{left}"


def _change(request: HttpRequest, kind: GridKind, row: JudgedRow, fact) -> None:
    was = fact.standing
    for name in IN_PLACE:
        setattr(fact, name, getattr(row.fact, name))
    fact.full_clean()
    fact.save()
    if fact.standing != was and fact.standing == Standing.MISTAKEN:
        kind.own.bring_back(request, fact)
    kind.own.choose_it_alone(request, fact)


def _add(request: HttpRequest, kind: GridKind, row: JudgedRow) -> None:
    fact, source = row.fact, row.fact.source
    if source.pk is None:
        anew.store_reading(source)
    fact.source = source
    fact.full_clean()
    fact.save()
    if row.old:
        anew.end_older(fact)
        _check(request, row.old, source, row.day, Check.Outcome.CHANGED)
    kind.own.choose_it_alone(request, fact)


def _check(request: HttpRequest, fact, source, day, outcome: Check.Outcome) -> None:
    Check.objects.create(
        model=fact._meta.label_lower,
        fact=fact.key,
        source=source,
        day=day,
        by=request.user,
        outcome=outcome,
    )
