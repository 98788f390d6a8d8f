"""Figures of one kind as a table: out, changed in a spreadsheet, and in again, row by row."""

import csv
import io
import zipfile
from datetime import date
from unittest import mock

import xlsxwriter
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import CheckConstraint
from django.urls import reverse

from certifications.models import Fee, Issuer, Requirement, Scope, StudyTime
from coderpath.desk.grid.kinds import kinds
from coderpath.desk.models import ChangeSet, Check
from coderpath.sources import constraints
from coderpath.sources.facts import SourcedFact, fact_models
from coderpath.sources.models import PublisherDomain, Source
from tests.admin.forms import PLAIN_STATIC, TODAY, make_editor, one_of_each, url
from tests.certifications.rows import make_way
from tests.factories import make_certification, make_fee, make_issuer, make_publisher, make_source

from .test_change_sets import DeskTestCase, in_group

FEE = "certifications-fee"
# The session, who is signed in, by which second factor and what they may, two savepoints, and
# whether rows moved since.
QUERIES = 8
READ_ON = "2026-11-20"


def tabs(*rows: dict) -> str:
    """Rows as a spreadsheet puts them on the clipboard."""
    stream = io.StringIO()
    lines = csv.DictWriter(stream, list(rows[0]), delimiter="\t", lineterminator="\n")
    lines.writeheader()
    lines.writerows(rows)
    return stream.getvalue()


