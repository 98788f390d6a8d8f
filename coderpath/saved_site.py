"""The whole site as plain files: what readers see, asked of the site itself, page by page."""

import re
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from posixpath import dirname, join, normpath
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.handlers.wsgi import WSGIHandler
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve

from coderpath.finished import RawAnswer
from coderpath.opendata.registry import public_pages
from coderpath.saved_page import file_of, leads_to, saved
from coderpath.sources import held
from coderpath.today import localdate

MOST_BYTES_ZIPPED = 10 * 2**20
# What is of no use without the site: forms that are sent, and files that would have to come along.
LEFT_OUT = ("/admin/", "/report/", "/reports/", "/check-an-article/", "/search/", "/data/")
STATIC = f"/{settings.STATIC_URL.strip('/')}/"
IN_STYLE = re.compile(r"""url\(["']?(?!data:|#)([^"')]+)""")


class CannotBeSaved(Exception):
    """What keeps the site from being saved, in one line without a full stop."""


class SavedSite:
    """All pages of one edition and day, as they are asked for without answers.

    Pages of pay are saved for these `states` alone, by postal code: there are hundreds.
    """

    def __init__(self, states: Iterable[str]):
        self._states = frozenset(states)
        self._site = WSGIHandler()
        self.pages: dict[str, str] = {}
        self.files: dict[str, bytes] = {}
        with held.going_by(held.now()):
            self.edition = held.data_edition().code
            for usps in self._states:
                address = f"/salaries/{usps}/"
                if not self._page(address) or resolve(address).kwargs.get("usps") != usps:
                    raise CannotBeSaved(f"No state has the postal code {usps}")
            self._follow(["/", *public_pages()])

    def _follow(self, addresses: list[str]) -> None:
        """Save these pages, and all to which they lead."""
        waiting, seen = list(addresses), set(addresses)
        while waiting:
            address = waiting.pop()
            if address.startswith(STATIC):
                self._add_file(address)
            elif self._is_saved(address) and (html := self._page(address)):
                self.pages[address] = html
                found = [each for each in leads_to(html, address) if each not in seen]
                seen.update(found)
                waiting += dict.fromkeys(found)

    def _is_saved(self, address: str) -> bool:
        if not address.endswith("/") or address.startswith(LEFT_OUT):
            return False
        try:
            of_state = resolve(address).kwargs.get("usps")
        except Resolver404:
            return False
        return not of_state or of_state in self._states

    def _page(self, address: str) -> str:
        """What a reader gets; nothing for what leads on to another page or is none."""
        environ = {
            "PATH_INFO": address,
            "QUERY_STRING": "",
            "HTTP_HOST": settings.ALLOWED_HOSTS[0],
            "HTTP_X_FORWARDED_PROTO": "https",
        }
        setup_testing_defaults(environ)
        answer = RawAnswer.of(self._site, environ).compressed("")
        if not answer.status.startswith(("200", "30", "404")):
            raise CannotBeSaved(f"{address} answers {answer.status}")
        is_page = dict(answer.headers)["Content-Type"].startswith("text/html")
        return answer.body.decode() if is_page and answer.status.startswith("200") else ""

    def _add_file(self, address: str) -> None:
        """A file that a page loads, and those that a style sheet does."""
        name = address.removeprefix(STATIC)
        path = Path(settings.STATIC_ROOT, name)
        found = path if path.is_file() else finders.find(name)
        if address in self.files or not found:
            return
        self.files[address] = Path(found).read_bytes()
        if name.endswith(".css"):
            for other in IN_STYLE.findall(self.files[address].decode()):
                self._add_file(normpath(join(dirname(address), other.partition("?")[0])))

    def written(self) -> Iterator[tuple[str, bytes]]:
        """Each file of the copy: its name, and what is in it."""
        context = {"day": localdate(), "edition": self.edition, "site": settings.SITE_ADDRESS}
        stamp = render_to_string("frame/_saved.html", context)
        there = self.pages.keys() | self.files.keys()
        for address, html in sorted(self.pages.items()):
            yield file_of(address), saved(html, address, there, stamp).encode()
        yield from ((file_of(address), body) for address, body in sorted(self.files.items()))


def write(site: SavedSite, folder: Path) -> int:
    """The copy, into an empty folder. Returns how many files it has. Raises OSError."""
    files = dict(site.written())
    for name, body in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)
    return len(files)


def write_zip(folder: Path, path: Path, day: date) -> None:
    """The copy of a folder as one file. Raises CannotBeSaved where it is too large to pass on."""
    at = (day.year, day.month, day.day, 0, 0, 0)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as zipped:
        for each in sorted(folder.rglob("*")):
            if each.is_file():
                told = zipfile.ZipInfo(str(Path("coderpath", each.relative_to(folder))), at)
                told.compress_type = zipfile.ZIP_DEFLATED
                zipped.writestr(told, each.read_bytes())
    if path.stat().st_size > MOST_BYTES_ZIPPED:
        raise CannotBeSaved("The zip file is over 10 MB: name fewer states")
