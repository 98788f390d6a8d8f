"""The picks of a list of paths, with the rows that their cards show."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from certifications.catalogue.amounts import NOTHING
from certifications.catalogue.shelf import Shelf
from certifications.eligibility.implied import has_years
from certifications.eligibility.verdicts import Outcome
from certifications.models import Certification
from certifications.models.paths import Background
from certifications.reader.answers import Answers
from certifications.reader.person import License
from certifications.upkeep.adding import Adds
from certifications.upkeep.of_shelf import KeptTitles

from ..adding import added_by
from . import pick_words
from .picks import KEPT_FOR, Asker, Candidate, Pick, picks
from .row import PathRow


@dataclass(frozen=True)
class PickCard:
    """One path that is named: its row, and what is said of it."""

    pick: Pick
    row: PathRow
    asker: Asker

    @property
    def reason(self) -> str:
        """The line above its name: “Lowest total of the paths open to you now”."""
        return pick_words.reason(self.pick, self.asker)

    @property
    def unless(self) -> str:
        """What costs less, if the reader has what they did not say; empty for nothing."""
        return pick_words.unless(self.pick)

    @property
    def hangs(self) -> str:
        """On what it hangs whether the reader may take it; empty where they surely may."""
        return pick_words.hangs(self.pick)

    @property
    def why(self) -> str:
        """Why it is here, in a sentence."""
        return pick_words.why(self.pick, self.asker)

    @property
    def role(self) -> str:
        return self.pick.role.value

    @property
    def has_total(self) -> bool:
        return self.pick.has_total


class Picked:
    """What is named to a reader, of rows that stand in the list or beside it."""

    def __init__(self, rows: Iterable[PathRow], answers: Answers, shelf: Shelf):
        self._rows = {row.path.slug: row for row in rows}
        self._answers = answers
        self._titles = shelf.once(KeptTitles)
        self._held = self._titles.held(answers.person.credentials)

    def adds(self, row: PathRow, years: int) -> Adds:
        """What a path adds to what the reader holds."""
        return added_by(row.plan, row.column, self._titles, self._held, years)

    @cached_property
    def asker(self) -> Asker:
        answers, person = self._answers, self._answers.person
        return Asker(
            budget=answers.budget,
            setting=answers.setting,
            is_nurse=License.RN in person.licenses,
            is_certified=person.is_certified or answers.is_coder and not person.apprentice,
            is_apprentice=bool(person.apprentice) and not person.is_certified,
            has_years=has_years(person),
            has_job=answers.has_job,
            organizations=frozenset(each.issuer.code for each in self._held or self._taken),
        )

    @property
    def _taken(self) -> set[Certification]:
        """What who names no title is taken to hold: that from which the paths shown start."""
        return {row.path.holds for row in self._rows.values() if row.path.holds}

    @cached_property
    def cards(self) -> tuple[PickCard, ...]:
        candidates = [self._with_keeping(row, candidate(row)) for row in self._rows.values()]
        found = picks(candidates, self.asker)
        return tuple(PickCard(pick, self._rows[pick.slug], self.asker) for pick in found)

    def _with_keeping(self, row: PathRow, one: Candidate) -> Candidate:
        """What it adds to keep, for whom holds a title and can take the exam."""
        is_asked = self.asker.is_certified and one.is_ready
        if not is_asked or not (one.is_open or one.is_unsure):
            return one
        over = self.adds(row, KEPT_FOR)
        if not over.keep.is_total or not over.alone.is_total:
            return one
        more = over.keep.likely - over.twice - over.alone.likely
        return replace(one, keep=over.keep.likely, keep_more=max(more, NOTHING))

    @property
    def is_nothing_an_answer(self) -> bool:
        """Whether to add nothing is a choice too: to whom holds a title."""
        return self.asker.is_certified


def candidate(row: PathRow) -> Candidate:
    """What counts of a row for being named."""
    plan, path, outline = row.plan, row.path, row.outline
    held = outline.holders
    return Candidate(
        path.slug,
        plan.code,
        outline.titles,
        row.cost,
        row.time,
        asks=outline.you_need,
        asks_diploma_alone=outline.asks_diploma_alone,
        level=row.contender.level,
        above=outline.last_level_rank,
        is_open=not row.verdict or row.verdict.outcome is Outcome.NOW,
        is_unsure=bool(row.verdict) and row.verdict.outcome is Outcome.UNDECIDED,
        is_own=path.start != Background.NEWCOMER,
        awaits_work=outline.awaits_work,
        people=held.people if held else 0,
        held_by=held.figure if held else "",
        has_teacher=outline.has_teacher,
        is_apprentice=plan.keeps_a,
        counts_license=outline.counts_license,
        organization=outline.organization,
        settings=outline.settings,
    )
