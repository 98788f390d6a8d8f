"""The data edition: one value that changes whenever a public figure does, by whatever way.

Each public table has a digest of its content. Saving, deleting or loading a row renews the digest
of its table when the transaction commits; code that writes in bulk calls `renew` itself. The same
content always gives the same edition, so loading fixtures twice does not change it.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import date

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.utils.timezone import localdate

from . import words
from .models import Edition

PUBLIC_APPS = ("sources", "salaries", "certifications")
# Not a table: under this name load_catalogue keeps which files it loaded last.
FIXTURES = "fixtures"


@dataclass(frozen=True)
class DataEdition:
    """What the footer shows: eight characters of the digest and the day of the last change."""

    code: str
    changed_on: date | None

    def __str__(self):
        return f"{self.code}, {words.day(self.changed_on)}" if self.changed_on else self.code


def public_models() -> list[type[models.Model]]:
    """Every model whose rows readers see: neither the histories nor the edition itself."""
    return [
        model
        for label in PUBLIC_APPS
        for model in apps.get_app_config(label).get_models()
        if model is not Edition and not hasattr(model, "instance_type")
    ]


def digest(model: type[models.Model]) -> str:
    """The digest of a table's content; primary keys are left out, since they differ by machine."""
    fields = [f for f in model._meta.concrete_fields if not f.primary_key]
    names = [_stable_path(f) for f in fields]
    rows = sorted(
        json.dumps(row, cls=DjangoJSONEncoder, sort_keys=True, default=str)
        for row in model._base_manager.values_list(*names).iterator(chunk_size=5000)
    )
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()


def _stable_path(field: models.Field) -> str:
    """A foreign key is read by the natural key of what it points to."""
    if not field.is_relation:
        return field.name
    target = field.related_model
    natural = next(
        name for name in ("slug", "key", "code") if any(f.name == name for f in target._meta.fields)
    )
    return f"{field.name}__{natural}"


def renew(*changed: type[models.Model]) -> None:
    """Take the digests of these tables anew (of every public table when none is named)."""
    for model in changed or public_models():
        new = digest(model)
        label = model._meta.label_lower
        if not Edition.objects.filter(table=label, digest=new).exists():
            Edition.objects.update_or_create(
                table=label, defaults={"digest": new, "changed_on": localdate()}
            )


def current() -> DataEdition:
    """The edition now. One query."""
    tables = Edition.objects.exclude(table=FIXTURES).order_by("table")
    rows = list(tables.values_list("table", "digest", "changed_on"))
    code = hashlib.sha256(repr([row[:2] for row in rows]).encode()).hexdigest()[:8]
    return DataEdition(code, max((row[2] for row in rows), default=None))


class _Renewal:
    """Renews one table's digest at the end of a transaction, however many rows it changed."""

    def __init__(self, model):
        self.model = model

    def __call__(self):
        renew(self.model)


def mark_changed(model: type[models.Model]) -> None:
    """Renew this table's digest once, when the transaction commits."""
    waiting = [func for _, func, *_ in transaction.get_connection().run_on_commit]
    if not any(isinstance(func, _Renewal) and func.model is model for func in waiting):
        transaction.on_commit(_Renewal(model))
