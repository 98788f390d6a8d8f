"""What is read of a public table for the data edition: its digest, its counts, its days."""

import hashlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from .facts import SourcedFact
from .public import columns, stable_path
from .standing import turns_of

_JSON = DjangoJSONEncoder(sort_keys=True)


@dataclass(frozen=True)
class Reading:
    """What a table holds: the digest of its content, how much, and on which days it turns."""

    digest: str
    rows: int
    disagreements: int
    turns: list[str]

    @classmethod
    def of(cls, model: type[models.Model]) -> "Reading":
        total = rows = 0
        for row in _rows(model):
            rows += 1
            total += int.from_bytes(hashlib.sha256(_JSON.encode(row).encode()).digest())
        # The sum of the digests of its rows: in whatever order they come, none kept in memory.
        return cls(f"{total % 2**256:064x}", rows, disagreements(model), turns(model))

    @property
    def columns(self) -> dict:
        return asdict(self)


def _rows(model: type[models.Model]) -> Iterator[tuple]:
    """Its rows as they are on every machine: without numbered keys."""
    counted = [f for f in columns(model) if not isinstance(f, models.AutoField)]
    rows = model._base_manager.values_list(*map(stable_path, counted)).order_by()
    return rows.iterator(chunk_size=5000)


def disagreements(model: type[models.Model]) -> int:
    """To how many questions the facts of this table give different answers."""
    if not issubclass(model, SourcedFact):
        return 0
    findings = model.findings(model.objects.with_subjects().in_headline_order())
    return sum(finding.is_contradicted for finding in findings)


def turns(model: type[models.Model]) -> list[str]:
    """The days on which what its facts tell changes by itself."""
    if not issubclass(model, SourcedFact):
        return []
    spans = model.objects.can_hold().order_by().values_list("as_of", "until").distinct()
    days: set[date] = {day for as_of, until in spans for day in turns_of(as_of, until)}
    return sorted(day.isoformat() for day in days)
