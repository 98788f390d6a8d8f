"""What the picture of a comparison says: who costs how much more."""

from datetime import date

from coderpath.pictures.card import PictureCard
from coderpath.sources import words

from . import phrases
from .questions import Side

NOT_ALIKE = "What each costs, how long it takes, what you need and what it takes to keep."


def card(sides: list[Side], day: date | None) -> PictureCard:
    """Of those set side by side; unlike kinds are not told apart by a sum. `day` is that of the
    last change of the data."""
    told = phrases.told(sides)
    apart = " ".join(f"{side.label} {by}." for side, by in told["path_lead"])
    changed = f" Data of {words.day(day)}." if day else ""
    return PictureCard(
        told["heading"],
        phrases.written(told["lead"]) or apart or NOT_ALIKE,
        proof=f"Each figure has its source and date on the page.{changed}",
    )
