from django.utils.functional import SimpleLazyObject

from . import edition
from .notes import SourceNotes


def provenance(request):
    """The data edition for the footer, and the page's source notes, numbered as they are used."""
    return {"edition": SimpleLazyObject(edition.current), "notes": SourceNotes()}
