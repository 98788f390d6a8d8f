"""What else the site has a page for, and the words by which people ask for it: tools, areas,
occupations, and those whose figures are shown."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from types import SimpleNamespace

from django.urls import reverse

from coderpath.plain_words import plain_words
from coderpath.sources import held
from coderpath.sources.held import Held
from coderpath.sources.models import Source
from salaries import shelf as salaries_shelf
from salaries.compare.names import AreaNames
from salaries.places import place_name

from .names_in_text import Call

# Words of questions that name no page, so that no page has to be looked for.
LITTLE = re.compile(
    "a|an|and|are|as|at|by|can|do|does|for|from|how|i|in|is|it|me|my|of|on|or|pay|salary|should"
    "|take|than|that|the|to|versus|vs|what|which|with|you"
)
USUAL = {
    "US Bureau of Labor Statistics": ("BLS", "Bureau of Labor Statistics"),
    "US Bureau of Economic Analysis": ("BEA", "Bureau of Economic Analysis"),
}


@dataclass(frozen=True)
class OtherPage:
    """A page: what it is, what a link to it says, and where it is."""

    kind: str
    label: str
    address: str

    def get_absolute_url(self) -> str:
        return self.address


AREA, OCCUPATION, SOURCE, TOOL = "Pay by area", "Pay by occupation", "Sources", "Tools"
KINDS = (TOOL, AREA, OCCUPATION, SOURCE)
TOOLS = {
    ("Which exams can you take?", "certifications:eligibility"): (
        "eligibility",
        "am I eligible",
        "prerequisites",
        "requirements",
        "which exams can I take",
    ),
    ("Lose the “A”", "certifications:lose_the_a"): (
        "lose the A",
        "removal of apprentice",
        "remove apprentice",
        "apprentice removal",
        "apprentice",
        "Practicode",
    ),
    ("Exam day", "certifications:exam_day"): (
        "exam day",
        "code books",
        "code book",
        "retake",
        "reschedule",
    ),
    ("Keep your credentials", "certifications:keep"): (
        "keep",
        "CEU",
        "CEUs",
        "continuing education",
        "renew",
        "renewal",
        "recertification",
    ),
}


def tools() -> Iterator[Call]:
    for (label, name), called in TOOLS.items():
        page = OtherPage(TOOL, label, reverse(name))
        yield from (Call(words, page) for words in called)


def asks_for_more(words: Iterable[str]) -> bool:
    """Whether words that named nothing may name a page of these."""
    return not all(map(LITTLE.fullmatch, words))


def others(text: str) -> list[Call]:
    """Areas, occupations and publishers that a text may name."""
    asked = set(plain_words(text))
    there = held.now().once(_Named)
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
        self.others = [call for named in offered for call in _of_occupation(*named)]
        self.others += [call for name in publishers for call in _of_publisher(name)]


def _of_occupation(name: str, code: str) -> Iterator[Call]:
    address = reverse("salaries:list", query={"occupation": code})
    page = OtherPage(OCCUPATION, f"Pay of {name}", address)
    yield from (Call(words, page) for words in (name, name.removesuffix("s")))


def _of_publisher(name: str) -> Iterator[Call]:
    page = OtherPage(SOURCE, f"Sources by {name}", reverse("sources:list", query={"q": name}))
    yield from (Call(words, page) for words in (name, *USUAL.get(name, ())))


def _of_area(name: str, slug: str, state: str) -> Iterator[tuple[set[str], list[Call]]]:
    """By each of its cities, alone and with each state that it lies in."""
    names = AreaNames(SimpleNamespace(slug=slug, name=name))
    page = OtherPage(AREA, f"Pay in {name}", reverse("salaries:area", args=[state, slug]))
    for city in names.cities:
        within = [each for usps in (*names.states, state) for each in (usps, place_name(usps))]
        called = [city, *(f"{city} {each}" for each in within)]
        yield set(city.split()), [Call(words, page) for words in called]
