"""Areas as the files write them: with and without codes, titles, kinds and states."""

import re

from salaries.places import PLACES, TERRITORIES

from .cells import shown
from .rows import SurveyArea

NATION, STATE, TERRITORY, METRO, NONMETRO = "NATION", "STATE", "TERRITORY", "METRO", "NONMETRO"
LETTERS = ("N", "S", "M")  # of the flat files
KINDS = {"1": NATION, "2": STATE, "3": TERRITORY, "4": METRO, "6": NONMETRO}
STATES = """
    01AL 02AK 04AZ 05AR 06CA 08CO 09CT 10DE 11DC 12FL 13GA 15HI 16ID 17IL 18IN 19IA
    20KS 21KY 22LA 23ME 24MD 25MA 26MI 27MN 28MS 29MO 30MT 31NE 32NV 33NH 34NJ 35NM
    36NY 37NC 38ND 39OH 40OK 41OR 42PA 44RI 45SC 46SD 47TN 48TX 49UT 50VT 51VA 53WA
    54WV 55WI 56WY 66GU 72PR 78VI
"""
FIPS = {code[:2]: code[2:] for code in STATES.split()}
BY_NAME = {name: usps.upper() for usps, name in PLACES}
CODES = {usps: fips for fips, usps in FIPS.items()}
# A letter of ours first, since the address of the area is made of its title.
TITLE = re.compile(r"[A-Za-z0-9][^\x00-\x1f\x7f-\x9f]{0,119}")
NATION_TITLES = {"U.S.", "US", "United States", "National"}
STATES_OF_TITLE = re.compile(r", ([A-Z]{2}(?:-[A-Z]{2})*)(?: |$)")


def area(code: str, title: str, kind: str, usps: str) -> SurveyArea:
    """The area that a row names, by whatever of these its file has; empty is what it lacks.

    `kind` is an AREA_TYPE, `usps` a state as PRIM_STATE or ST writes it.
    Raises ValueError.
    """
    kind = KINDS.get(kind, kind) or kind_by(code, title, usps)
    if kind == NATION:
        return SurveyArea(NATION, "99", title, "", ())
    if kind in (STATE, TERRITORY):
        return state(code, title, usps)
    if kind in (METRO, NONMETRO):
        return part(kind, code, title, usps)
    raise ValueError(f"the kind of area “{kind}” is not known")


def kind_by(code: str, title: str, usps: str) -> str:
    """The kind of an area whose file does not say: by how long its code is, or by its title."""
    if title in NATION_TITLES or (not title and usps == "US") or (code == "99" and not usps):
        return NATION
    if not (code or title or usps):
        return NATION
    if len(code) <= 2:
        return STATE
    return METRO if len(code) <= 5 else NONMETRO


def state(code: str, title: str, usps: str) -> SurveyArea:
    """A state, DC or a territory, by its FIPS code, its USPS code or its name."""
    found = FIPS.get(code.zfill(2)) if code else usps if usps in CODES else BY_NAME.get(title)
    if not found:
        raise ValueError(f"there is no state “{code or usps or title}”")
    if usps and usps != found:
        raise ValueError(f"the code {code} is of {found}, not of {usps}")
    kind = TERRITORY if found.lower() in TERRITORIES else STATE
    return SurveyArea(kind, CODES[found], title, found, ())


def part(kind: str, code: str, title: str, usps: str) -> SurveyArea:
    """A metropolitan or nonmetropolitan area, with the states that its title or row names."""
    digits = 5 if kind == METRO else 7
    code = code.zfill(digits)
    if not (code.isascii() and code.isdigit() and len(code) == digits):
        raise ValueError(f"{shown(code)} is not the code of a {kind.lower()} area")
    if not TITLE.fullmatch(title):
        raise ValueError(f"{shown(title)} is not the title of an area")
    usps = usps or (FIPS.get(code[:2], "") if kind == NONMETRO else "")
    said = STATES_OF_TITLE.search(title)
    named = said[1].split("-") if said and kind == METRO else []
    states = tuple(dict.fromkeys(([usps] if usps else []) + named))
    if not states or any(one not in CODES for one in states):
        raise ValueError(f"the state of “{title}” is not known")
    return SurveyArea(kind, code, title, states[0], states)


def flat(letter: str, code: str, state_fips: str, title: str) -> SurveyArea:
    """The area of a flat file: N, S or M, seven digits, and the FIPS code of its state."""
    if letter == "N":
        return area("99", title, NATION, "")
    if letter == "S":
        return area(code[:2], title, STATE, "")
    if letter == "M":
        is_metro = code.startswith("00")
        kind, code = (METRO, code[2:]) if is_metro else (NONMETRO, code)
        return area(code, title, kind, FIPS.get(state_fips, ""))
    raise ValueError(f"the kind of area “{letter}” is not known")
