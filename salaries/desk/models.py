"""Files of the wage survey that were loaded at the desk: who, when, and what became of each."""

import socket
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.timezone import now

MOST_MINUTES = 60  # that a load may take; the largest file of the Bureau takes about one
TO_START = 1  # minute in which its process has begun


class Ended(Exception):
    """A load has its end already, and gets no other."""


class WageLoad(models.Model):
    """One file that was given, to be read by a process of its own (see running.py).

    Its rows come with its end, in one transaction: `DONE` with what was stored, or `REFUSED` with
    nothing. A process that was killed leaves it `RUNNING`, and whoever holds the lock ends that.
    """

    class State(models.TextChoices):
        RUNNING = "RUNNING", "being read"
        DONE = "DONE", "read and staged"
        REFUSED = "REFUSED", "refused"
        STOPPED = "STOPPED", "stopped"
        DISCARDED = "DISCARDED", "discarded"

    class Step(models.TextChoices):
        STARTING = "STARTING", "It is starting."
        DOWNLOADING = "DOWNLOADING", "The file is being downloaded."
        READING = "READING", "Its rows are being read."
        STORING = "STORING", "All rows are read. They are being stored."

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="wage_loads"
    )
    machine = models.CharField(
        max_length=255, default=socket.gethostname, help_text="The server that reads it."
    )
    began_at = models.DateTimeField(default=now)
    ended_at = models.DateTimeField(null=True)
    file_name = models.CharField(max_length=200, blank=True)
    address = models.CharField(max_length=500, blank=True)
    year = models.PositiveSmallIntegerField(
        null=True, help_text="Of which May it is, where the file does not say."
    )
    state = models.CharField(max_length=9, choices=State, default=State.RUNNING)
    step = models.CharField(max_length=11, choices=Step, default=Step.STARTING)
    rows_read = models.PositiveIntegerField(default=0)
    years = models.JSONField(default=list, help_text="The releases that it is a part of.")
    said = models.TextField(blank=True, help_text="Why it was refused, or what it brought.")

    class Meta:
        ordering = ["-began_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="wage_load_is_of_one_file",
                condition=Q(file_name="") ^ Q(address=""),
            ),
            models.CheckConstraint(
                name="wage_load_has_an_end",
                condition=Q(state="RUNNING", ended_at__isnull=True)
                | ~Q(state="RUNNING") & Q(ended_at__isnull=False),
            ),
            models.UniqueConstraint(
                name="one_wage_load_runs", fields=["state"], condition=Q(state="RUNNING")
            ),
        ]

    def __str__(self):
        return self.file_name or self.address

    @property
    def is_here(self) -> bool:
        """Whether the server that reads it is this one."""
        return self.machine == socket.gethostname()

    @property
    def is_overdue(self) -> bool:
        """Whether its process has ended itself by now, wherever it ran."""
        return self.began_at < now() - timedelta(minutes=TO_START + MOST_MINUTES)

    def note(self, **said) -> None:
        """Store how far it is, for whoever looks."""
        for name, value in said.items():
            setattr(self, name, value)
        self.save(update_fields=list(said))

    def end(self, state: State, said: str, **more) -> None:
        """Store its end. Raises Ended where it has one: what it brought is not stored then."""
        running = type(self).objects.filter(pk=self.pk, state=self.State.RUNNING)
        if not running.update(state=state, said=said, ended_at=now(), **more):
            raise Ended(f"{self} was ended by somebody else.")
