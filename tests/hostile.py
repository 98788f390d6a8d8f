"""Requests that nobody means well, to every address and with every parameter of the site.

Addresses come from the URLconf and parameters from the forms: a new one cannot be forgotten. They
are the same each time: the number of a case makes it.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode, urlsplit

from django.urls import URLPattern, URLResolver, get_resolver

from coderpath import parameters, sent
from coderpath.opendata.formats import ENDINGS
from coderpath.opendata.registry import addresses
from coderpath.reports.article import ArticleForm
from coderpath.reports.forms import ReportForm

ADMIN = "/admin/"
PART = re.compile(r"<(?:(\w+):)?(\w+)>|\(\?P<(\w+)>[^)]*\)|\(.+\)")
# Shown by a page it would run in a browser, or be worked out by an engine of templates.
MARK, WORKED_OUT = "<qz9 onclick=x>", "5150537"
ATTACKS = (
    f"\"'>{MARK}",
    "<script>alert(1)</script>" + MARK,
    "javascript:alert(1)" + MARK,
    "{{ 7193*716+349 }}{% debug %}${7193*716+349}<%= 7193*716+349 %>",
    "' OR '1'='1' --",
    "1); DROP TABLE certifications_fee; --",
    "1 UNION SELECT password FROM auth_user",
    "x\r\nSet-Cookie: qz9=1\r\nX-Qz9: 1",
    "\0",
    "a\0b",
    "\x01\x1b[31m\u202e\u2028\ufeff",
    "../../../../etc/passwd",
    "..\\..\\windows\\win.ini",
    "file:///etc/passwd",
    "//elsewhere.example/",
    "| cat /etc/passwd",
    "=cmd|' /C calc'!A1",
    "%s%n%x%d",
    "__class__.__init__",
    "pk__in",
    "-",
    "",
    " ",
    "A" * 3000,
    "ab " * 700,
    "é" * 900,
    "𝟙𝟚𝟛",
    "٣",
    "²",
)
NUMBERS = ("-1", "0", "-0", "1e999", "1e-999", "NaN", "-Infinity", "0x10", "1_000", "1,5", "00007")
NUMBERS += ("9" * 20, "9" * 400, "2147483648", "9223372036854775808", "0." + "1" * 300, "१", "1e5")
DAYS = ("0000-00-00", "9999-12-31", "10000-01-01", "2026-02-31", "0001-01-01", "2026-1-1")
BYTES = (
    "%ff",
    "%c0%ae",
    "%ed%a0%80",
    "%",
    "%zz",
    "%00%ff",
    "%f5%80%80%80",
    "%e2%28%a1",
    "+",
    "%2B",
)
PLAIN = ("cpc", "oh", "cca-then-ccs", "cpc-a", "coding-12", "on", "1", "2026-11-01", "nurse", "csv")
PATHS = ("%00", "%ff", "..%2f..", "%2e%2e", "%0d%0aSet-Cookie:qz9=1", "x" * 400, "-", "%C3%84", "0")
PATHS += ("%3Cqz9%20onclick=x%3E", "%7B%7B7193*716+349%7D%7D", "9" * 30, "cpc'--", "con", "%5C")
TYPES = ("text/html", "text/csv", "application/json;q=9", "*/*;q=-1", "\x7f", "application/ld+json")
MOST_BYTES = 7_500  # of an address that gunicorn takes


@dataclass(frozen=True)
class Case:
    """One request, as it goes over the line; `form` is what is sent with it."""

    path: str
    query: str = ""
    accept: str = "text/html"
    form: dict[str, str] = field(default_factory=dict)

    def __str__(self):
        return f"{self.path}?{self.query}"[:200]


def routes(patterns=None, before: str = "/") -> Iterator[str]:
    """Every address of the site, as its parts are written in the URLconf."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = before + str(pattern.pattern).removeprefix("^").removesuffix("$").replace("\\Z", "")
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern):
            yield route


def cases(rounds: int, *, of_admin: bool = False, seed: int = 0) -> Iterator[Case]:
    """So many of each address; each parameter comes up as often as any other."""
    there = sorted({each for each in routes() if each.startswith(ADMIN) == of_admin})
    names = sorted(parameters.names()) + ["books-cpc", "exam-cpc", "unknown", "page", "next", "o"]
    for number in range(rounds * len(there)):
        chance = random.Random(f"{seed}-{number}")
        path = _path(there[number % len(there)], chance)
        query = _query(names[number % len(names)], names, chance)[:MOST_BYTES]
        form = {}
        if path in sent.MOST_BYTES and chance.random() < 0.5:
            fields = [*ReportForm.base_fields, *ArticleForm.base_fields]
            form = {name: chance.choice(ATTACKS + PLAIN) for name in fields}
        yield Case(path, query, chance.choice(TYPES), form)


def _path(route: str, chance: random.Random) -> str:
    """With what is on file for each part, or with what cannot be."""
    examples = _examples()
    kind = route.split("/")[1].partition(".")[0]

    def filled(part: re.Match) -> str:
        converter, name = part[1], part[2] or part[3] or ""
        if converter == "data":
            return chance.choice([*ENDINGS, "xml"])
        if converter == "int" or not name or name == "object_id":
            return chance.choice(["1", "2", "0", "9" * 18, "9" * 30, "%00", "x"])
        there = examples.get((kind, name))
        return there if there and chance.random() < 0.6 else chance.choice(PATHS)

    return PART.sub(filled, route)


def _examples() -> dict[tuple[str, str], str]:
    found = {}
    for page in addresses():
        for name in page.parts:
            found[page.route.split("/")[1], name] = page.asked[name][0]
    return found


def _query(name: str, names: list[str], chance: random.Random) -> str:
    match chance.randrange(12):
        case 0:
            return "&".join(f"{name}={chance.choice(PLAIN)}{n}" for n in range(1200))
        case 1:
            return f"{name}={chance.choice(BYTES)}&{chance.choice(BYTES)}={chance.choice(BYTES)}"
        case 2:
            return name + chance.choice(
                ["&" * 3000, "=" * 3000, "", "[]=1", "=%", f"&{name}=" * 90]
            )
        case 3:
            return urlencode({name: chance.choice(ATTACKS), chance.choice(ATTACKS): "x"})
    more = chance.sample(names, chance.randrange(4))
    values = ATTACKS + NUMBERS + DAYS + PLAIN
    return urlencode([(each, chance.choice(values)) for each in (name, name, *more)])


def wrong(status: int, headers: dict[str, str], body: str, *, is_admin: bool = False) -> str:
    """What is bad in an answer, in a word; empty where nothing is."""
    told = {name.lower(): value for name, value in headers.items()}
    kind = told.get("content-type", "")
    if status >= 500:
        return f"status {status}"
    if any("qz9" in name for name in told) or (not is_admin and "set-cookie" in told):
        return "a header"
    if "elsewhere.example" in urlsplit(told.get("location", "")).netloc:
        return "led away"
    if kind.startswith(("text/html", "application/xml", "application/atom+xml")):
        if "<qz9" in body:
            return "reflected"
        if set(body) & set("\0\x01\x1b\u202e"):
            return "control characters"
        if WORKED_OUT in body:
            return "worked out"
    return ""


def encoded(case: Case) -> str:
    """The address as it is sent."""
    path = quote(case.path, safe="/%:=*+'-.~!,;@$&()")
    return f"{path}?{case.query}" if case.query else path
