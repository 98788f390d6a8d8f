"""What a comparison comes to, in words: who is cheaper by how much, and who is not alike.

Every sentence is made of the rows that the table shows; none is typed by hand.
"""

from dataclasses import dataclass

from certifications.catalogue.amounts import Sum
from certifications.catalogue.profile import Profile
from coderpath.sources import words

from .of_certifications import unknown_parts
from .questions import Side

FIRST_YEAR, FIVE_YEARS = "in the first year", "over five years"

# Told one by one up to here; of more, only the ends.
MOST_TOLD = 3

# What can be said of a difference when lines are missing from the baseline or from the other.
# A missing line can only add: the total that has one is at least what it says.
APART = {
    # (baseline complete, other complete): (less, the same, more)
    (True, True): ("{} less", "the same", "{} more"),
    (False, True): ("at least {} less", "the same or less", "at most {} more"),
    (True, False): ("at most {} less", "the same or more", "at least {} more"),
    (False, False): ("{} less in known lines", "the same in known lines", "{} more in known lines"),
}

LEVELS = {
    "ENTRY": ("an entry credential", "entry credentials"),
    "NOT_ENTRY": ("not for beginners", "not for beginners"),
    "ADVANCED": ("an advanced credential", "advanced credentials"),
    "LEAD": ("an administrator’s credential", "administrators’ credentials"),
}


@dataclass(frozen=True)
class Distance:
    """One certification's distance, in words that link to its ledger."""

    profile: Profile
    verb: str
    apart: str


@dataclass(frozen=True)
class Lead:
    """The sentences above the table, in the parts that a page links."""

    base: str
    clauses: list[tuple[str, list[Distance]]]
    left_out: str = ""


def apart(base: Sum, other: Sum) -> str:
    """How much more or less the other total is, as surely as the known lines tell.

    >>> apart(Sum.exactly([647]), Sum.exactly([299]))
    '$348 less'
    >>> apart(Sum.exactly([647, None]), Sum.exactly([299]))
    'at least $348 less'
    >>> apart(Sum.exactly([647, None]), Sum.exactly([299, None, None]))
    '$348 less in known lines'
    """
    less, same, more = APART[base.is_complete, other.is_complete]
    by = other.likely - base.likely
    phrase = less if by < 0 else more if by > 0 else same
    return phrase.format(words.money(abs(by)))


def lead(profiles: list[Profile]) -> Lead:
    """Which costs how much less or more than the baseline, first year and five years."""
    clauses = [
        (FIRST_YEAR, _told(profiles, lambda d: d.costs.first_year, of_keeping=False)),
        (FIVE_YEARS, _told(profiles, lambda d: d.costs.five_years, of_keeping=True)),
    ]
    told = [(when, told) for when, told in clauses if told]
    return Lead(profiles[0].certification.code, told, left_out(profiles))


def _told(profiles: list[Profile], total, of_keeping: bool) -> list[Distance]:
    """The cheapest first; of many, only the ends."""
    base, *others = profiles
    if unknown_parts(base, of_keeping):
        return []
    known = [profile for profile in others if not unknown_parts(profile, of_keeping)]
    known.sort(key=lambda profile: total(profile).likely)
    distances = [apart(total(base), total(profile)) for profile in known]
    if len(known) > MOST_TOLD:
        return [
            Distance(known[0], "costs least,", distances[0]),
            Distance(known[-1], "costs most,", distances[-1]),
        ]
    verbs = ["costs"] + [""] * len(known)
    return [Distance(*each) for each in zip(known, verbs, distances, strict=False)]


def told(sides: list[Side]) -> dict:
    """Everything that a page says of a comparison in words; of unlike kinds no distance is told."""
    across = crossing(sides)
    certified = [side.profile for side in sides if not side.is_path]
    return {
        "crossing": across,
        "lead": lead(certified) if len(certified) == len(sides) else None,
        "path_lead": [] if across or certified else of_paths(sides),
        "not_alike": not_alike(certified) if certified else "",
    }


CROSSING = (
    "This sets certifications beside paths. A certification is what you hold; a path is all it"
    " takes to get there: neither is asked for the other’s cost. What a path is, its gate and its"
    " exam are those of the credential it leads to."
)


def crossing(sides: list[Side]) -> str:
    """A warning where a comparison holds both kinds; empty otherwise."""
    return CROSSING if len({side.is_path for side in sides}) > 1 else ""


def of_paths(sides: list[Side]) -> list[tuple[Side, str]]:
    """How far each path lies from the first in cost and time, as surely as is known."""
    base, *others = [side for side in sides if side.is_path]
    return [(side, f"{_cost_apart(base, side)}{_time_apart(base, side)}") for side in others]


def _cost_apart(base: Side, other: Side) -> str:
    first, second = (side.plan.ledger.cheaper.earn for side in (base, other))
    if not (first.is_comparable and second.is_comparable):
        return "cannot be told by cost"
    return f"costs {apart(first, second)}"


def _time_apart(base: Side, other: Side) -> str:
    """Empty where the time of a step is unknown."""
    first, second = base.plan.months, other.plan.months
    if not (first.is_complete and second.is_complete):
        return ""
    by = second.likely - first.likely
    if not by:
        return " and takes as long"
    return f" and takes about {words.duration(abs(by))} {'more' if by > 0 else 'less'}"


def left_out(profiles: list[Profile]) -> str:
    """What is not known of whom, so that a total of theirs is not compared."""
    codes = {}
    for profile in profiles:
        for part in unknown_parts(profile, of_keeping=True):
            codes.setdefault(part, []).append(profile.certification.code)
    parts = [f"{part} of {words.listing(of_part)}" for part, of_part in codes.items()]
    return f"Not known, and so not compared: {'; '.join(parts)}." if parts else ""


def not_alike(profiles: list[Profile]) -> str:
    """A warning where levels differ or places of work do not overlap; empty when all is alike."""
    sentences = [*_levels(profiles), *_places(profiles)]
    return " ".join([*sentences, "Compare cost and gate, not standing."] if sentences else [])


def _levels(profiles: list[Profile]) -> list[str]:
    codes = {}
    for profile in profiles:
        if fact := profile.level.headline:
            codes.setdefault(fact.term, []).append(profile.certification.code)
    if len(codes) < 2:
        return []
    told = [
        f"{words.listing(of_level)} {'is' if len(of_level) == 1 else 'are'} "
        f"{LEVELS[term][len(of_level) > 1]}"
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
    return [f"{words.listing(apart)} {verb} for other places of work than {base[0]}."]
