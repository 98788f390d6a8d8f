"""The main menu, and where in it the reader is."""

from functools import lru_cache
from typing import NamedTuple

from .links import address_of

ITEMS = [
    ("Find a path", "certifications:paths"),
    ("Certifications", "certifications:list"),
    ("Compare", "certifications:compare"),
    ("Pay by state", "salaries:list"),
    ("Guide", "guide:index"),
    ("Tools", "certifications:tools"),
]


class MenuItem(NamedTuple):
    """One link of the menu: `here` is “page” on the page itself, “true” on a page under it."""

    label: str
    url: str
    here: str

    @classmethod
    def seen_from(cls, path: str, label: str, name: str) -> "MenuItem":
        url = address_of(name)
        under = "true" if path.startswith(url) else ""
        return cls(label, url, "page" if path == url else under)


def main_menu(request):
    """Context processor: the menu of every page."""
    return {"main_menu": _menu_at(request.path)}


@lru_cache(maxsize=1000)
def _menu_at(path: str) -> tuple[MenuItem, ...]:
    return tuple(MenuItem.seen_from(path, *item) for item in ITEMS)
