"""Which certifications lie beside one: before it, after it, in the same settings. Pure."""

from dataclasses import dataclass, field
from typing import Any

MOST_ALIKE = 6


@dataclass(frozen=True)
class RelatedCertification:
    """Another certification, and the fact that joins the two, if a source gives one."""

    certification: Any
    fact: Any = None
    asked_as: str = ""

    @property
    def says(self) -> str:
        """What joins the two: of a rule, the way that names the other."""
        return self.asked_as or self.fact.figure


@dataclass
class Related:
    """The neighbors of one certification, each list with the nearest first."""

    before: list[RelatedCertification] = field(default_factory=list)
    after: list[RelatedCertification] = field(default_factory=list)
    alike: list[RelatedCertification] = field(default_factory=list)
    same_issuer: list[RelatedCertification] = field(default_factory=list)

    def __bool__(self):
        return bool(self.before or self.after or self.alike or self.same_issuer)


def related(profile, shelf) -> Related:
    """Those of the shelf that lie beside what the profile is of."""
    own = profile.certification
    # By the certification at the other end; of several facts or ways the first.
    on = {step.leads_to_id: step for step in reversed(shelf.steps_from(own))}
    here = {step.certification_id: step for step in reversed(shelf.steps_to(own))}
    asking = {way.requirement.certification_id: way for way in reversed(shelf.asking_for(own))}
    found, others = Related(), []
    for other in shelf.profiles():
        pk = other.certification.pk
        if pk in here:
            found.before.append(RelatedCertification(other.certification, here[pk]))
        if pk in on:
            found.after.append(RelatedCertification(other.certification, on[pk]))
        elif way := asking.get(pk):
            found.after.append(RelatedCertification(other.certification, way.requirement, way.rule))
        if pk not in {own.pk, *here, *on, *asking}:
            others.append(other)
    found.alike = _alike(profile, others)
    found.same_issuer = _of_same_issuer(own, others, found.alike)
    return found


def _alike(profile, others: list) -> list[RelatedCertification]:
    """For the same places of work, those with the most in common first."""
    alike = [each for each in others if each.certification.is_open and each.terms & profile.terms]
    alike.sort(
        key=lambda each: (
            -len(each.terms & profile.terms),
            not each.certification.is_core,
            each.certification.code,
        )
    )
    return [RelatedCertification(each.certification) for each in alike[:MOST_ALIKE]]


def _of_same_issuer(
    own, others: list, alike: list[RelatedCertification]
) -> list[RelatedCertification]:
    named = [neighbor.certification for neighbor in alike]
    there = (each.certification for each in others if each.certification not in named)
    return [RelatedCertification(each) for each in there if each.issuer_id == own.issuer_id]
