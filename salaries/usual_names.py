"""What people call states, the District and the territories. Pure: no Django.

Usual names and abbreviations come before any likeness: “Washington, DC” is not the state that is
spelled almost so.
"""

import re

from coderpath.near_names import near
from coderpath.plain_words import plain
from coderpath.sources import words

from .places import PLACES

# Beside the name and the postal code; as `plain_name` has them.
USUAL = {
    "al": ("ala",),
    "az": ("ariz",),
    "ar": ("ark",),
    "ca": ("calif", "cal"),
    "co": ("colo",),
    "ct": ("conn",),
    "de": ("del",),
    "dc": ("washington dc", "wash dc", "district of columbia washington", "the district"),
    "fl": ("fla",),
    "id": ("ida",),
    "il": ("ill",),
    "in": ("ind",),
    "ks": ("kan", "kans"),
    "ma": ("mass",),
    "mi": ("mich",),
    "mn": ("minn",),
    "ms": ("miss",),
    "mt": ("mont",),
    "ne": ("neb", "nebr"),
    "nv": ("nev",),
    "nh": ("n hampshire",),
    "nj": ("n jersey", "jersey"),
    "nm": ("n mexico", "n mex"),
    "ny": ("nyc", "new york city", "new york state", "n york"),
    "nc": ("n carolina", "n car"),
    "nd": ("n dakota", "n dak"),
    "ok": ("okla",),
    "or": ("ore", "oreg"),
    "pa": ("penn", "penna"),
    "pr": ("porto rico",),
    "sc": ("s carolina", "s car"),
    "sd": ("s dakota", "s dak"),
    "tn": ("tenn",),
    "tx": ("tex",),
    "vi": ("usvi", "us virgin islands", "united states virgin islands"),
    "wa": ("wash", "washington state", "state of washington"),
    "wv": ("w virginia", "wva", "w va"),
    "wi": ("wis", "wisc"),
    "wy": ("wyo",),
}
# Postal codes that are words too: in a sentence they count only after a comma.
ALSO_WORDS = ("OR", "IN", "ME", "HI", "OK", "OH")
LONGEST = 200  # no place has a longer name


def plain_name(text: str) -> str:
    """A name in plain words, “Saint” as it is shortened.

    >>> [plain_name(name) for name in ("Winston-Salem, NC", "  Saint  Louis", "Mayagüez", "D. C.")]
    ['winston salem nc', 'st louis', 'mayaguez', 'dc']
    >>> [plain_name(name) for name in ("N. Carolina", "N.Y.", "Coeur d’Alene", "U.S. Virgin")]
    ['n carolina', 'ny', 'coeur dalene', 'us virgin']
    """
    return re.sub(r"\bsaint\b", "st", plain(text[:LONGEST]))


NAMED = (
    {usps: usps for usps, _ in PLACES}
    | {name: usps for usps, names in USUAL.items() for name in names}
    | {plain_name(name): usps for usps, name in PLACES}
)
# Short, and yet no other words.
NO_OTHER_WORDS = {plain_name(name) for _, name in PLACES} | {"nyc"}


# With the marks in names of Hawaii: what other letters say is not read, and so names no place.
IN_LATIN = re.compile(r"[\x20-\u02ff‘’]*")


def place_named(text: str) -> str:
    """The postal code of the place that people call so; empty for any other words.

    >>> place_named("Washington, D.C."), place_named("Calif."), place_named("P.R.")
    ('dc', 'ca', 'pr')
    >>> place_named("washington"), place_named("the District of Columbia"), place_named("utopia")
    ('wa', 'dc', '')
    >>> place_named("OH"), place_named("OH 李")
    ('oh', '')
    """
    name = plain_name(text) if text.isprintable() and IN_LATIN.fullmatch(text) else ""
    return NAMED.get(name) or NAMED.get(name.removeprefix("the "), "")


def spelled_out(text: str) -> str:
    """A question with the postal codes in it as names, and “Saint” as areas have it.

    Codes count in capitals; those that are words too only behind a comma, at the end.

    >>> spelled_out("ccs salary TX"), spelled_out("CPC OR CCS"), spelled_out("Portland, OR")
    ('ccs salary Texas', 'CPC OR CCS', 'Portland, Oregon')
    >>> spelled_out("Saint Louis")
    'St Louis'
    """
    by_code = {usps.upper(): name for usps, name in PLACES}
    words = "|".join(ALSO_WORDS)
    text = re.sub(rf"(?<=, )({words})\s*$", lambda found: by_code[found[1]], text)
    codes = "|".join(by_code.keys() - set(ALSO_WORDS))
    text = re.sub(rf"\b({codes})\b(?!-)", lambda found: by_code[found[1]], text)
    return re.sub(r"\b[Ss]aint\b", "St", text)


def names_in_questions(usps: str) -> list[str]:
    """Those names of a place that are no other words: not “mass”, nor “ill”.

    >>> names_in_questions("ma"), names_in_questions("ny")
    (['massachusetts'], ['nyc', 'new york city', 'new york state', 'n york', 'new york'])
    >>> names_in_questions("oh")
    ['ohio']
    """
    return [name for name in names_of(usps) if len(name) > 4 or name in NO_OTHER_WORDS]


def names_of(usps: str) -> list[str]:
    """Every name of a place, plain.

    >>> names_of("ny")
    ['ny', 'nyc', 'new york city', 'new york state', 'n york', 'new york']
    """
    return [name for name, named in NAMED.items() if named == usps]


def nearest_places(wanted: str) -> list[tuple[str, str]]:
    """The places someone may have meant, likeliest first.

    >>> nearest_places("new yrok"), nearest_places("washington-dc")
    ([('ny', 'New York')], [('dc', 'District of Columbia')])
    >>> nearest_places("ohio"), nearest_places("zzzz")
    ([('oh', 'Ohio')], [])
    """
    by_code = dict(PLACES)
    if usps := place_named(wanted):
        return [(usps, by_code[usps])]
    by_name = {name.lower(): (usps, name) for usps, name in PLACES}
    close = near(plain_name(wanted), by_name, alike=0.75)
    return [by_name[name] for name in close]


def did_you_mean(wanted: str) -> str:
    """A question that follows what was not found; empty where nothing is near it.

    >>> did_you_mean("virginai"), did_you_mean("zzzz")
    (' Did you mean Virginia?', '')
    """
    near = [name for _, name in nearest_places(wanted)]
    return f" Did you mean {words.listing(near, 'or')}?" if near else ""
