"""What stands in a cell: a number as the survey prints it, or a mark that says why none does."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

WITHHELD, JOBS_WITHHELD, TOP_CODED, NOT_PUBLISHED = "*", "**", "#", "-"
# A workbook keeps 36.88 as 36.880000000000003: no more than this is noise.
NOISE = Decimal("1e-9")


@dataclass(frozen=True)
class SurveyColumn:
    """A column of the survey: its name here, the Bureau's own names, and what fits into it."""

    name: str
    headers: tuple[str, ...]
    decimals: int
    digits: int
    is_rounded: bool = False  # older workbooks keep more decimals than the survey prints

    @property
    def is_money(self) -> bool:
        return self.name.startswith(("hourly", "annual"))

    @property
    def withheld(self) -> str:
        """The mark of a figure that the survey has and does not release."""
        money = self.is_money or self.name == "mean_error"
        return WITHHELD if money else JOBS_WITHHELD


def _pay(period: str, prefix: str, decimals: int, digits: int) -> list[SurveyColumn]:
    names = {"mean": "MEAN", "p10": "PCT10", "p25": "PCT25", "median": "MEDIAN"}
    names |= {"p75": "PCT75", "p90": "PCT90"}
    return [
        SurveyColumn(f"{period}_{name}", (f"{prefix}_{header}",), decimals, digits)
        for name, header in names.items()
    ]


MEASURES = (
    SurveyColumn("employment", ("TOT_EMP",), 0, 9),
    SurveyColumn("employment_error", ("EMP_PRSE",), 1, 4, is_rounded=True),
    SurveyColumn("jobs_per_1000", ("JOBS_1000",), 3, 8, is_rounded=True),
    SurveyColumn("location_quotient", ("LOC_QUOTIENT", "LOC_Q"), 2, 6, is_rounded=True),
    *_pay("hourly", "H", 2, 6),
    *_pay("annual", "A", 0, 9),
    SurveyColumn("mean_error", ("MEAN_PRSE",), 1, 4, is_rounded=True),
)
NAMES = tuple(measure.name for measure in MEASURES)
# By their places in a row, from the lowest tenth to the highest.
PERCENTILES = tuple(
    tuple(NAMES.index(f"{period}_{name}") for name in ("p10", "p25", "median", "p75", "p90"))
    for period in ("hourly", "annual")
)


class Cells(dict):
    """The cells of one column, each text read once: text to (number or None, mark or "")."""

    def __init__(self, measure: SurveyColumn):
        self.measure = measure

    def __missing__(self, text: str) -> tuple[int | Decimal | None, str]:
        if len(self) > 50_000:
            self.clear()
        self[text] = read = cell(self.measure, text)
        return read


def cell(measure: SurveyColumn, text: str) -> tuple[int | Decimal | None, str]:
    """The number, or None and the mark.

    Raises ValueError, saying what is wrong, when it is neither.

    >>> cell(MEASURES[0], "     127,567,910"), cell(MEASURES[4], "36.880000000000003")
    ((127567910, ''), (Decimal('36.88'), ''))
    >>> cell(MEASURES[0], "**"), cell(MEASURES[2], "")
    ((None, '**'), (None, '-'))
    """
    text = text.strip()
    if text in ("", NOT_PUBLISHED):
        return None, NOT_PUBLISHED
    if text in (WITHHELD, JOBS_WITHHELD) or (text == TOP_CODED and measure.is_money):
        return None, text
    return number(measure, text), ""


def number(measure: SurveyColumn, text: str) -> int | Decimal:
    """What a text says in figures, exactly. Raises ValueError."""
    try:
        found = Decimal(_without_commas(text))
    except InvalidOperation:
        raise ValueError(f"{shown(text)} is not a number") from None
    if not found.is_finite():
        raise ValueError(f"{shown(text)} is not a number")
    if found < 0:
        raise ValueError(f"{shown(text)} is negative")
    if not found and measure.is_money:
        raise ValueError("nobody is paid 0: the survey marks what it does not print")
    if found >= Decimal(10) ** (measure.digits - measure.decimals):
        raise ValueError(f"{shown(text)} is too large")
    kept = found.quantize(Decimal(1).scaleb(-measure.decimals))
    if abs(kept - found) > NOISE * (1 + found) and not measure.is_rounded:
        raise ValueError(f"{shown(text)} has more decimals than the survey prints")
    return kept if measure.decimals else int(kept)


def _without_commas(text: str) -> str:
    """127,567,910 as 127567910. A comma elsewhere than between thousands stays, and is refused."""
    whole, dot, decimals = text.partition(".")
    groups = whole.split(",")
    if all(len(group) == 3 for group in groups[1:]) and 1 <= len(groups[0]) <= 3 < len(whole):
        whole = "".join(groups)
    return "" if "_" in text else whole + dot + decimals


# What the codes of footnotes mean, where no table of footnotes comes with the file.
FOOTNOTES = {"5": TOP_CODED, "8": WITHHELD}


def footnoted(measure: SurveyColumn, codes: str, meanings: dict[str, str]) -> str:
    """The mark of a cell that the flat files leave out, by the codes beside it.

    >>> footnoted(MEASURES[0], "1,8", FOOTNOTES), footnoted(MEASURES[4], "5", FOOTNOTES)
    ('**', '#')
    """
    marks = [meanings[code] for code in codes.split(",") if code in meanings]
    if TOP_CODED in marks and measure.is_money:
        return TOP_CODED
    return measure.withheld if marks else NOT_PUBLISHED


def shown(text: str) -> str:
    """A value for a message: quoted, on one line, cut when it is long."""
    return f"“{' '.join(text.split())[:40]}”"


def top_down(cells: list) -> str:
    """The name of the first percentile that is lower than one before it; empty when none is."""
    for places in PERCENTILES:
        highest = 0
        for place in places:
            value = cells[place]
            if value is not None:
                if value < highest:
                    return NAMES[place]
                highest = value
    return ""
