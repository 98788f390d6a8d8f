"""The sentences over the map of states. Pure: plain values in, words out.

Each is chosen whole and filled by the names of its slots, so that it can be read, and put into
another language, as it stands.
"""

# From where to where a measure runs: by whether the nation’s figure, which a sentence before it
# tells, is known, and whether dollars are at average prices. The page fills in the figures.
RUNS = {
    (True, False): (
        "From place to place that runs from {low} in {low_place} to {high} in {high_place}."
    ),
    (True, True): (
        "From place to place that runs from {low} in {low_place} to {high} in {high_place}, at the"
        " nation’s average prices."
    ),
    (False, False): (
        "{measure}: from place to place it runs from {low} in {low_place} to {high} in"
        " {high_place}."
    ),
    (False, True): (
        "{measure}: from place to place it runs from {low} in {low_place} to {high} in"
        " {high_place}, at the nation’s average prices."
    ),
}


def finding(
    measure: str, release: str, highest: tuple, lowest: tuple, home: tuple[str, str] | None
) -> str:
    """What a map shows; each place with what is said of it, `home` the reader’s own state.

    >>> finding("Jobs", "May 2025", ("Texas", "9"), ("Guam", "1"), None)
    'Jobs by state, May 2025. Highest: Texas, 9; lowest: Guam, 1.'
    >>> finding("Jobs", "May 2025", ("Texas", "9"), ("Guam", "1"), ("Ohio", "4"))
    'Jobs by state, May 2025. Highest: Texas, 9; lowest: Guam, 1; Ohio: 4.'
    """
    slots = {
        "measure": measure,
        "release": release,
        "highest": ", ".join(highest),
        "lowest": ", ".join(lowest),
    }
    if not home:
        said = "{measure} by state, {release}. Highest: {highest}; lowest: {lowest}."
        return said.format(**slots)
    name, value = home
    said = "{measure} by state, {release}. Highest: {highest}; lowest: {lowest}; {home}: {value}."
    return said.format(**slots, home=name, value=value)
