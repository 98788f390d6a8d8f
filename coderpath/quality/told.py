"""What a row tells readers, question by question: of a fact its figures, of others what their
package says that they tell."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db import models

from coderpath.sources.facts import SourcedFact
from coderpath.sources.findings import REASONS
from coderpath.sources.models import Source
from coderpath.sources.standing import Standing


@dataclass(frozen=True)
class RowTold:
    """One answer of one row; `key` names the question among those of all rows.

    `slug` is that of the question’s own page. Without a source it is no figure of a source’s.
    """

    key: object
    question: str
    text: str
    slug: str = ""
    dated: str = ""
    until: date | None = None
    standing: str = ""
    source: Source | None = None


Told = dict[object, RowTold]
TellRow = Callable[[models.Model], Iterable[RowTold]]
_tellers: dict[type[models.Model], TellRow] = {}


def tells_rows(model: type[models.Model]) -> Callable[[TellRow], TellRow]:
    """For a function that says what a row of a model, which is no fact, tells readers."""

    def note(tell: TellRow) -> TellRow:
        _tellers[model] = tell
        return tell

    return note


def is_told(model: type[models.Model]) -> bool:
    return issubclass(model, SourcedFact) or model in _tellers


def told(row: models.Model | None, day: date) -> Told:
    """What a row tells on a day: a fact nothing, once it holds no more or where it is mistaken."""
    if row is None:
        return {}
    if isinstance(row, SourcedFact):
        return figures_of(row) if row.holds_on(day) or row.is_coming_on(day) else {}
    return {each.key: each for each in _tellers[type(row)](row)}


def figures_of(fact: SourcedFact) -> Told:
    """Every figure of a fact, whether it holds or not."""
    return {each.answers: _figure(each, fact) for each in fact.figures([fact])}


def is_mistaken(row: models.Model | None) -> bool:
    return getattr(row, "standing", "") == Standing.MISTAKEN


def things_of(row: models.Model) -> Iterator[str]:
    """What a row is about: “certification:cpc”, of a fact “fee/certification:cpc” as well.

    And of what kind it is: “release”.
    """
    yield row._meta.model_name
    if slug := getattr(row, "slug", ""):
        yield f"{row._meta.model_name}:{slug}"
    pointing = (f.name for f in row._meta.concrete_fields if f.is_relation and f.name != "source")
    for thing in filter(None, (getattr(row, name) for name in pointing)):
        if slug := getattr(thing, "slug", ""):
            name = f"{thing._meta.model_name}:{slug}"
            yield from (name, f"{row._meta.model_name}/{name}")


def _figure(figure, fact: SourcedFact) -> RowTold:
    unknown = getattr(figure, "unknown", "")
    is_whole = bool(getattr(fact, "made_of", "")) and figure is fact
    said = figure.said if is_whole else figure.figure
    return RowTold(
        key=figure.answers,
        question=figure.question,
        text=REASONS[unknown] if unknown else said,
        slug=figure.answers.slug,
        dated=figure.dated if figure.as_of or figure.as_of_text else "",
        until=figure.until,
        standing=figure.standing,
        source=figure.source,
    )
