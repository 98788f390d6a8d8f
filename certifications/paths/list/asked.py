"""The list of paths that an address asks for."""

from django.http import QueryDict

from certifications.reader.day_and_place import shelf_asked
from salaries import shelf as salaries_shelf

from .form import PathsForm
from .listing import PathListing


def listing_asked(asked: QueryDict) -> PathListing:
    """For the reader who says so much of themselves, on the day that they ask for."""
    there = shelf_asked(asked)
    return PathListing(PathsForm(asked, there.slugs), there, salaries_shelf.at())
