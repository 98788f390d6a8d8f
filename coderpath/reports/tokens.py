"""The signed day that a form carries: whoever sends it opened the page in the last days.

It is the same for everyone on a day, so that the page can be kept, and says nothing of a reader.
"""

from datetime import date

from django.core.signing import BadSignature, Signer

VALID = 2  # days after its own


def token(day: date) -> str:
    return _signer().sign(day.isoformat())


def is_valid(sent: str, today: date) -> bool:
    """Whether a form has the signed day of one of the last days."""
    try:
        signed = date.fromisoformat(_signer().unsign(sent))
    except (BadSignature, ValueError):
        return False
    return 0 <= (today - signed).days <= VALID


def _signer() -> Signer:
    return Signer(salt="report")
