"""What a comparison asks of certifications: what each is and asks, its exam, its cost, its pay.

Pure: works on profiles, and asks the database nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from certifications.catalogue.amounts import Sum
from certifications.catalogue.gaps import Gap
from certifications.catalogue.pay_editions import PayEdition, by_edition
from certifications.catalogue.phrases import need
from certifications.upkeep.adding import TO_GET, YOU_HOLD_IT, added_over
from certifications.upkeep.costs import EXAM_AND_DUES, TWO_TRIES, YEARS, to_get_and_keep, to_keep
from coderpath.sources import words
from coderpath.sources.findings import Finding

from .questions import Answer, ComparisonQuestion, ReadersQuestion, Side

if TYPE_CHECKING:
    from certifications.catalogue.profile import Profile


def minutes(count) -> str:
    return f"{words.number(count)} min"


def points(count) -> str:
    return words.plural(count, "point")


def credits(count) -> str:
    return f"{words.number(count)} CEUs"


def _claim(finding: Finding):
    return finding.headline.claim if finding.headline else finding.unknown


def _found(finding: Finding, number: str = "", like: Iterable[str] = (), note: str = "") -> Answer:
    """The answer of a finding; `number` and `like` name attributes of its headline."""
    fact = finding.headline
    return Answer(
        _claim(finding),
        figure=finding,
        number=getattr(fact, number) if fact and number else None,
        like=tuple(getattr(fact, name) for name in like) if fact else (),
        note=note if fact else "",
    )


def _issuer(profile: Profile) -> Answer:
    code = profile.certification.issuer.code
    return Answer(code, text=code)


def _settings(profile: Profile) -> Answer:
    return _several(profile.settings)


def _several(findings: list[Finding]) -> Answer:
    """Several findings as one answer; they share the number of the first one's source."""
    if not findings:
        return _found(Finding())
    facts = [finding.headline for finding in findings]
    figures = [facts[0].figure, *(words.inside(fact.figure) for fact in facts[1:])]
    return Answer(
        frozenset(fact.claim for fact in facts), text=words.listing(figures), fact=facts[0]
    )


def _level(profile: Profile) -> Answer:
    return replace(_found(profile.level), is_level=True)


def _status(profile: Profile) -> Answer:
    status = profile.certification.get_status_display()
    return Answer(status, text=status)


def _gate(profile: Profile) -> Answer:
    """In whole; and in the fewer words that a phone has room for, unless it is disputed."""
    found, rule = _found(profile.gate), profile.gate.headline
    if not rule or profile.gate.is_disputed:
        return found
    short = need(profile, profile.is_today)
    return found if short == rule.figure else replace(found, short=short)


def _apprentice(profile: Profile) -> Answer:
    code = profile.certification.apprentice_code
    way = profile.losing_the_a.headline
    if not code:
        return Answer("No", text="No", note="one source says yes" if way else "", fact=way)
    ways = "; or ".join(words.inside(row.rule) for row in way.ways) if way else ""
    until = f"until you show: {ways}" if ways else "until you show experience"
    return Answer("Yes", text=f"Yes, {code}", note=until, fact=way)


def _aspect(name: str, number: str = "", like: Iterable[str] = ()) -> Callable[[Profile], Answer]:
    """Asks for one aspect of the exam."""
    return lambda profile: _found(profile.exam[name], number, like)


def _pass_mark(profile: Profile) -> Answer:
    """Told apart only on one scale: 75 percent and 300 of 400 are not."""
    return _found(profile.exam["pass_mark"], "pass_mark", ("pass_scale", "pass_scale_high"))


def _pass_rate(profile: Profile) -> Answer:
    fact = profile.pass_rate.headline
    is_range = fact and fact.percent_high not in (None, fact.percent_low)
    number = "" if is_range else "percent_low"
    note = f"in {fact.year}" if fact and fact.year else ""
    return _found(profile.pass_rate, number, ("year",), note)


def _exam_fee(profile: Profile) -> Answer:
    fee = profile.exam_fee.headline
    notes = [f"for {TWO_TRIES}"] * profile.costs.has_two_tries
    notes += ["membership required"] * bool(fee and _asks_membership(profile))
    return _found(profile.exam_fee, "amount", note=", ".join(notes))


def _exam_fee_member(profile: Profile) -> Answer:
    """Where all must be members, what members pay is the one price there is."""
    if _asks_membership(profile) and not profile.exam_fee_member.headline:
        return _exam_fee(profile)
    return _found(profile.exam_fee_member, "amount")


def _asks_membership(profile: Profile) -> bool:
    """Whether whoever is certified must be a member."""
    kept = profile.dues_kept.headline
    return bool(kept and kept.is_required)


def _dues(profile: Profile) -> Answer:
    """Dues that must be paid to stay certified; nothing where the issuer asks for none."""
    kept = profile.dues_kept
    if not kept.headline:
        return _found(kept)
    if _asks_membership(profile):
        return _found(profile.dues, "amount")
    return Answer(words.money(0), text=words.money(0), fact=kept.headline, number=Decimal(0))


# What a sum cannot do without, as a sentence about its price has it.
PRICES = {Gap.EXAM: "exam fee", Gap.DUES: "dues", Gap.RENEWAL: "renewal fee"}


def lacks(total: Sum) -> list[str]:
    """The prices without which a sum is no total, and is never compared."""
    return [PRICES[Gap(gap)] for gap in total.lacks]


