"""Pages of others that help, by what they are good for."""

from itertools import groupby

from coderpath.sources.held import Held

from .models import Resource


def by_group(rows: Held) -> list[tuple[str, list[Resource]]]:
    """All there are, under their headings; no heading is empty."""
    order = list(Resource.Group)
    found = sorted(
        rows.rows(Resource), key=lambda each: (order.index(each.group), each.position, each.slug)
    )
    grouped = groupby(found, key=lambda each: each.group)
    return [(Resource.Group(group).label, list(each)) for group, each in grouped]
