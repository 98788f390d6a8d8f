"""What a load does with one row: shipped last time, stored now, shipped now. Pure.

Each of the three is a digest of the row's values, or None where there is no such row. A row that
is stored as it was last shipped is the site's own, and follows the files; any other is an
editor's, and stays.
"""

from dataclasses import dataclass
from enum import Enum

# Why a row changed, as its history tells readers.
SHIPPED = "Shipped with a new version of the site"
RETIRED = "No longer shipped with the site"
# In place of a digest: it was shipped once, and what is stored now cannot be that.
LOST = ""


class MergeVerdict(Enum):
    """What becomes of a row; the value says so after its name, where an editor should hear it."""

    LEAVE = ""
    CREATE = "created"
    UPDATE = "updated"
    RETIRE = "no longer shipped"
    KEEP = "an editor changed it"
    KEEP_PART = "an editor changed what it is a part of"
    KEEP_UNSHIPPED = "no longer shipped, and an editor changed it"
    STAY_DELETED = "an editor deleted it"


def verdict(before: str | None, stored: str | None, shipped: str | None) -> MergeVerdict:
    """What becomes of a row, by its digest as last shipped, as stored and as shipped now."""
    if shipped is None:
        return _of_unshipped(before, stored)
    if stored is None:
        return _of_missing(before)
    if stored == shipped or shipped == before:
        return MergeVerdict.LEAVE
    return MergeVerdict.UPDATE if stored == before else MergeVerdict.KEEP


def _of_unshipped(before: str | None, stored: str | None) -> MergeVerdict:
    if before is None or stored is None:
        return MergeVerdict.LEAVE
    return MergeVerdict.RETIRE if stored == before else MergeVerdict.KEEP_UNSHIPPED


def _of_missing(before: str | None) -> MergeVerdict:
    """It is said once that a deleted row stays so: then its digest is lost."""
    if before is None:
        return MergeVerdict.CREATE
    return MergeVerdict.LEAVE if before == LOST else MergeVerdict.STAY_DELETED


def of_parts(parts: dict) -> dict:
    """What becomes of the parts of one whole, by their key: such as the steps of a path.

    Once an editor changed, added or deleted one, none changes: half of each would be neither's.
    """
    verdicts = {key: verdict(*states) for key, states in parts.items()}
    if any(_is_edited(*states) for states in parts.values()):
        news = (MergeVerdict.CREATE, MergeVerdict.UPDATE, MergeVerdict.RETIRE)
        verdicts |= {key: MergeVerdict.KEEP_PART for key, said in verdicts.items() if said in news}
    return verdicts


def _is_edited(before: str | None, stored: str | None, shipped: str | None) -> bool:
    return stored not in (before, shipped)


@dataclass(frozen=True)
class HistoryLine:
    """One line of a row's history: who, how (+ is its creation) and why."""

    user: int | None
    kind: str
    reason: str | None

    @property
    def is_by_an_editor(self) -> bool:
        """A load gives its reason; before loads did, a creation by nobody was one."""
        return self.reason != SHIPPED and (self.user is not None or self.kind != "+")


def before_by_history(changes: list[HistoryLine], stored: str, is_shipped: bool) -> str | None:
    """The digest last shipped of a stored row, when only its history can tell.

    Where a row has no history, or nobody but a load is in it, what is stored was shipped: a
    migration that rewrites rows leaves no line. A row that is not in the files now was shipped
    only if a load says so.
    """
    was_shipped = any(change.reason == SHIPPED for change in changes)
    if changes and changes[-1].is_by_an_editor:
        return LOST if was_shipped else None
    return stored if was_shipped or is_shipped else None
