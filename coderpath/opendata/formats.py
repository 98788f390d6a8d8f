"""Every kind of file that stands at the address of a page: how it is named, sent and written."""

from collections.abc import Callable
from dataclasses import dataclass

from . import as_citation, as_csv, as_html, as_json, as_jsonld, as_md
from .tables import DataTable


@dataclass(frozen=True)
class Format:
    """A kind of file: how it is named, sent and written."""

    name: str
    media_type: str
    parameters: str
    is_download: bool
    render: Callable[[DataTable], str]
    mark: str = ""  # what a file at an address begins with

    @property
    def content_type(self) -> str:
        return self.media_type + self.parameters


HTML = "text/html"
CSV = Format(
    "csv",
    "text/csv",
    "; charset=utf-8; header=present",
    True,
    as_csv.render,
    as_csv.BYTE_ORDER_MARK,
)
JSON = Format("json", "application/json", "", False, as_json.render)
JSONLD = Format("jsonld", "application/ld+json", "", False, as_jsonld.render)
MD = Format("md", "text/markdown", "; charset=utf-8", False, as_md.render)
# What else stands at the address of a page: how to cite it, and its table alone for pages of
# others. Nobody asks for that by Accept.
BIBTEX = Format("bib", "application/x-bibtex", "; charset=utf-8", True, as_citation.bibtex)
RIS = Format("ris", "application/x-research-info-systems", "; charset=utf-8", True, as_citation.ris)
FRAMED = Format("html", HTML, "; charset=utf-8", False, as_html.render)

FORMATS = {each.name: each for each in (CSV, JSON, JSONLD, MD)}
FOR_PROGRAMS = FORMATS | {each.name: each for each in (BIBTEX, RIS)}
ENDINGS = FOR_PROGRAMS | {FRAMED.name: FRAMED}
