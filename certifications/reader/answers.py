"""A reader’s answers: where they live, what they have, what they can spend. They travel in the
address, from page to page, and are kept nowhere else."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property, lru_cache
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict

from coderpath.asked import AskedForm
from coderpath.filters import NumberField, WholeField
from coderpath.links import encoded
from coderpath.renamed import follow
from coderpath.sources import words
from salaries.forms import PlaceField
from salaries.places import PLACES, place_name

from ..models import Certification
from ..models.scopes import SETTINGS, Term
from .person import STARTS, USUAL_HOURS, License, Person, Schooling, Start

FEWEST_HOURS, MOST_HOURS = 1, 80
WRONG_HOURS = f"Hours a week must be a whole number between {FEWEST_HOURS} and {MOST_HOURS}."
MOST_BUDGET = 1_000_000
MOST_MONTHS = 600
MOST_WORDS = 20
SCHOOLING = {
    "no-diploma": Schooling.NONE,
    "diploma": Schooling.HIGH_SCHOOL,
    "associate": Schooling.ASSOCIATE,
    "bachelor": Schooling.BACHELOR,
    "master": Schooling.MASTER,
}
WORK = re.compile(r"(?P<work>coding|billing)-(?P<months>[0-9]{1,30})")
CODE = re.compile(r"(?!coding-|billing-)[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_CODE = 30
NURSE = "rn"
HOLDS_NONE = "no-credential"


def is_credential(word: str) -> bool:
    """Whether a word of `have` is the code of a title."""
    return word not in (*SCHOOLING, NURSE, HOLDS_NONE) and not WORK.fullmatch(word)


def each_once(words_of_have: Iterable[str]) -> list[str]:
    """
    >>> each_once(["CPC", " cpc ", "", "rn"])
    ['cpc', 'rn']
    """
    return list(dict.fromkeys(filter(None, (word.strip().lower() for word in words_of_have))))


def is_apprentice(code: str) -> bool:
    """Whether a code has the apprentice “A”: “cpc-a”. No certification’s own code ends so."""
    return code.endswith("-a")


@dataclass(frozen=True)
class Answers:
    """What a reader said, cleaned; empty or None where they did not say.

    `have` keeps the words of the address: schooling (“diploma”), work (“coding-24”), the license
    “rn”, and codes of titles (“cca”, “cpc-a”) or “no-credential”.
    """

    state: str = ""
    start: str = ""
    have: tuple[str, ...] = ()
    setting: str = ""
    budget: Decimal | None = None
    hours: int | None = None
    earn: int | None = None

    @property
    def place(self) -> str:
        return place_name(self.state) or "United States"

    @property
    def begins(self) -> Start | None:
        return STARTS.get(self.start)

    @property
    def is_coder(self) -> bool:
        """Whether they start as a certified coder, who has a coding job."""
        return self.start == "coder"

    @property
    def has_job(self) -> bool:
        """Whether they have a coding job; work done counts, unless they say that they have none."""
        return self.is_coder or bool(self._months("coding")) and self.start != "apprentice"

    @property
    def hours_a_week(self) -> int:
        return self.hours or USUAL_HOURS

    @cached_property
    def person(self) -> Person:
        """What the answers together say of the reader.

        An apprentice who names neither CPC nor COC is taken to hold the CPC-A, the commonest.
        """
        said = [SCHOOLING[word] for word in self.have if word in SCHOOLING]
        start = self.begins
        # What a start only takes for granted gives way to what is said.
        if start and start.schooling and not (said and start.is_assumed):
            said.append(start.schooling)
        steps = list(Schooling)
        codes = [word for word in self.have if is_credential(word)]
        if self.start == "apprentice" and not any(c.startswith(("cpc", "coc")) for c in codes):
            codes.append("cpc-a")
        apprentice = frozenset(code.removesuffix("-a") for code in codes if is_apprentice(code))
        return Person(
            schooling=max(said, key=steps.index, default=None),
            coding_months=self._months("coding"),
            billing_months=self._months("billing"),
            credentials=frozenset(code.removesuffix("-a") for code in codes),
            apprentice=apprentice,
            licenses=(start.licenses if start else frozenset())
            | frozenset({License.RN} if NURSE in self.have else ()),
            holds_none=HOLDS_NONE in self.have,
            **({"background": start.background} if start else {}),
        )

    @property
    def in_words(self) -> list[str]:
        """For the line “Your answers”."""
        said = [self.place] if self.state else []
        if self.begins:
            said.append(words.inside(self.begins.label))
        repeated = self.begins.label.lower() if self.begins else ""
        # What was only taken for granted was not said.
        person = replace(self, start="").person
        said += [told for told in person.said if told.lower() not in repeated]
        said += [code.upper() for code in self.have if is_credential(code)]
        if self.setting:
            said.append(words.inside(Term(self.setting).label))
        if self.budget is not None:
            said.append(f"up to {words.money(self.budget)}")
        if self.hours:
            said.append(f"{words.plural(self.hours, 'hour')} a week")
        if self.earn is not None:
            said.append(f"earning {words.money(self.earn)} a year")
        return said

    @cached_property
    def pairs(self) -> list[tuple[str, str]]:
        """The parameters of the address that carry these answers: of answers that are equal, the
        same, for what is made of them is kept for all who answer alike."""
        pairs = [("state", self.state), ("start", self.start)]
        pairs += [("have", word) for word in self.have]
        pairs += [("setting", self.setting)]
        pairs += [
            (name, f"{value.normalize():f}" if isinstance(value, Decimal) else str(value))
            for name in ("budget", "hours", "earn")
            if (value := getattr(self, name)) is not None
        ]
        return [(name, value) for name, value in pairs if value]

    def query(self, *more: tuple[str, str], **changes) -> str:
        """The query that carries these answers, with changes, and with more parameters."""
        pairs = [*replace(self, **changes).pairs, *more]
        return f"?{encoded(tuple(pairs))}" if pairs else ""

    def _months(self, work: str) -> int | None:
        found = [WORK.fullmatch(word) for word in self.have]
        months = [int(match["months"]) for match in found if match and match["work"] == work]
        return max(months, default=None)


class HaveField(forms.MultipleChoiceField):
    """Words of what a reader has, each once; `codes` are those of certifications, if checked."""

    widget = forms.MultipleHiddenInput
    default_error_messages = {
        "invalid_choice": "What you have must be schooling such as diploma, work such as coding-24,"
        " or the code of a certification.",
        "too_many": f"You can name {MOST_WORDS} things that you have; the first are taken.",
    }
    codes: frozenset[str] | None = None

    def to_python(self, value):
        return each_once(super().to_python(value))

    def validate(self, value):
        super().validate(value)
        if len(value) > MOST_WORDS:
            raise forms.ValidationError(self.error_messages["too_many"])

    def valid_value(self, value):
        word = value.strip().lower()
        if work := WORK.fullmatch(word):
            return int(work["months"]) <= MOST_MONTHS
        if word in (*SCHOOLING, NURSE, HOLDS_NONE, ""):
            return True
        is_code = len(word) <= LONGEST_CODE and CODE.fullmatch(word) is not None
        return is_code and (self.codes is None or word.removesuffix("-a") in self.codes)


class AnswersForm(AskedForm):
    """What makes no sense is reported beside its field, and the rest is answered.

    Given the slugs of certifications, `have` is held against them.
    """

    in_data = {
        "have": "What you have, each as one value: schooling such as diploma, rn, months of work"
        " such as coding-24 or billing-12, and certifications by their codes."
    }
    state = PlaceField(
        required=False,
        label="Where do you live?",
        choices=[("", "I would rather not say"), *PLACES],
    )
    start = forms.ChoiceField(
        required=False,
        label="Where do you start?",
        choices=[("", "I would rather not say"), *((s.slug, s.label) for s in STARTS.values())],
        error_messages={"invalid_choice": "Where you start must be one of the list."},
    )
    have = HaveField(required=False, label="What do you have?")
    setting = forms.ChoiceField(
        required=False,
        label="Where would you like to work?",
        choices=[("", "I don’t know yet"), *((term.value, term.label) for term in SETTINGS)],
        error_messages={"invalid_choice": "Where you would work must be one of the list."},
    )
    budget = NumberField(
        required=False,
        label="Most you can spend, in dollars",
        min_value=1,
        max_value=MOST_BUDGET,
        decimal_places=2,
        error_messages={
            "invalid": "The most you can spend must be a number, such as 1,500.",
            "min_value": "The most you can spend must be $1 or more.",
            "max_value": "The most you can spend must be $1,000,000 or less.",
            "max_decimal_places": "The most you can spend can have two decimals, such as 126.99.",
        },
    )
    hours = WholeField(
        required=False,
        label="Hours a week",
        help_text="Changes the time only where a source gives hours of study.",
        min_value=FEWEST_HOURS,
        max_value=MOST_HOURS,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), WRONG_HOURS),
    )
    earn = NumberField(
        required=False,
        label="What you earn now, dollars a year",
        min_value=0,
        max_value=MOST_BUDGET,
        decimal_places=0,
        error_messages={
            "invalid": "What you earn now must be dollars a year, such as 33,000.",
            "min_value": "What you earn now must be 0 or more.",
            "max_value": "What you earn now must be $1,000,000 or less.",
            "max_decimal_places": "What you earn now must be whole dollars, such as 33,000.",
        },
    )

    def __init__(self, data, codes: Iterable[str] | None = None):
        super().__init__(data)
        if codes is not None:
            self.own("have").codes = frozenset(codes)
            follow(Certification, *self._unknown_codes())

    def _unknown_codes(self) -> list[str]:
        """Words of `have` that no certification has as its code."""
        said = each_once(self["have"].value() or ())[:MOST_WORDS]
        return [word for word in said if not self.fields["have"].valid_value(word)]

    @classmethod
    def of_any_page(
        cls, asked: QueryDict, codes: Iterable[str] | None = None
    ) -> "AnswersForm | None":
        """The answers in the address of any page; None if there are none.

        Several settings are filters of a list, and no answer to where one would like to work.
        """
        said = {name: asked.getlist(name) for name in cls.base_fields if name in asked}
        if len({value.lower() for value in said.get("setting", ())}) > 1:
            del said["setting"]
        kept = codes if codes is None else frozenset(codes)
        return _said_anywhere(urlencode(said, doseq=True), kept) if said else None

    @classmethod
    def said_in(cls, asked: QueryDict, codes: Iterable[str] | None = None) -> Answers:
        """The answers in the address of any page, as far as they make sense."""
        form = cls.of_any_page(asked, codes)
        return form.answers if form else Answers()

    @property
    def refused(self) -> dict[str, str]:
        """The answers that make no sense, by name, each with a sentence that says so."""
        return {name: said for name, [said, *_] in self.errors.items()}

    @cached_property
    def answers(self) -> Answers:
        earn = self.asked("earn")
        return Answers(
            state=self.asked("state") or "",
            start=self.asked("start") or "",
            have=tuple(each_once(self.asked("have") or ())[:MOST_WORDS]),
            setting=self.asked("setting") or "",
            budget=self.asked("budget"),
            hours=self.asked("hours"),
            earn=None if earn is None else int(earn),
        )


@lru_cache(maxsize=500)
def _said_anywhere(query: str, codes: frozenset[str] | None) -> AnswersForm:
    """What a query says: a reader takes it from page to page, so nobody changes the form.

    It is read here: another thread that found it half read would take its answers for none.
    """
    form = AnswersForm(QueryDict(query), codes)
    form.full_clean()
    return form
