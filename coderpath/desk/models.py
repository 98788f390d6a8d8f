"""What an editor did in one go: a set of changes, with who, when and why; and what they checked.

A set that is not published holds what its rows would say. It is stored in no table that readers
see, so a draft cannot leak into a page.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.timezone import now

from coderpath.sources import words
from coderpath.sources.facts import new_key
from coderpath.sources.models import Source


class RowChangeQuerySet(models.QuerySet):
    def published(self):
        """Those that readers saw: of sets that are public, or were until they were undone."""
        seen = (ChangeSet.State.PUBLISHED, ChangeSet.State.UNDONE)
        return self.filter(change_set__state__in=seen)


class ChangeSet(models.Model):
    """One act of one editor: all of it is published, or none."""

    class State(models.TextChoices):
        WAITING = "WAITING", "waiting for a second pair of eyes"
        PUBLISHED = "PUBLISHED", "published"
        REFUSED = "REFUSED", "refused"
        UNDONE = "UNDONE", "undone"

    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="change_sets"
    )
    reason = models.CharField(max_length=300, blank=True, help_text="Why. Readers see it.")
    made_at = models.DateTimeField("when", default=now)
    state = models.CharField(max_length=9, choices=State, default=State.PUBLISHED)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="decided_change_sets",
        help_text="Who published, refused or undid it.",
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=300, blank=True, help_text="Why it was refused.")
    undoes = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="undone_by"
    )

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = "change set"
        permissions = [
            ("publish_changes", "Can publish changes"),
            ("approve_changes", "Can publish and undo what others changed"),
        ]
        constraints = [
            models.CheckConstraint(
                name="change_set_is_decided",
                condition=Q(state="PUBLISHED")
                | Q(state="WAITING", decided_at__isnull=True)
                | Q(state__in=("REFUSED", "UNDONE"), decided_at__isnull=False),
            ),
            models.CheckConstraint(
                name="change_set_says_why_refused", condition=~Q(state="REFUSED", answer="")
            ),
        ]

    def __str__(self):
        return f"{words.day(self.made_at)}, {self.by}: {self.in_short}"

    def get_absolute_url(self):
        return reverse("admin:desk_changeset_change", args=[self.pk])

    @property
    def by(self) -> str:
        return str(self.author or "an account that is gone")

    @property
    def in_short(self) -> str:
        """The first rows that it touches, checks last, and how many more."""
        changes = sorted(self.changes.all(), key=lambda change: change.model == "desk.check")
        named = [f"{change.verb} {change.name}" for change in changes[:2]]
        more = len(changes) - len(named)
        return words.listing([*named, *([words.plural(more, "more row")] if more else [])])


@dataclass(frozen=True)
class FieldChange:
    """One field of a row before and after, in the words of its form."""

    label: str
    before: str
    after: str

    @classmethod
    def of(cls, field: models.Field, before, after) -> "FieldChange":
        labels = dict(field.flatchoices)

        def said(value) -> str:
            if isinstance(value, list):
                return ", ".join(map(str, value))
            if isinstance(value, bool):
                return "yes" if value else "no"
            return "" if value is None else str(labels.get(value, value))

        return cls(field.verbose_name, said(before), said(after))


class RowChange(models.Model):
    """What one row said before and after, by field; nothing before is a new row, nothing after a
    deleted one. Other rows are named by their natural key, as in the shipped files."""

    change_set = models.ForeignKey(ChangeSet, models.CASCADE, related_name="changes")
    position = models.PositiveIntegerField()
    model = models.CharField(max_length=100)
    row = models.BigIntegerField(
        null=True, help_text="Its number; none while a new row is not published."
    )
    name = models.CharField(max_length=300, help_text="What a person called the row then.")
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    objects = RowChangeQuerySet.as_manager()

    class Meta:
        ordering = ["change_set", "position"]
        constraints = [
            models.UniqueConstraint(fields=["change_set", "position"], name="change_in_its_place"),
            models.CheckConstraint(
                name="change_changes_something",
                condition=Q(before__isnull=False) | Q(after__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["model", "row"], name="changes_of_a_row")]

    def __str__(self):
        return f"{self.verb} {self.name}"

    @property
    def verb(self) -> str:
        if self.before is None:
            return "added"
        return "changed" if self.after is not None else "deleted"

    @property
    def fields(self) -> dict[str, tuple]:
        """By field, its value before and after, where they differ."""
        before, after = self.before or {}, self.after or {}
        names = dict.fromkeys([*before, *after])
        pairs = {name: (before.get(name), after.get(name)) for name in names}
        return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}

    @property
    def in_words(self) -> list[FieldChange]:
        """Its fields as a person reads them; of a new row, those that say something."""
        fields = {field.name: field for field in apps.get_model(self.model)._meta.fields}
        said = [
            FieldChange.of(fields[name], *pair)
            for name, pair in self.fields.items()
            if name in fields
        ]
        return [each for each in said if each.before or each.after]


class DraftQuerySet(models.QuerySet):
    def seen_by(self, user):
        """A user’s own; of who approves what others change, everybody’s."""
        return self.all() if user.has_perm("desk.approve_changes") else self.filter(author=user)


class Draft(models.Model):
    """A form that its author has not finished: what was typed, and no row of it."""

    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="drafts")
    page = models.CharField(max_length=500, help_text="The address of the form.")
    title = models.CharField(max_length=300)
    fields = models.JSONField(help_text="Pairs of a name and a value, as a browser sends them.")
    kept_at = models.DateTimeField(default=now)

    objects = DraftQuerySet.as_manager()

    class Meta:
        ordering = ["-kept_at", "-pk"]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("desk_draft", args=[self.pk])


class CheckQuerySet(models.QuerySet):
    def get_by_natural_key(self, key):
        return self.get(key=key)

    def last_of_facts(self):
        """The newest of each fact."""
        same = self.model.objects.filter(model=OuterRef("model"), fact=OuterRef("fact"))
        later = Q(day__gt=OuterRef("day")) | Q(day=OuterRef("day"), pk__gt=OuterRef("pk"))
        return self.filter(~Exists(same.filter(later)))

    def of(self, fact):
        """Those of one fact, the last first."""
        return self.filter(model=fact._meta.label_lower, fact=fact.key)


class Check(models.Model):
    """Someone looked whether a page still gives a figure, and what they saw.

    It is a row of the act that it is a part of: where that is undone, it goes as well.
    """

    is_recorded = True  # see acts.py

    class Outcome(models.TextChoices):
        SAME = "SAME", "the same"
        CHANGED = "CHANGED", "another figure"
        GONE = "GONE", "gone"

    key = models.SlugField(max_length=120, unique=True, default=new_key, editable=False)
    model = models.CharField(max_length=100)
    fact = models.CharField(max_length=120, help_text="The key of the fact.")
    source = models.ForeignKey(Source, models.PROTECT, related_name="checks")
    day = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True)
    outcome = models.CharField(max_length=7, choices=Outcome)

    objects = CheckQuerySet.as_manager()

    class Meta:
        ordering = ["-day", "-pk"]
        indexes = [models.Index(fields=["model", "fact"], name="checks_of_a_fact")]

    def __str__(self):
        return f"{self.fact}: {self.get_outcome_display()}"

    @classmethod
    def of_days(cls, today: date, *spans: int) -> list[dict[str, int]]:
        """For each span of days up to a day, how many of each outcome there were, by its name."""
        recent = cls.objects.filter(day__gt=today - timedelta(days=max(spans))).order_by()
        counted = recent.values("outcome", "day").annotate(count=models.Count("pk"))
        found = [{str(outcome.value): 0 for outcome in cls.Outcome} for _ in spans]
        for each in counted:
            for there, span in zip(found, spans, strict=True):
                if each["day"] > today - timedelta(days=span):
                    there[each["outcome"]] += each["count"]
        return found

    def natural_key(self):
        return (self.key,)

    natural_key.dependencies = ["sources.source"]
