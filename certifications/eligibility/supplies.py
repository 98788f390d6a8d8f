"""What the catalogue knows of getting a degree, a credential or membership, for verdicts.

Asks the database nothing.
"""

from collections.abc import Iterable, Mapping

from certifications.catalogue.amounts import FREE
from certifications.catalogue.prices import Offer, fee, study, tuition
from certifications.catalogue.profile import Profile
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
OUR_PRICE = "Priced as {}: our assumption, since no source gives the price of a whole degree."


def supply(profiles: Iterable[Profile], offers: Mapping[str, Offer], hours: int) -> Supply:
    """Prices, lengths and dues as far as known, for someone who studies so many hours a week."""
    profiles = list(profiles)
    return Supply(
        schooling={
            step: _degree(step, offers.get(length), offers.get(price))
            for step, (length, price) in PROGRAMS.items()
        },
        credentials={d.certification.slug: _credential(d, hours) for d in profiles},
        membership={d.certification.slug: _membership(d) for d in profiles},
    )


def _degree(step: Schooling, length: Offer | None, price: Offer | None) -> Means:
    """A year’s price for as many years as the degree takes; unknown where nobody says how many."""
    asked = price.price(TrainingCost.Covers.TUITION) if price else Finding()
    # Hours a week do not shorten a degree: its length is in months.
    months = length.months(1) if length else None
    lengths = length.length.facts if length else []
    priced_as = words.inside(str(asked.headline.training)) if asked.headline else ""
    return Means(
        step.label,
        months,
        tuition(asked, months),
        (*lengths, *asked.facts),
        OUR_PRICE.format(priced_as) if priced_as else "",
    )


def _credential(profile: Profile, hours: int) -> Means:
    """Its exam, once and not as a member, and the time to prepare for it."""
    time = profile.study_time.headline
    return Means(
        f"the {profile.certification.code}",
        study(profile.study_time, hours),
        fee(profile.exam_fee),
        (*_in_force(profile.exam_fee), *([time] if time else [])),
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
