"""The shipped rows: read from fixtures/, checked, and made into rows that are not stored yet.

Rows name each other by natural key. Django's own deserializer asks the database for every foreign
key of every row, which takes ten times as long; here each table is asked once.
"""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain, groupby
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.exceptions import FieldDoesNotExist, ObjectDoesNotExist, ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import DatabaseError
from django.db.models import Field, Model

from .former_names import FormerNames, slugs

# What others point to comes first; files not named here follow by name. One file a name, or several
# that begin with it: “sources_wages”.
ORDER = (
    "publishers",
    "sources",
    "issuers",
    "certifications",
    "occupations",
    "industries",
    "areas",
    "releases",
    "requirements",
    "ways",
    "study_times",
    "exam_outlines",
    "training",
    "programs",
    "paths",
)
_JSON = DjangoJSONEncoder(sort_keys=True, ensure_ascii=False)


class RefusedFixture(ValueError):
    """A file that cannot be loaded: one line says which, and why."""

    def __init__(self, path: Path, reason):
        said = " ".join(str(reason).split()).rstrip(".")
        super().__init__(f"{path.name}: {said}")


@dataclass(frozen=True)
class Batch:
    """Rows of one model that follow each other in a file."""

    path: Path
    model: type[Model]
    rows: list[Model]


class Stored(dict):
    """By model: every row that is stored, by natural key. Each table is asked once.

    What an editor renamed is under the name by which the files know it.
    """

    def __init__(self):
        super().__init__()
        self.former = FormerNames({})

    def __missing__(self, model: type[Model]) -> dict[tuple, Model]:
        pointing = [field.name for field in model._meta.concrete_fields if field.is_relation]
        rows = list(model._base_manager.select_related(*pointing).order_by("pk"))
        for row in rows:
            self.former.give_back(row)
        self[model] = {row.natural_key(): row for row in rows}
        return self[model]


def paths() -> list[Path]:
    """Every shipped file, in an order in which it loads."""
    rank = {name: place for place, name in enumerate(ORDER)}
    found = [path for folder in settings.FIXTURE_DIRS for path in Path(folder).glob("*.json")]
    return sorted(found, key=lambda path: (_rank(path.stem, rank), path.stem))


def _rank(name: str, rank: dict[str, int]) -> int:
    """
    >>> _rank("sources_wages", {"sources": 1}), _rank("areas", {"sources": 1})
    (1, 1)
    """
    return rank.get(name, rank.get(name.partition("_")[0], len(rank)))


@contextmanager
def refusing(path: Path) -> Iterator[None]:
    """Whatever is wrong with the rows of a file is said in one line with its name."""
    try:
        yield
    except ValidationError as error:
        raise RefusedFixture(path, " ".join(error.messages)) from error
    except (ObjectDoesNotExist, FieldDoesNotExist, DatabaseError) as error:
        raise RefusedFixture(path, error) from error
    except (AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
        raise RefusedFixture(path, f"{type(error).__name__}, {error}") from error


class Reader:
    """Makes rows of what the files say; `shipped` holds them by model and natural key."""

    def __init__(self, stored: Stored):
        self.stored = stored
        self.shipped: dict[type[Model], dict[tuple, Model]] = {}

    def read(self, paths: list[Path]) -> list[Batch]:
        """The rows of the files, in the order in which they load."""
        said = {path: _parsed(path) for path in paths}
        self.stored.former = FormerNames(slugs(chain.from_iterable(said.values())))
        return [batch for path in paths for batch in self._read(path, said[path])]

    def _read(self, path: Path, said: list) -> list[Batch]:
        with refusing(path):
            models = list(dict.fromkeys(apps.get_model(row["model"]) for row in said))
            rows = {model: [] for model in models}
            # A model whole before the next: a step may come before the path after its own.
            for model in models:
                own = (row for row in said if apps.get_model(row["model"]) is model)
                rows[model] = [self.row(model, row["fields"]) for row in own]
        return [Batch(path, model, rows[model]) for model in models]

    def row(self, model: type[Model], fields: dict) -> Model:
        """One row; what it points to is stored, or was read before it."""
        row = model(**{name: self._value(model, name, given) for name, given in fields.items()})
        _require_all(row)
        known = self.shipped.setdefault(model, {})
        if row.natural_key() in known:
            raise ValidationError(f"{named(row)} is there twice.")
        known[row.natural_key()] = row
        return row

    def _value(self, model: type[Model], name: str, given):
        """A value as the model holds it; for a foreign key, the row that its natural key names."""
        field = model._meta.get_field(name)
        if field.is_relation:
            return None if given is None else self._target(field, tuple(given))
        try:
            return field.clean(given, None) if given not in field.empty_values else given
        except ValidationError as error:
            raise ValidationError([f"{name} {given!r}:", *error.messages]) from error

    def _target(self, field: Field, key: tuple) -> Model:
        target = field.related_model
        found = self.stored[target].get(key) or self.shipped.get(target, {}).get(key)
        if found is None:
            raise target.DoesNotExist(f"{field.name} {list(key)} is not there")
        return found


def _parsed(path: Path) -> list:
    with refusing(path):
        said = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(said, list):
            raise TypeError("a list of rows is expected")
        return said


def _require_all(row: Model) -> None:
    """What a form would ask for must be there: a field left out would be stored as nothing."""
    for field in fields(row):
        if field.blank:
            continue
        given = getattr(row, field.name, None)
        if given in field.empty_values:
            names = [getattr(row, name, "") for name in ("key", "slug", "code")]
            which = next(filter(None, names), "a row")
            raise ValidationError(f"{field.name} of {which} ({row._meta.label}) is missing.")


def named(row: Model) -> str:
    """What a person calls a row: its kind and its natural key."""
    return " ".join(map(str, (row._meta.verbose_name, *row.natural_key())))


def content(row: Model) -> dict:
    """What a row says, by field; a value that its model would give it anyway is left out.

    So a column that a new version adds changes nothing in rows that leave it empty.
    """
    said = {field: plain(row, field) for field in fields(row)}
    renamed = {"renamed_to": row.renamed_to} if hasattr(row, "renamed_to") else {}
    return renamed | {
        field.name: value
        for field, value in said.items()
        if (field.has_default() and callable(field.default)) or value != _plain(field.get_default())
    }


def plain(row: Model, field: Field):
    """One value as JSON has it: a foreign key as the natural key of what it points to."""
    value = getattr(row, field.name)
    return list(value.natural_key()) if isinstance(value, Model) else _plain(value)


def _plain(value):
    """A value in JSON's own kinds: amounts as text, whatever number of zeros they end in."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return json.loads(_JSON.encode(value))


def digest(row: Model) -> str:
    """One value that changes whenever anything that the row says does."""
    return hashlib.sha256(_JSON.encode(content(row)).encode()).hexdigest()


def fields(row: Model) -> list[Field]:
    """What a row says: neither its number, which differs by machine, nor what is worked out."""
    own = row._meta.concrete_fields
    return [field for field in own if not (field.primary_key or field.generated)]


def waves(batch: Batch) -> Iterator[list[Model]]:
    """The rows in order; one that points to its own kind waits until those before are stored."""
    own = [f.name for f in batch.model._meta.concrete_fields if f.related_model is batch.model]
    for waits, together in groupby(batch.rows, lambda row: any(getattr(row, n) for n in own)):
        rows = list(together)
        yield from ([row] for row in rows) if waits else [rows]
