"""What only the whole dataset can show to be wrong, a line a problem."""

from collections.abc import Iterator

from django.apps import apps
from django.db.models import Q

from . import findings
from .facts import SourcedFact
from .models import WHOLE_SOURCE
from .public import public_models
from .standing import Standing


def problems() -> Iterator[str]:
    """Those of every table that readers see, and those that a package looks for itself."""
    for model in public_models():
        yield from problems_of(model)
    for app in apps.get_app_configs():
        yield from app.problems() if hasattr(app, "problems") else ()


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
