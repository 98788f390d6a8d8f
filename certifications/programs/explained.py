"""What kinds of program there are, and who asks for an approved one: by the rules on file."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from certifications.models import Certification, ProgramTerm, Requirement, Way
from coderpath.guide.pages import statement
from coderpath.sources import words
from coderpath.sources.findings import Finding

from ..catalogue.profile import Profile
from ..catalogue.shelf import Shelf
from ..models import Training
from .program import Kind, Program, programs

Award = Training.Award
# As AHIMA's rules write it.
PCAP = "PCAP"
MOST = 5  # approvals told
WAYS_COMPARED = (
    "online-course",
    "online-certificate",
    "online-associate-degree",
    "course-440-hours",
    "certificate",
    "associate-degree",
    "community-college",
)
# What a site says of licenses for this work.
OF_LICENSES = "no-license-school-lookup"
# How a way in says that it asks for a class of any kind; “coursework” is part of a degree.
A_CLASS = re.compile(r"\b(?:course|program)\b")
ENTRY = "Coder or biller, at entry level"
RECORDS = "Coder, or technician of health records"
MANAGER = "Manager of health information"


@dataclass(frozen=True)
class InWords:
    """What a kind of program is, in a sentence without a figure, and the work it can lead to.

    `slug` is that of the program on file whose length stands for it, if there is one.
    """

    name: str
    teaches: str
    work: str
    slug: str = ""
    degree: str = ""
    is_class: bool = True


KINDS = (
    InWords(
        "Self-study",
        "You, the code books and practice exams. No school, and no one who checks your work.",
        ENTRY,
        is_class=False,
    ),
    InWords(
        "Course",
        "One class, most often built around the code books of one exam.",
        ENTRY,
        "course-440-hours",
    ),
    InWords(
        "Certificate",
        "Several classes: medical terms, anatomy, then coding and billing. A college may count them"
        " toward a degree.",
        ENTRY,
        "certificate",
    ),
    InWords("Diploma", "A career school’s word for much the same as a certificate.", ENTRY),
    InWords(
        "Associate degree",
        "Coding, health records, data and general classes at a college.",
        RECORDS,
        "associate-degree",
        Award.ASSOCIATE,
    ),
    InWords(
        "Bachelor’s degree",
        "How to manage health records, data and people.",
        MANAGER,
        "four-year-college",
        Award.BACHELOR,
    ),
    InWords(
        "Master’s degree",
        "More of the same, for people who have a bachelor’s degree.",
        MANAGER,
        "master-degree",
        Award.MASTER,
    ),
)


@dataclass(frozen=True)
class Asking:
    """An exam whose rule asks for an approved program or advises one, with that rule."""

    certification: Certification
    rule: Requirement
    way: Way


@dataclass(frozen=True)
class KindOfProgram:
    """One row of what each kind teaches and opens; `asking` are the exams that ask for it."""

    words: InWords
    program: Program | None
    asking: tuple[Asking, ...]

    @property
    def length(self) -> Finding:
        return self.program.length if self.program else Finding()


class Explained:
    """Made once of a shelf: `there.once(Explained)`."""

    def __init__(self, there: Shelf):
        self._profiles = there.profiles()
        self._by_slug = {each.training.slug: each for each in there.once(programs)}
        self.license = statement(OF_LICENSES, there.rows, there.day)
        self.accredited = _each_once(self._asking(_asks_for_a_degree))
        self.approved = _each_once(self._asking(_names_pcap))
        self.beginners = [each for each in self._profiles if _is_offered_first(each)]
        self.classes = _each_once(self._asking(_asks_for_a_class))
        self.kinds = [self._kind(words) for words in KINDS]

    @property
    def titles_by_degree(self) -> str:
        """“two titles”."""
        return words.counted(len({each.certification for each in self.accredited}), "title")

    @property
    def asking_for_a_degree(self) -> str:
        verb = "ask" if len({each.certification for each in self.accredited}) != 1 else "asks"
        return (
            f"{self.titles_by_degree.capitalize()} {verb} for a degree from an accredited program."
        )

    @property
    def not_asking(self) -> list[Certification]:
        """Of those that most people compare, the ones that ask for no degree."""
        asking = {each.certification for each in self.accredited}
        return [p.certification for p in self.beginners if p.certification not in asking]

    @property
    def ways_compared(self) -> list[Program]:
        """Kinds of program online, and like kinds of which no source says how they are taught."""
        found = (self._by_slug.get(slug) for slug in WAYS_COMPARED)
        return [program for program in found if program]

    @property
    def approvals(self) -> list[tuple[Program, ProgramTerm]]:
        """What is said of who has approved a school's program."""
        schools = (each for each in self._by_slug.values() if not each.is_kind)
        return [(each, fact) for each in schools for fact in each.said(Kind.APPROVAL)][:MOST]

    def _kind(self, said: InWords) -> KindOfProgram:
        by_degree = [each for each in self.accredited if each.way.education == said.degree]
        asking = by_degree if said.degree else self.classes if said.is_class else []
        return KindOfProgram(said, self._by_slug.get(said.slug), tuple(asking))

    def _asking(self, does_ask) -> Iterator[Asking]:
        for profile in self._profiles:
            for rule in profile.gate.facts:
                if rule.is_in_force:
                    ways = (way for way in rule.its_rows if does_ask(way))
                    yield from (Asking(profile.certification, rule, way) for way in ways)


def _asks_for_a_degree(way: Way) -> bool:
    return bool(way.is_accredited and way.education and not way.is_advice)


def _asks_for_a_class(way: Way) -> bool:
    return bool(A_CLASS.search(way.also_asks)) and not way.is_accredited and not way.is_advice


def _names_pcap(way: Way) -> bool:
    return PCAP in way.rule


def _each_once(asking: Iterator[Asking]) -> list[Asking]:
    """The first of each exam and degree."""
    found: dict[tuple, Asking] = {}
    for each in asking:
        found.setdefault((each.certification, each.way.education), each)
    return list(found.values())


def _is_offered_first(profile: Profile) -> bool:
    return profile.certification.is_core and profile.is_open_to_beginners
