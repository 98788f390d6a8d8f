"""What is public: the tables whose rows readers see, and which of their columns count."""

from collections.abc import Iterator

from django.apps import apps
from django.db import models

from .facts import SourcedFact
from .models import Edition, EditionBegun, Move, Shipped

PUBLIC_APPS = ("sources", "guide", "salaries", "certifications")
NOT_PUBLIC = (Edition, EditionBegun, Move, Shipped)
# When someone looked again is shown, but no figure changes by it: the edition stays.
NOT_COUNTED = ("checked_on",)
NATURAL_KEYS = ("slug", "key", "code")


def public_models() -> list[type[models.Model]]:
    """Every model whose rows readers see: no history, no edition, no note of a load."""
    return [model for model in public_tables() if not model._meta.auto_created]


def public_tables() -> list[type[models.Model]]:
    """The same with the tables that many-to-many fields keep."""
    return [
        model
        for label in PUBLIC_APPS
        for model in apps.get_app_config(label).get_models(include_auto_created=True)
        if model not in NOT_PUBLIC and not hasattr(model, "instance_type")
    ]


def columns(model: type[models.Model]) -> list[models.Field]:
    """The columns whose change is a change of the edition."""
    return [field for field in model._meta.concrete_fields if field.name not in NOT_COUNTED]


def stable_path(field: models.Field) -> str:
    """What is told of a column on every machine: for a foreign key, the natural key of its row."""
    if not field.is_relation:
        return field.name
    return f"{field.name}__{natural_key(field.related_model)}"


def natural_key(model: type[models.Model]) -> str:
    """The column that names a row of this table wherever it is stored; empty for no such."""
    own = {field.name for field in model._meta.fields}
    return next((name for name in NATURAL_KEYS if name in own), "")


def pointing_to(model: type[models.Model]) -> Iterator[type[models.Model]]:
    """The public tables with a foreign key to this one."""
    for other in public_tables():
        if any(field.related_model is model for field in other._meta.concrete_fields):
            yield other


def moved_with(model: type[models.Model]) -> Iterator[type[models.Model]]:
    """This table and those of the facts whose rows it may be a part of."""
    yield model
    for field in model._meta.concrete_fields:
        if field.is_relation and issubclass(field.related_model, SourcedFact):
            yield field.related_model
