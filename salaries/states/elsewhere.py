"""Where to find what a page of states cannot show."""

from dataclasses import dataclass

from salaries.models import Occupation, Release

from .form import StateListForm
from .measures import StateMeasure
from .table import StateTable


@dataclass(frozen=True)
class Elsewhere:
    """Other measures of the same states; or else the code that counted these workers in that
    year, and the releases that have them by state. Each with the query of its page.
    """

    measures: list[tuple[StateMeasure, str]]
    counted_as: tuple[Occupation, str] | None = None
    releases: tuple[tuple[Release, str], ...] = ()

    @classmethod
    def of(cls, form: StateListForm, table: StateTable) -> "Elsewhere":
        """Asks the database only where no state has any figure: one query."""
        if table.measures:
            return cls([(each, form.query(measure=each.key, sort="")) for each in table.measures])
        there, occupation = form.shelf, form.shown_occupation
        other = there.counted_in(occupation, form.shown_release.year)
        has_other = other not in (None, occupation)
        return cls(
            measures=[],
            counted_as=(other, form.query(occupation=other.code)) if has_other else None,
            releases=tuple(
                (release, form.query(year=release.year))
                for release in there.releases_by_state(occupation)
            ),
        )
