"""What the catalogue knows of getting a degree, a title or membership, for verdicts.

Asks the database nothing.
"""

from collections.abc import Iterable, Mapping

from certifications.catalogue.amounts import FREE
from certifications.catalogue.prices import Offer, fee, tuition
from certifications.catalogue.profile import Profile
from certifications.catalogue.study import Hours, months_of_course, of_exam
from certifications.models import TrainingCost
from certifications.reader.person import Schooling
from coderpath.sources import words
from coderpath.sources.findings import Finding

from .means import Means, Supply

# The program that leads to a degree, and the one whose yearly price is taken for it.
PROGRAMS = {
    Schooling.ASSOCIATE: ("associate-degree", "community-college"),
    Schooling.BACHELOR: (None, "four-year-college"),
}
SLUGS = [slug for program in PROGRAMS.values() for slug in program if slug]
TWO_TRIES = "The price of its exam is for two tries."
OUR_PRICE = "Priced as {}: our assumption, since no source gives the price of a whole degree."


def supply(
    profiles: Iterable[Profile], offers: Mapping[str, Offer], hours: int, is_new: bool = True
) -> Supply:
    """Prices, lengths and dues as far as known, for someone who studies so many hours a week, and
    who is new to the field or not."""
    profiles = list(profiles)
    return Supply(
        schooling={
            step: _degree(step, offers.get(length), offers.get(price))
            for step, (length, price) in PROGRAMS.items()
        },
        credentials={d.certification.slug: _credential(d, hours, is_new) for d in profiles},
        membership={d.certification.slug: _membership(d) for d in profiles},
    )


def _degree(step: Schooling, length: Offer | None, price: Offer | None) -> Means:
    """A year’s price for as many years as the degree takes; unknown where nobody says how many."""
    asked = price.price(TrainingCost.Covers.TUITION) if price else Finding()
    # Hours a week do not shorten a degree: its length is in months.
    months = months_of_course(length.length, Hours(1)) if length else None
    lengths = length.length.facts if length else []
    priced_as = words.inside(str(asked.headline.training)) if asked.headline else ""
    return Means(
        step.label,
        months,
        tuition(asked, months),
        (*lengths, *asked.facts),
        OUR_PRICE.format(priced_as) if priced_as else "",
    )


def _credential(profile: Profile, hours: int, is_new: bool) -> Means:
    """Its exam, once and not as a member, and the time to prepare for it."""
    time = of_exam(profile.study_time, is_new, Hours(hours))
    estimate = time.finding.headline if time.finding else None
    return Means(
        f"the {profile.certification.code}",
        time.spread if estimate else None,
        fee(profile.exam_fee),
        (*_in_force(profile.exam_fee), *([estimate] if estimate else [])),
        TWO_TRIES if profile.costs.has_two_tries else "",
    )


def _membership(profile: Profile) -> Means:
    return Means("joining as a member", FREE, fee(profile.dues), _in_force(profile.dues))


def _in_force(finding: Finding) -> tuple:
    """Every figure that a fee’s low and high come from, each amount once."""
    amounts = {}
    for fact in finding.facts:
        if fact.is_in_force:
            amounts.setdefault(fact.amount, fact)
    return tuple(amounts.values())
