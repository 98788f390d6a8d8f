"""The numbers beside figures, and the list they lead to."""

from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace

from django.template import Context, Template
from django.test import SimpleTestCase

from coderpath.sources.models import Publisher, Source
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


class WrittenNotesTests(SimpleTestCase):
    """A note is kept with the source as it was read, by the little that it says of a fact."""

    def setUp(self):
        self.source = self.read("Fees")

    @staticmethod
    def read(title: str) -> Source:
        publisher = Publisher(name="AAPC", kind=Publisher.Kind.ISSUER)
        return Source(pk=1, slug="aapc-fees", title=title, publisher=publisher)

    def note(self, source: Source, dated: str = "2026", **stands) -> str:
        notes = SourceNotes()
        notes.number(SimpleNamespace(source=source, dated=dated, **stands))
        return Template("{% source_notes %}").render(Context({"notes": notes}))

    def test_a_row_read_anew_has_its_own_words(self):
        self.assertIn("Fees, 2026.", self.note(self.source))
        self.assertIn("Prices, 2026.", self.note(self.read("Prices")))
        self.assertIn("Fees, 2026.", self.note(self.source))

    def test_what_differs_between_facts_of_a_source_is_told(self):
        notes = [
            self.note(self.source),
            self.note(self.source, dated="2025"),
            self.note(self.source, is_old=True),
            self.note(self.source, checked_on=date(2026, 5, 4)),
        ]
        self.assertEqual(len(set(notes)), len(notes))
        self.assertIn("Checked May 4, 2026.", notes[-1])
        self.assertEqual([self.note(self.source), self.note(self.source, is_old=True)], notes[::2])
