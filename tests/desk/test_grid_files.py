"""Tables as they come: text of every encoding, workbooks, and what is no table."""

import csv
import io
import zipfile
from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile

from certifications.models import Fee
from coderpath.desk.models import ChangeSet
from tests.admin.forms import PLAIN_STATIC

from .tables import FEE, READ_ON, GridTestCase, tabs, workbook


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
