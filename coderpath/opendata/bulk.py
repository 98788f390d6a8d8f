"""All data as files, by edition: `export_data` makes them, and /data/ gives them out.

They take half a minute to make, which no reader should wait for; once made, they stay as they are.
"""

import hashlib
import json
import os
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings

from coderpath.sources import held

from . import everything, package

OPEN = "open"
CODE = re.compile("[0-9a-f]{8}")
DESCRIBES = "What each file and each column holds, for programs that read Frictionless packages."


@dataclass(frozen=True)
class BulkFile:
    """One file: where it is, what it holds, its size in bytes, and its SHA-256 in hex."""

    path: Path
    route: str
    means: str
    size: int
    sha256: str

    @property
    def name(self) -> str:
        return self.path.name


@dataclass(frozen=True)
class BulkEdition:
    """The files of one data edition."""

    code: str
    made: datetime
    files: tuple[BulkFile, ...]

    @property
    def made_on(self) -> date:
        return self.made.date()

    def file(self, name: str) -> BulkFile | None:
        """The file of this name."""
        return next((each for each in self.files if each.name == name), None)


def make(folder: Path) -> str:
    """Write those of the edition there is into its folder, or leave them as they are there.

    All of them come into their place at once. Returns the code of the edition. Raises OSError.
    """
    with held.going_by(held.now()):
        edition = held.data_edition().code
        place = folder / OPEN / edition
        if not place.is_dir():
            place.parent.mkdir(parents=True, exist_ok=True)
            with TemporaryDirectory(prefix=".export-", dir=place.parent) as beside:
                written = Path(beside, edition)
                written.mkdir()
                package.write(written, everything.tables(), edition)
                os.rename(written, place)
    return edition


def editions() -> list[BulkEdition]:
    """Those that were made here: first what pages show now, then the last."""
    names = (path.name for path in (settings.EXPORT_FOLDER / OPEN).glob("*"))
    # What an editor undoes makes an older one that of the pages again.
    shown = held.data_edition().code
    return sorted(
        filter(None, map(edition, names)),
        key=lambda each: (each.code == shown, each.made),
        reverse=True,
    )


def edition(code: str) -> BulkEdition | None:
    """One of them, if it was made here and nobody deletes it just now."""
    if not CODE.fullmatch(code):
        return None
    path = settings.EXPORT_FOLDER / OPEN / code / package.DESCRIBED
    try:
        return _read(path, path.stat().st_mtime)
    except OSError:
        return None


@lru_cache
def _read(path: Path, written: float) -> BulkEdition:
    """What is told of an edition; `written`, in seconds, is when that was."""
    content = path.read_bytes()
    told = json.loads(content)
    itself = BulkFile(path, "", DESCRIBES, len(content), hashlib.sha256(content).hexdigest())
    files = [_listed(path.parent, each) for each in told["resources"]]
    return BulkEdition(told["version"], datetime.fromtimestamp(written, UTC), (itself, *files))


def _listed(folder: Path, told: dict) -> BulkFile:
    route = told["title"] if told["format"] == "csv" else ""
    sha256 = told["hash"].removeprefix("sha256:")
    return BulkFile(folder / told["path"], route, told["description"], told["bytes"], sha256)
