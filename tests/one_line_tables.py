"""Tables of one line a row, as a reader follows their figures: each to where its source is named.

Pure: works on the HTML of pages.
"""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

EMPTY = {"br", "img", "input", "hr", "wbr", "meta", "link", "source", "col"}
DIGITS = re.compile(r"\d")
YEAR = re.compile(r"\b(?:19|20)\d\d\b|undated")


@dataclass
class Cell:
    """One cell of a row: the places that its links lead to, and what it says outside of them."""

    links: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    said: str = ""

    @property
    def is_bare(self) -> bool:
        """Whether a figure stands in it that leads nowhere and has no number of a note."""
        return bool(DIGITS.search(self.said)) and not self.notes


@dataclass
class Place:
    """An element with an id: its words, and where it leads."""

    said: str = ""
    links: list[str] = field(default_factory=list)


class Page(HTMLParser):
    """The cells of the one-line tables of a page, and its places by id.

    >>> page = Page('<table class="one"><tr><td><a href="/x/#fee">$5</a></td><td>6 weeks</td></tr>'
    ...     '</table><p id="fee">By <a href="/sources/aapc/">AAPC</a>, 2026</p>')
    >>> [(cell.links, cell.is_bare) for cell in page.cells]
    [(['/x/#fee'], False), ([], True)]
    >>> page.names_source_and_date("fee"), page.names_source_and_date("dues")
    (True, False)
    """

    def __init__(self, html: str):
        super().__init__()
        self.cells: list[Cell] = []
        self.places: dict[str, Place] = {}
        self._open: list[tuple[str, str, bool]] = []
        self._in_link = 0
        self._in_table = 0
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        name, is_one = given.get("id") or "", "one" in (given.get("class") or "").split()
        if tag in EMPTY:
            return
        if name:
            self.places[name] = Place()
        self._open.append((tag, name, tag == "table" and is_one))
        self._in_table += tag == "table" and is_one
        if tag == "td" and self._in_table:
            self.cells.append(Cell())
        if tag == "a":
            self._link(given.get("href") or "")

    def _link(self, address: str) -> None:
        self._in_link += 1
        for _, name, _ in self._open:
            if name:
                self.places[name].links.append(address)
        if self._is_in_cell and "#" in address:
            found = self.cells[-1]
            (found.notes if address.startswith("#s") else found.links).append(address)

    @property
    def _is_in_cell(self) -> bool:
        return bool(self._in_table) and any(tag == "td" for tag, _, _ in self._open)

    def handle_endtag(self, tag):
        if tag in EMPTY or not self._open:
            return
        _, _, was_one = self._open.pop()
        self._in_table -= was_one
        self._in_link -= tag == "a"

    def handle_data(self, data):
        for _, name, _ in self._open:
            if name:
                self.places[name].said += data
        if self._is_in_cell and not self._in_link:
            self.cells[-1].said += data

    def names_source_and_date(self, name: str) -> bool:
        """Whether what has this id says who says so and when, itself or by its source notes."""
        place = self.places.get(name)
        if not place:
            return False
        notes = [self.places[link[1:]] for link in place.links if link[1:] in self.places]
        told = [place, *notes]
        links = [link for each in told for link in each.links]
        has_source = any(link.startswith("/sources/") for link in links)
        return has_source and any(YEAR.search(each.said) for each in told)
