"""The data edition: one value that changes whenever a public figure does, by whatever way.

Each public table has a digest of its content. Saving, deleting or loading a row renews the digest
of its table when the transaction commits; code that writes in bulk calls `renew` itself. The same
content always gives the same edition, so loading fixtures twice does not change it.

The moment each edition came into being is kept: a link that carries the code of an earlier one is
answered with what changed since, which the histories of the rows tell.

Along with the digest each table keeps how many rows it has and to how many questions they give
different answers, so that the front page can say so without reading every fact.
"""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.utils.timezone import localdate, now

from . import words
from .facts import SourcedFact
from .models import Edition, EditionBegun, Shipped, Source

PUBLIC_APPS = ("sources", "salaries", "certifications")
# Not a table: under this name load_catalogue keeps which files it loaded last.
FIXTURES = "fixtures"
_JSON = DjangoJSONEncoder(sort_keys=True)


@dataclass(frozen=True)
class DataEdition:
    """What the footer shows: eight characters of the digest and the day of the last change.

    And what the edition holds: facts, sources, questions to which pages give different answers.
    `earlier_began` is the moment of the earlier edition that was asked for, if it is known.
    """

    code: str
    changed_on: date | None
    facts: int = 0
    sources: int = 0
    disagreements: int = 0
    earlier_began: datetime | None = None

    def __str__(self):
        return f"{self.code}, {words.day(self.changed_on)}" if self.changed_on else self.code


def public_models() -> list[type[models.Model]]:
    """Every model whose rows readers see: no history, no edition, no note of a load."""
    return [
        model
        for label in PUBLIC_APPS
        for model in apps.get_app_config(label).get_models()
        if model not in (Edition, EditionBegun, Shipped) and not hasattr(model, "instance_type")
    ]


def digest(model: type[models.Model]) -> str:
    """The digest of a table's content; numbered keys are left out, since they differ by machine.

    The sum of the digests of its rows: in whatever order they come, and none is kept in memory.
    """
    fields = [f for f in model._meta.concrete_fields if not isinstance(f, models.AutoField)]
    rows = model._base_manager.values_list(*map(_stable_path, fields)).order_by()
    total = 0
    for row in rows.iterator(chunk_size=5000):
        total += int.from_bytes(hashlib.sha256(_JSON.encode(row).encode()).digest())
    return f"{total % 2**256:064x}"


def _stable_path(field: models.Field) -> str:
    """A foreign key is read by the natural key of what it points to."""
    if not field.is_relation:
        return field.name
    target = field.related_model
    natural = next(
        name for name in ("slug", "key", "code") if any(f.name == name for f in target._meta.fields)
    )
    return f"{field.name}__{natural}"


def disagreements(model: type[models.Model]) -> int:
    """To how many questions the facts of this table give different answers."""
    if not issubclass(model, SourcedFact):
        return 0
    findings = model.findings(list(model.objects.in_headline_order().with_subjects()))
    return sum(finding.is_contradicted for finding in findings)


def renew(*changed: type[models.Model]) -> None:
    """Take the digests of these tables anew (of every public table when none is named)."""
    kept = {edition.table: edition for edition in Edition.objects.all()}
    for model in changed or public_models():
        label = model._meta.label_lower
        taken = {
            "digest": digest(model),
            "rows": model._base_manager.count(),
            "disagreements": disagreements(model),
        }
        before = kept.get(label) or Edition(table=label)
        if any(getattr(before, name) != value for name, value in taken.items()):
            if before.digest != taken["digest"]:
                taken["changed_on"] = localdate()
            Edition.objects.update_or_create(table=label, defaults=taken)
    # The same figures again are the same edition: the first moment stands.
    EditionBegun.objects.get_or_create(code=current().code, defaults={"began": now()})


def current(earlier: str = "") -> DataEdition:
    """The edition now, and when an earlier one, given by its code, began. One query."""
    began = EditionBegun.objects.filter(code=earlier).values("began")
    rows = Edition.objects.exclude(table=FIXTURES).annotate(earlier_began=models.Subquery(began))
    tables = list(rows.order_by("table"))
    code = hashlib.sha256(repr([(row.table, row.digest) for row in tables]).encode()).hexdigest()
    facts = {model._meta.label_lower for model in public_models() if issubclass(model, SourcedFact)}
    return DataEdition(
        code=code[:8],
        changed_on=max((row.changed_on for row in tables), default=None),
        facts=sum(row.rows for row in tables if row.table in facts),
        sources=sum(row.rows for row in tables if row.table == Source._meta.label_lower),
        disagreements=sum(row.disagreements for row in tables),
        earlier_began=next((row.earlier_began for row in tables), None),
    )


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
