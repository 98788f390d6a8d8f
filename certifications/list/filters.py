"""What the address of the list of certifications may ask for."""

from decimal import Decimal
from functools import cached_property
from urllib.parse import parse_qsl

import django_filters

from coderpath.filters import (
    CheckboxFilter,
    CountedSelect,
    DollarFilter,
    FilterSet,
    MonthsFilter,
    NullsLastOrderingFilter,
)
from coderpath.sources import words

from ..catalogue.profile import Profile
from ..catalogue.shelf import Shelf
from ..filters import ReadersStateFilter, WordsFilter, follow_issuers
from ..models import ExamFormat
from ..models.scopes import LEVELS, SETTINGS
from ..reader.answers import Answers, AnswersForm
from ..search.names_in_text import MOST_LETTERS, Call, Known, holding, meant
from ..search.places_of_work import settings_called
from .studying import Study


def choices(terms) -> list[tuple]:
    """Terms as the choices of a filter."""
    return [(term.value, term.label) for term in terms]


def of_the_list(query: str) -> list[tuple[str, str]]:
    """What a query asks of the list, for a page that leads back to it; the state travels anyway."""
    known = CertificationFilterSet.base_filters.keys() - {"state"}
    pairs = parse_qsl(query)
    return [(name, value) for name, value in pairs if name in known and len(value) <= MOST_LETTERS]


def _exam_cost(profile: Profile) -> Decimal | None:
    """Today: an old price is another thing."""
    fee = profile.exam_fee.headline
    return fee.amount if fee and not fee.is_old else None


def _level(profile: Profile) -> tuple | None:
    """Entry first; within a level the lowest fee first, and then those without one."""
    cost = _exam_cost(profile)
    return (profile.level_rank, cost is None, cost or 0) if profile.level.headline else None


def _issuers(there: Shelf) -> dict[str, str]:
    """Those whose certifications are listed, by slug, in order, each with its code."""
    listed = {certification.issuer for certification in there.certifications}
    return {each.slug: each.code for each in there.issuers if each in listed}


class CertificationFilterSet(FilterSet):
    """Each parameter of the list: how it is asked, read and refused."""

    q = WordsFilter()
    max_cost = DollarFilter(
        method="within_cost",
        label="Most for the exam",
        min_value=0,
        max_value=99_999,
        decimal_places=2,
        error_messages={
            "invalid": "Exam fee up to must be a number, such as 300.",
            "min_value": "Exam fee up to must be 0 or more.",
            "max_value": "Exam fee up to must be 99,999 or less.",
            "max_decimal_places": "Exam fee up to can have two decimals, such as 126.99.",
        },
    )
    max_months = MonthsFilter(
        method="within_months",
        label="Most months of study",
        min_value=0,
        max_value=120,
        error_messages={
            "invalid": "Months of study must be a whole number, such as 6.",
            "min_value": "Months of study must be 0 or more.",
            "max_value": "Months of study must be 120 or less.",
        },
    )
    beginner = CheckboxFilter(method="open_to_beginners", label="No coding work first")
    remote = CheckboxFilter(method="with_online_exam", label="Exam can be taken at home")
    setting = django_filters.MultipleChoiceFilter(
        method="in_settings",
        label="Where you work",
        choices=choices(SETTINGS),
        widget=CountedSelect("Anywhere"),
        error_messages={"invalid_choice": "Where you would work must be one of the list."},
    )
    level = django_filters.MultipleChoiceFilter(
        method="at_levels",
        label="Level",
        choices=choices(LEVELS),
        widget=CountedSelect,
        error_messages={"invalid_choice": "The level must be one of the list."},
    )
    issuer = django_filters.MultipleChoiceFilter(
        method="issued_by",
        label="Organization",
        choices=(),
        widget=CountedSelect,
        error_messages={"invalid_choice": "Who issues it must be one of the list."},
    )
    state = ReadersStateFilter()
    sort = NullsLastOrderingFilter(
        label="Sort by",
        orders={
            "level": ("Level", _level),
            "cost": ("Lowest exam fee", _exam_cost),
            "-cost": ("Highest exam fee", _exam_cost),
            "months": ("Shortest study", "study_months"),
            "code": ("Code", lambda row: None),
            "issuer": ("Organization", lambda row: row.certification.issuer.code.lower()),
        },
        error_messages={"invalid_choice": "That order is not known; this is by level."},
    )

    def __init__(self, data, shelf: Shelf):
        issuers = shelf.once(_issuers)
        super().__init__(data, shelf.once(Shelf.profiles), {"issuer": issuers.items()})
        self._shelf = shelf
        follow_issuers(data, issuers)

    @cached_property
    def answers(self) -> Answers:
        """What the reader said of themselves: study takes some longer than others."""
        return AnswersForm.said_in(self.data, self._shelf.slugs)

    def study(self, profile: Profile) -> Study:
        return Study.of(profile, self.answers)

    def study_months(self, profile: Profile) -> Decimal | None:
        """By the hours of who asks."""
        return self.study(profile).months

    def in_words(self, name, value):
        match name:
            case "max_cost":
                return f"Exam fee up to {words.money(value)}"
            case "max_months":
                return f"Study up to {words.plural(value, 'month')}"
            case "level":
                return f"Level: {super().in_words(name, value).lower()}"
        return super().in_words(name, value)

    def search(self, rows, name, value):
        """By any name that is in the words, or has them in it, or by place of work.

        Organizations count where no certification is named: job advertisements name both.
        """
        own = [Call(text, row) for row in rows for text in self._shelf.names_of(row.certification)]
        bodies = [
            Call(text, row)
            for row in rows
            for text in (row.certification.issuer.code, row.certification.issuer.name)
        ]
        named = meant(value, Known(own)).calls or meant(value, Known(bodies)).calls
        found = {call.thing for call in (*named, *holding(value, own))}
        settings = settings_called(value, self._shelf.rows)
        return [row for row in rows if row in found or row.was_ever_for(settings)]

    def within_cost(self, rows, name, value):
        return [row for row in rows if (cost := _exam_cost(row)) is not None and cost <= value]

    def within_months(self, rows, name, value):
        return [row for row in rows if self.study(row).takes_at_most(value)]

    def open_to_beginners(self, rows, name, value):
        return [row for row in rows if row.is_open_to_beginners]

    def with_online_exam(self, rows, name, value):
        return [row for row in rows if row.delivery in ExamFormat.ONLINE]

    def in_settings(self, rows, name, value):
        return [row for row in rows if not row.terms.isdisjoint(value)]

    def at_levels(self, rows, name, value):
        return [row for row in rows if row.level.headline and row.level.headline.term in value]

    def issued_by(self, rows, name, value):
        return [row for row in rows if row.certification.issuer.slug in value]
