"""What the list of paths says in sentences, from its rows."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from certifications.eligibility.verdicts import Outcome, Verdict
from certifications.models.scopes import Term
from certifications.reader.answers import Answers
from coderpath.sources import words
from salaries.places import spoken_place

from .folds import Whose
from .ranking import LAST, Sort

ORDERS = {
    Sort.COST: "lowest known cost first",
    Sort.MONTHS: "quickest first",
    Sort.PAYBACK: "soonest paid back first",
    Sort.FIT: "the best fit first",
}
FROM = {
    "no-diploma": "Without a diploma",
    "diploma": "From a high-school diploma",
    "associate": "From an associate degree",
    "bachelor": "From a bachelor’s degree",
    "nurse": "From nursing",
    "biller": "From billing",
}

NONE_IS_WHOLE = (
    "Every total here leaves out a cost that we have no price for, so we call none the cheapest."
)


def capitalized(text: str) -> str:
    """With a capital at its head, and the rest as it is."""
    return text[:1].upper() + text[1:]


def heading(answers: Answers) -> str:
    """From where to where: “From a high-school diploma to a first coding job in Ohio”."""
    codes = held(answers)
    begins = f"From {words.one(codes[0])}" if codes else FROM.get(answers.start, "")
    if answers.person.is_certified or answers.start == "coder":
        goal = "the next credential"
    else:
        goal = "a first coding job"
    if not begins and answers.start == "coder":
        begins = "From a certification"
    where = f" in {spoken_place(answers.state, answers.place)}" if answers.state else ""
    setting = f", {words.inside(Term(answers.setting).label)}" if answers.setting else ""
    comma = "," if begins.startswith("Without") else ""
    text = f"{begins}{comma} to {goal}" if begins else f"Paths to {goal}"
    return f"{text}{where}{setting}"


def held(answers: Answers) -> list[str]:
    """The codes that the reader may write after their name."""
    person = answers.person
    return sorted(
        slug.upper() + ("-A" if slug in person.apprentice else "") for slug in person.credentials
    )


def sitting(verdict: Verdict) -> str:
    """A verdict in a few words; what it rests on is beside it."""
    if verdict.outcome is Outcome.NOW:
        return "you can sit now"
    if verdict.route:
        return f"you can sit after {words.inside(verdict.route.what)}"
    missing = verdict.reading.to_say if verdict.reading else []
    return " ".join(["we can’t tell yet.", *missing[:1]]) if missing else "we can’t tell"


def condition(verdict: Verdict) -> str:
    """What has to come true before the exam can be sat; nothing where it can be now."""
    if verdict.outcome is Outcome.NOW:
        return ""
    return f"{'once' if verdict.outcome is Outcome.AFTER else 'if'} its gate is open to you"


def count(shown: int, sort: Sort, is_own: bool = False) -> str:
    """“Six paths, cheapest first”, and whether they begin where the reader is."""
    if not shown:
        return "No path fits every answer"
    order = f", {ORDERS[sort]}" if shown > 1 else ""
    start = " from where you are" if is_own else ""
    return f"{capitalized(words.counted(shown, 'path'))}{start}{order}"


def lead(listing) -> str:
    """The answer in short: how many fit, which are beaten by nothing, what in a fold costs less or
    is quicker, which cannot be told."""
    says = (_fits(listing), unbeaten(listing), _sure(listing), _folded(listing), _untold(listing))
    return " ".join(filter(None, says))


def _untold(listing) -> str:
    """The paths that lack an essential price, and those of whose cost or time nothing is known."""
    lacking = [row for row in listing.rows if row.cost.lacks]
    letters = sorted(row.letter for row in listing.rows if not row.contender.is_drawn)
    letters = [letter for letter in letters if letter not in {row.letter for row in lacking}]
    its = "its" if len(letters) == 1 else "their"
    others = (
        f"{words.listing(letters)} cannot be ranked by both: {its} cost or time is not collected."
    )
    return " ".join([_lacking(lacking)] * bool(lacking) + [others] * bool(letters))


def _lacking(rows: list) -> str:
    """“D and E are not ranked by cost: the price of the course is not collected.”"""
    letters = sorted(row.letter for row in rows)
    lacks = list(dict.fromkeys(what for row in rows for what in row.cost.lacks))
    verb = "is" if len(letters) == 1 else "are"
    price = f"the price of {words.listing(lacks, 'or')} is not collected"
    return f"{words.listing(letters)} {verb} not ranked by cost: {price}."


def _fits(listing) -> str:
    shown, budget = len(listing.rows), listing.answers.budget
    over = len(listing.over_budget)
    unsure = sum(bool(row.cost.lacks) for row in listing.rows)
    if not shown and not over:
        return "No path fits every answer."
    if budget is None:
        verb = "is" if shown == 1 else "are"
        paths = capitalized(words.counted(shown, "path"))
        if listing.is_own:
            return f"{paths} lead{'s' * (shown == 1)} on from there."
        to = "anyone new to the field" if listing.is_start_unsaid else "you"
        return f"{paths} {verb} open to {to}."
    total = shown + over
    shown -= unsure
    open_to_you = "path" if total == 1 else "paths"
    how_many = "None" if not shown else capitalized(words.spelled(shown))
    verb = "is" if shown <= 1 else "are"
    known = ", by what is known of their costs" if listing.incomplete else ""
    return (
        f"{how_many} of {words.spelled(total)} {open_to_you} {verb} likely to fit your"
        f" {words.money(budget)}{known}."
    )


def unbeaten(listing) -> str:
    """“Two are beaten by nothing: A costs least and B is quickest.”"""
    rows = listing.unbeaten
    if sum(row.contender.is_drawn for row in listing.rows) < 2:
        return ""
    if not rows:
        return "" if any(row.cost.is_complete for row in listing.rows) else NONE_IS_WHOLE
    if len(rows) == 1:
        only = f", {rows[0].condition}" if rows[0].condition else ""
        says = f"none is cheaper than {rows[0].letter}, and none is quicker{only}."
    else:
        many = f"{words.spelled(len(rows))} are beaten by nothing on cost and months"
        says = f"{many}: {words.listing(_ends(rows))}."
    of_these = f"of these {words.spelled(len(listing.rows))}, " if listing.folds else ""
    return capitalized(of_these + says)


def _ends(rows: list) -> list[str]:
    """The cheapest and the quickest, each with what it hangs on, and those between."""
    first, *middle, last = rows
    says = [
        f"{row.letter} {best}{f' ({row.condition})' if row.condition else ''}"
        for row, best in ((first, "costs least"), (last, "is quickest"))
    ]
    lies = "lies" if len(middle) == 1 else "lie"
    between = f"{words.listing([row.letter for row in middle])} {lies} between"
    return says + [between] * bool(middle)


def _sure(listing) -> str:
    """Where the cheapest hangs on a gate, the cheapest that does not."""
    sure = [row for row in listing.rows if row.can_sit_now and row.cost.is_comparable]
    best = listing.unbeaten
    if len(sure) < 2 or not best or not best[0].condition:
        return ""
    cheapest = min(sure, key=lambda row: (row.contender.dollars, row.letter))
    if not cheapest.cost.is_complete:
        return ""
    return f"Of those you can sit now, none costs less than {cheapest.letter}."


def _folded(listing) -> str:
    """What is open to anyone and costs less, or is quicker, than all of the table."""
    rows = [row for fold in listing.folds if fold.whose is Whose.ANYONE for row in fold.rows]
    least = min((row.contender.dollars for row in listing.rows), default=LAST)
    soonest = min((row.surely_takes for row in listing.rows), default=LAST)
    cheaper = _better(rows, least, lambda row: row.surely_costs)
    quicker = _better(rows, soonest, lambda row: row.surely_takes)
    return " ".join(
        f"Open to anyone new and {how}: {'; '.join(map(_in_short, found))}."
        for how, found in (("cheaper", cheaper), ("quicker", quicker))
        if found
    )


def _better(rows: list, limit: Decimal, measure: Callable) -> list:
    """The best of the rows under the limit, and where that hangs on a gate, the best that can be
    sat now."""
    better = sorted((row for row in rows if measure(row) < limit), key=measure)
    sure = [row for row in better if row.can_sit_now]
    return better[:1] + [row for row in sure[:1] if row is not better[0]]


def _in_short(row) -> str:
    """A path with its cost, its months and what it hangs on."""
    cost = "cost not collected" if row.cost.is_unknown else row.cost.figure
    time = "time not collected" if row.months.is_unknown else months(row.months)
    return ", ".join(filter(None, (row.path.name, cost, time, row.condition)))


def chart(points: Sequence, unbeaten: Sequence) -> str:
    """The finding of the drawing: which paths nothing beats, with their figures."""
    best = [
        f"{point.letter} ({point.contender.cost.figure}, {months(point.contender.months)})"
        for point in unbeaten
    ]
    none_beats = f"None of them beats {words.listing(best, 'or')} on both. " if best else ""
    drawn_paths = capitalized(words.counted(len(points), "path"))
    return f"{drawn_paths} by likely cost and months. {none_beats}The table has every value."


def months(total) -> str:
    """
    >>> from certifications.catalogue.amounts import Spread, Sum
    >>> months(Sum(Spread.exactly(12), 1))
    '≥ 12 months'
    """
    return f"{'≥ ' * total.is_floor}{words.in_months(total.likely)}{total.plus}"
