"""Keeping titles: what the address asks for, and what the page says of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import zip_longest
from urllib.parse import urlencode

from django import forms

from certifications.catalogue.amounts import Sum
from certifications.catalogue.names import Name, named, own_names
from certifications.catalogue.shelf import Shelf
from certifications.models import Certification
from certifications.upkeep.of_shelf import KeptTitles
from certifications.upkeep.rules import HeldCredential
from certifications.upkeep.upkeep import BodyUpkeep, Charge, Due, Upkeep, upkeep
from coderpath.asked import AskedForm, Problem
from coderpath.renamed import follow
from coderpath.sources import words
from coderpath.sources.findings import Finding
from coderpath.written import quoted

from . import phrases
from .days import FIRST_DAY, DayField, read_day
from .ics import Event

MOST = 6
YEARS = range(1, 11)
USUAL_YEARS = 5


class KeepForm(AskedForm):
    """For how long, from when, and whether as a member."""

    years = forms.TypedChoiceField(
        required=False,
        label="Keep them for",
        choices=[(years, words.plural(years, "year")) for years in YEARS],
        coerce=int,
        empty_value=None,
        error_messages={"invalid_choice": "Years must be a whole number from 1 to 10."},
    )
    rows = forms.TypedChoiceField(
        required=False,
        choices=[(number, number) for number in range(1, MOST + 1)],
        coerce=int,
        empty_value=None,
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": "There is room for 1 to 6 titles."},
    )
    member = forms.ChoiceField(
        required=False,
        label="If you may choose to be a member",
        choices=[("", "I would not join"), ("yes", "I am a member, or would be")],
        error_messages={"invalid_choice": "Membership can be “yes” or left out."},
    )
    on = DayField(
        what="The day to count from",
        label="Count from",
        help_text="Today if empty.",
    )

    def __init__(self, data):
        given = data.copy()
        given.setdefault("years", str(USUAL_YEARS))
        super().__init__(given)

    @property
    def how_long(self) -> int:
        return self.asked("years") or USUAL_YEARS

    @property
    def rows_asked(self) -> int:
        """How many titles the form has room for, at the least."""
        return self.asked("rows") or 1

    @property
    def is_member(self) -> bool:
        return self.asked("member") == "yes"


@dataclass
class KeepRow:
    """One title of the form: what was written, what it means, and what is wrong with it."""

    number: int
    slug: str = ""
    written: str = ""
    certification: Certification | None = None
    earned: date | None = None
    problem: str = ""
    day_problem: str = ""

    @property
    def problems(self) -> list[Problem]:
        return [
            Problem(message, f"{name}{self.number}")
            for name, message in (("c", self.problem), ("d", self.day_problem))
            if message
        ]


def read_rows(
    codes: list[str], days: list[str], known: list[Name], first: date, least: int
) -> tuple[list[KeepRow], list[Problem]]:
    """The titles that were asked for, each with its day, and at least so many rows in all."""
    rows: list[KeepRow] = []
    asked = [pair for pair in zip_longest(codes, days, fillvalue="") if any(map(str.strip, pair))]
    for code, day in asked[:MOST]:
        rows.append(_row(KeepRow(len(rows) + 1, written=day), code, known, first))
        _say_if_there(rows)
    problems = [problem for row in rows for problem in row.problems]
    if rest := asked[MOST:]:
        left = words.listing([_as_known(code, known) for code, _ in rest[:MOST]])
        problems.append(Problem(f"Six at most. The first six are; left out: {left}.", "c1"))
    return [*rows, *(KeepRow(number) for number in range(len(rows) + 1, least + 1))], problems


def _as_known(code: str, known: list) -> str:
    """The code of the title that was meant, else what was written."""
    name = named(code, known)
    return f"the {name.certification.code}" if name else quoted(code)


def _row(row: KeepRow, code: str, known: list, first: date) -> KeepRow:
    if not code.strip():
        row.problem = "Choose which title you earned on that day."
    elif name := named(code, known):
        row.certification, row.slug = name.certification, name.certification.slug
    else:
        follow(Certification, code)
        row.problem = f"No certification has the code {quoted(code)}."
    day = DayField(what="The day you earned it", first=FIRST_DAY, last=first)
    row.earned, row.day_problem = read_day(row.written, day)
    return row


def _say_if_there(rows: list[KeepRow]) -> None:
    """One title counts once."""
    *before, row = rows
    if row.certification and row.certification in [each.certification for each in before]:
        row.problem = f"The {row.certification} is there already, so it counts once."
        row.certification = None


@dataclass
class KeepPage:
    """Everything the page shows; `kept` is None until a title is named."""

    form: KeepForm
    first: date
    rows: list[KeepRow]
    problems: list[Problem]
    shelf: Shelf
    kept: Upkeep | None = None

    @property
    def choices(self) -> tuple[tuple[str, str], ...]:
        """Each certification’s slug and code, for the menus of the form."""
        return self.shelf.once(_choices)

    @cached_property
    def chosen(self) -> list[KeepRow]:
        return [row for row in self.rows if row.certification]

    @cached_property
    def undated(self) -> list[str]:
        """Titles without a day: they count as earned on the day counted from."""
        return [row.certification.code for row in self.chosen if not row.earned]

    @property
    def said(self) -> str:
        """What the reader said, for the printed page, which leaves the form out."""
        return ", ".join(
            f"{row.certification.code} earned on {words.day(row.earned)}"
            for row in self.chosen
            if row.earned
        )

    @property
    def member(self) -> bool:
        return self.form.is_member

    @property
    def query(self) -> str:
        """The address of this very page, which stays the same tomorrow."""
        pairs = []
        for row in self.chosen:
            earned = row.earned or self.first
            pairs += [("c", row.slug), ("d", earned.isoformat())]
        pairs += [("years", self.form.how_long), ("on", self.first.isoformat())]
        pairs += [("member", "yes")] * self.member
        return f"?{urlencode(pairs)}"

    @property
    def is_alone(self) -> bool:
        """Whether the form has room for one title only."""
        return len(self.rows) == 1

    @property
    def next_row(self) -> int | None:
        """The number of one more title; None where there is no room for it."""
        return len(self.rows) + 1 if len(self.rows) < MOST else None

    @property
    def codes(self) -> list[str]:
        """What is kept; not what another one held takes the place of."""
        return [code for body in self.kept.bodies for code in body.codes] if self.kept else []

    @property
    def heading(self) -> str:
        return phrases.keep_your(self.codes)

    @property
    def lead(self) -> str:
        """“Keeping your CPC for 5 years costs $1,110 plus credits.”"""
        outsider, member = self.totals
        by_choice = [body.body for body in self.kept.bodies if body.has_choice]
        return phrases.keeping(self.form.how_long, self.codes, outsider, member, by_choice)

    @cached_property
    def totals(self) -> tuple[Sum, Sum]:
        return self.kept.total(False), self.kept.total(True)

    @property
    def days_counted(self) -> str:
        """“Nov. 30, 2026 through Nov. 29, 2031, at today’s prices.”"""
        period = self.kept.period
        return phrases.days_counted(period.first + timedelta(days=1), period.last)

    @cached_property
    def bodies(self) -> list["BodyPage"]:
        return [BodyPage(body) for body in self.kept.bodies]

    @property
    def years(self) -> tuple[tuple, ...]:
        """Each year’s last day, and what falls due in it with and without membership."""
        kept = self.kept
        return tuple(zip(kept.period.ends, kept.yearly(False), kept.yearly(True), strict=True))

    @property
    def in_no_year(self) -> str:
        """What is in no single year: nobody gives its price or its day."""
        charges = (each for body in self.kept.bodies for each in body.charges(self.member))
        return words.listing([words.inside(each.label) for each in charges if each.days is None])

    @property
    def counted_from(self) -> str:
        """For whom the days hold, and from which days they are counted."""
        said = [phrases.counted_from(self.undated, self.first)]
        if self.kept.has_choice:
            said.insert(0, phrases.AS_A_MEMBER if self.member else phrases.NOT_AS_A_MEMBER)
        return " ".join(said)

    @cached_property
    def dates(self) -> list[Due]:
        return self.kept.dates(self.member)

    @property
    def across(self) -> str:
        """What the credits of several organizations come to in two years, if none counts twice."""
        needs = self.kept.credits
        if len(self.kept.bodies) < 2 or {need.cycle_months for need in needs} != {24}:
            return ""
        if any(need.ceus is None for need in needs):
            return ""
        return words.number(sum(need.ceus for need in needs))

    @property
    def events(self) -> list[Event]:
        return [_event(due) for due in self.dates]


@dataclass(frozen=True)
class BodyPage:
    """One organization, as the page tells it."""

    upkeep: BodyUpkeep

    def __getattr__(self, name):
        return getattr(self.upkeep, name)

    @property
    def rows(self) -> list[tuple[str, Charge | None, Charge | None]]:
        """Label, the charge without membership, and that with it; None where there is none."""
        outside = {charge.label: charge for charge in self.upkeep.charges(False)}
        inside = {charge.label: charge for charge in self.upkeep.charges(True)}
        labels = dict.fromkeys([*inside, *outside])
        return [(label, outside.get(label), inside.get(label)) for label in labels]

    @property
    def assumed_from(self) -> str:
        """From which day we count, where no source says."""
        return phrases.assumed_from(str(self.body), len(self.codes) > 1)

    @property
    def says_of_lateness(self) -> bool:
        """Whether any source says anything of being late."""
        return any(finding.headline for _, finding in self.lateness)

    @property
    def lateness(self) -> tuple[tuple[str, Finding], ...]:
        """What sources say of being late, question by question; an unknown stays."""
        rules = self.upkeep.rules
        return (
            ("Grace period", rules.grace),
            ("Late fee", rules.late),
            ("More time for credits", rules.more_time),
            ("Cancelled after", rules.cancelled),
            ("Reinstatement", rules.reinstatement),
        )


def _choices(there: Shelf) -> tuple[tuple[str, str], ...]:
    return tuple((each.slug, each.code) for each in there.certifications)


def _event(due: Due) -> Event:
    said = [f"Late from {words.day(day)}, by one page of {due.body}." for day in due.late]
    if due.cancelled:
        said.append(f"Cancelled from {words.day(due.cancelled)}.")
    said.append(f"Counted from the days of this plan. Ask {due.body} for the day in your account.")
    return Event(
        f"{due.body.lower().replace(' ', '-')}-{due.day:%Y%m%d}@keep.coderpath",
        due.day,
        f"{due.body}: {words.listing(due.todo)}",
        "\n".join(said),
    )


def keep_page(asked, codes: Iterable[str], there: Shelf) -> KeepPage:
    """What the address asks for; `codes` are those to begin with when it names no title."""
    form = KeepForm(asked)
    first = form.asked("on") or there.day
    given = asked.getlist("c") or list(codes)
    rows, problems = read_rows(
        given, asked.getlist("d"), there.once(own_names), first, form.rows_asked
    )
    found = KeepPage(form, first, rows, [*problems, *form.problems], there)
    if not found.chosen:
        return found
    titles = there.once(KeptTitles)
    held = [
        HeldCredential(titles.rules(row.certification), row.earned or first) for row in found.chosen
    ]
    found.kept = upkeep(held, first, form.how_long)
    return found
