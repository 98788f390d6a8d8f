"""What to know of an organization before paying it, and what no source says of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from coderpath.sources.facts import SourcedFact

from ..models import Fee, Issuer, RenewalRule
from ..models.issuer_claims import ClaimKind
from . import phrases
from .organization import DUES_OF, OrganizationPage


@dataclass(frozen=True)
class ToKnow:
    """A sentence to know before paying, and the fact behind it, if one is."""

    says: str
    fact: SourcedFact | None = None


@dataclass(frozen=True)
class Cautions:
    """Two of one organization are equal, so that their part of the page is kept by it."""

    page: OrganizationPage

    @cached_property
    def to_know(self) -> list[ToKnow]:
        """Of one that is gone, only that."""
        is_gone = self.page.is_gone
        return [ToKnow("Pay nothing in its name.")] if is_gone else list(self._to_know())

    def _to_know(self) -> Iterator[ToKnow]:
        page = self.page
        if not page.is_active and not self._is_accreditor:
            yield ToKnow("Ask for the day of the next exam before you pay.")
        for rule in page.rules_of(RenewalRule.Kind.DUES_KEPT):
            if rule.headline.is_required:
                yield ToKnow("Dues come on top of every exam fee.", rule.headline)
        for credits in page.rules_of(RenewalRule.Kind.TOTAL):
            yield ToKnow(phrases.keeping(credits.figure), credits.headline)
        if self._is_priced_by_others:
            yield ToKnow(f"Others tell us its prices. Ask {page.issuer.code} first.")
        if page.profiles and not page.has_course_price:
            yield ToKnow("We have no price for its courses. Ask, and get it in writing.")

    @property
    def _is_priced_by_others(self) -> bool:
        """Whether neither its dues nor the fees to name first are known in its own words."""
        dues, fees = self.page.dues, self.page.to_name
        shown = [priced.finding for priced in dues] + [each.exam_fee for each in fees]
        prices = [finding.headline for finding in shown if finding.headline]
        return bool(prices) and not any(price.source.is_official for price in prices)

    @property
    def _is_accreditor(self) -> bool:
        return self.page.issuer.kind == Issuer.Kind.ACCREDITOR

    @cached_property
    def missing(self) -> list[str]:
        """What no source that was read says of it, in words."""
        of_its_kind = self._approved() if self._is_accreditor else self._asked_and_given()
        return [*self._always(), *of_its_kind]

    def _always(self) -> Iterator[str]:
        if not self.page.issuer.called and not self.page.former_names:
            yield "What its letters stand for"
        if not self.page.finding(ClaimKind.FOUNDED).headline:
            yield "When it was founded"

    def _approved(self) -> Iterator[str]:
        yield "What it approves today, by name"

    def _asked_and_given(self) -> Iterator[str]:
        page, students = self.page, DUES_OF[Fee.Payer.STUDENT]
        if page.issuer.has_members and not page.dues:
            yield "What members pay"
        if page.dues and not any(each.label == students for each in page.dues):
            yield "What students pay"
        if page.issuer.has_members and not page.members:
            yield "How many members it has"
        if unpriced := [each for each in page.given if not each.exam_fee.headline]:
            yield phrases.no_exam_fee(len(unpriced), len(page.given))
        core = [each for each in page.given if each.certification.is_core]
        if uncounted := [e.certification.code for e in core if not e.pass_rate.headline]:
            yield phrases.shares(uncounted)
        if page.profiles and not page.has_course_price:
            yield "What its courses cost"
