"""Whether a person can take an exam, by the rules that its sources give. Pure: no Django.

Each source's rule is judged by itself. Of its ways any one is enough, and what it only recommends
is never required. The rule that the headline rule prefers decides; its rivals in force are judged
too, and shown as disputed. Nothing is decided on what the reader did not say.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property
from typing import Any

from certifications.reader.person import Person
from coderpath.sources import words

from . import means
from .conditions import Condition, ConditionKind, Met, conditions
from .means import Means, Supply, WayRoute

NOTHING_KNOWN = Supply()
NO_RULE = "No source that we read says what you need to take this exam."


class Outcome(Enum):
    """What a reader can do about an exam; the value is the heading it stands under."""

    NOW = "You qualify now"
    AFTER = "You need something first"
    CANNOT = "No longer given"
    UNDECIDED = "We can’t tell yet"


OUTCOMES = {
    Met.YES: Outcome.NOW,
    Met.JOINABLE: Outcome.AFTER,
    Met.UNKNOWN: Outcome.UNDECIDED,
    Met.NO: Outcome.AFTER,
}


@dataclass(frozen=True)
class JudgedWay:
    """One row of a rule, all that it asks held against a person."""

    row: Any
    conditions: tuple[Condition, ...]
    met: Met

    @property
    def is_met(self) -> bool:
        return self.met == Met.YES

    @property
    def unknown(self) -> list[Condition]:
        return [each for each in self.conditions if each.is_unknown]

    @property
    def missing(self) -> list[Condition]:
        """What the person has not, or not enough of."""
        return [each for each in self.conditions if each.met in (Met.NO, Met.JOINABLE)]


@dataclass(frozen=True)
class JudgedRule:
    """What one source's rule means for a person.

    Its ways, any one of which is enough; its advice, which is never required; the routes to what it
    asks, where that is not there yet.
    """

    rule: object
    ways: tuple[JudgedWay, ...]
    advice: tuple[JudgedWay, ...]
    met: Met
    routes: tuple[WayRoute, ...] = ()

    @property
    def outcome(self) -> Outcome:
        return OUTCOMES[self.met]

    @cached_property
    def cheapest(self) -> WayRoute | None:
        return means.cheapest(self.routes)

    @cached_property
    def quickest(self) -> WayRoute | None:
        return means.quickest(self.routes)

    @cached_property
    def nearest(self) -> WayRoute | None:
        """The route to name where there is room for one."""
        return self.quickest or self.cheapest or means.likeliest(self.routes)

    @property
    def unknown(self) -> list[Condition]:
        """What stands between the person and the ways that may be open, each thing once."""
        found = [c for way in sorted(self._open, key=_unanswered) for c in way.unknown]
        return list({each.unknown: each for each in found}.values())

    @property
    def to_say(self) -> list[str]:
        """What the reader could say, to be told more."""
        return [each.unknown for each in self.unknown if each.field]

    @property
    def in_words(self) -> str:
        """What a person with this can do, in a sentence or two."""
        return f"{'We can’t tell yet. ' if self.met == Met.UNKNOWN else ''}{self.sentence}"

    @property
    def sentence(self) -> str:
        """The same, without saying first that it cannot be told."""
        if self.met == Met.YES:
            return "You qualify now."
        if self.met == Met.UNKNOWN:
            return self._what_would_settle
        nearest = self.nearest
        way = next(way for way in self.ways if nearest and way.row is nearest.row)
        others = any(each.met == way.met for each in self.ways if each is not way)
        more = ", or in another way" * others
        also = f" It also asks for {_listed(way.unknown)}." if way.unknown else ""
        return f"You qualify after {_listed(way.missing)}{more}.{also}"

    @property
    def _what_would_settle(self) -> str:
        """Everything to say of what alone would do; else the way of which least is not known."""
        to_say = [way for way in self._open if all(each.field for each in way.unknown)]
        if to_say:
            return " ".join(dict.fromkeys(c.unknown for way in to_say for c in way.unknown))
        return _what_is_not_asked(self._open)

    @property
    def _open(self) -> list[JudgedWay]:
        return [way for way in self.ways if way.met == Met.UNKNOWN]


@dataclass(frozen=True)
class Verdict:
    """What all the sources in force mean for a person and one certification.

    Where no source says what is required, there is no reading: `advised` is what one recommends,
    and the rivals are rules that other sources dispute.
    """

    certification: object
    outcome: Outcome
    reading: JudgedRule | None = None
    rivals: tuple[JudgedRule, ...] = ()
    reason: str = ""
    held_as: str = ""
    advised: tuple = ()

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        """What is kept of a page is kept by verdicts, which are looked up again and again."""
        return hash((self.certification, self.outcome, self.reading, self.rivals, self.advised))

    @property
    def is_held(self) -> bool:
        """The exam is passed already, be it with the apprentice “A”."""
        return bool(self.held_as)

    @property
    def is_known(self) -> bool:
        """Something decides, or would if the reader said more."""
        return bool(self.readings) or self.outcome is not Outcome.UNDECIDED

    @property
    def readings(self) -> list[JudgedRule]:
        """Of every rule in force, the one that decides first."""
        return [each for each in (self.reading, *self.rivals) if each]

    @property
    def in_words(self) -> str:
        """In a sentence: the reason where no rule decides."""
        if self.is_held:
            return f"You hold the {self.held_as}."
        if not self.reading or self.outcome is Outcome.CANNOT:
            return self.reason
        if self.reason:
            return f"{self.reason} If it is open: {words.inside(self.reading.sentence)}"
        return self.reading.in_words + self._contested

    @property
    def _contested(self) -> str:
        others = sum(each.outcome != self.outcome for each in self.rivals)
        if not others:
            return ""
        said = "asks" if others == 1 else "ask"
        more = "for more" if self.outcome is Outcome.NOW else "for something else"
        return f" {words.plural(others, 'other source')} {said} {more}."

    @property
    def route(self) -> WayRoute | None:
        """The nearest way to what is missing, for who can take the exam after something more."""
        is_after = self.outcome is Outcome.AFTER
        return self.reading.nearest if self.reading and is_after else None


def reading(rule, person: Person, supply: Supply = NOTHING_KNOWN) -> JudgedRule:
    """One source's rule, which has a way at least, held against a person."""
    ways = tuple(_way(row, person) for row in rule.ways)
    met = max(way.met for way in ways)
    found = [
        route
        for way in ways
        if met in (Met.NO, Met.JOINABLE) and way.met == met
        for route in means.routes(way.row, way.conditions, person, supply)
    ]
    advice = tuple(_advice(row, person) for row in rule.advice)
    return JudgedRule(rule, ways, advice, met, tuple(found))


