from django.utils.functional import SimpleLazyObject

from coderpath.today import looked_ahead_to

from . import edition, held
from .notes import SourceNotes


def provenance(request):
    """The rows that the page goes by, their edition for its footer, and its source notes.

    The notes are numbered as they are used. And the day to come at which an editor looks.
    """
    rows = SimpleLazyObject(held.now)
    return {
        "held_rows": rows,
        "edition": SimpleLazyObject(lambda: edition.of(rows.serial)),
        "notes": SourceNotes(),
        "ahead": looked_ahead_to(),
    }
