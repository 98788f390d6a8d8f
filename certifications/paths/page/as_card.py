"""What the picture of a path says: what it costs, how long it takes, and what is not known."""

from coderpath.pictures.card import PictureCard
from coderpath.sources import held, words

from .path_page import PathPage


def card(page: PathPage) -> PictureCard:
    prices, day = words.plural(page.known_lines, "price"), held.data_edition().changed_on
    is_whole = page.ledger.outsider.earn.is_total
    said = f"Our sum of {prices}, each with its" if is_whole else f"Known: {prices}, with"
    proof = f"{said} source and date on the page."
    changed = f" Data of {words.day(day)}." if day else ""
    return PictureCard(page.plan.name, page.lead, proof=proof + changed, is_whole=is_whole)
