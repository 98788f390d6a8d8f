"""A text of the guide with the figures that stand in it, as templates draw it."""

from dataclasses import dataclass
from typing import Any

from coderpath.sources import notes
from coderpath.sources.facts import SourcedFact

from . import text
from .computed import CountedFigure


@dataclass(frozen=True)
class Drawn:
    """A piece of a text, and its figure: a fact or what is worked out. None is an unknown."""

    piece: text.Piece
    fact: Any

    @property
    def as_text(self) -> str:
        """For a place where no link can stand."""
        return self.piece.words or (self.fact.figure if self.fact else "not known")

    @property
    def is_counted(self) -> bool:
        return isinstance(self.fact, CountedFigure)


Line = tuple[Drawn, ...]


def drawn(line: text.Line, facts: dict[str, Any]) -> Line:
    return tuple(Drawn(piece, facts.get(piece.key)) for piece in line)


@dataclass(frozen=True)
class DrawnBlock:
    """A part of a text, and the facts in it for the margin, each once."""

    kind: str
    level: int
    lines: tuple[Line, ...]

    @property
    def proofs(self) -> list[SourcedFact]:
        found = [each.fact for line in self.lines for each in line if not each.is_counted]
        return list({(notes.key(fact), fact.figure): fact for fact in found if fact}.values())
