"""Words that people use for places of work, tools and the trade itself, beside their names here."""

from coderpath.plain_words import plain

from ..models.scopes import SETTINGS, Term

SETTING_WORDS = {
    Term.HOME_CARE: ("home health",),
    Term.INPATIENT: ("inpatient coding", "inpatient coder", "hospital coding"),
    Term.OUTPATIENT: ("outpatient coding", "outpatient coder"),
    Term.RISK: ("hcc", "hcc coding", "hcc coder", "risk adjustment coding"),
}
# What people call anyone of the trade, though one certification has the name too.
OF_THE_TRADE = {
    "certified medical coder": "Many people call anyone a certified medical coder who holds a"
    " coding certification, such as the CPC or the CCS. One certification has that name.",
}


def settings_called(text: str) -> list[Term]:
    """The places of work that a text is part of the name of, or a usual word for.

    >>> settings_called("inpatient"), settings_called("Home health"), settings_called("?")
    ([Term.INPATIENT], [Term.HOME_CARE], [])
    """
    asked = plain(text)
    return [term for term in SETTINGS if asked and _is_called(term, asked)]


def _is_called(term: Term, asked: str) -> bool:
    return asked in plain(term.label) or asked in SETTING_WORDS.get(term, ())


def of_the_trade(text: str) -> str:
    """What to say of words that are one certification's name, and people's word for all.

    >>> bool(of_the_trade("Certified medical coders?")), of_the_trade("certified coder")
    (True, '')
    """
    asked = plain(text)
    return OF_THE_TRADE.get(asked) or OF_THE_TRADE.get(asked.removesuffix("s"), "")
