"""How much is known of a certification: enough to compare it, or too little."""

from coderpath.sources.standing import Standing

from .profile import Profile
from .shelf import Shelf

ENOUGH = 4


def basics(profile: Profile) -> dict[str, bool]:
    """What a reader asks first of any certification, and whether some source answers it.

    A price that once held is an answer: it is shown with its years.
    """
    fee = profile.exam_fee
    return {
        "exam fee": any(fact.standing != Standing.MISTAKEN for fact in fee.facts),
        "exam format": any(finding.headline for finding in profile.exam.values()),
        "entry rule": bool(profile.gate.headline),
        "level": bool(profile.level.headline),
        "upkeep": bool(profile.credits.headline),
        "place of work": bool(profile.settings),
    }


def is_thin(profile: Profile) -> bool:
    """Little is known of it: it is not confirmed as open, or most basics have no answer."""
    return not profile.certification.is_open or sum(basics(profile).values()) < ENOUGH


def little_known(there: Shelf) -> frozenset[int]:
    """Those of the shelf of which little is known, by their keys; `there.once` keeps them."""
    return frozenset(p.certification.pk for p in there.profiles() if is_thin(p))
