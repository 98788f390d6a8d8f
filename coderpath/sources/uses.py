"""What rests on a source: facts of every kind, datasets taken from it whole, rows of a table.

Counted once for the edition, over the rows that are held.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, groupby

from django.apps import apps
from django.db import models

from . import held, words
from .disagreements import Entry, questions
from .facts import fact_models
from .held import Held
from .models import Publisher, Source, dataset_models

KINDS = list(Publisher.Kind)


@dataclass(frozen=True, eq=False)
class Used:
    """A source, and what rests on it: one for each source of an edition.

    `facts` is how many, `tables` what is counted and not listed: “832 price levels”.
    """

    source: Source
    facts: int
    tables: str
    datasets: tuple

    @cached_property
    def kind(self) -> str:
        """Of its publisher, as an address has it."""
        return self.source.publisher.kind.lower()

    @cached_property
    def kind_in_words(self) -> str:
        return self.source.publisher.get_kind_display()

    def matches(self, text: str) -> bool:
        """By publisher, title, address or the name of a file."""
        source = self.source
        said = (source.publisher.name, source.title, source.url, source.file_name)
        return any(text.lower() in each.lower() for each in said)


def table_models() -> list[type[models.Model]]:
    """Models whose rows are too many to list, and only counted; they say what many are called."""
    return [model for model in apps.get_models() if hasattr(model, "many")]


def by_authority() -> list[Used]:
    """All that readers see: issuing organizations first, articles last; by publisher and title."""
    return held.now().once(_used)


def of_slug(slug: str) -> Used | None:
    return held.now().once(_by_slug).get(slug)


def _by_slug(rows: Held) -> dict[str, Used]:
    return {used.source.slug: used for used in rows.once(_used)}


def _used(rows: Held) -> list[Used]:
    facts = Counter(fact.source_id for kind in fact_models() for fact in rows.rows(kind))
    counts = {each: Counter(row.source_id for row in rows.rows(each)) for each in table_models()}
    datasets = defaultdict(list)
    for dataset in chain.from_iterable(map(rows.rows, dataset_models())):
        datasets[dataset.source_id].append(dataset)
    return [
        Used(source, facts[source.pk], _tables(source, counts), tuple(datasets[source.pk]))
        for source in sorted(rows.rows(Source), key=_authority)
    ]


def _tables(source: Source, counts: dict[type[models.Model], Counter]) -> str:
    found = {model.many: counted[source.pk] for model, counted in counts.items()}
    return words.listing([words.plural(count, *many) for many, count in found.items() if count])


def _authority(source: Source) -> tuple:
    publisher = source.publisher
    return KINDS.index(publisher.kind), publisher.name.lower(), source.title.lower(), source.slug


def entries_by_topic(source: Source) -> list[tuple[str, list[Entry]]]:
    """What a source says on each question, and how it is read beside the others."""
    told = [
        (question.topic, Entry(fact, question.finding))
        for question in questions()
        for fact in question.finding.facts
        if fact.source_id == source.pk
    ]
    told.sort(key=lambda row: (row[0], row[1].fact.question))
    return [(topic, [entry for _, entry in rows]) for topic, rows in groupby(told, lambda r: r[0])]
