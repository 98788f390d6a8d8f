"""Losing the apprentice “A”: what the address asks for, and what the page says of each way."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django import forms
from django.http import QueryDict

from certifications.apprentice.papers import Proof
from certifications.apprentice.ways import Apprentice, LosingRoute, routes
from certifications.catalogue.amounts import Spread, Sum
from certifications.catalogue.prices import Offer
from certifications.catalogue.profile import Profile
from certifications.catalogue.shelf import Shelf
from certifications.models import Certification, TrainingCost, Way
from certifications.reader.answers import MOST_MONTHS, Answers
from certifications.upkeep.periods import rounds
from coderpath.asked import AskedForm
from coderpath.filters import TickField, WholeField
from coderpath.renamed import follow
from coderpath.sources import words
from coderpath.sources.findings import Finding

from . import phrases
from .days import FIRST_DAY, DayField

PRACTICODE, COURSE = "practicode", "aapc-cpc-course"
PLANNED = "Past or planned. Leave blank if you ticked that you did, or have no plan."
WRONG_MONTHS = f"Months of coding work must be a whole number between 0 and {MOST_MONTHS}."


class LoseAForm(AskedForm):
    """What an apprentice holds and has; what they leave out is unknown."""

    c = forms.ChoiceField(
        required=False,
        label="Which do you hold?",
        error_messages={"invalid_choice": "Only the CPC-A and the COC-A are apprentice titles."},
    )
    passed = DayField(what="The day you passed", first=FIRST_DAY, label="You passed on")
    months = WholeField(
        required=False,
        min_value=0,
        max_value=MOST_MONTHS,
        label="Months of coding work so far",
        help_text="Include work before the exam. Leave out the job you enter next.",
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), WRONG_MONTHS),
    )
    job = DayField(
        what="The first day of the job",
        first=FIRST_DAY,
        label="Start date of your coding job or externship",
        help_text="Leave blank if none. A future date is OK.",
    )
    course = TickField(required=False, label="I completed an 80-hour coding course")
    course_day = DayField(
        what="The day the course is complete",
        first=FIRST_DAY,
        label="Course complete on",
        help_text=PLANNED,
    )
    practicode = TickField(required=False, label="I completed Practicode")
    practicode_day = DayField(
        what="The day Practicode is complete",
        first=FIRST_DAY,
        label="Practicode complete on",
        help_text=PLANNED,
    )
    papers = forms.MultipleChoiceField(
        required=False,
        label="Documents you have",
        choices=[(papers.name, papers.label) for papers in Proof(Finding()).every],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Choose documents from the list."},
    )

    def __init__(self, data, certifications: Iterable[Certification]):
        super().__init__(data)
        held = [(f"{each.slug}-a", each.apprentice_code) for each in certifications]
        self.own("c").choices = [("", "Choose"), *held]

    def apprentice(self, today: date) -> Apprentice:
        return Apprentice(
            today=today,
            passed=self.asked("passed"),
            months=self.asked("months"),
            job=self.asked("job"),
            course=self._complete("course", today),
            practicode=self._complete("practicode", today),
        )

    def _complete(self, name: str, today: date) -> date | None:
        """The day given; what is ticked without one is complete by today."""
        return self.asked(f"{name}_day") or (today if self.asked(name) else None)


@dataclass(frozen=True)
class Cost:
    """A line of what a way costs: dollars, or None when unknown, with the fact behind it."""

    label: str
    amount: Spread | None
    finding: Finding
    note: str = ""

    @property
    def money(self) -> str:
        return Sum.of([self.amount]).range if self.amount else self.finding.unknown


@dataclass(frozen=True)
class RoutePage:
    """One way as the page tells it, with what it costs."""

    route: LosingRoute
    costs: list[Cost]

    def __getattr__(self, name):
        return getattr(self.route, name)

    @property
    def total(self) -> Sum:
        return Sum.of(cost.amount for cost in self.costs)

    @property
    def unpriced(self) -> str:
        """What comes on top of its total, without a price; empty where all have one."""
        return words.listing([words.inside(cost.label) for cost in self.costs if not cost.amount])

    @property
    def lacks(self) -> str:
        """What it still lacks, and before what day it cannot be gone."""
        is_ahead = self.is_told and self.not_before > self.apprentice.today
        return phrases.lacks(self.missing, self.not_before if is_ahead else None)


class LoseA:
    """Everything the page shows of one title with an “A”."""

    def __init__(self, profile: Profile, offers: Mapping[str, Offer], form: LoseAForm, today: date):
        self.profile, self.form, self._offers = profile, form, offers
        self.certification = profile.certification
        self.apprentice = form.apprentice(today)

    @property
    def prices(self) -> dict[str, Finding]:
        """By training, what all of it costs."""
        there = (slug for slug in (PRACTICODE, COURSE) if slug in self._offers)
        return {slug: _price(self._offers[slug]) for slug in there}

    @property
    def access(self) -> Finding:
        """How long Practicode stays open to those who bought it."""
        offer = self._offers.get(PRACTICODE)
        return Finding(offer.lengths if offer else [])

    @cached_property
    def routes(self) -> list[RoutePage]:
        found = routes(self.profile.losing_the_a.facts, self.apprentice)
        return [RoutePage(route, self._costs(route)) for route in found]

    @property
    def others(self) -> list:
        """Rules that other sources give, beside the organization’s own."""
        rules = self.profile.losing_the_a.facts
        return [rule for rule in rules if rule.is_in_force and not rule.source.is_official]

    @property
    def lead(self) -> str:
        """“You can drop the title CPC-A on March 1, 2027 at the earliest.”"""
        code, first = self.certification.apprentice_code, next(iter(self.routes), None)
        if not first:
            return f"No source we read says how to move on from the {code}."
        if first.is_met:
            return f"You can drop the title {code} now: {words.inside(first.row.rule)}."
        if first.day:
            return (
                f"You can drop the title {code} on {words.day(first.day)} at the earliest:"
                f" {words.inside(first.row.rule)}."
            )
        return "We need a few dates first. Each option lists what’s missing."

    @property
    def ways(self) -> str:
        """The heading over the ways."""
        return phrases.ways(any(route.day for route in self.routes))

    @property
    def said(self) -> str:
        """What the reader said, for the printed page, which leaves the form out."""
        who = self.apprentice
        told = [
            self.certification.apprentice_code,
            f"passed on {words.day(who.passed)}" if who.passed else "",
            "" if who.months is None else f"{words.plural(who.months, 'month')} of coding work",
            f"coding job from {words.day(who.job)}" if who.job else "",
            self._told("80-hour course", who.course),
            self._told("Practicode", who.practicode),
        ]
        return ", ".join(filter(None, told))

    def _told(self, what: str, complete: date | None) -> str:
        if not complete:
            return ""
        is_ahead = complete > self.apprentice.today
        return f"{what} {f'planned by {words.day(complete)}' if is_ahead else 'completed'}"

    def _costs(self, route: LosingRoute) -> list[Cost]:
        found = [self._dues(route)]
        if route.practicode_is_ahead:
            price = self.prices.get(PRACTICODE, Finding())
            found.append(Cost("Practicode", _spread(price), price))
        if route.course_is_ahead:
            price = self.prices.get(COURSE, Finding())
            found.append(Cost(f"{route.row.training_hours}-hour course", _spread(price), price))
        return found

    def _dues(self, route: LosingRoute) -> Cost:
        """Dues that fall due while one waits, counted from the day of passing."""
        dues, since = self.profile.dues, self.apprentice.passed
        fee = dues.headline
        if not (fee and since and route.day):
            note = phrases.dues_each_year(bool(route.day)) if fee else ""
            return Cost("Membership dues", None, dues, note)
        due = rounds(since, fee.every_months, self.apprentice.today, route.day)
        note = f"{len(due)} × {fee.figure}"
        return Cost("Membership dues", Spread.exactly(fee.amount * len(due)), dues, note)

    # Papers

    @property
    def proof(self) -> Proof:
        return Proof(self.profile.proof)

    @property
    def counts(self) -> list[Way]:
        """What the organization says counts as experience."""
        rules = self.profile.experience.facts
        return [row for rule in rules if rule.is_in_force for row in rule.ways]

    @property
    def has_papers(self) -> dict[str, bool]:
        return dict.fromkeys(self.form.asked("papers") or (), True)


def _spread(price: Finding) -> Spread | None:
    said = price.headline
    return said and Spread.around(said.low, said.high or said.low)


def _price(offer: Offer) -> Finding:
    whole, tuition = TrainingCost.Per.WHOLE, TrainingCost.Covers.TUITION
    return Finding([cost for cost in offer.costs if (cost.per, cost.covers) == (whole, tuition)])


def prefilled(asked: QueryDict, answers: Answers) -> QueryDict:
    """What the address asks for; where it does not, what the reader said on other pages."""
    data, person = asked.copy(), answers.person
    for slug in sorted(person.apprentice, reverse=True):
        data.setdefault("c", f"{slug}-a")
    if person.coding_months is not None:
        data.setdefault("months", str(person.coding_months))
    return data


def lose_the_a(form: LoseAForm, there: Shelf) -> LoseA | None:
    """Nothing until the reader says which they hold."""
    chosen = there.certification((form.asked("c") or "").removesuffix("-a"))
    if not chosen:
        follow(Certification, form.data.get("c", ""))
        return None
    return LoseA(there.profile(chosen), there.offers, form, there.day)