def workbook(*rows: list) -> bytes:
    """A workbook; a cell that is a pair is a formula with what it gave."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet, day = book.add_worksheet(), book.add_format({"num_format": "m/d/yyyy"})
        for number, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                if isinstance(cell, tuple):
                    sheet.write_formula(number, column, cell[0], None, cell[1])
                elif isinstance(cell, date):
                    sheet.write_datetime(number, column, cell, day)
                else:
                    sheet.write(number, column, cell)
    return stream.getvalue()


class GridTestCase(DeskTestCase):
    def setUp(self):
        super().setUp()
        clock = mock.patch("coderpath.desk.grid.views.localdate", return_value=TODAY)
        clock.start()
        self.addCleanup(clock.stop)

    def rows(self, kind=FEE, query="") -> list[dict]:
        answer = self.client.get(f"/admin/grid/{kind}.csv{query}")
        return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))

    def send(self, table: str | list[dict], kind=FEE, **given):
        sent = table if isinstance(table, str) else tabs(*table)
        return self.client.post(f"/admin/grid/{kind}/", {"table": sent, "read_on": READ_ON} | given)

    def look(self, table, kind=FEE, **given):
        """The rows as the page shows them before anything is stored."""
        judged = self.send(table, kind, **given).context["judged"]
        self.assertEqual(ChangeSet.objects.count(), 0)
        return judged

    def publish(self, table, kind=FEE, **given):
        seal = self.look(table, kind, **given).seal
        return self.send(table, kind, seal=seal, **given)

    def refusals(self, table, **given) -> list[str]:
        judged = self.look(table, **given)
        self.assertEqual(judged.stored, [])
        return [f"{each.where}: {each.says}" for row in judged.refused for each in row.problems]

    def new(self, **given) -> dict:
        """A row for a figure that is not there."""
        said = {"certification": "CPC", "kind": "Retake", "payer": "Member", "amount": "$199.00"}
        return said | {"source": self.old.source.slug} | given


@PLAIN_STATIC
class RoundTripTests(GridTestCase):
    def test_what_is_downloaded_and_sent_back_changes_nothing_whatever_the_kind(self):
        self.client.force_login(make_chief())
        kept = {type(row) for row in one_of_each_beside(self) if isinstance(row, SourcedFact)}
        self.assertEqual(kept, set(fact_models()))
        for kind in kinds():
            with self.subTest(kind=kind):
                rows = self.rows(kind, "?all=yes")
                judged = self.look(rows, kind)
                self.assertEqual([row.outcome.value for row in judged], ["same"] * len(rows))
                self.assertGreater(len(rows), 0)

    def test_two_changed_cells_are_two_changed_rows(self):
        retake = make_fee(certification=self.cpc, kind="RETAKE", amount=199, source=self.old.source)
        make_fee(certification=self.cpc, kind="EXAM_TWO", amount=499, source=self.old.source)
        rows = self.rows()
        own = {row["key"]: row for row in rows}
        own[self.old.key]["amount"] = "$1,425.00"
        own[retake.key]["amount"] = "210"
        judged = self.look(rows, sure="on")
        self.assertEqual({row.old for row in judged.stored}, {self.old, retake})
        self.assertEqual(len(judged.stored), 2)
        self.assertEqual(dict(judged.counts)["same"], 1)
        self.publish(rows, sure="on", _reason="A new list")
        new = Fee.objects.get(amount=1425)
        self.assertEqual(
            (new.as_of, new.checked_on, new.source.read_on, new.source.url),
            (date(2026, 11, 20), date(2026, 11, 20), date(2026, 11, 20), self.old.source.url),
        )
        self.assertEqual(self.ended(), ("SUPERSEDED", "2026-11-19"))
        self.assertEqual(Source.objects.count(), 2)
        self.assertEqual(Fee.objects.count(), 5)
        self.assertEqual(
            set(Check.objects.values_list("fact", "outcome")),
            {(self.old.key, "CHANGED"), (retake.key, "CHANGED")},
        )

    def test_all_of_it_is_one_set_that_can_be_undone(self):
        rows = self.rows()
        rows[0]["amount"] = "425"
        self.publish(rows + [rows[0] | self.new(key="", as_of="")], _reason="A new list")
        kept = ChangeSet.objects.get()
        self.assertEqual((kept.reason, kept.author), ("A new list", self.editor))
        self.assertEqual(Fee.objects.count(), 3)
        self.decide(kept, "undo", "Another page")
        self.assertEqual((Fee.objects.count(), Source.objects.count()), (1, 1))
        self.assertEqual(self.ended(), ("REPORTED", "None"))
        self.assertEqual(Check.objects.count(), 0)

    def test_what_readers_will_see_is_shown_first_and_published_from_there(self):
        Fee.objects.update(payer="ANYONE")
        rows = self.rows()
        rows[0]["amount"] = "425"
        seal = self.look(rows).seal
        page = self.send(rows, seal=seal, _preview="1", _reason="A new list")
        moved = {(m.page.page, m.page.label): m.after.figure for m in page.context["moved"]}
        self.assertEqual(moved[("CPC", "Exam and first-year dues")], "$425")
        self.assertEqual((Fee.objects.count(), ChangeSet.objects.count()), (1, 0))
        answer = self.client.post(f"/admin/grid/{FEE}/", dict(page.context["fields"]))
        self.assertRedirects(answer, f"/admin/grid/{FEE}/")
        self.assertEqual(Fee.objects.get(amount=425).payer, "ANYONE")

    def test_a_cell_that_looks_like_a_formula_comes_back_as_it_was(self):
        Fee.objects.update(note="=1+1 is what “they” say")
        rows = self.rows()
        self.assertEqual(rows[0]["note"], "'=1+1 is what “they” say")
        self.assertEqual(dict(self.look(rows).counts)["same"], 1)

    def test_only_what_holds_unless_every_row_is_wanted(self):
        make_fee(certification=self.cpc, amount=299, standing="MISTAKEN", note="A slip")
        self.assertEqual([row["amount"] for row in self.rows()], ["399.00"])
        self.assertEqual(len(self.rows(query="?all=yes")), 2)


def make_chief():
    chief = make_editor("chief")
    chief.is_superuser = True
    chief.save()
    return chief


def one_of_each_beside(test) -> list:
    """One row of every kind, in place of those of the test."""
    Fee.objects.all().delete()
    test.cpc.delete()
    test.aapc.delete()
    return one_of_each()


@PLAIN_STATIC
class RowTests(GridTestCase):
    def test_a_figure_of_nothing_that_is_there_is_new(self):
        [row] = self.look([self.new()])
        self.assertEqual(row.outcome.value, "new")
        self.publish([self.new(locator="Table 2")])
        fee = Fee.objects.get(kind="RETAKE")
        self.assertEqual(
            (fee.certification, fee.payer, fee.amount, fee.source, fee.locator, fee.as_of),
            (self.cpc, "MEMBER", 199, self.old.source, "Table 2", None),
        )
        self.assertEqual((fee.basis, fee.standing), ("UNDATED", "REPORTED"))

    def test_what_the_publisher_says_already_is_the_same(self):
        said = self.new(kind="exam_one", payer="MEMBER", amount="399")
        [row] = self.look([said])
        self.assertEqual((row.outcome.value, row.old), ("same", self.old))
        self.send([said], seal=self.look([said]).seal)
        self.assertEqual((Fee.objects.count(), ChangeSet.objects.count()), (1, 0))

    def test_another_amount_ends_the_one_before_from_the_day_that_is_given(self):
        said = self.new(kind="Exam, one try", amount="425", as_of="11/1/2026")
        [row] = self.look([said])
        self.assertEqual((row.outcome.value, row.old), ("changed", self.old))
        self.publish([said])
        self.assertEqual(self.ended(), ("SUPERSEDED", "2026-10-31"))
        self.assertEqual(Fee.objects.get(amount=425).basis, "STATED")

    def test_without_a_day_it_holds_from_the_day_on_which_it_was_read(self):
        said = self.new(kind="Exam, one try", amount="425", source="", publisher="AAPC")
        said |= {"title": "Prices", "url": "https://example.org/prices", "read_on": "2026-11-18"}
        self.publish([said])
        new = Fee.objects.get(amount=425)
        self.assertEqual((new.as_of, new.source.read_on), (date(2026, 11, 18), date(2026, 11, 18)))
        self.assertEqual((new.source.title, new.basis), ("Prices", "INFERRED"))
        self.assertEqual(self.ended(), ("SUPERSEDED", "2026-11-17"))

    def test_what_others_report_stays(self):
        blog = make_source(publisher="A blog", kind="THIRD_PARTY")
        said = self.new(kind="Exam, one try", amount="425", source=blog.slug, as_of="2026-11-01")
        [row] = self.look([said])
        self.assertEqual(row.outcome.value, "new")
        self.publish([said])
        self.assertEqual(self.ended(), ("REPORTED", "None"))

    def test_how_a_figure_stands_is_changed_where_it_is(self):
        rows = self.rows()
        rows[0] |= {"standing": "disputed by other sources", "note": "A blog gives $425"}
        self.publish(rows)
        self.old.refresh_from_db()
        self.assertEqual((self.old.standing, self.old.note), ("DISPUTED", "A blog gives $425"))
        self.assertEqual(Fee.objects.count(), 1)
        self.assertEqual(set(ChangeSet.objects.get().changes.get().fields), {"standing", "note"})

    def test_a_figure_that_is_mistaken_brings_back_what_it_ended(self):
        self.publish([self.new(kind="Exam, one try", amount="425", as_of="2026-11-01")])
        rows = [row for row in self.rows() if row["amount"] == "425.00"]
        rows[0] |= {"standing": "Mistaken", "note": "A slip of ours"}
        judged = self.send(rows).context["judged"]
        self.send(rows, seal=judged.seal)
        self.assertEqual(self.ended(), ("REPORTED", "None"))

    def test_of_two_that_are_chosen_the_last_one_is_in_use(self):
        Fee.objects.update(standing="IN_USE")
        blog = make_source(publisher="A blog", kind="THIRD_PARTY")
        said = self.new(kind="Exam, one try", amount="420", source=blog.slug, standing="IN_USE")
        self.publish([said])
        self.assertEqual(self.ended(), ("REPORTED", "None"))

    def test_a_row_without_a_value_is_passed_by(self):
        judged = self.look([self.new(amount=""), self.new(amount="0")])
        self.assertEqual([row.outcome.value for row in judged], ["nothing typed", "new"])

    def test_rows_that_name_no_source_go_by_the_one_above_the_table(self):
        said = self.new(source="")
        self.publish([said], source=self.old.source.slug)
        read = Fee.objects.get(kind="RETAKE").source
        self.assertEqual((read.url, read.read_on), (self.old.source.url, date(2026, 11, 20)))

    def test_the_same_page_described_by_many_rows_is_one_source(self):
        page = {
            "source": "",
            "publisher": "aapc",
            "title": "Prices",
            "url": "https://a.example.org/",
        }
        rows = [self.new(**page, locator=str(number)) for number in range(5)]
        self.publish(rows)
        self.assertEqual(Fee.objects.filter(source__title="Prices", kind="RETAKE").count(), 5)
        self.assertEqual(Source.objects.count(), 2)

    def test_rows_that_are_the_same_are_noted_as_checked_where_that_is_said(self):
        self.publish(self.rows(), same="on")
        self.old.refresh_from_db()
        self.assertEqual(self.old.checked_on, date(2026, 11, 20))
        self.assertEqual(Check.objects.get().outcome, "SAME")
        self.assertEqual(ChangeSet.objects.count(), 1)

    def test_a_kind_whose_value_is_a_word_of_a_list(self):
        said = {"certification": "cpc", "kind": "Level", "term": "Entry level"}
        term = dict(Scope._meta.get_field("term").flatchoices)
        said["term"] = next(label for value, label in term.items() if value == "ENTRY")
        said["source"] = self.old.source.slug
        self.publish([said], "certifications-scope")
        self.assertEqual(Scope.objects.get().term, "ENTRY")
        [row] = self.send([said], "certifications-scope").context["judged"]
        self.assertEqual(row.outcome.value, "same")


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


@PLAIN_STATIC
class FileTests(GridTestCase):
    def upload(self, data: bytes, name="prices.csv"):
        given = {"file": SimpleUploadedFile(name, data), "read_on": READ_ON}
        return self.client.post(f"/admin/grid/{FEE}/", given)

    def outcomes(self, data: bytes, name="prices.csv") -> list[str]:
        page = self.upload(data, name)
        self.assertIsNotNone(page.context["judged"], page.context["form"].errors)
        return [row.outcome.value for row in page.context["judged"]]

    def problem(self, data: bytes, name="prices.csv") -> str:
        page = self.upload(data, name)
        self.assertEqual(page.status_code, 200)
        self.assertIsNone(page.context["judged"])
        [said] = [said for told in page.context["form"].errors.values() for said in told]
        return said

    def test_text_in_every_encoding_that_spreadsheets_write(self):
        table = tabs(self.new(locator="Café, “two”"))
        for encoding in ("utf-8", "utf-8-sig", "cp1252", "utf-16"):
            with self.subTest(encoding=encoding):
                page = self.upload(table.encode(encoding))
                [row] = page.context["judged"]
                self.assertEqual((row.outcome.value, row.fact.locator), ("new", "Café, “two”"))

    def test_commas_semicolons_and_what_stands_in_quotes(self):
        head = list(self.new())
        for between in ",;":
            stream = io.StringIO()
            csv.writer(stream, delimiter=between).writerows([head, self.new().values()])
            self.assertEqual(self.outcomes(stream.getvalue().encode()), ["new"])

    def test_a_workbook_is_read_by_its_values(self):
        head = [*self.new(), "as_of", "locator"]
        said = [*self.new().values(), date(2026, 11, 1), "Table 2"]
        said[head.index("amount")] = ("=100+99", 199)
        page = self.upload(workbook(head, [], said), "prices.xlsx")
        [row] = page.context["judged"]
        self.assertEqual((row.number, row.outcome.value), (3, "new"))
        self.assertEqual((row.fact.amount, row.fact.as_of), (199, date(2026, 11, 1)))
        self.client.post(
            f"/admin/grid/{FEE}/",
            {"table": page.context["table"], "read_on": READ_ON}
            | {"seal": page.context["judged"].seal},
        )
        self.assertEqual(Fee.objects.get(kind="RETAKE").locator, "Table 2")

    def test_a_text_that_begins_like_a_formula_is_refused_in_a_workbook_too(self):
        head, said = list(self.new()), list(self.new(amount="=1+1").values())
        page = self.upload(workbook(head, said), "prices.xlsx")
        self.assertEqual(page.context["judged"].refused[0].problems[0].column, "amount")

    def test_what_is_no_such_table_is_one_sentence(self):
        head = "\t".join(self.new())
        bomb = io.BytesIO()
        with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("xl/workbook.xml", b" " * 60_000_000)
        no_book = io.BytesIO()
        with zipfile.ZipFile(no_book, "w") as archive:
            archive.writestr("mimetype", "text")
        for data, said in (
            (b"\0\0\0", "holds a NUL"),
            (head.encode("utf-16-le"), "holds a NUL"),
            (b"\xff\xfe\x00", "is not whole"),
            (b"\x81\x8d", "is not a text file"),
            (b"PK\x03\x04 no workbook", "is not a whole workbook"),
            (no_book.getvalue(), "it is not a workbook"),
            (bomb.getvalue(), "unpacks to far more than such a table"),
            (b"\xd0\xcf\x11\xe0 old", "save it as .xlsx or CSV"),
            (b"   \n \n", "is empty"),
            (head.encode(), "has names of columns and no row"),
            (head.encode() + b'\nCPC\t"x', "is not a CSV table"),
            (b"colour\tamount\nred\t1", "column “colour” is not known"),
            (b"certificaton\tkind\tamount\n1\t2\t3", "did you mean certification?"),
            (b"kind\tkind\tamount\n1\t2\t3", "there are two columns kind."),
            (b"certification\tkind\nCPC\tRetake", "the column amount is missing."),
            ((f"{head}\n" + "CPC\tRetake\tMember\t1\t\n" * 100_000).encode(), "letters: split it"),
            ((f"{head}\n" + "CPC\tRetake\t\t1\t\n" * 2_001).encode(), "more than 2,000 rows"),
            (b"x" * 5_000_001, "has more than 5 MB: split it"),
        ):
            with self.subTest(said=said):
                self.assertIn(said, self.problem(data))
        self.assertEqual((Fee.objects.count(), ChangeSet.objects.count()), (1, 0))

    def test_five_megabytes_in_a_form_are_too_much_and_say_so(self):
        answer = self.send("x" * 5_000_000)
        self.assertContains(answer, "That is too much at once", status_code=413)

    def test_a_table_or_a_file_but_not_both_or_neither(self):
        for given in ({}, {"table": "x", "file": SimpleUploadedFile("a.csv", b"x")}):
            page = self.client.post(f"/admin/grid/{FEE}/", {"read_on": READ_ON} | given)
            self.assertContains(page, "Paste a table or choose a file, one of the two.")
        page = self.client.post(f"/admin/grid/{FEE}/", {"table": "a\0b", "read_on": READ_ON})
        self.assertContains(page, "Null characters are not allowed.")
        page = self.send(self.rows(), read_on="2027-01-01")
        self.assertContains(page, "That day has not come yet.")


@PLAIN_STATIC
class MayTests(GridTestCase):
    def test_a_contributor_proposes_it(self):
        self.client.force_login(in_group("Contributors", "con"))
        said = [self.new()]
        self.send(said, seal=self.send(said).context["judged"].seal)
        self.assertEqual(Fee.objects.count(), 1)
        kept = ChangeSet.objects.get()
        self.assertEqual(kept.state, ChangeSet.State.WAITING)
        self.decide(kept, "publish", account=in_group("Chief editors", "max"))
        self.assertEqual(Fee.objects.count(), 2)

    def test_who_may_only_look_gets_the_table_and_stores_nothing(self):
        self.client.force_login(in_group("Viewers", "vi"))
        self.assertEqual(len(self.rows()), 1)
        page = self.client.get(f"/admin/grid/{FEE}/")
        self.assertNotContains(page, "<textarea")
        said = "Your account may not add a figure."
        self.assertEqual(self.refusals([self.new()]), [f"Row 2: {said}"])
        rows = self.rows()
        rows[0]["note"] = "Mine"
        self.assertEqual(self.refusals(rows), ["Row 2: Your account may not change a figure."])

    def test_who_may_not_see_the_kind_sees_no_table_of_it(self):
        self.client.force_login(in_group("Administrators", "adm"))
        account = make_editor("nobody")
        account.groups.clear()
        self.client.force_login(account)
        for address in ("/admin/grid/", f"/admin/grid/{FEE}/", f"/admin/grid/{FEE}.csv"):
            self.assertEqual(self.client.get(address).status_code, 403, address)
        self.client.logout()
        self.assertEqual(self.client.get(f"/admin/grid/{FEE}.csv").status_code, 302)

    def test_there_is_no_table_of_what_is_no_fact(self):
        for address in ("/admin/grid/sources-source/", f"/admin/grid/{FEE}/?of=nobody"):
            self.assertEqual(self.client.get(address).status_code, 404)


@PLAIN_STATIC
class PageTests(GridTestCase):
    def test_the_desk_and_each_list_lead_there(self):
        self.assertContains(self.client.get("/admin/"), reverse("grid"))
        page = self.client.get(url(StudyTime, "changelist"))
        self.assertContains(page, "/admin/grid/certifications-studytime/")
        page = self.client.get("/admin/grid/")
        for kind in kinds().values():
            self.assertContains(page, f'href="{kind.address}"')

    def test_the_prices_of_an_organization_are_ready_to_be_filled_in(self):
        Issuer.objects.update(has_members=True, publisher=self.old.source.publisher)
        ahima = make_issuer(code="AHIMA")
        make_certification(code="CCS", issuer=ahima)
        blog = make_source(publisher="A blog", kind="THIRD_PARTY")
        make_fee(certification=self.cpc, kind="EXAM_TWO", amount=1, source=blog)
        self.assertContains(self.client.get("/admin/grid/"), f"/admin/grid/{FEE}/?of=aapc")
        rows = self.rows(query="?of=aapc")
        self.assertEqual(
            [(row["certification"], row["kind"], row["payer"], row["amount"]) for row in rows],
            [
                ("CPC", "Exam, one try", "Member", "399.00"),
                ("CPC", "Exam, one try", "Non-member", ""),
                ("CPC", "Exam, two tries", "Member", ""),
                ("CPC", "Exam, two tries", "Non-member", ""),
            ],
        )
        self.assertEqual([row["key"] for row in rows], [self.old.key, "", "", ""])
        form = self.client.get(f"/admin/grid/{FEE}/?of=aapc").context["form"]
        self.assertEqual(form.initial["source"], self.old.source.slug)
        table = form.initial["table"].replace("399.00", "425")
        self.assertIn("Say where it was read", self.refusals(table)[0])
        judged = self.look(table, source=form.initial["source"])
        self.assertEqual([row.outcome.value for row in judged], ["changed"] + ["nothing typed"] * 3)

    def test_as_many_queries_for_many_rows_as_for_one(self):
        rows = [self.new(locator=str(number)) for number in range(120)]
        self.send(rows[:1])
        with self.assertNumQueries(QUERIES):
            self.send(rows[:1])
        with self.assertNumQueries(QUERIES):
            self.assertEqual(len(self.send(rows).context["judged"].stored), 120)

    def test_two_tables_in_a_row_need_no_going_back(self):
        page = self.send([self.new()])
        self.assertContains(page, "Send another table")
        self.assertContains(page, '<textarea name="table" hidden>')


class ConstraintTests(GridTestCase):
    """What is told of rules without the database is what the database says."""

    def test_of_every_kind_and_many_values(self):
        asked = 0
        for row in one_of_each_beside(self):
            for rule in row._meta.constraints if isinstance(row, SourcedFact) else ():
                if isinstance(rule, CheckConstraint):
                    for changed in variants(row):
                        asked += 1
                        with self.subTest(rule=rule.name, row=vars(changed)):
                            self.assertEqual(
                                constraints.holds(rule.condition, changed) is False,
                                is_refused(rule, changed),
                            )
        self.assertGreater(asked, 500)


def variants(row):
    """The row with one field after the other empty, small, large, or another of its choices."""
    for field in row._meta.concrete_fields:
        if field.name in ("id", "key", "source"):
            continue
        values = [None] if field.null else []
        if field.choices:
            values += [value for value, _ in field.flatchoices]
        elif field.get_internal_type().endswith(("IntegerField", "DecimalField")):
            values += [0, 1, 50, 30_000]
        elif field.get_internal_type() == "DateField":
            values += [date(1999, 1, 1), date(2030, 1, 1)]
        elif field.get_internal_type() == "BooleanField":
            values += [True, False]
        for value in values:
            changed = type(row)(**{f.attname: getattr(row, f.attname) for f in row._meta.fields})
            setattr(changed, field.attname, value)
            yield changed


def is_refused(rule, row) -> bool:
    try:
        rule.validate(type(row), row)
    except ValidationError:
        return True
    return False
