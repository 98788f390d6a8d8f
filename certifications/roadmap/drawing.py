"""The map of some certifications, and the same as a list: alike for every reader."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from coderpath.sources.standing import Standing

from ..catalogue.profile import Profile
from ..catalogue.shelf import Shelf
from ..models import Certification, CertificationName
from ..models.scopes import LEVELS
from . import phrases
from .arrows import FullTitleArrow, RoadmapArrow, apprentice_key, arrows, full_title_arrows
from .columns import COLUMNS, NOWHERE, columns_of, place_on_map
from .layout import ArrowLine, Box, Layout, Stack, Stretch

NOT_KNOWN = "Not known"
# From the top: what is not known stands apart, below all levels.
BANDS = (*reversed(LEVELS), None)
LINES = (12, 27, 42)  # how far down the lines of a heading stand
MOST_KEPT = 50  # choices of organizations whose map is kept


@dataclass(frozen=True)
class RoadmapBox:
    """One title where it stands, with what its box says."""

    place: Box
    certification: Certification
    code: str
    says: str
    is_known: bool

    @property
    def key(self) -> str:
        return self.place.key


@dataclass(frozen=True)
class RoadmapName:
    """The name of a lane or band, line by line, each with how far down it stands."""

    span: Stretch
    lines: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class RoadmapEntry:
    """One certification of the list: its fee, what it leads to, its apprentice title."""

    profile: Profile
    leads_to: tuple[Certification, ...]
    full_title: FullTitleArrow | None

    @property
    def certification(self) -> Certification:
        return self.profile.certification

    @property
    def apprentice_key(self) -> str:
        return apprentice_key(self.certification)


@dataclass(frozen=True)
class RoadmapSection:
    """The certifications of one column of the list, level by level from the lowest."""

    name: str
    levels: tuple[tuple[str, tuple[RoadmapEntry, ...]], ...]


class Roadmap:
    """What leads where among all certifications: `there.once(Roadmap)`."""

    def __init__(self, there: Shelf):
        self._there = there
        self.arrows = arrows(there)
        self.full_titles = full_title_arrows(there)
        self.of = lru_cache(MOST_KEPT)(self._of)

    def _of(self, profiles: tuple[Profile, ...]) -> "Drawing":
        return Drawing(profiles, self.arrows, self.full_titles)

    @cached_property
    def former(self) -> list[CertificationName]:
        """Codes and names of before."""
        return [name for name in self._there.names if name.is_former and name.is_in_force]

    @cached_property
    def mistaken(self) -> list[CertificationName]:
        """Names that some source gives by mistake."""
        return [name for name in self._there.names if name.standing == Standing.MISTAKEN]

    @cached_property
    def no_longer_given(self) -> list[Certification]:
        return [each for each in self._there.certifications if not each.is_examined]


class Drawing:
    """Boxes, arrows and the list of some certifications. Nobody changes it."""

    def __init__(
        self,
        profiles: tuple[Profile, ...],
        arrows: Iterable[RoadmapArrow],
        full_titles: Iterable[FullTitleArrow],
    ):
        self.profiles = profiles
        own = {profile.certification for profile in profiles}
        self.arrows = [each for each in arrows if {each.start, each.end} <= own]
        self.full_titles = [each for each in full_titles if each.certification in own]

    # The map

    @cached_property
    def drawn(self) -> list[Profile]:
        """Those whose level a source gives, those with an apprentice title, and what leads from or
        to another; the rest is in the list.

        All of them, where that would be none.
        """
        linked = self._linked
        told = [
            profile
            for profile in self.profiles
            if profile.level.headline
            or profile.certification in linked
            or profile.certification.apprentice_code
        ]
        return told or list(self.profiles)

    @cached_property
    def only_listed(self) -> int:
        """How many are not drawn."""
        return len(self.profiles) - len(self.drawn)

    @cached_property
    def _linked(self) -> set[Certification]:
        return {end for each in self.arrows for end in (each.start, each.end)}

    @cached_property
    def _cells(self) -> dict[Certification, tuple[int, int]]:
        """The column of each certification that is drawn, and its band."""
        return {
            profile.certification: (place_on_map(profile.terms), BANDS.index(_term(profile)))
            for profile in self.drawn
        }

    @cached_property
    def _lanes(self) -> list[int]:
        """The columns that are drawn: those with a box."""
        return sorted({column for column, _ in self._cells.values()})

    @cached_property
    def _bands(self) -> list[int]:
        return sorted({band for _, band in self._cells.values()})

    @cached_property
    def layout(self) -> Layout:
        linked = self._linked
        first = sorted(
            self._cells, key=lambda each: (not each.apprentice_code, each not in linked, each.code)
        )
        stacks = [self._stack(each) for each in first]
        links = [each.link for each in (*self.arrows, *self.full_titles)]
        return Layout(stacks, links)

    def _stack(self, certification: Certification) -> Stack:
        column, band = self._cells[certification]
        keys = [certification.slug]
        keys += [apprentice_key(certification)] if certification.apprentice_code else []
        return Stack(self._lanes.index(column), self._bands.index(band), tuple(keys))

    @cached_property
    def boxes(self) -> list[RoadmapBox]:
        """PlaceColumn by column as they are read in the list: from the left, the lowest first."""
        found = [box for profile in self.drawn for box in self._boxes_of(profile)]
        return sorted(found, key=lambda box: (box.place.x, -box.place.y))

    @cached_property
    def titles(self) -> dict[str, str]:
        """The codes of all titles by the key of a box, those that are drawn first."""
        found = {box.key: box.code for box in self.boxes}
        for profile in self.profiles:
            own = profile.certification
            found.setdefault(own.slug, own.code)
            if own.apprentice_code:
                found.setdefault(apprentice_key(own), own.apprentice_code)
        return found

    def _boxes_of(self, profile: Profile) -> Iterable[RoadmapBox]:
        own, places = profile.certification, self.layout.boxes
        says = _fee_of(profile)
        is_known = profile.level.headline is not None
        yield RoadmapBox(places[own.slug], own, own.code, says, is_known)
        if own.apprentice_code:
            place = places[apprentice_key(own)]
            yield RoadmapBox(place, own, own.apprentice_code, "same exam", is_known)

    @cached_property
    def lines(self) -> list[ArrowLine]:
        return [line for line in self.layout.lines if not line.link.is_straight]

    @cached_property
    def full_lines(self) -> list[tuple[ArrowLine, str]]:
        """Of apprentice titles, each with its words."""
        said = {each.link: each.words for each in self.full_titles}
        return [(line, said[line.link]) for line in self.layout.lines if line.link.is_straight]

    @cached_property
    def heads(self) -> list[tuple[int, int, bool]]:
        """The tips of all lines, each once: where, and whether it points down."""
        found = {line.tip: line.points[-1][1] > line.points[-2][1] for line in self.lines}
        return [(x, y, is_down) for (x, y), is_down in found.items()]

    @cached_property
    def lane_names(self) -> list[RoadmapName]:
        return [
            RoadmapName(span, tuple(zip(LINES, COLUMNS[column].lines, strict=False)))
            for column, span in zip(self._lanes, self.layout.lanes, strict=True)
        ]

    @cached_property
    def band_names(self) -> list[RoadmapName]:
        found = []
        for band, span in zip(self._bands, self.layout.bands, strict=True):
            lines = _in_two(_label(BANDS[band]))
            places = (span.start + 22 + 16 * number for number in range(len(lines)))
            found.append(RoadmapName(span, tuple(zip(places, lines, strict=True))))
        return found

    # The list

    not_known = NOT_KNOWN

    @cached_property
    def sections(self) -> list[RoadmapSection]:
        """By column, each certification in every one of its own; no section is empty."""
        found: dict[Hashable, list[RoadmapEntry]] = defaultdict(list)
        for profile in self.profiles:
            for column in columns_of(profile.terms) or (None,):
                found[column].append(self._entry(profile))
        names = [*enumerate(column.name for column in COLUMNS), (None, NOWHERE)]
        return [RoadmapSection(name, _by_level(found[key])) for key, name in names if key in found]

    def _entry(self, profile: Profile) -> RoadmapEntry:
        own = profile.certification
        leads_to = tuple(each.end for each in self.arrows if each.start == own)
        full = next((each for each in self.full_titles if each.certification == own), None)
        return RoadmapEntry(profile, leads_to, full)


def _term(profile: Profile):
    said = profile.level.headline
    return said.term if said else None


def _label(term) -> str:
    return term.label if term else NOT_KNOWN


def _by_level(entries: list[RoadmapEntry]) -> tuple[tuple[str, tuple[RoadmapEntry, ...]], ...]:
    levels = [(term, [each for each in entries if _term(each.profile) == term]) for term in _UP]
    return tuple((_label(term), tuple(own)) for term, own in levels if own)


_UP = (*LEVELS, None)


def _fee_of(profile: Profile) -> str:
    fee = profile.exam_fee.headline or profile.exam_fee.last_known
    is_past = bool(fee) and (fee.is_old or not profile.exam_fee.headline)
    return phrases.fee(fee.figure if fee else "", is_past, profile.costs.has_two_tries)


def _in_two(label: str) -> tuple[str, ...]:
    """
    >>> _in_two("Not for beginners"), _in_two("Entry")
    (('Not for', 'beginners'), ('Entry',))
    """
    before, _, last = label.rpartition(" ")
    return (before, last) if before else (last,)
