"""The glossary as pages show it, from the rows that the process holds."""

from coderpath.sources import held
from coderpath.sources.held import Held

from .models import GlossaryTerm


def terms() -> list[GlossaryTerm]:
    """All there are, in the order of the alphabet."""
    return held.now().once(_in_order)


def _in_order(rows: Held) -> list[GlossaryTerm]:
    return sorted(rows.rows(GlossaryTerm), key=lambda each: each.term.lower())
