"""Rules that lock each other out: the COC asks for the CXC, which asks for the COC. Pure."""

from collections.abc import Iterable, Mapping


def locked_out(asked: Mapping[str, Iterable[set[str]]]) -> set[str]:
    """Those whose every way asks for a title that nobody could hold first.

    `asked` has the ways of each certification, each way as the titles of which one serves,
    empty where it asks for none. What is not in it is open.

    >>> locked_out({"COC": [{"CXC"}], "CXC": [{"COC"}], "CIC": [{"COC", "CPC"}]}) == {"COC", "CXC"}
    True
    >>> locked_out({"COC": [{"CXC"}, set()], "CXC": [{"COC"}]})
    set()
    """
    shut = set(asked)
    while opened := {code for code in shut if any(not way or way - shut for way in asked[code])}:
        shut -= opened
    return shut
