"""Rows of several kinds in one query: each comes as JSON and becomes a row again.

For kinds of which a page shows a few rows each: a query for every kind would cost more than they.
"""

import json
from collections.abc import Iterable, Iterator
from decimal import Decimal

from django.db import models
from django.db.models import F, Func, OuterRef, Subquery, Value

from . import headline
from .facts import FactQuerySet, SourcedFact
from .made_of_rows import MadeOfRows
from .models import Source

STANDS = (
    "is_in_force", "is_old", "choice", "authority", "said_on", "is_relay", "is_coming",
    "until", "key",
)  # fmt: skip
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


class JSONRows(Subquery):
    """Rows as one value, a list: the queryset yields one JSONRow for each, named “row”."""

    output_field = JSONRow.output_field
    template = "(SELECT JSON_GROUP_ARRAY(JSON(part.row)) FROM (%(subquery)s) part)"

    def as_postgresql(self, compiler, connection, **context):
        template = "(SELECT JSONB_AGG(part.row) FROM (%(subquery)s) part)"
        return self.as_sql(compiler, connection, template=template, **context)


def as_json(model: type[models.Model], lead: str = "", rows: str = "") -> JSONRow:
    """Every column of a row as one value; what comes along with it last.

    `lead` is the way to the columns from the rows that are asked for: “source__”. Before what
    comes along stand the rows that a fact is made of, where their name is given.
    """
    columns = [F(f"{lead}{name}") for name in _columns(model)]
    made_of = [_rows_as_json(model, rows)] if rows else []
    return JSONRow(*columns, *made_of, *_along_as_json(model, _along(model), lead))


def _along_as_json(model: type[models.Model], names: Iterable[str], lead: str = "") -> list:
    return [as_json(_target(model, name), f"{lead}{name}__") for name in names]


def _rows_as_json(model: type[MadeOfRows], name: str) -> JSONRows:
    """The rows that a fact is made of, each with what it names as `along`."""
    relation = model._meta.get_field(name)
    kind = relation.related_model
    rows = kind.objects.filter(**{relation.field.name: OuterRef("pk")}).order_by()
    return JSONRows(rows.values(row=JSONRow(as_json(kind), *_along_as_json(kind, kind.along))))


def as_row(model: type[models.Model], values: list, rows: str = "") -> models.Model:
    """The row that these values were, as `as_json` was asked for them."""
    fields = model._meta.concrete_fields
    own = [_value(field, value) for field, value in zip(fields, values, strict=False)]
    row = model.from_db(None, _columns(model), own)
    along = values[len(fields) :]
    if rows:
        _take_rows(row, rows, along.pop(0) or [])
    _take_along(row, _along(model), along)
    return row


def _take_along(row: models.Model, names: Iterable[str], values: list) -> None:
    for name, said in zip(names, values, strict=True):
        if getattr(row, f"{name}_id") is not None:
            setattr(row, name, as_row(_target(type(row), name), said))


def _take_rows(fact: MadeOfRows, name: str, values: list) -> None:
    """Give a fact the rows that it is made of, as if they had been prefetched."""
    manager = getattr(fact, name)
    rows = []
    for own, *along in values:
        row = as_row(manager.model, own)
        _take_along(row, row.along, along)
        setattr(row, manager.field.name, fact)
        rows.append(row)
    found = manager.all()
    found._result_cache = sorted(rows, key=lambda row: (row.position, row.pk))
    fact._prefetched_objects_cache = {name: found}


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
            as_json(queryset.model, rows=_made_of(queryset.model)),
            *STANDS,
        )
        for queryset in (one.prefetch_related(None) for one in querysets)
    ]
    found = first.union(*others, all=True).order_by(*headline.ORDER)
    for label, values, *stands in found:
        fact = as_row(kinds[label], values, _made_of(kinds[label]))
        # What it has as columns it has.
        for name, value in zip(STANDS[:-2], stands, strict=False):
            setattr(fact, name, value)
        yield fact


def _made_of(model: type[SourcedFact]) -> str:
    return model.made_of if issubclass(model, MadeOfRows) else ""


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
