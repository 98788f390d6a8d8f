"""Rows of several kinds in one query: each comes as JSON and becomes a row again.

For kinds of which a page tells a few rows each: a query for every kind would cost more than they.
"""

import json
from decimal import Decimal

from django.db import models
from django.db.models import F, Func

from .facts import SourcedFact
from .models import Source

# What comes along with a row: of a fact its source, of a source whose words it gives.
ALONG = {SourcedFact: ("source",), Source: ("publisher", "relays")}


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
    along = [as_json(_target(model, name), f"{lead}{name}__") for name in _along(model)]
    return JSONRow(*columns, *along)


def as_row(model: type[models.Model], values: list) -> models.Model:
    """The row that these values were, with what comes along with it."""
    fields = model._meta.concrete_fields
    own = [_value(field, value) for field, value in zip(fields, values, strict=False)]
    row = model.from_db(None, _columns(model), own)
    for name, said in zip(_along(model), values[len(fields) :], strict=True):
        if getattr(row, f"{name}_id") is not None:
            setattr(row, name, as_row(_target(model, name), said))
    return row


def _along(model: type[models.Model]) -> tuple[str, ...]:
    return next((names for kind, names in ALONG.items() if issubclass(model, kind)), ())


def _target(model: type[models.Model], name: str) -> type[models.Model]:
    return model._meta.get_field(name).related_model


def _columns(model: type[models.Model]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]


def _value(field: models.Field, value):
    """JSON knows no decimals and no days: a number gets its places back, a day is read."""
    value = field.to_python(value)
    if isinstance(value, Decimal):
        return round(value, field.decimal_places)
    return value
