"""What every sourced figure has in common, and the headline rule.

A fact is one row: a value, who said it, from when it holds and what the editors make of it.
Several facts about one subject can be in force on a day. Which of them the site shows is decided
here, in `FactQuerySet.in_headline_order`, and nowhere else.
"""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, reduce
from operator import or_

from django.apps import apps
from django.db import models
from django.db.models import BooleanField, Case, ExpressionWrapper, F, IntegerField, Q, Value, When
from django.db.models.functions import Coalesce
from django.utils.text import camel_case_to_spaces
from simple_history.models import HistoricalRecords

from coderpath.today import localdate

from . import words
from .findings import Finding, group
from .models import Publisher, Source, official, relayed, voice_of
from .questions import Question, part

# Along with a fact, the source it was read in, and whose words those are.
WHOLE_SOURCE = ("source__publisher", "source__relays")
# The headline rule, by what `in_headline_order` annotates.
HEADLINE_ORDER = (
    "-is_in_force",
    "choice",
    "is_old",
    "authority",
    F("said_on").desc(nulls_last=True),
    "is_relay",
    F("until").asc(nulls_last=True),
    "key",
)
# A figure this many years old on the day asked gives way to a newer one of lesser authority.
OLD_AFTER_YEARS = 5


class Standing(models.TextChoices):
    """What the editors make of a fact beside the others on its question."""

    IN_USE = "IN_USE", "In use: chosen by an editor"
    REPORTED = "REPORTED", "Also reported"
    SUPERSEDED = "SUPERSEDED", "Superseded: true once"
    DISPUTED = "DISPUTED", "Disputed by other sources"
    MISTAKEN = "MISTAKEN", "Mistaken"


class Basis(models.TextChoices):
    """How the date of a fact is known."""

    STATED = "STATED", "stated by the source"
    GIVEN = "GIVEN", "given by the source or inferred from it"
    INFERRED = "INFERRED", "inferred from the source"
    UNDATED = "UNDATED", "the source gives no date"


