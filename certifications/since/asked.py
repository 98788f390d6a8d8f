"""The edition in an address: that of the figures which the reader saw when the link was made."""

import re
from dataclasses import dataclass

from django.http import QueryDict

from coderpath.asked import Problem
from coderpath.written import quoted

EDITION = re.compile("[0-9a-f]{8}")
NAME = "edition"


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

    @classmethod
    def in_address(cls, asked: QueryDict) -> "AskedEdition":
        return cls.of(asked.get(NAME, ""))
