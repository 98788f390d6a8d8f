"""Keeping titles, by what a shelf says of them. Asks the database nothing."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from certifications.catalogue.shelf import Shelf
from certifications.models import Certification
from coderpath.sources import words

from .adding import TO_GET, YOU_HOLD_IT, Adds, adds
from .credits import Credits
from .of_profiles import rules_of
from .rules import UpkeepRules
from .upkeep import earned_together


def you_hold(held: Iterable[Certification], apprentice: Collection[str] = ()) -> str:
    """“You hold the CCA and the CPC-A”; empty for who holds nothing.

    `apprentice` are the slugs of those held with the apprentice “A”.
    """
    codes = [(one.slug in apprentice and one.apprentice_code) or one.code for one in held]
    return f"You hold {words.listing([f'the {code}' for code in codes])}" if codes else ""


MOST_BESIDE = 500  # titles beside what some reader holds, kept for whoever asks next


@dataclass(frozen=True)
class BesideHeld:
    """A title beside what a reader holds: it is among that, or `adds` to it; neither for who holds
    nothing.

    `together` are the credits that keep it and what is held of the same organization, where they
    are counted as one.
    """

    held: tuple[Certification, ...] = ()
    is_held: bool = False
    adds: Adds | None = None
    together: Credits | None = None
    to_get = TO_GET
    you_hold_it = YOU_HOLD_IT


class KeptTitles:
    """The rules of keeping each, with those whose place it takes: `shelf.once(KeptTitles)`."""

    def __init__(self, shelf: Shelf):
        self._shelf = shelf
        self.rules = cache(self._rules)
        self._beside_held = lru_cache(MOST_BESIDE)(self._worked_out)

    def _rules(self, certification: Certification) -> UpkeepRules:
        replaced = {
            step.certification.code: step
            for step in self._shelf.progressions
            if step.leads_to_id == certification.pk and step.is_replaced and step.is_in_force
        }
        return rules_of(self._shelf.profile(certification), replaced)

    def every(self, certifications: Iterable[Certification]) -> list[UpkeepRules]:
        return [self.rules(each) for each in certifications]

    def held(self, slugs: Iterable[str]) -> list[Certification]:
        """Those of these addresses that there are, in an order of their own."""
        found = (self._shelf.certification(slug) for slug in sorted(slugs))
        return [each for each in found if each]

    def beside(
        self, certification: Certification, held: Iterable[Certification], years: int
    ) -> BesideHeld:
        return self._beside_held(certification, tuple(held), years)

    def _worked_out(
        self, certification: Certification, held: tuple[Certification, ...], years: int
    ) -> BesideHeld:
        if not held or certification in held:
            return BesideHeld(held, is_held=bool(held))
        return BesideHeld(
            held,
            adds=self.adds(certification, held, years),
            together=self._together(certification, held, years),
        )

    def _together(
        self, certification: Certification, held: tuple[Certification, ...], years: int
    ) -> Credits | None:
        """As the tool of keeping counts them; None where each is kept by its own."""
        code = certification.code
        bodies = earned_together(self.every([*held, certification]), years).bodies
        needs = [need for body in bodies for need in body.credits if code in need.codes]
        return next((need for need in needs if need.codes[1:] and need.ceus is not None), None)

    def adds(self, certification: Certification, held: Iterable[Certification], years: int) -> Adds:
        """What it adds to get it by its exam alone, and to keep it, to what is held.

        Whoever holds a title of the same organization pays its dues already.
        """
        held = [each for each in held if each != certification]
        costs, new = self._shelf.profile(certification).costs, self.rules(certification)
        pays = any(each.issuer_id == certification.issuer_id for each in held)
        get, paid = (costs.without_dues, {}) if pays else (costs.first_year, {new.body: 1})
        return adds(get, [new], self.every(held), years, paid=paid)
