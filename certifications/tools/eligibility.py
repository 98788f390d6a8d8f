"""The page “What can I sit?”: a reader’s answers, and a verdict on every certification."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.http import QueryDict

from certifications.catalogue.shelf import Shelf
from certifications.eligibility.of_shelf import Verdicts
from certifications.eligibility.verdicts import Outcome, Verdict
from certifications.models import Certification
from certifications.reader import choices as have
from certifications.reader.answers import HOLDS_NONE, NURSE, AnswersForm
from certifications.reader.choices import HaveChoice
from certifications.reader.person import Work
from coderpath.asked import Problem
from coderpath.sources import words

# Months of work to choose from; any other number is kept when the address has it.
MONTHS = (0, 3, 6, 12, 18, 24, 36, 48, 60, 72)


@dataclass(frozen=True)
class OutcomeGroup:
    """The certifications with one outcome."""

    outcome: Outcome
    verdicts: list[Verdict]

    @property
    def anchor(self) -> str:
        return self.outcome.name.lower()


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
        """Every credential that some rule in force names."""
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
    def without_rule(self) -> list[Verdict]:
        """Those of which nobody says what they ask."""
        return [each for each in self._open if not each.is_known]

    @cached_property
    def groups(self) -> list[OutcomeGroup]:
        """The rest by outcome, in the order of the outcomes; none is empty."""
        known = [each for each in self._open if each.is_known]
        found = [
            OutcomeGroup(outcome, [v for v in known if v.outcome is outcome]) for outcome in Outcome
        ]
        return [group for group in found if group.verdicts]

    @cached_property
    def _open(self) -> list[Verdict]:
        return [each for each in self.verdicts.values() if not each.is_held]

    @property
    def lead(self) -> str:
        """The answer in a sentence or more: an exam without a rule is not one we can’t tell of."""
        counts = Counter(each.outcome for each in self._open)
        now, after = counts[Outcome.NOW], counts[Outcome.AFTER]
        later = f", and {after} after something more" if after else ""
        said = f"You can sit {words.plural(now, 'exam') if now else 'no exam'} now{later}."
        ruleless = len(self.without_rule)
        untold = counts[Outcome.UNDECIDED] - ruleless
        unsure = f" Of {untold} we can’t tell." if untold else ""
        unfound = f" For {ruleless} we found no rule." if ruleless else ""
        return f"{said}{unsure}{unfound}"
