"""The sentences on reports and their answers. Pure: plain values in, words out."""

from datetime import date

from coderpath.sources import words

AIM = 7  # days
WE_AIM = f"We aim to answer within {AIM} days."


def waiting(count: int, oldest: date | None, today: date) -> str:
    """How many reports wait for an answer, and since when.

    >>> waiting(0, None, date(2026, 11, 29))
    'No report waits for an answer.'
    >>> waiting(1, date(2026, 11, 27), date(2026, 11, 29))
    '1 report waits for an answer. It came on Nov. 27, 2026.'
    >>> waiting(3, date(2026, 11, 1), date(2026, 11, 29))[30:]
    'The oldest came on Nov. 1, 2026, longer ago than we aim at.'
    """
    if not count or oldest is None:
        return "No report waits for an answer."
    late = ", longer ago than we aim at" if (today - oldest).days > AIM else ""
    return words.by_number(
        count,
        "{count} report waits for an answer. It came on {day}{late}.",
        "{count} reports wait for an answer. The oldest came on {day}{late}.",
        day=words.day(oldest),
        late=late,
    )


def pace(days: list[int]) -> str:
    """How long answers took, each in days; a promise is only told beside what came of it.

    >>> pace([])
    'We aim to answer within 7 days. We have answered none yet.'
    >>> pace([3])[32:], pace([2, 9, 4])[32:]
    ('Of 1 answer, 1 came in time.', 'Of 3 answers, 2 came in time.')
    """
    if not days:
        return f"{WE_AIM} We have answered none yet."
    in_time = sum(took <= AIM for took in days)
    answers = words.plural(len(days), "answer")
    return f"{WE_AIM} Of {answers}, {in_time} came in time."


OUTCOMES = {
    "DIFFERS": "What differs from ours",
    "AGREES": "What agrees with ours",
    "UNKNOWN": "What we can’t tell",
}


def checked(agree: int, differ: int, untold: int) -> str:
    """What became of the figures of an article.

    >>> checked(0, 0, 0)
    'We found no dollars, percents, hours or months in this text.'
    >>> checked(2, 1, 4)
    'We found 7 figures: 2 agree with ours, 1 differs, and of 4 we can’t tell.'
    """
    if not agree + differ + untold:
        return "We found no dollars, percents, hours or months in this text."
    return (
        f"We found {words.plural(agree + differ + untold, 'figure')}:"
        f" {words.by_number(agree, '{count} agrees with ours', '{count} agree with ours')},"
        f" {words.by_number(differ, '{count} differs', '{count} differ')},"
        f" and of {untold} we can’t tell."
    )
