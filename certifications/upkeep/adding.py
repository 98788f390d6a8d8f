"""What a further title adds: to get it, and to keep it beside what is held. Pure: no Django.

One clock: years are counted from now, as if all were earned today. The dues that getting a title
takes are those of its first years, so keeping holds them too: together they count once.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from certifications.catalogue.amounts import NOTHING, Spread, Sum
from coderpath.sources import words

from .costs import to_keep
from .rules import UpkeepRules
from .upkeep import BodyUpkeep, earned_together

TO_GET = "To get it, beyond what you hold"
YOU_HOLD_IT = "You hold it"


def added_over(years: int) -> str:
    """
    >>> added_over(5)
    'What it adds over 5 years'
    """
    return f"What it adds over {words.plural(years, 'year')}"


@dataclass(frozen=True)
class Adds:
    """Over so many years: what it takes to `get` the title, to `keep` all, and to keep what is held
    `alone`. Of these, `twice` are dues that `get` and `keep` both hold.
    """

    years: int
    get: Sum
    keep: Sum
    alone: Sum
    twice: Decimal = NOTHING

    @property
    def both(self) -> Sum:
        """To get it and to keep all: what is paid over the years."""
        further = replace(self.keep, spread=Spread.exactly(self.keep.likely - self.twice))
        label = f"To get it and keep all for {words.plural(self.years, 'year')}"
        return replace(self.get + further, label=label)

    @property
    def more(self) -> Sum:
        """The same beyond what is paid in any case, known or not: a fee without a price that is
        due for the titles held is no lack of what a further one adds."""
        both, alone = self.both, self.alone.likely
        low, likely, high = (
            end - alone for end in (both.spread.low, both.spread.likely, both.spread.high)
        )
        lacks = self.get.lacks if self._lacks_no_more else both.lacks
        return replace(
            both, spread=Spread(low, likely, high), label=added_over(self.years), lacks=lacks
        )

    @property
    def _lacks_no_more(self) -> bool:
        """Whether all that keeping lacks, keeping what is held lacks as well."""
        is_same = set(self.keep.lacks) <= set(self.alone.lacks)
        return is_same and self.keep.unknown <= self.alone.unknown


def kept(titles: Iterable[UpkeepRules], years: int, member: bool = False) -> Sum:
    """What it takes to keep titles that were all earned today."""
    return replace(earned_together(titles, years).total(member), label=to_keep(years))


def adds(
    get: Sum,
    titles: Iterable[UpkeepRules],
    held: Iterable[UpkeepRules],
    years: int,
    *,
    paid: Mapping[str, int],
    member: bool = False,
) -> Adds:
    """What some titles add to those held. `paid` has, by organization, how many years of dues are
    in what it takes to get them."""
    held, new = list(held), list(titles)
    every = [*held, *(rules for rules in new if rules.code not in {each.code for each in held})]
    whole = earned_together(every, years)
    twice = sum((_paid(body, paid, member) for body in whole.bodies), NOTHING)
    return Adds(years, get, kept(every, years, member), kept(held, years, member), twice)


def _paid(body: BodyUpkeep, paid: Mapping[str, int], member: bool) -> Decimal:
    """The dues of one organization that keeping has in it, as far as they are paid already."""
    return sum(
        (
            due.each * min(paid.get(body.body, 0), len(due.days))
            for due in body.dues(member and body.has_choice)
            if due.each is not None and due.days is not None
        ),
        NOTHING,
    )
