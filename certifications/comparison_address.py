"""What the address of a comparison asks for, as far as it can be understood.

What makes no sense is reported in plain words and left out; the rest is answered.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from urllib.parse import urlencode

from coderpath.asked import Problem, quoted
from coderpath.sources import words
from salaries.places import place_name

from . import near_names
from .comparison import MOST
from .day_and_place import DayForm

ONLY = "differences"
# The parameters of the page.
NAMES = ("c", "state", "only", "as_of")

# How many unknown codes a message names, and how many near ones.
MOST_NAMED, MOST_MEANT = 5, 3


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


def read(codes: list[str], only: str, form: DayForm, certifications: Iterable) -> Asked:
    """What these parameters ask for, of the certifications there are; the form has the others."""
    chosen, unknown, remarks = _codes(codes, known := near_names.names(certifications))
    return Asked(
        chosen=tuple(chosen[:MOST]),
        state=form.place,
        only_differences=only == ONLY,
        as_of=form.day,
        problems=(
            *_unknown(unknown, known),
            *_too_many(chosen),
            *form.problems,
            *_only(only),
        ),
        remarks=tuple(remarks),
    )


def _codes(codes: list[str], known: list) -> tuple[list, list[str], list[str]]:
    """Those named, each once and in the order named; what names none; what to remark."""
    found, unknown, remarks = {}, {}, {}
    for code in filter(str.strip, dict.fromkeys(codes)):
        name = near_names.named(code, known)
        if not name:
            unknown[code] = True
            continue
        found[name.certification] = True
        if name.is_another:
            remarks[f"{name.text} is shown as {name.certification.code}. {name.why}"] = True
    return list(found), list(unknown), list(remarks)


def _unknown(codes: list[str], known: list) -> list[Problem]:
    """One message for each unknown code, with near ones; of many, one for the rest."""
    problems = [Problem(_nearest(code, known), "add") for code in codes[:MOST_NAMED]]
    if rest := codes[MOST_NAMED:]:
        problems.append(Problem(f"{words.plural(len(rest), 'more code')} unknown.", "add"))
    return problems


def _nearest(code: str, known: list) -> str:
    near = near_names.nearest(code, known)[:MOST_MEANT]
    codes = [name.certification.code for name in near]
    meant = f" Did you mean {words.listing(codes, 'or')}?" if codes else ""
    return f"No certification has the code {quoted(code)}.{meant}"


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


def _only(text: str) -> list[Problem]:
    if text in ("", ONLY):
        return []
    return [
        Problem(
            f"Rows can be narrowed to “{ONLY}” only. You wrote {quoted(text)}. All rows are shown."
        )
    ]
