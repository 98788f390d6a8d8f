"""What the address of a comparison asks for, as far as it can be understood. Pure.

What makes no sense is reported in plain words and left out; the rest is answered.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from urllib.parse import urlencode

from coderpath.sources import words
from salaries.places import nearest_places, place_name

from . import near_names
from .comparison import MOST

FIRST_DAY = date(2000, 1, 1)
ONLY = "differences"

# As much of a parameter as a message repeats, how many unknown codes it names, and near ones.
LONGEST, MOST_NAMED, MOST_MEANT = 30, 5, 3


@dataclass(frozen=True)
class Problem:
    """What is wrong, in words, and the control that mends it, if there is one."""

    message: str
    field: str = ""


@dataclass(frozen=True)
class Asked:
    """The certifications to compare, the first being the baseline, and how to show them."""

    chosen: tuple = ()
    state: str = ""
    only_differences: bool = False
    as_of: date | None = None
    problems: tuple[Problem, ...] = field(default=(), compare=False)
    remarks: tuple[str, ...] = field(default=(), compare=False)

    @property
    def place(self) -> str:
        return place_name(self.state) or "United States"

    @property
    def is_full(self) -> bool:
        return len(self.chosen) == MOST

    @property
    def query(self) -> str:
        pairs = [("c", certification.slug) for certification in self.chosen]
        if self.state:
            pairs.append(("state", self.state))
        if self.only_differences:
            pairs.append(("only", ONLY))
        if self.as_of:
            pairs.append(("as_of", self.as_of.isoformat()))
        return f"?{urlencode(pairs)}"

    @property
    def today(self) -> str:
        return replace(self, as_of=None).query

    @property
    def all_rows(self) -> str:
        return replace(self, only_differences=False).query

    @property
    def columns(self) -> list["Column"]:
        return [
            Column(one, self._choosing([one, *self._but(one)]), self._choosing(self._but(one)))
            for one in self.chosen
        ]

    def beside(self, more: Iterable) -> list[tuple]:
        """Each of these with the address that has it too."""
        return [(one, self._choosing([*self.chosen, one])) for one in more]

    def _but(self, certification) -> list:
        return [one for one in self.chosen if one != certification]

    def _choosing(self, certifications: list) -> str:
        return replace(self, chosen=tuple(certifications)).query


@dataclass(frozen=True)
class Column:
    """A certification of the table, with the addresses that move it or take it out."""

    certification: object
    as_baseline: str
    without: str


def read(
    codes: list[str],
    state: str,
    only: str,
    as_of: str,
    certifications: Iterable,
    today: date,
) -> Asked:
    """What these parameters ask for, of the certifications there are."""
    chosen, unknown, remarks = _codes(codes, list(certifications))
    problems = [*_unknown(unknown, certifications), *_too_many(chosen)]
    usps, wrong_state = _state(state)
    day, wrong_day = _day(as_of, today)
    return Asked(
        chosen=tuple(chosen[:MOST]),
        state=usps,
        only_differences=only == ONLY,
        as_of=day,
        problems=(*problems, *wrong_state, *wrong_day, *_only(only)),
        remarks=tuple(remarks),
    )


def _codes(codes: list[str], certifications: list) -> tuple[list, list[str], list[str]]:
    """Those named, each once and in the order named; what names none; what to remark."""
    by_code = {}
    for name in ("apprentice_code", "former_code", "code", "slug"):
        for certification in certifications:
            if code := getattr(certification, name).casefold():
                by_code[code] = certification, name
    found, unknown, remarks = {}, {}, {}
    for code in codes:
        wanted = code.strip().casefold()
        if not wanted:
            continue
        if wanted not in by_code:
            unknown[code.strip()[:LONGEST]] = True
            continue
        certification, name = by_code[wanted]
        found[certification.pk] = certification
        if name == "former_code":
            remarks[f"{certification.former_code} is now called {certification.code}."] = True
        if name == "apprentice_code":
            remarks[
                f"{certification.apprentice_code} is {certification.code} "
                "before experience is shown, not another credential."
            ] = True
    return list(found.values()), list(unknown), list(remarks)


def _unknown(codes: list[str], certifications: Iterable) -> list[Problem]:
    """One message for each unknown code, with near ones; of many, one for the rest."""
    problems = [Problem(_nearest(code, certifications), "add") for code in codes[:MOST_NAMED]]
    if rest := codes[MOST_NAMED:]:
        problems.append(Problem(f"{words.plural(len(rest), 'more code')} unknown.", "add"))
    return problems


def _nearest(code: str, certifications: Iterable) -> str:
    near = near_names.nearest(code, near_names.names(certifications))[:MOST_MEANT]
    codes = [name.certification.code for name in near]
    meant = f" Did you mean {words.listing(codes, 'or')}?" if codes else ""
    return f"No certification has the code “{printable(code)}”.{meant}"


def printable(text: str) -> str:
    """A reader's own words, safe to repeat: no control characters.

    >>> printable("cp\\x00c")
    'cp�c'
    """
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text[:LONGEST])


def _too_many(chosen: list) -> list[Problem]:
    if len(chosen) <= MOST:
        return []
    rest = [one.code for one in chosen[MOST:]]
    named = rest if len(rest) <= MOST else [*rest[:MOST], f"{len(rest) - MOST} more"]
    return [
        Problem(
            f"Six at most can be compared. The first six are; left out: {words.listing(named)}.",
            "add",
        )
    ]


def _state(text: str) -> tuple[str, list[Problem]]:
    text = text.strip()
    if not text or place_name(text[:LONGEST]):
        return text.lower(), []
    near = [name for _, name in nearest_places(text[:LONGEST])]
    meant = f" Did you mean {words.listing(near, 'or')}?" if near else ""
    return "", [
        Problem(
            f"No state or territory has the postal code “{printable(text)}”.{meant} "
            "Pay is shown for the United States.",
            "state",
        )
    ]


def _day(text: str, today: date) -> tuple[date | None, list[Problem]]:
    """A day in the past; today and nothing are the same."""
    text = text.strip()
    if not text:
        return None, []
    try:
        day = date.fromisoformat(text[:LONGEST])
    except ValueError:
        return None, [
            Problem(
                f"“{printable(text)}” is not a day. Write it as 2026-01-31. Figures are today’s.",
            )
        ]
    if not FIRST_DAY <= day <= today:
        return None, [
            Problem(
                f"The day must lie between {words.day(FIRST_DAY)} and today. "
                f"You wrote {printable(text)}. Figures are today’s.",
            )
        ]
    return (None if day == today else day), []


def _only(text: str) -> list[Problem]:
    if text in ("", ONLY):
        return []
    return [
        Problem(
            f"Rows can be narrowed to “{ONLY}” only. You wrote “{printable(text)}”. "
            "All rows are shown.",
        )
    ]
