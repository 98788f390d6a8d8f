"""What a search finds: what the words name, what resembles it, and what sources call by mistake."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from coderpath.asked import Problem
from coderpath.guide.pages import Guide, GuidePage
from coderpath.sources import words
from coderpath.written import printable
from salaries.places import place_name
from salaries.usual_names import nearest_places, place_named, spelled_out

from ..catalogue.shelf import Shelf
from ..compare.table import MOST
from ..models import Certification, Issuer, Path
from ..reader.answers import AnswersForm
from .in_answers import Answered, AnswerIndex, FoundAnswers
from .kinds import AREA, BODY, CERTIFICATION, OF_PAGES, PATH, PLACE, TERM, Kind
from .names import NamedPlace, SearchNames
from .names_in_text import (
    LONG_ENOUGH,
    MOST_LETTERS,
    Bond,
    Call,
    Known,
    NamedInText,
    holding,
    meant,
    nearest,
)
from .other_pages import OtherPage, asks_for_more, others
from .places_of_work import settings_called

MOST_LISTED, MOST_ALIKE = 8, 3
BY = {
    "ARTICLE": "An article",
    "SCHOOL": "A school",
    "THIRD_PARTY": "A third party",
    "SURVEY": "A survey",
    "GOVERNMENT": "A government page",
    "ISSUER": "The organization’s own page",
}


@dataclass(frozen=True)
class Hit:
    """One thing found, and the names by which it was: each with its sources, if any."""

    thing: object
    calls: list[Call]

    @property
    def reasons(self) -> list[tuple[str, Call]]:
        """Why it was found, in words, with the name that tells it and its sources."""
        return [(why, call) for call in self.calls if (why := self._why(call))]

    def _why(self, call: Call) -> str:
        code = self.thing.code
        match call.bond:
            case Bond.FORMER:
                return f"{code} was called {call.text}."
            case Bond.APPRENTICE:
                return f"{call.text} is its title until you show experience."
            case Bond.ALSO:
                return f"Some call the {code} {call.text}."
            case Bond.MISTAKEN:
                return f"{_who(call.facts)} the {code} “{call.text}”."
        return ""


def _who(facts: tuple) -> str:
    voices = len({fact.source.voice for fact in facts})
    if voices > 1:
        return f"{words.plural(voices, 'source')} call"
    return f"{BY[facts[0].source.publisher.kind]} calls"


class Body:
    """An organization that issues certifications, with every name that sources give it."""

    LABELS = {
        Bond.OWN: "Its name",
        Bond.ALSO: "Also called",
        Bond.FORMER: "Called before",
        Bond.MISTAKEN: "By mistake",
    }

    def __init__(self, issuer: Issuer, calls: list[Call], certifications: list[Certification]):
        self.issuer = issuer
        self.calls = [call for call in calls if call.facts]
        self.certifications = certifications

    @property
    def names(self) -> list[tuple[str, Call]]:
        """Those that a source gives, with how they stand; mistakes last."""
        return [
            (label, call)
            for bond, label in self.LABELS.items()
            for call in self.calls
            if call.bond is bond
        ]

    @property
    def listed(self) -> list[Certification]:
        """A few of what it issues, the core ones first."""
        return sorted(self.certifications, key=lambda one: not one.is_core)[:MOST_LISTED]

    @property
    def query(self) -> str:
        return f"?{urlencode({'issuer': self.issuer.slug})}"


class Search:
    """What a search answers to its words."""

    def __init__(self, asked: QueryDict, there: Shelf):
        self._shelf = there
        self._names = there.once(SearchNames)
        self.form = AnswersForm(asked, there.slugs)
        self.answers = self.form.answers
        written = " ".join(printable(asked.get("q", "")).split())
        self.is_too_long = len(written) > MOST_LETTERS
        self.text = written[:MOST_LETTERS]

    @property
    def problems(self) -> list[Problem]:
        long = f"A search can have {MOST_LETTERS} characters at most. Only the first were searched."
        return [Problem(long, "id_q")] * self.is_too_long + self.form.problems

    @property
    def certifications(self) -> list[Certification]:
        return self._shelf.certifications

    @cached_property
    def meant(self):
        """What the words name; other pages are looked for where some words are left.

        An abbreviation names a state only when it stands alone: “or” and “mass” are words too.
        """
        if usps := place_named(self.text):
            alone = Call(self.text, NamedPlace(usps, place_name(usps)))
            return meant(self.text, self._names, Known([alone]))
        text = spelled_out(self.text)
        named = self._with_codes(meant(text, self._names))
        if settings_called(text, self._shelf.rows) or not asks_for_more(named.rest):
            return named
        return self._with_codes(meant(text, self._names, Known(others(text, self._shelf.rows))))

    def _with_codes(self, named: NamedInText) -> NamedInText:
        """Two codes or more are meant themselves, though a question of the guide has them all."""
        codes = meant(self.text, self._names.codes).calls
        if len(codes) < 2:
            return named
        return replace(named, calls=[*codes, *(call for call in named.calls if call not in codes)])

    @property
    def straight(self) -> str:
        """Where an exact code or name leads straight on, answers and all; empty if it does not."""
        found = self.meant.straight
        is_area = isinstance(found, OtherPage) and found.kind == AREA
        if not (is_area or isinstance(found, Certification | NamedPlace)):
            return ""
        return found.get_absolute_url() + self.answers.query()

    @property
    def first(self) -> list[OtherPage]:
        """Pages that say first what the words are used for, beside the name of one thing."""
        pages = [hit.thing for hit in _by_thing(OtherPage, self.meant.calls)]
        return [page for page in pages if page.says]

    @cached_property
    def hits(self) -> list[Hit]:
        """The certifications that are named, each once."""
        return _by_thing(Certification, self.meant.calls)

    @cached_property
    def bodies(self) -> list[Body]:
        return [self._body(hit.thing) for hit in _by_thing(Issuer, self.meant.calls)]

    @cached_property
    def places(self) -> list[NamedPlace]:
        return [hit.thing for hit in _by_thing(NamedPlace, self.meant.calls)]

    @cached_property
    def paths(self) -> list[Path]:
        return [hit.thing for hit in _by_thing(Path, self.meant.calls)]

    @cached_property
    def others(self) -> list[tuple[Kind, list[OtherPage]]]:
        """Pages of tools, areas, occupations and sources, by kind; none that is told first."""
        told = self.first
        return _by_kind(call for call in self.meant.calls if call.thing not in told)

    @property
    def counts(self) -> list[tuple[str, str]]:
        """How many of each kind it finds, in words, with the anchor where they stand.

        A single thing needs no count.
        """
        of_kinds = [
            (CERTIFICATION, self.hits or self.matching),
            (BODY, self.bodies),
            (PLACE, self.places),
            *self.others,
            (PATH, self.paths),
        ]
        found = [(kind, len(things)) for kind, things in of_kinds if things]
        if sum(count for _, count in found) < 2:
            return []
        return [(words.plural(count, kind.one, kind.many), kind.anchor) for kind, count in found]

    def _body(self, issuer: Issuer) -> Body:
        issued = [one for one in self.certifications if one.issuer_id == issuer.pk]
        return Body(issuer, self._names.of(issuer), issued)

    @property
    def no_such(self) -> list[Call]:
        """Names that only stand in a source by mistake: no such title or organization is known."""
        return [call for call in self.meant.calls if call.bond is Bond.MISTAKEN]

    @property
    def together(self) -> str:
        """The comparison of those named, when there are two or more."""
        slugs = [hit.thing.slug for hit in self.hits[:MOST]]
        if len(slugs) < 2:
            return ""
        return reverse("certifications:compare") + self._carried([("c", slug) for slug in slugs])

    def _carried(self, pairs: list[tuple[str, str]]) -> str:
        return "?" + urlencode([*pairs, *self.answers.pairs])

    @cached_property
    def matching(self) -> list[Certification]:
        """Where nothing but a meaning is named: those that the list finds by the same words."""
        if not self.text or not all(_is_of_a_term(call) for call in self.meant.calls):
            return []
        found = {call.thing for call in holding(self.text, self._names.calls)}
        settings = settings_called(self.text, self._shelf.rows)
        return [
            profile.certification
            for profile in self._shelf.profiles()
            if profile.certification in found or profile.was_ever_for(settings)
        ]

    @property
    def listed(self) -> list[Certification]:
        return self.matching[:MOST_LISTED]

    @property
    def list_query(self) -> str:
        """The list of what matches, where it can be narrowed further."""
        return self._carried([("q", self.text)])

    @cached_property
    def alike(self) -> list[Hit]:
        """Certifications whose name resembles one that is a mistake or no longer used."""
        doubtful = {Bond.MISTAKEN, Bond.FORMER, Bond.ALSO}
        named = [call for call in self.meant.calls if call.bond in doubtful]
        there = [hit.thing for hit in self.hits]
        near = [call for each in named for call in self._names.alike(each.text)]
        found = [hit for hit in _by_thing(Certification, near) if hit.thing not in there]
        return found[:MOST_ALIKE]

    @cached_property
    def _in_answers(self) -> FoundAnswers:
        return self._shelf.once(answer_index).find(self.text)

    @property
    def answers_with_it(self) -> list[Answered]:
        """Answers that have the words, and are not found by a name; likely ones only for who would
        find nothing else."""
        if not (self._in_answers.has_all or self.is_unnamed):
            return []
        told = {call.thing.get_absolute_url() for call in self.meant.calls}
        return [each for each in self._in_answers.answers if each.address not in told]

    @property
    def answers_heading(self) -> str:
        return "Answers that say so" if self._in_answers.has_all else "Answers that may help"

    @property
    def is_unnamed(self) -> bool:
        """Whether the words name nothing, nor resemble a name."""
        return not (self._is_found or self._near_calls or self.near_places)

    @property
    def _is_found(self) -> bool:
        return not self.text or bool(self.meant.calls or self.matching)

    @cached_property
    def _near_calls(self) -> list[Call]:
        """Where nothing is found: what a misspelled name may have meant, or a part of one."""
        if self._is_found or self._in_answers.has_all:
            return []
        near = nearest(self.text, self._names.calls)
        is_telling = len(self.text) >= LONG_ENOUGH
        return near or (holding(self.text, self._names.calls)[:MOST_LISTED] if is_telling else [])

    @cached_property
    def near(self) -> list[Hit]:
        return _by_thing(Certification, self._near_calls)

    @cached_property
    def near_bodies(self) -> list[Body]:
        return [self._body(hit.thing) for hit in _by_thing(Issuer, self._near_calls)]

    @cached_property
    def near_paths(self) -> list[Path]:
        return [hit.thing for hit in _by_thing(Path, self._near_calls)]

    @cached_property
    def near_others(self) -> list[tuple[Kind, list[OtherPage]]]:
        return _by_kind(self._near_calls)

    @cached_property
    def near_places(self) -> list[NamedPlace]:
        if self._is_found or self._in_answers.has_all:
            return []
        return [NamedPlace(*found) for found in nearest_places(self.text)]

    @property
    def asked(self) -> list[GuidePage]:
        """What readers ask most, for who found nothing."""
        return self._names.asked

    @property
    def is_empty_handed(self) -> bool:
        """There were words, and nothing was found, not even something near."""
        return self.is_unnamed and not self.answers_with_it


def answer_index(there: Shelf) -> AnswerIndex:
    """Of all that the guide says on the day of the shelf."""
    return AnswerIndex(there.rows.on(there.day, Guide))


def _is_of_a_term(call: Call) -> bool:
    return isinstance(call.thing, OtherPage) and call.thing.kind == TERM


def _by_thing(kind: type, calls: Iterable[Call]) -> list[Hit]:
    """The things of one kind that these calls name, in their order, each once."""
    found = defaultdict(list)
    for call in calls:
        if isinstance(call.thing, kind):
            found[call.thing].append(call)
    return [Hit(thing, own) for thing, own in found.items()]


def _by_kind(calls: Iterable[Call]) -> list[tuple[Kind, list[OtherPage]]]:
    """The pages that these calls name, by kind; no kind is empty."""
    pages = [hit.thing for hit in _by_thing(OtherPage, calls)]
    by_kind = [(kind, [page for page in pages if page.kind == kind]) for kind in OF_PAGES]
    return [(kind, there) for kind, there in by_kind if there]
