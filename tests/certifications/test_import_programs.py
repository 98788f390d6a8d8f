"""Programs from a CSV file: said, stored, stored again, refused whole."""

from datetime import date
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import TestCase

from certifications.models import ProgramTerm, Training, TrainingCost, TrainingLength
from certifications.programs.importing import table
from coderpath.sources.models import Publisher, Source
from coderpath.sources.standing import Standing
from salaries.models import Area
from tests.factories import make_certification

HEADER = (
    "program,provider,state,taught,award,school,hours,weeks,cost,exams,externship,"
    "source_title,source_url,as_of"
)
CODING = (
    'Coding 101,Lima Tech,OH,online,certificate,career school,440,8-15,"$2,400",CPC CCA,'
    "120 hours,Coding,https://lima.example/coding,2026-11-01"
)
BILLING = "Billing,Lima Tech,oh,,,,,,,,,Billing,https://lima.example/billing,undated"
LEAST = "program,provider,source_title,source_url,as_of"


class ImportTest(TestCase):
    @classmethod
    def setUpTestData(cls):
        Area.objects.create(slug="oh", name="Ohio", kind=Area.Kind.STATE, code="39")
        for code in ("CPC", "CCA"):
            make_certification(code=code)

    def setUp(self):
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = Path(folder.name) / "programs.csv"

    def load(self, *lines, data=None, **options) -> list[str]:
        self.path.write_bytes(data or "\n".join(lines).encode())
        out = StringIO()
        call_command("import_programs", self.path, stdout=out, **options)
        return out.getvalue().splitlines()

    def refused(self, *lines, data=None) -> list[str]:
        """What is said of a file of which nothing is stored."""
        before = self.stored()
        with self.assertRaises(CommandError) as refused:
            self.load(*lines, data=data)
        self.assertEqual(self.stored(), before)
        said = str(refused.exception).splitlines()
        self.assertTrue(said[-1].endswith("Nothing was stored."), said)
        return said

    def stored(self) -> tuple[int, ...]:
        kinds = (Training, TrainingCost, TrainingLength, ProgramTerm, Source, Publisher)
        return tuple(kind.objects.count() for kind in kinds)


