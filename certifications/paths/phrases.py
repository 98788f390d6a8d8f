"""What a path's months and dollars are called in words.

Works on plans already made, and asks the database nothing.
"""

from decimal import Decimal

from certifications.catalogue.amounts import Sum
from certifications.catalogue.study import Time
from coderpath.sources import words

from .ledger import Ledger, Line
from .plan import Plan
from .timeline import Leg

ROUNDED = Decimal("0.01")  # of a month: what rounding to exact weeks may leave


def counted(time: Time) -> str:
    """How much time counts for a step of study, and by whose estimate."""
    if time.is_unknown:
        return "The time after it is counted without it."
    return f"We count {time.inside}: {words.inside(time.note)}."


def counted_with(time: Time) -> str:
    """By how much of a range the steps are counted: “with 12 weeks, of 6 to 18 weeks”; empty where
    there is one length."""
    if not time.high or " to " not in time.range:
        return ""
    is_middle = abs(time.low + time.high - 2 * time.likely) < ROUNDED
    which = "the middle of" if is_middle else "the likely part of"
    return f"with {words.duration(time.likely)}, {which} {time.range}"


def when(leg: Leg) -> str:
    """From when to when a step is, counted from today."""
    begins, lasts = leg.starts.likely, leg.time
    least = "" if leg.starts.is_complete else "at least "
    if not lasts.likely:
        return f"After {least}{words.duration(begins)}" if begins else _begins(leg)
    if leg.waits:
        hired = f"after {least}{words.duration(begins)}" if begins else "from today"
        return f"{words.duration(lasts.likely)} of work, {hired}".capitalize()
    ends = begins + lasts.likely
    unit, first, last = _span(begins, ends)
    return f"{unit} {words.span(first, last)}{' at the earliest' if least else ''}"


def _begins(leg: Leg) -> str:
    return "Today" if leg.starts.is_complete else "Then"


def _span(begins: Decimal, ends: Decimal) -> tuple[str, int, int]:
    """The first and the last week or month, the first of all being 1."""
    in_weeks = ends <= words.WEEKS_UP_TO
    count, unit = (words.weeks, "Week") if in_weeks else (words.rounded, "Month")
    first, last = count(begins) + 1, max(count(ends), count(begins) + 1)
    return unit + "s" * (first != last), first, last


def money(line: Line) -> str:
    """What a line costs, in short; empty when it is unknown."""
    outsider, member = line.outsider, line.member
    if outsider is None or member is None:
        known = outsider or member
        return words.money(known.likely) if known else ""
    if outsider.likely == member.likely:
        return words.money(outsider.likely)
    if not outsider.likely:
        return f"{words.money(member.likely)} as a member"
    return f"{words.money(outsider.likely)}, or {words.money(member.likely)} as a member"


def less(earn: int, low: int, high: int) -> str:
    """By how much the likely start is below what the reader earns, to the nearest $100; empty where
    some of it is not.

    >>> less(88_000, 36_530, 40_150), less(38_000, 36_530, 40_150)
    ('$47,900–$51,500 less', '')
    """
    if high >= earn:
        return ""
    ends = (words.hundreds(earn - pay) for pay in (high, low))
    return f"{words.span(*ends, words.money)} less"


def lead(plan: Plan, cost: Sum) -> str:
    """The answer in a sentence: time, dollars, and what has no price by name."""
    long = plan.time.inside
    if cost.is_unknown:
        said = f"{long.capitalize()}{'. ' if long else ''}We don’t have the price of this path yet"
    else:
        together = f"{long} and {cost.figure_and_gaps}" if long else cost.figure_and_gaps
        is_members = cost == plan.ledger.member.earn
        said = f"{together[:1].upper()}{together[1:]}{plan.ledger.as_member if is_members else ''}"
    if plan.time.is_unknown:
        said += ". We don’t know how long it takes"
    return f"{said}."


def membership(ledger: Ledger) -> str:
    """Whether membership pays, both before and with the first renewal; empty without a choice."""
    if not ledger.has_choice:
        return ""
    if ledger.outsider.whole.unknown != ledger.member.whole.unknown:
        return "We can’t say whether membership saves you anything: some of its prices are missing."
    now, in_all = ledger.saving, ledger.saving_in_all
    what = "Student membership" if "student" in ledger.member.label else "Membership"
    much = words.money(now) if now > 0 else "nothing"
    first = f"{what} saves you {much} on this path before the first renewal"
    if (now > 0) == (in_all > 0):
        return f"{first}."
    if in_all > 0:
        return f"{first}, and {words.money(in_all)} once that is counted in."
    return f"{first}, and nothing once that is counted in."


def difference(ledger: Ledger) -> str:
    """How a member's sum to the title differs from that of others."""
    if not ledger.saving:
        return "the same"
    more = "less" if ledger.saving > 0 else "more"
    return f"{words.money(abs(ledger.saving))} {more}"


def which_is_cheaper(ledger: Ledger, outsider: str) -> str:
    """Who pays less, to the title and with the first renewal, and by how much.

    `outsider` is who pays the first column: “not a member”.
    """
    if ledger.outsider.whole.unknown != ledger.member.whole.unknown:
        return "We can’t say which is cheaper: the prices we lack are not the same for both."
    now, in_all = ledger.saving, ledger.saving_in_all
    if now == in_all:
        return f"{_cheaper(ledger, outsider, now)}, even after the first renewal."
    first = f"On the way to the title, {words.inside(_cheaper(ledger, outsider, now))}."
    return f"{first} With the first renewal, {words.inside(_cheaper(ledger, outsider, in_all))}."


def _cheaper(ledger: Ledger, outsider: str, saving: Decimal) -> str:
    if not saving:
        return "Both cost the same"
    other = "non-member" if outsider.startswith("not ") else outsider
    who = ledger.member.label if saving > 0 else other
    return f"{who.capitalize()}s pay {words.money(abs(saving))} less"