def years_before(day: date, years: int) -> date:
    """The same day some years earlier; 28 February for a 29 February that is not there."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def turns_of(as_of: date | None, until: date | None) -> Iterator[date]:
    """The days on which a fact starts to hold, holds no more, and is old for the first time."""
    if as_of:
        yield as_of
        old = as_of + timedelta(days=365 * OLD_AFTER_YEARS)
        while years_before(old, OLD_AFTER_YEARS) <= as_of:
            old += timedelta(days=1)
        yield old
    if until and until < date.max:
        yield until + timedelta(days=1)


def in_force(at: date) -> Q:
    """Facts that hold on a day. A superseded fact holds only up to the day it is known to end.

    True or false of every fact, never null: databases sort null differently.
    """
    return (
        ~Q(standing=Standing.MISTAKEN)
        & (Q(as_of__isnull=True) | Q(as_of__lte=at))
        & (
            Q(until__isnull=False, until__gte=at)
            | Q(until__isnull=True) & ~Q(standing=Standing.SUPERSEDED)
        )
    )


def coming(at: date) -> Q:
    """Facts that start to hold after a day. True or false of every fact, never null."""
    ends = Q(until__isnull=False) | ~Q(standing=Standing.SUPERSEDED)
    starts = Q(as_of__isnull=False, as_of__gt=at)
    return starts & ends & ~Q(standing=Standing.MISTAKEN)


def placed(value, is_reversed: bool) -> tuple:
    """Where a value comes in an order, as in SQL: an empty one last."""
    if value is None:
        return (1,)
    value = value.toordinal() if isinstance(value, date) else value
    return (0, -value if is_reversed else value)


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
        return self.filter(reduce(or_, dict.fromkeys(map(_same_things, facts))))

    def spoken_by(self, source: Source):
        """Those that have the voice of this source: its publisher's own, copies and relays."""
        return self.annotate(voice=voice_of("source__")).filter(voice=source.voice)

    def replaced_by(self, fact) -> list:
        """What the publisher of this fact said before, all of which this fact now says anew.

        Facts of other publishers stay as they are, and so do the facts that stand beside this one
        in the same source: ways in, for one, of which several hold at once.
        """
        undated = Q(as_of__isnull=True) & ~Q(source=fact.source)
        older = Q(as_of__lt=fact.as_of) | undated & ~Q(source__read_on__gte=fact.as_of)
        said = (
            self.about(fact)
            .in_force(fact.as_of)
            .spoken_by(fact.source)
            .filter(older)
            .exclude(pk=fact.pk)
            .with_subjects()
            .order_by("as_of", "key")
        )
        return [old for old in said if old.questions <= fact.questions]

    def ended_by(self, fact) -> list:
        """What the publisher of this fact said until the day before, all of which it said anew."""
        if not fact.as_of or fact.as_of == date.min:
            return []
        last = fact.as_of - timedelta(days=1)
        said = self.about(fact).spoken_by(fact.source).exclude(pk=fact.pk).with_subjects()
        ended = said.filter(standing=Standing.SUPERSEDED, until=last).order_by("as_of", "key")
        return [old for old in ended if old.questions <= fact.questions]

    def next_after(self, fact) -> date | None:
        """The day from which its publisher says anew all that this fact says, if it ever does."""
        said = self.about(fact).spoken_by(fact.source).can_hold().exclude(pk=fact.pk)
        later = said.filter(as_of__gt=fact.as_of or date.min, as_of__isnull=False)
        anew = (new for new in later.with_subjects() if fact.questions <= new.questions)
        return min((new.as_of for new in anew), default=None)

    def also_in_use(self, fact, at: date) -> list:
        """What else editors chose on a question that this fact answers, in force when both are."""
        day = max(at, fact.as_of or at)
        if not fact.holds_on(day):
            return []
        chosen = self.about(fact).filter(standing=Standing.IN_USE).exclude(pk=fact.pk)
        both = chosen.in_force(day).with_subjects().order_by("key")
        return [other for other in both if other.questions & fact.questions]

    def in_headline_order(self, at: date | None = None):
        """All facts, the one to show first; `is_in_force` and `is_old` say how each stands.

        The headline rule: an editor's choice; then what is reported before what is disputed,
        what is not clearly older before what is, issuer and government before survey before
        third party before article, and the newest. Of undated ones, what is known to end comes
        first: asked for a day in the past, it held then.

        A source that opened a page of an issuer or of the government on a day has the authority of
        that page: it gives the page's words as of that day. Of such words the newest come first,
        and of one day those of the page itself.
        """
        at = at or localdate()
        is_relay = relayed("source__")
        later = Q(as_of__isnull=True) | Q(source__relayed_on__gt=F("as_of"))
        old = Q(as_of__lt=years_before(at, OLD_AFTER_YEARS), as_of__isnull=False)
        return (
            self.select_related(*WHOLE_SOURCE)
            .annotate(
                is_in_force=ExpressionWrapper(in_force(at), output_field=BooleanField()),
                is_old=ExpressionWrapper(old, output_field=BooleanField()),
                is_coming=ExpressionWrapper(coming(at), output_field=BooleanField()),
                choice=Case(
                    When(standing=Standing.IN_USE, then=0),
                    When(standing__in=[Standing.REPORTED, Standing.SUPERSEDED], then=1),
                    default=2,
                    output_field=IntegerField(),
                ),
                authority=Case(
                    When(official("source__"), then=0),
                    When(source__publisher__kind=Publisher.Kind.SURVEY, then=1),
                    When(source__publisher__kind__in=Publisher.THIRD_PARTIES, then=2),
                    default=3,
                    output_field=IntegerField(),
                ),
                said_on=Case(
                    When(is_relay & later, then=F("source__relayed_on")), default=F("as_of")
                ),
                is_relay=ExpressionWrapper(is_relay, output_field=BooleanField()),
            )
            .order_by(*HEADLINE_ORDER)
        )


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
    parts: str = ""  # by which name its rows are known, where it is made of several

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
        """The certification, body or program it is about: the first that its subject names."""
        names = (name for name in self.subject if self._meta.get_field(name).is_relation)
        return next((thing for name in names if (thing := getattr(self, name))), None)

    @property
    def dated(self) -> str:
        """The date in words, for a source note."""
        if self.as_of_text:
            return self.as_of_text
        return words.day(self.as_of) if self.as_of else "undated"

    @property
    def last_said(self) -> date | None:
        """The last day on which its source is known to say so; None where no day is known.

        Its date, or the day its page was opened; without a date the day that someone read it.
        """
        days = [day for day in (self.as_of, self.source.relayed_on) if day]
        return max(days) if days else self.source.read_on

    @property
    def answers(self) -> Question:
        """The question it answers, by which facts are grouped, replaced, chosen and linked."""
        columns = _columns(type(self), self.subject)
        thing, *others = (*self._things(columns.things), "")
        values = (self._aspect(name) for name in columns.aspects)
        return Question.of(columns.kind, thing, *filter(None, others), *values)

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

    def rank(self, day: date) -> tuple:
        """Its place by the headline rule on another day than it was fetched for, if it holds."""
        is_old = bool(self.as_of and self.as_of < years_before(day, OLD_AFTER_YEARS))
        places = []
        for each in HEADLINE_ORDER[1:]:
            name = each if isinstance(each, str) else each.expression.name
            value = is_old if name == "is_old" else getattr(self, name)
            places.append(placed(value, getattr(each, "descending", False)))
        return tuple(places)

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


@dataclass(frozen=True)
class Columns:
    """The kind of a fact as a key names it, and its subject: what it points to, and the rest."""

    kind: str
    things: tuple[str, ...]
    aspects: tuple[str, ...]


@cache
def _columns(model: type[SourcedFact], subject: tuple[str, ...]) -> Columns:
    is_thing = {name: model._meta.get_field(name).is_relation for name in subject}
    return Columns(
        part(camel_case_to_spaces(model.__name__)),
        tuple(name for name in subject if is_thing[name]),
        tuple(name for name in subject if not is_thing[name]),
    )


def _same_things(fact: SourcedFact) -> Q:
    """Facts about what this one is about."""
    things = _columns(type(fact), fact.subject).things
    return Q(**{name: getattr(fact, f"{name}_id") for name in things})


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