class StoringTests(ImportTest):
    def test_every_cell_becomes_a_fact_of_its_source(self):
        said = self.load(HEADER, CODING)
        self.assertEqual(
            said,
            [
                "line 2: lima-tech-coding-101: new program, 7 new facts",
                "Stored. Now run check_facts.",
            ],
        )
        training = Training.objects.get()
        self.assertEqual(
            (
                training.provider,
                training.state.slug,
                training.mode,
                training.award,
                training.school,
            ),
            ("Lima Tech", "oh", "ONLINE", "CERTIFICATE", "CAREER"),
        )
        cost, length = TrainingCost.objects.get(), TrainingLength.objects.get()
        self.assertEqual((cost.low, cost.high, cost.per), (2400, None, "WHOLE"))
        self.assertEqual((length.weeks_low, length.weeks_high, length.hours), (8, 15, 440))
        self.assertEqual((cost.as_of, cost.basis), (date(2026, 11, 1), "STATED"))
        self.assertEqual(cost.source.publisher.name, "Lima Tech")
        self.assertEqual(cost.source.publisher.kind, Publisher.Kind.SCHOOL)
        self.assertEqual(
            set(ProgramTerm.objects.values_list("kind", "says", "certification__code")),
            {
                ("PREPARES", "CPC", "CPC"),
                ("PREPARES", "CCA", "CCA"),
                ("EXTERNSHIP", "120 hours", None),
                ("AWARD", "Certificate", None),
                ("DELIVERY", "Online", None),
            },
        )

    def test_another_publisher_than_the_school_is_a_third_party(self):
        self.load(f"publisher,{LEAST}", "A blog,Billing,Lima Tech,Page,https://b.example/x,undated")
        self.assertEqual(Publisher.objects.get().kind, Publisher.Kind.THIRD_PARTY)

    def test_readers_find_it(self):
        self.load(HEADER, CODING)
        page = self.client.get("/programs/?where=oh&exam=cca&max_cost=2400")
        self.assertContains(page, "Coding 101")
        self.assertContains(self.client.get("/programs/lima-tech-coding-101/"), "440 class hours")

    def test_twice_changes_nothing(self):
        self.load(HEADER, CODING, BILLING)
        before = self.stored()
        said = self.load(HEADER, CODING, BILLING)
        self.assertEqual(said[-1], "Everything is stored already.")
        self.assertEqual(said[0], "line 2: lima-tech-coding-101: as stored")
        self.assertEqual(self.stored(), before)

    def test_a_dry_run_says_the_same_and_stores_nothing(self):
        said = self.load(HEADER, CODING, dry_run=True)
        self.assertEqual(
            said,
            [
                "line 2: lima-tech-coding-101: new program, 7 new facts",
                "Nothing was stored: this was a dry run.",
            ],
        )
        self.assertEqual(self.stored(), (0, 0, 0, 0, 0, 0))

    def test_a_newer_price_of_the_school_ends_the_older(self):
        self.load(HEADER, CODING)
        newer = CODING.replace("2,400", "2,600").replace("2026-11-01", "2026-11-20")
        self.load(HEADER, newer)
        old = TrainingCost.objects.get(low=2400)
        self.assertEqual((old.standing, old.until), (Standing.SUPERSEDED, date(2026, 11, 19)))
        self.assertContains(self.client.get("/programs/"), "$2,600")
        self.assertNotContains(self.client.get("/programs/"), "$2,400")

    def test_what_a_source_said_already_is_not_changed(self):
        self.load(HEADER, CODING)
        said = self.refused(HEADER, CODING.replace("2,400", "2,500"))
        self.assertEqual(
            said[0],
            "line 2: the same source gives $2,400 in all of the same day, and not $2,500 in all:"
            " correct that one in the admin.",
        )

    def test_an_empty_cell_leaves_what_is_there(self):
        self.load(HEADER, CODING)
        bare = "Coding 101,Lima Tech,,,,,,,,,,Coding,https://lima.example/coding,2026-11-01"
        self.load(HEADER, bare)
        self.assertEqual(Training.objects.get().mode, "ONLINE")

    def test_a_slug_names_the_program_whatever_it_is_called(self):
        self.load(HEADER, CODING)
        renamed = CODING.replace("Coding 101", "Coding 102")
        said = self.load(f"slug,{HEADER}", f"lima-tech-coding-101,{renamed}")
        self.assertEqual(said[0], "line 2: lima-tech-coding-101: changed program")
        self.assertEqual(Training.objects.get().name, "Coding 102")

    def test_a_byte_order_mark_windows_lines_and_semicolons(self):
        text = "\r\n".join([HEADER, CODING]).replace('"$2,400"', "2400").replace(",", ";")
        self.load(data=b"\xef\xbb\xbf" + text.encode())
        self.assertEqual(TrainingCost.objects.get().low, 2400)

    def test_columns_in_any_order_and_case(self):
        self.load(
            "AS_OF,Source_URL,source_title,provider,program", "undated,https://a.example,P,S,C"
        )
        self.assertEqual(Training.objects.get().name, "C")

    def test_hundreds_of_rows(self):
        rows = (f"Course {n},School {n},Page,https://s{n}.example/x,2026-11-01" for n in range(300))
        self.load(LEAST, *rows)
        self.assertEqual(Training.objects.count(), 300)
        page = self.client.get("/programs/?page=3")
        self.assertContains(page, "Course 99")
        self.assertContains(page, 'aria-current="page"')


