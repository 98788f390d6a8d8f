"""The sentences of the tools. Pure: plain values in, words out.

Each is chosen whole and filled by the names of its slots, so that it can be read, and put into
another language, as it stands.
"""

from datetime import date

from coderpath.sources import words

AS_A_MEMBER = "As a member."
NOT_AS_A_MEMBER = "Without membership where it is a choice."

# By whether there are several credentials, and whether membership is a choice.
KEEPING = {
    (False, False): "Over {years} years {codes} takes {outsider}.",
    (True, False): "Over {years} years {codes} take {outsider}.",
    (False, True): (
        "Over {years} years {codes} takes {outsider} without membership where it is a choice,"
        " and {member} with it."
    ),
    (True, True): (
        "Over {years} years {codes} take {outsider} without membership where it is a choice,"
        " and {member} with it."
    ),
}


def keeping(years: int, codes: list[str], outsider: str, member: str = "") -> str:
    """What credentials take to keep; `member` is told where membership is a choice.

    >>> keeping(5, ["CPC"], "$1,110")
    'Over 5 years the CPC takes $1,110.'
    >>> keeping(2, ["CPC", "CCS"], "$400", "$300")
    'Over 2 years the CPC and the CCS take $400 without membership where it is a choice, and $300 with it.'
    """  # noqa: E501
    listed = words.listing([f"the {code}" for code in codes])
    said = KEEPING[len(codes) > 1, bool(member)]
    return said.format(years=years, codes=listed, outsider=outsider, member=member)


def counted_from(undated: list[str], first: date) -> str:
    """From which days the days of a plan are counted.

    >>> counted_from([], date(2026, 1, 2))
    'Days are counted from those you gave.'
    >>> counted_from(["CPC", "CCS"], date(2026, 1, 2))
    'Days are counted from those you gave, for CPC, CCS from 2 Jan 2026.'
    """
    if not undated:
        return "Days are counted from those you gave."
    codes = ", ".join(undated)
    return f"Days are counted from those you gave, for {codes} from {words.day(first)}."


def assumed_from(body: str, has_several: bool) -> str:
    """From which day years are counted where the body does not say.

    >>> assumed_from("NHA", has_several=False)[:61]
    'NHA: we count years and cycles from the day you earned it. Th'
    >>> assumed_from("NHA", has_several=True)[:76]
    'NHA: we count years and cycles from the day you earned the first of them. Th'
    """
    if has_several:
        return (
            f"{body}: we count years and cycles from the day you earned the first of them."
            f" That is our assumption: ask {body} for the day that holds."
        )
    return (
        f"{body}: we count years and cycles from the day you earned it."
        f" That is our assumption: ask {body} for the day that holds."
    )


def gaps(outsider: str, member: str) -> str:
    """What a sum lacks, and that for members where it lacks something else.

    >>> gaps("1 line unknown", "1 line unknown"), gaps("1 line unknown", "2 lines unknown")
    ('1 line unknown', '1 line unknown; for members 2 lines unknown')
    """
    return outsider if member == outsider else f"{outsider}; for members {member}"


def ways(has_a_day: bool) -> str:
    """
    >>> ways(True), ways(False)
    ('Your ways, the soonest first', 'Your ways: none has a day yet')
    """
    return "Your ways, the soonest first" if has_a_day else "Your ways: none has a day yet"


def lacks(missing: list[str], not_before: date | None) -> str:
    """What a way still lacks, and before what day it cannot be gone.

    >>> lacks(["a letter", "2 months of work"], None)
    'Missing: a letter; 2 months of work.'
    >>> lacks(["a letter"], date(2027, 3, 1))
    'not before 1 Mar 2027. Missing: a letter.'
    """
    listed = "; ".join(missing)
    if not_before:
        return f"not before {words.day(not_before)}. Missing: {listed}."
    return f"Missing: {listed}."


def dues_each_year(is_passing_day_wanted: bool) -> str:
    """
    >>> dues_each_year(False)
    'for each year you wait'
    >>> dues_each_year(True)
    'for each year you wait; say the day you passed to have them counted'
    """
    if is_passing_day_wanted:
        return "for each year you wait; say the day you passed to have them counted"
    return "for each year you wait"
