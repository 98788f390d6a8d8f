"""The public log: what editors changed for readers, the last first.

A set is stored in the transaction that changes its rows, so the serial moves with it: the log is
read once for each edition that a process holds (`held.Held.once`), and a new set shows as soon as
its figures do. What waits or was refused never gets in: `RowChange.objects.published()`.
"""

from datetime import datetime

from coderpath.desk.models import RowChange
from coderpath.sources import held
from coderpath.sources.held import Held
from coderpath.sources.models import Source

from .changed import LogEntry, Past, by_set, entries


class Log:
    """Every change that readers could see, of all time."""

    def __init__(self, rows: Held):
        changes = held.published(RowChange).select_related(
            "change_set__undoes", "change_set__undone_by"
        )
        sets = sorted(by_set(changes), key=lambda own: _moment(own[0]), reverse=True)
        past = Past(rows)
        found = [entries(own, past) for own in sets]
        self.entries: list[LogEntry] = [entry for own in found for entry in own]
        self.entries.sort(key=lambda entry: entry.at, reverse=True)
        self.sources = {source.slug for source in rows.rows(Source)}

    @property
    def mistakes(self) -> list[LogEntry]:
        """What readers saw that was wrong."""
        return [entry for entry in self.entries if entry.is_mistake]

    @property
    def began(self) -> datetime | None:
        """When the first change came; None as long as none did."""
        return self.entries[-1].at if self.entries else None


def _moment(change: RowChange) -> tuple:
    """When a set was written: what waited, when it was published; of one moment the last stored."""
    own = change.change_set
    is_public = own.state == own.State.PUBLISHED
    return (own.decided_at if is_public and own.decided_at else own.made_at), own.pk
