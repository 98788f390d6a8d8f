"""The checklist of a path and the books of its exams, on one day, by the shipped rules."""

from datetime import date

from django.http import QueryDict
from django.test import TestCase

from certifications.catalogue import shelf
from certifications.models import Path
from certifications.paths.page.path_page import path_page
from coderpath.today import looking_ahead
from tests.pages import text_of
from tests.shipped import load_shipped

TODAY = date(2026, 11, 22)


class ChecklistTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_shipped()

    def items(self, slug, today=TODAY):
        with looking_ahead(today):
            found = path_page(slug, QueryDict(), shelf.at()).checklist
        return {item.text: item for item in found}

    def books(self, slug, code, today=TODAY):
        return self.items(slug, today)[f"Books for the {code} exam"].books

    def parts(self, item):
        return [part.text for part in item.parts]

    def page(self, slug, today=TODAY):
        with looking_ahead(today):
            return self.client.get(f"/paths/{slug}/")

    # Identification

    def test_what_to_show_at_the_exam_is_said_by_whom_and_when(self):
        shown = "To show at the CPC exam, by AAPC (2016–18): picture ID required, member ID"
        self.assertIn(shown, self.items("self-study-cpc-a"))

    def test_where_no_source_says_it_is_not_collected(self):
        found = self.items("cca-then-ccs")
        self.assertIn("Ask which ID to show at the CCA exam: not collected", found)
        self.assertIn("Ask which ID to show at the CCS exam: not collected", found)

    # Books

    def test_the_sheet_of_paper_says_what_the_wrong_books_cost(self):
        with looking_ahead(TODAY):
            said = text_of(self.client.get("/paths/self-study-cca/handout/"))
        books = said.split("Bring and keep")[1].split("CCA application")[0]
        self.assertIn("Without the right books you may not test, and the fee is lost.", books)

    def test_each_exam_has_the_books_of_its_own_day(self):
        """10 weeks of study for the CCA; with a year of work and 16 weeks more, 18 months."""
        cca = self.books("cca-then-ccs", "CCA")
        self.assertEqual((cca.day, cca.is_earliest), (date(2027, 1, 31), False))
        self.assertEqual(cca.when, "about Jan. 31, 2027")
        self.assertTrue(cca.rules.are_editions_known)
        self.assertEqual([rule.exams_from for rule in cca.rules.to_bring][0], date(2026, 5, 1))

        ccs = self.books("cca-then-ccs", "CCS")
        self.assertEqual((ccs.day, ccs.is_earliest), (date(2028, 5, 22), True))
        self.assertFalse(ccs.rules.are_editions_known)
        self.assertEqual(
            [rule.rule for rule in ccs.rules.to_bring],
            ["The code books of the year, brought to the exam."],
        )

    def test_the_page_sends_to_the_tool_for_the_day(self):
        response = self.page("cca-then-ccs")
        self.assertContains(response, 'href="/tools/exam-day/?c=ccs&amp;day=2028-05-22"', count=2)
        said = text_of(response)
        self.assertIn("about Jan. 31, 2027: a later day may ask for other editions", said)
        for part in (said.split("Step by step")[1], said.split("Checklist")[1]):
            self.assertIn("May 22, 2028, the earliest day by this path: no rule that we read", part)
            self.assertIn("is announced each year", part)
        self.assertEqual(said.count("The 2026 editions."), 0)

    def test_no_day_is_asked_that_the_tool_does_not_take(self):
        books = self.books("cca-then-ccs", "CCS")
        late = type(books)(books.about, date(2028, 11, 23), True, TODAY)
        self.assertEqual(late.query, "c=ccs")

    def test_a_path_begun_after_april_has_no_editions_yet(self):
        """AHIMA's 2026 editions began on May 1, 2026."""
        self.assertFalse(self.books("self-study-cca", "CCA", date(2027, 4, 1)).rules.to_bring[1:])

    def test_the_cpc_s_rule_holds_for_any_year(self):
        books = self.books("self-study-cpc-a", "CPC")
        self.assertEqual(books.day.year, 2027)
        rules = " ".join(rule.rule for rule in books.rules.to_bring)
        self.assertIn("of the exam’s year or the year before", rules)
        self.assertEqual(books.disputed, [])
        self.assertFalse(books.names_a_year)

    def test_any_book_holds_though_nobody_names_its_edition(self):
        """The CIC has only its body's rule for exams from Jan. 15, 2026, and any ICD-10-CM."""
        soon = self.books("cpc-cic", "CIC")
        self.assertTrue(soon.is_earliest)
        self.assertEqual(soon.when, "today, the earliest day by this path")
        self.assertIn("2026 code sets", soon.rules.to_bring[1].rule)
        self.assertTrue(soon.names_a_year)
        later = self.books("cpc-cic", "CIC", date(2027, 1, 15))
        self.assertFalse(later.rules.are_editions_known)
        self.assertEqual(
            [rule.rule for rule in later.rules.to_bring], ["Any ICD-10-CM and any ICD-10-PCS."]
        )

    def test_one_box_for_the_books_of_an_exam(self):
        for slug in Path.objects.values_list("slug", flat=True):
            with looking_ahead(TODAY):
                found = path_page(slug, QueryDict(), shelf.at())
            boxes = [item for item in found.checklist if item.books]
            steps = [told for told in found.steps if told.books]
            with self.subTest(path=slug):
                self.assertEqual(len(boxes), len(steps))

    # Proof

    def test_proof_is_of_what_the_gate_asks_by_the_way_taken(self):
        proofs = [text for text in self.items("employer-cbcs") if text.startswith("Proof")]
        self.assertEqual(
            proofs,
            ["Proof for the CBCS exam: high-school diploma or GED, and a year of supervised work"],
        )
        either = next(text for text in self.items("certificate-cbcs") if text.startswith("Proof"))
        self.assertIn("a training program within the past 5 years; or high-school", either)

    def test_work_that_no_source_says_how_to_prove(self):
        text = "Recommended for the CCS exam, not required: CCA and one year of coding"
        self.assertEqual(
            self.parts(self.items("cca-then-ccs")[text]),
            ["No source that we read says how that work is proved: ask AHIMA."],
        )

    def test_each_way_to_lose_the_a_has_its_papers(self):
        letters, course, practicode = (
            "Letters of employers or externships",
            "Proof of the course",
            "Proof of Practicode",
        )
        for slug, asked in [
            ("apprentice-work", [letters]),
            ("apprentice-work-course", [letters, course]),
            ("apprentice-work-practicode", [letters, practicode]),
            ("apprentice-no-job", [course, practicode]),
        ]:
            with self.subTest(path=slug):
                found = self.items(slug)
                self.assertEqual([t for t in (letters, course, practicode) if t in found], asked)
        self.assertEqual(len(self.parts(self.items("apprentice-work")[letters])), 4)
        no_job = self.items("apprentice-no-job")
        self.assertIn("at least 80", self.parts(no_job[course])[0])
        self.assertEqual(self.parts(no_job[practicode]), ["What it looks like: not collected"])

    def test_what_the_older_page_allows_is_said_to_be_in_doubt(self):
        doubt = "AAPC’s newer page names three ways; the part seen breaks off before the details."
        said = text_of(self.page("apprentice-no-job"))
        for part in ("Step by step", "What you need", "Checklist"):
            self.assertIn(doubt, said.split(part)[1])
        self.assertIn("by an older AAPC page", said)

    # Keeping it

    def test_credits_are_logged_from_the_day_of_passing_only_by_those_who_have_not_passed(self):
        logs = {
            slug: [text for text in self.items(slug) if text.startswith("Log")]
            for slug in ("apprentice-no-job", "self-study-cpc-a", "cpc-ccs")
        }
        self.assertEqual(logs["apprentice-no-job"], ["Log of credits, CPC: 36 CEUs every 2 years"])
        self.assertEqual(
            logs["self-study-cpc-a"],
            ["Log of credits from the day you pass, CPC: 36 CEUs every 2 years"],
        )
        self.assertEqual(
            set(logs["cpc-ccs"]),
            {
                "Log of credits, CPC: 36 CEUs every 2 years",
                "Log of credits from the day you pass, CCS: 20 CEUs every 2 years",
            },
        )
