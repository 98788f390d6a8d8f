"""Whether a figure of an article is ours too: it is, it is another, or we can't tell and why.

Pure: no Django. Ours come as words (“$425”, “62–70%”) and are read like those of the article.
"""

import re
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Protocol

from coderpath.sources import words

from .claims import Amount, Bound, Claim, Topic, Unit, amounts

# Words that say of which of several figures one speaks, in groups of which one holds.
KINDS = (
    {
        "non-member": re.compile(r"\bnon-?\s?members?\b|\beveryone else\b", re.IGNORECASE),
        "student": re.compile(r"\bstudents?\b", re.IGNORECASE),
        "member": re.compile(r"(?<!non)(?<!non[- ])\bmembers?\b", re.IGNORECASE),
    },
    {
        "two tries": re.compile(r"\b(?:two|2|second) (?:tries|attempts?)\b", re.IGNORECASE),
        "one try": re.compile(r"\b(?:one|1|single) (?:try|attempt)\b", re.IGNORECASE),
    },
    {
        "mean": re.compile(r"\bmean\b", re.IGNORECASE),
        "median": re.compile(r"\bmedian\b", re.IGNORECASE),
    },
)
USUAL = "one try"
MOST_OURS = 4
NEAR = Decimal("0.02")


class State(Enum):
    """How one of ours stands: it is shown, it disputes what is shown, or it held once."""

    SHOWN = "shown"
    RIVAL = "rival"
    PAST = "past"


@dataclass(frozen=True)
class OurFigure:
    """One figure of ours: the question it answers, who says so and when, and where that stands.

    `kinds` are the words that tell it from others on the same topic, such as “member”.
    """

    topic: Topic
    question: str
    figure: str
    publisher: str
    dated: str
    address: str
    kinds: frozenset[str] = frozenset()
    state: State = State.SHOWN


@dataclass(frozen=True)
class NamedThing:
    """What a sentence names: a certification, an organization, the trade itself."""

    thing: Hashable
    label: str


class Ours(Protocol):
    """What one package knows: what a text names of its own, and its figures on that."""

    def named(self, text: str) -> list[NamedThing]: ...

    def figures(self, thing: Hashable) -> Sequence[OurFigure]: ...


class ClaimOutcome(Enum):
    DIFFERS = "differs"
    AGREES = "agrees"
    UNKNOWN = "we can’t tell"


@dataclass(frozen=True)
class HeldClaim:
    claim: Claim
    outcome: ClaimOutcome
    why: str
    ours: tuple[OurFigure, ...] = ()


def verdict(claim: Claim, known: Iterable[Ours]) -> HeldClaim:
    """Hold one amount against ours."""
    if len(claim.topics) != 1:
        return HeldClaim(claim, ClaimOutcome.UNKNOWN, _no_topic(claim))
    [topic] = claim.topics
    named: list[NamedThing] = []
    known = list(known)
    is_named = any(ours.named(claim.part) for ours in known)
    for ours in known:
        here = ours.named(claim.part if is_named else claim.sentence)
        named += here
        of = {each: _on(topic, ours.figures(each.thing)) for each in here}
        told = {each: figures for each, figures in of.items() if figures}
        if len(set(map(tuple, told.values()))) > 1:
            return HeldClaim(claim, ClaimOutcome.UNKNOWN, _several(told))
        if told:
            return _held(claim, next(iter(told.values())))
    return HeldClaim(claim, ClaimOutcome.UNKNOWN, _none(topic, named))


def _on(topic: Topic, figures: Iterable[OurFigure]) -> list[OurFigure]:
    return [figure for figure in figures if figure.topic is topic]


def _held(claim: Claim, figures: list[OurFigure]) -> HeldClaim:
    meant = _of_kinds(claim.part, figures)
    shown = [ours for ours in meant if ours.state is State.SHOWN]
    if not shown:
        return HeldClaim(claim, ClaimOutcome.UNKNOWN, "We show no figure for this.")
    same = [ours for ours in shown if says(claim.amount, ours)]
    if same and _is_one_payer(claim.part, shown, same):
        return HeldClaim(claim, ClaimOutcome.AGREES, "We have the same.", tuple(same[:MOST_OURS]))
    if same:
        why = "We have the same for one kind of payer, and the sentence names none:"
        return HeldClaim(claim, ClaimOutcome.UNKNOWN, why, tuple(shown[:MOST_OURS]))
    others = [ours for ours in figures if ours not in shown and says(claim.amount, ours)]
    return HeldClaim(claim, ClaimOutcome.DIFFERS, _why_other(others), tuple(shown[:MOST_OURS]))


