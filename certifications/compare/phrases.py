"""What a comparison comes to, in words: who is cheaper by how much, and who is not alike.

Every sentence is made of the rows that the table shows; none is typed by hand.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from certifications.catalogue.amounts import Sum
from certifications.catalogue.profile import Profile
from certifications.upkeep.costs import EXAM_AND_DUES, to_get_and_keep
from coderpath.sources import words

from .of_certifications import lacks
from .questions import Side

# Told one by one up to here; of more, only the ends.
MOST_TOLD = 3

LEVELS = {
    "ENTRY": "entry level",
    "NOT_ENTRY": "not for beginners",
    "ADVANCED": "advanced",
    "LEAD": "for people who lead",
}


@dataclass(frozen=True)
class AnswerPart:
    """A piece of a sentence; an amount leads to the costs of the certification it is of."""

    text: str
    thing: object = None


def written(parts: Iterable[AnswerPart]) -> str:
    """The parts as one text."""
    return "".join(part.text for part in parts)


def apart(base: Decimal, other: Decimal) -> str:
    """How much more or less the other total is.

    >>> apart(Decimal(299), Decimal(647)), apart(Decimal(647), Decimal(299))
    ('$348 more', '$348 less')
    >>> apart(Decimal(299), Decimal(299))
    'the same'
    """
    by = other - base
    return f"{words.money(abs(by))} {'more' if by > 0 else 'less'}" if by else "the same"


@dataclass(frozen=True)
class Costed:
    """Certifications by one sum, for sentences about who costs how much more or less."""

    sides: list[Side]
    total: Callable[[Side], Sum]
    scope: str

    @property
    def answer(self) -> list[AnswerPart]:
        """Who costs how much more than the baseline; of many, or without its price, the ends."""
        base, *others = self.sides
        priced = self._priced(others)
        if not self._has(base):
            return self._ends(priced) if len(priced) > 1 else []
        if len(priced) > MOST_TOLD:
            return self._ends([base, *priced])
        return self._each(base, priced) if priced else []

    @property
    def added(self) -> list[AnswerPart]:
        """How much each adds to what the reader holds, the cheapest first."""
        told = []
        for side in self._priced(self.sides):
            amount = AnswerPart(words.money(self.total(side).shown), side.thing)
            told.append((side, amount))
        parts = []
        for place, (side, amount) in enumerate(told):
            join = "" if not place else " and " if place == len(told) - 1 else ", "
            parts += [AnswerPart(f"{join}the {side.label} {'adds ' if not place else ''}"), amount]
        end = f" to what you hold ({self.scope})."
        return [*_capital(parts), AnswerPart(end)] if parts else []

    def _each(self, base: Side, others: list[Side]) -> list[AnswerPart]:
        first, *rest = others
        link = "as" if self._likely(first) == self._likely(base) else "than"
        told = [
            AnswerPart(f"{first.label} costs "),
            self._apart(base, first),
            AnswerPart(f" {link} the {base.label}"),
        ]
        for side in rest:
            join = " and " if side is rest[-1] else ", "
            told += [AnswerPart(f"{join}{side.label} "), self._apart(base, side)]
        return [*told, AnswerPart(f" ({self.scope}).")]

    def _ends(self, sides: list[Side]) -> list[AnswerPart]:
        """Which cost least and which most, with those that cost as much."""
        low, *_, high = sorted(self._likely(side) for side in sides)
        least = [side for side in sides if self._likely(side) == low]
        most = [side for side in sides if self._likely(side) == high]
        if low == high:
            return [AnswerPart(f"All that we can price cost the same ({self.scope}).")]
        return _capital(
            [
                AnswerPart(f"{_costing(least)} least and {_costing(most)} most, "),
                self._apart(least[0], most[0]),
                AnswerPart(f" ({self.scope})."),
            ]
        )

    def _apart(self, base: Side, other: Side) -> AnswerPart:
        return AnswerPart(apart(self._likely(base), self._likely(other)), other.thing)

    def _priced(self, sides: list[Side]) -> list[Side]:
        return sorted((each for each in sides if self._has(each)), key=self._likely)

    def _has(self, side: Side) -> bool:
        return not side.is_held and self.total(side).is_total

    def _likely(self, side: Side) -> Decimal:
        return self.total(side).likely


def _costing(sides: list[Side]) -> str:
    """“the CPC and CRC cost”."""
    verb = "costs" if len(sides) == 1 else "cost"
    return f"the {words.listing([side.label for side in sides])} {verb}"


def _capital(parts: list[AnswerPart]) -> list[AnswerPart]:
    first, *rest = parts
    return [AnswerPart(f"{first.text[:1].upper()}{first.text[1:]}", first.thing), *rest]


def lead(sides: list[Side]) -> list[AnswerPart]:
    """The answer in a sentence, and who has no price."""
    told = _first_year(sides)
    beside = " ".join(filter(None, (of_two_tries(sides) if told else "", unpriced(sides))))
    return [*told, AnswerPart(f" {beside}" if told else beside)] if beside else told


def _first_year(sides: list[Side]) -> list[AnswerPart]:
    if not _is_held(sides):
        return Costed(sides, lambda side: side.to_get, words.inside(EXAM_AND_DUES) + " only").answer
    labels = {words.inside(side.to_get.label): None for side in sides if side.adds}
    scope = next(iter(labels)) if len(labels) == 1 else "the exam, and dues you don’t pay yet"
    return Costed(sides, lambda side: side.to_get, scope).added


def over_years(sides: list[Side]) -> list[AnswerPart]:
    """The same over the years, as a second sentence."""
    years = sides[0].years
    if _is_held(sides):
        scope = f"to get and keep over {words.plural(years, 'year')}"
        return Costed(sides, lambda side: side.over_years, scope).added
    return Costed(sides, lambda side: side.over_years, words.inside(to_get_and_keep(years))).answer


def _is_held(sides: list[Side]) -> bool:
    """Whether the reader holds something, so that what counts is what each adds."""
    return any(side.adds or side.is_held for side in sides)


def of_two_tries(sides: list[Side]) -> str:
    """Whose exam is counted at the price of two tries; empty where nobody's is."""
    labels = [each.label for each in sides if each.profile.costs.has_two_tries and not each.is_held]
    fee, are = ("fee", "is") if len(labels) == 1 else ("fees", "are")
    return f"The exam {fee} of the {words.listing(labels)} {are} for two tries." if labels else ""