def verdict(profile, person: Person, supply: Supply = NOTHING_KNOWN) -> Verdict:
    """Whether a person can take the exam of a profile’s certification."""
    certification, gate = profile.certification, profile.gate
    whole = Verdict(certification, Outcome.UNDECIDED, held_as=_held_as(person, certification))
    if not certification.is_examined:
        return replace(whole, outcome=Outcome.CANNOT, reason=_closed(certification))
    if not gate.headline:
        doubted = tuple(reading(rule, person, supply) for rule in gate.doubted)
        return replace(whole, reason=NO_RULE, rivals=doubted, advised=tuple(profile.advised))
    shown = reading(gate.headline, person, supply)
    whole = replace(
        whole, reading=shown, rivals=tuple(reading(rule, person, supply) for rule in gate.rivals)
    )
    if not certification.is_open:
        return replace(whole, reason=_unconfirmed(certification))
    return replace(whole, outcome=shown.outcome)


def verdicts(
    profiles: Iterable,
    person: Person,
    supply: Supply = NOTHING_KNOWN,
) -> dict[str, Verdict]:
    """A verdict for each profile, by the slug of its certification.

    A title that is a way to another exam has a rule of its own: its price and time are whole
    only where the person can take it now.
    """
    asked = list(profiles)
    alone = {d.certification.slug: verdict(d, person) for d in asked}
    known = {
        slug: _after_its_gate(way, alone.get(slug)) for slug, way in supply.credentials.items()
    }
    supply = replace(supply, credentials=known)
    return {d.certification.slug: verdict(d, person, supply) for d in asked}


def _after_its_gate(way: Means, found: Verdict | None) -> Means:
    if found and found.outcome is Outcome.NOW:
        return way
    return replace(way, has_own_rule=True)


def _listed(found: list[Condition]) -> str:
    return words.listing([each.to_do for each in found])


def _what_is_not_asked(ways: list[JudgedWay]) -> str:
    """What the reader can say, what no source says, and what no page of the site asks.

    Of the way of which least is not known, and of those that differ from it in what is not asked.
    """
    nearest = min(ways, key=_unanswered)
    alike = [way for way in ways if _told(way) == _told(nearest) and way.missing == nearest.missing]
    rests = [_listed(rest) for way in alike if (rest := _not_asked(way))]
    told = _told(nearest)
    if not rests:
        return " ".join(told)
    join = "join as a member and " * bool(nearest.missing)
    if not told:
        what = f"You qualify if you {join}have {', or '.join(dict.fromkeys(rests))}"
    elif ways[1:]:
        what = f"One way also asks for {', another for '.join(dict.fromkeys(rests))}"
    else:
        what = f"It also asks for {rests[0]}"
    return " ".join([*told, f"{what}, which we do not ask about."])


def _told(way: JudgedWay) -> list[str]:
    """What of a way the reader can say, and what no source says."""
    return [c.unknown for c in way.unknown if c.field or c.kind is ConditionKind.CREDENTIAL]


def _not_asked(way: JudgedWay) -> list[Condition]:
    return [c for c in way.unknown if not (c.field or c.kind is ConditionKind.CREDENTIAL)]


def _way(row, person: Person) -> JudgedWay:
    """Only of a row that says so is nothing asked: it is met by anyone."""
    asked = conditions(row, person)
    return JudgedWay(row, asked, Met.YES if row.asks_nothing else min(each.met for each in asked))


def _advice(row, person: Person) -> JudgedWay:
    """Advice that names nothing to go by is followed by no one that could be told."""
    asked = conditions(row, person)
    return JudgedWay(row, asked, min((each.met for each in asked), default=Met.UNKNOWN))


def _held_as(person: Person, certification) -> str:
    """The code under which the person holds it; empty for whoever does not."""
    if certification.slug in person.apprentice:
        return certification.apprentice_code
    return certification.code if certification.slug in person.credentials else ""


def _unanswered(way: JudgedWay) -> tuple:
    """To order ways: first those that the reader can settle by saying more."""
    return (sum(not each.field for each in way.unknown), len(way.unknown))


def _closed(certification) -> str:
    return f"The exam is no longer given. {certification.status_note}".strip()


def _unconfirmed(certification) -> str:
    return f"Not confirmed as open. {certification.status_note}".strip()
