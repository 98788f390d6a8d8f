"""What is on the shelf, for tests of what stands on it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

from certifications.catalogue import shelf
from certifications.catalogue.profile import Profile
from certifications.models import Certification
from coderpath.sources import edition, held


def take_stock() -> None:
    """From here on the process knows the edition, as it does for all but the first page asked."""
    edition.current()
    held.now()


@contextmanager
def nothing_asked() -> Iterator[None]:
    """Of the database, but for the serials: in a transaction each look at them is a query."""
    with CaptureQueriesContext(connection) as asked:
        yield
    assert [each["sql"] for each in asked if "sources_move" not in each["sql"]] == []


def profiles(certifications: Iterable[Certification], at: date | None = None) -> list[Profile]:
    """A profile for each of these rows, stored as they are."""
    there = shelf.at(at)
    return [there.profile(there.certification(each.slug)) for each in certifications]
