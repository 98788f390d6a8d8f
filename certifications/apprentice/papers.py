"""The papers that prove what a way to lose the apprentice “A” asks for. Pure: no Django."""

from dataclasses import dataclass

from coderpath.sources.findings import Finding

PRACTICODE = "Practicode"
# What a row on the proof of experience is about, as Way.About has it.
ABOUT = WORK, COURSE, OF_PRACTICODE = "WORK", "COURSE", "PRACTICODE"


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
        about = {what: [row for row in rows if row.about == what] for what in ABOUT}
        self.letters = Papers("letters", "Letters of employers or externships", about[WORK])
        self.course = Papers("course", "Proof of the course", about[COURSE])
        self.practicode = Papers("practicode", "Proof of Practicode", about[OF_PRACTICODE])

    @property
    def every(self) -> list[Papers]:
        return [self.letters, self.course, self.practicode]

    def of(self, row) -> list[Papers]:
        """What one way, a row of a rule, asks for."""
        asked = (row.experience_months, row.training_hours, row.asks_practicode)
        return [papers for papers, is_asked in zip(self.every, asked, strict=True) if is_asked]
