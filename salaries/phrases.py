"""What a comparison is called in words. Pure: works on plain numbers.

Each table gives, from the bottom up, the ratio to the nation from which a phrase holds.
"""

from decimal import Decimal
from math import sqrt

PAY = (
    (0, "well below"),
    (0.85, "below"),
    (0.98, "about the same as"),
    (1.02, "above"),
    (1.15, "well above"),
)
DENSITY = (
    (0, "much rarer than"),
    (0.8, "a little rarer than"),
    (0.95, "about as common as"),
    (1.05, "a little more common than"),
    (1.25, "much more common than"),
)

ROSE = {True: "rose", False: "fell", None: "stayed"}

# A gap between two means this many standard errors wide is seen by chance one time in ten.
NINETY_PERCENT = 1.645


def pay(value: Decimal | int | None, nation: Decimal | int | None) -> str:
    """A figure of pay against the nation's; empty when either is unknown.

    >>> pay(50_990, 51_140), pay(72_040, 51_140), pay(27_990, 51_140), pay(None, 51_140)
    ('about the same as', 'well above', 'well below', '')
    """
    if value is None or not nation:
        return ""
    return _phrase(PAY, float(value) / float(nation))


def density(location_quotient: Decimal | None) -> str:
    """How common the jobs are, where the nation is 1; empty when unknown.

    >>> density(Decimal("1.07")), density(Decimal("0.30")), density(None)
    ('a little more common than', 'much rarer than', '')
    """
    return "" if location_quotient is None else _phrase(DENSITY, float(location_quotient))


def density_in_short(location_quotient: Decimal | None) -> str:
    """How many such jobs there are for each worker, beside the nation; empty when unknown.

    >>> density_in_short(Decimal("0.93")), density_in_short(Decimal("1.4"))
    ('7% fewer than the U.S.', '40% more than the U.S.')
    >>> density_in_short(Decimal("1.00")), density_in_short(None)
    ('As many as the U.S.', '')
    """
    if location_quotient is None:
        return ""
    gap = round(100 * (location_quotient - 1))
    if not gap:
        return "As many as the U.S."
    return f"{abs(gap)}% {'fewer' if gap < 0 else 'more'} than the U.S."


def prices(level: Decimal | None) -> str:
    """How dear a place is beside the nation, whose level is 100; empty when unknown.

    >>> prices(Decimal("91.812")), prices(Decimal("110.7")), prices(Decimal("100.4")), prices(None)
    ('8% lower than', '11% higher than', 'about', '')
    """
    if level is None:
        return ""
    gap = round(level - 100)
    return f"{abs(gap)}% {'lower' if gap < 0 else 'higher'} than" if gap else "about"


def moved(low: int, high: int) -> str:
    """How the two ends of a range moved, given the change of each in dollars.

    >>> moved(590, -2_790), moved(590, 0), moved(-1, -2)
    ('The lower end rose, the upper end fell.', 'The lower end rose, the upper end stayed.', 'Both ends fell.')
    """  # noqa: E501
    first, last = (ROSE[None if not change else change > 0] for change in (low, high))
    return (
        f"Both ends {first}." if first == last else f"The lower end {first}, the upper end {last}."
    )


def is_inside_error(mean, error, other_mean, other_error) -> bool | None:
    """Whether two means could be equal, by their errors in percent; None when one is unknown.

    >>> is_inside_error(56_620, Decimal("0.8"), 56_790, Decimal("0.4"))
    True
    >>> is_inside_error(56_620, Decimal("0.8"), 45_710, Decimal("1.1"))
    False
    >>> is_inside_error(57_620, None, 55_970, Decimal("0.6")) is None
    True
    """
    if None in (mean, error, other_mean, other_error):
        return None
    gap = abs(float(mean) - float(other_mean))
    spread = sqrt(_standard_error(mean, error) ** 2 + _standard_error(other_mean, other_error) ** 2)
    return gap < NINETY_PERCENT * spread if spread else gap == 0


def _standard_error(mean, error) -> float:
    return float(mean) * float(error) / 100


def _phrase(table, ratio: float) -> str:
    return next(words for least, words in reversed(table) if ratio >= least)
