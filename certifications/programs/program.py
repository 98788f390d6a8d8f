"""One program or course, and all that sources say of it on a day."""

from dataclasses import dataclass
from functools import cached_property

from certifications.models import Certification, ProgramTerm, Training, TrainingCost
from coderpath.sources.facts import SourcedFact
from coderpath.sources.findings import Finding
from salaries.places import place_name

from ..catalogue.prices import Offer
from ..catalogue.shelf import Shelf
from . import phrases

Kind = ProgramTerm.Kind
# What speaks for or against a program, and is worth a word in the list; its place on its page.
NOTED = {
    Kind.EXTERNSHIP: ("Externship", "practice"),
    Kind.APPROVAL: ("Approval", "approval"),
    Kind.REGULATOR: ("A regulator acted", "regulator"),
}


@dataclass(frozen=True, eq=False)
class Program:
    """What sources say of one program of a school, or of one kind of program."""

    training: Training
    offer: Offer
    terms: list[ProgramTerm]

    @cached_property
    def in_force(self) -> list[ProgramTerm]:
        return [fact for fact in self.terms if fact.is_in_force]

    def said(self, *kinds: str) -> list[ProgramTerm]:
        """What is in force of these kinds, each figure once."""
        found: dict[tuple, ProgramTerm] = {}
        for fact in self.in_force:
            if fact.kind in kinds:
                found.setdefault((fact.kind, fact.figure), fact)
        return list(found.values())

    @cached_property
    def is_kind(self) -> bool:
        return self.training.is_kind

    @cached_property
    def ways_taught(self) -> set[str]:
        """Its own word; what can be had both ways is online, too, and on campus."""
        mode = self.training.mode
        both = {Training.Mode.CAMPUS, Training.Mode.ONLINE} if mode == Training.Mode.EITHER else ()
        return {mode, *both} - {""}

    @cached_property
    def tags(self) -> dict[str, set[str]]:
        """For which choices of each filter of the list it counts."""
        return {
            "where": {self.usps},
            "mode": self.ways_taught,
            "award": {self.training.award},
            "school": {self.training.school},
            "exam": {exam.slug for exam in self.exams},
        }

    @cached_property
    def usps(self) -> str:
        """The postal code of its state, as in addresses; empty where no source says."""
        return self.training.state.slug if self.training.state else ""

    @property
    def place(self) -> str:
        """The name of its state; empty where no source says."""
        return place_name(self.usps)

    @property
    def full_name(self) -> str:
        """With its school, where it is of one."""
        return ", ".join(filter(None, (self.training.name, self.training.provider)))

    @property
    def school_or_kind(self) -> str:
        """The school; the name, where it is a kind of program."""
        return self.training.provider or self.training.name

    # Price

    @cached_property
    def price(self) -> Finding:
        """In all or for a year; else by the credit. Of one kind of student: prices for others are
        no dispute."""
        said = self.offer.price(TrainingCost.Covers.TUITION).facts or self._by_credit
        return Finding([fact for fact in said if fact.answers == said[0].answers])

    @property
    def price_text(self) -> str:
        """The price as a cell has it: the dollars alone where they are for all of it."""
        said = self.price.headline
        return phrases.price(said.low, said.high, said.get_per_display()) if said else ""

    @property
    def _by_credit(self) -> list[TrainingCost]:
        return [cost for cost in self.costs if cost.per == TrainingCost.Per.UNIT]

    @property
    def whole_price(self) -> TrainingCost | None:
        """Where it is one price for all of it."""
        said = self.price.headline
        return said if said and said.per == TrainingCost.Per.WHOLE else None

    @property
    def most(self):
        """Dollars, the upper end of its price in all; None where there is none."""
        said = self.whole_price
        return said and (said.high or said.low)

    @property
    def costs(self) -> list[TrainingCost]:
        """Every amount in force, those for all of it first."""
        said = [cost for cost in self.offer.costs if cost.is_in_force]
        return sorted(said, key=lambda cost: list(TrainingCost.Per).index(cost.per))

    # Length

    @property
    def length(self) -> Finding:
        return self.offer.length

    @property
    def lengths(self) -> list[SourcedFact]:
        """Its length and its credits, as a line of the list has them: one of each kind."""
        own = [fact] if (fact := self.length.headline) else self.said(Kind.LENGTH)[:1]
        return [*own, *self.said(Kind.CREDITS)[:1]]

    @property
    def months(self):
        """The most on the calendar; None where no source gives weeks or months."""
        said = self.length.headline
        return said and said.runs_at_most

    @property
    def hours(self) -> int | None:
        """Of class, where a source counts them."""
        return self.offer.class_hours

    # What it leads to

    @cached_property
    def exams(self) -> list[Certification]:
        """Those it prepares for, as far as they are certifications on file, by their codes."""
        named = {fact.certification for fact in self.said_each(Kind.PREPARES)} - {None}
        return sorted(named, key=lambda certification: certification.code)

    def said_each(self, kind: str) -> list[ProgramTerm]:
        """What is in force of a kind, every row of it."""
        return [fact for fact in self.in_force if fact.kind == kind]

    @property
    def prepares(self) -> ProgramTerm | None:
        """Its own words on an exam that is no certification on file."""
        return next(iter(self.said(Kind.PREPARES)), None)

    @property
    def noted(self) -> list[tuple[str, str, ProgramTerm]]:
        """What is worth a word in the list: the word, its place on the page, the fact."""
        found = ((*noted, self.said(kind)) for kind, noted in NOTED.items())
        return [(word, place, facts[0]) for word, place, facts in found if facts]

    @property
    def shown(self) -> SourcedFact | None:
        """The fact whose date stands in the list: of the price, else of the length, else any."""
        return next(iter((*filter(None, [self.price.headline]), *self.lengths, *self.terms)), None)

    @property
    def facts(self) -> list[SourcedFact]:
        """Everything in force that any source says of it."""
        said = (*self.costs, *(f for f in self.offer.lengths if f.is_in_force))
        return [*said, *self.in_force]


def programs(there: Shelf) -> list[Program]:
    """All of a day, those of schools first, by their names; made once by `there.once(programs)`."""
    found = [
        Program(training, there.offers[training.slug], there.terms_of(training))
        for training in there.trainings
    ]
    return sorted(found, key=lambda program: program.is_kind)
