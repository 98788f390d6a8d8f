"""A page that an editor read again: of each figure read there before, what it says now.

All of it is one act: the reading as a new source, the checks, the new figures, and the ends of the
old ones. A figure that the page no longer gives stays, and is known to be gone.
"""

from collections import defaultdict
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import flatten

from coderpath.sources import words
from coderpath.sources.fact_admin import TYPED
from coderpath.sources.fact_forms import refuse_coming
from coderpath.sources.facts import SourcedFact, fact_models
from coderpath.sources.held import Held
from coderpath.sources.models import Source

from . import anew
from .found_again import FoundAgain, as_text, find
from .models import Check

NOT_LOOKED = ""
TYPED_ANEW = "You typed another value: choose “another figure”."
MOST_WORDS = 200  # letters, as a fact has them
OUTCOMES = [(NOT_LOOKED, "not looked"), *Check.Outcome.choices]


class ReadingForm(forms.Form):
    """When the page was read, and whether all of it."""

    day = forms.DateField(
        label="Read on",
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput({"type": "date"}),
        error_messages={
            "required": "Say on which day you read it.",
            "invalid": "That is not a day. Write it like 2027-01-31.",
        },
    )

    rest = forms.BooleanField(
        label="I looked at every figure: those left at “not looked” are the same", required=False
    )

    def clean(self):
        refuse_coming(self, "day")
        return self.cleaned_data


class OutcomeForm(forms.Form):
    outcome = forms.ChoiceField(
        choices=OUTCOMES, required=False, widget=forms.RadioSelect, initial=NOT_LOOKED
    )
    words = forms.CharField(
        label="in what words",
        required=False,
        max_length=MOST_WORDS,
        widget=forms.TextInput({"size": 30}),
    )
    holds_from = forms.DateField(
        label="holds from",
        required=False,
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput({"type": "date"}),
        error_messages={"invalid": "That is not a day. Write it like 2027-01-31."},
    )


@dataclass
class ReadRow:
    """One figure of the page, with what the editor says of it."""

    fact: SourcedFact
    data: Any = None
    found: FoundAgain | None = None  # once the page was pasted
    is_rest: bool = False  # whether what nothing is said of is the same

    @property
    def prefix(self) -> str:
        return prefix(self.fact)

    @cached_property
    def outcome(self) -> OutcomeForm:
        """A figure that a pasted page has is taken for the same, in the words that it has there."""
        words = self.found.words if self.found else ""
        given = {
            "outcome": Check.Outcome.SAME if words else NOT_LOOKED,
            "words": (self.fact.locator or words)[:MOST_WORDS],
        }
        return OutcomeForm(self.data, prefix=self.prefix, initial=given)

    @cached_property
    def value(self) -> forms.ModelForm | None:
        """The fields of its value; None for a figure made of rows, which has its own form."""
        model = type(self.fact)
        if getattr(model, "made_of", ""):
            return None
        own = admin.site.get_model_admin(model)
        names = [f for f in flatten(own.value) if not model._meta.get_field(f).is_relation]
        made = forms.modelform_factory(
            model, fields=names, formfield_callback=lambda f, **kw: f.formfield(**given(f, kw))
        )
        return made(self.data, instance=copy(self.fact), prefix=self.prefix)

    @property
    def told_fields(self) -> list[forms.BoundField]:
        """Those of its value that say something, or must."""
        return [field for field in self.value or () if self._is_told(field)]

    @property
    def other_fields(self) -> list[forms.BoundField]:
        return [field for field in self.value or () if not self._is_told(field)]

    @staticmethod
    def _is_told(field: forms.BoundField) -> bool:
        return field.field.required or bool(field.errors) or field.initial not in (None, "", False)

    @property
    def words(self) -> str:
        """Where the page says so, as typed; as it stood where nothing was."""
        return self.outcome.cleaned_data["words"] or self.fact.locator

    @property
    def is_missing(self) -> bool:
        """Whether the page that was pasted lacks it."""
        return self.found is not None and not self.found.words

    @cached_property
    def is_typed_anew(self) -> bool:
        """Whether another value was typed; a form that has the outcome alone has no value."""
        was_sent = self.data is not None and self.outcome.add_prefix("words") in self.data
        return was_sent and self.value is not None and self.value.has_changed()

    @property
    def said(self) -> str:
        """What an editor saw; who types another value need not say so."""
        chosen = self.outcome.cleaned_data["outcome"]
        if chosen != NOT_LOOKED:
            return chosen
        if self.is_typed_anew:
            return Check.Outcome.CHANGED
        return Check.Outcome.SAME if self.is_rest else NOT_LOOKED

    def is_valid(self) -> bool:
        """Whether what was typed can be stored; a new value is asked for only where it changed."""
        if not self.outcome.is_valid():
            return False
        if self.said != Check.Outcome.CHANGED:
            if self.is_typed_anew:
                self.outcome.add_error("outcome", TYPED_ANEW)
            return not self.is_typed_anew
        if self.value is None:
            self.outcome.add_error(
                "outcome", "Change it on its own form: it is made of several rows."
            )
            return False
        if not self.value.has_changed():
            self.outcome.add_error("outcome", "Type what the page says now, or choose “the same”.")
            return False
        return self.value.is_valid()


