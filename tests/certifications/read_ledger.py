"""The ledger of a path, read from its page as a reader sees it."""

import re
from decimal import Decimal
from html import unescape

from tests.pages import TAGS

ROW = re.compile(
    r'<tr id="line-(?P<key>[^"]+)" role="row" class="(?P<kind>[^"]*)">(?P<cells>.*?)</tr>', re.S
)
SUM = re.compile(r'<tr class="sum" role="row">(?P<cells>.*?)</tr>', re.S)
NUM = re.compile(r'<td role="cell" class="num">(.*?)</td>', re.S)

# No amount, and no unknown either: what only the reader knows, and a try of unknown chance.
LEFT_OUT = ("only you know", "not counted")


def plain(html: str) -> str:
    return " ".join(unescape(TAGS.sub("", html)).split())


def amounts(cells: str) -> list[Decimal | str]:
    """The amounts of a row, or the words that stand for them."""
    found = [plain(cell) for cell in NUM.findall(cells)]
    return [Decimal(cell.replace(",", "")) if cell[:1].isdigit() else cell for cell in found]


class Ledger:
    """Its lines before each sum, and the sums."""

    def __init__(self, response):
        html = response.content.decode()
        table = html[html.index('<table class="ledger paid"') :]
        self.parts = table[: table.index("</table>")].split("<tbody")[1:]

    def lines(self, part: int) -> dict[str, list]:
        return {row["key"]: amounts(row["cells"]) for row in ROW.finditer(self.parts[part])}

    def sum(self, part: int) -> str:
        return SUM.search(self.parts[part])["cells"]

    def added_up(self, part: int, column: int) -> tuple[Decimal, int]:
        """The known amounts of the lines up to a sum, and how many are unknown."""
        cells = [row[column] for each in range(part + 1) for row in self.lines(each).values()]
        known = [cell for cell in cells if isinstance(cell, Decimal)]
        unknown = [c for c in cells if not isinstance(c, Decimal) and c not in LEFT_OUT]
        return sum(known, Decimal(0)), len(unknown)
