"""What a reader wrote: as a page repeats it, and as what was offered. Pure: no Django."""

from collections.abc import Iterable

# What is quoted back of a value that makes no sense.
LONGEST_QUOTE = 40


def printable(text: str) -> str:
    """What can be shown of a reader's own words: no control characters.

    >>> printable("a\\x00b\\r\\nc")
    'abc'
    """
    return "".join(letter for letter in text if letter.isprintable())


def quoted(value: str) -> str:
    """What a reader wrote, as a message repeats it: short, a mark for what cannot be shown.

    >>> quoted(" abc "), quoted("9" * 50), quoted("a\\x00b")
    ('“abc”', '“9999999999999999999999999999999999999999…”', '“a�b”')
    """
    text = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in value[:1000])
    text = text.strip()
    return f"“{text[:LONGEST_QUOTE]}{'…' if len(text) > LONGEST_QUOTE else ''}”"


def lost_page(asked: str, number: int, last: int) -> str:
    """What to say when the page that was asked for is not the one that is shown.

    >>> lost_page("99", 3, 3)
    'There is no page “99”. This is page 3, the last.'
    >>> lost_page("abc", 1, 3), lost_page("2", 2, 3)
    ('There is no page “abc”. This is page 1.', '')
    """
    if asked in ("", str(number)):
        return ""
    return (
        f"There is no page {quoted(asked)}. This is page {number}{', the last' * (number == last)}."
    )


def as_offered(values: Iterable[str], offered: Iterable) -> list[str]:
    """Values in the case in which they are offered; any other as it is.

    >>> as_offered(["Inpatient", "aapc", "x"], ["INPATIENT", "aapc"])
    ['INPATIENT', 'aapc', 'x']
    """
    own = {str(one).lower(): str(one) for one in offered}
    return [own.get(value.strip().lower(), value) for value in values]
