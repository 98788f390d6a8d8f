"""The roadmap as one page shows it: for some organizations, and for a reader."""

from functools import cached_property

from django.http import QueryDict

from coderpath.asked import Problem

from ..catalogue.profile import Profile
from ..catalogue.shelf import Shelf
from ..eligibility.of_shelf import Verdicts
from ..eligibility.verdicts import Outcome
from ..reader.answers import Answers, AnswersForm
from ..upkeep.of_shelf import KeptTitles
from . import phrases
from .arrows import apprentice_key, months_of_work
from .drawing import Drawing, Roadmap
from .filters import RoadmapFilterSet


class RoadmapPage:
    """What the page shows for one address."""

    def __init__(self, asked: QueryDict, there: Shelf):
        self.shelf = there
        self.roadmap = there.once(Roadmap)
        self.filterset = RoadmapFilterSet(asked, there)
        self.answers: Answers = AnswersForm.said_in(asked, there.slugs)

    @property
    def problems(self) -> list[Problem]:
        return self.filterset.form.problems

    @cached_property
    def drawing(self) -> Drawing:
        return self.roadmap.of(self.filterset.shown)

    @property
    def says(self) -> str:
        drawing = self.drawing
        named = " and ".join(self.filterset.named)
        return phrases.shows(len(drawing.drawn), drawing.only_listed, named)

    # The reader

    @property
    def is_asked(self) -> bool:
        """Whether the reader said anything that a rule can be held against."""
        return bool(self.answers.start or self.answers.have)

    @cached_property
    def open(self) -> frozenset[str]:
        """The boxes of exams that the reader may take now, whose first year fits what they can
        spend.

        Without the months of work that it asks, the exam gives the apprentice title.
        """
        if not self.is_asked:
            return frozenset()
        found = self.shelf.once(Verdicts).on(self.answers.person, self.answers.hours_a_week)
        return frozenset(
            self._title_got(profile)
            for profile in self.drawing.profiles
            if (verdict := found[profile.certification.slug]).outcome is Outcome.NOW
            and not verdict.is_held
            and self._fits(profile)
        )

    def _title_got(self, profile: Profile) -> str:
        own, months = profile.certification, months_of_work(profile)
        is_full = months is not None and (self.answers.person.coding_months or 0) >= months
        return own.slug if is_full or not own.apprentice_code else apprentice_key(own)

    def _fits(self, profile: Profile) -> bool:
        """Whoever holds a title of the same organization pays its dues already."""
        budget = self.answers.budget
        if budget is None:
            return True
        held = self.shelf.once(KeptTitles).held(self.answers.person.credentials)
        pays = any(each.issuer_id == profile.certification.issuer_id for each in held)
        first = profile.costs.without_dues if pays else profile.costs.first_year
        return first.is_total and first.over(budget) <= 0

    @property
    def open_says(self) -> str:
        """Which exams are open; empty for a reader who said nothing of what they have."""
        if not self.is_asked:
            return ""
        codes = [code for key, code in self.drawing.titles.items() if key in self.open]
        return phrases.open_to_you(codes, self.answers.budget)
