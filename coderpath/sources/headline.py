"""The headline rule: which of several facts on one question the site shows.

Decided here and nowhere else: of rows that are held by `in_order`, of a query by what it annotates.
What comes first:
what is in force; an editor's choice; then what is reported before what is disputed, what is not
clearly older before what is, issuer and government before survey before third party before
article, and the newest. Of undated ones, what is known to end comes first: asked for a day in the
past, it held then.

A source that opened a page of an issuer or of the government on a day has the authority of that
page: it gives the page's words as of that day. Of such words the newest come first, and of one
day those of the page itself.
"""

from collections.abc import Iterable
from datetime import date

from django.db.models import BooleanField, Case, ExpressionWrapper, F, IntegerField, Q, When

from .models import Publisher, official, relayed
from .standing import OLD_AFTER_YEARS, Standing, coming, in_force, years_before

CHOICES = {Standing.IN_USE: 0, Standing.REPORTED: 1, Standing.SUPERSEDED: 1}
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


def in_order(facts: Iterable, day: date) -> list:
    """Copies of facts, the one to show first; each says how it stands on the day."""
    return sorted((on_day(fact, day) for fact in facts), key=place)


def on_day(fact, day: date):
    """A copy of a fact that says how it stands on a day: the fact itself belongs to every day."""
    copy = object.__new__(type(fact))
    copy.__dict__.update(
        fact.__dict__,
        is_in_force=fact.holds_on(day),
        is_coming=fact.is_coming_on(day),
        is_old=is_old(fact.as_of, day),
        choice=CHOICES.get(fact.standing, 2),
        authority=fact.source.authority,
        said_on=said_on(fact),
        is_relay=fact.source.is_relay,
    )
    return copy


def place(fact) -> tuple:
    """Where a fact comes that says how it stands."""
    return (
        not fact.is_in_force,
        fact.choice,
        fact.is_old,
        fact.authority,
        placed(fact.said_on, is_reversed=True),
        fact.is_relay,
        placed(fact.until),
        fact.key,
    )


def said_on(fact) -> date | None:
    """The day of its words: of a page that its source opened later than they say, that day."""
    opened = fact.source.relayed_on if fact.source.is_relay else None
    days = [day for day in (fact.as_of, opened) if day]
    return max(days, default=None)


def is_old(as_of: date | None, day: date) -> bool:
    return as_of is not None and as_of < years_before(day, OLD_AFTER_YEARS)


def rank(fact, day: date) -> tuple:
    """The place of a fact on another day than it was fetched for."""
    return place(on_day(fact, day))


def placed(value, is_reversed: bool = False) -> tuple:
    """Where a value comes in an order: an empty one last."""
    if value is None:
        return (1,)
    value = value.toordinal() if isinstance(value, date) else value
    return (0, -value if is_reversed else value)
