"""What has changed of a comparison since the edition that its address carries."""

from datetime import date
from functools import cached_property

from django.utils.text import capfirst

from certifications.since import changes
from coderpath.sources import edition, held, words
from salaries.models import Area

from .address import AskedComparison
from .compared import Compared

PAY = "A figure of pay that was put right within one survey is not told apart."


class ChangedSince:
    """What a comparison says of the edition that was asked for; of none, nothing."""

    def __init__(self, asked: AskedComparison, found: Compared, day: date):
        self._asked, self._found, self._day = asked, found, day
        self.now: edition.DataEdition = held.data_edition(asked.edition)

    @cached_property
    def changes(self) -> list[changes.AnswerChange]:
        """What is answered otherwise than when the edition began: facts first, then pay."""
        asked, sides, moment = self._asked, self._found.sides, self.now.earlier_began
        if not moment:
            return []
        place, wages = asked.state or Area.NATION, self._found.wages
        return [
            *changes.since(moment, sides.certifications, sides.steps, self._day),
            *changes.of_pay(moment, place, wages, of_start=bool(asked.paths)),
        ]

    @property
    def answer(self) -> str:
        """Whether anything has changed, in a sentence or some."""
        code, began = self._asked.edition, self.now.earlier_began
        if not code:
            return ""
        if code == self.now.code:
            return f"Nothing has changed: the figures are those of the link, edition {code}."
        if not began:
            return (
                f"No edition {code} is known here, so what changed since cannot be told. The"
                " figures below are today’s."
            )
        return f"The link was made with edition {code} of {words.day(began)}. {self._count} {PAY}"

    @property
    def _count(self) -> str:
        if not self.changes:
            return (
                "Nothing about what is compared here has changed since; other figures of the site"
                " have."
            )
        answers = capfirst(words.counted(len(self.changes), "answer"))
        return f"{answers} changed; the table shows today’s figures."
