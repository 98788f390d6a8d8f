"""What the list of paths says where it names none: what leaves nothing, and nothing untrue."""

from datetime import date
from itertools import product

from django.http import QueryDict
from django.test import TestCase

from certifications.catalogue import shelf
from certifications.paths.list.form import PathsForm
from certifications.paths.list.listing import PathListing
from certifications.paths.list.pick_words import WORK
from salaries import shelf as salaries_shelf
from tests.pages import text_of
from tests.shipped import load_shipped

STARTS = ("", "no-diploma", "diploma", "nurse", "biller", "apprentice", "coder")
HOLDS = ("", "cpc", "cca", "coc-a", "rhit", "cpma", "coding-36")
SETTINGS = ("", "INPATIENT", "RISK", "AUDIT", "BILLING", "SPECIALTY")
BUDGETS = ("", "50", "500")
CHANGE = "One change below brings some back."


def query(start="", have="", setting="", budget="") -> str:
    asked = {"start": start, "have": have, "setting": setting, "budget": budget}
    return "&".join(f"{name}={value}" for name, value in asked.items() if value)


class UnnamedTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_shipped()

    def listing(self, asked: str, day: date | None = None) -> PathListing:
        form = PathsForm(QueryDict(asked), shelf.at(day).slugs)
        return PathListing(form, shelf.at(day), salaries_shelf.at())

    def test_it_says_which_answer_leaves_nothing_or_what_keeps_those_that_are_there(self):
        unnamed = 0
        for answers in product(STARTS, HOLDS, SETTINGS, BUDGETS):
            listing = self.listing(query(*answers))
            if not listing.cards:
                unnamed += 1
                with self.subTest(query(*answers), says=listing.answer):
                    self._is_true_of(listing)
        self.assertGreater(unnamed, 100)

    def _is_true_of(self, listing):
        says, answers = listing.answer, listing.answers
        fits = listing.rows or listing.unpriced
        if says.startswith("We have no path"):
            self.assertFalse(listing.rows, "a path is there that fits every answer")
            self.assertEqual("with a total of" in says, bool(listing.over))
            self.assertFalse(listing.unpriced and not listing.over)
        elif says.startswith("We can’t price"):
            self.assertFalse(listing.rows)
            self.assertTrue(all(row.cost.lacks for row in listing.unpriced))
        else:
            self.assertTrue(listing.rows)
            self.assertFalse([row for row in listing.rows if row.may_be_first])
        if "begins with a job" in says:
            self.assertTrue(all(row.outline.awaits_work for row in listing.rows))
        if answers.setting and "can’t tell yet" not in says:
            self.assertIn(WORK[answers.setting], says)
        if "$" in says:
            self.assertIn(f"${answers.budget}", says)
        shows_change = listing.changes or (not fits and not listing.over and listing.advice)
        if CHANGE in says:
            self.assertTrue(shows_change)
        self.assertFalse(fits and listing.heading == "No path fits every answer")

    def test_no_one_says_on_that_day_for_whom_the_paths_are(self):
        """The levels of the entry titles were read in 2026."""
        says = self.listing("start=diploma", date(2025, 9, 1)).answer
        self.assertEqual(
            says,
            "As of Sept. 1, 2025, no source we read says which of the paths that have a total are"
            " made for beginners, so we name none first.",
        )
        page = text_of(self.client.get("/paths/?as_of=2025-09-01&start=diploma"))
        self.assertIn(says, page)
        self.assertIn("Paths that fit your answers", page)

    def test_the_answer_that_leaves_nothing_is_named(self):
        for asked, says in (
            (
                "have=coc-a&setting=COMPLIANCE&budget=50",
                f"We have no path to compliance and privacy from where you are. {CHANGE}",
            ),
            (
                "start=coder&have=ccs&setting=OUTPATIENT&budget=50",
                "We have no path to hospital outpatient work from where you are with a total of"
                f" $50 or less. {CHANGE}",
            ),
            (
                "start=coder&have=cpma&setting=BILLING&budget=300",
                "The one path to billing work from where you are within $300 begins with a job in"
                " the field, so we name none first.",
            ),
            (
                "have=cpc-a&setting=OUTPATIENT&budget=500",
                "We can’t tell yet which of these paths you can start. Tell us your schooling.",
            ),
            (
                "have=cpc-a&setting=RISK&budget=500",
                "We can’t price any path to risk adjustment from where you are as a whole: no"
                " source we read gives the price of the course.",
            ),
        ):
            with self.subTest(asked):
                self.assertEqual(self.listing(asked).answer, says)
