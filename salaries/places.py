"""The states, DC and the territories by their postal codes, as in addresses. Pure: no Django."""

from difflib import get_close_matches

PLACES = (
    ("al", "Alabama"),
    ("ak", "Alaska"),
    ("az", "Arizona"),
    ("ar", "Arkansas"),
    ("ca", "California"),
    ("co", "Colorado"),
    ("ct", "Connecticut"),
    ("de", "Delaware"),
    ("dc", "District of Columbia"),
    ("fl", "Florida"),
    ("ga", "Georgia"),
    ("gu", "Guam"),
    ("hi", "Hawaii"),
    ("id", "Idaho"),
    ("il", "Illinois"),
    ("in", "Indiana"),
    ("ia", "Iowa"),
    ("ks", "Kansas"),
    ("ky", "Kentucky"),
    ("la", "Louisiana"),
    ("me", "Maine"),
    ("md", "Maryland"),
    ("ma", "Massachusetts"),
    ("mi", "Michigan"),
    ("mn", "Minnesota"),
    ("ms", "Mississippi"),
    ("mo", "Missouri"),
    ("mt", "Montana"),
    ("ne", "Nebraska"),
    ("nv", "Nevada"),
    ("nh", "New Hampshire"),
    ("nj", "New Jersey"),
    ("nm", "New Mexico"),
    ("ny", "New York"),
    ("nc", "North Carolina"),
    ("nd", "North Dakota"),
    ("oh", "Ohio"),
    ("ok", "Oklahoma"),
    ("or", "Oregon"),
    ("pa", "Pennsylvania"),
    ("pr", "Puerto Rico"),
    ("ri", "Rhode Island"),
    ("sc", "South Carolina"),
    ("sd", "South Dakota"),
    ("tn", "Tennessee"),
    ("tx", "Texas"),
    ("ut", "Utah"),
    ("vt", "Vermont"),
    ("vi", "Virgin Islands"),
    ("va", "Virginia"),
    ("wa", "Washington"),
    ("wv", "West Virginia"),
    ("wi", "Wisconsin"),
    ("wy", "Wyoming"),
)
NAMES = dict(PLACES)
WITH_ARTICLE = {"dc", "vi", "us"}


def place_name(usps: str) -> str:
    """The name of a place; empty when there is none.

    >>> place_name("oh"), place_name("OH"), place_name("xx")
    ('Ohio', 'Ohio', '')
    """
    return NAMES.get(usps.lower(), "")


def spoken_place(usps: str, name: str) -> str:
    """The name as a sentence has it.

    >>> spoken_place("dc", "District of Columbia"), spoken_place("oh", "Ohio")
    ('the District of Columbia', 'Ohio')
    """
    return f"the {name}" if usps in WITH_ARTICLE else name


def nearest_places(wanted: str) -> list[tuple[str, str]]:
    """The places someone may have meant, likeliest first.

    >>> nearest_places("new yrok")
    [('ny', 'New York')]
    >>> nearest_places("ohio"), nearest_places("zzzz")
    ([('oh', 'Ohio')], [])
    """
    wanted = wanted[:40].lower().replace("-", " ").strip()
    by_name = {name.lower(): (usps, name) for usps, name in PLACES}
    exact = [by_name[wanted]] if wanted in by_name else []
    close = [by_name[name] for name in get_close_matches(wanted, by_name, n=4, cutoff=0.75)]
    return exact or close
