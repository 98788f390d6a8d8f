"""A page as a file that opens without a server: links relative, forms still. Pure: no Django.

What leads to a page that is saved too leads to its file. What would have to ask the site leads
nowhere: a link becomes its words, a control is there and cannot be used. Scripts are left out, for
every page works without them.
"""

from collections.abc import Callable, Container
from html import escape
from html.parser import HTMLParser
from posixpath import relpath
from urllib.parse import urljoin, urlsplit

CONTROLS = {"button", "input", "select", "textarea"}
VOID = {"img", "input", "link", "meta"}
OF_SCRIPTS = ("hx-", "data-hx-")
KEPT_LINKS = {"stylesheet", "icon"}
FORMS_ARE_STILL = (
    '<p class="s">In a saved copy this form does nothing: it needs the site to answer.</p>'
)

Attributes = dict[str, str | None]


def file_of(address: str) -> str:
    """Where a page or a file of the site is saved.

    >>> file_of("/"), file_of("/paths/self-study-cca/"), file_of("/static/css/site.css")
    ('index.html', 'paths/self-study-cca/index.html', 'static/css/site.css')
    """
    name = address.removeprefix("/")
    return f"{name}index.html" if address.endswith("/") else name


def leads_to(html: str, address: str) -> list[str]:
    """The addresses of this site to which the page of an address leads, or which it loads; those
    that ask something are not among them."""
    found: list[str] = []

    def note(address: str) -> str | None:
        found.append(address)
        return None

    _Rewritten(address, note, "").feed(html)
    return found


def saved(html: str, address: str, there: Container[str], stamp: str) -> str:
    """The page of an address as its file; `there` are the addresses that are saved as well, and
    `stamp` is what stands above the page."""
    folder = file_of(address).rpartition("/")[0] or "."

    def relative(to: str) -> str | None:
        return relpath(file_of(to), folder) if to in there else None

    page = _Rewritten(address, relative, stamp)
    page.feed(html)
    page.close()
    return "".join(page.written)


class _Rewritten(HTMLParser):
    """A page, written again tag by tag; `place` gives what leads to an address of the site."""

    def __init__(self, address: str, place: Callable[[str], str | None], stamp: str):
        super().__init__(convert_charrefs=False)
        self.address, self.place, self.stamp = address, place, stamp
        self.written: list[str] = []
        self._left_out = ""  # the tag of what is being left out
        self._has_form = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._left_out:
            return
        own: Attributes = {name: value for name, value in attrs if not name.startswith(OF_SCRIPTS)}
        if tag == "script" or tag == "form" and own.get("role") == "search":
            self._left_out = tag
        elif tag == "main":
            self.written += [self.stamp, _tag(tag, own)]
        elif tag == "link":
            self._link(own)
        elif tag == "form":
            self._form(own)
        elif tag in CONTROLS:
            self.written.append(_tag(tag, own | {"disabled": None}))
        elif name := next((each for each in ("href", "src") if each in own), ""):
            self.written.append(_tag(tag, self._led(own, name)))
        elif len(own) < len(attrs):
            self.written.append(_tag(tag, own))
        else:
            self.written.append(self.get_starttag_text() or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Of a drawing, whose parts are closed in themselves."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID and not self.written[-1].endswith("/>"):
            self.handle_endtag(tag)

    def _link(self, own: Attributes) -> None:
        if own.get("rel") in KEPT_LINKS:
            self.written.append(_tag("link", self._led(own, "href")))

    def _form(self, own: Attributes) -> None:
        kept = {name: own[name] for name in own if name not in ("action", "method")}
        if not self._has_form:
            self.written.append(FORMS_ARE_STILL)
        self._has_form = True
        self.written.append(_tag("form", kept))

    def _led(self, own: Attributes, name: str) -> Attributes:
        """With where it leads from this file; without, where that is not saved."""
        asked = urlsplit(own[name] or "")
        if asked.scheme or asked.netloc or not (asked.path or asked.query):
            return own  # elsewhere, or on this very page
        to = None if asked.query else self.place(urljoin(self.address, asked.path))
        if to is None:
            return {each: own[each] for each in own if each != name}
        return own | {name: f"{to}#{asked.fragment}" if asked.fragment else to}

    def handle_endtag(self, tag: str) -> None:
        if self._left_out:
            self._left_out = "" if tag == self._left_out else self._left_out
        else:
            self.written.append(f"</{tag}>")

    def _write(self, text: str) -> None:
        if not self._left_out:
            self.written.append(text)

    def handle_data(self, data: str) -> None:
        self._write(data)

    def handle_entityref(self, name: str) -> None:
        self._write(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._write(f"&#{name};")

    def handle_decl(self, decl: str) -> None:
        self._write(f"<!{decl}>")


def _tag(name: str, attributes: Attributes) -> str:
    """
    >>> _tag("input", {"name": "q", "value": 'a"b', "disabled": None})
    '<input name="q" value="a&quot;b" disabled>'
    """
    told = [
        f" {each}" if value is None else f' {each}="{escape(value)}"'
        for each, value in attributes.items()
    ]
    return f"<{name}{''.join(told)}>"
