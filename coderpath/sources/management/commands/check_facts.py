"""What only the whole dataset can show: one line a problem, and a non-zero exit if there is one."""

from collections.abc import Iterator

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError
from django.db.models import Q

from coderpath.sources import edition, findings
from coderpath.sources.facts import SourcedFact
from coderpath.sources.management.database import answering_database
from coderpath.sources.models import WHOLE_SOURCE
from coderpath.sources.standing import Standing


class Command(BaseCommand):
    help = "Check what only the whole dataset can show."

    def handle(self, **options):
        with answering_database():
            problems = [line for model in edition.public_models() for line in problems_of(model)]
            for app in apps.get_app_configs():
                problems += app.problems() if hasattr(app, "problems") else ()
        if problems:
            raise CommandError("\n".join(problems))
        if options["verbosity"]:
            self.stdout.write("No problems.")


def problems_of(model) -> Iterator[str]:
    """Those every model of facts can have, and those the model itself looks for."""
    if issubclass(model, SourcedFact):
        yield from without_place(model)
        yield from chosen_twice(model)
        yield from without_end(model)
    if hasattr(model, "problems"):
        yield from model.problems()


def without_place(model) -> Iterator[str]:
    """Facts whose source nobody could look up."""
    for fact in model.objects.filter(source__url="", source__file_name="").select_related(
        *WHOLE_SOURCE
    ):
        yield f"{fact.key}: its source, {fact.source}, has neither an address nor a file name."


def chosen_twice(model) -> Iterator[str]:
    """Questions for which editors chose more than one figure."""
    chosen = model.objects.filter(standing=Standing.IN_USE).with_subjects().in_headline_order()
    figures = model.figures([fact for fact in chosen if fact.is_in_force])
    for finding in findings.group(figures).values():
        if len(finding.facts) > 1:
            keys = ", ".join(fact.key for fact in finding.facts)
            yield f"{keys}: all in use, for one question: {finding.question}"


def without_end(model) -> Iterator[str]:
    """Superseded, and the date in words names an end, yet the row does not."""
    ended = Q(as_of_text__startswith="before ") | Q(as_of_text__contains="–")
    for fact in model.objects.filter(ended, standing=Standing.SUPERSEDED, until__isnull=True):
        yield f"{fact.key}: superseded, dated “{fact.as_of_text}”, but no last day is set."
