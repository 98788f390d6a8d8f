"""How many credits (CEUs) keep the titles of one organization, and by when. Pure: no Django."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from coderpath.sources import words
from coderpath.sources.findings import Finding

from .periods import Period
from .rules import HeldCredential

# A scale of credits ends here: what holds for five holds for more.
TOP_OF_SCALE = 5
FROM_HIGHEST = "We count up from the highest: the source does not say which comes first."


@dataclass(frozen=True)
class Share:
    """Credits of a cycle that must come from somewhere, or be on something."""

    label: str
    ceus: Decimal
    finding: Finding

    @property
    def figure(self) -> str:
        return f"{words.number(self.ceus)} {self.label}"


@dataclass(frozen=True)
class Credits:
    """Credits that keep some titles of one organization, and the days by which; None if unknown."""

    codes: tuple[str, ...]
    ceus: Decimal | None
    cycle_months: int | None
    days: tuple[date, ...] | None
    findings: tuple[Finding, ...]
    shares: tuple[Share, ...] = ()
    note: str = ""

    @property
    def figure(self) -> str:
        """
        >>> Credits(("CPC",), Decimal("36.0"), 24, (), ()).figure
        '36 CEUs every 2 years'
        """
        if self.ceus is None:
            return ""
        asked = f"{words.number(self.ceus)} CEUs"
        return f"{asked} {words.every(self.cycle_months)}" if self.cycle_months else asked

    @property
    def facts(self) -> list:
        """What it stands on, one for each source."""
        told = [finding.headline for finding in self.findings if finding.headline]
        return list({fact.source: fact for fact in told}.values())

    @property
    def within(self) -> Decimal | None:
        """Credits of all the cycles that end within the years."""
        if self.ceus is None or self.days is None:
            return None
        return self.ceus * len(self.days)

    @property
    def in_cycles(self) -> str:
        """
        >>> day = date(2026, 1, 2)
        >>> Credits(("CPC",), Decimal("36.0"), 24, (day,), ()).in_cycles
        '36 in 1 full cycle'
        >>> Credits(("CPC",), Decimal("36.0"), 24, (day, day), ()).in_cycles
        '72 in 2 full cycles'
        """
        if self.within is None or self.days is None:
            return ""
        said = "{ceus} in {count} full cycle", "{ceus} in {count} full cycles"
        return words.by_number(len(self.days), *said, ceus=words.number(self.within))


def credits_of(held: list[HeldCredential], since: date, period: Period) -> list[Credits]:
    """One need for all where the organization says how several add up, else one for each.

    They are of one organization, whose common cycle runs since a day.
    """
    rules = held[0].rules
    if rules.scale:
        return [_need(held, since, period, (_by_scale(held),))]
    if rules.credits_more.headline:
        return [_need(held, since, period, *_by_sum(held))]
    return [_need([each], each.earned, period, (each.rules.credits,)) for each in held]


def _by_scale(held: list[HeldCredential]) -> Finding:
    """By how many are held."""
    return held[0].rules.scale.get(min(len(held), TOP_OF_SCALE), Finding())


def _by_sum(held: list[HeldCredential]) -> tuple[tuple[Finding, ...], Decimal | None, str]:
    """The credits of the highest, more for each other one, and no more than the most.

    What they stand on, the sum and a note; None where the first finding has the credits.
    """
    asked = [each.rules.credits for each in held]
    if unknown := [finding for finding in asked if not finding.headline]:
        return (unknown[0],), None, ""
    highest = max(asked, key=lambda finding: finding.headline.ceus)
    if not held[1:]:
        return (highest,), None, ""
    more, most = held[0].rules.credits_more, held[0].rules.credits_most
    ceus = highest.headline.ceus + more.headline.ceus * len(held[1:])
    findings: tuple[Finding, ...] = (highest, more)
    if most.headline:
        ceus, findings = min(ceus, most.headline.ceus), (*findings, most)
    differ = len({finding.headline.ceus for finding in asked}) > 1
    return findings, ceus, FROM_HIGHEST if differ else ""


def _need(
    held: list[HeldCredential],
    since: date,
    period: Period,
    findings: tuple[Finding, ...],
    ceus: Decimal | None = None,
    note: str = "",
) -> Credits:
    """What these take together; the first finding has the credits unless they are given."""
    rule = findings[0].headline
    ceus = (rule and rule.ceus) if ceus is None else ceus
    cycle = (rule and rule.cycle_months) or held[0].rules.cycle_months
    days = period.rounds(since, cycle) if cycle else None
    codes = tuple(each.rules.code for each in held)
    shares = () if ceus is None else tuple(_shares(held, ceus))
    return Credits(codes, ceus, cycle, days, findings, shares, note)


def _shares(held: list[HeldCredential], ceus: Decimal) -> Iterable[Share]:
    """What part of the credits must be the organization’s own, in the field, or on a subject."""
    body = held[0].rules.body
    for name, label in (
        ("from_issuer", f"from {body} or those it names"),
        ("in_field", "in the field"),
    ):
        found = [getattr(each.rules, name) for each in held]
        if finding := next((each for each in found if each.headline), None):
            yield Share(label, ceus * finding.headline.percent / 100, finding)
    for each in held:
        if rule := each.rules.on_subject.headline:
            yield Share(
                f"on the subject of the {each.rules.code}", rule.ceus, each.rules.on_subject
            )
