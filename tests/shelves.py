"""What is on the shelf, for tests of what stands on it."""

from collections.abc import Iterable
from datetime import date

from certifications.catalogue import shelf
from certifications.catalogue.profile import Profile
from certifications.models import Certification
from coderpath.sources import edition, held


def take_stock() -> None:
    """From here on the process knows the edition, as it does for all but the first page asked."""
    edition.current()
    held.now()


def profiles(certifications: Iterable[Certification], at: date | None = None) -> list[Profile]:
    """A profile for each of these rows, stored as they are."""
    there = shelf.at(at)
    return [there.profile(there.certification(each.slug)) for each in certifications]
