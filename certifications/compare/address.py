"""What the address of a comparison asks for, as far as it can be understood.

What makes no sense is reported in plain words and left out; the rest is answered.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from urllib.parse import parse_qsl

from django import forms

from certifications.catalogue.names import Name, named, nearest, own_names
from certifications.catalogue.shelf import Shelf
from certifications.models import Certification, Path
from certifications.reader.answers import Answers, AnswersForm
from certifications.reader.day_and_place import DayForm
from certifications.since.asked import NAME, AskedEdition
from certifications.upkeep.costs import YEARS
from coderpath.asked import Problem
from coderpath.filters import WholeField
from coderpath.links import encoded
from coderpath.near_names import near
from coderpath.renamed import follow
from coderpath.sources import words
from coderpath.written import quoted
from salaries.places import spoken_place

from .table import MOST

ONLY = "differences"
# How a phone shows more than fit beside one another.
PAIRS, ROWS = "pairs", "rows"
SHOWN = {PAIRS: "Two at a time", ROWS: "row by row"}
MANY = 4

MOST_YEARS = 10
WRONG_YEARS = "Years to count must be a whole number from 1 to 10."
NO_YEARS = (
    "Years to count bear on certifications only. A path is added up to its title, and to the first"
    " renewal."
)
# How many unknown codes a message names, and how many near ones.
MOST_NAMED, MOST_MEANT = 5, 3


class ComparisonForm(DayForm, AnswersForm):
    """The day, the years to count, and what the reader said: a path is worked out for them."""

    years = WholeField(
        required=False,
        label="Years to count",
        min_value=1,
        max_value=MOST_YEARS,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), WRONG_YEARS),
    )

    @property
    def years_asked(self) -> int:
        return self.cleaned_data.get("years") or YEARS

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
    years: int = YEARS
    only_differences: bool = False
    show: str = ""
    beside_first: str = ""
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
    def place_in_words(self) -> str:
        return spoken_place(self.state, self.place) if self.state else f"the {self.place}"

    @property
    def is_full(self) -> bool:
        return len(self.chosen) == MOST

    @property
    def choices(self) -> list[tuple[str, str]]:
        """The parameters that name what is compared, in order."""
        return [("p" if isinstance(one, Path) else "c", one.slug) for one in self.chosen]

    @property
    def follow(self) -> str:
        """The query of the public log for what is compared."""
        return f"?{encoded(tuple(self.choices))}"

    @property
    def fields(self) -> tuple[str, ...]:
        """The answers that the form of the page has a field for."""
        return ("state", "hours", "earn") if self.paths else ("state",)

    @property
    def query(self) -> str:
        # Most of them stand in most links of the page.
        return "?" + "&".join([encoded((pair,)) for pair in self.pairs])

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The parameters of the address."""
        pairs = [*self.choices, *self.answers.pairs]
        if self.years != YEARS:
            pairs.append(("years", str(self.years)))
        if self.only_differences:
            pairs.append(("only", ONLY))
        if self.is_many:
            pairs += [("show", self.show)] if self.show else []
            is_there = any(one.slug == self.beside_first for one in self.chosen[1:])
            pairs += [("with", self.beside_first)] if is_there else []
        if self.as_of:
            pairs.append(("as_of", self.as_of.isoformat()))
        if self.edition:
            pairs.append((NAME, self.edition))
        return pairs

    def shared(self, edition: str) -> str:
        """The query of a link to share, which will say what changed since this edition."""
        return replace(self, edition=edition).query

    @property
    def today(self) -> str:
        return replace(self, as_of=None).query

    @property
    def all_rows(self) -> str:
        return replace(self, only_differences=False).query

    # How a phone shows it

    @property
    def is_many(self) -> bool:
        """Whether a phone has too little room for all columns at once."""
        return len(self.chosen) >= MANY

    @property
    def layout(self) -> str:
        """“pairs” or “rows” where there are many; a plain table otherwise."""
        return (self.show or PAIRS) if self.is_many else ""

    @cached_property
    def partner(self):
        """What stands beside the baseline, of many, where two are shown at a time."""
        others = self.chosen[1:]
        found = (one for one in others if one.slug == self.beside_first)
        return next(found, others[0]) if others else None

    @property
    def layouts(self) -> list["WayToShow"]:
        """Two at a time, or all of them row by row."""
        every = f"All {words.spelled(len(self.chosen))}, {SHOWN[ROWS]}"
        names = {PAIRS: SHOWN[PAIRS], ROWS: every}
        return [
            WayToShow(name, replace(self, show=layout).query, layout == self.layout)
            for layout, name in names.items()
        ]

    @cached_property
    def partners(self) -> list["WayToShow"]:
        """Each that the baseline can be seen with."""
        return [
            WayToShow(
                label(one),
                replace(self, show=PAIRS, beside_first=one.slug).query,
                one == self.partner,
            )
            for one in self.chosen[1:]
        ]

    @property
    def next_partner(self) -> "WayToShow":
        """The one after it, and the first after the last."""
        at = next(place for place, each in enumerate(self.partners) if each.is_current)
        return self.partners[(at + 1) % len(self.partners)]

    @cached_property
    def columns(self) -> list["ColumnLinks"]:
        return [self._links(one) for one in self.chosen]

    def _links(self, one) -> "ColumnLinks":
        others = [other for other in self.chosen if other is not one]
        return ColumnLinks(label(one), self._choosing([one, *others]), self._choosing(others))

    def beside(self, more: Iterable) -> list[tuple]:
        """Each of these with the address that has it too."""
        return [(one, self._choosing([*self.chosen, one])) for one in more]

    def _choosing(self, chosen: list) -> str:
        return replace(self, chosen=tuple(chosen)).query


