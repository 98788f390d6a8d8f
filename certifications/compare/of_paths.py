"""What a comparison asks of paths: where each leads, what all of it costs, how long it takes.

Works on plans made for one reader, and asks the database nothing.
"""

from certifications.catalogue.amounts import Sum
from certifications.paths.phrases import clock, time
from coderpath.sources import words
from coderpath.sources.findings import Finding

from .questions import Answer, ComparisonQuestion, Side

FIRST, THEN, PAY = ["Where it leads"], ["The whole path"], "Pay"


def _leads_to(side: Side) -> Answer:
    codes = [one.code for one in side.plan.earned]
    return Answer(tuple(codes), text=words.listing(codes) or side.plan.goal.code)


def _starts_from(side: Side) -> Answer:
    path = side.plan.path
    held = f": {path.holds.code}" if path.holds else ""
    text = f"{path.get_start_display()}{held}"
    return Answer(text, text=text)


def _steps(side: Side) -> Answer:
    count = len(side.plan.steps)
    gates = words.plural(len(side.plan.gates), "gate")
    return Answer(count, text=words.plural(count, "step"), note=f"{gates} among them")


def _apprentice(side: Side) -> Answer:
    """Whether the “A” is there at the end of the path."""
    plan = side.plan
    if plan.keeps_a:
        text = f"Yes, {plan.code} at the end"
    else:
        text = "No, it comes off on the way" if plan.loses_a else "No"
    return Answer(text, text=text)


def _cost(total: Sum) -> Answer:
    """The likely sum, with its range and how many lines are unknown; nothing known is unknown."""
    if total.is_unknown:
        return Answer(None, figure=Finding())
    note = "" if total.spread.is_exact else total.range
    gaps = "" if total.is_complete else total.gaps
    return Answer(
        (total.figure, total.range),
        total=total,
        text=f"{total.money}{total.plus}",
        note="; ".join(filter(None, (note, gaps))),
        number=total.likely,
        like="path",
    )


def _outsider(side: Side) -> Answer:
    return _cost(side.plan.ledger.outsider.earn)


def _member(side: Side) -> Answer:
    return _cost(side.plan.ledger.member.earn)


def _renewed(side: Side) -> Answer:
    """On to the first renewal, by the cheaper of both."""
    return _cost(side.plan.ledger.cheaper.whole)


def _cheaper(side: Side) -> Answer:
    ledger = side.plan.ledger
    if not ledger.has_choice:
        return Answer("same", text="no difference")
    if not ledger.saving:
        return Answer("even", text="as much either way")
    who = "as a member" if ledger.saving > 0 else "without membership"
    return Answer(who, text=who, note=f"saves {words.money(abs(ledger.saving))} in known lines")


def _unknown(side: Side) -> Answer:
    gaps = side.plan.ledger.gaps
    return Answer(gaps, text=gaps or "none")


def _months(side: Side) -> Answer:
    months = side.plan.months
    said = time(months)
    if not said:
        return Answer(None, figure=Finding())
    return Answer(
        said,
        text=said,
        note=clock(side.plan),
        number=months.likely,
        like=("path", months.is_complete),
    )


def _first_pay(side: Side) -> Answer:
    """For someone new only; what one more credential adds is not published."""
    first = side.first_pay
    if not (first.is_for_someone_new and first.is_known):
        return Answer(None, figure=Finding(reason="NOT_PUBLISHED"))
    billing = "; billers are counted apart" if side.plan.is_for_billing else ""
    note = f"a year, the lowest-paid 10% to 25% of all coders: we take it as a start{billing}"
    return Answer("start", figure=first.wage.likely_start, note=note)


def _payback(side: Side) -> Answer:
    first = side.first_pay
    if first.back.is_asked:
        return Answer("asked", text=first.back.figure, note="say what you earn now")
    if not first.in_short:
        return Answer(first.back.unknown, text=first.back.unknown)
    return Answer(first.in_short, text=first.in_short, note="before tax, by the likely start pay")


QUESTIONS = {
    "Where it leads": [
        ComparisonQuestion("Exams on the way", _leads_to),
        ComparisonQuestion("Starts from", _starts_from),
        ComparisonQuestion("Steps", _steps),
    ],
    "The whole path": [
        ComparisonQuestion("Cost, not a member", _outsider, words.money),
        ComparisonQuestion("Cost, member", _member, words.money),
        ComparisonQuestion("Cheaper", _cheaper),
        ComparisonQuestion("With the first renewal", _renewed, words.money),
        ComparisonQuestion("Unknown lines", _unknown),
        ComparisonQuestion("Time", _months, words.in_months),
    ],
    "Pay": [
        ComparisonQuestion("Where someone new may start", _first_pay),
        ComparisonQuestion("Payback", _payback),
    ],
}
# What a path answers for itself among the questions that certifications answer too.
OWN = {"Apprentice “A”": _apprentice}
