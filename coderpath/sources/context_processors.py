from django.utils.functional import SimpleLazyObject

from coderpath.today import looked_ahead_to

from . import held
from .notes import SourceNotes


def provenance(request):
    """The data edition for the footer, and the page's source notes, numbered as they are used.

    And the day to come at which an editor looks, if one does.
    """
    return {
        "edition": SimpleLazyObject(held.data_edition),
        "notes": SourceNotes(),
        "ahead": looked_ahead_to(),
    }
