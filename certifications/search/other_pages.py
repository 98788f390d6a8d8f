"""What else the site has a page for, and the words by which people ask for it: tools, areas,
occupations, and those whose figures are shown."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from types import SimpleNamespace

from django.urls import reverse

from coderpath.guide import usual_words
from coderpath.guide.models import UsualWords
from coderpath.guide.pages import Guide
from coderpath.plain_words import plain_words
from coderpath.sources.held import Held
from coderpath.sources.models import Source
from salaries import shelf as salaries_shelf
from salaries.compare.names import AreaNames
from salaries.places import place_name

from .kinds import AREA, FAQ, GUIDE, OCCUPATION, PAGE, SOURCE, TERM, TOOL, Kind
from .names_in_text import Call

# Words of questions that name no page, so that no page has to be looked for.
LITTLE = re.compile(
    "a|an|and|are|as|at|by|can|do|does|for|from|how|i|in|is|it|me|my|of|on|or|pay|salary|should"
    "|take|than|that|the|to|versus|vs|what|which|with|you"
)


@dataclass(frozen=True)
class OtherPage:
    """A page: what it is, what a link to it says, where it is, and what to say first."""

    kind: Kind
    label: str
    address: str
    says: str = ""

    def get_absolute_url(self) -> str:
        return self.address


OF_THE_SITE = {UsualWords.Kind.TOOL: TOOL, UsualWords.Kind.PAGE: PAGE}


def own_pages(rows: Held) -> Iterator[Call]:
    """Tools and pages of the site, and what they show when they are asked so."""
    for each in usual_words.of_pages(rows):
        page = OtherPage(OF_THE_SITE[each.kind], each.label, each.address, each.says)
        yield from (Call(words, page) for words in each.called)


def guide(said: Guide) -> Iterator[Call]:
    """The questions of the guide, by every wording."""
    for each in said.pages:
        page = OtherPage(GUIDE, each.question.title, each.question.get_absolute_url())
        yield from (Call(words, page) for words in each.question.called)


def common_questions(said: Guide) -> Iterator[Call]:
    """The questions with an answer in two sentences, by every wording."""
    for each in said.common:
        page = OtherPage(FAQ, each.question.question, each.question.get_absolute_url())
        yield from (Call(words, page) for words in each.question.called)


def glossary(said: Guide) -> Iterator[Call]:
    """The terms of the trade, by every spelling: each leads to its meaning."""
    for each in said.terms:
        page = OtherPage(TERM, f"{each.term}, in plain words", each.get_absolute_url())
        yield from (Call(words, page) for words in each.called)


def also_called(named: Iterable[Call], rows: Held) -> list[Call]:
    """These, and each thing that they name by the usual words for its page."""
    named, usual = list(named), usual_words.by_address(rows)
    things = dict.fromkeys(call.thing for call in named)
    own = (Call(text, each) for each in things for text in usual.get(each.get_absolute_url(), ()))
    return [*named, *own]


def occupations_and_publishers(rows: Held) -> list[Call]:
    """Those that are offered and that have sources on file, by every name."""
    return rows.once(_Named).others


def asks_for_more(words: Iterable[str]) -> bool:
    """Whether words that named nothing may name a page of these."""
    return not all(map(LITTLE.fullmatch, words))


def others(text: str, rows: Held) -> list[Call]:
    """Areas, occupations and publishers that a text may name."""
    asked = set(plain_words(text))
    there = rows.once(_Named)
    areas = (calls for words, calls in there.areas if words <= asked)
    return [*chain.from_iterable(areas), *there.others]


class _Named:
    """What is called how, made once for the edition: of areas, by the words of a city."""

    def __init__(self, rows: Held):
        pay = salaries_shelf.of(rows)
        parts = sorted((area.name, area.slug, area.state.slug) for area in pay.parts)
        self.areas = [found for part in parts for found in _of_area(*part)]
        offered = sorted((each.title, each.code) for each in pay.occupations())
        publishers = sorted({source.publisher.name for source in rows.rows(Source)})
        named = [call for each in offered for call in _of_occupation(*each)]
        named += [_of_publisher(name) for name in publishers]
        self.others = also_called(named, rows)


def _of_occupation(name: str, code: str) -> Iterator[Call]:
    address = reverse("salaries:list", query={"occupation": code})
    page = OtherPage(OCCUPATION, f"Pay of {name}", address)
    yield from (Call(words, page) for words in (name, name.removesuffix("s")))


def _of_publisher(name: str) -> Call:
    address = reverse("sources:list", query={"q": name})
    return Call(name, OtherPage(SOURCE, f"Sources by {name}", address))


def _of_area(name: str, slug: str, state: str) -> Iterator[tuple[set[str], list[Call]]]:
    """By each of its cities, alone and with each state that it lies in."""
    names = AreaNames(SimpleNamespace(slug=slug, name=name))
    page = OtherPage(AREA, f"Pay in {name}", reverse("salaries:area", args=[state, slug]))
    for city in names.cities:
        within = [each for usps in (*names.states, state) for each in (usps, place_name(usps))]
        called = [city, *(f"{city} {each}" for each in within)]
        yield set(city.split()), [Call(words, page) for words in called]
