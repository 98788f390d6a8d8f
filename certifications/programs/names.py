"""What programs are called in a search: by school, by name, by state, by exam."""

from collections import defaultdict
from collections.abc import Iterator

from django.urls import reverse

from coderpath.plain_words import plain_words
from coderpath.sources import words

from ..catalogue.shelf import Shelf
from ..search.kinds import PROGRAM
from ..search.names_in_text import Call
from ..search.other_pages import OtherPage
from .program import Program, programs

# A name of these words alone is a name of many programs.
USUAL = frozenset(
    plain_words(
        "a AAPC and any associate biller billing CA certificate certification coder coding college"
        " community course degree diploma four included information master’s medical of online or"
        " professional program programs public school self specialist study technology the"
        " undergraduate voucher with year"
    )
)
IN_A_STATE = ("programs in {}", "{} programs", "schools in {}", "{} schools", "classes in {}")
FOR_AN_EXAM = ("{} course", "{} program", "{} programs", "{} class", "{} training", "{} school")


def calls(there: Shelf) -> Iterator[Call]:
    """Each program by school and name, and the list narrowed to a state or an exam."""
    rows = there.once(programs)
    issuers = {each.lower() for issuer in there.issuers for each in (issuer.code, issuer.name)}
    exams = {each.code.lower() for each in there.certifications}
    for program in rows:
        page = _page(program)
        yield from (Call(text, page) for text in _called(program, issuers, exams))
    by_state, by_exam = defaultdict(list), defaultdict(list)
    for program in rows:
        by_state[program.usps, program.place].append(program)
        for exam in program.exams:
            by_exam[exam].append(program)
    by_state.pop(("", ""), None)
    for (usps, place), found in by_state.items():
        page = _list(f"Programs in {place}", len(found), "where", usps)
        yield from (Call(said.format(place), page) for said in IN_A_STATE)
    for exam, found in by_exam.items():
        page = _list(f"Programs for the {exam.code}", len(found), "exam", exam.slug)
        yield from (Call(said.format(exam.code), page) for said in FOR_AN_EXAM)


def _called(program: Program, issuers: set[str], exams: set[str]) -> Iterator[str]:
    """A school that is known for more than its program, and a usual name, do not name it alone."""
    name, school = program.training.name, program.training.provider
    if not program.is_kind:
        yield f"{school} {name}"
        short = school.partition(",")[0].partition("(")[0].strip()
        yield from (each for each in dict.fromkeys((school, short)) if each.lower() not in issuers)
    if set(plain_words(name)) - USUAL - exams:
        yield name


def _page(program: Program) -> OtherPage:
    return OtherPage(PROGRAM, program.full_name, program.training.get_absolute_url())


def _list(label: str, count: int, name: str, value: str) -> OtherPage:
    address = reverse("certifications:programs", query={name: value})
    return OtherPage(PROGRAM, f"{label}: {words.number(count)}", address)
