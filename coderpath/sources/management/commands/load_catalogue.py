"""Load everything that is shipped in fixtures/: sources, the catalogue, wages.

Rows are matched by natural key. A row that differs is set back to what is shipped, an edit to a
shipped row included; a row that an editor added is never touched, nor is one that is no longer
shipped removed. Rows that are equal are left alone, so loading twice changes nothing. With
`--only-if-changed`, as `make serve` calls it, nothing happens while the files are the ones loaded
last: an editor's work outlives a restart.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain, groupby
from pathlib import Path

from django.apps import AppConfig, apps
from django.conf import settings
from django.core.exceptions import FieldDoesNotExist, ObjectDoesNotExist, ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection, transaction
from django.db.models import Model
from django.utils.timezone import localdate
from simple_history.utils import bulk_create_with_history

from coderpath.sources import edition
from coderpath.sources.management.database import answering_database
from coderpath.sources.models import Edition

# What others point to comes first; files not named here follow by name.
ORDER = (
    "sources",
    "sources_wages",
    "issuers",
    "certifications",
    "occupations",
    "industries",
    "areas",
    "releases",
    "requirements",
    "exam_outlines",
    "training",
    "paths",
)

# Why a row changed, as its history tells readers.
REASON = "Shipped with a new version of the site"


class Command(BaseCommand):
    help = "Load the shipped catalogue and wages. Running it twice changes nothing."

    def add_arguments(self, parser):
        parser.add_argument(
            "--only-if-changed",
            action="store_true",
            help="do nothing when the shipped files are the ones loaded last",
        )

    def handle(self, *, only_if_changed, verbosity, **options):
        paths, tables = fixture_paths(), tables_by_app()
        shipped = digest([*paths, *chain(*tables.values())])
        with answering_database():
            if only_if_changed and is_loaded(shipped):
                return
            with transaction.atomic():
                changed = sum(load(path) for path in paths)
                changed += sum(load_tables(app, paths) for app, paths in tables.items())
                edition.renew()
                gather_statistics()
                Edition.objects.update_or_create(
                    table=edition.FIXTURES, defaults={"digest": shipped, "changed_on": localdate()}
                )
        if verbosity:
            done = f"{len(paths) + sum(map(len, tables.values()))} files, {changed} rows changed."
            self.stdout.write(f"{done} Data edition {edition.current()}.")


def gather_statistics() -> None:
    """So that PostgreSQL plans by what was just loaded, and not by tables that were empty."""
    if connection.vendor == "postgresql":
        tables = ", ".join(
            connection.ops.quote_name(model._meta.db_table) for model in edition.public_models()
        )
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {tables}")


def fixture_paths() -> list[Path]:
    """Every shipped file, in an order in which it loads."""
    rank = {name: place for place, name in enumerate(ORDER)}
    paths = [path for folder in settings.FIXTURE_DIRS for path in Path(folder).glob("*.json")]
    return sorted(paths, key=lambda path: (rank.get(path.stem, len(rank)), path.stem))


def tables_by_app() -> dict[AppConfig, list[Path]]:
    """Shipped tables in a layout of their own, by the app that reads them."""
    return {
        app: sorted(
            path for folder in settings.FIXTURE_DIRS for path in Path(folder).glob(app.tables)
        )
        for app in apps.get_app_configs()
        if hasattr(app, "tables")
    }


def load_tables(app: AppConfig, paths: list[Path]) -> int:
    """Store the rows of an app's tables that differ from what is stored; how many those are."""
    try:
        return app.load_tables(paths) if paths else 0
    except (ValueError, DatabaseError) as error:
        said = " ".join(str(error).split()).rstrip(".")
        raise CommandError(f"{said}. Nothing was loaded.") from error


def is_loaded(shipped: str) -> bool:
    """Whether files with this digest are the ones loaded last."""
    return Edition.objects.filter(table=edition.FIXTURES, digest=shipped).exists()


