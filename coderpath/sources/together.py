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
from .models import Publisher, Source

STANDS = (
    "is_in_force", "is_old", "choice", "authority", "said_on", "is_relay", "is_coming",
    "until", "key",
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


class JSONRows(Subquery):
    """Rows as one value, a list: the queryset yields one JSONRow for each, named “row”."""

    output_field = JSONRow.output_field
    template = "(SELECT JSON_GROUP_ARRAY(JSON(part.row)) FROM (%(subquery)s) part)"

    def as_postgresql(self, compiler, connection, **context):
        template = "(SELECT JSONB_AGG(part.row) FROM (%(subquery)s) part)"
        return self.as_sql(compiler, connection, template=template, **context)


def as_json(model: type[models.Model], lead: str = "") -> JSONRow:
    """Every column of a row as one value; what comes along with it last, the parts of a fact first.

    `lead` is the way to the columns from the rows that are asked for: “source__”.
    """
    columns = [F(f"{lead}{name}") for name in _columns(model)]
    rows = [as_json(other, f"{lead}{name}__") for name, other in _along(model).items()]
    if parts := getattr(model, "parts", ""):
        rows.insert(0, _parts_as_json(model, parts, lead))
    return JSONRow(*columns, *rows)


def _parts_as_json(model: type[SourcedFact], parts: str, lead: str) -> JSONRows:
    """The rows that belong to a fact, each with the page on which it was read."""
    relation = model._meta.get_field(parts)
    rows = relation.related_model.objects.filter(**{relation.field.name: OuterRef(f"{lead}pk")})
    row = JSONRow(as_json(relation.related_model), as_json(Source, "read_at__"))
    return JSONRows(rows.order_by().values(row=row))


def as_row(model: type[models.Model], values: list) -> models.Model:
    """The row that these values were, with what comes along with it."""
    fields = model._meta.concrete_fields
    own = [_value(field, value) for field, value in zip(fields, values, strict=False)]
    row = model.from_db(None, _columns(model), own)
    along = values[len(fields) :]
    if getattr(model, "parts", ""):
        _take_parts(row, along.pop(0) or [])
    for (name, other), said in zip(_along(model).items(), along, strict=True):
        if getattr(row, f"{name}_id") is not None:
            setattr(row, name, as_row(other, said))
    return row


def _take_parts(fact: SourcedFact, values: list) -> None:
    """Give a fact its parts, as if they had been prefetched."""
    manager = getattr(fact, fact.parts)
    parts = [as_row(manager.model, own) for own, _ in values]
    for part, (_, page) in zip(parts, values, strict=True):
        setattr(part, manager.field.name, fact)
        part.read_at = as_row(Source, page) if part.read_at_id else None
    found = manager.all()
    found._result_cache = sorted(parts, key=lambda part: part.position)
    fact._prefetched_objects_cache = {fact.parts: found}


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
        for queryset in (one.prefetch_related(None) for one in querysets)
    ]
    found = first.union(*others, all=True).order_by(*headline.ORDER)
    for label, values, *stands in found:
        fact = as_row(kinds[label], values)
        # What it has as columns it has.
        for name, value in zip(STANDS[:-2], stands, strict=False):
            setattr(fact, name, value)
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
