"""Which known names are offered for one that was typed."""

from dataclasses import dataclass

from coderpath.near_names import LONGEST, near, near_things


@dataclass(frozen=True)
class Name:
    plain: str
    thing: str
    order: str = ""


def offered(typed, names, **limits):
    return [(name.thing, name.plain) for name in near_things(typed, names, **limits)]


def test_the_likeliest_comes_first_and_no_more_than_asked_for():
    known = ["cpb", "cpc", "cpco", "cpma"]
    assert near("cpc", known, most=2) == ["cpc", "cpco"]
    assert near("cpc", known, alike=1) == ["cpc"]


def test_a_thing_is_offered_once_by_its_likeliest_name():
    names = [Name("cpc h", "coc"), Name("coc", "coc"), Name("rhit", "rhit")]
    assert offered("coc", names) == [("coc", "coc")]
    assert offered("cpc g", names) == [("coc", "cpc h")]


def test_of_equally_near_names_the_order_decides():
    names = [Name("cpx", "second", order="b"), Name("cpy", "first", order="a")]
    assert [thing for thing, _ in offered("cpz", names)] == ["first", "second"]
    assert [thing for thing, _ in offered("cpz", names, most=1)] == ["first"]


def test_what_is_typed_beyond_any_name_does_not_count():
    name = "a" * LONGEST
    assert near(name + "z" * 900, [name]) == [name]
    assert offered(name + "z" * 900, [Name(name, "a")]) == [("a", name)]
