"""What the commands say when the database cannot be asked."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management.base import CommandError
from django.db import DatabaseError


@contextmanager
def answering_database() -> Iterator[None]:
    """One line instead of a traceback, when the database is not there or not migrated."""
    try:
        yield
    except DatabaseError as error:
        said = str(error).strip().partition("\n")[0].rstrip(".")
        raise CommandError(f"The database is not ready, run migrate first: {said}.") from error
