"""What a comparison asks of certifications: what each is, its gate, its exam, its cost, its pay.

Pure: works on profiles, and asks the database nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import TYPE_CHECKING

from certifications.catalogue.amounts import Sum
from certifications.upkeep.costs import Costs
from coderpath.sources import words
from coderpath.sources.findings import Finding

from .questions import Answer, ComparisonQuestion

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
    return _found(profile.level)


def _status(profile: Profile) -> Answer:
    status = profile.certification.get_status_display()
    return Answer(status, text=status)


def _gate(profile: Profile) -> Answer:
    return _found(profile.gate)


def _apprentice(profile: Profile) -> Answer:
    code = profile.certification.apprentice_code
    way = profile.losing_the_a.headline
    if not code:
        return Answer("No", text="No", note="one source says yes" if way else "", fact=way)
    ways = "; or ".join(words.inside(row.rule) for row in way.ways) if way else ""
    until = f"until: {ways}" if ways else "until experience is shown"
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
    notes = ["for two attempts"] * bool(fee and fee.is_for_two_attempts)
    notes += ["membership required"] * bool(fee and _asks_membership(profile))
    return _found(profile.exam_fee, "amount", ("kind",), ", ".join(notes))


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


def unknown_parts(profile: Profile, of_keeping: bool = False) -> list[str]:
    """The large lines that are not known; without them a total says little beside another."""
    parts = {"exam fee": profile.exam_fee_one.headline, "dues": _dues_known(profile)}
    if of_keeping and parts["dues"]:
        parts["renewal fee"] = keeping(profile).five_years.is_complete
    return [f"the {name}" for name, known in parts.items() if not known]


def _dues_known(profile: Profile) -> bool:
    return profile.costs.part(profile.dues, profile.dues_kept).first_year.is_complete


def keeping(profile: Profile) -> Costs:
    """The lines of its costs that come round: dues and renewal fees."""
    return profile.costs.part(profile.dues, profile.dues_kept, profile.renewal_fee)


def _sum(total: Sum, lacks: Iterable[str] = ()) -> Answer:
    """A sum with nothing known in it is an unknown, never $0."""
    if total.is_unknown:
        return _found(Finding())
    note = f"without {words.listing(list(lacks))}" if lacks else ""
    return Answer(
        total.figure,
        total=total,
        text=f"{total.money}{total.plus}",
        note=note,
        number=total.likely,
        like=tuple(lacks),
    )


def _first_year(profile: Profile) -> Answer:
    return _sum(profile.costs.first_year, unknown_parts(profile))


def _keeping(profile: Profile) -> Answer:
    return _sum(keeping(profile).five_years)


def _five_years(profile: Profile) -> Answer:
    return _sum(profile.costs.five_years, unknown_parts(profile, of_keeping=True))


def _credits(profile: Profile) -> Answer:
    return _found(profile.credits, "ceus", ("cycle_months",))


def _credits_price(profile: Profile) -> Answer:
    return _found(Finding())


def _survey(profile: Profile) -> Answer:
    """The newest report of its holders' pay. Two surveys are never set against each other."""
    finding = next(iter(profile.pay_reports), Finding())
    fact = finding.headline
    if not fact:
        return _found(finding)
    told = [str(fact.year or ""), fact.get_statistic_display(), fact.survey]
    # Without the name of a survey nothing tells that two reports come from the same one.
    alone = profile.certification.code
    survey = (fact.survey, fact.year, fact.statistic) if fact.survey else alone
    return Answer(
        (fact.claim, survey),
        figure=finding,
        note=", ".join(part for part in told if part),
        number=fact.low,
        like=alone if fact.high else survey,
    )


# Answered by a path too, for the credential it leads to.
ABOUT = {
    "What it is": [
        ComparisonQuestion("Issued by", _issuer),
        ComparisonQuestion("Setting", _settings),
        ComparisonQuestion("Level", _level),
        ComparisonQuestion("Status", _status),
    ],
    "Gate": [
        ComparisonQuestion("To sit the exam", _gate),
        ComparisonQuestion("Apprentice “A”", _apprentice),
    ],
    "Exam": [
        ComparisonQuestion("Questions", _aspect("items", "items", ("items_high",)), words.number),
        ComparisonQuestion("Of them scored", _aspect("scored_items", "scored_items"), words.number),
        ComparisonQuestion("Time", _aspect("minutes", "minutes"), minutes),
        ComparisonQuestion("Pass mark", _pass_mark, points),
        ComparisonQuestion("Code books", _aspect("open_book")),
        ComparisonQuestion("Pass rate, first try", _pass_rate, points),
        ComparisonQuestion("Where", _aspect("delivery")),
    ],
}
COSTS = {
    "Cost to certify": [
        ComparisonQuestion("Exam fee", _exam_fee, words.money),
        ComparisonQuestion("Exam fee, member", _exam_fee_member, words.money),
        ComparisonQuestion("Compulsory dues, year 1", _dues, words.money),
        ComparisonQuestion("First year, known total", _first_year, words.money),
    ],
    "Cost to keep, five years": [
        ComparisonQuestion("Dues or renewals", _keeping, words.money),
        ComparisonQuestion("Credits", _credits, credits),
        ComparisonQuestion("Price of credits", _credits_price),
        ComparisonQuestion("Five years in all", _five_years, words.money),
    ],
}
SURVEYS = ComparisonQuestion("Survey of its holders", _survey, words.money)
