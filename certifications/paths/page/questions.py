"""What to ask before paying: each line of a path that is unknown or disputed, as a question.

A reader reads it out to the organization or the school; the answer takes the place of our figure.
"""

from dataclasses import dataclass

from django.forms import BoundField

from certifications.models import Certification, Issuer, Training
from coderpath.sources import words
from coderpath.sources.findings import Finding

from ..ledger import Line, LineKind
from .path_page import PathPage

# By what a line pays for; `thing` is the title, the course or the organization.
WORDS = {
    LineKind.TUITION: (
        "What does {thing} cost in all today, and are books, exam and membership in the price?"
    ),
    LineKind.MATERIALS: (
        "Which books or practice tests do you advise for the {thing} exam, and what do they cost?"
    ),
    LineKind.EXAM: (
        "What does the {thing} exam cost today, for members and for others? How many tries does"
        " that pay for?"
    ),
    LineKind.RETAKE: (
        "What share of people pass the {thing} exam at first, and what does a second try cost?"
    ),
    LineKind.DUES: "What are your dues for one year, and may I take the exam without joining?",
    LineKind.RENEWAL: "What does it cost to renew, how often, and what does a second title add?",
    LineKind.CREDITS: (
        "How many continuing education credits do I need to renew, and what do they cost me?"
    ),
}
BOOKS_OF_A_COURSE = "What do the books and supplies for {thing} cost?"
BOOKS_OF_AN_EXAM = (
    "Which code books may I bring to the {thing} exam, of which year, and what do they cost?"
)
WHAT_YOU_NEED = "What must I have before I take the {thing} exam, and how do I prove it?"


@dataclass(frozen=True)
class PathQuestion:
    """One question, why it is asked, and the field for its answer in dollars.

    `disputed` is what sources disagree on. Without a `field` the answer is no price.
    """

    text: str
    why: str = ""
    disputed: Finding | None = None
    field: BoundField | None = None
    is_answered: bool = False


@dataclass(frozen=True)
class QuestionsFor:
    """Whom to ask, and what."""

    whom: str
    questions: tuple[PathQuestion, ...]


def to_ask(page: PathPage) -> list[QuestionsFor]:
    """Every question of a path, by whom it is put to, in the order of the ledger."""
    found: dict[str, list[PathQuestion]] = {}
    for gate in page.verdicts:
        profile = gate.profile
        rule = profile.gate
        if not rule.headline or rule.is_disputed:
            text = WHAT_YOU_NEED.format(thing=profile.certification.code)
            why = "" if rule.headline else "No source we read says what you need."
            question = PathQuestion(text, why, rule if rule.is_disputed else None)
            found.setdefault(_whom(profile.certification), []).append(question)
    for line in page.ledger.lines:
        # Of two years of dues one question tells the price.
        if line.kind is not LineKind.TRAVEL and not line.part and _is_open(line):
            found.setdefault(_whom(line.thing), []).append(_question(line, page))
    return [QuestionsFor(whom, tuple(questions)) for whom, questions in found.items()]


def _is_open(line: Line) -> bool:
    return line.is_yours or line.outsider is None or bool(_disputed(line))


def _disputed(line: Line) -> Finding | None:
    return next((finding for finding in line.findings if finding.is_disputed), None)


def _whom(thing: Certification | Training | Issuer | None) -> str:
    match thing:
        case Certification():
            return thing.issuer.code
        case Training():
            return thing.provider or "the school"
    return thing.code


def _question(line: Line, page: PathPage) -> PathQuestion:
    thing = line.thing
    name = words.inside(str(thing)) if isinstance(thing, Training) else thing.code
    why = "" if line.is_yours or line.outsider else _why(line)
    return PathQuestion(
        _text(line).format(thing=name),
        why,
        None if line.is_yours else _disputed(line),
        page.what_if.amounts[line.key],
        line.is_yours,
    )


def _text(line: Line) -> str:
    if line.kind is LineKind.BOOKS:
        return BOOKS_OF_A_COURSE if isinstance(line.thing, Training) else BOOKS_OF_AN_EXAM
    return WORDS[line.kind]


def _why(line: Line) -> str:
    """Why we can't say, in a sentence."""
    if line.uncounted:
        return f"We don’t count a second try: {line.uncounted}."
    last = next((f.last_known for f in line.findings if f.last_known), None)
    if last and line.kind is not LineKind.CREDITS:  # of credits it is their number
        return f"The last price we have is {last.figure} ({last.dated}, {last.source.publisher})."
    return "No source we read has a price."
