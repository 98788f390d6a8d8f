"""What the address of the list of certifications may ask for."""

from urllib.parse import parse_qsl

import django_filters
from django import forms
from django.db.models.functions import Lower

from coderpath.filters import (
    CheckboxFilter,
    CountedChoices,
    DollarFilter,
    FilterSet,
    MonthsFilter,
    NullsLastOrderingFilter,
    Typed,
)
from coderpath.ordering import ByCodePoint
from coderpath.renamed import follow
from coderpath.sources import words
from salaries.places import PLACES

from .called import MOST_LETTERS, Call, holding, meant
from .day_and_place import PlaceField
from .models import Certification, Issuer
from .models.certifications import OWN_NAMES
from .models.scopes import LEVELS, SETTINGS
from .usual_words import settings_called

NAMES_OF_BODIES = ("issuer__code", "issuer__name")
# So many of an address are looked up among the issuers of before.
MOST_ISSUERS = 5
BY_CODE = (ByCodePoint(Lower("code")), "slug")


class PlaceFilter(django_filters.Filter):
    """The reader's state travels along; it filters nothing."""

    field_class = PlaceField

    def filter(self, queryset, value):
        return queryset


def choices(terms) -> list[tuple]:
    """Terms as the choices of a filter."""
    return [(term.value, term.label) for term in terms]


def of_the_list(query: str) -> list[tuple[str, str]]:
    """What a query asks of the list, for a page that leads back to it; the state travels anyway."""
    known = CertificationFilterSet.base_filters.keys() - {"state"}
    pairs = parse_qsl(query)
    return [(name, value) for name, value in pairs if name in known and len(value) <= MOST_LETTERS]


class CertificationFilterSet(FilterSet):
    """Each parameter of the list: how it is asked, read and refused."""

    q = django_filters.CharFilter(
        method="search",
        label="What are you looking for?",
        help_text="A code, a name, an old name or a place of work",
        max_length=MOST_LETTERS,
        widget=Typed(attrs={"type": "search", "autocomplete": "off"}),
        error_messages={
            "max_length": f"The search can have {MOST_LETTERS} characters at most.",
            "null_characters_not_allowed": "The search must be letters and numbers.",
        },
    )
    max_cost = DollarFilter(
        method="within_cost",
        label="What can you spend on the exam?",
        help_text="Up to, in dollars, without membership",
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
        label="How many months can you study?",
        help_text="Up to, in months",
        min_value=0,
        max_value=120,
        error_messages={
            "invalid": "Months of study must be a whole number, such as 6.",
            "min_value": "Months of study must be 0 or more.",
            "max_value": "Months of study must be 120 or less.",
        },
    )
    beginner = CheckboxFilter(method="open_to_beginners", label="No coding work needed")
    remote = CheckboxFilter(method="with_online_exam", label="Exam can be sat at home")
    setting = django_filters.MultipleChoiceFilter(
        method="in_settings",
        label="Where would you work?",
        choices=choices(SETTINGS),
        widget=CountedChoices,
        error_messages={"invalid_choice": "Where you would work must be one of the list."},
    )
    level = django_filters.MultipleChoiceFilter(
        method="at_levels",
        label="At what level?",
        choices=choices(LEVELS),
        widget=CountedChoices,
        error_messages={"invalid_choice": "The level must be one of the list."},
    )
    issuer = django_filters.MultipleChoiceFilter(
        method="issued_by",
        label="Who issues it?",
        choices=(),
        widget=CountedChoices,
        error_messages={"invalid_choice": "Who issues it must be one of the list."},
    )
    state = PlaceFilter(
        label="Your state",
        choices=PLACES,
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": "Your state must be a postal code, such as oh."},
    )
    sort = NullsLastOrderingFilter(
        label="Sort by",
        orders={
            "cost": ("Exam fee, lowest first", "exam_cost"),
            "-cost": ("Exam fee, highest first", "-exam_cost"),
            "months": ("Study time, shortest first", "study_weeks"),
            "code": ("Code",),
            "issuer": ("Issuer", ByCodePoint(Lower("issuer__code"))),
        },
        then=BY_CODE,
        error_messages={"invalid_choice": "That order is not known; this is by exam fee."},
    )

    class Meta(FilterSet.Meta):
        model = Certification
        fields = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        by_issuer = (ByCodePoint(Lower("issuer__code")), "issuer__slug")
        self._named = list(Certification.objects.with_every_name().order_by(*by_issuer, "pk"))
        issuers = {row["issuer__slug"]: row["issuer__code"] for row in self._named}
        self.filters["issuer"].extra["choices"] = list(issuers.items())
        asked = self.data.getlist("issuer") if self.data else ()
        follow(Issuer, *(slug for slug in asked[:MOST_ISSUERS] if slug.lower() not in issuers))

    def in_words(self, name, value):
        match name:
            case "max_cost":
                return f"Exam fee up to {words.money(value)}"
            case "max_months":
                return f"Study up to {words.plural(value, 'month')}"
            case "level":
                return f"Level: {super().in_words(name, value).lower()}"
        return super().in_words(name, value)

    def search(self, queryset, name, value):
        """By any name that is in the words, or has them in it, or by place of work.

        Bodies count where no certification is named: job advertisements name both.
        """
        own = [Call(row[name] or "", row["pk"]) for row in self._named for name in OWN_NAMES]
        bodies = [Call(row[name], row["pk"]) for row in self._named for name in NAMES_OF_BODIES]
        named = meant(value, own).calls or meant(value, bodies).calls
        found = {call.thing for call in (*named, *holding(value, own))}
        return queryset.named_or_in(found, settings_called(value))

    def within_cost(self, queryset, name, value):
        return queryset.within_cost(value)

    def within_months(self, queryset, name, value):
        return queryset.within_months(value)

    def open_to_beginners(self, queryset, name, value):
        return queryset.open_to_beginners()

    def with_online_exam(self, queryset, name, value):
        return queryset.with_online_exam()

    def in_settings(self, queryset, name, value):
        return queryset.in_settings(value)

    def at_levels(self, queryset, name, value):
        return queryset.at_levels(value)

    def issued_by(self, queryset, name, value):
        return queryset.issued_by(value)
