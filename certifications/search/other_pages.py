"""What else the site has a page for, and the words by which people ask for it: tools, areas,
occupations, and those whose figures are shown."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from types import SimpleNamespace

from django.urls import reverse

from coderpath.guide.pages import guide as whole_guide
from coderpath.guide.pages import pages
from coderpath.guide.terms import terms
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


PROGRAM, FUNDING = "Programs", "Who could pay"
AREA, OCCUPATION, SOURCE, TOOL = "Pay by area", "Pay by occupation", "Sources", "Tools"
GUIDE, TERM, PAGE = "Guide", "What it means", "Pages"
FAQ = "Questions and answers"
KINDS = (GUIDE, PAGE, FUNDING, FAQ, TERM, TOOL, PROGRAM, AREA, OCCUPATION, SOURCE)
Named = dict[tuple[str, str, str], tuple[str, ...]]
# By label, address and query: the words in which people look for them.
TOOLS: Named = {
    ("Paths: each prints on one sheet of paper", "certifications:paths", ""): (
        "handout",
        "handouts",
        "print",
        "one sheet",
        "counselor",
        "students",
    ),
    ("Which exams can you take?", "certifications:eligibility", ""): (
        "eligibility",
        "am I eligible",
        "do I qualify",
        "prerequisites",
        "requirements",
        "which exams can I take",
    ),
    ("Drop the apprentice title", "certifications:lose_the_a", ""): (
        "lose the A",
        "drop the A",
        "removal of apprentice",
        "remove apprentice",
        "apprentice removal",
        "apprentice",
        "Practicode",
    ),
    ("Exam day", "certifications:exam_day", ""): (
        "exam day",
        "code books",
        "code book",
        "retake",
        "reschedule",
    ),
    ("Keep your titles", "certifications:keep", ""): (
        "keep",
        "CEU",
        "CEUs",
        "continuing education",
        "renew",
        "renewal",
        "recertification",
    ),
}
PAGES: Named = {
    ("Places outside this site that help", "guide:resources", ""): (
        "resources",
        "forum",
        "job board",
        "job boards",
        "local chapters",
        "Explore Health Careers",
    ),
    ("Related careers and their pay", "careers", ""): (
        "related careers",
        "similar careers",
        "alternative careers",
        "other careers in health care",
        "jobs like medical coding",
        "health care careers",
    ),
    ("Who we are, and who pays", "about", ""): ("about", "about us", "who we are", "editors"),
    ("Privacy", "privacy", ""): ("privacy", "privacy policy", "cookies", "my data"),
    ("Terms of use", "terms", ""): ("terms", "terms of use", "terms of service"),
    ("Contact", "contact", ""): ("contact", "contact us"),
    ("Tell us that a figure is wrong", "reports:report", ""): (
        "report",
        "report a mistake",
        "report an error",
        "wrong figure",
        "wrong price",
        "mistake",
        "correction",
    ),
    ("Reports from readers, and our answers", "reports:answered", ""): (
        "reports",
        "corrections",
        "errata",
    ),
    ("Check an article against our figures", "reports:check", ""): (
        "check an article",
        "fact check",
        "is this article right",
        "is this true",
    ),
    ("What coders earn, by state", "salaries:list", ""): (
        "pay",
        "salary",
        "salaries",
        "wage",
        "wages",
        "how much does a medical coder make",
        "how much do medical coders make",
        "how much do coders make",
        "what do coders make",
        "how much can I make",
        "medical coder salary",
        "medical coding salary",
        "medical coder pay",
        "starting pay",
    ),
    ("What hospitals and doctors’ offices pay", "salaries:list", ""): (
        "hospital pay",
        "hospital salary",
        "do hospitals pay more",
        "office pay",
        "hospital or office",
    ),
    ("Pay by certification, as surveys report it", "certifications:pay", ""): (
        "pay by certification",
        "salary by certification",
        "which certification pays most",
        "which certification pays the most",
        "highest paying",
        "highest paying certification",
    ),
    ("Find a path that fits you", "certifications:paths", ""): (
        "path",
        "paths",
        "how to become a medical coder",
        "how do I become a medical coder",
        "how to start",
        "get started",
        "how do I start",
        "where do I start",
        "best certification",
        "which certification",
        "which certification should I get",
        "which certification first",
        "what certification do I need",
        "shortest",
        "quickest",
        "fastest",
    ),
    ("Paths for beginners", "certifications:paths", "start=diploma"): (
        "no experience",
        "without experience",
        "with no experience",
        "can I get a job with no experience",
        "beginner",
        "beginners",
        "best certification for beginners",
        "high school",
        "high school diploma",
        "GED",
        "no degree",
        "without a degree",
        "do I need a degree",
        "degree",
    ),
    ("Paths for nurses", "certifications:paths", "start=nurse"): (
        "nurse",
        "nurses",
        "RN",
        "registered nurse",
        "nurse to coder",
        "nurse coder",
    ),
    (
        "Paths of a nurse to clinical documentation",
        "certifications:paths",
        "start=nurse&setting=DOCUMENTATION",
    ): ("CDI nurse", "nurse CDI", "CDI for nurses", "clinical documentation nurse"),
    ("Paths for billers", "certifications:paths", "start=biller"): (
        "biller to coder",
        "I do billing",
        "I am a biller",
    ),
    ("Entry-level certifications", "certifications:list", "beginner=1"): (
        "entry level",
        "entry level certification",
        "entry level certifications",
        "easiest certification",
    ),
    ("Certifications by exam fee, lowest first", "certifications:list", "sort=cost"): (
        "cheapest certification",
        "cheapest exam",
        "lowest exam fee",
        "exam fees",
    ),
    ("Exams that you can take at home", "certifications:list", "remote=1"): (
        "exam from home",
        "exam at home",
        "online exam",
        "remote exam",
        "take the exam at home",
        "take the exam online",
        "test from home",
        "test at home",
    ),
    ("Find a program", "certifications:programs", ""): (
        "program",
        "programs",
        "school",
        "schools",
        "class",
        "classes",
        "course",
        "courses",
        "training",
        "medical coding program",
        "medical coding programs",
        "medical coding school",
        "medical coding schools",
        "medical coding class",
        "medical coding classes",
        "medical coding course",
        "medical coding courses",
        "medical coding training",
        "certificate program",
        "certificate programs",
        "community college",
        "accredited program",
        "accredited programs",
        "CAHIIM accredited programs",
    ),
    ("Programs that you can take online", "certifications:programs", "mode=ONLINE"): (
        "online program",
        "online programs",
        "online class",
        "online classes",
        "online course",
        "online courses",
        "online school",
        "online schools",
        "study online",
    ),
    ("Who could pay for your path", "certifications:fundings", ""): (
        "who pays",
        "who could pay",
        "who can pay",
        "who will pay for it",
        "help to pay",
        "help paying",
        "financial aid",
        "financing",
        "how to finance your education",
        "funding",
        "free training",
        "grant",
        "grants",
        "scholarship",
        "scholarships",
        "tuition assistance",
        "pay for school",
        "student loan",
        "student loans",
    ),
    ("Compare certifications", "certifications:compare", ""): ("compare", "comparison"),
    (
        "Organizations: who gives titles, and whom you can join",
        "certifications:organizations",
        "",
    ): (
        "organization",
        "organizations",
        "association",
        "associations",
        "professional association",
        "who gives certifications",
        "membership",
        "membership dues",
        "dues",
        "student membership",
        "local chapter",
        "local chapters",
        "accreditation",
        "accredited",
    ),
    ("Roadmap: where each certification stands", "certifications:roadmap", ""): (
        "roadmap",
        "road map",
        "map",
        "career map",
        "career ladder",
        "map of certifications",
        "certification map",
        "certification roadmap",
        "what leads where",
        "which certification is next",
        "what comes after the CPC",
    ),
    ("Glossary", "guide:glossary", ""): ("glossary", "terms", "dictionary", "abbreviations"),
    ("Guide to medical coding", "guide:index", ""): ("guide", "questions", "FAQ"),
    ("Where sources disagree", "sources:disagreements", ""): ("disagreements", "disputed"),
    ("Sources", "sources:list", ""): ("sources", "where do the figures come from"),
}


def tools() -> Iterator[Call]:
    yield from _listed(TOOL, TOOLS)


def own_pages() -> Iterator[Call]:
    """Pages of the site, and what they show when they are asked so."""
    yield from _listed(PAGE, PAGES)


def _listed(kind: str, named: Named) -> Iterator[Call]:
    for (label, name, query), called in named.items():
        page = OtherPage(kind, label, f"{reverse(name)}?{query}".removesuffix("?"))
        yield from (Call(words, page) for words in called)


def guide() -> Iterator[Call]:
    """The questions of the guide, by every wording."""
    for each in pages():
        page = OtherPage(GUIDE, each.question.title, each.question.get_absolute_url())
        yield from (Call(words, page) for words in each.question.called)


def common_questions() -> Iterator[Call]:
    """The questions with an answer in two sentences, by every wording."""
    for each in whole_guide().common:
        page = OtherPage(FAQ, each.question.question, each.question.get_absolute_url())
        yield from (Call(words, page) for words in each.question.called)


def glossary() -> Iterator[Call]:
    """The terms of the trade, by every spelling: each leads to its meaning."""
    for each in terms():
        page = OtherPage(TERM, f"{each.term}, in plain words", each.get_absolute_url())
        yield from (Call(words, page) for words in each.called)


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
