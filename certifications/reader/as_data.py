"""What a page as data says of its reader: the day asked for, and what could not be read."""

from collections.abc import Container
from dataclasses import replace

from django.http import QueryDict

from coderpath.opendata.tables import DataTable

from ..catalogue import shelf
from .answers import AnswersForm
from .day_and_place import DayForm, day_pairs


def for_reader(table: DataTable, asked: QueryDict, own: Container[str] = ()) -> DataTable:
    """A page as data, with the day for which it answers, or why it answers for today, and with the
    answers that make no sense, each once: of those that the page asks for itself, the names in
    `own`, the table says so in its own words."""
    form = AnswersForm.of_any_page(asked, shelf.at().slugs)
    refused = form.refused if form else {}
    said = [words for name, words in refused.items() if name not in own]
    said += DayForm(asked).errors.get("as_of", ()) if "as_of" in asked else ()
    problems = tuple(dict.fromkeys((*table.problems, *said)))
    return replace(table, query=table.query | dict(day_pairs(asked)), problems=problems)
