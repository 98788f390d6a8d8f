"""The catalogue as readers' pages ask for it: all that sources say on a day, held by the process.

`at()` is today, with what is known to come; `at(day)` is a day in the past, without what was said
only later. What is on the shelf belongs to every page: nobody changes it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from functools import cached_property, partial
from typing import TypeVar

from certifications.models import (
    Certification,
    CertificationName,
    CodeBookRule,
    Fee,
    Issuer,
    IssuerName,
    Path,
    PathStep,
    Progression,
    RenewalRule,
    Training,
    TrainingCost,
    TrainingLength,
    Way,
)
from coderpath.fragments import Fragments
from coderpath.sources import headline, held
from coderpath.sources.facts import SourcedFact, facts_on
from coderpath.sources.held import Held
from coderpath.sources.standing import Standing
from coderpath.today import localdate

from .prices import Offer
from .profile import KINDS, Profile

Fact = TypeVar("Fact", bound=SourcedFact)
Made = TypeVar("Made")
# Facts that may be about a body, and then count for each certification it issues.
OF_BODIES = (Fee, RenewalRule, CodeBookRule)
OF_TRAININGS = (TrainingCost, TrainingLength)


def at(day: date | None = None) -> "Shelf":
    """What is on the shelf today, or was on a day in the past."""
    return of(held.now(), day)


def of(rows: Held, day: date | None = None) -> "Shelf":
    """The same of rows that are not those of `now`: of a transaction that is still open."""
    return rows.on(day, _then) if day else rows.on(localdate(), _today)


class Catalogue:
    """The rows of an edition, by what they are about; they hold for every day."""

    def __init__(self, rows: Held):
        self.rows = rows
        self.certifications = sorted(rows.rows(Certification), key=_by_code)
        self.issuers = sorted(rows.rows(Issuer), key=_by_code)
        self.by_slug = {each.slug: each for each in self.certifications}
        self.steps = _steps(rows.rows(PathStep))
        self.paths = list(dict.fromkeys(step.path for step in self.steps))
        self.ways = [way for way in rows.rows(Way) if way.credential_id]

    @cached_property
    def about(self) -> dict[type, dict]:
        """Facts of each kind by what they are about."""
        return {kind: self._by_thing(kind) for kind in (*KINDS, *OF_TRAININGS)}

    def _by_thing(self, kind: type[Fact]) -> dict[object, list[Fact]]:
        found = defaultdict(list)
        for fact in self.rows.rows(kind):
            found[fact.concerns].append(fact)
        return found


class Shelf:
    """The catalogue on a day. What nobody has asked for yet is made when someone does."""

    def __init__(self, catalogue: Catalogue, day: date, is_today: bool):
        self._catalogue, self._day, self._is_today = catalogue, day, is_today
        self.certifications: list[Certification] = catalogue.certifications
        self.issuers: list[Issuer] = catalogue.issuers
        self.paths: list[Path] = catalogue.paths
        self.steps: list[PathStep] = catalogue.steps
        self._facts: dict[type, list] = {}
        self._said: dict[tuple, list] = {}
        self._profiles: dict[int, Profile] = {}
        self.fragments = Fragments()
        self._once: dict[Callable, object] = {}

    def once(self, make: Callable[["Shelf"], Made]) -> Made:
        """What `make(shelf)` gives, made once and kept as long as the shelf is."""
        if make not in self._once:
            self._once[make] = make(self)
        return self._once[make]

    def on(self, day: date | None) -> "Shelf":
        """The same edition on another day."""
        return of(self._catalogue.rows, day)

    @property
    def core(self) -> list[Certification]:
        return [each for each in self.certifications if each.is_core]

    @property
    def examined(self) -> list[Certification]:
        """Those of a list to choose from; a retired one is shown where it is asked for."""
        return [each for each in self.certifications if each.is_examined]

    @property
    def apprenticed(self) -> list[Certification]:
        """Those whose new holders may carry an “A”."""
        return [each for each in self.certifications if each.apprentice_code]

    @property
    def slugs(self) -> list[str]:
        return [each.slug for each in self.certifications]

    def certification(self, slug: str) -> Certification | None:
        return self._catalogue.by_slug.get(slug)

    def facts(self, kind: type[Fact]) -> list[Fact]:
        """All facts of a kind, in headline order."""
        if kind not in self._facts:
            self._facts[kind] = self._on_the_day(self._catalogue.rows.rows(kind))
        return self._facts[kind]

    def names_of(self, certification: Certification) -> list[str]:
        """Its codes, its name, and what any source ever called it."""
        return self._names[certification.pk]

    @cached_property
    def _names(self) -> dict[int, list[str]]:
        said = defaultdict(list)
        for fact in self.names:
            said[fact.certification_id].append(fact.name)
        return {
            each.pk: list(dict.fromkeys(filter(None, (*each.own_names, *said[each.pk]))))
            for each in self.certifications
        }

    @property
    def names(self) -> list[CertificationName]:
        return self.facts(CertificationName)

    @property
    def names_of_issuers(self) -> list[IssuerName]:
        return self.facts(IssuerName)

    @property
    def progressions(self) -> list[Progression]:
        return self.facts(Progression)

    def profile(self, certification: Certification) -> Profile:
        """Everything that sources say of it."""
        if certification.pk not in self._profiles:
            said = partial(self._said_of, certification)
            self._profiles[certification.pk] = Profile(certification, said)
        return self._profiles[certification.pk]

    def profiles(self, certifications: Iterable[Certification] | None = None) -> list[Profile]:
        """A profile for each of these, or of all there are."""
        wanted = self.certifications if certifications is None else certifications
        return [self.profile(each) for each in wanted]

    @cached_property
    def profiles_by_slug(self) -> dict[str, Profile]:
        return {each.slug: self.profile(each) for each in self.certifications}

    @cached_property
    def offers(self) -> dict[str, Offer]:
        """What programs and courses cost and how long they take, by slug."""
        return {
            training.slug: Offer(*(self._said_on(training, kind) for kind in OF_TRAININGS))
            for training in self._catalogue.rows.rows(Training)
        }

    def asking_for(self, certification: Certification) -> list[Way]:
        """The ways that name it, of rules that are neither mistaken nor later."""
        return [
            way
            for way in self._catalogue.ways
            if way.credential_id == certification.pk and self._is_told(way.requirement)
        ]

    def steps_from(self, certification: Certification) -> list[Progression]:
        return [step for step in self._told_steps if step.certification_id == certification.pk]

    def steps_to(self, certification: Certification) -> list[Progression]:
        return [step for step in self._told_steps if step.leads_to_id == certification.pk]

    @cached_property
    def _told_steps(self) -> list[Progression]:
        return [step for step in self._catalogue.rows.rows(Progression) if self._is_told(step)]

    def _is_told(self, fact: SourcedFact) -> bool:
        """Neither mistaken nor, for a day in the past, said only later."""
        return fact.standing != Standing.MISTAKEN and self._is_said(fact)

    def _is_said(self, fact: SourcedFact) -> bool:
        return self._is_today or not fact.as_of or fact.as_of <= self._day

    def _on_the_day(self, facts: Iterable[Fact]) -> list[Fact]:
        return facts_on(filter(self._is_said, facts), self._day)

    def _said_of(self, certification: Certification, kind: type[Fact]) -> list[Fact]:
        """Facts of one kind about it, or about the body that issues it."""
        own = self._said_on(certification, kind)
        if kind not in OF_BODIES:
            return own
        of_body = self._said_on(certification.issuer, kind)
        return sorted([*own, *of_body], key=headline.place)

    def _said_on(self, thing: Certification | Issuer | Training, kind: type[Fact]) -> list[Fact]:
        """What is said of a body is the same facts for all that it issues."""
        if (thing, kind) not in self._said:
            said = self._catalogue.about[kind].get(thing, ())
            self._said[thing, kind] = self._on_the_day(said)
        return self._said[thing, kind]


def _today(rows: Held, day: date) -> Shelf:
    return Shelf(rows.once(Catalogue), day, is_today=True)


def _then(rows: Held, day: date) -> Shelf:
    return Shelf(rows.once(Catalogue), day, is_today=False)


def _by_code(thing: Certification | Issuer) -> tuple[str, str]:
    return thing.code.lower(), thing.slug


def _steps(steps: Iterable[PathStep]) -> list[PathStep]:
    """Those of paths that lead to a credential, path by path: readers see no others."""
    by_path = defaultdict(list)
    for step in steps:
        by_path[step.path].append(step)
    whole = [path for path, own in by_path.items() if path.leads_to_a_credential(own)]
    whole.sort(key=lambda path: (path.name.lower(), path.slug))
    return [
        step for path in whole for step in sorted(by_path[path], key=lambda step: step.position)
    ]
