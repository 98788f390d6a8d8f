"""What a path comes to over the states, in words. Pure: plain values in, words out."""

from coderpath.sources import words

NO_RAISE = "never: it is no raise"
NO_ONE_SAYS = "No one publishes how much a further title raises pay, in any state."
NOT_BY_STATE = "No survey we read tells what coders with several titles earn in any one state."
NEVER_IF_LOW = "never if you start low"


def buys(low: int, high: int) -> str:
    """What pay buys at average prices, to the nearest $100: price levels are estimates.

    >>> buys(41_449, 45_512), buys(41_449, 41_420)
    ('$41,400–$45,500', '$41,400')
    """
    return words.span(words.hundreds(low), words.hundreds(high), words.money)


def gains(low: int, high: int) -> str:
    """What a job adds to a year’s pay, or takes from it, at both ends, to the nearest $100.

    >>> gains(2_060, 9_500), gains(-2_140, 560), gains(-12_980, -14_120)
    ('+$2,100 to +$9,500', '−$2,100 to +$600', '−$13,000 to −$14,100')
    """
    ends = (words.signed(words.hundreds(end), words.money) for end in (low, high))
    return " to ".join(dict.fromkeys(ends))


def pays_in(payback: str, or_never: bool) -> str:
    """How soon a raise has paid for a path.

    >>> pays_in("at least 3 weeks", False), pays_in("6 weeks", True)
    ('at least 3 weeks', '6 weeks, or never if you start low')
    """
    return f"{payback}, or {NEVER_IF_LOW}" if or_never else payback


def goes_furthest(places: list[str]) -> str:
    """Where the likely start buys most, ties said; the figures follow in a sentence of their own.

    >>> goes_furthest(["Ohio"])
    'Your first pay likely goes furthest in Ohio.'
    >>> goes_furthest(["Ohio", "Utah"])
    'Your first pay likely goes furthest in Ohio and Utah, which are tied.'
    """
    tied = ", which are tied" if len(places) > 1 else ""
    return f"Your first pay likely goes furthest in {words.listing(places)}{tied}."


def against_now(more: int, between: int, less: int) -> str:
    """In how many places the likely start is more than the reader earns, in part more, or less.

    >>> against_now(31, 12, 8)
    'The likely start is higher in 31 places and lower in 8. In 12 it depends on where you start.'
    >>> against_now(0, 0, 54)
    'The likely start is lower in every place we have figures for.'
    >>> against_now(54, 0, 0)
    'The likely start is higher in every place we have figures for.'
    """
    if not (between or (more and less)):
        which = "higher" if more else "lower"
        return f"The likely start is {which} in every place we have figures for."
    ends = f"The likely start is higher in {words.plural(more, 'place')} and lower in {less}."
    return f"{ends} In {between} it depends on where you start." if between else ends
