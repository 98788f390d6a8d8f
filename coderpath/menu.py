"""The main menu, and where in it the reader is."""

from functools import lru_cache
from typing import NamedTuple

from .links import address_of

GUIDE = "guide:index"
ITEMS = [
    ("Find a path", "certifications:paths"),
    ("Certifications", "certifications:list"),
    ("Compare", "certifications:compare"),
    ("Pay by state", "salaries:list"),
    ("Guide", GUIDE),
    ("Tools", "certifications:tools"),
]
# Rooms that the guide leads to, with addresses of their own.
OF_THE_GUIDE = (
    "certifications:organizations",
    "certifications:programs",
    "certifications:fundings",
)


class MenuItem(NamedTuple):
    """One link of the menu: `here` is “page” on the page itself, “true” on a page under it."""

    label: str
    url: str
    here: str

    @classmethod
    def seen_from(cls, path: str, label: str, name: str) -> "MenuItem":
        url = address_of(name)
        rooms = tuple(map(address_of, OF_THE_GUIDE)) if name == GUIDE else ()
        under = "true" if path.startswith((url, *rooms)) else ""
        return cls(label, url, "page" if path == url else under)


def main_menu(request):
    """Context processor: the menu of every page."""
    return {"main_menu": _menu_at(request.path)}


@lru_cache(maxsize=1000)
def _menu_at(path: str) -> tuple[MenuItem, ...]:
    return tuple(MenuItem.seen_from(path, *item) for item in ITEMS)
