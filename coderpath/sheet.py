"""The style sheet: written in parts, one for each matter, and asked for as one file.

Readers load `css/site.css` in one request, so the parts are joined where Django looks for static
files: when they are collected, and on each request while one works on them.
"""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

SHEET = "css/site.css"
FOLDER = Path(settings.BASE_DIR) / "coderpath" / "css"
# In this order: within a layer the later of two rules wins.
PARTS = (
    "base",
    "layout",
    "forms",
    "figures",
    "certification",
    "tables",
    "compare",
    "list",
    "answer",
    "lines",
    "beside",
    "salaries",
    "sources",
    "quality",
    "charts",
    "colors",
    "print",
    "states",
    "place",
    "path",
    "guide",
    "organizations",
    "roadmap",
    "handout",
)


def joined() -> str:
    """The whole sheet."""
    return "\n".join((FOLDER / f"{part}.css").read_text(encoding="utf-8") for part in PARTS)


class SheetFinder(BaseFinder):
    """Finds the sheet as one file, made of its parts as they are now."""

    def __init__(self, app_names=None, *args, **kwargs):
        self._folder = TemporaryDirectory(prefix="coderpath-sheet-")
        self.storage = FileSystemStorage(location=self._folder.name)
        super().__init__(*args, **kwargs)

    def check(self, **kwargs) -> list:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs) -> str | list[str]:
        if path != SHEET:
            return []
        found = self._written()
        return [found] if find_all else found

    def list(self, ignore_patterns) -> Iterator[tuple[str, FileSystemStorage]]:
        self._written()
        yield SHEET, self.storage

    def _written(self) -> str:
        """Where the sheet lies; only what has changed is written."""
        path, sheet = Path(self.storage.path(SHEET)), joined()
        if not path.exists() or path.read_text(encoding="utf-8") != sheet:
            path.parent.mkdir(exist_ok=True)
            path.write_text(sheet, encoding="utf-8")
        return str(path)
