"""What the sources say on one question. Pure: works on facts already fetched in headline order."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from .questions import Question

NOT_COLLECTED = "NOT_COLLECTED"
DISPUTED = "DISPUTED"  # as a standing
# Why a figure is not there, as stored and in words.
REASONS = {
    "NOT_PUBLISHED": "not published",
    "NOT_COLLECTED": "not collected",
    "NOT_APPLICABLE": "not applicable",
    "WITHHELD": "withheld",
}


@dataclass(frozen=True)
class Finding:
    """All facts about one subject, in headline order, and what to make of them.

    Without a fact in force the figure is unknown, for the `reason` given.
    """

    facts: list = field(default_factory=list)
    reason: str = NOT_COLLECTED

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        """What is kept of a page is kept by findings, which are looked up again and again."""
        return hash((*self.facts, self.reason))

    @cached_property
    def headline(self):
        """The fact to show, or None when the figure is unknown.

        Where an official source is silent, what is disputed does not speak for it.
        """
        doubted = self.doubted
        known = (f for f in self.facts if f.is_in_force and not self._unknown(f))
        return next((f for f in known if f not in doubted), None)

    @cached_property
    def doubted(self) -> list:
        """What other sources claim where an official one, itself not disputed, is silent."""
        in_force = [f for f in self.facts if f.is_in_force]
        is_silent = any(
            self._unknown(f) and f.source.is_official and f.standing != DISPUTED for f in in_force
        )
        return [f for f in in_force if is_silent and f.standing == DISPUTED]

    @property
    def is_chosen(self) -> bool:
        """An editor set the figure in use, whatever the headline rule would give."""
        return bool(self.headline) and self.headline.standing == "IN_USE"

    @property
    def unknown(self) -> str:
        """Why there is no figure, in words; empty when there is one."""
        if self.headline:
            return ""
        said = next((f.unknown for f in self.facts if f.is_in_force and self._unknown(f)), "")
        return REASONS[said or self.reason]

    @property
    def unknown_fact(self):
        """The fact by which a source says that there is no figure, if one does."""
        return next((f for f in self.facts if f.is_in_force and self._unknown(f)), None)

    @property
    def last_known(self):
        """The newest figure that no longer holds, as a hint beside an unknown."""
        past = [f for f in self.facts if not f.is_in_force and f.standing == "SUPERSEDED"]
        return max(past, key=lambda f: (str(f.until or ""), str(f.as_of or "")), default=None)

    @property
    def outgrown(self):
        """What the figure was before, where it was another one, as a hint beside the headline."""
        past = self.last_known if self.headline else None
        return past if past and past.claim != self.headline.claim else None

    @cached_property
    def coming(self):
        """The figure that will be shown next, from its `as_of` on; None where none is known.

        By the headline rule on that day: a coming figure that would not be shown is none.
        """
        for day in sorted({f.as_of for f in self.facts if self._is_coming(f)}):
            then = [f for f in self.facts if f.holds_on(day) and not self._unknown(f)]
            shown = min(then, key=lambda fact: fact.rank(day), default=None)
            if shown and self._is_coming(shown) and shown.figure != self.figure:
                return shown
        return None

    @cached_property
    def rivals(self) -> list:
        """Facts in force that claim another thing than the headline, and are not outdated by it."""
        outdated = self.outdated
        return [fact for fact in self._differing if fact not in outdated]

    @cached_property
    def outdated(self) -> list:
        """Facts in force that the headline outdates: they claim another thing, and did before.

        Newer words of an issuer or of the government end what they said before, and what others
        said by then. Another organization's own words they do not end. A fact without a date, in
        a source of which nobody knows when it was read, may be as new as the headline: it stays a
        rival.
        """
        shown = self.headline
        differing = self._differing
        if not differing or not shown.source.is_official or not shown.last_said:
            return []
        return [
            fact
            for fact in differing
            if fact.last_said
            and fact.last_said < shown.last_said
            and (not fact.source.is_official or fact.source.voice == shown.source.voice)
        ]

    @cached_property
    def _differing(self) -> list:
        """Facts in force that claim another thing than the headline."""
        if not self.headline:
            return []
        shown = self.headline.claim
        return [f for f in self.claims if f.is_in_force and f.claim != shown and shown is not None]

    @property
    def is_disputed(self) -> bool:
        return bool(self.rivals)

    @property
    def is_contradicted(self) -> bool:
        """Some source, right or wrong, now or once, gives another figure than the headline.

        What is yet to come speaks against nothing.
        """
        return len({f.claim for f in self.claims}) > 1

    @cached_property
    def claims(self) -> list:
        """Facts that give a figure which can be held against another."""
        told = [f for f in self.facts if not self._unknown(f) and not self._is_coming(f)]
        return [fact for fact in told if fact.claim is not None]

    @property
    def agreeing(self) -> list:
        """The headline and the facts in force that claim the same, in whatever words."""
        if not self.headline:
            return []
        differing = self._differing
        return [f for f in self.facts if f.is_in_force and f not in differing]

    @property
    def figure(self) -> str:
        return self.headline.figure if self.headline else self.unknown

    @property
    def question(self) -> str:
        return self._asked.question if self.facts else ""

    @property
    def slug(self) -> str:
        """Names the question in an address: “fee-cpc-exam-one-anyone”."""
        return self.answers.slug if self.facts else ""

    @property
    def answers(self) -> Question:
        return self._asked.answers

    @cached_property
    def _asked(self):
        """The fact that asks: one on one certification before those on all of its organization."""
        own = (fact for fact in self.facts if getattr(fact, "certification_id", None))
        return next(own, self.facts[0])

    @staticmethod
    def _is_coming(fact) -> bool:
        return getattr(fact, "is_coming", False)

    @staticmethod
    def _unknown(fact) -> str:
        return getattr(fact, "unknown", "")


def preferred(findings: Iterable[Finding]) -> Finding:
    """Of findings in order, each on a question of its own: the first an editor chose, or the first.

    An empty one when there is none.
    """
    findings = list(findings)
    return next((f for f in findings if f.is_chosen), next(iter(findings), Finding()))


def group(facts: Iterable) -> dict[Question, Finding]:
    """Findings by the question that facts answer, of facts in headline order."""
    asked = defaultdict(list)
    for fact in facts:
        asked[fact.answers].append(fact)
    return {question: Finding(figures) for question, figures in asked.items()}
