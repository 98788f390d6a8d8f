"""The catalogue as readers' pages ask for it: all that sources say on a day, held by the process.

`at()` is today, with what is known to come; `at(day)` is a day in the past, without what was said
only later. A view asks for one of them, and what follows takes its day from there: `there.day`.
What is on the shelf belongs to every page: nobody changes it.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from certifications.models import (
    Certification,
    CertificationName,
    CodeBookRule,
    Fee,
    Issuer,
    IssuerName,
    Path,
    PathStep,
    ProgramTerm,
    Progression,
    RenewalRule,
    Training,
    TrainingCost,
    TrainingLength,
    Way,
)
from coderpath.fragments import Fragments
from coderpath.made_once import MadeOnce
from coderpath.sources import headline, held
from coderpath.sources.facts import SourcedFact, facts_on
from coderpath.sources.held import Held
from coderpath.sources.standing import Standing, turns_of
from coderpath.today import localdate

from ..models.path_kinds import EXAMS
from .prices import Offer
from .profile import KINDS, Profile

Fact = TypeVar("Fact", bound=SourcedFact)
Made = TypeVar("Made")
Thing = Certification | Issuer | Training
# Facts that may be about an organization, and then count for each certification it issues.
OF_BODIES = (Fee, RenewalRule, CodeBookRule)
OF_TRAININGS = (TrainingCost, TrainingLength)
# Lists of facts and profiles; all of one day are about a thousand.
MOST_STRETCHES = 5000


def at(day: date | None = None) -> "Shelf":
    """What is on the shelf today, or was on a day in the past."""
    return of(held.now(), day)


def of(rows: Held, day: date | None = None) -> "Shelf":
    """The same of rows that are not those of `now`: of a transaction that is still open."""
    asked, make = (day, _Then) if day else (localdate(), _Today)
    return Shelf(rows.once(Catalogue), asked, rows.on(asked, make))


class Stretches:
    """What was made of some facts, for the stretches of days asked for last.

    Between two days on which one of these facts starts, ends or grows old all days are alike to
    them, however many others turn meanwhile.
    """

    def __init__(self) -> None:
        self._turns: dict[Hashable, list[date]] = {}
        self._made = MadeOnce(MOST_STRETCHES)

    def on(
        self,
        day: date,
        key: Hashable,
        facts: Callable[[], Iterable[SourcedFact]],
        make: Callable[[], Made],
    ) -> Made:
        """What `make()` gives on a day of the `facts` that `key` stands for."""
        if key not in self._turns:
            turns = {turn for fact in facts() for turn in turns_of(fact.as_of, fact.until)}
            self._turns[key] = sorted(turns)
        return self._made.get((key, bisect_right(self._turns[key], day)), make)


class _Alike:
    """What was made for days that are alike: those between two on which a fact turns."""

    knows_later: bool

    def __init__(self, rows: Held, day: date):
        self.made: dict[Hashable, Any] = {}
        self.fragments = Fragments()


class _Today(_Alike):
    knows_later = True


class _Then(_Alike):
    knows_later = False


class Catalogue:
    """The rows of an edition, by what they are about; they hold for every day."""

    def __init__(self, rows: Held):
        self.rows = rows
        self.certifications = sorted(rows.rows(Certification), key=_by_code)
        self.issuers = sorted(rows.rows(Issuer), key=_by_code)
        self.by_slug = {each.slug: each for each in self.certifications}
        self.steps = _steps(rows.rows(PathStep))
        self.paths = list(dict.fromkeys(step.path for step in self.steps))
        self.trainings = sorted(rows.rows(Training), key=_by_name)
        self.ways = [way for way in rows.rows(Way) if way.credential_id]
        self._stretches = Stretches()

    @cached_property
    def about(self) -> dict[type, dict]:
        """Facts of each kind by what they are about."""
        return {kind: self._by_thing(kind) for kind in (*KINDS, *OF_TRAININGS, ProgramTerm)}

    def said(self, thing: "Thing", kind: type[Fact], day: date, knows_later: bool) -> list[Fact]:
        """Facts of one kind about one thing, in headline order on a day.

        Of a day in the past, what was said by then; unless what was said later is known, too.
        """
        facts = self.about[kind].get(thing, ())
        return self._stretches.on(
            day,
            (kind, thing, knows_later),
            lambda: facts,
            lambda: facts_on((f for f in facts if knows_later or _is_said(f, day)), day),
        )

    def profile(self, certification: Certification, day: date, knows_later: bool) -> Profile:
        """Everything that sources say of it on a day."""

        def facts() -> Iterable[SourcedFact]:
            for kind in KINDS:
                for thing in _things(certification, kind):
                    yield from self.about[kind].get(thing, ())

        def said(kind: type[Fact]) -> list[Fact]:
            own, *of_body = (
                self.said(thing, kind, day, knows_later) for thing in _things(certification, kind)
            )
            return sorted([*own, *of_body[0]], key=headline.place) if of_body else own

        return self._stretches.on(
            day,
            (certification, knows_later),
            facts,
            lambda: Profile(certification, said, is_today=knows_later),
        )

    def _by_thing(self, kind: type[Fact]) -> dict[object, list[Fact]]:
        found = defaultdict(list)
        for fact in self.rows.rows(kind):
            found[fact.concerns].append(fact)
        return found


class Shelf:
    """The catalogue on a day. What nobody has asked for yet is made when someone does."""

    def __init__(self, catalogue: Catalogue, day: date, alike: _Alike):
        self._catalogue, self.day, self._alike = catalogue, day, alike
        self.certifications: list[Certification] = catalogue.certifications
        self.issuers: list[Issuer] = catalogue.issuers
        self.paths: list[Path] = catalogue.paths
        self.steps: list[PathStep] = catalogue.steps
        self.trainings: list[Training] = catalogue.trainings
        self.fragments = alike.fragments

    def once(self, make: Callable[["Shelf"], Made]) -> Made:
        """What `make(shelf)` gives, made once for all days that are alike."""
        made = self._alike.made
        if make not in made:
            # Of two threads that make it, both go by that of the first.
            made.setdefault(make, make(self))
        return made[make]

    def _once(self, make: Callable[..., Made], *of) -> Made:
        """The same of what a method of the shelf gives."""
        made, key = self._alike.made, (make.__name__, *of)
        if key not in made:
            made.setdefault(key, make(*of))
        return made[key]

    @property
    def is_today(self) -> bool:
        """False for a day in the past, of which nothing is known that was said later."""
        return self._alike.knows_later

    @property
    def rows(self) -> Held:
        """The whole edition that it stands on."""
        return self._catalogue.rows

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

    def paths_to(self, certification: Certification) -> list[Path]:
        """The paths whose last exam is this one’s, for readers new to the field first."""
        return self._once(self._paths_by_goal).get(certification, [])

    def _paths_by_goal(self) -> dict[Certification, list[Path]]:
        last = {step.path: step for step in self.steps if step.kind in EXAMS}
        found = defaultdict(list)
        for path in sorted(last, key=lambda path: bool(path.holds_id)):
            found[last[path].certification].append(path)
        return found

    def certification(self, slug: str) -> Certification | None:
        return self._catalogue.by_slug.get(slug)

    def facts(self, kind: type[Fact]) -> list[Fact]:
        """All facts of a kind, in headline order."""
        return self._once(self._facts, kind)

    def _facts(self, kind: type[Fact]) -> list[Fact]:
        return self._on_the_day(self._catalogue.rows.rows(kind))

    def names_of(self, certification: Certification) -> list[str]:
        """Its codes, its name, and what any source ever called it."""
        return self._once(self._names)[certification.pk]

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
        return self._once(self._profile, certification)

    def _profile(self, certification: Certification) -> Profile:
        return self._catalogue.profile(certification, self.day, self._alike.knows_later)

    def profiles(self, certifications: Iterable[Certification] | None = None) -> list[Profile]:
        """A profile for each of these, or of all there are."""
        wanted = self.certifications if certifications is None else certifications
        return [self.profile(each) for each in wanted]

    @property
    def profiles_by_slug(self) -> dict[str, Profile]:
        return self._once(self._profiles_by_slug)

    def _profiles_by_slug(self) -> dict[str, Profile]:
        return {each.slug: self.profile(each) for each in self.certifications}

    @property
    def offers(self) -> dict[str, Offer]:
        """What programs and courses cost and how long they take, by slug."""
        return self._once(self._offers)

    def _offers(self) -> dict[str, Offer]:
        return {
            training.slug: Offer(*(self._said_about(training, kind) for kind in OF_TRAININGS))
            for training in self._catalogue.rows.rows(Training)
        }

    def terms_of(self, training: Training) -> list[ProgramTerm]:
        """What sources say of a program in words, in headline order."""
        return self._said_about(training, ProgramTerm)

    def asking_for(self, certification: Certification) -> list[Way]:
        """The ways that name it, of rules that are neither mistaken nor later."""
        return [
            way
            for way in self._catalogue.ways
            if way.credential_id == certification.pk and self._is_told(way.requirement)
        ]

    def steps_from(self, certification: Certification) -> list[Progression]:
        told = self._once(self._told_steps)
        return [step for step in told if step.certification_id == certification.pk]

    def steps_to(self, certification: Certification) -> list[Progression]:
        told = self._once(self._told_steps)
        return [step for step in told if step.leads_to_id == certification.pk]

    def _told_steps(self) -> list[Progression]:
        return [step for step in self._catalogue.rows.rows(Progression) if self._is_told(step)]

    def _is_told(self, fact: SourcedFact) -> bool:
        """Neither mistaken nor, for a day in the past, said only later."""
        return fact.standing != Standing.MISTAKEN and self._is_said(fact)

    def _is_said(self, fact: SourcedFact) -> bool:
        return self._alike.knows_later or _is_said(fact, self.day)

    def _on_the_day(self, facts: Iterable[Fact]) -> list[Fact]:
        return facts_on(filter(self._is_said, facts), self.day)

    def _said_about(self, thing: Thing, kind: type[Fact]) -> list[Fact]:
        return self._catalogue.said(thing, kind, self.day, self._alike.knows_later)


def _is_said(fact: SourcedFact, day: date) -> bool:
    """Whether it was said by a day."""
    return not fact.as_of or fact.as_of <= day


def _things(certification: Certification, kind: type[SourcedFact]) -> list[Thing]:
    """What facts of a kind that count for it are about: itself, and the organization it is of."""
    return [certification, certification.issuer] if kind in OF_BODIES else [certification]


def _by_code(thing: Certification | Issuer) -> tuple[str, str]:
    return thing.code.lower(), thing.slug


def _by_name(training: Training) -> tuple[str, str, str]:
    return training.provider.lower(), training.name.lower(), training.slug


def _steps(steps: Iterable[PathStep]) -> list[PathStep]:
    """Those of paths that lead to a title, path by path: readers see no others."""
    by_path = defaultdict(list)
    for step in steps:
        by_path[step.path].append(step)
    whole = [path for path, own in by_path.items() if path.leads_to_a_credential(own)]
    whole.sort(key=lambda path: (path.name.lower(), path.slug))
    return [
        step for path in whole for step in sorted(by_path[path], key=lambda step: step.position)
    ]
