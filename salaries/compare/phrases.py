"""The sentences of a comparison of places. Pure: plain values in, words out.

Each is chosen whole and filled by the names of its slots, so that it can be read, and put into
another language, as it stands.
"""

from coderpath.sources import words

# What the means say of one place beside the baseline, and of several.
VERDICTS = {
    "above": (
        "By the mean, {places} pays more than {home}, by more than the survey’s error.",
        "By the mean, {places} pay more than {home}, by more than the survey’s error.",
    ),
    "below": (
        "By the mean, {places} pays less than {home}, by more than the survey’s error.",
        "By the mean, {places} pay less than {home}, by more than the survey’s error.",
    ),
    "inside": (
        "The mean of {places} is inside the survey’s error of that of {home}: they may well be"
        " equal.",
        "The means of {places} are inside the survey’s error of that of {home}: they may well be"
        " equal.",
    ),
    "unlike": (
        "The price level of {places} and that of {home} are of unlike sources, so their pay at"
        " average prices is not comparable.",
        "The price levels of {places} and that of {home} are of unlike sources, so their pay at"
        " average prices is not comparable.",
    ),
}
UNKNOWN = (
    "The mean, its error is not known of both {places} and {home}, so we do not say which pays"
    " more."
)
UNKNOWN_AT_AVERAGE_PRICES = (
    "The mean, its error or the price level is not known of both {places} and {home}, so we do"
    " not say which pays more."
)

PAY = "Pay a year"
PAY_AT_AVERAGE_PRICES = "Pay a year, at the nation’s average prices"


def heading(home: str, others: list[str]) -> str:
    """
    >>> heading("Ohio", []), heading("Ohio", ["Kentucky"])
    ('Pay in Ohio', 'Pay in Ohio against Kentucky')
    >>> heading("Ohio", ["Kentucky", "Indiana", "Guam"])
    'Pay in Ohio against Kentucky, Indiana and Guam'
    """
    return f"Pay in {home} against {words.listing(others)}" if others else f"Pay in {home}"


def verdict(kind: str, places: list[str], home: str, at_average_prices: bool) -> str:
    """What the means say of places beside the baseline.

    >>> verdict("above", ["Maine"], "Ohio", False)
    'By the mean, Maine pays more than Ohio, by more than the survey’s error.'
    >>> verdict("inside", ["Maine", "Iowa"], "Ohio", False)
    'The means of Maine and Iowa are inside the survey’s error of that of Ohio: they may well be equal.'
    >>> verdict("unknown", ["Maine"], "Ohio", True)[:49]
    'The mean, its error or the price level is not kno'
    """  # noqa: E501
    if kind == "unknown":
        said = UNKNOWN_AT_AVERAGE_PRICES if at_average_prices else UNKNOWN
    else:
        one, several = VERDICTS[kind]
        said = several if places[1:] else one
    return said.format(places=words.listing(places), home=home)


def side_by_side(occupation: str, release: str, count: int, at_average_prices: bool) -> str:
    """What the table of a comparison holds.

    >>> side_by_side("Nurses", "May 2025", 1, False), side_by_side("Nurses", "May 2025", 2, False)
    ('Nurses, May 2025: one place.', 'Nurses, May 2025: two places side by side.')
    >>> side_by_side("Nurses", "May 2025", 3, True)
    'Nurses, May 2025: three places side by side, dollars at the nation’s average prices.'
    """
    if at_average_prices:
        one = "{occupation}, {release}: one place, dollars at the nation’s average prices."
        several = (
            "{occupation}, {release}: {places} places side by side, dollars at the nation’s"
            " average prices."
        )
    else:
        one = "{occupation}, {release}: one place."
        several = "{occupation}, {release}: {places} places side by side."
    places = words.spelled(count)
    return words.by_number(
        count, one, several, places=places, occupation=occupation, release=release
    )
