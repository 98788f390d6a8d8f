"""A page of the guide as Markdown: its sentences, each figure with who says so and when."""

from collections.abc import Iterator

from coderpath.opendata.as_md import plain

from .drawn import Drawn, DrawnBlock, Line
from .pages import GuidePage

SIGNS = {"b": "**{}**", "i": "*{}*"}


def written(page: GuidePage) -> str:
    """All that the page says, but for its title."""
    return "\n\n".join(filter(None, _parts(page)))


def _parts(page: GuidePage) -> Iterator[str]:
    yield _line(page.answer)
    yield from map(_block, page.blocks)
    if page.contested:
        yield "## Who says what"
        for each in page.contested:
            yield f"**{plain(each.asks)}**"
            yield "\n".join(f"- {plain(said.figure)}{_proof(said)}" for said in each.statements)
    if page.settles:
        yield f"## What would settle it\n\n{_line(page.settles)}"
    yield "## What we don’t know"
    yield "\n".join(f"- {_line(each)}" for each in page.unknowns)


def _block(block: DrawnBlock) -> str:
    lines = [_line(each) for each in block.lines]
    match block.kind:
        case "heading":
            return f"{'#' * block.level} {lines[0]}"
        case "list":
            return "\n".join(f"- {each}" for each in lines)
        case "steps":
            return "\n".join(f"{number}. {each}" for number, each in enumerate(lines, 1))
    return lines[0]


def _line(line: Line) -> str:
    return "".join(map(_piece, line))


def _piece(part: Drawn) -> str:
    """Blanks at the ends of words stay: they stand between two pieces."""
    if not part.piece.words:
        return f"{plain(part.as_text)}{'' if part.is_counted else _proof(part.fact)}"
    words = part.piece.words
    inner = words.strip()
    if not inner:
        return words
    said = plain(inner)
    if part.piece.address:
        said = f"[{said}]({part.piece.address})"
    return words.replace(inner, SIGNS.get(part.piece.tag, "{}").format(said), 1)


def _proof(fact) -> str:
    return f" ({plain(str(fact.source.publisher))}, {fact.dated})" if fact else ""
