"""What the filters of every list share: what is on, in words, the address without it, and what
misses by one filter only."""

from collections import Counter
from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import chain

import django_filters
from django import forms
from django.http import QueryDict
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from .asked import AskedForm
from .links import encoded
from .sources.headline import placed
from .typed import LONGEST, plain_number, with_point
from .written import printable


@dataclass(frozen=True)
class Applied:
    """One value of one filter that is on: its words, and the query of the page without it."""

    name: str
    value: str
    words: str
    without: str


class Typed(forms.TextInput):
    """Shows again what a reader typed, as far as it can be read."""

    LONGEST = 150
    is_typed = True

    def format_value(self, value):
        value = super().format_value(value)
        return value and printable(value[: self.LONGEST])

    def _render(self, template_name, context, renderer=None) -> SafeString:
        """Written here and not in a template, since what someone typed is seldom kept."""
        widget = context["widget"]
        shown = {"type": widget["type"], "name": widget["name"], "value": widget["value"]}
        shown = {name: value for name, value in shown.items() if value is not None}
        attrs = format_html_join("", ' {}="{}"', (shown | widget["attrs"]).items())
        return format_html("<input{}>", attrs)


# How an address may write a check box that is ticked, and one that is not.
TICKED = ("on", "1", "true", "yes")
UNTICKED = ("", "0", "false", "no", "off")


class Tick(forms.CheckboxInput):
    """A check box whose parameter may also be written “beginner=0”; nonsense stays as written."""

    def __init__(self, attrs=None):
        super().__init__(attrs, check_test=lambda value: value is True)

    def value_from_datadict(self, data, files, name):
        said = data.get(name, "").strip().lower()
        return True if said in TICKED else False if said in UNTICKED else said

    def format_value(self, value):
        """A box sends what it always sends, whatever was written."""
        return None


class TickField(forms.BooleanField):
    """Ticked or nothing: an unticked box filters nothing."""

    widget = Tick

    def to_python(self, value):
        if isinstance(value, str):
            raise forms.ValidationError(f"“{self.label}” is yes (1) or no (0).", code="invalid")
        return value

    def clean(self, value):
        return super().clean(value) or None


class CheckboxFilter(django_filters.Filter):
    """A filter that is on or not there; its method gets no other value than True."""

    field_class = TickField


class CountedSelect(forms.Select):
    """One of a list, each with the number of rows that would match with it.

    An address may ask for several: the first is shown as chosen, the others travel along. `none` is
    what the choice says that filters nothing.
    """

    template_name = "components/_counted_select.html"
    counts: Counter | None = None

    def __init__(self, none: str = "Any"):
        super().__init__()
        self.none = none

    def value_from_datadict(self, data, files, name):
        """“setting=”, as the form sends it where nothing is chosen, chooses nothing."""
        return [value for value in data.getlist(name) if value]

    def get_context(self, name, value, attrs):
        first, *others = value or [""]
        context = super().get_context(name, [first], attrs)
        context["widget"] |= {"none": self.none, "is_any": not first, "others": others}
        return context

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        return option | {"count": None if self.counts is None else self.counts[value]}


class PlainNumber:
    """What a person types into a number field: “$1,000”, “ 6 ”."""

    decimal_places = 0

    def to_python(self, value):
        if not isinstance(value, str):
            return super().to_python(value)
        point = with_point(value) if self.decimal_places else ""
        if point:
            said = f"Write {point}. A comma goes only between groups of three digits."
            raise forms.ValidationError(said, code="invalid")
        number = plain_number(value)
        if len(number) > LONGEST:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(number)


class NumberField(PlainNumber, forms.DecimalField):
    """Dollars, or any number that may have decimals."""

    widget = Typed(attrs={"inputmode": "decimal", "autocomplete": "off"})


class WholeField(PlainNumber, forms.IntegerField):
    """Months, hours, or any other whole number."""

    widget = Typed(attrs={"inputmode": "numeric", "autocomplete": "off"})


class DollarFilter(django_filters.Filter):
    """A limit in dollars, as a Decimal."""

    field_class = NumberField


class MonthsFilter(django_filters.Filter):
    """A limit in whole months."""

    field_class = WholeField


class NullsLastOrderingFilter(django_filters.ChoiceFilter):
    """Sorts by the orders it is given; what is unknown comes last, whichever way.

    `orders` maps a value of the parameter to its words and a function that says of a row by what
    it is sorted, or the name of a method of the list that does; a value with “-” before it is that
    order turned round. The first is the default. Rows that are alike stay as they come.
    """

    def __init__(self, *args, orders, **kwargs):
        self.orders = orders
        choices = [(value, words) for value, (words, _) in orders.items()]
        super().__init__(*args, choices=choices, empty_label=None, **kwargs)

    def chosen(self, value) -> str:
        return value or next(iter(self.orders))

    def sorted(self, rows: Iterable, value, of: "FilterSet") -> list:
        value = self.chosen(value)
        _, by = self.orders[value]
        by = getattr(of, by) if isinstance(by, str) else by
        return sorted(rows, key=lambda row: placed(by(row), is_reversed=value.startswith("-")))


