"""The document of the API, OpenAPI 3.1, made of the pages that are data and of their forms."""

from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

from . import updated
from .formats import CSV, FORMATS, JSON, JSONLD, MD
from .problems import MEDIA_TYPE
from .registry import DataAddress
from .tables import Column

VERSION = "1.0.0"
ABOUT = (
    "Every page of figures is also data, at its own address with .csv, .json, .jsonld or .md for"
    " the last slash, asked what the page is asked. An unknown is null or empty, with its reason in"
    " a column beside it, and never zero. Each row names its sources. What of a request makes no"
    " sense is told in `problems`, and the rest is answered. No key is needed, and nothing is"
    " stored of who asks."
)
PART = "As it stands in addresses, in small letters. The rows of {parent}.json name it."
NUMBERS = ("integer", "number")
SOURCE = {
    "slug": "Its name in the rows, and in addresses: /sources/{slug}.json has what was read there.",
    "publisher": "Who published it.",
    "title": "Its title.",
    "address": "Where it stands, or the name of the file; null where neither is known.",
    "date": "When it was published or read, in words, as far as that is known: 15 May 2026.",
    "licence": "Under which terms.",
}
# What a cell may hold: by its column always one of these, or null.
CELL: dict[str, Any] = {
    "type": ["string", "number", "boolean", "array", "null"],
    "items": {"type": "string"},
}
SCHEMAS: dict[str, Any] = {
    "Source": {
        "type": "object",
        "description": "Who says so and where; rows name it by its slug.",
        "properties": {
            name: {"type": ["string", "null"], "description": means}
            for name, means in SOURCE.items()
        },
    },
    "Problem": {
        "type": "object",
        "description": "What is wrong with a request, as RFC 9457 has it.",
        "required": ["type", "title", "status", "detail"],
        "properties": {
            "type": {"type": "string"},
            "title": {"type": "string"},
            "status": {"type": "integer"},
            "detail": {"type": "string"},
            "parameters": {"type": "array", "items": {"type": "string"}},
        },
    },
}
WRONG = {
    "description": "What is wrong, in a sentence.",
    "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
}


def document(pages: Sequence[tuple[DataAddress, tuple[Column, ...]]], site: str) -> dict[str, Any]:
    """The whole, of pages with their columns; `site` is the server, without a slash at its end."""
    tables = {f"{_camel(page.name)}Table": _table(columns) for page, columns in pages}
    return {
        "openapi": "3.1.0",
        "info": {"title": "CoderPath", "version": VERSION, "description": ABOUT},
        "servers": [{"url": site}],
        "paths": {
            f"{page.route}.{name}": {"get": _operation(page, name, columns)}
            for page, columns in pages
            for name in FORMATS
        },
        "components": {"schemas": SCHEMAS | tables},
    }


def _camel(name: str) -> str:
    """
    >>> _camel("paths_slug_states")
    'PathsSlugStates'
    """
    return "".join(word.capitalize() for word in name.split("_"))


def _operation(page: DataAddress, format: str, columns: Iterable[Column]) -> dict[str, Any]:
    schemas: dict[str, dict[str, Any]] = {
        CSV.name: {"type": "string"},
        MD.name: {"type": "string"},
        JSON.name: {"$ref": f"#/components/schemas/{_camel(page.name)}Table"},
        JSONLD.name: {"type": "object", "description": "A data set in the terms of schema.org."},
    }
    answer = {
        "description": page.data.says,
        "content": {FORMATS[format].media_type: {"schema": schemas[format]}},
    }
    return {
        "operationId": f"{page.name}_{format}",
        "summary": page.data.says,
        "tags": [page.route.split("/")[1]],
        "parameters": [*_parameters(page), *_updated(page, columns)],
        "responses": {"200": answer, "400": WRONG, "404": WRONG, "503": WRONG},
    } | ({"deprecated": True} if page.data.ending else {})


def _parameters(page: DataAddress) -> Iterator[dict[str, Any]]:
    """Those of the path, of its forms in order, each once, and those that no form reads."""
    for name in page.parts:
        yield _part(page, name)
    fields = {
        name: (field, means_of(form).get(name) or str(field.label or name))
        for form in page.data.forms
        for name, field in fields_of(form).items()
    }
    for name, (field, means) in fields.items():
        yield _asked(page, name, means, schema_of(field))
    for name, means in page.data.more.items():
        yield _asked(page, name, means, {"type": "array", "items": {"type": "string"}})


