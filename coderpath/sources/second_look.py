"""A second look at an amount that is far from what readers see, or unusual for its kind. Pure."""

from decimal import Decimal

from . import words

FAR = Decimal("0.4")  # of what readers see now
CONFIRM = "Tick “It is right” below if it is. Nothing is stored yet."


def question(fact, shown) -> str:
    """What to ask before this fact is stored; empty when there is no reason to ask.

    `shown` is the fact that readers see now on its question, or None.
    """
    now = shown.measure if shown else None
    doubt = _far(fact.measure, now, shown) if now is not None else _unusual(fact)
    return f"{doubt} {CONFIRM}" if doubt else ""


def _far(new: Decimal, now: Decimal, shown) -> str:
    if abs(new - now) <= FAR * now:
        return ""
    than = f"than {shown.figure}, which readers see now."
    if not now:
        return f"This is more {than}"
    percent = round(abs(new - now) / now * 100)
    return f"This is {percent}% {'more' if new > now else 'less'} {than}"


def _unusual(fact) -> str:
    if not fact.usual or fact.usual[0] <= fact.measure <= fact.usual[1]:
        return ""
    low, high = map(words.money, fact.usual)
    return f"This is unusual: such figures lie between {low} and {high}."
