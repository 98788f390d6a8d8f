"""The sentences of the pages on quality and changes. Pure: plain values in, words out."""

from datetime import date

from coderpath.sources import words

NEVER = "No editor has changed a figure here yet. The log begins with the first change."
NO_REASON = "No reason was recorded."
NONE = "The log has no change of this yet."


def checked(count: int, sources: int, days: int) -> str:
    """How many sources were looked at again.

    >>> checked(0, 459, 90)
    'None of our 459 sources was checked in the last 90 days.'
    >>> checked(1, 459, 90)
    'Only 1 of our 459 sources was checked in the last 90 days.'
    >>> checked(300, 459, 90)
    '300 of our 459 sources were checked in the last 90 days.'
    """
    if not count:
        said = "None of our {of} sources was checked in the last {days} days."
    elif count == 1:
        said = "Only {count} of our {of} sources was checked in the last {days} days."
    elif 2 * count < sources:
        said = "Only {count} of our {of} sources were checked in the last {days} days."
    else:
        said = "{count} of our {of} sources were checked in the last {days} days."
    return said.format(count=words.number(count), of=words.number(sources), days=days)


def aged(age: str) -> str:
    """
    >>> aged("3.9 years")
    'Half of our dated figures are 3.9 years old or older.'
    """
    return f"Half of our dated figures are {age} old or older."


def third_parties(percent: int) -> str:
    """
    >>> third_parties(50)
    '50% of our figures rest on third parties, not on the organization itself or the government.'
    """
    return (
        f"{percent}% of our figures rest on third parties, not on the organization itself or the"
        " government."
    )


def disputed(still_open: int, disputes: int) -> str:
    """
    >>> disputed(49, 107)
    'Of 107 questions on which sources differ, 49 are not settled.'
    >>> disputed(1, 1)
    'Of 1 question on which sources differ, 1 is not settled.'
    """
    return words.by_number(
        still_open,
        "Of {questions} on which sources differ, {count} is not settled.",
        "Of {questions} on which sources differ, {count} are not settled.",
        questions=words.plural(disputes, "question"),
    )


def changed(count: int, first: date, last: date) -> str:
    """What the log holds.

    >>> changed(12, date(2026, 11, 20), date(2026, 11, 28))
    '12 changes since Nov. 20, 2026, the last on Nov. 28, 2026.'
    >>> changed(2, date(2026, 11, 20), date(2026, 11, 20))
    '2 changes, on Nov. 20, 2026.'
    """
    counted = words.plural(count, "change")
    if first == last:
        return f"{counted}, on {words.day(last)}."
    return f"{counted} since {words.day(first)}, the last on {words.day(last)}."
