"""The page “Which exams can you take?”: a reader’s answers, and a verdict on every exam."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.http import QueryDict

from certifications.catalogue.profile import Profile
from certifications.catalogue.shelf import Shelf
from certifications.eligibility.of_shelf import Verdicts
from certifications.eligibility.sense import why_not_yet
from certifications.eligibility.verdicts import Outcome, Verdict
from certifications.models import Certification
from certifications.reader import choices as have
from certifications.reader.answers import HOLDS_NONE, NURSE, AnswersForm
from certifications.reader.choices import HaveChoice
from certifications.reader.person import Work
from coderpath.asked import Problem

from . import phrases

SENSIBLE, NOT_YET, AFTER, UNDECIDED, NO_RULE = "now", "not-yet", "after", "undecided", "no-rule"
# Anchor, heading, what to know of all under it, and whether it is folded.
GROUPS = (
    (SENSIBLE, "You qualify, and it makes sense now", "", False),
    (
        NOT_YET,
        "You may take these, but wait",
        "Nothing keeps you out. A source says, or no source denies, that they are for people with"
        " more experience; that you have too little of it is our inference.",
        False,
    ),
    (AFTER, Outcome.AFTER.value, "", False),
    (UNDECIDED, Outcome.UNDECIDED.value, "Tell us more above, and we check again.", True),
    (NO_RULE, "No rule found", "Ask the organization before you pay.", True),
    ("cannot", Outcome.CANNOT.value, "", True),
)
# Months of work to choose from; any other number is kept when the address has it.
MONTHS = (0, 3, 6, 12, 18, 24, 36, 48, 60, 72)


@dataclass(frozen=True)
class ExamRow:
    """One exam, what its rules mean for the reader, and why to wait with it, if any."""

    verdict: Verdict
    profile: Profile
    why_not: str = ""


@dataclass(frozen=True)
class ExamGroup:
    """Exams that stand under one heading; of a folded group only the heading shows."""

    anchor: str
    heading: str
    rows: tuple[ExamRow, ...]
    note: str = ""
    is_folded: bool = False


class EligibilityPage:
    """What the page shows for one address."""

    def __init__(self, data: QueryDict, there: Shelf):
        self.shelf = there
        self.certifications = there.certifications
        self.form = AnswersForm(data, there.slugs)
        self.answers = self.form.answers

    # What was asked

    @cached_property
    def problems(self) -> list[Problem]:
        """What makes no sense; only `start` and `have` have a control here."""
        controls = {"start": "id_start", "have": "id_have"}
        return [
            Problem(message, controls.get(name, ""))
            for name in self.form.fields
            for message in self.form.errors.get(name, ())
        ]

    @property
    def schooling(self) -> tuple[HaveChoice, ...]:
        return have.schooling(self.answers)

    @property
    def coding(self) -> tuple[HaveChoice, ...]:
        return have.work(self.answers, Work.CODING, MONTHS, "None")

    @property
    def billing(self) -> tuple[HaveChoice, ...]:
        return have.work(self.answers, Work.BILLING, MONTHS, "None")

    @property
    def credentials(self) -> tuple[HaveChoice, ...]:
        """What some rule asks for, what the reader holds besides, and nothing at all."""
        held = self.answers.have
        named = {each.slug: each.code for each in self._named}
        known = {each.slug: each.code for each in self.certifications}
        known |= {
            f"{c.slug}-a": c.apprentice_code for c in self.certifications if c.apprentice_code
        }
        slugs = sorted({*named, *(word for word in held if word in known)}, key=known.get)
        return (
            *(HaveChoice(slug, known[slug], slug in held) for slug in slugs),
            HaveChoice(NURSE, "Nurse’s license (RN)", NURSE in held),
            HaveChoice(HOLDS_NONE, "None of these", HOLDS_NONE in held),
        )

    @property
    def _named(self) -> Iterable[Certification]:
        """Every title that some rule in force names."""
        for verdict in self.verdicts.values():
            for reading in verdict.readings:
                for way in (*reading.ways, *reading.advice):
                    yield from way.row.serving

    # What it means

    @cached_property
    def verdicts(self) -> dict[str, Verdict]:
        return self.shelf.once(Verdicts).on(self.answers.person, self.answers.hours_a_week)

    @cached_property
    def held(self) -> list[Verdict]:
        return [each for each in self.verdicts.values() if each.is_held]

    @cached_property
    def is_asked(self) -> bool:
        """Whether the reader said anything that a rule can be held against."""
        return bool(self.answers.start or self.answers.have)

    @cached_property
    def _rows(self) -> dict[str, list[ExamRow]]:
        """Those not held, by the group that they belong to."""
        found: dict[str, list[ExamRow]] = defaultdict(list)
        for verdict in self.verdicts.values():
            if not verdict.is_held:
                row = self._row(verdict, self.shelf.profile(verdict.certification))
                found[self._group_of(row)].append(row)
        return found

    def _row(self, verdict: Verdict, profile: Profile) -> ExamRow:
        if verdict.outcome is not Outcome.NOW:
            return ExamRow(verdict, profile)
        level = profile.level.headline
        why = why_not_yet(level and level.term, verdict.reading, self.answers.person)
        return ExamRow(verdict, profile, why)

    @staticmethod
    def _group_of(row: ExamRow) -> str:
        if not row.verdict.is_known:
            return NO_RULE
        if row.verdict.outcome is Outcome.NOW:
            return NOT_YET if row.why_not else SENSIBLE
        return row.verdict.outcome.name.lower()

    @cached_property
    def groups(self) -> list[ExamGroup]:
        """In the order of the page; none is empty, and without answers there is none."""
        if not self.is_asked:
            return []
        return [
            ExamGroup(anchor, heading, tuple(self._rows[anchor]), note, is_folded)
            for anchor, heading, note, is_folded in GROUPS
            if self._rows[anchor]
        ]

    # In words

    @property
    def lead(self) -> str:
        return phrases.which_exams([row.verdict.certification.code for row in self._rows[SENSIBLE]])

    @property
    def others(self) -> str:
        """How many exams stand under the other headings."""
        counts = {anchor: len(rows) for anchor, rows in self._rows.items()}
        return phrases.other_exams(
            counts.get(NOT_YET, 0),
            counts.get(AFTER, 0),
            counts.get(UNDECIDED, 0) + counts.get(NO_RULE, 0),
        )
