"""What is too much to be a table. The largest of the Bureau has 75 MB, and 800 MB unpacked."""

import zipfile

from .malformed import Malformed, PlaceInFile

CHUNK = 1 << 16  # bytes read at a time
LONGEST_CELL = 32_767  # characters; Excel's own limit
LONGEST_LINE = 1 << 16  # characters
MOST_COLUMNS = 16_384  # Excel's own limit
MOST_STRINGS = 100_000_000  # characters of all texts of a workbook together
MOST_MEMBERS = 1000
MOST_BYTES = 6_000_000_000  # unpacked, of one archive
MOST_RATIO = 200  # of the size unpacked to packed, where it is a large part
SMALL = 10_000_000  # bytes
MOST_NAMED = 20_000  # areas, or industries; the survey has about 600


def require_sane(archive: zipfile.ZipFile, place: PlaceInFile, most: int = MOST_BYTES) -> None:
    """Refuse an archive that would fill the disk. zipfile unpacks no more than a part declares."""
    members = archive.infolist()
    if len(members) > MOST_MEMBERS or sum(part.file_size for part in members) > most:
        raise Malformed(place, "unpacks to far more than such a table")
    for part in members:
        if part.flag_bits & 1:
            raise Malformed(place, "is locked with a password")
        if part.file_size > SMALL and part.file_size > MOST_RATIO * part.compress_size:
            raise Malformed(place, f"{part.filename} unpacks to {MOST_RATIO} times its size")
