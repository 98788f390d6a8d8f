"""Every question to which facts on file give different answers: who says what, and why they differ.

What a contradiction is, and which comes first, is decided where readers are told of it
(coderpath/sources/disagreements.py). Why they differ an editor says in the note of an answer.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django import forms
from django.utils.text import slugify

from coderpath.opendata.tables import Value
from coderpath.sources.disagreements import OPEN, SETTLED, Disagreement, Entry
from coderpath.sources.facts import fact_models

COLUMNS = (
    "question",
    "address",
    "about",
    "state",
    "answer",
    "stands",
    "publisher",
    "kind",
    "title",
    "url",
    "words",
    "date",
    "until",
    "checked_on",
    "why",
)


@dataclass(frozen=True)
class SaidAnswer:
    """One of the answers, with every fact that gives it."""

    answer: str
    entries: list[Entry]

    @property
    def notes(self) -> list[str]:
        """What editors said of it, each once."""
        return list(dict.fromkeys(e.fact.note for e in self.entries if e.fact.note))


@dataclass(frozen=True)
class Contradiction:
    """One question, with its answers in headline order."""

    question: Disagreement

    @property
    def sides(self) -> list[SaidAnswer]:
        there = self.question.entries
        return [
            SaidAnswer(each.figure, [entry for entry in there if entry.fact.claim == each.claim])
            for each in self.question.answers
        ]

    @property
    def is_explained(self) -> bool:
        return any(fact.note for fact in self.question.finding.claims)

    @property
    def rows(self) -> Iterator[list[Value]]:
        """One for each fact, as COLUMNS name its cells."""
        for side in self.sides:
            for entry in side.entries:
                fact, source = entry.fact, entry.fact.source
                yield [
                    self.question.question,
                    self.question.slug,
                    self.question.topic,
                    self.question.state,
                    fact.figure,
                    entry.reading,
                    str(source.publisher),
                    source.short_kind,
                    source.title,
                    source.url,
                    fact.locator,
                    fact.date_as_data,
                    fact.until,
                    fact.checked_on,
                    fact.note,
                ]


class ContradictionForm(forms.Form):
    """Which of them are shown: those still open, where nothing is asked."""

    EVERY, UNEXPLAINED = "every", "unexplained"
    SHOW = (
        (OPEN, "Still open"),
        (UNEXPLAINED, "Open, and nobody said why"),
        (SETTLED, "Settled"),
        (EVERY, "All"),
    )

    show = forms.ChoiceField(choices=SHOW, label="Show", required=False)
    about = forms.ChoiceField(label="about", required=False)
    q = forms.CharField(label="with the words", required=False, max_length=100)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        topics = sorted({model.topic for model in fact_models()})
        self.fields["about"].choices = [("", "anything"), *((slugify(t), t) for t in topics)]

    def chosen(self, there: Iterable[Disagreement]) -> list[Contradiction]:
        """Those asked for; what makes no sense asks for nothing."""
        self.is_valid()
        return [each for question in there if self._shows(each := Contradiction(question))]

    def _shows(self, each: Contradiction) -> bool:
        said, question = self.cleaned_data, each.question
        if said.get("about") and question.about != said["about"]:
            return False
        if said.get("q") and not question.is_named(said["q"]):
            return False
        match said.get("show") or OPEN:
            case self.EVERY:
                return True
            case self.UNEXPLAINED:
                return question.is_open and not each.is_explained
            case state:
                return question.state == state
