"""A source as data files name it."""

from coderpath.opendata.tables import Origin

from .models import Source


def origin(source: Source) -> Origin:
    return Origin(
        slug=source.slug,
        publisher=str(source.publisher),
        title=source.title,
        address=source.link or source.file_name,
        date=read_when(source),
        licence=source.licence,
    )


def read_when(source: Source) -> str:
    """When it was published or read; of a relay, whose page it opened and when."""
    if source.is_relay:
        return f"page of {source.relays} opened {source.relayed_on}"
    return source.published or (f"read {source.read_on}" if source.read_on else "")
