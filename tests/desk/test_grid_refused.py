"""Rows of a table that are refused: with the cell and the reason, and nothing of them stored."""

from datetime import date

from certifications.models import Fee, Requirement
from coderpath.sources.models import PublisherDomain
from tests.admin.forms import PLAIN_STATIC
from tests.certifications.rows import make_way
from tests.factories import make_certification, make_publisher, make_source

from .tables import GridTestCase, tabs


@PLAIN_STATIC
class RefusedTests(GridTestCase):
    def test_the_cell_and_the_reason_are_told(self):
        for given, said in (
            ({"amount": "=1+1"}, "amount: It is a formula. Put its value there."),
            ({"locator": '=HYPERLINK("https://evil.example")'}, "locator: It is a formula."),
            ({"amount": "four"}, "amount: Enter a number."),
            ({"amount": "399,00"}, "amount: Write 399.00."),
            ({"amount": "-1"}, "Row 2: A fee cannot be less than $0."),
            (
                {"certification": "CPX"},
                "certification: Nothing is called “CPX”. Did you mean “CPC”?",
            ),
            ({"kind": "Re-take"}, "kind: “Re-take” is no choice here: did you mean “Retake”?"),
            (
                {"kind": "Dues", "every_months": "12"},
                "Row 2: Members pay dues to an organization",
            ),
            ({"kind": "zzz"}, "kind: “zzz” is no choice here: choose one of: Exam, one try;"),
            ({"kind": ""}, "kind: It is empty."),
            ({"as_of": "soon"}, "as_of: “soon” is not a day."),
            ({"as_of": "1850-01-01"}, "as_of: That is before 1900."),
            ({"as_of": "2035-01-01"}, "as_of: That is more than three years ahead."),
            ({"checked_on": "2027-01-01"}, "checked_on: That day has not come yet."),
            ({"is_business_days": "perhaps"}, "is_business_days: Write yes or no, not “perhaps”."),
            ({"locator": "x" * 201}, "locator: Ensure this value has at most 200 characters"),
            ({"source": "nowhere"}, "Row 2: source: no source is called “nowhere”."),
            ({"source": ""}, "Row 2: Say where it was read"),
            ({"publisher": "AAPC"}, "Row 2: Name a source or describe a page, not both."),
            ({"key": "gone"}, "key: No figure has this key."),
        ):
            with self.subTest(given=given):
                [first, *more] = self.refusals([self.new(**given)])
                self.assertIn(said, first)
                self.assertEqual(more, [])
                self.assertTrue(first.startswith("Row 2"), first)
        self.assertEqual(Fee.objects.count(), 1)

    def test_a_page_that_is_described_is_as_good_as_on_its_own_form(self):
        other = make_publisher("AHIMA")
        PublisherDomain.objects.create(publisher=other, domain="ahima.org")
        PublisherDomain.objects.create(publisher=self.old.source.publisher, domain="aapc.com")
        page = {"source": "", "publisher": "AAPC", "title": "Prices"}
        for url_typed, said in (
            ("https://ahima.org/x", "url: ahima.org belongs to AHIMA"),
            ("https://evil.example/x", "url: AAPC publishes on aapc.com."),
            ("javascript:alert(1)", "url: Enter a valid URL."),
            ("https://aapc.com@evil.example/", "url: "),
        ):
            with self.subTest(url=url_typed):
                self.assertIn(said, self.refusals([self.new(**page, url=url_typed)])[0])
        said = self.refusals([self.new(**page | {"publisher": "AAPD"}, url="https://aapc.com/x")])
        self.assertIn("publisher: Nothing is called “AAPD”. Did you mean “aapc”?", said[0])

    def test_what_a_figure_is_about_does_not_change(self):
        make_certification(code="COC", issuer=self.aapc)
        rows = self.rows()
        rows[0]["certification"] = "COC"
        self.assertIn("Row 2, certification: This is about another thing", self.refusals(rows)[0])

    def test_a_figure_is_not_ended_before_it_began_nor_by_another(self):
        rows = self.rows()
        rows[0] |= {"amount": "425", "as_of": "2025-01-01"}
        self.assertIn("from which later day it holds", self.refusals(rows)[0])
        blog = make_source(publisher="A blog", kind="THIRD_PARTY")
        rows = self.rows()
        rows[0] |= {"amount": "425", "source": blog.slug}
        self.assertIn("Another publisher says so", self.refusals(rows)[0])

    def test_a_figure_of_the_past_is_not_written_over(self):
        self.old.end_before(date(2026, 6, 1), "Another")
        rows = self.rows(query="?all=yes")
        rows[0]["amount"] = "425"
        self.assertIn("amount: This figure no longer holds", self.refusals(rows)[0])

    def test_who_says_that_it_is_mistaken_says_why(self):
        rows = self.rows()
        rows[0]["standing"] = "Mistaken"
        self.assertIn("note: Say what is wrong with it", self.refusals(rows)[0])

    def test_nothing_is_there_twice(self):
        judged = self.look([self.new(), self.new()])
        self.assertEqual([row.outcome.value for row in judged], ["new", "refused"])
        self.assertEqual(judged.refused[0].problems[0].says, "Row 2 says the same.")
        rows = self.rows() * 2
        self.assertIn("Row 3, key: Row 2 has the same key.", self.refusals(rows)[0])
        Fee.objects.update(standing="MISTAKEN", note="A slip")
        said = self.new(kind="Exam, one try", amount="399", as_of="2026-01-01")
        self.assertIn("already has this figure, with this date", self.refusals([said])[0])

    def test_an_unusual_amount_is_asked_about_once(self):
        rows = self.rows()
        rows[0]["amount"] = "4250"
        self.assertIn("965% more than $399, which readers see now", self.refusals(rows)[0])
        self.publish(rows, sure="on")
        self.assertTrue(Fee.objects.filter(amount=4250).exists())

    def test_what_is_made_of_rows_has_its_own_form(self):
        make_way(
            certification=self.cpc, rule="A degree", education="BACHELOR", source=self.old.source
        )
        kind = "certifications-requirement"
        rows = self.rows(kind)
        rows[0]["as_of"] = "2026-11-01"
        self.assertIn("made of several rows", self.refusals(rows, kind=kind)[0])
        rows[0] |= {"as_of": "", "note": "Checked by phone"}
        self.publish(rows, kind)
        self.assertEqual(Requirement.objects.get().note, "Checked by phone")

    def test_a_row_that_is_too_long(self):
        table = tabs(self.new()).rstrip("\n") + "\tmore\n"
        self.assertIn("Row 2: It has 6 cells, and there are 5 columns.", self.refusals(table))

    def test_a_refused_row_is_left_out_unless_all_are_wanted(self):
        rows = [self.new(), self.new(amount="four")]
        seal = self.look(rows, whole="on").seal
        page = self.send(rows, seal=seal, whole="on")
        self.assertContains(page, "A row is refused: correct it, or publish the others")
        self.assertEqual(Fee.objects.count(), 1)
        self.publish(rows)
        self.assertEqual(Fee.objects.count(), 2)

    def test_what_changed_since_it_was_looked_at_is_looked_at_again(self):
        rows = self.rows()
        rows[0]["note"] = "Mine"
        seal = self.look(rows).seal
        Fee.objects.update(note="Of another editor")
        self.assertContains(self.send(rows, seal=seal), "Something changed since you looked")
        self.old.refresh_from_db()
        self.assertEqual(self.old.note, "Of another editor")

    def test_nothing_to_publish_is_said(self):
        rows = self.rows()
        page = self.send(rows, seal=self.look(rows).seal)
        self.assertContains(page, "there is nothing to publish")
