"""A figure that a reader says is wrong, and what the editors answer.

Of who sent it nothing is kept but what they gave, and that only until it is answered. What keeps
one sender from filling the tables is a hash that nobody can undo, and it lasts a day.
"""

from collections import defaultdict
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from coderpath.sources import edition
from coderpath.sources.held import Held
from coderpath.sources.questions import Question


class FigureReportQuerySet(models.QuerySet):
    def open(self):
        """Those that wait, the oldest first."""
        return self.filter(state=FigureReport.State.OPEN).order_by("day", "pk")

    def answered(self):
        """Those that readers see, the last first."""
        return self.filter(state=FigureReport.State.ANSWERED).order_by("-answered_on", "-pk")


class FigureReport(models.Model):
    """One report. Readers see it once it is answered, in the words of the editor."""

    class State(models.TextChoices):
        OPEN = "OPEN", "open"
        ANSWERED = "ANSWERED", "answered in public"
        CLOSED = "CLOSED", "closed without an answer"

    question = models.CharField(
        "key of the question", max_length=200, blank=True, help_text="Empty where none was chosen."
    )
    asked = models.CharField(
        "figure", max_length=300, help_text="The question as it was then, or the reader’s words."
    )
    shown = models.CharField("what we showed", max_length=300, blank=True)
    edition = models.CharField("data edition", max_length=20)
    wrong = models.TextField("what is wrong")
    right = models.CharField("what it should say", max_length=300, blank=True)
    read_at = models.CharField("where they read that", max_length=500, blank=True)
    contact = models.CharField(
        "how to ask them back", max_length=200, blank=True, help_text="Deleted with the answer."
    )
    day = models.DateField("sent on")

    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    told = models.CharField(
        "what was reported",
        max_length=300,
        blank=True,
        help_text="In your words, never in theirs. Readers see it.",
    )
    answer = models.TextField(
        blank=True, max_length=1000, help_text="What you found, and what changed. Readers see it."
    )
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="answered_reports",
    )

    objects = FigureReportQuerySet.as_manager()

    class Meta:
        ordering = ["-day", "-pk"]
        verbose_name = "report from a reader"
        verbose_name_plural = "reports from readers"
        constraints = [
            models.CheckConstraint(
                name="report_is_open_or_has_its_day",
                condition=Q(state="OPEN") ^ Q(answered_on__isnull=False),
            ),
            models.CheckConstraint(
                name="report_is_answered_in_words",
                condition=~Q(state="ANSWERED") | ~Q(told="") & ~Q(answer=""),
                violation_error_message="Say what was reported and what you found.",
            ),
            models.CheckConstraint(
                name="report_forgets_who_sent_it", condition=Q(state="OPEN") | Q(contact="")
            ),
        ]
        indexes = [models.Index(fields=["state", "day"], name="reports_by_state")]

    def __str__(self):
        return self.asked

    def save(self, *args, **kwargs):
        """Its question’s page has the answer, or no more; of one that comes in no page tells."""
        comes_in = self._state.adding and self.state == self.State.OPEN
        super().save(*args, **kwargs)
        if not comes_in:
            edition.mark_told(self._meta.label_lower)

    def get_absolute_url(self):
        return reverse("admin:reports_figurereport_change", args=[self.pk])

    @property
    def slug(self) -> str:
        """Names its question in addresses; empty where none was chosen."""
        return Question.of_key(self.question).slug if self.question else ""

    def decide(self, by, on: date) -> None:
        """Note who answered or closed it, and forget how to reach who sent it; or open it again."""
        is_open = self.state == self.State.OPEN
        self.answered_by, self.answered_on = (None, None) if is_open else (by, on)
        if not is_open:
            self.contact = ""


def answers(rows: Held) -> dict[str, list[FigureReport]]:
    """By the key of the question, what readers see of the reports on it; once for an edition."""
    found: dict[str, list[FigureReport]] = defaultdict(list)
    for report in FigureReport.objects.answered().exclude(question=""):
        found[report.question].append(report)
    return found


class DayKey(models.Model):
    """The key of a day, made by its first report; that of another day is deleted then."""

    day = models.DateField(unique=True)
    key = models.BinaryField(max_length=32)

    def __str__(self):
        return str(self.day)


class Arrival(models.Model):
    """One report came in, in this hour, from who has this hash under the key of the day."""

    of = models.ForeignKey(DayKey, models.CASCADE, related_name="arrivals")
    hour = models.PositiveSmallIntegerField()
    sender = models.CharField(max_length=64)

    class Meta:
        indexes = [models.Index(fields=["of", "sender"], name="arrivals_of_a_sender")]

    def __str__(self):
        return f"{self.of}, {self.hour}h"
