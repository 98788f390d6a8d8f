"""Load everything that is shipped in fixtures/: sources, the catalogue, wages.

Rows are matched by natural key. A row that differs is set back to what is shipped, an edit to a
shipped row included; a row that an editor added is never touched, nor is one that is no longer
shipped removed. Rows that are equal are left alone, so loading twice changes nothing. With
`--only-if-changed`, as `make serve` calls it, nothing happens while the files are the ones loaded
last: an editor's work outlives a restart.
"""

import hashlib
from pathlib import Path

from django.conf import settings
from django.core import serializers
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.serializers.base import DeserializationError
from django.db import DatabaseError, transaction
from django.utils.timezone import localdate

from coderpath.sources import edition
from coderpath.sources.models import Edition

# What others point to comes first; files not named here follow by name.
ORDER = (
    "sources",
    "sources_wages",
    "issuers",
    "certifications",
    "occupations",
    "areas",
    "releases",
)


class Command(BaseCommand):
    help = "Load the shipped catalogue and wages. Running it twice changes nothing."

    def add_arguments(self, parser):
        parser.add_argument(
            "--only-if-changed",
            action="store_true",
            help="do nothing when the shipped files are the ones loaded last",
        )

    def handle(self, *, only_if_changed, verbosity, **options):
        paths = fixture_paths()
        shipped = digest(paths)
        if only_if_changed and is_loaded(shipped):
            return
        with transaction.atomic():
            changed = [model for path in paths for model in load(path)]
            edition.renew()
            Edition.objects.update_or_create(
                table=edition.FIXTURES, defaults={"digest": shipped, "changed_on": localdate()}
            )
        if verbosity:
            done = f"{len(paths)} files, {len(changed)} rows changed."
            self.stdout.write(f"{done} Data edition {edition.current()}.")


def fixture_paths() -> list[Path]:
    """Every shipped file, in an order in which it loads."""
    rank = {name: place for place, name in enumerate(ORDER)}
    paths = [path for folder in settings.FIXTURE_DIRS for path in Path(folder).glob("*.json")]
    return sorted(paths, key=lambda path: (rank.get(path.stem, len(rank)), path.stem))


def is_loaded(shipped: str) -> bool:
    try:
        return Edition.objects.filter(table=edition.FIXTURES, digest=shipped).exists()
    except DatabaseError as error:
        raise CommandError(f"The database is not ready, run migrate first: {error}.") from error


def digest(paths: list[Path]) -> str:
    together = hashlib.sha256()
    for path in paths:
        together.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return together.hexdigest()


def load(path: Path) -> list[type]:
    """Save the rows of one file that differ from what is stored; their models."""
    stored = {}
    changed = []
    try:
        for shipped in serializers.deserialize("json", path.read_text(encoding="utf-8")):
            row, model = shipped.object, type(shipped.object)
            if model not in stored:
                stored[model] = {old.pk: values(old) for old in model._base_manager.all()}
            if stored[model].get(row.pk) != values(row):
                row.save()
                changed.append(model)
    except (DeserializationError, ValidationError, DatabaseError, ValueError) as error:
        reason = " ".join(str(error if str(error) else error.__cause__).split()).rstrip(".")
        raise CommandError(f"{path.name}: {reason}. Nothing was loaded.") from error
    return changed


def values(row) -> list:
    """What is stored of a row, to tell whether it differs."""
    fields = row._meta.concrete_fields
    return [getattr(row, f.attname) for f in fields if not (f.primary_key or f.generated)]
