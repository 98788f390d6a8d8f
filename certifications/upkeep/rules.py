"""What the sources say of keeping a title, question by question. Pure: no Django."""

from dataclasses import dataclass, field
from datetime import date

from coderpath.sources.findings import Finding


@dataclass(frozen=True)
class UpkeepRules:
    """Rules and prices of keeping one title. An empty finding is an unknown.

    `scale` has the organization's credits by how many are held; `replaces` the codes of those whose
    place it takes, each with the fact that says so.
    """

    code: str = ""
    body: str = ""
    dues_kept: Finding = Finding()
    dues: Finding = Finding()
    fee: Finding = Finding()
    fee_member: Finding = Finding()
    fee_more: Finding = Finding()
    late: Finding = Finding()
    reinstatement: Finding = Finding()
    more_time: Finding = Finding()
    cycle: Finding = Finding()
    credits: Finding = Finding()
    scale: dict[int, Finding] = field(default_factory=dict)
    credits_more: Finding = Finding()
    credits_most: Finding = Finding()
    on_subject: Finding = Finding()
    from_issuer: Finding = Finding()
    in_field: Finding = Finding()
    grace: Finding = Finding()
    cancelled: Finding = Finding()
    replaces: dict[str, object] = field(default_factory=dict)

    @property
    def needs_dues(self) -> bool | None:
        """Whether membership must be kept up; None where nobody says so."""
        return self.dues_kept.headline.is_required if self.dues_kept.headline else None

    @property
    def asks_fee(self) -> bool:
        """Who lives on dues asks no fee besides; elsewhere a missing fee is an unknown."""
        return bool(self.fee.headline) or not self.needs_dues

    @property
    def cycle_months(self) -> int | None:
        """Months of a cycle, by the credits or by a rule of its own."""
        for finding in (self.credits, self.cycle):
            if finding.headline and finding.headline.cycle_months:
                return finding.headline.cycle_months
        return None

    def fee_of(self, member: bool) -> Finding:
        return self.fee_member if member else self.fee

    @property
    def has_fee_of_body(self) -> bool:
        """The organization asks one fee for the first title and another for each more."""
        return bool(self.fee.headline) and self.fee.headline.certification_id is None


@dataclass(frozen=True)
class HeldCredential:
    """A title and the day it was earned."""

    rules: UpkeepRules
    earned: date
