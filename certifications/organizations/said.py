"""What the sources say of each organization, by kind of fact; made once for a day of the shelf."""

from collections import defaultdict
from datetime import date

from coderpath.sources.facts import SourcedFact, fact_models
from coderpath.sources.findings import Finding, group

from ..catalogue.shelf import Shelf
from ..models import Fee, HolderCount, Issuer, IssuerClaim, IssuerName, RenewalRule

KINDS = (IssuerClaim, IssuerName, HolderCount, Fee, RenewalRule)


class Said:
    """Facts about organizations themselves, in headline order: `there.once(Said)`."""

    def __init__(self, there: Shelf):
        self._of: dict[type, dict[int, list]] = {kind: defaultdict(list) for kind in KINDS}
        for kind in KINDS:
            for fact in there.facts(kind):
                if fact.issuer_id:
                    self._of[kind][fact.issuer_id].append(fact)

    def of(self, issuer: Issuer, kind: type) -> list:
        return self._of[kind].get(issuer.pk, [])

    def findings(self, issuer: Issuer, kind: type) -> list[Finding]:
        """Every question of a kind that is asked of it."""
        return list(group(kind.figures(self.of(issuer, kind))).values())


class OwnWords:
    """What speaks with the words of each publisher: `there.once(OwnWords)`."""

    def __init__(self, there: Shelf):
        self._voices: set[int] = set()
        self._newest: dict[int, SourcedFact] = {}
        for kind in fact_models():
            for fact in there.rows.rows(kind):
                self._voices.add(fact.source.voice)
                day = fact.last_said
                if day and day <= there.day and self._is_newer(fact, day):
                    self._newest[fact.source.voice] = fact

    def _is_newer(self, fact: SourcedFact, day: date) -> bool:
        there = self._newest.get(fact.source.voice)
        return there is None or (there.last_said, there.key) < (day, fact.key)

    def has(self, issuer: Issuer) -> bool:
        """Whether anything was read of it itself."""
        return issuer.publisher is not None and issuer.publisher.voice in self._voices

    def newest(self, issuer: Issuer) -> SourcedFact | None:
        """None where nothing dated was read of it."""
        return self._newest.get(issuer.publisher.voice) if issuer.publisher else None
