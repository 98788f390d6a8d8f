"""What the address of the list of programs may ask for."""

import django_filters

from coderpath.filters import (
    CheckboxFilter,
    CountedSelect,
    DollarFilter,
    FilterSet,
    MonthsFilter,
    NullsLastOrderingFilter,
)
from coderpath.plain_words import plain
from coderpath.sources import words
from salaries.places import place_name

from ..catalogue.shelf import Shelf
from ..filters import ReadersStateFilter, WordsFilter
from ..models import Training
from .program import Kind, Program, programs


def _one_of(method: str, label: str, wrong: str, choices=()) -> django_filters.Filter:
    return django_filters.MultipleChoiceFilter(
        method=method,
        label=label,
        choices=choices,
        widget=CountedSelect,
        error_messages={"invalid_choice": wrong},
    )


def _by_name(program: Program) -> tuple:
    return program.training.name.lower(), program.training.provider.lower()


def _newest(program: Program):
    """Of whatever is shown, on what day it was said."""
    return program.shown and program.shown.said_on


class ProgramFilterSet(FilterSet):
    """Each parameter of the list: how it is asked, read and refused.

    Where a school is is `where`: `state` is where the reader lives, on every page.
    """

    q = WordsFilter()
    where = _one_of("in_states", "State", "The state of the school must be one of the list.")
    mode = _one_of(
        "taught_so",
        "How it is taught",
        "How it is taught must be one of the list.",
        Training.Mode.choices,
    )
    award = _one_of("giving", "What you get", "What you get must be one of the list.")
    school = _one_of("at_schools", "Kind of school", "The kind of school must be one of the list.")
    exam = _one_of("for_exams", "Exam it prepares for", "The exam must be one of the list.")
    max_cost = DollarFilter(
        method="within_cost",
        label="Most you can spend",
        min_value=0,
        max_value=999_999,
        decimal_places=2,
        error_messages={
            "invalid": "The most you can spend must be a number, such as 3,000.",
            "min_value": "The most you can spend must be 0 or more.",
            "max_value": "The most you can spend must be 999,999 or less.",
            "max_decimal_places": "The most you can spend can have two decimals.",
        },
    )
    max_months = MonthsFilter(
        method="within_months",
        label="Most months",
        min_value=0,
        max_value=120,
        error_messages={
            "invalid": "The most months must be a whole number, such as 6.",
            "min_value": "The most months must be 0 or more.",
            "max_value": "The most months must be 120 or less.",
        },
    )
    priced = CheckboxFilter(method="with_price", label="With a price on file")
    externship = CheckboxFilter(method="with_externship", label="With an externship")
    state = ReadersStateFilter()
    sort = NullsLastOrderingFilter(
        label="Sort by",
        orders={
            "school": ("School", lambda row: None),
            "name": ("Name of the program", _by_name),
            "cost": ("Lowest price on file", lambda row: row.most),
            "months": ("Shortest", lambda row: row.months),
            "-new": ("Newest figures", _newest),
        },
        error_messages={"invalid_choice": "That order is not known; this is by school."},
    )

    def __init__(self, data, there: Shelf):
        super().__init__(data, there.once(programs), there.once(_offered))

    def in_words(self, name, value):
        match name:
            case "max_cost":
                return f"Up to {words.money(value)}"
            case "max_months":
                return f"Up to {words.plural(value, 'month')}"
            case "exam":
                return f"Prepares for the {super().in_words(name, value)}"
        return super().in_words(name, value)

    def search(self, rows, name, value):
        """By any words of its name, its school, its state and how it is taught."""
        asked = plain(value).split()
        return [row for row in rows if all(word in _words(row) for word in asked)]

    def in_states(self, rows, name, value):
        return [row for row in rows if row.training.state and row.training.state.slug in value]

    def taught_so(self, rows, name, value):
        return [row for row in rows if not row.ways_taught.isdisjoint(value)]

    def giving(self, rows, name, value):
        return [row for row in rows if row.training.award in value]

    def at_schools(self, rows, name, value):
        return [row for row in rows if row.training.school in value]

    def for_exams(self, rows, name, value):
        return [row for row in rows if {exam.slug for exam in row.exams} & set(value)]

    def within_cost(self, rows, name, value):
        return [row for row in rows if row.most is not None and row.most <= value]

    def within_months(self, rows, name, value):
        return [row for row in rows if row.months is not None and row.months <= value]

    def with_price(self, rows, name, value):
        return [row for row in rows if row.price.headline]

    def with_externship(self, rows, name, value):
        return [row for row in rows if row.said(Kind.EXTERNSHIP)]


def _offered(there: Shelf) -> dict[str, list[tuple[str, str]]]:
    """The choices that some program has, by the name of the filter."""
    rows = there.once(programs)
    states = sorted({row.training.state.slug for row in rows if row.training.state})
    exams = {exam for row in rows for exam in row.exams}
    return {
        "where": sorted(((s, place_name(s)) for s in states), key=lambda s: s[1]),
        "exam": sorted((exam.slug, exam.code) for exam in exams),
        "award": _there(Training.Award, {row.training.award for row in rows}),
        "school": _there(Training.School, {row.training.school for row in rows}),
        "mode": _there(Training.Mode, {each for row in rows for each in row.ways_taught}),
    }


def _there(choices, used: set) -> list[tuple[str, str]]:
    """Those that some program has, in the order of the model."""
    return [(choice.value, choice.label) for choice in choices if choice.value in used]


def _words(row: Program) -> str:
    """Also how it is taught, in its own words: “evening classes”."""
    taught = " ".join(fact.says for fact in row.said(Kind.DELIVERY))
    return plain(f"{row.training.name} {row.training.provider} {row.place} {taught}")
