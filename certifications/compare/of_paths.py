"""What a comparison asks of paths: where each leads, what all of it costs, how long it takes.

Works on plans made for one reader, and asks the database nothing.
"""

from certifications.catalogue.amounts import Sum
from coderpath.sources import words
from coderpath.sources.findings import Finding

from .questions import Answer, ComparisonQuestion, Side

YOUR_PAY = "Compared with your pay now"
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
    return Answer(count, text=words.plural(count, "step"))


def _apprentice(side: Side) -> Answer:
    """Whether an apprentice title is there at the end of the path."""
    plan = side.plan
    if plan.keeps_a:
        text = f"Yes, {plan.code} at the end"
    else:
        text = "No, you show your experience on the way" if plan.loses_a else "No"
    return Answer(text, text=text)


def _cost(total: Sum) -> Answer:
    """The likely sum, with its range; a sum without what it cannot do without is none."""
    if not total.is_total:
        known = f"{total.money} for the rest; " if total.likely else ""
        return Answer(None, figure=Finding(), note=f"{known}{total.why_none}")
    spread = "" if total.spread.is_exact else f"{_dollars(total)}"
    note = "; ".join(filter(None, (spread, total.plus_gaps.strip())))
    return Answer((total.figure, spread), total=total, note=note, number=total.shown, like="path")


def _dollars(total: Sum) -> str:
    return f"{words.money(total.spread.low)} to {words.money(total.spread.high)}"


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
    return Answer(who, text=who, note=f"saves {words.money(abs(ledger.saving))}")


def _time(side: Side) -> Answer:
    time = side.plan.time
    if time.is_unknown:
        return Answer(None, figure=Finding())
    return Answer(
        time.words,
        text=time.words,
        note=time.note,
        number=time.likely,
        like=("path", time.is_rankable and time.is_complete),
    )


def _first_pay(side: Side) -> Answer:
    """For someone new only; what one more title adds is not published."""
    first = side.first_pay
    if not (first.is_for_someone_new and first.is_known):
        return Answer(None, figure=Finding(reason="NOT_PUBLISHED"))
    billing = "; billers are counted apart" if side.plan.is_for_billing else ""
    note = f"a year, the lowest-paid 10% to 25% of all coders: we take it as a start{billing}"
    return Answer("start", figure=first.wage.likely_start, note=note)


def _change(side: Side) -> Answer:
    """What the job does to the reader's pay, in dollars; only for someone new who says it."""
    change = side.first_pay.change
    if not change:
        return Answer(None, figure=Finding(reason="NOT_PUBLISHED"))
    return Answer(change, text=change, note="at the likely start, before tax")


QUESTIONS = {
    "Where it leads": [
        ComparisonQuestion("Exams you take", _leads_to),
        ComparisonQuestion("Starts from", _starts_from),
        ComparisonQuestion("Steps", _steps),
    ],
    "The whole path": [
        ComparisonQuestion("Total, not a member", _outsider, words.money),
        ComparisonQuestion("Total, member", _member, words.money),
        ComparisonQuestion("Cheaper for you", _cheaper),
        ComparisonQuestion("Total with the first renewal", _renewed, words.money),
        ComparisonQuestion("Time to get there", _time, words.duration),
    ],
    "Pay": [
        ComparisonQuestion("Where you may start", _first_pay),
        ComparisonQuestion(YOUR_PAY, _change),
    ],
}
# What a path answers for itself among the questions that certifications answer too.
OWN = {"Apprentice title": _apprentice}
