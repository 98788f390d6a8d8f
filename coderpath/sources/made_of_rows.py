"""Facts that are made of rows, such as the ways of a rule or the areas of an outline."""

from copy import copy
from typing import Self


class MadeOfRows:
    """A fact whose value is said by its rows: `made_of` names them."""

    made_of: str

    @property
    def its_rows(self) -> list:
        """In order; none yet of a fact that is not stored, as in a form that is shown again."""
        held = getattr(self, "_prefetched_objects_cache", {})
        if self.made_of in held:
            return list(held[self.made_of])
        return list(getattr(self, self.made_of).all()) if self.pk else []

    def with_rows(self, rows: list) -> Self:
        """The fact with these rows: as it was at another time, or as it is typed in a form."""
        fact = copy(self)
        in_order = sorted(rows, key=lambda row: row.position)
        fact._prefetched_objects_cache = {self.made_of: in_order}
        return fact
