"""Which area a name means. Pure: areas are plain objects."""

from types import SimpleNamespace

import pytest

from salaries.compare.names import AreaNames, meant, nearest
from salaries.places import PLACES

METROS = {
    "cincinnati": "Cincinnati, OH-KY-IN",
    "columbus": "Columbus, OH",
    "columbus-ga": "Columbus, GA-AL",
    "columbus-in": "Columbus, IN",
    "kansas-city": "Kansas City, MO-KS",
    "minneapolis": "Minneapolis-St. Paul-Bloomington, MN-WI",
    "bloomington": "Bloomington, IN",
    "new-york": "New York-Newark-Jersey City, NY-NJ",
    "salem": "Salem, OR",
    "winston-salem": "Winston-Salem, NC",
    "louisville": "Louisville/Jefferson County, KY-IN",
    "mayaguez": "Mayagüez, PR",
    "connecticut-nonmetropolitan-area": "Connecticut nonmetropolitan area",
    "northern-ohio-nonmetropolitan-area": "Northern Ohio nonmetropolitan area",
}
AREAS = [
    AreaNames(SimpleNamespace(slug=slug, name=name))
    for slug, name in [("us", "United States"), *PLACES, *METROS.items()]
]


def slugs(areas) -> list[str]:
    return [area.slug for area in areas]


@pytest.mark.parametrize(
    ("asked", "slug"),
    [
        ("Ohio", "oh"),
        ("OH", "oh"),
        (" ohio ", "oh"),
        ("United States", "us"),
        ("USA", "us"),
        ("Cincinnati", "cincinnati"),
        ("cincinnati oh", "cincinnati"),
        ("Cincinnati, Ohio", "cincinnati"),
        ("cincinnati, OH-KY-IN", "cincinnati"),
        ("Cincinnati Kentucky", "cincinnati"),
        ("Columbus, GA", "columbus-ga"),
        ("columbus georgia", "columbus-ga"),
        ("Kansas City", "kansas-city"),
        ("kansas city ks", "kansas-city"),
        ("St. Paul", "minneapolis"),
        ("st paul minnesota", "minneapolis"),
        ("Louisville", "louisville"),
        ("winston salem", "winston-salem"),
        ("Mayaguez", "mayaguez"),
        ("District of Columbia", "dc"),
        ("Connecticut", "ct"),
        ("northern ohio", "northern-ohio-nonmetropolitan-area"),
    ],
)
def test_a_name_that_is_clear(asked, slug):
    assert meant(asked, AREAS).area.slug == slug


def test_a_name_of_several_is_left_open_with_all_of_them():
    told = meant("columbus", AREAS)
    assert told.area is None and told.is_ambiguous
    assert slugs(told.others) == ["columbus-ga", "columbus-in", "columbus"]


@pytest.mark.parametrize(
    ("asked", "slug", "others"),
    [
        ("New York", "ny", ["new-york"]),
        ("Salem", "salem", ["winston-salem"]),
        ("Bloomington", "bloomington", ["minneapolis"]),
    ],
)
def test_the_surest_is_taken_and_the_others_are_told(asked, slug, others):
    told = meant(asked, AREAS)
    assert told.area.slug == slug
    assert slugs(told.others) == others


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        ("Cincinatti", "cincinnati"),
        ("cincinatti ohio", "cincinnati"),
        ("Misissippi", "ms"),
        ("Kansas Cty", "kansas-city"),
    ],
)
def test_a_misspelled_name_is_not_guessed_but_near_ones_are_told(asked, near):
    told = meant(asked, AREAS)
    assert told.area is None and not told.is_ambiguous
    assert nearest(asked, AREAS)[0].slug == near


@pytest.mark.parametrize(
    "asked", ["", "   ", "xyzzy", "\0", "45202", "cincinnati tx", "w" * 10_000]
)
def test_what_is_nowhere_is_nothing(asked):
    told = meant(asked, AREAS)
    assert told.area is None
    assert not told.is_ambiguous
    assert slugs(nearest(asked, AREAS)) in ([], ["cincinnati"])
