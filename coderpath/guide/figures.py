"""The figures that texts name by their keys: facts in force, and what is worked out."""

from datetime import date
from typing import Any

from coderpath.sources.facts import fact_models, facts_on
from coderpath.sources.held import Held

from .computed import computed


def figures(keys: set[str], rows: Held, day: date) -> dict[str, Any]:
    """Those there are on a day; a key without one is missing."""
    found = [row for kind in fact_models() for row in rows.rows(kind) if row.key in keys]
    facts = {fact.key: fact for fact in facts_on(found, day) if fact.is_in_force}
    return facts | computed(keys, rows)
