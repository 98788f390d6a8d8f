"""Questions to which published pages give different answers, and how each of them stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from django.utils.text import slugify

from coderpath import near_names
from coderpath.fragments import Fragments
from coderpath.renamed import former_names
from coderpath.today import localdate

from . import held, phrases, words
from .facts import fact_models, facts_on
from .findings import NOT_COLLECTED, Finding
from .held import Held
from .models import FormerAddress
from .standing import Standing

OPEN, SETTLED = "open", "settled"

# “$425”, “62–70%”, “more than 200,000”, “36 CEUs every 2 years”: a number or range, and its unit.
NUMBER = re.compile(
    r"(?P<before>[$]|more than [$]?|)(?P<low>[\d,]+(?:\.\d+)?)"
    r"(?:–[$]?(?P<high>[\d,]+(?:\.\d+)?))?(?P<unit>%|(?: \w+)*)"
)


def _plain(text: str) -> list[str]:
    return re.findall(r"\w+(?:-\w+)*", text.casefold())


@dataclass(frozen=True)
class AnswerDot:
    """One answer on a line: where it lies, in percent of the width, and who gives it."""

    place: float
    label: str
    is_official: bool
    is_used: bool

    @property
    def anchor(self) -> str:
        """A label too long for its middle to stand under the dot keeps to the nearer edge."""
        if len(self.label) <= 8:
            return "middle"
        return "start" if self.place < 50 else "end"

    @property
    def label_place(self) -> float:
        return {"middle": self.place, "start": 2, "end": 98}[self.anchor]


@dataclass(frozen=True, eq=False)
class Disagreement:
    """One question, with all that was published on it."""

    finding: Finding
    topic: str

    @property
    def question(self) -> str:
        return self.finding.question

    @cached_property
    def about(self) -> str:
        """The topic as an address has it."""
        return slugify(self.topic)

    @cached_property
    def slug(self) -> str:
        return self.finding.slug

    @property
    def concerns(self):
        return self.finding.facts[0].concerns

    @cached_property
    def _words(self) -> list[str]:
        return _plain(f"{self.question} {self.topic} {self.concerns}")

    def is_named(self, text: str) -> bool:
        """Whether every word of a text begins one of its question, its topic or what it concerns.

        “CPC fee” names the questions on fees of the CPC.
        """
        return all(any(own.startswith(word) for own in self._words) for word in _plain(text))

    @property
    def used(self):
        """The fact whose figure the site shows, if any is in force."""
        return self.finding.headline

    @cached_property
    def state(self) -> str:
        return OPEN if self.finding.rivals else SETTLED

    @property
    def is_open(self) -> bool:
        return self.state == OPEN

    @cached_property
    def answers(self) -> list:
        """One fact for each answer, in headline order: the one to name when it is told."""
        first = {}
        for fact in self.finding.claims:
            first.setdefault(fact.claim, fact)
        return list(first.values())

    @cached_property
    def _numbers(self) -> dict[str, tuple[Decimal, str]]:
        """Each answer as a number with its unit; empty unless all are numbers of one kind."""
        found = {f.figure: NUMBER.fullmatch(f.figure) for f in self.answers}
        if None in found.values():
            return {}
        if len({("$" in m["before"], m["unit"].removesuffix("s")) for m in found.values()}) > 1:
            return {}
        return {text: (_middle(m), m["unit"]) for text, m in found.items()}

    @property
    def in_words(self) -> str:
        """The answers as a sentence has them: “$300, $399 or $425”; empty when they are long."""
        if self._numbers:
            texts = sorted(self._numbers, key=lambda text: self._numbers[text][0])
            unit = self._numbers[texts[-1]][1]
            if unit.startswith(" "):
                texts[:-1] = [text.removesuffix(self._numbers[text][1]) for text in texts[:-1]]
            return words.listing(texts, "or")
        texts = [fact.figure for fact in self.answers]
        return words.listing(texts, "or") if sum(map(len, texts)) <= 90 else ""

    @property
    def answer(self) -> str:
        """The answer that is used, as a sentence has it: words in quotation marks."""
        return self.used.figure if self.is_number else f"“{self.used.figure}”"

    @property
    def is_number(self) -> bool:
        return bool(self._numbers)

    @property
    def dots(self) -> list[AnswerDot]:
        """The answers on a line from the lowest to the highest; none where they are words."""
        if len(self._numbers) < 2:
            return []
        values = {text: value for text, (value, _) in self._numbers.items()}
        low, high = min(values.values()), max(values.values())
        if low == high:
            return []
        official = {fact.claim for fact in self.finding.facts if fact.source.is_official}
        dots = [
            AnswerDot(
                # Room is left at both ends for the mark and its label.
                place=round(float(12 + 76 * (values[fact.figure] - low) / (high - low)), 1),
                label=fact.figure.removeprefix("more than ").split(" ")[0],
                is_official=fact.claim in official,
                is_used=bool(self.used) and fact.claim == self.used.claim,
            )
            for fact in self.answers
        ]
        return sorted(dots, key=lambda dot: dot.place)

    @property
    def voices(self) -> list[tuple[str, str]]:
        """Whose words each answer is: one publisher’s, or those of how many.

        A copy has the voice of its original, and pages of one publisher have one.
        """
        speakers = {answer.claim: {} for answer in self.answers}
        for fact in self.finding.facts:
            if fact.claim in speakers:
                speakers[fact.claim].setdefault(fact.source.voice, str(fact.source.speaker))
        told = ((answer, list(speakers[answer.claim].values())) for answer in self.answers)
        return [
            (who[0] if len(who) == 1 else f"{len(who)} sources", answer.figure)
            for answer, who in told
        ]

    @property
    def lead(self) -> str:
        """The answer in words, at the head of its page."""
        if used := self.used:
            publisher = str(used.source.publisher)
            return phrases.used_as_said(self.answer, publisher, used.dated, self.is_official)
        if silent := self.finding.unknown_fact:
            return phrases.unknown(str(silent.source.publisher), self.finding.unknown)
        return phrases.NONE_HOLDS

    @property
    def told(self) -> str:
        """Which answer is used, whose it is and why, where many questions are listed."""
        if not (used := self.used):
            return phrases.NONE_OF_THEM_HOLDS
        said = phrases.used(self.answer, str(used.source.publisher), used.dated)
        return f"{said} {used.note}".rstrip()

    @property
    def heard(self) -> str:
        """How many sources and answers there are, in words."""
        return phrases.heard(self.count, len(self.answers))

    @property
    def sources(self) -> str:
        """How many sources of their own answer it, in words."""
        return words.plural(self.count, "source")

    @property
    def asks_why(self) -> str:
        """The heading over the reason."""
        if not self.used:
            return phrases.WHY_NONE
        return phrases.why(self.used.figure if self.is_number else "")

    @property
    def reason(self) -> str:
        """How many sources back the answer, why it is used, and what its note says."""
        if not self.used:
            return self.why
        return f"{phrases.backed(self.backing)} {self.why} {self.used.note}".rstrip()

    @property
    def why(self) -> str:
        """By which part of the headline rule the figure is used, in a sentence."""
        used, rivals = self.used, self.finding.rivals
        if not used:
            return "What is known to have ended, or to be mistaken, is never shown as a figure."
        if used.standing == Standing.IN_USE:
            return "An editor chose it, whatever the steps would give."
        if not self.finding.is_contradicted:
            return "No source speaks against it."
        if not rivals and self.finding.outdated:
            newest = "the newest word of the organization itself; the other answers are older."
            return f"{'It relays' if used.source.is_relay else 'It is'} {newest}"
        if not rivals:
            return "It is the only answer still in force."
        if used.choice < min(rival.choice for rival in rivals):
            return "The other answers in force are marked as disputed, and those give way."
        if used.is_old < min(rival.is_old for rival in rivals):
            return "It is the newer figure; the others are more than five years old."
        if used.authority < min(rival.authority for rival in rivals):
            return "Its source has the most authority on the question."
        return "It is the newest figure from the sources with the most authority."

    @property
    def backing(self) -> int:
        """How many sources of their own give the answer that is used, now or once."""
        same = (fact for fact in self.finding.facts if fact.claim == self.used.claim)
        return len({fact.source.voice for fact in same if fact.standing != Standing.MISTAKEN})

    @property
    def is_official(self) -> bool:
        """Some official source gives the answer that is used, now or once."""
        same = (fact for fact in self.finding.facts if fact.claim == self.used.claim)
        return any(fact.source.is_official for fact in same)

    @property
    def has_places(self) -> bool:
        """For some answer it is recorded where in the source it stands."""
        return any(fact.locator for fact in self.finding.facts)

    @property
    def count(self) -> int:
        """How many sources of their own answer it."""
        return len({fact.source.voice for fact in self.finding.facts})

    @property
    def entries(self) -> list["Entry"]:
        return [Entry(fact, self.finding) for fact in self.finding.facts]


@dataclass(frozen=True)
class Entry:
    """One row of “who says what”: a fact, and what the site makes of it."""

    fact: object
    finding: Finding

    @property
    def is_used(self) -> bool:
        """It is what the site shows: the figure, or that its source says there is none."""
        silent = self.finding.unknown_fact
        says_none = silent and silent.unknown != NOT_COLLECTED
        return self.fact is (self.finding.headline or (silent if says_none else None))

    @property
    def reading(self) -> str:
        if self.is_used:
            return "Used here"
        if self.fact.standing == Standing.MISTAKEN:
            return "Mistaken"
        if self.fact.is_coming:
            return f"From {words.day(self.fact.as_of)}"
        if not self.fact.is_in_force:
            return (
                "No longer current" if self.fact.standing == Standing.SUPERSEDED else "Not in force"
            )
        return self._beside_the_used

    @property
    def _beside_the_used(self) -> str:
        """How a fact in force stands to the one that is used."""
        if self.fact in self.finding.outdated:
            return "Older"
        if self.fact in self.finding.rivals or self.fact in self.finding.doubted:
            return "Disputed" if self.fact.standing == Standing.DISPUTED else "Differs"
        used, claim = self.finding.headline, self.fact.claim
        return "Agrees" if used and claim is not None and claim == used.claim else "Also reported"


def _middle(found: re.Match) -> Decimal:
    low = Decimal(found["low"].replace(",", ""))
    high = Decimal((found["high"] or found["low"]).replace(",", ""))
    return (low + high) / 2


class Register:
    """Every question of a day, and what was made of them when somebody asked."""

    def __init__(self, rows: Held, day: date):
        self.questions = [
            Disagreement(finding, model.topic)
            for model in fact_models()
            for finding in model.findings(facts_on(rows.rows(model), day))
        ]
        self.fragments = Fragments()

    @cached_property
    def disputed(self) -> list[Disagreement]:
        """Open ones first, then those that most sources speak to."""
        found = [each for each in self.questions if each.finding.is_contradicted]
        return sorted(found, key=lambda d: (not d.is_open, -d.count, d.question))

    @cached_property
    def by_address(self) -> dict[str, Disagreement]:
        return {question.slug: question for question in self.questions}


def register(at: date | None = None) -> Register:
    return held.now().on(at or localdate(), Register)


def questions(at: date | None = None) -> list[Disagreement]:
    """Every question that any fact answers, whether sources disagree on it or not."""
    return register(at).questions


def collect(at: date | None = None) -> list[Disagreement]:
    """All disagreements: open ones first, then those that most sources speak to."""
    return register(at).disputed


def question_page(slug: str, at: date | None = None) -> tuple[Disagreement | None, list[Finding]]:
    """The question of this address, or None and those disputed that have one like it.

    A question keeps its page when sources come to agree: readers may have the address.
    """
    asked = register(at).by_address
    if slug in asked:
        return asked[slug], []
    disputed = {s: each.finding for s, each in asked.items() if each.finding.is_contradicted}
    return None, _near(slug, disputed)


def _near(slug: str, asked: dict[str, Finding]) -> list[Finding]:
    """The questions whose address, of now or before, is like this one."""
    former = {each.address: each.leads_to for each in FormerAddress.objects.all()}
    former = {address: now for address, now in former.items() if now in asked}
    like = near_names.near(slug, [*asked, *former], most=5)
    return [asked[now] for now in dict.fromkeys(former.get(each, each) for each in like)]


def moved_to(slug: str) -> str:
    """Where the question is now that had this address before; empty if none had it."""
    former = FormerAddress.objects.filter(address=slug).first()
    return former.leads_to if former else _under_new_name(slug)


def _under_new_name(slug: str) -> str:
    """The address of a question whose thing had another name when it was this one."""
    asked = {f"-{slug}-".replace(f"-{old}-", f"-{new}-").strip("-") for old, new in _renamed()}
    asked.discard(slug)
    there = register().by_address
    return next((slug for slug in there if slug in asked), "")


def _renamed() -> Iterator[tuple[str, str]]:
    """The former names of all that facts are about, with those of today."""
    pointing = (field for model in fact_models() for field in model._meta.concrete_fields)
    things = {f.related_model for f in pointing if f.is_relation and f.name != "source"}
    for thing in things:
        if hasattr(thing, "history") and any(f.name == "slug" for f in thing._meta.fields):
            yield from former_names(thing)
