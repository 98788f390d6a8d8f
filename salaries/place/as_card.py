"""What the picture of a place says: the middle of its pay, by which survey."""

from coderpath.pictures.card import PictureCard

from . import phrases
from .pay import PlacePay

NO_WAGES = "No wages are loaded yet, so there is nothing to show here."


def card(place: str, pay: PlacePay | None) -> PictureCard:
    """`place` as a sentence has it; `pay` is None where no survey is loaded."""
    heading = phrases.heading("", place)
    if not pay:
        return PictureCard(heading, NO_WAGES)
    median = pay.wage.shown["annual_median"]
    proof = f"{median.source.publisher}, {median.dated}"
    if median.unknown:
        return PictureCard(heading, f"The median is not known: {median.reason}.", proof=proof)
    says = f"a year is the median of {pay.occupation.workers}"
    return PictureCard(heading, says, median.figure, proof)
