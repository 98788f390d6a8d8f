"""Which reports of pay may stand beside one another: those of one edition. Pure: no Django.

A survey of one year has as many editions as there are publishers who print it: what one rounds and
another copies is no distance between two certifications.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from coderpath.sources.findings import DISPUTED

if TYPE_CHECKING:
    from ..models import PayReport
    from .profile import Profile


class PayEdition(NamedTuple):
    """A survey of one year, by one statistic, as one publisher prints it.

    Without a year, or without the name of a survey, only what stands on one page is of one edition:
    that page is its `page`, which is empty otherwise.
    """

    survey: str
    year: int | None
    statistic: str
    publisher: str
    page: str = ""

    @property
    def is_told(self) -> bool:
        """Whether its survey and its year are known: only then is a distance told."""
        return bool(self.survey and self.year)


def edition_of(report: PayReport) -> PayEdition:
    is_told = bool(report.survey and report.year)
    source = report.source
    return PayEdition(
        report.survey,
        report.year,
        report.statistic,
        source.publisher.name,
        "" if is_told else source.slug,
    )


def by_edition(profile: Profile) -> dict[PayEdition, PayReport]:
    """What its holders earn, by each edition that a distance may be told of.

    Left out is what is doubted or old, what is a range, and what apprentices earn.
    """
    told: dict[PayEdition, PayReport] = {}
    for finding in profile.pay_reports:
        for report in finding.facts:
            edition = edition_of(report)
            if edition.is_told and is_sound(report):
                told.setdefault(edition, report)
    return told


def shared(profiles: Iterable[Profile]) -> PayEdition | None:
    """The edition that has the first and the most others; of several the newest, then the issuer’s.

    None where no other is in an edition of the first: then there is nothing to tell.
    """
    first, *others = [by_edition(profile) for profile in profiles]
    counted = {edition: sum(edition in each for each in others) for edition in first}
    found = [edition for edition, count in counted.items() if count]
    return max(
        found,
        key=lambda edition: (
            counted[edition],
            edition.year,
            first[edition].source.is_official,
            edition.publisher,
        ),
        default=None,
    )


def is_sound(report: PayReport) -> bool:
    """Whether it is one number of people with the full title, neither doubted nor old."""
    is_doubted = not report.is_in_force or report.standing == DISPUTED or report.is_old
    is_one_number = report.high is None and not report.is_at_least
    return is_one_number and not is_doubted and not report.is_of_apprentices
