"""Which certifications lie beside one: before it, after it, in the same settings. Pure."""

from dataclasses import dataclass, field

MOST_ALIKE = 6


@dataclass(frozen=True)
class Neighbor:
    """Another certification, and the fact that joins the two, if a source gives one."""

    certification: object
    fact: object = None


@dataclass
class Related:
    """The neighbors of one certification, each list with the nearest first."""

    before: list[Neighbor] = field(default_factory=list)
    after: list[Neighbor] = field(default_factory=list)
    alike: list[Neighbor] = field(default_factory=list)
    same_issuer: list[Neighbor] = field(default_factory=list)

    def __bool__(self):
        return bool(self.before or self.after or self.alike or self.same_issuer)


def related(certification, rows) -> Related:
    """Sorts the rows of CertificationQuerySet.related_to, the nearest first."""
    found = Related()
    for row in rows:
        _step(found.after, row, "step_on", "asks_for_it")
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


def _step(steps: list[Neighbor], row, *relations: str) -> None:
    """One line a certification, however many sources join the two.

    A row has no attribute for a filtered relation that joins nothing.
    """
    fact = next((getattr(row, name) for name in relations if hasattr(row, name)), None)
    if fact and row not in [step.certification for step in steps]:
        steps.append(Neighbor(row, fact))
