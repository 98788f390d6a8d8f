"""Which area someone means by a name. Pure: no Django.

An area has a slug, a name and a kind: “Ohio”, “Cincinnati, OH-KY-IN”, “Ohio nonmetropolitan area”.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from coderpath.near_names import near
from salaries.places import states_in_title
from salaries.usual_names import NAMED, names_of, plain_name

NATION = ("us", "usa", "america", "united states of america")
OF_A_CITY = {"nyc": "new york", "new york city": "new york"}
NONMETRO = "nonmetropolitan area"
LONGEST, MOST_NEAR, NEAR = 60, 4, 0.75

# From the surest sign to the weakest.
WHOLE_NAME, FIRST_CITY, ANOTHER_CITY = range(3)


@dataclass(frozen=True)
class AreaNames:
    """Everything an area is called."""

    area: Any

    @cached_property
    def whole(self) -> set[str]:
        """Its name, and for a state all that it is called."""
        names = {plain_name(self.area.name)}
        if not self.states:
            names |= {plain_name(self.area.slug), *names_of(self.area.slug)} - set(OF_A_CITY)
        return names | set(NATION) if self.area.slug == "us" else names

    @cached_property
    def cities(self) -> list[str]:
        """Those a metro is named for, first together; a nonmetro area without that word."""
        if not self.states:
            name = plain_name(self.area.name)
            return [name.removesuffix(NONMETRO).strip()] if name.endswith(NONMETRO) else []
        cities = self.area.name.rpartition(", ")[0]
        every = [plain_name(city) for city in re.split(r"-+|/", cities)]
        usual = [name for name, city in OF_A_CITY.items() if city in every]
        return list(dict.fromkeys([plain_name(cities), *every, *usual]))

    @cached_property
    def states(self) -> list[str]:
        """The postal codes after a metro's name."""
        return states_in_title(self.area.name)

    def sign(self, asked: str) -> int | None:
        """How surely a plain name means this area; None when it does not.

        >>> from types import SimpleNamespace as Area
        >>> cincinnati = AreaNames(Area(slug="cincinnati", name="Cincinnati, OH-KY-IN"))
        >>> cincinnati.sign("cincinnati"), cincinnati.sign("cincinnati ohio")
        (1, 1)
        >>> cincinnati.sign("cincinnati oh ky in"), cincinnati.sign("cincinnati tx")
        (0, None)
        """
        if asked in self.whole:
            return WHOLE_NAME
        for city, state in _city_and_state(asked):
            if city in self.cities and (not state or state in self.states):
                return FIRST_CITY if self.cities.index(city) < 2 else ANOTHER_CITY
        return None


@dataclass(frozen=True)
class Meant:
    """The area meant, where that is clear; and others that the name fits."""

    area: Any = None
    others: tuple = ()

    @property
    def is_ambiguous(self) -> bool:
        return bool(not self.area and self.others)


def meant(asked: str, names: Iterable[AreaNames]) -> Meant:
    """What someone means by a name, of the areas called so."""
    asked = plain_name(asked)[:LONGEST]
    signs = [(sign, each.area) for each in names if (sign := each.sign(asked)) is not None]
    if not signs:
        return Meant()
    signs.sort(key=lambda found: (found[0], found[1].name))
    surest = [area for sign, area in signs if sign == signs[0][0]]
    if surest[1:]:
        return Meant(others=tuple(area for _, area in signs))
    return Meant(surest[0], tuple(area for _, area in signs[1:]))


def nearest(asked: str, names: Iterable[AreaNames]) -> list:
    """The areas whose name is nearly this, the likeliest first."""
    asked = plain_name(asked)[:LONGEST]
    by_name: dict[str, Any] = {}
    for each in names:
        for name in (*each.whole, *each.cities):
            by_name.setdefault(name, each.area)
    city = next((city for city, state in _city_and_state(asked) if state), asked)
    close = [
        *near(asked, by_name, MOST_NEAR, NEAR),
        *near(city, by_name, MOST_NEAR, NEAR),
    ]
    return list({by_name[name].slug: by_name[name] for name in close}.values())[:MOST_NEAR]


def _city_and_state(asked: str) -> Iterable[tuple[str, str]]:
    """How a name may be read: as a city alone, or a city and the state that it lies in."""
    yield asked, ""
    words = asked.split()
    for count in range(1, min(len(words), 4)):
        if state := NAMED.get(" ".join(words[-count:])):
            yield " ".join(words[:-count]), state
