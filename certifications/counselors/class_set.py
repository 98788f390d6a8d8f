"""A class set: for each line of a list the handout of the path that is named first to that reader.

The path is that of `/paths/` for the same answers, and the sheet that of its own handout.
"""

from dataclasses import dataclass
from functools import cached_property

from django import forms
from django.http import QueryDict

from certifications.catalogue.shelf import Shelf
from certifications.paths.list.form import PathsForm
from certifications.paths.list.listing import PathListing
from certifications.paths.page.handout import Handout, PaperForm
from certifications.paths.page.path_page import PathPage, path_page
from coderpath.asked import Problem
from coderpath.sources.notes import SourceNotes
from salaries.shelf import WageShelf

from . import lines

EXAMPLE = "state, budget, start\nOH, 1500, diploma\nTX, 800, no-diploma\nAZ, , nurse"


class ClassForm(PaperForm):
    """A list of lines, and how it is printed. What the list says is read by `lines`."""

    students = forms.Field(
        required=False,
        label="One line for each person: state, budget, start",
        widget=forms.Textarea(
            {
                "rows": 8,
                "maxlength": lines.MOST_LETTERS,
                "autocomplete": "off",
                "spellcheck": "false",
            }
        ),
        help_text="Write no names. Leave a place between two commas empty where you don’t know.",
    )


@dataclass(frozen=True)
class ClassSheet:
    """One handout of a set: the list of paths for its line, and the first path that is named there.

    `page` is None where none is. Each sheet counts its own sources.
    """

    number: int
    listing: PathListing
    page: PathPage | None
    notes: SourceNotes

    @property
    def made_for(self) -> str:
        """Who it is for, and what the list of paths answers them; that nothing fits comes first."""
        said = ", ".join(self.listing.answers.in_words) or "no answers"
        cards = self.listing.cards
        fits = cards and cards[0].over is None
        parts = (f"Made for line {self.number}: {said}", "" if fits else self.listing.heading)
        return ". ".join((*filter(None, parts), self.listing.answer))

    @property
    def sheet(self) -> Handout | None:
        return Handout(self.page.told) if self.page else None


class ClassSet:
    """What the page makes of a list."""

    def __init__(self, asked: QueryDict, shelf: Shelf, wages: WageShelf):
        self._asked = ClassForm(asked)
        self.shelf, self._wages = shelf, wages
        self.is_large: bool = bool(self._asked.asked("large"))
        control = self._asked["students"].auto_id
        self._lines = lines.read(self._asked.asked("students") or "", control)
        self.problems: list[Problem] = [*self._asked.problems, *self._lines.problems]
        self.sheets: list[ClassSheet] = []
        unread: dict[int, set[str]] = {}
        for line in self._lines.lines:
            data = QueryDict(mutable=True)
            data.update(lines.as_parameters(line))
            form = PathsForm(data, shelf.slugs)
            if wrong := [name for name in self._lines.columns if name in form.errors]:
                unread[line.number] = set(wrong)
                self.problems += [self._lines.wrong(line, name, control) for name in wrong]
            else:
                self.sheets.append(self._sheet(line.number, form, data))
        self._again = self._lines.again(unread)
        # What cannot be read may be a name.
        self.may_have_names = self._lines.has_names or bool(unread)

    def _sheet(self, number: int, form: PathsForm, data: QueryDict) -> ClassSheet:
        listing = PathListing(form, self.shelf, self._wages)
        named = listing.picked.cards
        page = path_page(named[0].row.path.slug, data, self.shelf) if named else None
        return ClassSheet(number, listing, page, SourceNotes(f"s{number}-"))

    @cached_property
    def form(self) -> ClassForm:
        """With the list as it was understood: what was typed may hold a name."""
        data = QueryDict(mutable=True)
        data["students"] = self._again
        if self.is_large:
            data["large"] = "1"
        return ClassForm(data)

    @property
    def example(self) -> str:
        return EXAMPLE

    @property
    def most(self) -> int:
        return lines.MOST_LINES
