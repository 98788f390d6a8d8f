"""The edition in an address: that of the figures which the reader saw when the link was made."""

import re
from dataclasses import dataclass

from django.http import QueryDict

from coderpath.asked import Problem
from coderpath.written import quoted

EDITION = re.compile("[0-9a-f]{8}")
NAME = "edition"
# What it means to whoever asks for data, before what the table says of it.
IN_DATA = "The data_edition of an earlier answer: eight digits and letters."


@dataclass(frozen=True)
class AskedEdition:
    """The code of an edition, empty where none is asked for; and what cannot be one, in words."""

    code: str = ""
    problems: tuple[Problem, ...] = ()

    @classmethod
    def of(cls, text: str) -> "AskedEdition":
        """
        >>> AskedEdition.of(" 8871FF9D "), AskedEdition.of("").problems
        (AskedEdition(code='8871ff9d', problems=()), ())
        """
        code = text.strip().lower()
        if not code or EDITION.fullmatch(code):
            return cls(code)
        said = (
            "The edition of a link is eight digits and letters, such as 8871ff9d. You wrote"
            f" {quoted(code)}. What changed since cannot be told."
        )
        return cls(problems=(Problem(said),))

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """What asks for it again."""
        return [(NAME, self.code)] if self.code else []

    @classmethod
    def in_address(cls, asked: QueryDict) -> "AskedEdition":
        return cls.of(asked.get(NAME, ""))
