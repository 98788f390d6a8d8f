"""The numbers beside figures, and the list they lead to."""

from dataclasses import dataclass
from types import SimpleNamespace

from django.test import SimpleTestCase

from coderpath.sources.notes import SourceNotes


@dataclass(frozen=True)
class Fact:
    source: SimpleNamespace
    dated: str


GUIDE, PAGE = SimpleNamespace(slug="guide"), SimpleNamespace(slug="page")


class SourceNotesTests(SimpleTestCase):
    def test_numbers_are_given_in_the_order_of_first_use(self):
        notes = SourceNotes()
        numbers = [
            notes.number(Fact(GUIDE, "2026")),
            notes.number(Fact(PAGE, "undated")),
            notes.number(Fact(GUIDE, "2026")),
            notes.number(Fact(PAGE, "undated")),
        ]
        self.assertEqual(numbers, [1, 2, 1, 2])

    def test_a_source_has_a_number_for_each_date(self):
        notes = SourceNotes()
        self.assertEqual(notes.number(Fact(GUIDE, "2025")), 1)
        self.assertEqual(notes.number(Fact(GUIDE, "2026")), 2)
        self.assertEqual([fact.dated for _, fact in notes.listed], ["2025", "2026"])

    def test_a_page_without_figures_has_no_notes(self):
        self.assertFalse(SourceNotes())
