"""The headline rule: which of several facts on one question the site shows.

Decided here, by the order in which `FactQuerySet.in_headline_order` gives them, and nowhere else:
what is in force; an editor's choice; then what is reported before what is disputed, what is not
clearly older before what is, issuer and government before survey before third party before
article, and the newest. Of undated ones, what is known to end comes first: asked for a day in the
past, it held then.

A source that opened a page of an issuer or of the government on a day has the authority of that
page: it gives the page's words as of that day. Of such words the newest come first, and of one
day those of the page itself.
"""

from datetime import date

from django.db.models import BooleanField, Case, ExpressionWrapper, F, IntegerField, Q, When

from .models import Publisher, official, relayed
from .standing import OLD_AFTER_YEARS, Standing, coming, in_force, years_before

# By what `columns` gives each fact.
ORDER = (
    "-is_in_force",
    "choice",
    "is_old",
    "authority",
    F("said_on").desc(nulls_last=True),
    "is_relay",
    F("until").asc(nulls_last=True),
    "key",
)


def columns(at: date) -> dict:
    """What is annotated to a fact on a day: how it stands, and where the rule places it.

    `said_on` is the last day on which its source is known to say so: the date of the fact, or the
    day on which a relayed page was opened.
    """
    is_relay = relayed("source__")
    later = Q(as_of__isnull=True) | Q(source__relayed_on__gt=F("as_of"))
    return {
        "is_in_force": _flag(in_force(at)),
        "is_old": _flag(Q(as_of__lt=years_before(at, OLD_AFTER_YEARS), as_of__isnull=False)),
        "is_coming": _flag(coming(at)),
        "choice": _place(
            When(standing=Standing.IN_USE, then=0),
            When(standing__in=[Standing.REPORTED, Standing.SUPERSEDED], then=1),
            otherwise=2,
        ),
        "authority": _place(
            When(official("source__"), then=0),
            When(source__publisher__kind=Publisher.Kind.SURVEY, then=1),
            When(source__publisher__kind__in=Publisher.THIRD_PARTIES, then=2),
            otherwise=3,
        ),
        "said_on": Case(When(is_relay & later, then=F("source__relayed_on")), default=F("as_of")),
        "is_relay": _flag(is_relay),
    }


def _flag(condition: Q) -> ExpressionWrapper:
    return ExpressionWrapper(condition, output_field=BooleanField())


def _place(*cases: When, otherwise: int) -> Case:
    return Case(*cases, default=otherwise, output_field=IntegerField())


def rank(fact, day: date) -> tuple:
    """The place of a fact on another day than it was fetched for, where it holds on that day."""
    is_old = bool(fact.as_of and fact.as_of < years_before(day, OLD_AFTER_YEARS))
    places = []
    for each in ORDER[1:]:
        name = each if isinstance(each, str) else each.expression.name
        value = is_old if name == "is_old" else getattr(fact, name)
        places.append(_placed(value, getattr(each, "descending", False)))
    return tuple(places)


def _placed(value, is_reversed: bool) -> tuple:
    """Where a value comes in an order, as in SQL: an empty one last."""
    if value is None:
        return (1,)
    value = value.toordinal() if isinstance(value, date) else value
    return (0, -value if is_reversed else value)