class RefusedTests(ImportTest):
    def test_columns_that_are_not_known_or_missing(self):
        said = self.refused("program,provider,aproval,source_title,cost,cost", "a,b,c,d,1,2")
        self.assertEqual(
            said,
            [
                "line 1: column “aproval” is not known: did you mean approval?",
                "line 1: there are two columns cost.",
                "line 1: the column source_url is missing.",
                "line 1: the column as_of is missing.",
                "Nothing was stored.",
            ],
        )

    def test_each_wrong_value_is_one_sentence_with_its_line(self):
        header = (
            "taught,award,school,state,hours,months,cost,exams,"
            "program,provider,source_title,source_url,as_of"
        )
        row = "at home,PhD,shop,ZZ,many,12-3,-5,C/PC,a,b,c,ftp://d,yesterday"
        said = self.refused(header, row)
        self.assertEqual(
            said,
            [
                "line 2: taught must be one of: campus, online, partly online, campus or online."
                " It says “at home”.",
                "line 2: award must be one of: course, certificate, diploma, associate, bachelor,"
                " master. It says “PhD”.",
                "line 2: school must be one of: community college, university, career school,"
                " organization. It says “shop”.",
                "line 2: state must be the postal code of a state, such as OH. It says “ZZ”.",
                "line 2: hours must be a whole number, such as 12. It says “many”.",
                "line 2: months must be one number, or the lower and the upper end: 8-15."
                " It says “12-3”.",
                "line 2: cost must be a number, such as 12. It says “-5”.",
                "line 2: exams must be codes of exams with blanks between, such as CPC CCA."
                " It says “C/PC”.",
                "line 2: source_url must be the whole address of a page, such as"
                " https://example.org/coding. It says “ftp://d”.",
                "line 2: as_of must be a day, such as 2026-11-29, or “undated”."
                " It says “yesterday”.",
                "Nothing was stored.",
            ],
        )

    def test_one_wrong_row_keeps_all_others_out(self):
        said = self.refused(HEADER, CODING, BILLING.replace("Lima Tech", ""))
        self.assertEqual(said, ["line 3: provider is empty.", "Nothing was stored."])

    def test_what_the_database_alone_can_tell(self):
        twice = CODING.replace("2026-11-01", "2026-11-02")
        said = self.refused(HEADER, CODING, BILLING.replace(",,,,,,,,", ",,,,,,,XYZ,", 1), twice)
        self.assertEqual(
            said,
            [
                "line 3: exams: no certification has the code XYZ.",
                "line 4: “lima-tech-coding-101” stands in line 2 already: one row a program.",
                "Nothing was stored.",
            ],
        )

    def test_empty_files(self):
        for data, says in (
            (b" ", "is empty"),
            (b"\xef\xbb\xbf", "is empty"),
            (b"\n\n\n", "is empty"),
            (f"{LEAST}\n".encode(), "has a header and no program"),
        ):
            with self.subTest(data):
                self.assertIn(says, self.refused(data=data)[0])

    def test_what_is_no_table(self):
        for data in (b"\0" * 100, b"PK\x03\x04" + b"\0" * 50, f'{LEAST}\n"open'.encode()):
            with self.subTest(data[:10]):
                self.assertEqual(len(self.refused(data=data)), 1)

    def test_more_than_5_mb_or_2000_rows(self):
        row = f"{'x' * 140},School,Page,https://s.example/x,2026-11-01\n"
        data = f"{LEAST}\n".encode() + row.encode() * (5_000_000 // len(row) + 1)
        self.assertIn("has more than 5 MB", self.refused(data=data)[0])
        self.assertIn("has more than 2,000 programs", self.refused(data=data[:4_990_000])[0])

    def test_very_many_problems_are_counted(self):
        said = self.refused(LEAST, *["a,b,c,d,e"] * 100)
        self.assertEqual(said[-2:], ["and 170 more.", "Nothing was stored."])

    def test_no_such_file(self):
        with self.assertRaisesMessage(CommandError, "Nothing was stored."):
            call_command("import_programs", self.path.with_name("nosuch.csv"))


class DocumentedTests(TestCase):
    def test_every_column_is_told(self):
        told = Path("docs/how-to-add.md").read_text(encoding="utf-8")
        for column in table.COLUMNS:
            self.assertIn(f"`{column}`", told)
