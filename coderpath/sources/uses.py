"""What rests on a source: facts of every kind, datasets taken from it whole, rows of a table."""

from itertools import groupby

from django.apps import apps
from django.db import models
from django.db.models import Count, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce

from . import words
from .facts import fact_models
from .models import Source, dataset_models


def datasets(sources) -> dict[int, list]:
    """The datasets taken from these sources, by source."""
    found = {}
    for model in dataset_models():
        for dataset in model.objects.published().filter(source__in=sources):
            found.setdefault(dataset.source_id, []).append(dataset)
    return found


def table_models() -> list[type[models.Model]]:
    """Models whose rows are too many to list, and only counted; they say what many are called."""
    return [model for model in apps.get_models() if hasattr(model, "many")]


def counted(model: type[models.Model]) -> Coalesce:
    """How many rows of a model rest on each source."""
    rows = model.objects.filter(source=OuterRef("pk")).order_by().values("source")
    count = rows.annotate(many=Count("pk")).values("many")
    return Coalesce(Subquery(count, output_field=IntegerField()), 0)


def with_counts(sources):
    """Annotate how many facts rest on each source, and how many rows of each table."""
    rows = {f"{model._meta.model_name}_rows": counted(model) for model in table_models()}
    return sources.annotate(facts=sum(map(counted, fact_models())), **rows)


def tables(source: Source) -> str:
    """What rests on a source with counts and is not listed: “832 price levels”."""
    counts = {
        model.many: getattr(source, f"{model._meta.model_name}_rows") for model in table_models()
    }
    return words.listing([words.plural(count, *many) for many, count in counts.items() if count])


def facts_by_topic(source: Source) -> list[tuple[str, list]]:
    """Every fact taken from a source, in words, under its topic. One query a kind of fact."""
    rows = []
    for model in fact_models():
        facts = model.objects.filter(source=source).in_headline_order().with_subjects()
        rows += [(model.topic, fact) for fact in model.figures(list(facts))]
    rows.sort(key=lambda row: (row[0], row[1].question))
    return [(topic, [fact for _, fact in group]) for topic, group in groupby(rows, lambda r: r[0])]
