"""Stores what the reader yields: compares it with what is stored, then makes the two the same.

Everything happens in one transaction, so what stops half-way leaves the database as it was. Rows
wait in a temporary table, and the database itself compares: memory does not grow with the file.
"""

from collections.abc import Callable, Iterable

from django.db import transaction

from coderpath.sources import edition
from salaries.models import Occupation
from salaries.published import oews

from .names import Names
from .staging import Comparison, Staging

BATCH = 5_000  # rows


def store(
    rows: Iterable[oews.Row],
    *,
    title: str = "",
    url: str = "",
    keeps_gone: bool = False,
    is_dry_run: bool = False,
    tell: Callable[[Comparison], None] = lambda comparison: None,
    progress: Callable[[int], None] = lambda read: None,
) -> Comparison:
    """Make the stored wages those of these rows, and say what that changes.

    `title` and `url` name the file in the source of a release not seen before. Rows that the files
    cover and lack are removed, unless `keeps_gone`. `tell` hears of the changes before they are
    made; in a dry run they are not. Raises Malformed and DatabaseError.
    """
    with transaction.atomic():
        names = Names(title, url)
        with Staging() as staging:
            for batch in batches(rows):
                staging.add([names.stored(row) for row in batch])
                progress(staging.count)
            comparison = staging.compare(keeps_gone=keeps_gone)
            comparison.new_areas = names.new_areas
            tell(comparison)
            if comparison.differing and not is_dry_run:
                staging.apply(keeps_gone=keeps_gone)
                edition.renew()
        if is_dry_run:
            transaction.set_rollback(True)
    return comparison


def batches(rows: Iterable[oews.Row]) -> Iterable[list[oews.Row]]:
    """The rows, some at a time."""
    batch = []
    for row in rows:
        batch.append(row)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def wanted() -> set[str]:
    """The codes of the occupations that pages show: those offered, and those they follow."""
    before = dict(Occupation.objects.values_list("code", "follows__code"))
    found = set()
    for code in Occupation.objects.filter(is_offered=True).values_list("code", flat=True):
        while code and code not in found:
            found.add(code)
            code = before[code]
    return found
