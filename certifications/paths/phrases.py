"""What a path's months and dollars are called in words.

Works on plans already made, and asks the database nothing.
"""

from decimal import ROUND_HALF_UP, Decimal

from certifications.catalogue.amounts import Sum
from coderpath.sources import words

from .ledger import Ledger, Line
from .plan import Plan
from .timeline import Leg

FIXED = "Study given in weeks or months stays as it is, whatever your hours."


def pace(said, a_week: int) -> str:
    """What the hours of an estimate or a course come to for the reader; empty without hours."""
    if not said or not said.hours_in_all:
        return ""
    hours = words.span(*said.hours_in_all)
    months = (Decimal(each) / a_week / words.WEEKS_A_MONTH for each in said.hours_in_all)
    takes = words.durations(*months)
    each = f"At {words.plural(a_week, 'hour')} a week its {hours}"
    if getattr(said, "is_class_alone", False):
        return (
            f"{each} class hours take {takes}, which is our inference. Study beside the class comes"
            " on top: no source says how much."
        )
    return f"{each} hours take {takes}."


def clock(plan: Plan) -> str:
    """How far a path’s time follows from the reader’s hours a week."""
    hours = f"at {words.plural(plan.terms.hours, 'hour')} a week"
    fixed = f"{FIXED[:1].lower()}{FIXED[1:].rstrip('.')}"
    return "; ".join([hours] * plan.is_by_hours + [fixed] * plan.has_fixed_study)


def time(months: Sum) -> str:
    """How long it takes, “at least” where the time of a step is unknown; empty without any."""
    if not months.likely:
        return ""
    return f"{'at least ' * months.is_floor}{words.duration(months.likely)}{months.plus}"


def when(leg: Leg) -> str:
    """From when to when a step is, counted from today."""
    begins, lasts = leg.starts.likely, leg.lasts
    least = "" if leg.starts.is_complete else "at least "
    if lasts is None or not lasts.likely:
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


def dollars(amount: Decimal) -> str:
    """Whole dollars, where a sentence says “about”."""
    return words.money(amount.to_integral_value(ROUND_HALF_UP))


def lead(plan: Plan, cost: Sum) -> str:
    """The answer in a sentence: months, dollars, what cannot be priced."""
    long, lines = time(plan.months), words.counted(cost.unknown, "line")
    if cost.is_unknown:
        first = f"{long.capitalize()}, and what it costs" if long else "What it costs"
        said = f"{first} cannot be said: {lines} of it could not be priced"
    else:
        spent = dollars(cost.likely) + (cost.plus if cost.lacks else "")
        together = f"{long} and {spent}" if long else spent
        about = "" if together.startswith("at least") else "about "
        said = (about + together)[:1].upper() + (about + together)[1:]
        joined = "with" if cost.lacks else "plus"
        said += "" if cost.is_complete else f", {joined} {lines} we cannot price yet"
    if not long and not plan.months.is_complete:
        said += "; how long it takes is not known"
    return f"{said}."


def membership(ledger: Ledger) -> str:
    """Whether membership pays, both before and with the first renewal; empty without a choice."""
    if not ledger.has_choice:
        return ""
    if ledger.outsider.whole.unknown != ledger.member.whole.unknown:
        return "Whether membership saves you anything cannot be said: its lines are not all known."
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
    """How a member's sum to the credential differs from that of others."""
    if not ledger.saving:
        return "the same"
    more = "less" if ledger.saving > 0 else "more"
    return f"{words.money(abs(ledger.saving))} {more}"


def which_is_cheaper(ledger: Ledger, outsider: str) -> str:
    """Who pays less, to the credential and with the first renewal, and by how much.

    `outsider` is who pays the first column: “not a member”.
    """
    if ledger.outsider.whole.unknown != ledger.member.whole.unknown:
        return "Which column is cheaper cannot be said: their unknown lines are not the same."
    now, in_all = ledger.saving, ledger.saving_in_all
    first = f"To the credential, {_cheaper(ledger, outsider, now)}."
    if now == in_all:
        return f"{first} The first renewal does not change that."
    return f"{first} With the first renewal, {_cheaper(ledger, outsider, in_all)}."


def _cheaper(ledger: Ledger, outsider: str, saving: Decimal) -> str:
    if not saving:
        return "both cost the same"
    other = f"who is {outsider}" if outsider.startswith("not ") else f"a {outsider}"
    who = f"a {ledger.member.label}" if saving > 0 else other
    return f"{who} pays {words.money(abs(saving))} less"
