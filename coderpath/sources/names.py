"""Names as people type them: what looks like another name, or cannot be seen, is refused.

One reader for names, titles and codes, wherever they are stored: use `NameField` in a model.
"""

import re
import unicodedata
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.db import models

# Latin letters with their accents. Greek, Cyrillic and the phonetic letters begin above.
LATIN = ((0x0000, 0x024F), (0x1E00, 0x1EFF))
# Marks on their own, control and format characters, what has no place in Unicode.
UNSEEN = ("M", "C", "Zl", "Zp")
BRAILLE_BLANK = "\u2800"
# A host by its name: labels of plain letters, the last one without digits.
HOST = re.compile(r"(?!.*\bxn--)([a-z0-9]([a-z0-9_-]*[a-z0-9])?\.)+[a-z]{2,}")


def as_stored(text: str) -> str:
    """The one way to write a text of which several look alike, with single blanks.

    >>> as_stored(" ＡＡＰＣ\\u00a0 Coding  Edge ")
    'AAPC Coding Edge'
    """
    return " ".join(unicodedata.normalize("NFKC", text).split())


def legible(text: str) -> None:
    """Raises ValidationError for letters of another script, unseen characters and markup."""
    for character in text:
        kind = unicodedata.category(character)
        if kind.startswith(UNSEEN) or character == BRAILLE_BLANK:
            raise ValidationError(
                f"Leave out the character that cannot be seen (U+{ord(character):04X})."
            )
        if kind.startswith("L") and not any(a <= ord(character) <= b for a, b in LATIN):
            raise ValidationError(
                f"Use Latin letters only: “{character}” (U+{ord(character):04X}) is none, "
                "though it may look like one."
            )
        if character in "<>":
            raise ValidationError("Leave out < and >.")


def own_host(url: str) -> None:
    """Raises ValidationError for an address that hides where it leads, or is no public site."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        host, parts = "", None
    if not parts or "@" in parts.netloc:
        raise ValidationError("Give the address without a name or an @ before the site.")
    if not HOST.fullmatch(host):
        raise ValidationError(
            "Give the name of the site in plain letters, such as www.aapc.com: no number, no "
            "letters of other scripts."
        )


class NameField(models.CharField):
    """A name, title or code: stored in the one way to write it, and refused where illegible."""

    default_validators = [legible]

    def to_python(self, value):
        value = super().to_python(value)
        return as_stored(value) if isinstance(value, str) else value
