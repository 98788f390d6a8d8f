"""Why a row of wages deserves less trust. Pure: works on plain numbers."""

from decimal import Decimal
from itertools import pairwise

WIDE_ERROR = Decimal(5)  # percent, of the mean
FEW_JOBS = 100
NAMES = ("10%", "25%", "50%", "75%", "90%")


def flags(error: Decimal | None, jobs: int | None, percentiles: list[int | None]) -> list[str]:
    """The reasons in words: a wide survey error, few jobs, percentiles that are the same.

    >>> flags(Decimal("9.7"), 30, [30_000, 30_000, 39_650, 45_000, 51_000])
    ['wide error', 'few jobs', '10% and 25% marks the same']
    >>> flags(Decimal("0.8"), 7_440, [38_060, 45_500, 50_990, 63_510, 79_290])
    []
    >>> flags(None, None, [None] * 5)
    []
    """
    reasons = {
        "wide error": error is not None and error >= WIDE_ERROR,
        "few jobs": jobs is not None and jobs < FEW_JOBS,
    }
    same = [
        f"{low_name} and {high_name} marks the same"
        for (low_name, low), (high_name, high) in pairwise(zip(NAMES, percentiles, strict=False))
        if low is not None and low == high
    ]
    return [reason for reason, holds in reasons.items() if holds] + same
