"""The glossary as pages show it, from the rows that the process holds."""

from coderpath.sources.held import Held

from .first_uses import Spelled
from .models import GlossaryTerm


def in_order(rows: Held) -> list[GlossaryTerm]:
    """All there are, in the order of the alphabet."""
    return sorted(rows.rows(GlossaryTerm), key=lambda each: each.term.lower())


def linked_terms(rows: Held) -> Spelled:
    """Those that are linked where a page first uses them."""
    return rows.once(_linked)


def _linked(rows: Held) -> Spelled:
    linked = (each for each in rows.rows(GlossaryTerm) if each.is_linked)
    return Spelled({each.slug: each.called for each in linked})
