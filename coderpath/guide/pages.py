"""The questions of the guide as pages show them: their text with the facts that stand in it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import Any

from coderpath.fragments import Fragments
from coderpath.sources import held
from coderpath.sources.facts import SourcedFact, facts_on
from coderpath.sources.held import Held
from coderpath.sources.publishers import Publisher
from coderpath.today import localdate

from . import text
from .drawn import DrawnBlock, Line, drawn
from .figures import figures
from .models import CommonQuestion, GlossaryTerm, GuideQuestion, Resource, Statement
from .resources import by_group
from .terms import in_order

# A page answers one question; so many lead from an empty search.
MOST_ASKED = 5
IN_A_HURRY = 3
WITNESSES = (Publisher.Kind.GOVERNMENT, Publisher.Kind.SURVEY)


@dataclass(frozen=True)
class Contested:
    """Several answers to one question, the witnesses first."""

    asks: str
    statements: list[Statement]


class GuidePage:
    """One question, answered."""

    def __init__(self, question: GuideQuestion, facts: dict[str, Any], statements: list[Statement]):
        self.question = question
        self._facts = facts
        self._statements = statements

    @cached_property
    def answer(self) -> Line:
        return drawn(text.line(self.question.answer), self._facts)

    @property
    def answer_as_text(self) -> str:
        return "".join(part.as_text for part in self.answer)

    @cached_property
    def blocks(self) -> list[DrawnBlock]:
        return [
            DrawnBlock(
                block.kind, block.level, tuple(drawn(line, self._facts) for line in block.lines)
            )
            for block in text.blocks(self.question.body)
        ]

    @cached_property
    def unknowns(self) -> list[Line]:
        said = text.lines(self.question.unknowns)
        return [drawn(text.line(each), self._facts) for each in said]

    @cached_property
    def settles(self) -> Line:
        return drawn(text.line(self.question.settles), self._facts)

    @cached_property
    def contested(self) -> list[Contested]:
        """The questions of the page that have two answers or more: nobody weighs them."""
        by_question: dict[str, list[Statement]] = {}
        for said in self._statements:
            by_question.setdefault(said.asks, []).append(said)
        return [
            Contested(asks, sorted(said, key=_witnesses_first))
            for asks, said in by_question.items()
            if len(said) > 1
        ]

    @property
    def minutes(self) -> int:
        said = self.question
        return text.minutes(said.answer, said.body, said.unknowns, said.settles)

    @property
    def next(self) -> list[text.Link]:
        return text.links(self.question.next_links)

    @property
    def gone(self) -> list[str]:
        """The keys in its text by which no fact is found that holds, and no figure worked out."""
        return [key for key in self.question.keys if key not in self._facts]


class CommonAnswer:
    """A question of the many, answered in two sentences."""

    def __init__(self, question: CommonQuestion, facts: dict[str, Any]):
        self.question = question
        self._facts = facts

    @cached_property
    def answer(self) -> Line:
        return drawn(text.line(self.question.answer), self._facts)

    @cached_property
    def answer_as_text(self) -> str:
        return "".join(part.as_text for part in self.answer)

    @property
    def gone(self) -> list[str]:
        return [key for key in self.question.keys if key not in self._facts]


class Guide:
    """All that the guide says on a day, made of these rows."""

    def __init__(self, rows: Held, day: date):
        questions = sorted(rows.rows(GuideQuestion), key=lambda each: (each.position, each.slug))
        common = sorted(rows.rows(CommonQuestion), key=lambda each: (each.position, each.slug))
        named = {key for each in (*questions, *common) for key in each.keys}
        facts, said = figures(named, rows, day), _statements(rows, day)
        self.statements = {each.key: each for each in said}
        of_page: dict[int | None, list[Statement]] = defaultdict(list)
        for each in said:
            of_page[each.page_id].append(each)
        self.pages = [GuidePage(each, facts, of_page[each.pk]) for each in questions]
        self.common = [CommonAnswer(each, facts) for each in common]
        self.terms: list[GlossaryTerm] = rows.once(in_order)
        self.resources: list[tuple[str, list[Resource]]] = rows.once(by_group)
        self.fragments = Fragments()

    @cached_property
    def on_home(self) -> tuple[GuidePage, ...]:
        """Those of the front page; a search that finds nothing offers the first `MOST_ASKED`."""
        return tuple(each for each in self.pages if each.question.is_on_home)

    @property
    def in_a_hurry(self) -> tuple[GuidePage, ...]:
        """Of the front page’s, those to read where three must do."""
        return self.on_home[:IN_A_HURRY]

    @property
    def groups(self) -> list[tuple[str, list[GuidePage]]]:
        return _grouped(self.pages)

    @property
    def common_groups(self) -> list[tuple[str, list[CommonAnswer]]]:
        return _grouped(self.common)


def guide() -> Guide:
    return held.now().on(localdate(), Guide)


def pages() -> list[GuidePage]:
    """All there are, in their order."""
    return guide().pages


def _statements(rows: Held, day: date) -> list[Statement]:
    """Those in force, in the order in which they were stored."""
    in_force = (each for each in facts_on(rows.rows(Statement), day) if each.is_in_force)
    return sorted(in_force, key=lambda each: each.pk)


def _witnesses_first(said: Statement) -> tuple[int, int]:
    """Who counted (a survey, the federal handbook), then the organizations, then who tells.

    Who opened another’s page on a day speaks for them. Among each the newest first.
    """
    publisher, day = said.source.speaker, said.last_said
    place = 0 if publisher.kind in WITNESSES else 1 if publisher.is_official else 2
    return place, -(day.toordinal() if day else 0)


def unsaved(question: GuideQuestion) -> GuidePage:
    """The page of a question that is not stored as it is here, with the facts there are today."""
    rows, day = held.now(), localdate()
    said = [each for each in _statements(rows, day) if each.page_id == question.pk]
    return GuidePage(question, figures(set(question.keys), rows, day), said)


def statement(key: str, rows: Held, day: date) -> SourcedFact | None:
    """What the guide itself says by this key, where it is in force."""
    return rows.on(day, Guide).statements.get(key)


def page(slug: str) -> GuidePage | None:
    return next((each for each in pages() if each.question.slug == slug), None)


def on_home(rows: Held, day: date) -> tuple[GuidePage, ...]:
    return rows.on(day, Guide).on_home


def _grouped(found: Iterable) -> list[tuple[str, list]]:
    """Pages or common answers under the headings of the guide; no heading is empty."""
    order = list(GuideQuestion.Group)
    by_group = sorted(found, key=lambda each: order.index(each.question.group))
    return [
        (GuideQuestion.Group(group).label, list(each))
        for group, each in groupby(by_group, key=lambda each: each.question.group)
    ]
