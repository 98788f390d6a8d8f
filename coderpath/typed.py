"""Numbers as people type them: “$1,250.00”, “ 6 ”. Pure: no Django.

A comma stands only between groups of three digits. Many phones offer nothing but a comma for the
decimal point: “399,00” is $399, and must never be read as $39,900.
"""

import re
import unicodedata

# No number of ours is longer, and a very long one takes long to read.
LONGEST = 40
NUMBER = r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]*)?|[0-9]+(?:\.[0-9]*)?"
GROUPED = re.compile(rf"-?(?:{NUMBER})")
# A comma where a point belongs; the groups before it may be parted as other countries do.
WITH_COMMA = re.compile(r"(?P<whole>-?[0-9]{1,3}(?:[. ][0-9]{3})+|-?[0-9]+),(?P<part>[0-9]{1,2})")


def bare(text: str) -> str:
    """Without what stands around a number.

    >>> bare(" $ 399 "), bare("３９９"), bare("-$5")
    ('399', '399', '-5')
    """
    text = unicodedata.normalize("NFKC", text[: 2 * LONGEST]).strip()
    return re.sub(r"^(-?)\s*\$\s*", r"\1", text)


def plain_number(text: str) -> str:
    """What a person typed, as programs read a number. What is none is given back as it is.

    >>> plain_number("$1,250.00"), plain_number("399,00"), plain_number("12,34,567")
    ('1250.00', '399,00', '12,34,567')
    """
    text = bare(text)
    return text.replace(",", "") if GROUPED.fullmatch(text) else text


def with_point(text: str) -> str:
    """How to write a number whose comma stands for a point; empty for any other.

    >>> with_point("399,00"), with_point("$1.250,5"), with_point("1,250"), with_point("abc")
    ('399.00', '1250.5', '', '')
    """
    found = WITH_COMMA.fullmatch(bare(text))
    return f"{re.sub('[. ]', '', found['whole'])}.{found['part']}" if found else ""
