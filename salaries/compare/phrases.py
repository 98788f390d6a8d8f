"""The sentences of a comparison of places. Pure: plain values in, words out.

Each is chosen whole and filled by the names of its slots, so that it can be read, and put into
another language, as it stands.
"""

from coderpath.sources import words

# What the means say of one place beside the baseline, and of several.
VERDICTS = {
    "above": (
        "On average {places} pays more than {home}.",
        "On average {places} pay more than {home}.",
    ),
    "below": (
        "On average {places} pays less than {home}.",
        "On average {places} pay less than {home}.",
    ),
    "inside": (
        "Pay in {places} is too close to pay in {home} to call.",
        "Pay in {places} is too close to pay in {home} to call.",
    ),
    "unlike": (
        "The price level of {places} and that of {home} are of unlike sources, so their pay at"
        " average prices is not comparable.",
        "The price levels of {places} and that of {home} are of unlike sources, so their pay at"
        " average prices is not comparable.",
    ),
}
UNKNOWN = (
    "We don’t know the mean and its error for both {places} and {home}, so we can’t say which"
    " pays more.",
    "We don’t know the mean and its error for all of {home}, {places}, so we can’t say which"
    " pays more.",
)
UNKNOWN_AT_AVERAGE_PRICES = (
    "We don’t know the mean, its error and the price level for both {places} and {home}, so we"
    " can’t say which pays more.",
    "We don’t know the mean, its error and the price level for all of {home}, {places}, so we"
    " can’t say which pays more.",
)

PAY = "Pay a year"
PAY_AT_AVERAGE_PRICES = "Pay a year, at the nation’s average prices"


def heading(home: str, others: list[str]) -> str:
    """
    >>> heading("Ohio", []), heading("Ohio", ["Kentucky"])
    ('Pay in Ohio', 'Pay in Ohio vs. Kentucky')
    >>> heading("Ohio", ["Kentucky", "Indiana", "Guam"])
    'Pay in Ohio vs. Kentucky, Indiana and Guam'
    """
    return f"Pay in {home} vs. {words.listing(others)}" if others else f"Pay in {home}"


def verdict(kind: str, places: list[str], home: str, at_average_prices: bool) -> str:
    """What the means say of places beside the baseline.

    >>> verdict("above", ["Maine"], "Ohio", False)
    'On average Maine pays more than Ohio.'
    >>> verdict("inside", ["Maine", "Iowa"], "Ohio", False)
    'Pay in Maine and Iowa is too close to pay in Ohio to call.'
    >>> verdict("unknown", ["Maine"], "Ohio", True)[:49]
    'We don’t know the mean, its error and the price l'
    >>> verdict("unknown", ["Maine", "Iowa"], "Ohio", False)[:66]
    'We don’t know the mean and its error for all of Ohio, Maine and Io'
    """
    if kind == "unknown":
        one, several = UNKNOWN_AT_AVERAGE_PRICES if at_average_prices else UNKNOWN
    else:
        one, several = VERDICTS[kind]
    said = several if places[1:] else one
    return said.format(places=words.listing(places), home=home)


def side_by_side(occupation: str, release: str, count: int, at_average_prices: bool) -> str:
    """What the table of a comparison holds.

    >>> side_by_side("Nurses", "May 2025", 1, False), side_by_side("Nurses", "May 2025", 2, False)
    ('Nurses, May 2025: one place.', 'Nurses, May 2025: two places.')
    >>> side_by_side("Nurses", "May 2025", 3, True)
    'Nurses, May 2025: three places, dollars at the nation’s average prices.'
    """
    if at_average_prices:
        one = "{occupation}, {release}: one place, dollars at the nation’s average prices."
        several = (
            "{occupation}, {release}: {places} places, dollars at the nation’s average prices."
        )
    else:
        one = "{occupation}, {release}: one place."
        several = "{occupation}, {release}: {places} places."
    places = words.spelled(count)
    return words.by_number(
        count, one, several, places=places, occupation=occupation, release=release
    )
