"""Every name by which a reader may ask for what there is, made once for a day of the shelf."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse

from coderpath.guide.pages import MOST_ASKED, Guide
from coderpath.sources.standing import Standing
from salaries.places import PLACES, spoken_place
from salaries.usual_names import names_in_questions

from ..catalogue.shelf import Shelf
from ..funding.names import calls as ways_called
from ..models import Certification
from ..programs.names import calls as programs_called
from .names_in_text import ALIKE, Bond, Call, Known, nearest
from .other_pages import also_called, common_questions, glossary, guide, own_pages


@dataclass(frozen=True)
class NamedPlace:
    """A state or territory, as a search finds it."""

    slug: str
    name: str

    @property
    def spoken(self) -> str:
        return spoken_place(self.slug, self.name)

    def get_absolute_url(self) -> str:
        return reverse("salaries:state", args=[self.slug])


class SearchNames(Known):
    """Every code and name there is, in whatever bond."""

    def __init__(self, there: Shelf):
        said = [*said_names(there.names), *said_names(there.names_of_issuers)]
        sourced = {(call.text, call.thing) for call in said}
        own = also_called(own_names(there), there.rows)
        own = [call for call in own if (call.text, call.thing) not in sourced]
        super().__init__([*own, *said])
        self.codes = Known(call for call in own if _is_code(call))
        self.asked = _guide(there).on_home[:MOST_ASKED]
        self._alike: dict[str, list[Call]] = {}

    def of(self, thing: object) -> list[Call]:
        return self._by_thing[thing]

    @cached_property
    def _by_thing(self) -> dict[object, list[Call]]:
        found = defaultdict(list)
        for call in self.calls:
            found[call.thing].append(call)
        return found

    def alike(self, name: str) -> list[Call]:
        """Own names so like one of these that the two are easily taken for one another."""
        if name not in self._alike:
            own = [call for call in self.calls if call.bond is Bond.OWN]
            self._alike[name] = nearest(name, own, ALIKE)
        return self._alike[name]


def own_names(there: Shelf) -> Iterator[Call]:
    """What each thing is called on its own page."""
    for one in there.certifications:
        yield from _codes(one)
    for issuer in there.issuers:
        yield from (Call(text, issuer) for text in (issuer.code, issuer.name))
    yield from (Call(path.name, path) for path in there.paths)
    for slug, name in PLACES:
        yield from (Call(called, NamedPlace(slug, name)) for called in names_in_questions(slug))
    yield from programs_called(there)
    yield from ways_called(there)
    yield from own_pages(there.rows)
    yield from guide(_guide(there))
    yield from common_questions(_guide(there))
    yield from _other_terms(there)


def _guide(there: Shelf) -> Guide:
    """All that it says on the day of the shelf."""
    return there.rows.on(there.day, Guide)


def _is_code(call: Call) -> bool:
    return isinstance(call.thing, Certification) and call.text == call.thing.code


def _other_terms(there: Shelf) -> Iterator[Call]:
    """The terms of the trade, but for titles and organizations: their own pages say more."""
    own = {name for each in (*there.certifications, *there.issuers) for name in _names(each)}
    return (call for call in glossary(_guide(there)) if call.text not in own)


def _names(each) -> tuple[str, str]:
    return each.code, each.name


def _codes(one: Certification) -> list[Call]:
    calls = [Call(one.code, one), Call(one.name, one)]
    if one.former_code:
        calls.append(Call(one.former_code, one, Bond.FORMER))
    if one.apprentice_code:
        calls.append(Call(one.apprentice_code, one, Bond.APPRENTICE))
    return calls


def said_names(facts: Iterable) -> list[Call]:
    """Names that sources give, in headline order: one for each name, with its facts."""
    given = defaultdict(list)
    for fact in facts:
        given[fact.concerns, fact.name, _bond(fact)].append(fact)
    return [Call(name, thing, bond, tuple(f)) for (thing, name, bond), f in given.items()]


def _bond(fact) -> Bond:
    """How a source's name stands; a name that the thing itself has is its own."""
    if fact.name in (fact.concerns.code, fact.concerns.name):
        return Bond.OWN
    if fact.standing == Standing.MISTAKEN:
        return Bond.MISTAKEN
    if fact.is_former or fact.standing == Standing.SUPERSEDED:
        return Bond.FORMER
    return Bond.ALSO
