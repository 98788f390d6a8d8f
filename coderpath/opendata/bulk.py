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
from typing import BinaryIO

from django.conf import settings

from coderpath.packing import COMPRESS
from coderpath.sources import held

from . import everything, package

OPEN, PACKED, BESIDE = "open", "packed", ".export-"
CODE = re.compile("[0-9a-f]{8}")
KEPT = 30  # editions, a month of nights and more
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

    def opened(self, encoding: str) -> tuple[BinaryIO, str]:
        """The file, and how it is packed: in this way if it stands there so, else not at all.

        Raises OSError.
        """
        packed = self.path.parent / PACKED / f"{self.name}.{encoding}"
        if encoding and packed.exists():
            return packed.open("rb"), encoding
        return self.path.open("rb"), ""


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
            with TemporaryDirectory(prefix=BESIDE, dir=place.parent) as beside:
                written = Path(beside, edition)
                written.mkdir()
                package.write(written, everything.tables(), edition)
                _pack(written)
                os.rename(written, place)
    return edition


def _pack(folder: Path) -> None:
    """Each file once more in each way that clients take, so that no client waits for that."""
    files = list(folder.iterdir())
    (folder / PACKED).mkdir()
    for file in files:
        content = file.read_bytes()
        for encoding, compress in COMPRESS.items():
            (folder / PACKED / f"{file.name}.{encoding}").write_bytes(compress(content))


def forget() -> int:
    """Delete those beyond the newest of what was made here; how many they were. Raises OSError.

    What pages show now counts as the newest. All files of one go from their place at once; who is
    reading one of them reads it to its end.
    """
    oldest = editions()[KEPT:]
    for each in oldest:
        with TemporaryDirectory(prefix=BESIDE, dir=settings.EXPORT_FOLDER / OPEN) as beside:
            os.rename(settings.EXPORT_FOLDER / OPEN / each.code, Path(beside, each.code))
    return len(oldest)


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
    return BulkEdition(path.parent.name, datetime.fromtimestamp(written, UTC), (itself, *files))


def _listed(folder: Path, told: dict) -> BulkFile:
    route = told["title"] if told["format"] == "csv" else ""
    sha256 = told["hash"].removeprefix("sha256:")
    return BulkFile(folder / told["path"], route, told["description"], told["bytes"], sha256)
