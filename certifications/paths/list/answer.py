"""The answer of the list of paths: where to start, in a sentence that a reader can repeat; and the
one thing to know before paying.

Works on what the listing found, and asks the database nothing.
"""

from collections.abc import Sequence

from certifications.catalogue.amounts import Sum
from certifications.eligibility.verdicts import Outcome
from certifications.models import PathStep
from certifications.reader.answers import Answers
from coderpath.sources import words
from salaries.places import spoken_place

from .cards import Card
from .pay_strip import PayStrip
from .pick_words import KEPT_LONG, WORK
from .row import PathRow, asks_diploma_alone
from .unnamed import Unnamed

Kind = PathStep.Kind


def heading(answers: Answers, named: Sequence[Card], is_empty: bool) -> str:
    """The situation: “Three paths that fit your answers”, “After the CCA, in Michigan”.

    `is_empty` is whether nothing fits that could be named.
    """
    place = spoken_place(answers.state, answers.place) if answers.state else ""
    person = answers.person
    if codes := held(answers):
        if not person.is_certified:
            return f"From the {codes[0]} to the full title{f', in {place}' if place else ''}"
        return f"After the {words.listing(codes)}{f', in {place}' if place else ''}"
    where = f" in {place}" if place else ""
    match answers.start:
        case "coder":
            return f"After your certification{f', in {place}' if place else ''}"
        case "nurse":
            return f"From nursing to coding{where}"
        case "biller":
            return f"From billing to coding{where}"
        case "":
            return f"Paths to a first coding job{where}"
    if not named:
        return "No path fits every answer" if is_empty else "Paths that fit your answers"
    if named[0].over is not None:
        return f"No path open to you now fits {words.money(answers.budget)}"
    fit = "paths that fit" if len(named) > 1 else "path that fits"
    return f"{words.spelled(len(named)).capitalize()} {fit} your answers"


def held(answers: Answers) -> list[str]:
    """The codes that the reader may write after their name."""
    person = answers.person
    return sorted(
        slug.upper() + ("-A" if slug in person.apprentice else "") for slug in person.credentials
    )


def answer(
    named: Sequence[Card], answers: Answers, strip: PayStrip | None, unnamed: Unnamed
) -> str:
    """Some sentences, with a name and a sum in them where there is one: first what a first job does
    to the pay of who says what they earn."""
    said = _named(named, answers, unnamed)
    if strip and strip.is_cut:
        wants = f" If you still want in: {words.inside(said)}" if named else ""
        return (
            "Coding jobs pay less than you earn. Expect to start at"
            f" {strip.start} a year: {strip.change}.{wants}"
        )
    if strip and strip.is_raise and named:
        return f"Coding jobs pay more than you earn: {strip.more} a year to start. {said}"
    return said


def _named(named: Sequence[Card], answers: Answers, unnamed: Unnamed) -> str:
    """Where to start; or why nothing is named."""
    if not named:
        return unnamed.said
    first = named[0]
    if first.over is not None:
        which = "open to you now" if first.pick.pick.candidate.is_open else "we can add up"
        said = f"The lowest total {which} is {_total(first)}: {words.inside(first.name)}."
        return " ".join(filter(None, (said, first.pick.unless, _may_take(first))))
    if not first.total:
        return _without_total(first, unnamed.rows)
    if first.is_next:
        return _next_step(named)
    if answers.person.apprentice:
        return f"The lowest total to the full {first.code} is {_listed(first, answers)}."
    start = "If you have no diploma, start" if first.pick.pick.hangs_on_a_diploma else "Start"
    said = f"{start} with the {first.row.first_title}: {_listed(first, answers)}."
    return f"{said} {first.pick.unless}".strip()


def _without_total(first: Card, rows: Sequence[PathRow]) -> str:
    """What can be done about it: ask for the price, or take the lowest total that begins with a
    job."""
    said = (
        f"{first.name}: we have no price for {first.missing}, so there is no total yet."
        f" Ask for the price of {first.missing} before you pay."
    )
    jobs = [row for row in rows if row.outline.awaits_work and row.cost.is_total]
    row = min(jobs, key=lambda row: row.cost.likely, default=None)
    if not row:
        return said
    total = f"{row.cost.figure}{row.cost.plus_gaps_in_words}"
    return f"{said} If you find a coding job, {words.inside(row.name)} costs {total}."


def _listed(first: Card, answers: Answers) -> str:
    parts = [_total(first), _time(first), _enough(first, answers)]
    parts = [part for part in parts if part]
    if len(parts) < 3:
        return " and ".join(parts)
    return f"{', '.join(parts[:-1])}, and {parts[-1]}"