def _part(page: DataAddress, name: str) -> dict[str, Any]:
    """A part of the path: one of its choices, or any name that the site has an address for."""
    choices = page.data.choices.get(name)
    schema = {"type": "string"} | ({"enum": list(choices)} if choices else {})
    means = PART.format(parent=page.route.partition(f"/{{{name}}}")[0])
    told = {"name": name, "in": "path", "required": True, "description": means, "schema": schema}
    return told | _example(page, name, schema)


def _asked(page: DataAddress, name: str, means: str, schema: dict[str, Any]) -> dict[str, Any]:
    told = {"name": name, "in": "query", "description": means, "schema": schema}
    needed = {"required": True} if name in page.data.needs else {}
    return told | needed | _example(page, name, schema)


def _example(page: DataAddress, name: str, schema: dict[str, Any]) -> dict[str, Any]:
    """What stands for a parameter in the example of the page; nothing where it is left out."""
    if name not in page.asked:
        return {}
    values: list[str] = page.asked[name]
    if schema["type"] == "array":
        return {"example": values}
    return {"example": int(values[0]) if schema["type"] in NUMBERS else values[0]}


def _updated(page: DataAddress, columns: Iterable[Column]) -> Iterator[dict[str, Any]]:
    """Of a table whose rows have a day of change."""
    if updated.has_days(columns):
        yield _asked(page, updated.PARAMETER, updated.MEANS, {"type": "string"})


def fields_of(form: type) -> dict[str, forms.Field]:
    """The fields of a kind of form, or of a filter set."""
    return form.form_class().base_fields if hasattr(form, "form_class") else form.base_fields


def means_of(form: type) -> Mapping[str, str]:
    """What fields of a form, and of those that it is made of, mean in the words of data."""
    return ChainMap(*(vars(kind).get("in_data", {}) for kind in form.__mro__))


def schema_of(field: forms.Field) -> dict[str, Any]:
    """What may be written for a field.

    >>> schema_of(forms.IntegerField(min_value=1, max_value=80))
    {'type': 'integer', 'maximum': 80, 'minimum': 1}
    """
    match field:
        case forms.MultipleChoiceField():
            return {"type": "array", "items": _choices(field)}
        case forms.ChoiceField():
            return _choices(field)
        case forms.BooleanField():
            return {"type": "boolean"}
        case forms.DateField():
            return {"type": "string", "format": "date"}
        case forms.IntegerField():  # and DecimalField, which is one
            kind = "number" if isinstance(field, forms.DecimalField) else "integer"
            return {"type": kind} | _limits(field)
    return {"type": "string"}


def _choices(field: forms.ChoiceField) -> dict[str, Any]:
    """Those of a list; one whose choices depend on the rows takes any text."""
    values = [str(value) for value, label in field.choices if value and isinstance(label, str)]
    return {"type": "string", "enum": values} if values else {"type": "string"}


def _limits(field: forms.Field) -> dict[str, Any]:
    limits = {MinValueValidator: "minimum", MaxValueValidator: "maximum"}
    return {
        limits[type(each)]: float(each.limit_value)
        if isinstance(each.limit_value, Decimal)
        else each.limit_value
        for each in field.validators
        if type(each) in limits
    }


def _table(columns: Iterable[Column]) -> dict[str, Any]:
    """What a page answers as JSON, with what its columns mean."""
    row = {
        "type": "object",
        "properties": {each.name: CELL | {"description": each.means} for each in columns},
    }
    texts = {"type": "array", "items": {"type": "string"}}
    return {
        "type": "object",
        "required": ["title", "page", "problems", "sources", "columns", "rows"],
        "properties": {
            "title": {"type": "string"},
            "description": {"type": "string"},
            "page": {"type": "string", "description": "The page that shows the same."},
            "query": {"type": "object", "description": "What was understood of the request."},
            "problems": texts,
            "release": {"type": ["string", "null"]},
            "data_edition": {
                "type": "string",
                "description": "It changes whenever a figure does.",
            },
            "notes": texts,
            "sources": {"type": "array", "items": {"$ref": "#/components/schemas/Source"}},
            "columns": {"type": "object", "additionalProperties": {"type": "string"}},
            "rows": {"type": "array", "items": row},
        },
    }