def _sum(total: Sum) -> Answer:
    """A sum that lacks what it cannot do without is none: it says what has no price."""
    if not total.is_total:
        return Answer(None, figure=Finding(), note=total.why_none)
    return Answer(total.figure, total=total, number=total.likely, note=total.plus_gaps.strip())


def _with_exam(profile: Profile, total: Sum) -> Answer:
    """A sum that holds the exam, and says so where its price is for two tries."""
    answer = _sum(total)
    if not (profile.costs.has_two_tries and answer.is_known):
        return answer
    return replace(answer, note="; ".join(filter(None, (TWO_TRIES, answer.note))))


def _first_year(profile: Profile) -> Answer:
    return _with_exam(profile, profile.costs.first_year)


def _keeping(profile: Profile) -> Answer:
    return _sum(profile.costs.keeping(YEARS))


def _five_years(profile: Profile) -> Answer:
    return _with_exam(profile, profile.costs.five_years)


def _credits(profile: Profile) -> Answer:
    return _found(profile.credits, "ceus", ("cycle_months",))


def survey(profile: Profile, edition: PayEdition | None) -> Answer:
    """What its holders earn, by an edition that the baseline is in too, or by their newest report.

    A distance is told within one edition only.
    """
    report = by_edition(profile).get(edition) if edition else None
    newest = profile.newest_pay
    fact = report or newest.headline
    if not fact:
        return _found(newest)
    told = [str(fact.year or ""), fact.get_statistic_display(), fact.survey]
    note = ", ".join(part for part in told if part)
    of_one = edition if report else profile.certification.code
    return Answer(
        (fact.claim, of_one),
        figure=newest if fact is newest.headline else fact,
        note=note,
        number=fact.low,
        like=of_one,
    )


# Answered by a path too, for the title it leads to.
ABOUT = {
    "What it is": [
        ComparisonQuestion("Issued by", _issuer),
        ComparisonQuestion("Where you work", _settings),
        ComparisonQuestion("Level", _level),
        ComparisonQuestion("Status", _status),
    ],
    "Requirements": [
        ComparisonQuestion("To take the exam", _gate),
        ComparisonQuestion("Apprentice title", _apprentice),
    ],
    "Exam": [
        ComparisonQuestion("Questions", _aspect("items", "items", ("items_high",)), words.number),
        ComparisonQuestion(
            "Questions that count", _aspect("scored_items", "scored_items"), words.number
        ),
        ComparisonQuestion("Time for the exam", _aspect("minutes", "minutes"), minutes),
        ComparisonQuestion("Pass mark", _pass_mark, points),
        ComparisonQuestion("Code books", _aspect("open_book")),
        ComparisonQuestion("Pass the first time", _pass_rate, points),
        ComparisonQuestion("Where you take it", _aspect("delivery")),
    ],
}
_CREDITS = ComparisonQuestion("Credits", _credits, credits)
COSTS = {
    "Cost": [
        ComparisonQuestion("Exam fee", _exam_fee, words.money),
        ComparisonQuestion("Exam fee for members", _exam_fee_member, words.money),
        ComparisonQuestion("Required dues, first year", _dues, words.money),
        ComparisonQuestion(EXAM_AND_DUES, _first_year, words.money),
    ],
    "Cost to keep": [
        ComparisonQuestion(to_keep(YEARS), _keeping, words.money),
        _CREDITS,
        ComparisonQuestion(to_get_and_keep(YEARS), _five_years, words.money),
    ],
}
HELD = Answer("held", text=YOU_HOLD_IT)


def costs(years: int, has_held: bool) -> dict[str, list]:
    """What is asked of costs for so many years, by a reader who holds some title or none."""
    if years == YEARS and not has_held:
        return COSTS
    get, over = EXAM_AND_DUES, to_get_and_keep(years)
    if has_held:
        get, over = TO_GET, added_over(years)
    return {
        "Cost": [*COSTS["Cost"][:-1], ReadersQuestion(get, _to_get, words.money)],
        "Cost to keep": [
            ReadersQuestion(to_keep(years), lambda side: _sum(side.to_keep), words.money),
            ReadersQuestion("Credits", _credits_beside, credits) if has_held else _CREDITS,
            ReadersQuestion(over, _over_years, words.money),
        ],
    }


def _to_get(side: Side) -> Answer:
    """Beside what is held, with what the sum is of: the exam, or the first year's dues too."""
    if side.is_held:
        return HELD
    if not side.adds:
        return _with_exam(side.profile, side.to_get)
    answer = _sum(side.to_get)
    if not answer.is_known:
        return answer
    note = "; ".join(filter(None, (words.inside(side.to_get.label), answer.note)))
    return replace(answer, note=note)


def _credits_beside(side: Side) -> Answer:
    """Of a title of an organization whose title is held, what both take together."""
    alone = _credits(side.profile)
    together = side.together
    if not together:
        return alone
    count = len(together.codes)
    who = "both" if count == 2 else f"all {words.spelled(count)}"
    others = words.listing([c for c in together.codes if c != side.profile.certification.code])
    note = f"with the {others} you hold"
    if alone.is_known:
        note += f"; {alone.in_words} for the {side.profile.certification.code} alone"
    text = f"{together.figure} for {who}"
    return Answer(text, text=text, fact=next(iter(together.facts), None), note=note)


def _over_years(side: Side) -> Answer:
    return HELD if side.is_held else _with_exam(side.profile, side.over_years)


SURVEY = "Survey of its holders"
