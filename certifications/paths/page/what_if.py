"""What a reader may ask of one path: the terms it is worked out for, and their own amounts."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cached_property
from urllib.parse import parse_qsl

from django import forms
from django.http import QueryDict

from certifications.reader.answers import Answers, AnswersForm
from coderpath.asked import AskedForm, Problem
from coderpath.filters import NumberField, Typed
from coderpath.sources import words
from coderpath.written import quoted

from ..keeping import YEARS
from ..ledger import Line, Membership
from ..phrases import money
from ..plan import Plan
from ..terms import Fail, Terms

MOST_DOLLARS = 100_000
MOST_NAMED = 5


class TermsForm(AnswersForm):
    """The answers of a reader, with what they ask of this path alone."""

    in_data = {
        "payer": "With student, the columns of a member have the prices of student members.",
        "fail": "How failing an exam is counted: by its chance if you leave it out.",
    }
    payer = forms.ChoiceField(
        required=False,
        label="Membership",
        choices=[
            ("", "Work out both"),
            (Membership.OUTSIDER, "I am not a member"),
            (Membership.MEMBER, "I am a member"),
            (Membership.STUDENT, "I am a student member"),
        ],
        error_messages={
            "invalid_choice": "Membership must be member, non-member or student. Both are shown."
        },
    )
    fail = forms.ChoiceField(
        required=False,
        label="If I fail",
        choices=[
            (Fail.CHANCE, "Count the chance"),
            (Fail.NEVER, "I pass at first"),
            (Fail.ONCE, "One retake of each exam"),
        ],
        error_messages={
            "invalid_choice": "If you fail must be chance, never or once. The chance is counted."
        },
    )
    SHOWN = ("state", "hours", "payer", "fail", "earn")

    @property
    def shown(self) -> list[forms.BoundField]:
        return [self[name] for name in self.SHOWN]

    @property
    def terms(self) -> Terms:
        is_student = self.asked("payer") == Membership.STUDENT
        return Terms.of(self.answers, is_student, Fail(self.asked("fail") or Fail.CHANCE))


class AmountsForm(AskedForm):
    """One field for each line of a ledger: the reader's own dollars in place of ours."""

    def __init__(self, data, fields: Mapping[str, NumberField]):
        super().__init__(data)
        self.fields |= fields

    @property
    def names(self) -> str:
        """What a form of these amounts asks for itself, as one string."""
        return " ".join(self.fields)

    @cached_property
    def own(self) -> dict[str, Decimal]:
        asked = {key: self.asked(key) for key in self.fields}
        return {key: amount for key, amount in asked.items() if amount is not None}


def fields_of(plan: Plan) -> dict[str, NumberField]:
    """By the key of each line; every reader’s form has the same."""
    return {line.key: _field(line) for line in plan.ledger.lines}


def _field(line: Line) -> NumberField:
    ours = money(line) or ("only you know" if line.is_asked else "unknown")
    return NumberField(
        required=False,
        label=line.label,
        min_value=0,
        max_value=MOST_DOLLARS,
        decimal_places=2,
        widget=Typed(attrs={"inputmode": "decimal", "autocomplete": "off", "placeholder": ours}),
        error_messages={
            "invalid": f"{line.label}: write dollars, such as 120 or 89.50.",
            "min_value": f"{line.label}: it cannot be less than $0.",
            "max_value": f"{line.label}: it cannot be more than ${MOST_DOLLARS:,}.",
            "max_decimal_places": f"{line.label}: two decimals at most, such as 89.50.",
        },
    )


class WhatIf:
    """What the address asks, as far as it makes sense, and addresses that ask something else."""

    def __init__(self, data: QueryDict, codes: Iterable[str] | None = None):
        self._data = data
        self.form = TermsForm(data, codes)
        self.answers: Answers = self.form.answers
        self.payer: str = self.form.asked("payer") or ""
        self.amounts = AmountsForm(data, {})
        self._kinds: set[str] = set()

    def of(self, plan: Plan) -> Plan:
        """The plan with the reader's own amounts for its lines."""
        self.amounts = AmountsForm(self._data, plan.once(fields_of))
        self._kinds = {line.kind for line in plan.ledger.lines}
        own = tuple(self.amounts.own.items())
        return plan.on(replace(plan.terms, own=own)) if own else plan

    @property
    def problems(self) -> list[Problem]:
        return self.form.problems + self.amounts.problems + self._no_lines + self._no_years

    @property
    def _no_years(self) -> list[Problem]:
        """Years to count, as other pages are asked for, and none of those told here."""
        written = self._data.get("years", "").strip()
        if written in ("", *map(str, YEARS)):
            return []
        told = words.listing([str(years) for years in YEARS])
        return [
            Problem(
                f"On a path, keeping is told for {told} years, whatever the address asks. You wrote"
                f" {quoted(written)}."
            )
        ]

    @property
    def _no_lines(self) -> list[Problem]:
        """What is named like a line and is none of this path."""
        asked = [name for name in self._data if self._data[name] and self._is_like_a_line(name)]
        return [
            Problem(f"This path has no line {quoted(key)}: what you gave for it is not counted.")
            for key in asked
            if key not in self.amounts.fields
        ][:MOST_NAMED]

    def _is_like_a_line(self, name: str) -> bool:
        """Whether a parameter begins as the lines of this path do, whatever thing it names."""
        return name.partition("-")[0] in self._kinds

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """All that was understood, as parameters of the address."""
        return parse_qsl(self.query.removeprefix("?"))

    @property
    def query(self) -> str:
        return self._query(self.amounts.own)

    @property
    def ours(self) -> str:
        """The same with the catalogue's figures alone."""
        return self._query({})

    def without(self, key: str) -> str:
        """The same with the catalogue's figure for one line."""
        return self._query({k: v for k, v in self.amounts.own.items() if k != key})

    def _query(self, own: dict[str, Decimal]) -> str:
        chosen = [(name, self.form.asked(name)) for name in ("payer", "fail")]
        pairs = [(name, value) for name, value in chosen if value not in ("", None, Fail.CHANCE)]
        return self.answers.query(*pairs, *((key, f"{value:f}") for key, value in own.items()))