def unpriced(sides: list[Side]) -> str:
    """Of whom the first sum lacks something, and what.

    Those without it are never ranked by cost.
    """
    codes = defaultdict(list)
    for side in sides:
        for part in [] if side.is_held else lacks(side.to_get):
            codes[part].append(side.label)
    lacking = [f"no {part} for the {words.listing(of_part)}" for part, of_part in codes.items()]
    return f"We have {words.listing(lacking)}." if lacking else ""


def heading(sides: list[Side]) -> str:
    """What is compared: “CPC, CCA or CCS?”; of more than fit, the baseline and how many."""
    base, *others = [side.label for side in sides]
    if not others:
        return f"{base}, and what to compare it with"
    if len(others) >= MOST_TOLD:
        name = base if sides[0].is_path else f"The {base}"
        return f"{name} compared with {words.spelled(len(others))} others"
    return f"{words.listing([base, *others], 'or')}?"


def told(sides: list[Side]) -> dict:
    """Everything that a page says of a comparison in words; of unlike kinds no distance is told."""
    across = crossing(sides)
    certified = [side for side in sides if not side.is_path]
    is_told = len(certified) == len(sides) > 1
    return {
        "heading": heading(sides),
        "crossing": across,
        "lead": lead(certified) if is_told else [],
        "over_years": over_years(certified) if is_told else [],
        "path_lead": [] if across or certified else of_paths(sides),
        "not_alike": not_alike([side.profile for side in certified]) if certified else "",
    }


CROSSING = (
    "A certification is what you hold. A path is all it takes to get there. We don’t compare the"
    " cost of one with the cost of the other. For a path, the level, the requirements and the exam"
    " are those of the title it leads to."
)


def crossing(sides: list[Side]) -> str:
    """A warning where a comparison holds both kinds; empty otherwise."""
    return CROSSING if len({side.is_path for side in sides}) > 1 else ""


def of_paths(sides: list[Side]) -> list[tuple[Side, str]]:
    """How far each path lies from the first in cost and time, as surely as is known."""
    base, *others = [side for side in sides if side.is_path]
    if others and not _earn(base).is_total:
        times = [(side, _time_apart(base, side).removeprefix(" and ")) for side in others]
        return [(base, _without_price(base)), *((side, time) for side, time in times if time)]
    return [(side, f"{_cost_apart(base, side)}{_time_apart(base, side)}") for side in others]


def _earn(side: Side) -> Sum:
    return side.plan.ledger.cheaper.earn


def _without_price(side: Side) -> str:
    what = words.listing(list(_earn(side).lacks)) or "any of it"
    return f"can’t be compared by cost: we have no price for {what}"


def _cost_apart(base: Side, other: Side) -> str:
    first, second = _earn(base), _earn(other)
    if not second.is_total:
        return _without_price(other)
    about = "about " if first.is_estimate or second.is_estimate else ""
    return f"costs {about}{apart(first.shown, second.shown)}"


def _time_apart(base: Side, other: Side) -> str:
    """Empty where a time leaves something out, or where one cannot be held against the other."""
    first, second = base.plan.time, other.plan.time
    if not all(time.is_complete and time.is_rankable for time in (first, second)):
        return ""
    by = second.likely - first.likely
    if not by:
        return " and takes as long"
    return f" and takes about {words.duration(abs(by))} {'more' if by > 0 else 'less'}"


def not_alike(profiles: list[Profile]) -> str:
    """A warning where levels differ or places of work do not overlap; empty when all is alike."""
    return " ".join([*_levels(profiles), *_places(profiles)])


def _levels(profiles: list[Profile]) -> list[str]:
    codes = {}
    for profile in profiles:
        if fact := profile.level.headline:
            codes.setdefault(fact.term, []).append(profile.certification.code)
    if len(codes) < 2:
        return []
    told = [
        f"{words.listing(of_level)} {'is' if len(of_level) == 1 else 'are'} {LEVELS[term]}"
        for term, of_level in codes.items()
    ]
    return [f"{words.listing(told)}."]


def _places(profiles: list[Profile]) -> list[str]:
    """Whose places of work are all others than the baseline's."""
    base, *others = [
        (d.certification.code, {f.headline.term for f in d.settings}) for d in profiles
    ]
    apart = [code for code, terms in others if terms and base[1] and not terms & base[1]]
    if not apart:
        return []
    verb = "is" if len(apart) == 1 else "are"
    return [f"{words.listing(apart)} {verb} for other workplaces than {base[0]}."]
