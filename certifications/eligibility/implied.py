"""What a reader has by what they hold or did, though they did not say it. Pure: no Django.

Each is our inference: no source says it of this reader, and a page that shows it says so.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from certifications.reader.person import Person, Schooling

# Coding work that spares an apprentice title, before the exam or after it: AAPC’s own first way.
YEARS = 24
BY_YEARS = (
    "Your two years of coding or more count, so you start with the full title. That is our"
    " inference; {} asks for letters from your employers."
)
BY_TITLE = (
    "You hold a full title of {}, so we take it that no apprentice title comes first. That is our"
    " inference: ask before you pay."
)


@dataclass(frozen=True)
class Title:
    """What counts of a certification here.

    `schooling` is the least that every way into its exam asks; `level` how far above a beginner it
    stands, None where no source says; `people` is a count of its holders, 0 where there is none.
    """

    slug: str
    code: str
    organization: str
    level: int | None = None
    schooling: Schooling | None = None
    settings: frozenset[str] = frozenset()
    people: int = 0

    @property
    def is_entry(self) -> bool:
        return self.level == 0


def has_years(person: Person) -> bool:
    return (person.coding_months or 0) >= YEARS


def full(person: Person) -> frozenset[str]:
    """What the reader holds without the apprentice “A”."""
    return person.credentials - person.apprentice


def with_schooling(person: Person, of: Callable[[str], Title | None]) -> Person:
    """The reader with the schooling that a title of theirs takes, where they said less or none.

    `of` gives the title of a slug, None where there is none.
    """
    steps = list(Schooling)
    shown = [t for slug in sorted(person.credentials) if (t := of(slug)) and t.schooling]
    most = max(
        shown, key=lambda title: steps.index(title.schooling or Schooling.NONE), default=None
    )
    if not most or not most.schooling:
        return person
    if person.schooling is not None and person.schooling.is_enough_for(most.schooling):
        return person
    return replace(person, schooling=most.schooling, schooling_by=most.code)


def spared(person: Person, organization: str, apprenticed: Mapping[str, str]) -> str:
    """Why no apprentice title of an organization comes first; empty where one does.

    `apprenticed` has the organization of each certification that has such a title.
    """
    if has_years(person):
        return BY_YEARS.format(organization)
    if any(apprenticed.get(slug) == organization for slug in full(person)):
        return BY_TITLE.format(organization)
    return ""


def above(one: Title, held: Iterable[Title]) -> Title | None:
    """The title held that makes an entry title one step back; None where it adds something.

    It adds something where work is in other settings, or where more people hold it than what is
    held, and another organization gives it.
    """
    return next((each for each in held if one.slug != each.slug and _is_beneath(one, each)), None)


def _is_beneath(one: Title, other: Title) -> bool:
    if not one.is_entry or not one.settings & other.settings:
        return False
    is_lower = other.level is not None and other.level > 0
    return one.organization == other.organization or is_lower or one.people <= other.people
