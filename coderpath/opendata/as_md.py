"""A table as Markdown, to be read: by people in a plain text, and by programs that read pages.

What a page says in sentences (`DataTable.text`) stands as it is. Questions with their answers are
told one by one, each with its source and date; the rows of other tables are drawn, where there are
no sentences. Pure: no Django.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from urllib.parse import urljoin

from .tables import DataTable, Origin, Value

ASKED = {"question", "answer", "source"}
# What Markdown would take for a sign of its own, where it is a letter of a text.
SIGNS = re.compile(r"([\\`*_\[\]<>|#])")
OWN_LINK = re.compile(r"\]\((/[^)\s]*)\)")


def render(table: DataTable) -> str:
    """The whole file."""
    told = "\n\n".join(filter(None, _parts(table)))
    site = urljoin(table.page, "/").removesuffix("/")
    return OWN_LINK.sub(rf"]({site}\1)", told) + "\n"


def _parts(table: DataTable) -> Iterator[str]:
    yield f"# {plain(table.title)}"
    yield table.text or plain(table.means)
    if {column.name for column in table.columns} >= ASKED:
        yield _answers(table)
    elif not table.text:
        yield _drawn(table)
    yield "\n".join(f"- {plain(each)}" for each in (*table.problems, *table.notes))
    if table.sources:
        yield "## Sources"
        yield "\n".join(f"- {cited(each)}" for each in table.sources)
    yield f"From <{table.address}>, data edition {table.edition}."


def _answers(table: DataTable) -> str:
    """Each question once, with every answer to it."""
    found: dict[Value, list[str]] = {}
    for row in table.rows:
        found.setdefault(row["question"], []).append(_answer(row))
    return "\n\n".join(f"**{_cell(asked)}**\n\n" + "\n".join(said) for asked, said in found.items())


def _answer(row: dict[str, Value]) -> str:
    place = f"Where: {row['locator']}" if row.get("locator") else ""
    told = (row.get("reading"), row.get("note"), place)
    more = " ".join(f"{_cell(each).rstrip('.')}." for each in told if each)
    day = f", {_cell(row['as_of'])}" if row.get("as_of") else ""
    source = row.get("source")
    who = f" ({plain(source.publisher)}{day})" if isinstance(source, Origin) else ""
    said = _cell(row.get("answer") or row.get("unknown")).rstrip(".")
    of = f"{_cell(row['of'])}: " if row.get("of") else ""
    return f"- {of}{said}{who}. {more}".rstrip()


def _drawn(table: DataTable) -> str:
    names = [column.name for column in table.columns]
    rows: Iterable[list[str]] = ([_cell(row.get(name)) for name in names] for row in table.rows)
    head = [names, ["---"] * len(names)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (*head, *rows))


def _cell(value: Value) -> str:
    """
    >>> _cell(None), _cell(Decimal("24.50")), _cell("a|b"), _cell(True)
    ('', '24.50', 'a\\\\|b', 'yes')
    """
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case Decimal():
            return f"{value:f}"
        case date():
            return value.isoformat()
        case Origin():
            return value.slug
        case tuple():
            return ", ".join(each.slug for each in value)
    return plain(str(value))


def plain(text: str) -> str:
    """A text of which no letter is a sign of Markdown, on one line.

    >>> plain("2 * 3 [see](x)"), plain("two\\n lines")
    ('2 \\\\* 3 \\\\[see\\\\](x)', 'two lines')
    """
    return SIGNS.sub(r"\\\1", " ".join(text.split()))


def cited(source: Origin) -> str:
    """
    >>> cited(Origin("x", "BLS", "May 2025", "https://example.org/x", "read 2026-05-15"))
    'BLS, May 2025, read 2026-05-15, <https://example.org/x>'
    """
    address = f"<{source.address}>" if source.address.startswith("http") else source.address
    parts = (plain(source.publisher), plain(source.title), source.date, address)
    return ", ".join(filter(None, parts))
