"""Files as they are published: workbooks, text, and the zips that hold them."""

import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from coderpath.tables import xlsx
from coderpath.tables.limits import require_sane
from coderpath.tables.malformed import BROKEN_ARCHIVE, Malformed, PlaceInFile
from coderpath.tables.sheets import Sheet

from . import text, xls

ZIP, OLD_WORKBOOK = b"PK", b"\xd0\xcf\x11\xe0"


def sheets(path: Path, name: str, stack: ExitStack) -> Iterator[Sheet]:
    """Every sheet of a file, and of every file in a zip. What is unpacked lasts as the stack does.

    Raises Malformed for what is not a file of a kind that the Bureau publishes.
    """
    try:
        with path.open("rb") as file:
            opening = file.read(8)
    except OSError as error:
        raise Malformed(PlaceInFile(name), error.strerror) from error
    if not opening:
        raise Malformed(PlaceInFile(name), "is empty")
    if opening.startswith(OLD_WORKBOOK):
        yield from xls.sheets(stack.enter_context(path.open("rb")), name)
    elif not opening.startswith(ZIP):
        yield text.sheet(lambda: path.open("rb"), name)
    elif is_workbook(path, name):
        yield from xlsx.sheets(stack.enter_context(path.open("rb")), name)
    else:
        yield from unpacked(path, name, stack)


def is_workbook(path: Path, name: str) -> bool:
    """Whether a zip is a workbook. Raises Malformed for what is no whole zip."""
    try:
        with zipfile.ZipFile(path) as archive:
            return "xl/workbook.xml" in archive.namelist()
    except (zipfile.BadZipFile, OSError) as error:
        raise Malformed(PlaceInFile(name), f"is not a whole file ({error})") from error


def unpacked(path: Path, name: str, stack: ExitStack) -> Iterator[Sheet]:
    """The sheets of every file in a zip, in whatever folder of it."""
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    found = False
    with zipfile.ZipFile(path) as archive:
        require_sane(archive, PlaceInFile(name))
        for number, member in enumerate(archive.infolist()):
            inside = Path(member.filename)
            if member.is_dir() or inside.name.startswith((".", "~$")) or "__MACOSX" in inside.parts:
                continue
            copy = folder / str(number)
            unpack(archive, member, copy, PlaceInFile(f"{name}/{member.filename}"))
            with copy.open("rb") as file:
                is_zip = file.read(2) == ZIP
            if is_zip and not is_workbook(copy, member.filename):
                raise Malformed(PlaceInFile(name), f"holds another archive, {inside.name}")
            found = True
            yield from sheets(copy, f"{name}/{member.filename}", stack)
    if not found:
        raise Malformed(PlaceInFile(name), "holds no file")


def unpack(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, copy: Path, place: PlaceInFile
) -> None:
    """One file of a zip, under a name of ours. Raises Malformed when it is broken."""
    try:
        with archive.open(member) as packed, copy.open("wb") as file:
            shutil.copyfileobj(packed, file)
    except BROKEN_ARCHIVE as error:
        raise Malformed(place, f"is broken ({error})") from error
