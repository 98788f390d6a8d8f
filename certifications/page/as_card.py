"""What the picture of a certification says: what its exam costs, by whom and as of when."""

from coderpath.pictures.card import PictureCard

from ..catalogue.profile import Profile

NO_PRICE = "We have no price for its exam yet."


def card(profile: Profile) -> PictureCard:
    one, fee = profile.certification, profile.exam_fee.headline
    heading = f"{one.code}, {one.name}" if one.name != one.code else one.code
    if not fee:
        return PictureCard(
            heading, NO_PRICE, proof=f"Issued by {one.issuer.name or one.issuer.code}."
        )
    tries = " with two tries" if profile.costs.has_two_tries else ""
    proof = f"{fee.source.publisher}, {fee.dated}"
    return PictureCard(heading, f"is the exam fee{tries}", fee.figure, proof)
