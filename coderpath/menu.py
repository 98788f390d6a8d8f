"""The main menu, and where in it the reader is."""

from dataclasses import dataclass

from .links import address_of

ITEMS = [
    ("Find a path", "certifications:paths"),
    ("Certifications", "certifications:list"),
    ("Compare", "certifications:compare"),
    ("Pay by state", "salaries:list"),
    ("Guide", "guide:index"),
    ("Tools", "certifications:tools"),
]
# Rooms that the guide leads to, with addresses of their own.
OF_THE_GUIDE = (
    "certifications:organizations",
    "certifications:programs",
    "certifications:fundings",
)


@dataclass(frozen=True)
class MenuItem:
    """One link of the menu, seen from the page at `path`."""

    label: str
    url: str
    path: str
    rooms: tuple[str, ...] = ()

    @property
    def is_here(self) -> bool:
        return self.path.startswith((self.url, *self.rooms))

    @property
    def here(self) -> str:
        """The page itself, or a page under it."""
        return "page" if self.path == self.url else "true"


def main_menu(request):
    """Context processor: the menu of every page."""
    rooms = tuple(map(address_of, OF_THE_GUIDE))
    return {
        "main_menu": [
            MenuItem(label, address_of(name), request.path, rooms * (name == "guide:index"))
            for label, name in ITEMS
        ]
    }
