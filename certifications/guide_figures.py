"""What the guide counts of certifications and paths, by name; see coderpath/guide/computed.py."""

from django.urls import reverse

from coderpath.guide.computed import CountedFigure, tells
from coderpath.sources.held import Held

from .catalogue import shelf
from .catalogue.shelf import Shelf


def without_a_fee(there: Shelf) -> int:
    """How many certifications have no exam fee in force that any source gives."""
    return sum(not profile.exam_fee.headline for profile in there.profiles())


@tells("without-an-exam-fee")
def share_without_a_fee(rows: Held) -> CountedFigure | None:
    there = shelf.of(rows)
    of_all, address = len(there.certifications), reverse("certifications:list")
    missing = there.once(without_a_fee)
    return CountedFigure(f"{missing} of {of_all}", address) if of_all else None


@tells("paths-listed")
def paths_listed(rows: Held) -> CountedFigure | None:
    count = len(shelf.of(rows).paths)
    return CountedFigure(str(count), reverse("certifications:paths")) if count else None
