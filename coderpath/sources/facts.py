"""What every sourced figure has in common.

A fact is one row: a value, who said it, from when it holds and what the editors make of it.
How it stands is told in standing.py, which of several is shown in headline.py, and which follows
which in succession.py.
"""

import uuid
from collections.abc import Iterable, Iterator
from copy import copy
from datetime import date, timedelta
from functools import reduce
from operator import or_

from django.apps import apps
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce
from simple_history.models import HistoricalRecords

from coderpath.today import localdate

from . import headline, words
from .findings import Finding, group
from .models import WHOLE_SOURCE, Source, voice_of
from .questions import Question, part
from .standing import Standing, in_force
from .subjects import columns, same_things


class Basis(models.TextChoices):
    """How the date of a fact is known."""

    STATED = "STATED", "stated by the source"
    GIVEN = "GIVEN", "given by the source or inferred from it"
    INFERRED = "INFERRED", "inferred from the source"
    UNDATED = "UNDATED", "the source gives no date"


class FactQuerySet(models.QuerySet):
    def get_by_natural_key(self, key):
        return self.get(key=key)

    def in_force(self, at: date | None = None):
        return self.filter(in_force(at or localdate()))

    def can_hold(self):
        """Facts that are in force on some day."""
        never = Q(standing=Standing.SUPERSEDED, until__isnull=True)
        return self.exclude(never | Q(standing=Standing.MISTAKEN))

    def with_subjects(self):
        """Fetch what each fact is about along with it, so that its question costs no query."""
        subjects = (f.name for f in self.model._meta.fields if f.is_relation)
        return self.select_related(*WHOLE_SOURCE, *subjects)

    def about(self, *facts):
        """The facts about the same things. Which of them answer a question, their rows tell."""
        return self.filter(reduce(or_, dict.fromkeys(map(same_things, facts))))

    def spoken_by(self, source: Source):
        """Those that have the voice of this source: its publisher's own, copies and relays."""
        return self.annotate(voice=voice_of("source__")).filter(voice=source.voice)

    def whole(self):
        """With its source, and the rows that it is made of."""
        return self.select_related(*WHOLE_SOURCE)

    def in_headline_order(self, at: date | None = None) -> list:
        """All facts, the one to show first; `is_in_force` and `is_old` say how each stands."""
        return facts_on(self.whole(), at or localdate())


def facts_on(facts: Iterable, day: date) -> list:
    """Copies of facts in headline order on a day; the rows that one is made of know it."""
    found = headline.in_order(facts, day)
    for fact in found:
        if name := getattr(fact, "made_of", ""):
            fact._prefetched_objects_cache = {name: [_of(fact, row) for row in fact.its_rows]}
    return found


def _of(fact, row: models.Model) -> models.Model:
    row = copy(row)
    setattr(row, getattr(type(fact), fact.made_of).field.name, fact)
    return row


def new_key() -> str:
    """A name for a fact that an editor adds; shipped facts have one in words."""
    return uuid.uuid4().hex[:12]


