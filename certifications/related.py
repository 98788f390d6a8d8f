"""Which certifications lie beside one: before it, after it, in the same settings. Pure."""

from dataclasses import dataclass, field

MOST_ALIKE = 6


@dataclass(frozen=True)
class Neighbor:
    """Another certification, and the fact that joins the two, if a source gives one."""

    certification: object
    fact: object = None
    asked_as: str = ""

    @property
    def says(self) -> str:
        """What joins the two: of a rule, the way that names the other."""
        return self.asked_as or self.fact.figure


@dataclass
class Related:
    """The neighbors of one certification, each list with the nearest first."""

    before: list[Neighbor] = field(default_factory=list)
    after: list[Neighbor] = field(default_factory=list)
    alike: list[Neighbor] = field(default_factory=list)
    same_issuer: list[Neighbor] = field(default_factory=list)

    def __bool__(self):
        return bool(self.before or self.after or self.alike or self.same_issuer)


def related(certification, rows, asking) -> Related:
    """Sorts the rows of CertificationQuerySet.related_to, the nearest first.

    `asking` are the ways that name the certification, of WayQuerySet.asking_for.
    """
    found = Related()
    asked = {way.requirement.certification_id: way for way in reversed(list(asking))}
    for row in rows:
        _step(found.after, row, "step_on")
        _asked(found.after, row, asked.get(row.pk))
        _step(found.before, row, "step_here")
    joined = {neighbor.certification for neighbor in found.before + found.after}
    others = list(dict.fromkeys(row for row in rows if row not in joined))
    alike = [row for row in others if row.shared_settings and row.is_open]
    alike.sort(key=lambda row: (-row.shared_settings, not row.is_core, row.code))
    found.alike = [Neighbor(row) for row in alike[:MOST_ALIKE]]
    found.same_issuer = [
        Neighbor(row)
        for row in others
        if row.issuer_id == certification.issuer_id and row not in alike[:MOST_ALIKE]
    ]
    return found


def _asked(steps: list[Neighbor], row, way) -> None:
    """Another certification that asks for this one, unless a step leads there."""
    if way and row not in [step.certification for step in steps]:
        steps.append(Neighbor(row, way.requirement, way.rule))


def _step(steps: list[Neighbor], row, relation: str) -> None:
    """One line a certification, however many sources join the two.

    A row has no attribute for a filtered relation that joins nothing.
    """
    fact = getattr(row, relation, None)
    if fact and row not in [step.certification for step in steps]:
        steps.append(Neighbor(row, fact))
