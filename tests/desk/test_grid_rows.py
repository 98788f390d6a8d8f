"""What becomes of each row of a table: new, the same, changed; and what constraints say of many."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import CheckConstraint

from certifications.models import Fee, Scope
from coderpath.desk.models import ChangeSet, Check
from coderpath.sources import constraints
from coderpath.sources.facts import SourcedFact
from coderpath.sources.models import Source
from tests.admin.forms import PLAIN_STATIC
from tests.factories import make_source

from .tables import GridTestCase, one_of_each_beside


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