def _is_one_payer(part: str, shown: list[OurFigure], same: list[OurFigure]) -> bool:
    """Whether all payers pay the same, or the sentence says who does."""
    payers = KINDS[0]
    if any(pattern.search(part) for pattern in payers.values()):
        return True
    paying = {figure: figure.kinds.intersection(payers) for figure in shown}
    return set(paying.values()) == {paying[figure] for figure in same}


def _of_kinds(part: str, figures: list[OurFigure]) -> list[OurFigure]:
    """Those that the words around the amount mean; all of them where they do not say.

    An exam is taken once, and nobody is a student, unless it is said.
    """
    for group in KINDS:
        said = [kind for kind, pattern in group.items() if pattern.search(part)]
        said = said or [USUAL] * (USUAL in group)
        if "student" not in said:
            figures = [ours for ours in figures if "student" not in ours.kinds] or figures
        if len(said) == 1:
            own = [ours for ours in figures if said[0] in ours.kinds]
            figures = own or [ours for ours in figures if not ours.kinds & group.keys()] or figures
    return figures


def says(claimed: Amount, ours: OurFigure) -> bool:
    """Whether an amount is what our figure says, in the words of the article.

    Pay and shares are often rounded; a price is not, unless the article says “about”.
    """
    own = next((each for each in amounts(ours.figure) if each.unit is claimed.unit), None)
    if own is None:
        return False
    if claimed.bound is Bound.LEAST:
        return own.low >= claimed.low
    if claimed.bound is Bound.MOST:
        return own.high <= claimed.high
    if own.low <= claimed.low and claimed.high <= own.high:
        return True
    is_rough = claimed.is_about or claimed.unit is Unit.PERCENT or ours.topic is Topic.PAY
    ends = ((claimed.low, own.low), (claimed.high, own.high))
    return is_rough and all(_is_rounded(short, long) for short, long in ends)


def _is_rounded(short: Decimal, long: Decimal) -> bool:
    """Whether one number is the other, rounded to as many places as it has itself.

    Rounded to tens and more it must be near as well: $60,000 is not $56,790.

    >>> _is_rounded(Decimal(67000), Decimal(66979)), _is_rounded(Decimal(60000), Decimal(56790))
    (True, False)
    """
    if not short:
        return not long
    exponent = short.normalize().as_tuple().exponent
    step = Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)
    gap = abs(short - long)
    return gap * 2 <= step and (step <= 1 or gap <= long * NEAR)


def _no_topic(claim: Claim) -> str:
    if not claim.topics:
        return "The sentence doesn’t say of what this is, in words that we know."
    labels = words.listing([topic.label for topic in claim.topics])
    return f"The sentence speaks of {labels} at once."


def _several(told: Iterable[NamedThing]) -> str:
    return f"The sentence names {words.listing([each.label for each in told])} at once."


def _none(topic: Topic, named: list[NamedThing]) -> str:
    if not named:
        return "The sentence names no title, organization or trade that we know."
    labels = words.listing(list(dict.fromkeys(each.label for each in named)))
    return f"We have no figure on {topic.label} for {labels}."


def _why_other(others: list[OurFigure]) -> str:
    """What else of ours is the figure of the article."""
    by_state = {ours.state: ours for ours in reversed(others)}
    if ours := by_state.get(State.RIVAL):
        return f"{ours.publisher} says the same as the article ({ours.dated}). We use:"
    if ours := by_state.get(State.SHOWN):
        return f"It is our answer to another question: “{ours.question}” To this one we have:"
    if ours := by_state.get(State.PAST):
        return f"It was so once: {ours.publisher}, {ours.dated}. Today we have:"
    return "We have another figure:"
