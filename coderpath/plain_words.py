"""Words as people type them, whatever their case, accents and punctuation. Pure: no Django."""

import re
import unicodedata


def plain_words(text: str) -> list[str]:
    """The words of a text, initials together.

    >>> plain_words("CPC/CCS-P?"), plain_words("Billing & Coding"), plain_words("doctors’ résumé")
    (['cpc', 'ccs', 'p'], ['billing', 'and', 'coding'], ['doctors', 'resume'])
    >>> plain_words("“CPC®”"), plain_words("CPC™ – A"), plain_words("C.P.C."), plain_words("D. C.")
    (['cpc'], ['cpc', 'a'], ['cpc'], ['dc'])
    """
    text = unicodedata.normalize("NFKD", re.sub("[™℠]", "", text)).replace("&", " and ")
    text = re.sub("['’\u0300-\u036f]", "", text.casefold())
    text = re.sub(r"\b([a-z])\.\s*(?=[a-z]\b)", r"\1", text)
    return re.findall("[a-z0-9]+", text)


def plain(text: str) -> str:
    """
    >>> plain("CCS-P"), plain("ccs_p"), plain("Certified  Coder ")
    ('ccs p', 'ccs p', 'certified coder')
    """
    return " ".join(plain_words(text))
