"""Which fact follows which: what a publisher says anew, and what an editor chose before.

Facts of other publishers stay as they are.
"""

from datetime import date, timedelta

from .standing import Standing


def replaced_by(fact) -> list:
    """What the publisher of this fact said before, all of which this fact now says anew.

    The facts that stand beside it in the same source stay: ways in, for one, of which several
    hold at once.
    """
    said = _of_its_publisher(fact).in_force(fact.as_of).order_by("as_of", "key")
    return [old for old in said if takes_place_of(fact, old)]


def takes_place_of(fact, old) -> bool:
    """Whether a fact ends another: its publisher said that before, and now says all of it anew."""
    if old.as_of:
        is_older = old.as_of < fact.as_of
    else:
        read_on = old.source.read_on
        is_older = old.source_id != fact.source_id and not (read_on and read_on >= fact.as_of)
    has_its_voice = old.source.voice == fact.source.voice
    return is_older and has_its_voice and old.holds_on(fact.as_of) and fact.says_anew(old)


def ended_by(fact) -> list:
    """What the publisher of this fact said until the day before, all of which it said anew."""
    if not fact.as_of or fact.as_of == date.min:
        return []
    last = fact.as_of - timedelta(days=1)
    said = _of_its_publisher(fact).filter(standing=Standing.SUPERSEDED, until=last)
    return [old for old in said.order_by("as_of", "key") if fact.says_anew(old)]


def next_after(fact) -> date | None:
    """The day from which its publisher says anew all that this fact says, if it ever does."""
    said = _of_its_publisher(fact).can_hold()
    later = said.filter(as_of__gt=fact.as_of or date.min, as_of__isnull=False)
    return min((new.as_of for new in later if new.says_anew(fact)), default=None)


def bring_back(mistaken) -> list:
    """What a mistaken fact had ended holds again, until what its publisher says next."""
    held_again = []
    for old in ended_by(mistaken):
        day = next_after(old)
        if day != mistaken.as_of:
            old.reopen(day, why=f"{mistaken.figure} was mistaken")
            held_again.append(old)
    return held_again


def set_aside_for(chosen, today: date) -> list:
    """Of the facts on one question one is in use: those chosen before are set aside."""
    others = also_in_use(chosen, today)
    for other in others:
        other.set_aside(why=f"{chosen.figure} was chosen instead")
    return others


def also_in_use(fact, at: date) -> list:
    """What else editors chose on a question that this fact answers, in force when both are."""
    day = max(at, fact.as_of or at)
    if not fact.holds_on(day):
        return []
    chosen = _others(fact).filter(standing=Standing.IN_USE).in_force(day).order_by("key")
    return [other for other in chosen if other.questions & fact.questions]


def _of_its_publisher(fact):
    return _others(fact).spoken_by(fact.source)


def _others(fact):
    """The other facts about the same things, with what they are about."""
    return type(fact).objects.about(fact).exclude(pk=fact.pk).with_subjects()