@dataclass(frozen=True)
class Judged:
    """A row of the list, whether it fits each filter, and the names of those that it misses."""

    row: object
    fits: dict[str, bool]
    misses: list[str]


class FilterSet(django_filters.FilterSet):
    """Judges every row by every filter, so that a page can say what is hidden and by how much.

    The rows are at hand, in order: a filter names the method that takes those it is given, and
    returns those that fit. Filters and fields are shared by all requests, where django-filter makes
    copies of both for each; `offered` are the choices of those that depend on the rows, by name.
    """

    # Parameters that are no filters: they sort, or travel along.
    NOT_FILTERS = ("sort", "state")

    class Meta:
        form = AskedForm

    def __init__(self, data: QueryDict, rows: Iterable, offered: Mapping[str, Iterable] = {}):
        # In place of django-filter’s own, which begins with the copies.
        self.data, self.rows, self.filters = data, tuple(rows), self.base_filters
        self._offered = tuple((name, tuple(choices)) for name, choices in offered.items())

    @classmethod
    def form_class(cls) -> type[AskedForm]:
        """The form of what may be asked, without the choices that depend on rows."""
        return _form_of(cls, ())

    @cached_property
    def form(self) -> AskedForm:
        return _form_of(type(self), self._offered)(self.data)

    @cached_property
    def values(self) -> dict:
        """What was asked for and makes sense, by parameter."""
        self.form.errors  # noqa: B018 - asking for the errors is what cleans the data
        given = self.form.cleaned_data
        return {n: given[n] for n in self.filters if given.get(n) not in (None, "", [])}

    @cached_property
    def active(self) -> dict:
        """The filters that are on."""
        return {name: v for name, v in self.values.items() if name not in self.NOT_FILTERS}

    def in_words(self, name: str, value) -> str:
        """A value as its chip says it."""
        field = self.form.fields[name]
        if isinstance(field, TickField):
            return str(field.label)
        choices = dict(getattr(field, "choices", ()))
        return str(choices.get(value, value))

    def query(self, **changes) -> str:
        """The query of this page with some parameters changed; None leaves one out.

        Only what makes sense is carried on, in one order: unknown parameters and nonsense end here.
        """
        asked = self.asked(**changes).items()
        pairs = tuple((name, value) for name, values in asked for value in values)
        return f"?{encoded(pairs)}" if pairs else "."

    def asked(self, **changes) -> dict[str, list[str]]:
        """What makes sense of the address, by parameter, as it is written there."""
        given = self.values | changes
        return {n: self._written(v) for n, v in given.items() if v is not None and v != []}

    @staticmethod
    def _written(value) -> list[str]:
        if isinstance(value, list | tuple):
            return list(dict.fromkeys(value))
        if isinstance(value, Decimal):
            return [f"{value.normalize():f}"]
        return ["1" if value is True else str(value)]

    def applied(self) -> list[Applied]:
        """What is on, value by value: chips, the page's title and advice come from it."""
        return [
            Applied(name, str(one), self.in_words(name, one), self._without(name, value, one))
            for name, value in self.active.items()
            for one in (dict.fromkeys(value) if isinstance(value, list | tuple) else [value])
        ]

    def _without(self, name, value, one) -> str:
        rest = [v for v in value if v != one] if isinstance(value, list | tuple) else None
        return self.query(**{name: rest})

    @property
    def cleared(self) -> str:
        """The query without any filter."""
        return self.query(**dict.fromkeys(self.active))

    def judged(self) -> list[Judged]:
        """All rows, in order, each with how it fits.

        A check box is judged even when it is off, to count what would be left with it.
        """
        off = {n: True for n, f in self.filters.items() if isinstance(f, CheckboxFilter)}
        rows = self.filters["sort"].sorted(self.rows, self.values.get("sort"), self)
        fitting = {
            name: set(getattr(self, self.filters[name].method)(rows, name, value))
            for name, value in (off | self.active).items()
        }
        return [self._judged(row, fitting) for row in rows]

    def _judged(self, row, fitting: dict[str, set]) -> Judged:
        fits = {name: row in found for name, found in fitting.items()}
        return Judged(row, fits, [name for name in self.active if not fits[name]])

    def count(self, rows: list) -> None:
        """Beside each choice, how many would match with it, the other filters as they are.

        The `tags` of a row are, by the name of a filter, the choices for which it counts.
        """
        for name, field in self.form.fields.items():
            near = [row for row in rows if not row.misses or row.misses == [name]]
            if isinstance(field.widget, CountedSelect):
                tags = chain.from_iterable([row.tags[name] for row in near])
                self.form[name].counts = Counter(tags)
            elif isinstance(field, TickField):
                self.form[name].count = sum([row.fits[name] for row in near])


@lru_cache(maxsize=50)
def _form_of(kind: type[FilterSet], offered: tuple[tuple[str, tuple], ...]) -> type[AskedForm]:
    """The form of a list that offers these choices."""
    filters = deepcopy(kind.base_filters)
    for name, choices in offered:
        filters[name].extra["choices"] = choices
    fields = {name: each.field for name, each in filters.items()}
    return type(f"{kind.__name__}Form", (kind._meta.form,), fields)
