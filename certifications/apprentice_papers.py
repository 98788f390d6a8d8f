"""The papers that prove what a way to lose the apprentice “A” asks for. Pure: no Django."""

from dataclasses import dataclass

from coderpath.sources.findings import Finding

PRACTICODE = "Practicode"
OF_COURSE = "For the course"


def asks_course(row) -> bool:
    return bool(row.training_hours)


def asks_practicode(row) -> bool:
    return PRACTICODE in row.rule


@dataclass(frozen=True)
class Papers:
    """What proves one thing: a name, a label, and the rows that say how; empty if none does."""

    name: str
    label: str
    rows: list


class Proof:
    """By the rules in force on how experience is proved."""

    def __init__(self, proof: Finding):
        rows = [row for rule in proof.facts if rule.is_in_force for row in rule.ways]
        letters = [row for row in rows if not row.rule.startswith(OF_COURSE)]
        course = [row for row in rows if row.rule.startswith(OF_COURSE)]
        self.letters = Papers("letters", "Letters of employers or externships", letters)
        self.course = Papers("course", "Proof of the course", course)
        self.practicode = Papers("practicode", "Proof of Practicode", [])

    @property
    def every(self) -> list[Papers]:
        return [self.letters, self.course, self.practicode]

    def of(self, row) -> list[Papers]:
        """What one way, a row of a rule, asks for."""
        asked = (row.experience_months, asks_course(row), asks_practicode(row))
        return [papers for papers, is_asked in zip(self.every, asked, strict=True) if is_asked]