def _total(card: Card) -> str:
    """“about $410 plus books”."""
    return f"{card.total}{card.total_plus}"


def _time(card: Card) -> str:
    """“about 10 weeks of study”; empty where it is not known."""
    takes = card.time.words
    if card.time.is_unknown or not card.time.high:
        return ""
    has_job = any(step.kind == Kind.FIRST_JOB for step in card.row.plan.steps)
    has_class = any(step.training for step in card.row.plan.steps)
    return words.inside(takes) + ("" if has_job or has_class else " of study")


def _enough(card: Card, answers: Answers) -> str:
    """That what the reader has is all that they need, where the rule says so."""
    verdict, rule = card.row.verdict, card.gate.headline
    if not verdict or not rule or verdict.outcome is not Outcome.NOW:
        return ""
    if rule.asks_nothing:
        return "you need nothing before the exam"
    if asks_diploma_alone(rule):
        return "your diploma is all you need"
    return ""


def _next_step(named: Sequence[Card]) -> str:
    """Which of the next steps adds the least, and what the other does, with keeping all."""
    first, others = named[0], [card for card in named[1:] if card.total]
    kept = _kept(first, f" with {KEPT_LONG} of keeping {first.keeps}")
    said = f"The {first.code} {_how(first, others)}: {_total(first)}{kept}."
    if others and _is_as_dear(others[0], first):
        said += f" The {others[0].code} adds just as much."
    elif others:
        said += f" The {others[0].code} costs {_total(others[0])}{_kept(others[0], ' that way')}."
    return f"{said} {_may_take(first)}".strip()


def _may_take(card: Card) -> str:
    """On what it hangs whether the reader may take the exam; empty where they surely may."""
    return card.pick.hangs.replace("take it", f"take the {card.code}")


def _how(first: Card, others: Sequence[Card]) -> str:
    """The first adds the least with keeping, which need not be the least to get."""
    if first.pick.pick.setting:
        return f"is for {WORK[first.pick.pick.setting]} alone"
    if not others:
        return "is the next step with a total"
    by_keeping = any(card.dollars <= first.dollars for card in others)
    if not first.pick.pick.candidate.is_open:
        return f"has the lowest cost we can add up{f' over {KEPT_LONG}' * by_keeping}"
    if by_keeping:
        return f"adds the least over {KEPT_LONG}"
    return "is the cheaper next step" if len(others) == 1 else "is the cheapest next step"


def _is_as_dear(one: Card, other: Card) -> bool:
    """Whether both add the same, to get and to keep."""
    return (_total(one), _kept(one, "")) == (_total(other), _kept(other, ""))


def _kept(card: Card, what: str) -> str:
    """“, or about $760 with two years of keeping both”: the dues of the first year count once."""
    adds = card.adds
    return f", or {adds.both.figure}{what}" if adds and adds.both.is_total else ""


def picks_title(answers: Answers, named: Sequence[Card]) -> str:
    """“Three picks for a nurse”."""
    count = words.counted(len(named), "pick").capitalize()
    return f"{count} for a nurse" if answers.start == "nurse" else count


def books(named: Sequence[Card]) -> str:
    """That every sum is short by the price of books, where no source gives it."""
    if not any(card.total and card.row.plan.ledger.lacks_books for card in named):
        return ""
    every = all(card.row.plan.ledger.lacks_books for card in named if card.total)
    totals = "every total below is" if every else "some totals below are"
    return f"No source we read prices the study books, so {totals} short by that much."


def unknowns(named: Sequence[Card], lacking: Sequence[Sum], answers: Answers) -> list[str]:
    """What no source we read says, of what is shown, in sentences."""
    gaps = dict.fromkeys(gap for card in named if card.total for gap in card.row.cost.gaps)
    lacks = dict.fromkeys(what for total in lacking for what in total.lacks)
    ahead = [card for card in named if not card.is_past_its_exam]
    codes = dict.fromkeys(card.exam for card in ahead if not card.first_pass_rate.headline)
    found = []
    if prices := [*gaps, *lacks]:
        found.append(f"The price of {words.listing(prices)}.")
    if codes:
        found.append(f"How many people pass the {words.listing(list(codes), 'or')} the first time.")
    if any(card.is_next for card in named):
        found.append("How much a second title raises pay.")
    else:
        found.append("How long it takes to find a first job.")
    if answers.start == "nurse":
        found.append(
            "What nurses who move into coding or documentation earn. No survey we read asks."
        )
    return found
