"""What is known of each certification, matter by matter, for the page on quality."""

from collections.abc import Callable
from datetime import date

from coderpath.quality.grid import Grid, GridCell, GridRow, covers
from coderpath.sources.findings import Finding
from coderpath.sources.held import Held

from .catalogue import shelf
from .catalogue.profile import Profile
from .catalogue.thin import little_known

MATTERS: dict[str, Callable[[Profile], list[Finding]]] = {
    "Exam fee": lambda profile: [profile.exam_fee],
    "Exam format": lambda profile: list(profile.exam.values()),
    "Entry rule": lambda profile: [profile.gate],
    "Level": lambda profile: [profile.level],
    "Work setting": lambda profile: profile.settings,
    "Code sets": lambda profile: profile.code_sets,
    "Topics": lambda profile: [profile.outline],
    "Books": lambda profile: profile.code_books,
    "Pass rate": lambda profile: [profile.pass_rate],
    "Holders": lambda profile: [profile.holders],
    "Upkeep": lambda profile: [profile.credits],
    "Pay reports": lambda profile: profile.pay_reports,
}


@covers
def of_certifications(rows: Held, day: date) -> Grid:
    """Those whose exam is given: the core ones first, then by code."""
    there = shelf.of(rows)
    thin = there.once(little_known)
    in_order = sorted(there.examined, key=lambda each: not each.is_core)
    return Grid(
        tuple(MATTERS),
        [
            GridRow(
                profile.certification.code,
                profile.certification.name,
                profile.certification.get_absolute_url(),
                profile.certification.pk in thin,
                tuple(GridCell(matter, said(profile)) for matter, said in MATTERS.items()),
            )
            for profile in there.profiles(in_order)
        ],
    )
