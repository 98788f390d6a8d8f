"""What rests on a source: facts of every kind, datasets taken from it whole, rows of a table."""

from itertools import groupby

from django.apps import apps
from django.db import models
from django.db.models import Count, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce

from . import held, words
from .disagreements import Entry, questions
from .facts import fact_models
from .held import Held
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
    """Annotate how many facts of each kind rest on each source, and how many rows of each table."""
    models = (*fact_models(), *table_models())
    return sources.annotate(**{_many(model): counted(model) for model in models})


def _many(model: type[models.Model]) -> str:
    """Under what name a source has the number of rows of a model that rest on it."""
    return f"{model._meta.model_name}_rows"


def facts(source: Source) -> int:
    """How many facts rest on a source with counts."""
    return sum(getattr(source, _many(model)) for model in fact_models())


def tables(source: Source) -> str:
    """What rests on a source with counts and is not listed: “832 price levels”."""
    counts = {model.many: getattr(source, _many(model)) for model in table_models()}
    return words.listing([words.plural(count, *many) for many, count in counts.items() if count])


def listed() -> list[Source]:
    """Every source that readers see, with what rests on it, in the order of their list.

    The rows of many tables are counted: once for an edition.
    """
    return held.now().once(_listed)


def _listed(rows: Held) -> list[Source]:
    found = list(with_counts(Source.objects.published().by_authority()))
    taken_whole = datasets(found)
    for source in found:
        source.facts, source.tables = facts(source), tables(source)
        source.is_whole = source.pk in taken_whole
    return found


def entries_by_topic(source: Source) -> list[tuple[str, list[Entry]]]:
    """What a source with counts says on each question, and how it is read beside the others."""
    if not facts(source):
        return []
    told = [
        (question.topic, Entry(fact, question.finding))
        for question in questions()
        for fact in question.finding.facts
        if fact.source_id == source.pk
    ]
    told.sort(key=lambda row: (row[0], row[1].fact.question))
    return [(topic, [entry for _, entry in rows]) for topic, rows in groupby(told, lambda r: r[0])]
