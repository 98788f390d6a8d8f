"""Words of this site in passwords: who guesses tries them first, with a year or a mark behind."""

import re

from django.core.exceptions import ValidationError

OWN = (
    *("coderpath", "coder", "coding", "code", "biller", "billing", "medical", "exam", "salary"),
    *("salaries", "certification", "certificate", "certified", "aapc", "ahima", "amca", "nha"),
    *("administrator", "admin", "chief", "editor", "contributor", "viewer", "desk", "account"),
    *("password", "welcome", "login", "letmein", "secret"),
)
# The longest first: of “coderpath” nothing is to be left once “coder” is gone.
ANY_OF_THEM = re.compile("|".join(sorted(OWN, key=len, reverse=True)))
YEAR_OR_COUNTING = re.compile(r"(?:19|20)\d\d|1?234?5?6?7?8?9?0?")
LEAST = 6  # different characters beside these words


class OwnWordsValidator:
    """Refuses words of this site with little beside them; any other password passes."""

    def validate(self, password, user=None):
        others, times = ANY_OF_THEM.subn("", password.lower())
        if times and len(set(YEAR_OR_COUNTING.sub("", others))) < LEAST:
            raise ValidationError(
                "This is little more than words of this site, which who guesses tries first."
                " Add other words.",
                code="password_of_own_words",
            )

    def get_help_text(self):
        return "Words of this site, such as “coding” or “AAPC”, do not count."
