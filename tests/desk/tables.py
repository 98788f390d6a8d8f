"""Tables as a spreadsheet sends them, and a test case that sends them to the desk."""

import csv
import io
from datetime import date
from unittest import mock

import xlsxwriter

from certifications.models import Fee
from coderpath.desk.models import ChangeSet
from tests.admin.forms import TODAY, make_editor, one_of_each

from .test_change_sets import DeskTestCase

FEE = "certifications-fee"
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
