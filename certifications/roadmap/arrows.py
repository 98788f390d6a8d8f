"""What leads where: a source says so, or a path of the site goes that way."""

from dataclasses import dataclass, field
from itertools import pairwise

from ..catalogue.profile import Profile
from ..catalogue.shelf import Shelf
from ..models import Certification, Path, Progression, Requirement
from ..models.path_kinds import EXAMS, StepKind
from . import phrases
from .layout import Leading


def apprentice_key(certification: Certification) -> str:
    """“cpc-a”: the box of the apprentice title."""
    return f"{certification.slug}-a"


@dataclass
class RoadmapArrow:
    """From one title to another, with what says so: facts of sources, and paths of the site."""

    start: Certification
    end: Certification
    facts: list[Progression] = field(default_factory=list)
    paths: list[Path] = field(default_factory=list)

    @property
    def link(self) -> Leading:
        return Leading(self.start.slug, self.end.slug)


@dataclass(frozen=True)
class FullTitleArrow:
    """From an apprentice title to the full one, by the rule that says how."""

    certification: Certification
    rule: Requirement
    paths: tuple[Path, ...]
    months: int | None

    @property
    def link(self) -> Leading:
        own = self.certification
        return Leading(apprentice_key(own), own.slug, is_straight=True)

    @property
    def words(self) -> str:
        return phrases.work(self.months)


def arrows(there: Shelf) -> list[RoadmapArrow]:
    """By the codes of what they lead from and to."""
    found: dict[tuple[str, str], RoadmapArrow] = {}

    def between(start: Certification, end: Certification) -> RoadmapArrow:
        return found.setdefault((start.code, end.code), RoadmapArrow(start, end))

    for fact in there.progressions:
        if fact.is_in_force:
            between(fact.certification, fact.leads_to).facts.append(fact)
    for path in there.paths:
        for start, end in pairwise(_titles_of(path, there)):
            between(start, end).paths.append(path)
    return [found[codes] for codes in sorted(found)]


def _titles_of(path: Path, there: Shelf) -> list[Certification]:
    """In the order of the path, from the one that it starts with."""
    exams = [step.certification for step in there.steps if step.path == path and step.kind in EXAMS]
    titles = [path.holds, *exams] if path.holds else exams
    return list(dict.fromkeys(titles))


def full_title_arrows(there: Shelf) -> list[FullTitleArrow]:
    """For each apprentice title of which a source says how it turns into the full one."""
    found = []
    for certification in there.apprenticed:
        profile = there.profile(certification)
        if rule := profile.losing_the_a.headline:
            ways = (
                step.path
                for step in there.steps
                if step.kind == StepKind.LOSE_A and step.certification == certification
            )
            paths = tuple(dict.fromkeys(ways))
            found.append(FullTitleArrow(certification, rule, paths, months_of_work(profile)))
    return found


def months_of_work(profile: Profile) -> int | None:
    """How many months of work alone turn its apprentice title into the full one."""
    return min(
        (
            way.experience_months
            for way in profile.ways_to_lose_the_a
            if way.experience_months and not (way.training_hours or way.asks_practicode)
        ),
        default=None,
    )
