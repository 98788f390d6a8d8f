"""Industries as the files write them, under one code whatever the layout.

A workbook writes a sector as 62 or 31-33; the flat files write 62--63 or 31--34, which ends before
the second number. Where a row is of one ownership only, the last digit of its code says which, as
the flat files have it (622003, local government hospitals; 000001, all private industries).
"""

import re

from .rows import CodeAndTitle

ALL = "000000"
PRIVATE = "5"
CODE = re.compile(r"[0-9][0-9A-Z]{1,5}|[0-9]{2}-[0-9]{2}")
FLAT_SECTOR = re.compile(r"([0-9]{2})--?([0-9]{2,3})")
SECTOR_TITLE = re.compile(r"^Sectors? [0-9, and]+ - ")


def industry(code: str, title: str, group: str = "", ownership: str = "") -> CodeAndTitle:
    """Its code and title. Raises ValueError for what is no code of an industry.

    >>> industry("62--63", "Sector 62 - Health Care and Social Assistance")
    CodeAndTitle(code='62', title='Health Care and Social Assistance')
    >>> industry("622000", "", "3-digit, ownership", "3").code
    '622003'
    """
    code = code.strip().removesuffix(".0") or ALL
    if not title.startswith("Sector"):
        pass
    elif flat := FLAT_SECTOR.fullmatch(code):
        first, end = int(flat[1]), int(flat[2])
        code = f"{first}" if end == first + 1 else f"{first}-{end - 1}"
        title = SECTOR_TITLE.sub("", title)
    if not CODE.fullmatch(code):
        raise ValueError(f"“{code}” is not the code of an industry")
    if "ownership" in group.lower() and len(ownership) == 1 and code.endswith("0"):
        last = "1" if code == ALL and ownership == PRIVATE else ownership
        code = code[:-1] + last
    return CodeAndTitle(code, title.strip())
