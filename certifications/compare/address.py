"""What the address of a comparison asks for, as far as it can be understood.

What makes no sense is reported in plain words and left out; the rest is answered.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from urllib.parse import parse_qsl, urlencode

from django import forms

from certifications.catalogue.names import Name, named, names_of, nearest
from certifications.catalogue.shelf import Shelf
from certifications.models import Certification, Path
from certifications.reader.answers import Answers, AnswersForm
from certifications.reader.day_and_place import DayForm
from coderpath.asked import Problem
from coderpath.near_names import near
from coderpath.renamed import follow
from coderpath.sources import words
from coderpath.written import quoted

from .table import MOST

ONLY = "differences"
EDITION = re.compile("[0-9a-f]{8}")

# How many unknown codes a message names, and how many near ones.
MOST_NAMED, MOST_MEANT = 5, 3


class ComparisonForm(DayForm, AnswersForm):
    """The day, and what the reader said: a path is worked out for them."""

    @property
    def of_paths(self) -> list[forms.BoundField]:
        """What only a path asks."""
        return [self["hours"], self["earn"]]


def label(one) -> str:
    """What a sentence calls it: the code of a certification, the name of a path.

    >>> label(Certification(code="CPC")), label(Path(name="Self-study, then CCA"))
    ('CPC', '“Self-study, then CCA”')
    """
    return f"“{one.name}”" if isinstance(one, Path) else one.code


@dataclass(frozen=True)
class AskedComparison:
    """The certifications and paths to compare, the first the baseline, and how to show them."""

    chosen: tuple = ()
    answers: Answers = field(default_factory=Answers)
    only_differences: bool = False
    as_of: date | None = None
    edition: str = ""
    problems: tuple[Problem, ...] = field(default=(), compare=False)
    remarks: tuple[str, ...] = field(default=(), compare=False)

    @property
    def certifications(self) -> list[Certification]:
        return [one for one in self.chosen if isinstance(one, Certification)]

    @property
    def paths(self) -> list[Path]:
        return [one for one in self.chosen if isinstance(one, Path)]

    @property
    def state(self) -> str:
        return self.answers.state

    @property
    def place(self) -> str:
        return self.answers.place

    @property
    def is_full(self) -> bool:
        return len(self.chosen) == MOST

    @property
    def choices(self) -> list[tuple[str, str]]:
        """The parameters that name what is compared, in order."""
        return [("p" if isinstance(one, Path) else "c", one.slug) for one in self.chosen]

    @property
    def fields(self) -> tuple[str, ...]:
        """The answers that the form of the page has a field for."""
        return ("state", "hours", "earn") if self.paths else ("state",)

    @property
    def query(self) -> str:
        pairs = [*self.choices, *self.answers.pairs]
        if self.only_differences:
            pairs.append(("only", ONLY))
        if self.as_of:
            pairs.append(("as_of", self.as_of.isoformat()))
        if self.edition:
            pairs.append(("edition", self.edition))
        return f"?{urlencode(pairs)}"

    def shared(self, edition: str) -> str:
        """The query of a link to share, which will say what changed since this edition."""
        return replace(self, edition=edition).query

    @property
    def today(self) -> str:
        return replace(self, as_of=None).query

    @property
    def all_rows(self) -> str:
        return replace(self, only_differences=False).query

    @property
    def columns(self) -> list["ColumnLinks"]:
        return [
            ColumnLinks(
                label(one), self._choosing([one, *self._but(one)]), self._choosing(self._but(one))
            )
            for one in self.chosen
        ]

    def beside(self, more: Iterable) -> list[tuple]:
        """Each of these with the address that has it too."""
        return [(one, self._choosing([*self.chosen, one])) for one in more]

    def _but(self, other) -> list:
        return [one for one in self.chosen if one != other]

    def _choosing(self, chosen: list) -> str:
        return replace(self, chosen=tuple(chosen)).query


@dataclass(frozen=True)
class ColumnLinks:
    """A column of the table, with the addresses that move it or take it out."""

    label: str
    as_baseline: str
    without: str


def _pairs(query: str) -> list[tuple[str, str]]:
    """The parameters in the order of the address, which a QueryDict keeps only name by name."""
    return parse_qsl(query, keep_blank_values=True)


def known_names(there: Shelf) -> list[Name]:
    """What certifications are called in the address of a comparison."""
    return names_of(there.certifications)


def read(query: str, form: ComparisonForm, there: Shelf) -> AskedComparison:
    """What a query string asks for, of what there is; the form, of the same query, has the rest."""
    pairs = _pairs(query)
    known = there.once(known_names)
    by_slug = {path.slug: path for path in there.paths}
    chosen, remarks = _chosen(pairs, known, by_slug)
    only, edition = (_last(pairs, name).lower() for name in ("only", "edition"))
    return AskedComparison(
        chosen=tuple(chosen[:MOST]),
        answers=form.answers,
        only_differences=only == ONLY,
        as_of=form.day,
        edition=edition if EDITION.fullmatch(edition) else "",
        problems=(
            *_unknown(_unnamed(pairs, known), known),
            *_no_paths(pairs, by_slug),
            *_too_many(chosen),
            *_of_form(form, bool(by_slug) and any(isinstance(one, Path) for one in chosen)),
            *_only(only),
            *_edition(edition),
        ),
        remarks=tuple(remarks),
    )


def _last(pairs: list[tuple[str, str]], name: str) -> str:
    return next((value for key, value in reversed(pairs) if key == name), "")


def _asked(pairs: list[tuple[str, str]], name: str) -> list[str]:
    """The values of one parameter, each once."""
    return [v for v in dict.fromkeys(v for key, v in pairs if key == name) if v.strip()]


def _chosen(pairs, known: list, by_slug: dict[str, Path]) -> tuple[list, list[str]]:
    """Those named, each once and in the order named; and what to remark."""
    found, remarks = {}, {}
    for key, value in dict.fromkeys(pairs):
        if key == "p" and (path := by_slug.get(value.strip().lower())):
            found[path] = True
        name = named(value, known) if key == "c" and value.strip() else None
        if not name:
            continue
        found[name.certification] = True
        if name.is_another:
            remarks[f"{name.text} is shown as {name.certification.code}. {name.why}"] = True
    return list(found), list(remarks)


def _unnamed(pairs, known: list) -> list[str]:
    """Codes by which nothing is called; one that a certification once had leads on."""
    lost = [code for code in _asked(pairs, "c") if not named(code, known)]
    follow(Certification, *lost[:MOST_NAMED])
    return lost


def _unknown(codes: list[str], known: list) -> list[Problem]:
    return _each_unknown(codes, "code", lambda code: _nearest(code, known))


def _nearest(code: str, known: list) -> str:
    codes = [name.certification.code for name in nearest(code, known)[:MOST_MEANT]]
    meant = f" Did you mean {words.listing(codes, 'or')}?" if codes else ""
    return f"No certification has the code {quoted(code)}.{meant}"


def _no_paths(pairs, by_slug: dict[str, Path]) -> list[Problem]:
    lost = [slug for slug in _asked(pairs, "p") if slug.strip().lower() not in by_slug]
    follow(Path, *lost[:MOST_NAMED])
    return _each_unknown(lost, "path", lambda slug: _no_path(slug, by_slug))


def _each_unknown(asked: list[str], what: str, say: Callable[[str], str]) -> list[Problem]:
    """One message for each that is not there, with near ones; of many, one for the rest."""
    problems = [Problem(say(each), "add") for each in asked[:MOST_NAMED]]
    if rest := asked[MOST_NAMED:]:
        problems.append(Problem(f"{words.plural(len(rest), f'more {what}')} unknown.", "add"))
    return problems


def _no_path(slug: str, by_slug: dict[str, Path]) -> str:
    alike = near(slug.lower(), by_slug, MOST_MEANT)
    meant = words.listing([label(by_slug[each]) for each in alike], "or")
    return f"No path has the address {quoted(slug)}.{f' Did you mean {meant}?' if alike else ''}"


def _of_form(form: ComparisonForm, has_paths: bool) -> list[Problem]:
    """What is wrong with the rest; only what the page has a field for leads to it."""
    shown = {"id_state", "id_hours", "id_earn"} if has_paths else {"id_state"}
    return [p if p.field in shown else replace(p, field="") for p in form.problems]


def _too_many(chosen: list) -> list[Problem]:
    if len(chosen) <= MOST:
        return []
    rest = [label(one) for one in chosen[MOST:]]
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


def _edition(text: str) -> list[Problem]:
    if not text or EDITION.fullmatch(text):
        return []
    return [
        Problem(
            "The edition of a link is eight digits and letters, such as 8871ff9d. You wrote"
            f" {quoted(text)}. What changed since cannot be told."
        )
    ]