def prefix(fact: SourcedFact) -> str:
    """How the fields of a figure are called in a form."""
    return f"{fact._meta.model_name}-{fact.pk}"


def given(field, kwargs: dict) -> dict:
    """How a field is typed in the admin: “$1,250.00” as a page prints it."""
    kinds = (TYPED[kind] for kind in type(field).__mro__ if kind in TYPED)
    return kwargs | next(kinds, {})


class PageReading:
    """The page that was read: its source, the figures in force today that were read there."""

    def __init__(self, source: Source, data, rows: Held, today: date):
        self.source = source
        self.form = ReadingForm(data, initial={"day": today})
        self.rows = [ReadRow(fact, data) for fact in facts_of(source, rows, today)]

    def find_in(self, pasted: str) -> None:
        """Say of each figure where the pasted page has it."""
        text = as_text(pasted)
        for row in self.rows:
            thing = getattr(row.fact.concerns, "code", "")
            row.found = find(row.fact.figure, thing, text)

    @property
    def found_again(self) -> int:
        return sum(row.found is not None and not row.is_missing for row in self.rows)

    def is_valid(self) -> bool:
        is_dated = self.form.is_valid()
        for row in self.rows:
            row.is_rest = self.form.cleaned_data.get("rest", False)
        valid = [row.is_valid() for row in self.rows]
        if is_dated and all(valid) and not any(row.said for row in self.rows):
            self.form.add_error(None, "Say of at least one figure what you saw.")
        return self.form.is_valid() and all(valid)

    def store(self, by) -> str:
        """Write all of it; what was done, in a sentence."""
        day = self.form.cleaned_data["day"]
        read = [row for row in self.rows if row.said]
        is_other = any(row.said == Check.Outcome.CHANGED for row in read)
        reading = self._source_of(day) if is_other else None
        own = own_rows([row.fact for row in read])
        for row in read:
            fact, source = own[row.prefix], self.source
            if row.said == Check.Outcome.SAME:
                fact.checked_on, fact.locator = day, row.words
                fact.save()
            elif row.said == Check.Outcome.CHANGED:
                source = reading
                self._replace(row, source, day)
            Check.objects.create(
                model=fact._meta.label_lower,
                fact=fact.key,
                source=source,
                day=day,
                by=by,
                outcome=row.said,
            )
        return f"{words.plural(len(read), 'figure')} read on {words.day(day)}."

    def _source_of(self, day: date) -> Source:
        """The reading as a source of its own; the same page of the same day is there once."""
        anew_read = anew.read_again(self.source, day)
        found = Source.objects.filter(
            publisher=anew_read.publisher, url=anew_read.url, title=anew_read.title
        )
        if same := found.filter(read_on=day).first():
            return same
        anew.store_reading(anew_read)
        return anew_read

    def _replace(self, row: ReadRow, source: Source, day: date) -> None:
        new = row.value.instance
        anew.begin(new, source, day, row.outcome.cleaned_data["holds_from"])
        new.locator = row.words
        new.full_clean()
        new.save()
        anew.end_older(new)


def facts_of(source: Source, rows: Held, day: date) -> Iterator[SourcedFact]:
    """What was read there and holds on a day, kind by kind, in the order of its questions."""
    for model in fact_models():
        there = (fact for fact in rows.rows(model) if fact.source_id == source.pk)
        facts = (fact for fact in there if fact.holds_on(day))
        yield from sorted(facts, key=lambda fact: (fact.question, fact.key))


def own_rows(facts: list[SourcedFact]) -> dict[str, SourcedFact]:
    """The rows of facts themselves, as forms name them: what pages share is never changed."""
    by_model: dict[type[SourcedFact], list[int]] = defaultdict(list)
    for fact in facts:
        by_model[type(fact)].append(fact.pk)
    found = (m.objects.with_subjects().filter(pk__in=pks) for m, pks in by_model.items())
    return {prefix(fact): fact for rows in found for fact in rows}
