"""Which survey a file holds, and what the mark # stands for in it."""

import re
from collections.abc import Iterable
from decimal import Decimal

from coderpath.tables.malformed import Malformed, PlaceInFile

from .cells import shown
from .rows import SurveyRelease

FIRST_YEAR, LAST_YEAR = 1997, 2099
DESCRIBED = re.compile(r"\bMay ((?:19|20)\d\d)\b", re.IGNORECASE)
FILE_YEAR = re.compile(r"(?:_M|may_?|_|^)((?:19|20)\d\d)(?!\d)", re.IGNORECASE)
FILE_SHORT = re.compile(r"oesm(\d\d)", re.IGNORECASE)
TOP_CODE = re.compile(r"\$([\d,]+\.?\d*) per hour or \$([\d,]+) per year", re.IGNORECASE)


def described(texts: Iterable[str]) -> tuple[int | None, Decimal | None, int | None]:
    """The year and the top codes (dollars an hour, a year) that a description of fields gives.

    >>> described(["May 2023 OEWS Estimates", "# = $115.00 per hour or $239,200 per year"])
    (2023, Decimal('115.00'), 239200)
    """
    year, hourly, annual = None, None, None
    for text in texts:
        if year is None and (said := DESCRIBED.search(text)):
            year = int(said[1])
        if said := TOP_CODE.search(text):
            hourly = Decimal(said[1].replace(",", ""))
            annual = int(said[2].replace(",", ""))
    return year, hourly, annual


def year_of(name: str) -> int | None:
    """The year that the name of a file gives.

    >>> year_of("state_M2025_dl.xlsx"), year_of("oesm25st.zip"), year_of("national_may2003_dl.xls")
    (2025, 2025, 2003)
    >>> year_of("oe.data.0.Current")
    """
    for part in reversed(name.split("/")):
        if said := FILE_YEAR.search(part):
            return int(said[1])
        if said := FILE_SHORT.search(part):
            return 2000 + int(said[1])
    return None


def of_year(text: str, release: SurveyRelease, this_year: int | None) -> SurveyRelease:
    """The release of a row: by its own year where the file gives one.

    Raises ValueError, for a year after this one too.
    """
    if not text and not release.year:
        raise ValueError(
            "nothing says of which year this is; say it (--release, or Year in the admin)"
        )
    found = SurveyRelease(survey_year(text.removesuffix(".0"))) if text else release
    if this_year and found.year > this_year:
        raise ValueError(f"a survey of May {found.year} cannot be out in {this_year}")
    return found


def survey_year(text: str) -> int:
    """A year of the survey. Raises ValueError.

    >>> survey_year("2025")
    2025
    """
    if not re.fullmatch("[0-9]{4}", text) or not FIRST_YEAR <= int(text) <= LAST_YEAR:
        raise ValueError(f"{shown(text)} is not a year of the survey")
    return int(text)


def release(place: PlaceInFile, texts: Iterable[str], told: int | None) -> SurveyRelease:
    """The release by the description that comes with a file or the name of its sheet ("All May 2024
    data"), else as told, else by the name of the file.

    Its year is 0 when none says. Raises Malformed when the first two differ.
    """
    year, hourly, annual = described([*texts, place.sheet])
    if year and told and year != told:
        raise Malformed(place, f"says that it is of May {year}, not of May {told}")
    return SurveyRelease(year or told or year_of(place.file) or 0, hourly, annual)
