"""What every page as data says of its reader: the day asked for, and what could not be read."""

from dataclasses import replace

from django.http import HttpRequest

from coderpath.opendata.answers import in_every_table
from coderpath.opendata.tables import DataTable

from ..catalogue import shelf
from .answers import AnswersForm
from .context_processors import no_past, reads_day
from .day_and_place import DayForm, day_pairs


@in_every_table
def for_reader(request: HttpRequest, table: DataTable) -> DataTable:
    """A page as data, with the day for which it answers, or why it answers for today, and with the
    answers that make no sense, each once: of those in its `own` the table says so in its own words.
    """
    asked = request.GET
    form = AnswersForm.of_any_page(asked, shelf.at().slugs if "have" in asked else None)
    refused = form.refused if form else {}
    said = [words for name, words in refused.items() if name not in table.own]
    query = table.query
    if reads_day(request):
        query = query | dict(day_pairs(asked))
        said += DayForm(asked).errors.get("as_of", ()) if "as_of" in asked else ()
    elif why := no_past(request):
        said.append(why)
    problems = tuple(dict.fromkeys((*table.problems, *said)))
    return replace(table, query=query, problems=problems)
