"""What coders with one title, two or more report of their pay, by the newest edition of a survey.

Whoever has more titles may have worked longer: it is not what a further title adds.
"""

from dataclasses import dataclass
from typing import Self

from ..models import PayReport
from .pay_editions import edition_of, is_sound
from .shelf import Shelf

# Whom such a survey tells apart, as its reports name them, and how a sentence goes on with each.
GROUPS = {
    "certified coders": "all certified coders",
    "coders with two certifications": "those with two titles",
    "coders with three or more certifications": "those with three or more",
}
SEVERAL = list(GROUPS)[1:]


@dataclass(frozen=True)
class PayByTitles:
    """The reports of one publisher on one survey, of those with the fewest titles first."""

    reports: tuple[PayReport, ...]

    @classmethod
    def of(cls, shelf: Shelf) -> Self | None:
        """None where no survey tells those with several titles from all."""
        editions: dict = {}
        for report in shelf.facts(PayReport):
            edition = edition_of(report)
            is_mean = report.statistic == PayReport.Statistic.MEAN
            if report.who in GROUPS and edition.is_told and is_mean and is_sound(report):
                editions.setdefault(edition, {}).setdefault(report.who, report)
        found = [
            of for of in editions.values() if len(of) > 1 and any(who in of for who in SEVERAL)
        ]
        newest = max(found, key=lambda of: (_year(of), len(of)), default=None)
        return newest and cls(tuple(newest[who] for who in GROUPS if who in newest))

    @property
    def survey(self) -> str:
        return self.reports[0].survey

    @property
    def year(self) -> int | None:
        return self.reports[0].year

    @property
    def publisher(self) -> str:
        return self.reports[0].source.publisher.name

    @property
    def groups(self) -> list[tuple[str, PayReport]]:
        """“those with two titles”, and what they report."""
        return [(GROUPS[report.who], report) for report in self.reports]


def _year(of: dict[str, PayReport]) -> int:
    return next(iter(of.values())).year or 0
