"""Other occupations for the same kind of work: what each does, what carries over, what it pays."""

from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse

from coderpath.asked import AskedForm
from coderpath.guide.models import Statement
from coderpath.guide.pages import Guide
from salaries.forms import PlaceField
from salaries.models import ALL, Area, Occupation, Release
from salaries.pay import Pay
from salaries.places import PLACES
from salaries.shelf import WageShelf

from .phrases import carries_over

CLOSEST = "related-five-onet"


class CareersForm(AskedForm):
    """Whose state it is."""

    state = PlaceField(label="Your state", required=False, choices=[("", "No state"), *PLACES])

    @property
    def place(self) -> str:
        """The postal code of the reader's state; empty for none."""
        return self.asked("state") or ""

    @property
    def query(self) -> str:
        """The query of the same page as data."""
        return f"?state={self.place}" if self.place else ""


@dataclass(frozen=True, eq=False)
class Career:
    """One occupation: pay in the nation, and in the reader's state where one is chosen.

    `does` is what the classification says of its work; None where that is not on file.
    """

    occupation: Occupation
    does: Statement | None
    nation: Pay
    home: Pay | None

    @property
    def carries_over(self) -> str:
        return carries_over(self.occupation.code)


class RelatedCareers:
    """Those of the newest survey, for the nation and for the state that was asked for, if any."""

    def __init__(self, usps: str, there: WageShelf, said: Guide):
        self.release: Release | None = next(iter(there.releases), None)
        self._there, self._said = there, said.statements
        self.state: Area | None = there.by_slug.get(usps) if usps != Area.NATION else None

    @classmethod
    def of(cls, usps: str, there: WageShelf, said: Guide) -> "RelatedCareers":
        """The same for all who live in a state, as long as the guide says the same."""
        return there.kept(("careers", usps, said), lambda: cls(usps, there, said))

    @property
    def page_of_pay(self) -> str:
        """The page that has more of the pay of each: of the state asked for, or of all."""
        return self.state.get_absolute_url() if self.state else reverse("salaries:list")

    @cached_property
    def careers(self) -> list[Career]:
        """The related ones, the best paid in the nation first."""
        found = [each for each in self._every if not each.occupation.is_coders]
        related = [each for each in found if each.occupation.code != ALL]
        return sorted(related, key=_best_paid_first)

    @property
    def coders(self) -> Career | None:
        return next((each for each in self._every if each.occupation.is_coders), None)

    @property
    def all_workers(self) -> Career | None:
        return next((each for each in self._every if each.occupation.code == ALL), None)

    @property
    def rows(self) -> list[Career]:
        """The table: coders, then the related, then all workers, to hold the others against."""
        ends = [[each] if each else [] for each in (self.coders, self.all_workers)]
        return [*ends[0], *self.careers, *ends[1]]

    @property
    def closest(self) -> Statement | None:
        """Which occupations O*NET puts closest."""
        return self._said.get(CLOSEST)

    @cached_property
    def _every(self) -> list[Career]:
        there, release = self._there, self.release
        if not release:
            return []
        occupations = there.occupations()
        nation = _by_occupation(there.wages(release, [there.nation], occupations))
        places = [self.state] if self.state else []
        home = _by_occupation(there.wages(release, places, occupations))
        return [
            Career(each, self._said.get(f"does-{each.code}"), nation[each.pk], home.get(each.pk))
            for each in occupations
            if each.pk in nation
        ]


def _by_occupation(wages: list[Pay]) -> dict[int, Pay]:
    return {wage.printed.occupation_id: wage for wage in wages}


def _best_paid_first(career: Career) -> tuple[int, str]:
    return -(career.nation.printed.annual_median or 0), career.occupation.code
