"""How values are written, everywhere on the site. Pure: no Django."""

import re
from calendar import monthrange
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

MONTHS = (
    "Jan.", "Feb.", "March", "April", "May", "June",
    "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.",
)  # fmt: skip
WRITTEN = {month[:3]: month for month in MONTHS}
ISO_DAY = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
DAY_OR_MONTH = re.compile(
    rf"\b(?:(?P<day>[12]?\d|3[01]) )?(?P<month>{'|'.join(WRITTEN)})[a-z]*\.? (?P<year>\d{{4}})\b"
)
WEEKS_A_YEAR = 52
WEEKS_A_MONTH = Decimal(WEEKS_A_YEAR) / 12
# A duration of up to so many months is told in weeks.
WEEKS_UP_TO = Decimal(6)
SPELLED = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


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


def signed(gap: Decimal | int, write=number) -> str:
    """A difference with its sign and unit; “same” where there is none.

    >>> signed(5), signed(Decimal(-126), money), signed(0)
    ('+5', '−$126', 'same')
    """
    if not gap:
        return "same"
    return f"{'−' if gap < 0 else '+'}{write(abs(gap))}"


def span(low, high, write=number) -> str:
    """A range, or one value where both ends are the same or the upper end is not given.

    >>> span(62, 70), span(70, 70), span(70, None)
    ('62–70', '70', '70')
    """
    return write(low) if high is None or high == low else f"{write(low)}–{write(high)}"


def day(value: date) -> str:
    """A day as the site writes it, which is as US newspapers do.

    >>> day(date(2027, 1, 1)), day(date(2027, 5, 31)), day(date(2026, 9, 2))
    ('Jan. 1, 2027', 'May 31, 2027', 'Sept. 2, 2026')
    """
    return f"{MONTHS[value.month - 1]} {value.day}, {value.year}"


def dates(text: str) -> str:
    """A text that holds dates in figures or in another style, with each as the site writes it.

    >>> dates("21 Feb 2026"), dates("after Sep 2015"), dates("2026-10-04"), dates("about 2018")
    ('Feb. 21, 2026', 'after Sept. 2015', 'Oct. 4, 2026', 'about 2018')
    >>> dates("Feb. 21, 2026"), dates("27 August 2026"), dates("2026-99-01")
    ('Feb. 21, 2026', 'Aug. 27, 2026', '2026-99-01')
    """
    return DAY_OR_MONTH.sub(_rewritten, ISO_DAY.sub(_from_iso, text))


def _from_iso(said: re.Match) -> str:
    year, month, of_month = map(int, said.groups())
    return day(date(year, month, of_month)) if _is_day(year, month, of_month) else said[0]


def _is_day(year: int, month: int, of_month: int) -> bool:
    return 1 <= month <= len(MONTHS) and 1 <= of_month <= monthrange(year, month)[1]


def _rewritten(said: re.Match) -> str:
    of_month = f" {said['day']}," if said["day"] else ""
    return f"{WRITTEN[said['month']]}{of_month} {said['year']}"


def plural(count: int, one: str, many: str = "") -> str:
    """A count with its noun.

    >>> plural(1, "year"), plural(2, "year"), plural(2, "body", "bodies")
    ('1 year', '2 years', '2 bodies')
    """
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def by_number(count: int, one: str, many: str, **slots) -> str:
    """A sentence in the number of what it counts: one of two whole messages, with its slots filled.

    >>> by_number(1, "{count} fact comes from {place}.", "{count} facts come from {place}.", place="it")
    '1 fact comes from it.'
    >>> by_number(1200, "{count} fact comes.", "{count} facts come.")
    '1,200 facts come.'
    """  # noqa: E501
    return (one if count == 1 else many).format(count=number(count), **slots)


def spelled(count: int) -> str:
    """A count in running text, in words up to nine."""
    return SPELLED[count] if count < len(SPELLED) else str(count)


def counted(count: int, one: str) -> str:
    """A count with its noun in running text.

    >>> counted(1, "line"), counted(4, "line"), counted(12, "line")
    ('one line', 'four lines', '12 lines')
    """
    return f"{spelled(count)} {one if count == 1 else one + 's'}"


