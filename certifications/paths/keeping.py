"""What keeps the credentials of a path alive, over some years, line by line."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from certifications.catalogue.amounts import Sum
from certifications.catalogue.profile import Profile
from certifications.catalogue.shelf import Shelf
from certifications.models import Certification
from certifications.upkeep.of_profiles import rules_of
from certifications.upkeep.rules import HeldCredential
from certifications.upkeep.upkeep import BodyUpkeep, Charge, Upkeep, upkeep

YEARS = (2, 5, 10)
# Any day would do: what counts is how often something comes round after it.
EARNED = date(2026, 1, 1)


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


class Keepings:
    """What keeps the credentials of each path, as far as it was asked: `shelf.once(Keepings)`."""

    def __init__(self, shelf: Shelf):
        self._shelf = shelf
        self.of = cache(self._of)

    def _of(self, *held: Certification) -> "Keeping":
        return Keeping(self._shelf.profile(each) for each in held)


class Keeping:
    """All credentials held at the end of a path, kept up as if they were earned on one day."""

    years = YEARS

    def __init__(self, profiles: Iterable[Profile]):
        held = [HeldCredential(rules_of(profile), EARNED) for profile in profiles]
        self._over: list[Upkeep] = [upkeep(held, EARNED, years) for years in YEARS]

    @property
    def bodies(self) -> list[BodyUpkeep]:
        return self._over[0].bodies

    @property
    def codes(self) -> list[str]:
        return [code for body in self.bodies for code in body.codes]

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
