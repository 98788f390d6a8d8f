"""What pay buys at the nation's average prices. Pure: works on plain numbers."""

from decimal import ROUND_HALF_UP, Decimal


def at_average_prices(dollars: Decimal | int, level: Decimal) -> Decimal | int:
    """What so many dollars buy where prices are average, given the price level where they are paid.

    The level is the Bureau of Economic Analysis's, with the nation at 100. Whole dollars stay
    whole, cents stay cents.

    >>> at_average_prices(50_990, Decimal("91.812"))
    55537
    >>> at_average_prices(Decimal("24.52"), Decimal("100.000"))
    Decimal('24.52')
    """
    exact = dollars * 100 / level
    if isinstance(dollars, int):
        return int(exact.quantize(Decimal(1), ROUND_HALF_UP))
    return exact.quantize(Decimal("0.01"), ROUND_HALF_UP)
