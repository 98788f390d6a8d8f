"""What a page as data says of its reader: the day asked for, and what could not be read."""

from dataclasses import replace

from django.http import QueryDict

from coderpath.opendata.tables import DataTable

from ..catalogue import shelf
from .answers import AnswersForm
from .day_and_place import DayForm, day_pairs


def for_reader(table: DataTable, asked: QueryDict) -> DataTable:
    """A page as data, with the day for which it answers, or why it answers for today, and with the
    answers that make no sense, each once."""
    form = AnswersForm.of_any_page(asked, shelf.at().slugs)
    said = list(form.refused.values()) if form else []
    said += DayForm(asked).errors.get("as_of", ()) if "as_of" in asked else ()
    problems = tuple(dict.fromkeys((*table.problems, *said)))
    return replace(table, query=table.query | dict(day_pairs(asked)), problems=problems)
