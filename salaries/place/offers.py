"""What a reader was offered, and where it lies in a range of pay. Pure: no Django."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from coderpath.sources import words
from coderpath.typed import LONGEST, NUMBER

# The survey itself makes yearly pay of hourly pay with these hours.
HOURS = 2_080
# Without a word for it, an amount up to the first is an hour's pay, from the second on a year's.
MOST_FOR_AN_HOUR, LEAST_FOR_A_YEAR = 200, 10_000
BOUNDS = {"hour": (1, 1_000), "year": (1_000, 2_000_000)}

AMOUNT = re.compile(
    rf"\$?\s*(?P<amount>{NUMBER})\s*(?P<k>k)?"
    r"\s*(?:usd|dollars)?\s*(?P<period>[a-z/. ]*)"
)
PERIODS = {
    "hour": re.compile(r"(?:(?:/|an|a|per)\s*)?(?:hr?|hour)s?\.?|hourly"),
    "year": re.compile(
        r"(?:(?:/|a|per)\s*)?(?:yr?|year|annum)s?\.?|yearly|annual(?:ly)?|pa|p\.a\."
    ),
}

UNREADABLE = "Write your offer as dollars: 22.50 for an hour, 44,000 for a year."
EITHER = (
    "Is that an hour or a year? Write “{0}/hr” or “{0}/yr”."
    " Without either, up to $200 is read as an hour’s pay and from $10,000 as a year’s."
)


@dataclass(frozen=True)
class JobOffer:
    """So much an hour or a year, in dollars where the job is."""

    amount: Decimal
    period: str  # "hour" or "year"

    def __str__(self):
        """As an address has it; read again, it is the same offer."""
        return f"{self.amount.normalize():f}/{'hr' if self.period == 'hour' else 'yr'}"

    @property
    def annual(self) -> int:
        """Dollars a year, an hour's pay times the survey's hours."""
        year = self.amount * HOURS if self.period == "hour" else self.amount
        return int(year.quantize(Decimal(1), ROUND_HALF_UP))

    @property
    def reading(self) -> str:
        """How it was understood.

        >>> read_offer("22.50").reading
        'Read as $22.50 an hour: $46,800 a year at the survey’s 2,080 hours.'
        >>> read_offer("44k").reading
        'Read as $44,000 a year: $21.15 an hour at the survey’s 2,080 hours.'
        """
        hourly = (Decimal(self.annual) / HOURS).quantize(Decimal("0.01"), ROUND_HALF_UP)
        year, hour = f"{words.money(self.annual)} a year", f"{words.money(hourly)} an hour"
        if self.period == "hour":
            hour, year = year, f"{words.money(self.amount)} an hour"
        return f"Read as {year}: {hour} at the survey’s {words.number(HOURS)} hours."


def read_offer(text: str) -> JobOffer:
    """What a reader wrote. Raises ValueError that says what to write instead.

    >>> str(read_offer("$44,000")), str(read_offer("22.50 an hour")), str(read_offer("44k"))
    ('44000/yr', '22.5/hr', '44000/yr')
    """
    text = " ".join(text[: LONGEST + 1].lower().split())
    found = AMOUNT.fullmatch(text) if len(text) <= LONGEST else None
    if not found:
        raise ValueError(UNREADABLE)
    amount = Decimal(found["amount"].replace(",", "")) * (1_000 if found["k"] else 1)
    offer = JobOffer(amount, _period(found, amount))
    least, most = BOUNDS[offer.period]
    if not least <= offer.amount <= most:
        limits = f"between {words.money(least)} and {words.money(most)}"
        raise ValueError(f"Read as pay for {_a(offer.period)}, an offer must be {limits}.")
    return offer


def _period(found: re.Match, amount: Decimal) -> str:
    said = found["period"].strip()
    named = next((period for period, name in PERIODS.items() if name.fullmatch(said)), "")
    if said and not named:
        raise ValueError(UNREADABLE)
    if named or found["k"]:
        return named or "year"
    if MOST_FOR_AN_HOUR < amount < LEAST_FOR_A_YEAR:
        raise ValueError(EITHER.format(words.number(amount)))
    return "hour" if amount <= MOST_FOR_AN_HOUR else "year"


def _a(period: str) -> str:
    return f"an {period}" if period == "hour" else f"a {period}"


NAMES = ("10% mark", "25% mark", "median", "75% mark", "90% mark")
SHARES = ("10%", "25%", "half", "75%", "90%")


def lies(annual: int, percentiles: list[int | None], top_code: int | None = None) -> str:
    """Where pay lies among the five percentiles, as the end of a sentence: “lies …”.

    Unknown percentiles are passed over; of those at the survey's top code only that is known.
    Empty when no percentile is known.

    >>> lies(44_000, [38_060, 45_500, 50_990, 63_510, 79_290])
    'between the 10% mark and the 25% mark: at least 10% and at most 25% earn less'
    >>> lies(30_000, [38_060, 45_500, 50_990, 63_510, 79_290])
    'below the 10% mark: fewer than 10% earn less'
    """
    known = [(value, i) for i, value in enumerate(percentiles) if value is not None]
    at = [NAMES[i] for value, i in known if value == annual and value != top_code]
    below = [i for value, i in known if value < annual and value != top_code]
    above = [i for value, i in known if value > annual]
    if not known:
        return ""
    if at:
        return f"right at the {words.listing(at)}"
    if top_code and annual >= top_code and len(below) < len(known):
        top = words.money(top_code)
        return f"at or above {top}, and the survey does not say how pay is spread up there"
    if not below:
        return f"below the {NAMES[above[0]]}: fewer than {SHARES[above[0]]} earn less"
    if not above:
        return f"above the {NAMES[below[-1]]}: at least {SHARES[below[-1]]} earn less"
    low, high = below[-1], above[0]
    return (
        f"between the {NAMES[low]} and the {NAMES[high]}:"
        f" at least {SHARES[low]} and at most {SHARES[high]} earn less"
    )


def is_likely_start(annual: int, percentiles: list[int | None]) -> bool:
    """Whether it lies where we expect a first job: the lowest tenth to the lowest quarter.

    >>> is_likely_start(44_000, [38_060, 45_500, 50_990, 63_510, 79_290])
    True
    >>> is_likely_start(44_000, [None, 45_500, 50_990, 63_510, 79_290])
    False
    """
    p10, p25, *_ = percentiles
    return p10 is not None and p25 is not None and p10 <= annual <= p25
