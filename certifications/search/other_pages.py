"""What else the site has a page for, and the words by which people ask for it: tools, areas,
occupations, and those whose figures are shown."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import SimpleNamespace

from django.db.models import Value
from django.urls import reverse

from coderpath.plain_words import plain_words
from coderpath.sources.models import Source
from salaries.compare.names import Names
from salaries.models import Area, Occupation
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
class Page:
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
        page = Page(TOOL, label, reverse(name))
        yield from (Call(words, page) for words in called)


def asks_for_more(words: Iterable[str]) -> bool:
    """Whether words that named nothing may name a page of these."""
    return not all(map(LITTLE.fullmatch, words))


def others(text: str) -> list[Call]:
    """Areas, occupations and publishers that a text may name. One query."""
    asked = set(plain_words(text))
    found = []
    for kind, name, key, state in _rows():
        match kind:
            case "area":
                found += _of_area(name, key, state, asked)
            case "occupation":
                address = reverse("salaries:list", query={"occupation": key})
                page = Page(OCCUPATION, f"Pay of {name}", address)
                found += [Call(words, page) for words in (name, name.removesuffix("s"))]
            case "source":
                page = Page(SOURCE, f"Sources by {name}", reverse("sources:list", query={"q": key}))
                found += [Call(words, page) for words in (name, *USUAL.get(name, ()))]
    return found


def _rows() -> Iterable[tuple[str, str, str, str]]:
    """Kind, name, the key of the address, and the state of an area."""
    areas = Area.objects.parts().order_by().values_list
    occupations = Occupation.objects.filter(is_offered=True).order_by().values_list
    sources = Source.objects.published().order_by().values_list
    return areas(Value("area"), "name", "slug", "state__slug").union(
        occupations(Value("occupation"), "title", "code", Value("")),
        sources(Value("source"), "publisher__name", "publisher__name", Value("")),
    )


def _of_area(name: str, slug: str, state: str, asked: set[str]) -> Iterator[Call]:
    """By each of its cities, alone and with each state that it lies in."""
    names = Names(SimpleNamespace(slug=slug, name=name))
    page = Page(AREA, f"Pay in {name}", reverse("salaries:area", args=[state, slug]))
    for city in names.cities:
        if set(city.split()) <= asked:
            yield Call(city, page)
            for usps in (*names.states, state):
                yield Call(f"{city} {usps}", page)
                yield Call(f"{city} {place_name(usps)}", page)
