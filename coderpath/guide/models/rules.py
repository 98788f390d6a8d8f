"""What a text of the guide may hold, for every model that has one."""

from datetime import date

from django.core.exceptions import ValidationError

from coderpath.sources import held, words
from coderpath.sources.standing import years_before
from coderpath.today import localdate

from .. import text
from ..figures import figures

MOST_SENTENCES = 2


def next_links(value: str) -> None:
    """Raises ValidationError for a line that is no link to a page of this site."""
    try:
        text.links(value)
    except ValueError as error:
        raise ValidationError(str(error)) from error


def written(value: str) -> None:
    """Raises ValidationError for a text that holds what no text of the guide can hold."""
    if wrong := text.problem(value):
        raise ValidationError(wrong)


def own_address(value: str) -> None:
    """Raises ValidationError for an address that is none of this site."""
    if not text.leads_to_a_page(value):
        raise ValidationError(f"“{value}” is no address of this site: “/guide/is-it-hard/”.")


def two_sentences(value: str) -> None:
    """Raises ValidationError for an answer that is longer than its kind allows."""
    if (count := text.sentences(value)) > MOST_SENTENCES:
        raise ValidationError(f"An answer has two sentences at most: this one has {count}.")


class Reviewed:
    """A row whose texts, `with_figures`, hold facts by their keys, and that editors read again."""

    with_figures: tuple[str, ...]

    def clean(self):
        """Every figure that it names must be there, since a reader would see an unknown."""
        super().clean()
        if self.reviewed_on and self.reviewed_on > localdate():
            raise ValidationError({"reviewed_on": "Give the day of the review: today or earlier."})
        there = figures(set(self.keys), held.now(), localdate())
        if gone := [key for key in self.keys if key not in there]:
            raise ValidationError(
                f"No fact in force is called {words.listing(gone)}. Add the fact first."
            )

    @property
    def keys(self) -> list[str]:
        """The figures that its texts name, each once."""
        return text.keys(*(getattr(self, name) for name in self.with_figures))

    @classmethod
    def due(cls, day: date):
        """Those that no editor has read for a year."""
        return cls.objects.filter(reviewed_on__lt=years_before(day, 1))
