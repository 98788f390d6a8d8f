"""The glossary as pages show it, from the rows that the process holds."""

from coderpath.sources.held import Held

from .models import GlossaryTerm


def in_order(rows: Held) -> list[GlossaryTerm]:
    """All there are, in the order of the alphabet."""
    return sorted(rows.rows(GlossaryTerm), key=lambda each: each.term.lower())
