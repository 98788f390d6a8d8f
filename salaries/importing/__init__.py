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
from .downloads import Refused
from .names import FileNames
from .staging import BATCH, Staging


def store(
    rows: Iterable[oews.SurveyRow],
    *,
    title: str = "",
    url: str = "",
    replaces: bool = False,
    stages: bool = False,
    is_dry_run: bool = False,
    tell: Callable[[StoredComparison], None] = lambda comparison: None,
    progress: Callable[[int], None] = lambda read: None,
) -> StoredComparison:
    """Store these rows, and say what that changes.

    `title` and `url` name the file in the source of a release not seen before. Of what the rows
    do not speak nothing is removed, unless the files `replaces` what is stored. `tell` hears of
    the changes before they are made; in a dry run they are not. A new release that is like the one
    before it is published, unless it is only `stages`: then readers see nothing of it, and files
    of a release that they see are refused. Raises Malformed, Refused, DatabaseError.
    """
    names = FileNames(title, url)
    with Staging() as staging:
        for batch in batches(rows):
            staging.add([names.stored(row) for row in batch])
            progress(staging.count)
        staging.close()
        if is_dry_run:
            return prepared(staging, names, replaces, stages, tell)
        with transaction.atomic():
            comparison = prepared(staging, names, replaces, stages, tell)
            made = names.make()
            if comparison.differing:
                staging.store(made, replaces=replaces)
                edition.renew()
    return comparison


def prepared(
    staging: Staging, names: FileNames, replaces: bool, stages: bool, tell
) -> StoredComparison:
    """What storing the rows changes, told; a release not shown yet is decided on."""
    comparison = compare(staging, names, replaces=replaces)
    for number, release in names.releases.items():
        if release.pk:
            found = Release.objects.filter(pk=release.pk)
            # Nobody publishes it between this look and the end of the transaction.
            found = found.select_for_update() if stages else found
            release.status = found.values_list("status", flat=True).get()
        if stages and release.pk and release.status == Release.Status.PUBLISHED:
            raise Refused(f"Readers see {release}: withdraw it before you load another file of it")
        if release.pk is None or release.status == Release.Status.STAGED:
            found = list(unlike(number, release))
            is_held_back = stages or found
            release.status = Release.Status.STAGED if is_held_back else Release.Status.PUBLISHED
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
