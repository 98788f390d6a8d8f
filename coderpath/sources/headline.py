"""The headline rule: which of several facts on one question the site shows. Pure: no Django.

Decided here, by the order in which `in_order` gives them, and nowhere else: what is in force; an
editor's choice; then what is reported before what is disputed, what is not clearly older before
what is, issuer and government before survey before third party before article, and the newest. Of
undated ones, what is known to end comes first: asked for a day in the past, it held then.

A source that opened a page of an issuer or of the government on a day has the authority of that
page: it gives the page's words as of that day. Of such words the newest come first, and of one
day those of the page itself.
"""

from collections.abc import Callable, Iterable
from datetime import date

# By its standing: what an editor chose, what is reported, and then what is neither.
CHOSEN = 0
CHOICES = {"IN_USE": CHOSEN, "REPORTED": 1, "SUPERSEDED": 1}
NEITHER = 2
# A figure this many years old on the day asked gives way to a newer one of lesser authority.
OLD_AFTER_YEARS = 5


def in_order(facts: Iterable, day: date) -> list:
    """Copies of facts, the one to show first; each says how it stands on the day."""
    return sorted((on_day(fact, day) for fact in facts), key=place)


def on_day(fact, day: date):
    """A copy of a fact that says how it stands on a day: the fact itself belongs to every day."""
    return copied(
        fact,
        is_in_force=fact.holds_on(day),
        is_coming=fact.is_coming_on(day),
        is_old=is_old(fact.as_of, day),
        choice=CHOICES.get(fact.standing, NEITHER),
        authority=fact.source.authority,
        said_on=said_on(fact),
        is_relay=fact.source.is_relay,
    )


def named(fact):
    """A copy of a fact that an editor named for one place: it holds there, whatever its dates."""
    return copied(fact, is_in_force=True, is_old=False)


def copied(row, **stands):
    """A row that says more, or otherwise, than the one that all share."""
    copy = object.__new__(type(row))
    copy.__dict__.update(row.__dict__, **stands)
    return copy


def preferring(facts: Iterable, worth: Callable) -> list:
    """Of facts in headline order that answer in several ways those of the most worth first; what
    an editor chose comes before all."""
    return sorted(facts, key=lambda fact: (fact.choice == CHOSEN, worth(fact)), reverse=True)


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


def years_before(day: date, years: int) -> date:
    """The same day some years earlier; 28 February for a 29 February that is not there."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
