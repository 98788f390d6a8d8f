"""The measures by which states are mapped and sorted, and how each is said. Pure: no Django."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from coderpath.sources import words


@dataclass(frozen=True)
class StateMeasure:
    """A column of the survey, its word in addresses, and how headings and sentences name it."""

    key: str
    column: str
    label: str
    phrase: str
    nation: str  # the sentence that tells the nation's {figure} of these {workers}

    @property
    def is_money(self) -> bool:
        return self.column.startswith(("annual", "hourly"))

    def cut(self, *values: Decimal) -> str:
        """Round numbers of it, from one to another, as a legend has them.

        >>> MEASURES["median"].cut(Decimal("4.6E+4")), MEASURES["median"].cut(46_000, 49_000)
        ('$46k', '$46–49k')
        >>> MEASURES["hourly"].cut(Decimal("22.5"), Decimal(23))
        '$22.50–$23'
        >>> MEASURES["error"].cut(Decimal("1.20")), MEASURES["jobs"].cut(Decimal("2E+3"))
        ('1.2%', '2,000')
        """
        if self.is_money and all(value and not value % 1000 for value in values):
            return f"${'–'.join(words.number(value // 1000) for value in values)}k"
        write = words.money if self.is_money else words.number
        return "–".join(map(write, values)) + "%" * (self.key == "error")


_ALL = (
    StateMeasure(
        "median",
        "annual_median",
        "Median",
        "Median yearly pay",
        "Half of {workers} in the United States earn more than {figure} a year.",
    ),
    StateMeasure(
        "mean",
        "annual_mean",
        "Mean",
        "Mean yearly pay",
        "The mean pay of {workers} in the United States is {figure} a year.",
    ),
    StateMeasure(
        "p10",
        "annual_p10",
        "10% mark",
        "Yearly pay that 10% earn less than",
        "One in ten {workers} in the United States earn less than {figure} a year.",
    ),
    StateMeasure(
        "p25",
        "annual_p25",
        "25% mark",
        "Yearly pay that 25% earn less than",
        "A quarter of {workers} in the United States earn less than {figure} a year.",
    ),
    StateMeasure(
        "p75",
        "annual_p75",
        "75% mark",
        "Yearly pay that 75% earn less than",
        "A quarter of {workers} in the United States earn more than {figure} a year.",
    ),
    StateMeasure(
        "p90",
        "annual_p90",
        "90% mark",
        "Yearly pay that 90% earn less than",
        "One in ten {workers} in the United States earn more than {figure} a year.",
    ),
    StateMeasure(
        "hourly",
        "hourly_median",
        "Hourly median",
        "Median hourly pay",
        "Half of {workers} in the United States earn more than {figure} an hour.",
    ),
    StateMeasure(
        "jobs",
        "employment",
        "Jobs",
        "Jobs",
        "In the United States, {workers} hold {figure} jobs.",
    ),
    StateMeasure(
        "density",
        "jobs_per_1000",
        "Jobs per 1,000",
        "Jobs per 1,000 jobs of any kind",
        "Of 1,000 jobs in the United States, {workers} hold {figure}.",
    ),
    StateMeasure(
        "quotient",
        "location_quotient",
        "Location quotient",
        "Location quotient, where the country is at 1",
        "The location quotient of {workers} in the United States is {figure}.",
    ),
    StateMeasure(
        "error",
        "mean_error",
        "Error of mean",
        "Survey error of the mean",
        "The survey’s error of the mean pay of {workers} in the United States is {figure}.",
    ),
)
MEASURES = {measure.key: measure for measure in _ALL}
SIZES = ((1_000_000, "M"), (1_000, "k"))
_ROUNDS_UP = Decimal("0.9995")
USUAL = "median"
ORDERS = [sign + key for key in ("state", *MEASURES) for sign in ("", "-")]


def in_order(wages: Iterable, order: str) -> list:
    """Rows of wages by a measure, the unknown last either way; equals by the area's name."""
    key, is_downward = order.lstrip("-"), order.startswith("-")
    by_name = sorted(wages, key=lambda wage: wage.area.name)
    if key == "state":
        return by_name[::-1] if is_downward else by_name

    def value(wage):
        return wage.shown[MEASURES[key].column].at_least

    known = [wage for wage in by_name if value(wage) is not None]
    unknown = [wage for wage in by_name if value(wage) is None]
    return sorted(known, key=value, reverse=is_downward) + unknown


def compact(value: Decimal | int) -> str:
    """A value in three or four letters, for a tile.

    >>> compact(50_990), compact(7_440), compact(270), compact(999_600), compact(1_234_567)
    ('51k', '7.4k', '270', '1M', '1.2M')
    >>> compact(Decimal("24.52")), compact(Decimal("1.07")), compact(Decimal("0.8")), compact(0)
    ('24.5', '1.07', '0.8', '0')
    """
    value = Decimal(value)
    for size, letter in SIZES:
        if value >= size * _ROUNDS_UP:
            scaled = value / size
            return words.number(round(scaled, 1 if scaled < Decimal("9.95") else 0)) + letter
    return words.number(round(value, max(2 - value.adjusted(), 0) if value else 0))
