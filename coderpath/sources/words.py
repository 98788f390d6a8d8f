"""How values are written, everywhere on the site. Pure: no Django."""

from datetime import date
from decimal import Decimal

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

# What is quoted back of a value that makes no sense.
LONGEST_QUOTE = 40


def money(amount: Decimal | int) -> str:
    """Dollars, with cents only where there are any.

    >>> money(Decimal("1535.00")), money(Decimal("126.99")), money(-348)
    ('$1,535', '$126.99', '−$348')
    """
    sign = "−" if amount < 0 else ""
    amount = abs(Decimal(amount))
    places = 0 if amount == amount.to_integral_value() else 2
    return f"{sign}${amount:,.{places}f}"


def number(value: Decimal | int) -> str:
    """A count or a score, without needless zeros.

    >>> number(Decimal("3.50")), number(200000), number(Decimal("70.0"))
    ('3.5', '200,000', '70')
    """
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def span(low, high, write=number) -> str:
    """A range, or one value where both ends are the same or the upper end is not given.

    >>> span(62, 70), span(70, 70), span(70, None)
    ('62–70', '70', '70')
    """
    return write(low) if high is None or high == low else f"{write(low)}–{write(high)}"


def day(value: date) -> str:
    """A day as the site writes it.

    >>> day(date(2026, 2, 21))
    '21 Feb 2026'
    """
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def plural(count: int, one: str, many: str = "") -> str:
    """A count with its noun.

    >>> plural(1, "year"), plural(2, "year"), plural(2, "body", "bodies")
    ('1 year', '2 years', '2 bodies')
    """
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def listing(words: list[str], last: str = "and") -> str:
    """Words in a row, as a sentence has them.

    >>> listing(["CPC"]), listing(["CPC", "CCA", "CCS"])
    ('CPC', 'CPC, CCA and CCS')
    """
    return f" {last} ".join([", ".join(words[:-1])] * bool(words[1:]) + words[-1:])


def months(count: int) -> str:
    """Months, as years where they come out even.

    >>> months(24), months(6), months(12)
    ('2 years', '6 months', '1 year')
    """
    return plural(count, "month") if count % 12 else plural(count // 12, "year")


def printable(text: str) -> str:
    """What can be shown of a reader's own words: no control characters.

    >>> printable("a\\x00b\\r\\nc")
    'abc'
    """
    return "".join(letter for letter in text if letter.isprintable())


def quoted(value: str) -> str:
    """What a reader wrote, as a message repeats it.

    >>> quoted(" abc "), quoted("9" * 50), quoted("a\\x00b")
    ('“abc”', '“9999999999999999999999999999999999999999…”', '“ab”')
    """
    text = printable(value[:1000]).strip()
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