@dataclass(frozen=True)
class WayToShow:
    """One of several ways to see the comparison, and its address."""

    label: str
    query: str
    is_current: bool


@dataclass(frozen=True)
class ColumnLinks:
    """A column of the table, with the addresses that move it or take it out."""

    label: str
    as_baseline: str
    without: str


def _pairs(query: str) -> list[tuple[str, str]]:
    """The parameters in the order of the address, which a QueryDict keeps only name by name."""
    return parse_qsl(query, keep_blank_values=True)


def read(query: str, form: ComparisonForm, there: Shelf) -> AskedComparison:
    """What a query string asks for, of what there is; the form, of the same query, has the rest."""
    pairs = _pairs(query)
    known = there.once(own_names)
    by_slug = {path.slug: path for path in there.paths}
    chosen, remarks = _chosen(pairs, known, by_slug)
    only, show, beside = (_last(pairs, name).strip().lower() for name in ("only", "show", "with"))
    edition = AskedEdition.of(_last(pairs, NAME))
    beside_them = {one.slug: one for one in chosen[1:MOST]}  # a path may be called as a title is
    partner = beside_them.get(beside) or _called(beside, known)
    has_paths = any(isinstance(one, Path) for one in chosen)
    has_certifications = any(isinstance(one, Certification) for one in chosen)
    if has_paths and not has_certifications and form.asked("years"):
        remarks.append(NO_YEARS)
    return AskedComparison(
        chosen=tuple(chosen[:MOST]),
        answers=form.answers,
        years=form.years_asked,
        only_differences=only == ONLY,
        show=show if show in SHOWN else "",
        beside_first=partner.slug if partner in chosen[1:MOST] else "",
        as_of=form.day,
        edition=edition.code,
        problems=(
            *_unknown(_unnamed(pairs, known), known),
            *_no_paths(pairs, by_slug),
            *_too_many(chosen),
            *_of_form(form, has_paths, has_certifications),
            *_only(only),
            *_show(show),
            *([] if not beside or partner in chosen[1:MOST] else _no_partner(beside)),
            *edition.problems,
        ),
        remarks=tuple(remarks),
    )


def _last(pairs: list[tuple[str, str]], name: str) -> str:
    return next((value for key, value in reversed(pairs) if key == name), "")


def _asked(pairs: list[tuple[str, str]], name: str) -> list[str]:
    """The values of one parameter, each once."""
    return [v for v in dict.fromkeys(v for key, v in pairs if key == name) if v.strip()]


def _called(text: str, known: list[Name]) -> Certification | None:
    name = named(text, known) if text else None
    return name.certification if name else None


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


def _of_form(form: ComparisonForm, has_paths: bool, has_certifications: bool) -> list[Problem]:
    """What is wrong with the rest; only what the page has a field for leads to it."""
    shown = {"id_state", *({"id_hours", "id_earn"} if has_paths else ())}
    shown |= {"id_years"} if has_certifications else set()
    return [p if p.field in shown else replace(p, field="") for p in form.problems]


def _too_many(chosen: list) -> list[Problem]:
    if len(chosen) <= MOST:
        return []
    rest = [label(one) for one in chosen[MOST:]]
    named = rest if len(rest) <= MOST else [*rest[:MOST], f"{len(rest) - MOST} more"]
    return [
        Problem(
            f"You can compare six at most. These are left out: {words.listing(named)}.",
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


def _show(text: str) -> list[Problem]:
    if text in ("", *SHOWN):
        return []
    return [
        Problem(
            f"A phone can show “{PAIRS}” or “{ROWS}”. You wrote {quoted(text)}: pairs are shown."
        )
    ]


def _no_partner(text: str) -> list[Problem]:
    return [
        Problem(
            "On a phone, what stands beside the first must be one of the others here. You wrote"
            f" {quoted(text)}."
        )
    ]
