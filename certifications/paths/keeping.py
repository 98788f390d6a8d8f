"""What keeps the titles of a path alive, over some years, line by line."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlencode

from certifications.catalogue.amounts import Sum
from certifications.catalogue.shelf import Shelf
from certifications.models import Certification
from certifications.upkeep.of_shelf import KeptTitles
from certifications.upkeep.rules import UpkeepRules
from certifications.upkeep.upkeep import BodyUpkeep, Charge, Upkeep, earned_together
from coderpath.sources import words

YEARS = (2, 5, 10)
MOST_KEPT = 100  # sets of titles; there are fewer paths, and readers hold more


@dataclass(frozen=True)
class ChargeRow:
    """One charge over each number of years."""

    charges: list[Charge]

    @property
    def charge(self) -> Charge:
        return self.charges[-1]


@dataclass(frozen=True)
class ChargeGroup:
    """The charges that one kind of payer has, and their sums over each number of years."""

    label: str
    rows: list[ChargeRow]
    totals: list[Sum]


def keep_query(slugs: Iterable[str], years: int | None = None) -> str:
    """What asks the tool for keeping these titles; the years are its own where none are given."""
    pairs = [("c", slug) for slug in dict.fromkeys(slugs)]
    return urlencode([*pairs, *([("years", years)] if years else [])])


class Keepings:
    """What keeps the titles of each path, as far as it was asked: `shelf.once(Keepings)`."""

    def __init__(self, shelf: Shelf):
        self._titles = shelf.once(KeptTitles)
        self.of = lru_cache(MOST_KEPT)(self._of)

    def _of(self, *held: Certification) -> "Keeping":
        return Keeping(self._titles.every(held))


class Keeping:
    """All titles held at the end of a path, kept up as if they were earned on one day."""

    years = YEARS

    def __init__(self, rules: Iterable[UpkeepRules]):
        held = list(rules)
        self._over: list[Upkeep] = [earned_together(held, years) for years in YEARS]

    @property
    def bodies(self) -> list[BodyUpkeep]:
        return self._over[0].bodies

    @property
    def codes(self) -> list[str]:
        return [code for body in self.bodies for code in body.codes]

    @property
    def named(self) -> str:
        """“CCA, CCS and CPC”."""
        return words.listing(self.codes)

    @property
    def groups(self) -> list[ChargeGroup]:
        """Without membership and with it, where one may choose."""
        if not self._over[0].has_choice:
            return [self._group("", member=False)]
        return [
            self._group("Not a member", member=False),
            self._group("Member", member=True),
        ]

    def _group(self, label: str, member: bool) -> ChargeGroup:
        each = [
            [charge for body in over.bodies for charge in body.charges(member)]
            for over in self._over
        ]
        rows = [ChargeRow(list(charges)) for charges in zip(*each, strict=True)]
        return ChargeGroup(label, rows, [over.total(member) for over in self._over])
