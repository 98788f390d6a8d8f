"""What would change the order of the list, kept for the lists asked for last."""

from dataclasses import replace
from functools import lru_cache

from certifications.catalogue.shelf import Shelf

from ..ledger import LineKind
from ..plan import Plans
from ..terms import Fail, Terms
from .order_changes import Entrant, OrderChange, changes
from .ranking import Contender, Sort

MOST_LISTS = 100


class KeptChanges:
    """`shelf.once(KeptChanges)`: to find one change takes the sums of a path a hundred times."""

    def __init__(self, shelf: Shelf):
        self._plans = shelf.once(Plans)
        self.of = lru_cache(MOST_LISTS)(self._of)

    def _of(
        self, ranked: tuple[tuple[str, Contender], ...], terms: Terms, payer: str, sort: Sort
    ) -> list[OrderChange]:
        """Of contenders with their letters, in their order, counted on these terms."""
        plans = self._plans.on(terms)
        return changes(
            [
                Entrant(
                    letter,
                    one,
                    plans[one.slug].ledger,
                    lambda ledger: ledger.column_for(payer).earn,
                    {} if number else self._failed(one.slug, terms),
                )
                for number, (letter, one) in enumerate(ranked)
            ],
            sort,
        )

    def _failed(self, slug: str, terms: Terms) -> dict:
        """The retakes of the path that is first now, as if each exam were failed once."""
        again = self._plans.on(replace(terms, fail=Fail.ONCE))[slug]
        return {line.key: line for line in again.ledger.to_earn if line.kind == LineKind.RETAKE}
