"""What an import would change, in the words that are printed before it is stored. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from heapq import nlargest

LARGEST = 5  # changes that are shown


@dataclass(frozen=True)
class StoredChange:
    """One figure that is stored otherwise than the file has it; None where one of them has none."""

    what: str
    before: Decimal | int | None
    after: Decimal | int | None
    unit: str = ""  # as “$”, before the figure

    @property
    def share(self) -> float:
        """By how much of itself it changes; a figure that comes or goes changes wholly."""
        if not self.before or self.after is None:
            return 1.0
        before, after = Decimal(self.before), Decimal(self.after)
        return float(abs(after - before) / before)

    def __str__(self):
        change = f"{self.what}: {self._said(self.before)} to {self._said(self.after)}"
        if not self.before or self.after is None:
            return change
        percent = (self.after - self.before) * 100 / self.before
        return f"{change} ({percent:+.1f}%)"

    def _said(self, figure: Decimal | int | None) -> str:
        return "none" if figure is None else f"{self.unit}{figure:,}"


def lines(
    what: str,
    *,
    read: int,
    new: int,
    changed: int,
    gone: int,
    largest: Iterable[StoredChange] = (),
    measure: str = "",
) -> Iterator[str]:
    """A line of counts, and one for each of the largest changes: of one measure, or of any.

    >>> list(lines("a.csv", read=867, new=51, changed=0, gone=0))
    ['a.csv: 867 rows read; 51 new, 0 changed, 0 gone.']
    >>> str(StoredChange("Ohio, 2023", Decimal("91.812"), Decimal("92.730")))
    'Ohio, 2023: 91.812 to 92.730 (+1.0%)'
    >>> str(StoredChange("29-2072 in Ohio, May 2025", 50_000, 51_000, "$"))
    '29-2072 in Ohio, May 2025: $50,000 to $51,000 (+2.0%)'
    """
    yield f"{what}: {read:,} rows read; {new:,} new, {changed:,} changed, {gone:,} gone."
    shown = nlargest(LARGEST, largest, key=lambda change: change.share)
    if shown:
        yield f"Largest changes of {measure}:" if measure else "Largest changes:"
    yield from (f"  {change}" for change in shown)