class SourcedFact(models.Model):
    """One figure, where it was read, and from when it holds.

    A model of facts names its `subject`, the fields that say what the figure is about, writes its
    value in `figure` and asks its `question` as a reader would.
    """

    subject: tuple[str, ...]
    topic: str  # the heading it stands under where sources disagree
    measured: str = ""  # the column of its amount, for those that have one
    usual: tuple[int, int] | None = None  # between what its amount lies as a rule
    lasts: int = 24  # months that such a figure usually holds, as we judge it
    moves_totals = False  # whether costs, times or who may begin are worked out from it

    key = models.SlugField(
        max_length=120,
        unique=True,
        default=new_key,
        editable=False,
        help_text="Names this fact for good: fixtures and links rely on it.",
    )
    source = models.ForeignKey(Source, models.PROTECT, related_name="%(app_label)s_%(class)s_set")
    locator = models.CharField(
        "where in the source",
        max_length=200,
        blank=True,
        help_text="Heading, table, cell, or the words it uses: “member price”.",
    )
    as_of = models.DateField(
        "holds from",
        null=True,
        blank=True,
        help_text="The first day the source says it holds. Empty when the source gives no date.",
    )
    as_of_text = models.CharField(
        "date in words",
        max_length=60,
        blank=True,
        help_text="When a day would say too much: “2022 or later”, “about 2013–15”.",
    )
    basis = models.CharField(
        "how the date is known", max_length=8, choices=Basis, default=Basis.STATED
    )
    until = models.DateField(
        "known to hold until",
        null=True,
        blank=True,
        help_text="The last day it held. Set when a newer figure replaces it.",
    )
    standing = models.CharField(max_length=10, choices=Standing, default=Standing.REPORTED)
    note = models.CharField(
        max_length=300,
        blank=True,
        help_text="Shown to readers: why it differs, or why it is in use.",
    )
    checked_on = models.DateField(
        null=True, blank=True, help_text="The day an editor last checked."
    )

    history = HistoricalRecords(inherit=True)
    objects = FactQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self):
        return f"{self.question} {self.figure}"

    def natural_key(self):
        return (self.key,)

    natural_key.dependencies = ["sources.source"]

    @property
    def figure(self) -> str:
        """The value, as the page shows it."""
        raise TypeError(f"{type(self).__name__} does not say how its value is written.")

    @property
    def question(self) -> str:
        """What the figure answers, as a reader would ask it."""
        raise TypeError(f"{type(self).__name__} does not say what it answers.")

    @property
    def measure(self):
        """Its amount as others of its kind can be held against it."""
        return getattr(self, self.measured)

    @property
    def said(self) -> str:
        """The figure with what else its row says beside it, for a sentence."""
        return self.figure

    @property
    def sentence(self) -> str:
        """What readers will read of it: each question that it answers, with the answer."""
        return " ".join(
            f"{figure.question} {figure.said.rstrip('.')}." for figure in self.figures([self])
        )

    @property
    def concerns(self):
        """The certification, organization or program it is about: what its subject names first."""
        names = (name for name in self.subject if self._meta.get_field(name).is_relation)
        return next((thing for name in names if (thing := getattr(self, name))), None)

    @property
    def dated(self) -> str:
        """The date in words, for a source note."""
        if self.as_of_text:
            return words.dates(self.as_of_text)
        return words.day(self.as_of) if self.as_of else "undated"

    @property
    def date_as_data(self) -> str:
        """The date for a data file: in figures, where its source gives a day."""
        return self.as_of_text or (self.as_of.isoformat() if self.as_of else "undated")

    @property
    def last_said(self) -> date | None:
        """The last day on which its source is known to say so; None where no day is known.

        That of the headline rule; without one the day someone read it.
        """
        return headline.said_on(self) or self.source.read_on

    @property
    def answers(self) -> Question:
        """The question it answers, by which facts are grouped, replaced, chosen and linked."""
        of = columns(type(self), self.subject)
        thing, *others = (*self._things(of.things), "")
        values = (self._aspect(name) for name in of.aspects)
        return Question.of(of.kind, thing, *filter(None, others), *values)

    @property
    def questions(self) -> set[Question]:
        """Every question it answers: several, where one row holds several figures."""
        return {figure.answers for figure in self.figures([self])}

    def _things(self, names: tuple[str, ...]) -> Iterator[str]:
        """The slugs of what it is about; what may stand in for the first says what it is."""
        for name in names:
            if thing := getattr(self, name):
                is_instead = name != names[0] and not getattr(self, names[0])
                yield f"{name}-{thing.slug}" if is_instead else thing.slug

    def _aspect(self, name: str) -> str:
        """One column of its subject, as a part of the question's key."""
        value = getattr(self, name)
        if isinstance(value, bool):
            return part(name.removeprefix("is_")) if value else ""
        return part(value)

    def is_ended_on(self, day: date) -> bool:
        """Whether this day is known to be its last, since another took its place."""
        return self.standing == Standing.SUPERSEDED and self.until == day

    def holds_on(self, day: date) -> bool:
        """What `in_force` asks of the database, of a row at hand."""
        if self.standing == Standing.MISTAKEN or self.as_of and self.as_of > day:
            return False
        return self.until >= day if self.until else self.standing != Standing.SUPERSEDED

    def is_coming_on(self, day: date) -> bool:
        """Whether it starts to hold only after a day."""
        if self.standing == Standing.MISTAKEN or not self.as_of or self.as_of <= day:
            return False
        return bool(self.until) or self.standing != Standing.SUPERSEDED

    def rank(self, day: date) -> tuple:
        """Its place by the headline rule on another day than it was fetched for, if it holds."""
        return headline.rank(self, day)

    def says_anew(self, old) -> bool:
        """Whether it answers every question that another fact answers."""
        return old.questions <= self.questions

    @property
    def claim(self):
        """What is compared to tell whether two facts agree: the figure, unless words may vary.

        None where that cannot be told: such a fact never speaks against another.
        """
        return self.figure

    @classmethod
    def figures(cls, facts: list) -> list:
        """The figures of rows in headline order: the rows, unless figures and rows differ."""
        return facts

    @classmethod
    def findings(cls, facts: list) -> list[Finding]:
        """Every question that these rows answer; they are in headline order."""
        return list(group(cls.figures(facts)).values())

    def stands_for(self, row) -> bool:
        """Whether it is the figure of this row, or one of its figures."""
        return self.pk == row.pk

    def set_aside(self, why: str) -> None:
        """An editor chose another figure: this one is reported besides."""
        self.standing = Standing.REPORTED
        self._change_reason = why[:100]
        self.save()

    def end_before(self, day: date, why: str) -> None:
        """A newer figure holds from this day: the row stays, and says until when it was true."""
        self._end(Standing.SUPERSEDED, day, why)

    def reopen(self, day: date | None, why: str) -> None:
        """What took its place was mistaken: it holds again, until the next one where there is."""
        self._end(Standing.SUPERSEDED if day else Standing.REPORTED, day, why)

    def _end(self, standing: Standing, day: date | None, why: str) -> None:
        self.standing = standing
        self.until = day - timedelta(days=1) if day else None
        self._change_reason = why[:100]
        self.save()


def fact_models() -> list[type[SourcedFact]]:
    """Every kind of fact there is, by topic."""
    kinds = (model for model in apps.get_models() if issubclass(model, SourcedFact))
    return sorted(kinds, key=lambda model: (model.topic, model.__name__))


def unique_fact(name: str, *fields: str, nullable: dict | None = None) -> models.UniqueConstraint:
    """One row a claim: no source says the same thing twice on one date.

    `nullable` gives, for each field that may be empty, the value that stands for empty: a plain
    unique rule lets any number of rows with an empty field through.
    """
    nullable = {"as_of": Value(date(1, 1, 1), models.DateField()), **(nullable or {})}
    parts = [
        Coalesce(F(field), nullable[field]) if field in nullable else F(field)
        for field in (*fields, "source", "as_of")
    ]
    return models.UniqueConstraint(
        *parts,
        name=name,
        violation_error_message="This source already has this figure, with this date.",
    )


def dated_in_order(name: str) -> models.CheckConstraint:
    """A fact cannot end before it begins."""
    return models.CheckConstraint(
        name=name,
        condition=Q(until__isnull=True) | Q(as_of__isnull=True) | Q(until__gte=F("as_of")),
        violation_error_message="It cannot end before it begins.",
    )