def known_of(a_thing: str, known: int, of: int) -> str:
    """Of how many of some a thing is known.

    >>> known_of("a price", 23, 58), known_of("an amount", 0, 30)
    ('a price for 23 of them', 'no amount for any of them')
    >>> known_of("a price", 1, 1), known_of("a price", 0, 1)
    ('a price for it', 'no price for it')
    """
    thing = a_thing if known else f"no {a_thing.partition(' ')[2]}"
    if of == 1:
        return f"{thing} for it"
    return f"{thing} for {known or 'any'} of them"


def one(code: str) -> str:
    """A code with its article, as its letters are spoken.

    >>> one("AAPC"), one("PMI"), one("NHA"), one("Medical Auditors Council")
    ('an AAPC', 'a PMI', 'an NHA', 'a Medical Auditors Council')
    """
    vowels = "AEFHILMNORSX" if code[:2].isupper() else "AEIOU"
    return f"{'an' if code[:1] in vowels else 'a'} {code}"


def inside(text: str) -> str:
    """Words that began a line, inside a sentence; an abbreviation keeps its capitals.

    >>> inside("Two years of work"), inside("AAPC training"), inside("“A” kept")
    ('two years of work', 'AAPC training', '“A” kept')
    """
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def listing(words: list[str], last: str = "and") -> str:
    """Words in a row, as a sentence has them.

    >>> listing(["CPC"]), listing(["CPC", "CCA", "CCS"])
    ('CPC', 'CPC, CCA and CCS')
    """
    return f" {last} ".join([", ".join(words[:-1])] * bool(words[1:]) + words[-1:])


def months(count: int) -> str:
    """Months that a rule names, as years where they come out even.

    >>> months(24), months(6), months(12)
    ('2 years', '6 months', '1 year')
    """
    return plural(count, "month") if count % 12 else plural(count // 12, "year")


def every(count: int) -> str:
    """How often something comes round, given its months.

    >>> every(12), every(24), every(18)
    ('every year', 'every 2 years', 'every 18 months')
    """
    return "every year" if count == 12 else f"every {months(count)}"


def rounded(value: Decimal) -> int:
    """To the nearest whole number, a half up."""
    return int(value.to_integral_value(ROUND_HALF_UP))


def tens(value: Decimal | int) -> int:
    """To the nearest ten, a half up: so many of its digits does a sum with a chance in it know.

    >>> tens(Decimal("412.62")), tens(415), tens(-415)
    (410, 420, -420)
    """
    return rounded(Decimal(value) / 10) * 10


def hundreds(value: Decimal | int) -> int:
    """To the nearest hundred, a half up: so many of its digits does what is held against pay know.

    >>> hundreds(41_449), hundreds(41_450), hundreds(-2_150)
    (41400, 41500, -2200)
    """
    return rounded(Decimal(value) / 100) * 100


def weeks(months: Decimal) -> int:
    """
    >>> weeks(Decimal("2.3")), weeks(Decimal(6)), weeks(Decimal(22.5) * 12 / 52)
    (10, 26, 23)
    """
    return rounded(round(months * WEEKS_A_MONTH, 2))


def duration(months: Decimal) -> str:
    """About how long something takes: in weeks up to half a year, then in whole months.

    >>> duration(Decimal("2.3")), duration(Decimal("20.3")), duration(Decimal("0.2"))
    ('10 weeks', '20 months', '1 week')
    """
    if months <= WEEKS_UP_TO:
        return plural(weeks(months), "week")
    return plural(rounded(months), "month")


def durations(shortest: Decimal, longest: Decimal) -> str:
    """Both ends in the unit of the longest.

    >>> durations(Decimal("3.9"), Decimal(6)), durations(Decimal(4), Decimal(24))
    ('17 to 26 weeks', '4 to 24 months')
    >>> durations(Decimal(0), Decimal(18)), durations(Decimal("2.3"), Decimal("2.31"))
    ('up to 18 months', '10 weeks')
    """
    count = weeks if longest <= WEEKS_UP_TO else rounded
    low, high = count(shortest), duration(longest)
    if low == count(longest):
        return high
    return f"{low} to {high}" if low else f"up to {high}"
