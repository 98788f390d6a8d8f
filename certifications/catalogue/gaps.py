"""What a sum may lack a price of, each thing by one name on every page. Pure: no Django."""

from collections.abc import Iterable
from enum import StrEnum

from .amounts import Spread, Sum


class Gap(StrEnum):
    """What a line pays for, as it is called beside a sum that has no price of it."""

    COURSE = "the course"
    EXAM = "the exam"
    DUES = "the dues"
    RENEWAL = "the renewal fee"
    ANY_DUES = "any dues"  # where no source says whether membership is needed
    BOOKS = "books"
    CREDITS = "credits"
    SECOND_TRY = "a second try"
    TRAVEL = "travel"


# Without one of these a sum is no total: it is never ranked, compared or called cheap.
ESSENTIAL = frozenset({Gap.COURSE, Gap.EXAM, Gap.DUES, Gap.RENEWAL})


def add_up(lines: Iterable[tuple[Spread | None, Gap]], label: str = "") -> Sum:
    """The sum of lines, each an amount and what it pays for; None is unknown.

    >>> exam, dues = (Spread.exactly(425), Gap.EXAM), (Spread.exactly(222), Gap.DUES)
    >>> add_up([exam, dues, (None, Gap.BOOKS)]).figure_and_gaps
    '$647 + books'
    >>> add_up([(None, Gap.EXAM), dues, (None, Gap.BOOKS)]).figure_and_gaps
    '$222 + the exam + books'
    """
    lines = list(lines)
    known = Sum.of(amount for amount, _ in lines)
    unknown = list(dict.fromkeys(gap for amount, gap in lines if amount is None))
    lacks = tuple(gap for gap in unknown if gap in ESSENTIAL)
    gaps = tuple(gap for gap in unknown if gap not in ESSENTIAL)
    return Sum(known.spread, known.unknown, lacks, gaps, label)
