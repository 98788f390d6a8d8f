"""Rows of several kinds in one query: each comes as JSON and becomes a row again.

For kinds of which a page shows a few rows each: a query for every kind would cost more than they.
"""

import json
from collections.abc import Iterable, Iterator
from decimal import Decimal

from django.db import models
from django.db.models import F, Func, Value

from .facts import HEADLINE_ORDER, FactQuerySet, SourcedFact
from .models import Publisher, Source

STANDS = (
    "is_in_force", "is_old", "choice", "authority", "said_on", "is_relay", "until", "key"
)  # fmt: skip
# What comes along with a row: of a fact its source, of a source whose words it gives.
ALONG = {SourcedFact: {"source": Source}, Source: {"publisher": Publisher, "relays": Publisher}}


class _ExactNumbers(json.JSONDecoder):
    """A price is never a float on its way."""

    def __init__(self, **options):
        super().__init__(parse_float=Decimal, **options)


class JSONRow(Func):
    """The columns of a row as one value.

    Not Django's JSONArray: on SQLite that first tries in a write transaction whether there is JSON,
    for which a page would have to wait while an import runs.
    """

    function = "JSON_ARRAY"
    output_field = models.JSONField(decoder=_ExactNumbers)

    def as_postgresql(self, compiler, connection, **context):
        return self.as_sql(compiler, connection, function="JSONB_BUILD_ARRAY", **context)


def as_json(model: type[models.Model], lead: str = "") -> JSONRow:
    """Every column of a row as one value; what comes along with it last.

    `lead` is the way to the columns from the rows that are asked for: “source__”.
    """
    columns = [F(f"{lead}{name}") for name in _columns(model)]
    rows = [as_json(other, f"{lead}{name}__") for name, other in _along(model).items()]
    return JSONRow(*columns, *rows)


def as_row(model: type[models.Model], values: list) -> models.Model:
    """The row that these values were, with what comes along with it."""
    fields = model._meta.concrete_fields
    own = [_value(field, value) for field, value in zip(fields, values, strict=False)]
    row = model.from_db(None, _columns(model), own)
    for (name, other), along in zip(_along(model).items(), values[len(fields) :], strict=True):
        if getattr(row, f"{name}_id") is not None:
            setattr(row, name, as_row(other, along))
    return row


def together(querysets: Iterable[FactQuerySet]) -> Iterator[SourcedFact]:
    """All of these facts, each with its source, in headline order across their kinds. One query.

    The querysets come from `in_headline_order`, for one day.
    """
    querysets = list(querysets)
    if not querysets:
        return
    kinds = {queryset.model._meta.label: queryset.model for queryset in querysets}
    first, *others = [
        queryset.order_by().values_list(
            Value(queryset.model._meta.label),
            as_json(queryset.model),
            *STANDS,
        )
        for queryset in querysets
    ]
    found = first.union(*others, all=True).order_by(*HEADLINE_ORDER)
    for label, values, is_in_force, is_old, *_ in found:
        fact = as_row(kinds[label], values)
        fact.is_in_force, fact.is_old = is_in_force, is_old
        yield fact


def _along(model: type[models.Model]) -> dict[str, type[models.Model]]:
    return next((others for kind, others in ALONG.items() if issubclass(model, kind)), {})


def _columns(model: type[models.Model]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]


def _value(field: models.Field, value):
    """JSON knows no decimals and no days: a number gets its places back, a day is read."""
    value = field.to_python(value)
    if isinstance(value, Decimal):
        return round(value, field.decimal_places)
    return value
