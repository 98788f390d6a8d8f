"""Stores what the reader yields: compares it with what is stored, then stores what differs.

The files are read, and a dry run is told, without a lock: rows wait in a temporary table. Then
everything is stored in one transaction, or nothing. The database itself compares: memory does not
grow with the file.
"""

from collections.abc import Callable, Iterable

from django.db import transaction

from coderpath.sources import edition
from salaries.models import Occupation, Release
from salaries.published import oews

from .against_before import unlike
from .comparison import StoredComparison, compare
from .names import FileNames
from .staging import BATCH, Staging


def store(
    rows: Iterable[oews.SurveyRow],
    *,
    title: str = "",
    url: str = "",
    replaces: bool = False,
    is_dry_run: bool = False,
    tell: Callable[[StoredComparison], None] = lambda comparison: None,
    progress: Callable[[int], None] = lambda read: None,
) -> StoredComparison:
    """Store these rows, and say what that changes.

    `title` and `url` name the file in the source of a release not seen before. Of what the rows
    do not speak nothing is removed, unless the files `replaces` what is stored. `tell` hears of
    the changes before they are made; in a dry run they are not. Raises Malformed, DatabaseError.
    """
    names = FileNames(title, url)
    with Staging() as staging:
        for batch in batches(rows):
            staging.add([names.stored(row) for row in batch])
            progress(staging.count)
        staging.close()
        if is_dry_run:
            return prepared(staging, names, replaces, tell)
        with transaction.atomic():
            comparison = prepared(staging, names, replaces, tell)
            made = names.make()
            if comparison.differing:
                staging.store(made, replaces=replaces)
                edition.renew()
    return comparison


def prepared(staging: Staging, names: FileNames, replaces: bool, tell) -> StoredComparison:
    """What storing the rows changes, told; a release not shown yet is decided on."""
    comparison = compare(staging, names, replaces=replaces)
    for number, release in names.releases.items():
        if release.pk:
            release.refresh_from_db(fields=["status"])
        if release.pk is None or release.status == Release.Status.STAGED:
            found = list(unlike(number, release))
            release.status = Release.Status.STAGED if found else Release.Status.PUBLISHED
            comparison.unlike += found
    comparison.hidden = [r for r in names.releases.values() if r.status != r.Status.PUBLISHED]
    tell(comparison)
    return comparison


def batches(rows: Iterable[oews.SurveyRow]) -> Iterable[list[oews.SurveyRow]]:
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
