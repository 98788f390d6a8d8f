"""The classes of a map: about as many places in each, cut at round numbers. Pure: no Django."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

MOST = 5
# How far a class may be from its fair share for the sake of a rounder cut.
LEAST_SHARE, GREATEST_SHARE = 0.5, 1.5


@dataclass(frozen=True)
class Classes:
    """Where a scale is cut: a value equal to a cut belongs to the class above it."""

    cuts: tuple[Decimal, ...] = ()

    @classmethod
    def over(cls, values: Iterable[Decimal | int]) -> "Classes":
        """Near quintiles, at the roundest cuts that leave the classes about equal.

        >>> pay = [41_500, 44_610, 46_840, 48_780, 50_990, 52_870, 57_560, 61_810, 72_040]
        >>> [f"{cut:,f}" for cut in Classes.over(pay).cuts]
        ['45,000', '50,000', '55,000', '60,000']

        Few or equal values make fewer classes.

        >>> Classes.over([3, 3, 3]), Classes.over([]), Classes.over([1, 2])
        (Classes(cuts=()), Classes(cuts=()), Classes(cuts=(Decimal('2'),)))
        """
        ordered = sorted(map(Decimal, values))
        most = min(MOST, len(set(ordered)))
        targets = [ordered[len(ordered) * part // most] for part in range(1, most)]
        for step in _steps(ordered):
            cuts = tuple(_rounded(target, step) for target in targets)
            if _are_fair(ordered, cuts):
                return cls(cuts)
        # Where many values are the same no round cuts part them fairly: part those that differ.
        distinct = set(ordered)
        return cls(tuple(targets)) if len(distinct) == len(ordered) else cls.over(distinct)

    def __len__(self):
        return len(self.cuts) + 1

    def of(self, value: Decimal | int) -> int:
        """The class of a value, from 0.

        >>> Classes((46_000, 49_000)).of(45_999), Classes((46_000, 49_000)).of(46_000)
        (0, 1)
        """
        return sum(value >= cut for cut in self.cuts)

    def labels(self, write: Callable[..., str]) -> list[str]:
        """Each class in words, the lowest first; `write` writes one cut, or from one to another.

        >>> Classes((46, 49)).labels(lambda *cuts: "–".join(f"${cut}k" for cut in cuts))
        ['under $46k', '$46k–$49k', '$49k or more']
        >>> Classes().labels(str)
        ['all alike']
        """
        if not self.cuts:
            return ["all alike"]
        between = [write(*ends) for ends in pairwise(self.cuts)]
        return [f"under {write(self.cuts[0])}", *between, f"{write(self.cuts[-1])} or more"]


def _steps(ordered: list[Decimal]) -> list[Decimal]:
    """Round numbers from the size of the spread down to a thousandth of it."""
    if not ordered or ordered[0] == ordered[-1]:
        return []
    top = (ordered[-1] - ordered[0]).adjusted()
    return [
        Decimal(digit).scaleb(power) for power in range(top, top - 4, -1) for digit in (5, 2, 1)
    ]


def _rounded(value: Decimal, step: Decimal) -> Decimal:
    """The multiple of the step that is nearest, halves up."""
    return step * (value / step).quantize(Decimal(1), ROUND_HALF_UP)


def _are_fair(ordered: list[Decimal], cuts: tuple[Decimal, ...]) -> bool:
    """Whether each class holds about its share of the values."""
    classes = Classes(cuts)
    counts = Counter(map(classes.of, ordered))
    share = len(ordered) / len(classes)
    return all(
        LEAST_SHARE * share <= counts[each] <= GREATEST_SHARE * share
        for each in range(len(classes))
    )
