"""What an article says in figures: every amount, in what sentence, and of what it may be.

Pure: no Django. It reads and never guesses: where a sentence speaks of two things, both are told,
and whoever holds the amount against ours cannot tell.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

LONGEST = 600  # letters of a sentence; what is longer is a list without full stops
BEFORE = 40  # letters before a number, in which “more than” or “about” stands
NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
SCALES = {"k": 1_000, "thousand": 1_000, "million": 10**6, "billion": 10**9}


class Unit(Enum):
    DOLLARS = "dollars"
    PERCENT = "percent"
    MINUTES = "minutes"
    WEEKS = "weeks"
    MONTHS = "months"


# How long each is in the unit that it is held against others in.
TIMES = {
    "min": (Unit.MINUTES, 1),
    "hour": (Unit.MINUTES, 60),
    "hr": (Unit.MINUTES, 60),
    "week": (Unit.WEEKS, 1),
    "month": (Unit.MONTHS, 1),
    "year": (Unit.MONTHS, 12),
}


class Bound(Enum):
    """What stands before a number, where it says no more than that."""

    NONE = ""
    LEAST = r"(?:over|more than|at least|above|exceed\w*|starting at|upwards of|from)"
    MOST = r"(?:under|less than|up to|below|at most|no more than)"


@dataclass(frozen=True)
class Amount:
    """A number or a range in one unit, as it is written in `text`."""

    text: str
    unit: Unit
    low: Decimal
    high: Decimal
    bound: Bound = Bound.NONE
    is_about: bool = False


class Topic(Enum):
    """What an amount may be of: a label, its units, the words that say so."""

    EXAM = ("the exam fee", (Unit.DOLLARS,), r"exams?|examinations?|tests?")
    RETAKE = ("a retake", (Unit.DOLLARS,), r"re-?tak(?:e|es|ing)|re-?tests?|re-?sit\w*")
    DUES = ("membership dues", (Unit.DOLLARS,), r"dues|memberships?|membership fees?")
    RENEWAL = ("renewal", (Unit.DOLLARS,), r"renew\w*|recertif\w*")
    PAY = ("pay", (Unit.DOLLARS,), r"salar(?:y|ies)|earn\w*|wages?|incomes?|paychecks?")
    HOURLY = ("pay an hour", (Unit.DOLLARS,), r"an hour|per hour|hourly|/ ?hr|/ ?hour")
    COURSE = ("a course", (Unit.DOLLARS,), r"courses?|tuition|training|programs?|class(?:es)?")
    BOOKS = ("books", (Unit.DOLLARS,), r"(?:code ?)?books?|manuals?")
    TOTAL = ("a sum", (Unit.DOLLARS,), r"totals?|altogether|combined|in all|per month|monthly")
    PASS = ("how many pass", (Unit.PERCENT,), r"pass(?:ed|es)?|pass(?:ing)? rates?")
    MARK = ("the mark to pass", (Unit.PERCENT,), r"scores?|marks?|grades?|correct(?:ly)?")
    GROWTH = ("growth in jobs", (Unit.PERCENT,), r"gr(?:ow|ew)\w*|outlook|projected|increases?")
    LENGTH = ("the length of the exam", (Unit.MINUTES,), r"exams?|examinations?|tests?")
    STUDY = (
        "time to prepare",
        (Unit.MINUTES, Unit.WEEKS, Unit.MONTHS),
        r"stud(?:y|ies|ying)|prepar\w*|courses?|training|programs?|learn\w*|class(?:es)?|practice"
        r"|experience",
    )

    def __init__(self, label: str, units: tuple[Unit, ...], said: str):
        self.label, self.units = label, units
        self.said = re.compile(rf"(?<![\w-])(?:{said})(?![\w-])", re.IGNORECASE)


# Where both are said, the first alone is meant: “the retake of the exam”, “a passing score”.
CLOSER = {
    Topic.RETAKE: (Topic.EXAM,),
    Topic.HOURLY: (Topic.PAY,),
    Topic.MARK: (Topic.PASS,),
    Topic.STUDY: (Topic.LENGTH,),
}
# Weak words: of pay only where nothing else is said. “Members pay $425 for the exam.”
WEAK = re.compile(r"\b(?:pays?|paid|makes?|making)\b", re.IGNORECASE)

FOR_WHOM = re.compile(
    r"members?\b|\bstudents?\b|\beveryone else\b|\btr(?:y|ies)\b|\battempts?\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Claim:
    """One amount of an article: its sentence, the part of it that it stands in, its topics."""

    sentence: str
    part: str
    amount: Amount
    topics: tuple[Topic, ...]


NUMBER = r"\d{1,3}(?:,\d{3}){1,3}(?:\.\d{1,2})?|\d{1,9}(?:\.\d{1,2})?"
SPELLED = rf"{NUMBER}|{'|'.join(NUMBERS)}"
TO = r"\s?(?:-|–|—|to)\s?"
SCALE = r"(?:\s?(?:k\b|thousand|million|billion))?"
# “to” without a dollar sign leads on to something else: “$399 to 2 people”.
MONEY = (
    rf"\$\s?(?P<low>{NUMBER})(?P<scale>{SCALE})"
    rf"(?:(?:\s?[-–—]\s?\$?|\sto\s\$)\s?(?P<high>{NUMBER})(?P<more>{SCALE}))?"
)
PERCENT = rf"(?P<low>{SPELLED})(?:\s?%)?(?:{TO}(?P<high>{SPELLED}))?\s?(?:%|percent\b|per cent\b)"
TIME = (
    rf"(?P<low>{SPELLED})(?:{TO}(?P<high>{SPELLED}))?[\s-]?(?P<time>min|hour|hr|week|month|year)"
    rf"(?:ute)?s?\b(?:,?\s(?:and\s)?(?P<rest>{SPELLED})[\s-]?min(?:ute)?s?\b)?"
)
FOUND = tuple(
    (kind, re.compile(rf"(?<![\w.,$-]){pattern}", re.IGNORECASE))
    for kind, pattern in (("money", MONEY), ("percent", PERCENT), ("time", TIME))
)
BOUNDS = tuple(
    (bound, re.compile(rf"\b{bound.value}\s+(?:about\s+|around\s+)?$", re.IGNORECASE))
    for bound in (Bound.MOST, Bound.LEAST)
)
ABOUT = re.compile(
    r"\b(?:about|around|approximately|roughly|nearly|almost|some)\s+$", re.IGNORECASE
)
END = re.compile(r"(?<=[.!?])[”\"’)]?\s+|\n+")
# Where one statement may end and the next begin, if each has an amount of its own.
JOINT = re.compile(r"[;,:()]\s|\s(?:and|but|while|whereas|plus)\s")


def claims(text: str) -> Iterator[Claim]:
    """Every amount of a text, in its order.

    >>> [c.amount.text for c in claims("The CPC exam is $425, and about 70% pass it.")]
    ['$425', '70%']
    """
    for sentence in END.split(text):
        sentence = " ".join(sentence.split())[:LONGEST]
        for part, own in parts(sentence):
            for amount in own:
                yield Claim(sentence, part, amount, topics(part, sentence, amount.unit))


def parts(sentence: str) -> list[tuple[str, list[Amount]]]:
    """The statements of a sentence, each with its amounts.

    What stands before the first amount belongs to it, and what stands after the last.

    >>> [part for part, _ in parts("For the CPC, the exam is $425, dues are $222 and 70% pass")]
    ['For the CPC, the exam is $425,', 'dues are $222', 'and 70% pass']
    >>> [part for part, _ in parts("The exam and dues cost $647, which is a lot")]
    ['The exam and dues cost $647, which is a lot']
    """
    left = list(_located(sentence))
    found: list[tuple[str, list[Amount]]] = []
    start = 0
    if not left:
        return []
    for joint in JOINT.finditer(sentence):
        end = joint.start() + 1
        own = [amount for place, amount in left if place[1] <= end]
        is_inside = any(place[0] < end < place[1] for place, _ in left)
        if own and not is_inside:
            found.append((sentence[start:end].strip(), own))
            start, left = end, left[len(own) :]
    rest = sentence[start:].strip()
    if left:
        found.append((rest, [amount for _, amount in left]))
    elif found:
        last, own = found[-1]
        found[-1] = (f"{last} {rest}".strip(), own)
    return found


def amounts(text: str) -> Iterator[Amount]:
    """The amounts in a text, in its order.

    >>> [(str(a.low), str(a.high)) for a in amounts("$62k, 62–70%, 5 hours 40 minutes")]
    [('62000', '62000'), ('62', '70'), ('340', '340')]
    """
    return (amount for _, amount in _located(text))


def _located(text: str) -> Iterator[tuple[tuple[int, int], Amount]]:
    """Each amount with where it begins and ends."""
    found = [(each, kind) for kind, pattern in FOUND for each in pattern.finditer(text)]
    end = 0
    for each, kind in sorted(found, key=lambda pair: pair[0].start()):
        if each.start() >= end:
            end = each.end()
            before = text[max(0, each.start() - BEFORE) : each.start()]
            yield each.span(), _amount(each, kind, before)


def _amount(found: re.Match, kind: str, before: str) -> Amount:
    said = found.groupdict()
    low, high = _number(said["low"]), said["high"]
    if kind == "money":
        more = _scale(said["more"])
        times = _scale(said["scale"]) or more or 1
        top = _number(high) * (more or times) if high else low * times
        low, unit = low * times, Unit.DOLLARS
    elif kind == "percent":
        top, unit = _number(high) if high else low, Unit.PERCENT
    else:
        unit, times = TIMES[said["time"].lower()]
        rest = _number(said["rest"]) if said["rest"] else 0
        low, top = low * times + rest, (_number(high) if high else low) * times + rest
    bound = next((bound for bound, said in BOUNDS if said.search(before)), Bound.NONE)
    text = found[0].strip()
    return Amount(text, unit, min(low, top), max(low, top), bound, bool(ABOUT.search(before)))


def _number(text: str) -> Decimal:
    small = text.lower()
    return Decimal(NUMBERS.index(small) + 2 if small in NUMBERS else small.replace(",", ""))


def _scale(text: str | None) -> int:
    """What a word behind a number multiplies it by; 0 where none stands there."""
    return SCALES[text.strip().lower()] if text and text.strip() else 0


def topics(part: str, sentence: str, unit: Unit) -> tuple[Topic, ...]:
    """What an amount may be of, by the words around it.

    Those of its whole sentence count where the part only says for whom, or for which try.

    >>> said = "The exam is $425 for members, $525 for non-members, and $20 for a bag"
    >>> [[topic.name for topic in claim.topics] for claim in claims(said)]
    [['EXAM'], ['EXAM'], []]
    """
    own = _topics(part, unit)
    return own or (_topics(sentence, unit) if FOR_WHOM.search(part) else ())


def _topics(text: str, unit: Unit) -> tuple[Topic, ...]:
    said = [topic for topic in Topic if unit in topic.units and topic.said.search(text)]
    if not said and unit is Unit.DOLLARS and WEAK.search(text):
        said = [Topic.PAY]
    less = {other for topic in said for other in CLOSER.get(topic, ())}
    return tuple(topic for topic in said if topic not in less)
