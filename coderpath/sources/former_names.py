"""Rows that an editor renamed, under the names by which the shipped files know them.

The files name rows by their slugs, and so do the rows that point to them. While a load compares
both sides, a renamed row has in memory the slug of the files; the one that is stored stays.
"""

from collections.abc import Iterable
from itertools import chain

from django.db.models import Model


def slugs(said: Iterable) -> dict[str, set[str]]:
    """By model, the slugs of the rows in the files, whatever else is wrong with these."""
    found: dict[str, set[str]] = {}
    for row in said:
        if isinstance(row, dict) and isinstance(row.get("fields"), dict):
            found.setdefault(str(row.get("model")).lower(), set()).add(row["fields"].get("slug"))
    return found


class FormerNames(dict):
    """By model: of each row that the files know by a slug it had before, that slug."""

    def __init__(self, shipped: dict[str, set[str]]):
        super().__init__()
        self.shipped = shipped

    def __missing__(self, model: type[Model]) -> dict[int, str]:
        self[model] = self._of(model) if model._meta.label_lower in self.shipped else {}
        return self[model]

    def _of(self, model: type[Model]) -> dict[int, str]:
        shipped = self.shipped[model._meta.label_lower] - {None}
        if not shipped or not hasattr(model, "history"):
            return {}
        now = dict(model._base_manager.values_list("pk", "slug"))
        had = model.history.filter(slug__in=shipped - {*now.values()}).order_by("history_id")
        known = had.values_list("id", "slug")
        return {pk: slug for pk, slug in known if pk in now and now[pk] not in shipped}

    def give_back(self, row: Model) -> None:
        """A row and what it points to, under the names of the files."""
        pointing = (f.name for f in row._meta.concrete_fields if f.is_relation)
        for each in chain([row], filter(None, (getattr(row, name) for name in pointing))):
            if slug := self[type(each)].get(each.pk):
                each.renamed_to, each.slug = each.slug, slug