def digest(paths: list[Path]) -> str:
    """One value that changes whenever a name or a byte of the files does."""
    together = hashlib.sha256()
    for path in paths:
        try:
            together.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
        except OSError as error:
            raise refusal(path, error.strerror) from error
    return together.hexdigest()


def load(path: Path) -> int:
    """Store the rows of one file that differ from what is stored; how many those are."""
    shipped = defaultdict(list)
    try:
        for row in json.loads(path.read_text(encoding="utf-8")):
            shipped[apps.get_model(row["model"])].append(row["fields"])
        return sum(
            store(model, batch) for model, rows in shipped.items() for batch in batches(model, rows)
        )
    except ValidationError as error:
        raise refusal(path, " ".join(error.messages)) from error
    except (ObjectDoesNotExist, FieldDoesNotExist, DatabaseError) as error:
        raise refusal(path, error) from error
    except (AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
        raise refusal(path, f"{type(error).__name__}, {error}") from error


def batches(model: type[Model], rows: list[dict]) -> Iterator[list[dict]]:
    """The rows in order; one that points to its own kind waits until those before are stored."""
    own = [f.name for f in model._meta.concrete_fields if f.related_model is model]
    for waits, together in groupby(rows, lambda row: any(row.get(name) for name in own)):
        batch = list(together)
        yield from ([row] for row in batch) if waits else [batch]


def refusal(path: Path, reason) -> CommandError:
    """One line that says which file could not be loaded, and why."""
    said = " ".join(str(reason).split()).rstrip(".")
    return CommandError(f"{path.name}: {said}. Nothing was loaded.")


def store(model: type[Model], rows: list[dict]) -> int:
    """Create what is new, save what differs, leave the rest. Two queries when nothing does.

    Django's own deserializer asks the database for every foreign key of every row, which takes
    ten times as long.
    """
    stored = by_natural_key(model)
    found = {}
    new, changed = [], []
    for fields in rows:
        row = model(**{name: value(model, name, given, found) for name, given in fields.items()})
        require_all(row)
        old = stored.get(row.natural_key())
        if old is None:
            new.append(row)
        elif values(old) != values(row):
            row.pk = old.pk
            changed.append(row)
    if hasattr(model, "history"):
        bulk_create_with_history(new, model, batch_size=500, default_change_reason=REASON)
    else:
        model._base_manager.bulk_create(new, batch_size=500)
    for row in changed:
        row._change_reason = REASON
        row.save()
    return len(new) + len(changed)


def require_all(row: Model) -> None:
    """What a form would ask for must be there: a field left out would be stored as nothing."""
    for field in row._meta.concrete_fields:
        if field.primary_key or field.generated or field.blank:
            continue
        if getattr(row, field.attname) in field.empty_values:
            names = [getattr(row, name, "") for name in ("key", "slug", "code")]
            which = next(filter(None, names), "a row")
            raise ValidationError(f"{field.name} of {which} ({row._meta.label}) is missing.")


def by_natural_key(model: type[Model]) -> dict[tuple, Model]:
    """Every row that is stored. One query, whatever the key is made of."""
    pointing = [field.name for field in model._meta.concrete_fields if field.is_relation]
    return {row.natural_key(): row for row in model._base_manager.select_related(*pointing)}


def value(model: type[Model], name: str, given, found: dict):
    """A value as the model holds it; for a foreign key, the row that its natural key names."""
    field = model._meta.get_field(name)
    if not field.is_relation:
        try:
            return field.clean(given, None) if given not in field.empty_values else given
        except ValidationError as error:
            raise ValidationError([f"{name} {given!r}:", *error.messages]) from error
    if given is None:
        return None
    target = field.related_model
    if target not in found:
        found[target] = by_natural_key(target)
    if tuple(given) not in found[target]:
        raise target.DoesNotExist(f"{name} {given} is not there")
    return found[target][tuple(given)]


def values(row: Model) -> list:
    """What is stored of a row, to tell whether it differs."""
    fields = row._meta.concrete_fields
    return [getattr(row, f.attname) for f in fields if not (f.primary_key or f.generated)]
