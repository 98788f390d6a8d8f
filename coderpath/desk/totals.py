"""What a change moves on the pages of readers: the totals now and after, by the site’s own code.

A package that adds figures up registers what its pages show, as a function of rows held.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass

from django.db import transaction
from django.urls import reverse

from coderpath.made_once import MadeOnce
from coderpath.sources import disagreements, held
from coderpath.sources.held import Held
from coderpath.today import localdate


@dataclass(frozen=True)
class Total:
    """One sum or time as a page shows it; empty where it shows none."""

    address: str
    page: str
    label: str
    figure: str


@dataclass(frozen=True)
class Moved:
    """A total that is another after a change; no page before is a new page."""

    now: Total | None
    after: Total | None

    @property
    def page(self) -> Total:
        said = self.after or self.now
        assert said is not None
        return said


MOST_KEPT = 8  # changes that were looked at

Tell = Callable[[Held], Iterable[Total]]
_tellers: list[Tell] = []


def tells(tell: Tell) -> Tell:
    """For a function that gives the totals of some pages."""
    _tellers.append(tell)
    return tell


@tells
def of_questions(rows: Held) -> Iterator[Total]:
    """Which figure is shown, of several or of one."""
    with held.going_by(rows):
        asked = disagreements.questions()
    for each in asked:
        shown = each.finding.headline
        address = reverse("sources:disagreement", args=[each.slug])
        yield Total(address, each.question, "Shown", shown.figure if shown else "")


def of(rows: Held) -> dict[tuple[str, str], Total]:
    """Every total, by the page’s address and its label."""
    return {(each.address, each.label): each for tell in _tellers for each in tell(rows)}


def moved(now: dict[tuple[str, str], Total], after: dict[tuple[str, str], Total]) -> list[Moved]:
    """Those that differ, in the order of the pages."""
    keys = dict.fromkeys([*now, *after])
    pairs = [(now.get(key), after.get(key)) for key in keys]
    return [Moved(*pair) for pair in pairs if pair[0] != pair[1]]


def moved_by(write: Callable[[], object], change: Hashable) -> list[Moved]:
    """What a change would move: `write` makes it, in a transaction that is taken back.

    That takes about a second, in which nobody else writes on SQLite; so for the last few changes,
    each told by what it changes, it is kept for the day as long as the edition stands.
    """
    return held.now().once(_moved_before).get((localdate(), change), lambda: _tried(write))


def _moved_before(rows: Held) -> MadeOnce:
    return MadeOnce(MOST_KEPT)


def _tried(write: Callable[[], object]) -> list[Moved]:
    with transaction.atomic():
        now = of(held.Held.read())
        write()
        after = of(held.Held.read())
        transaction.set_rollback(True)
    return moved(now, after)
