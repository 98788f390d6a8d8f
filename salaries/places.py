"""The states, DC and the territories by their postal codes, as in addresses. Pure: no Django."""

import re
from collections.abc import Iterable

from coderpath.near_names import near

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
TERRITORIES = {"gu", "pr", "vi"}
STATES_OF_TITLE = re.compile(r", ([A-Z]{2}(?:-[A-Z]{2})*)$")
RURAL = re.compile(r" nonmetropolitan area(?: \(.*\))?$")
NATION = "us"
WITH_ARTICLE = {"dc", "vi", NATION}


def place_name(usps: str) -> str:
    """The name of a place; empty when there is none.

    >>> place_name("oh"), place_name("OH"), place_name("xx")
    ('Ohio', 'Ohio', '')
    """
    return NAMES.get(usps.lower(), "")


def states_in_title(title: str) -> list[str]:
    """The states that a metropolitan area lies in, by its title, the first first.

    >>> states_in_title("Cincinnati, OH-KY-IN"), states_in_title("Puerto Rico nonmetropolitan area")
    (['oh', 'ky', 'in'], [])
    """
    found = STATES_OF_TITLE.search(title)
    return found[1].lower().split("-") if found else []


def short_title(title: str) -> str:
    """An area's name within its state; “rural” for what the survey calls nonmetropolitan.

    >>> short_title("Akron, OH"), short_title("Cincinnati, OH-KY-IN")
    ('Akron', 'Cincinnati, OH-KY-IN')
    >>> short_title("Southern Ohio nonmetropolitan area")
    'Southern Ohio, rural'
    """
    if len(states_in_title(title)) == 1:
        title = STATES_OF_TITLE.sub("", title)
    return RURAL.sub(", rural", title)


def spoken_place(usps: str, name: str) -> str:
    """The name as a sentence has it.

    >>> spoken_place("dc", "District of Columbia"), spoken_place("oh", "Ohio")
    ('the District of Columbia', 'Ohio')
    """
    return f"the {name}" if usps in WITH_ARTICLE else name


def nearest_slugs(wanted: str, slugs: Iterable[str]) -> list[str]:
    """The addresses of areas that someone may have meant, likeliest first.

    >>> nearest_slugs("Dayton", ["akron", "dayton-kettering-beavercreek", "lima"])
    ['dayton-kettering-beavercreek']
    >>> nearest_slugs("arkon", ["akron", "lima"]), nearest_slugs("zzzz", ["akron"])
    (['akron'], [])
    """
    wanted = re.sub("[^a-z0-9]+", "-", wanted[:80].lower()).strip("-")
    slugs = sorted(slugs)
    within = [slug for slug in slugs if len(wanted) > 3 and wanted in slug]
    return (within or near(wanted, slugs))[:4]
