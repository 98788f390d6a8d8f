"""Price levels and projections through their commands: said, stored, stored again, refused."""

from decimal import Decimal
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import TestCase

from coderpath.sources import edition
from coderpath.sources.models import Source
from salaries import shelf
from salaries.models import Area, PriceParity, Projection

from .factories import make_area, make_metro, make_occupation
from .published import (
    BLS,
    BLS_JSON,
    CENTRAL,
    CENTRAL_OWN_YEARS,
    COPY,
    MARPP,
    SARPP,
    TABLE_1_2,
    TABLE_1_10,
    write_occupation_xlsx,
)


class Imports(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_area(Area.NATION)
        Area.objects.create(slug="oh", name="Ohio", kind=Area.Kind.STATE, code="39")
        Area.objects.create(slug="ky", name="Kentucky", kind=Area.Kind.STATE, code="21")
        Area.objects.create(slug="vi", name="Virgin Islands", kind=Area.Kind.TERRITORY, code="78")
        make_metro("Akron, OH", code="10420")
        make_occupation()

    def setUp(self):
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def write(self, name, text):
        (self.folder / name).write_text(text, encoding="utf-8")
        return self.folder / name

    def prices(self, name, text, *options):
        out = StringIO()
        path = self.write(name, text)
        call_command("import_price_parities", path, *options, stdout=out)
        return out.getvalue().splitlines()

    def projections(self, name, text, *options):
        out = StringIO()
        path = self.write(name, text)
        call_command("import_projections", path, *options, stdout=out)
        return out.getvalue().splitlines()

    def level(self, area, year):
        there = shelf.at()
        return there.price_parity(there.by_slug[area], year)


class PriceImports(Imports):
    def test_levels_are_stored_with_a_source_of_their_own(self):
        said = self.prices("SARPP_STATE_2022_2023.csv", SARPP)
        self.assertEqual(
            said,
            [
                "SARPP_STATE_2022_2023.csv: 5 rows read; 5 new, 0 changed, 0 gone.",
                "A source not seen before: US Bureau of Economic Analysis,"
                " Regional price parities, 2022–2023.",
                "Stored. Now run check_facts.",
            ],
        )
        ohio = PriceParity.objects.get(area__slug="oh", year=2023)
        self.assertEqual(ohio.level, Decimal("91.812"))
        source = ohio.source
        self.assertEqual(str(source.publisher), "US Bureau of Economic Analysis")
        self.assertEqual(source.title, "Regional price parities, 2022–2023")
        self.assertEqual(source.file_name, "SARPP_STATE_2022_2023.csv")
        self.assertEqual((source.published, source.licence), ("2025-02-20", "Public domain"))
        self.assertTrue(source.is_official)

    def test_a_second_time_changes_nothing(self):
        self.prices("SARPP.csv", SARPP)
        before = edition.current(), list(PriceParity.objects.order_by("pk").values())
        said = self.prices("SARPP.csv", SARPP)
        self.assertEqual(said[-1], "Everything is stored already.")
        after = edition.current(), list(PriceParity.objects.order_by("pk").values())
        self.assertEqual(after, before)
        self.assertEqual(Source.history.count(), 1)

    def test_the_edition_changes_with_a_level(self):
        self.prices("SARPP.csv", SARPP)
        before = edition.current().code
        self.prices("SARPP.csv", SARPP.replace("91.812", "92.812"))
        self.assertNotEqual(edition.current().code, before)

    def test_a_file_read_again_is_brought_to_what_it_says(self):
        self.prices("SARPP.csv", SARPP)
        revised = SARPP.replace("91.812", "92.730").replace("90.468", "(NA)")
        said = self.prices("SARPP.csv", revised, "--replace")
        self.assertEqual(
            said[:3],
            [
                "SARPP.csv: 4 rows read; 0 new, 1 changed, 1 gone.",
                "Largest changes:",
                "  Price level of Ohio, 2023, level: 91.812 to 92.730 (+1.0%)",
            ],
        )
        levels = PriceParity.objects.filter(year=2023).values_list("area__slug", "level")
        expected = {"us": Decimal("100.000"), "oh": Decimal("92.730")}
        self.assertEqual(dict(levels), expected)

    def test_next_years_table_is_compared_with_this_years_and_used_before_it(self):
        self.prices("SARPP_STATE_2022_2023.csv", SARPP)
        later = SARPP.replace("2022,2023", "2023,2024").replace("91.513", "92.730")
        said = self.prices("SARPP_STATE_2023_2024.csv", later)
        self.assertEqual(
            said[0], "SARPP_STATE_2023_2024.csv: 5 rows read; 3 new, 1 changed, 0 gone."
        )
        self.assertEqual(PriceParity.objects.filter(area__slug="oh", year=2023).count(), 2)
        self.assertEqual(self.level("oh", 2023).level, Decimal("92.730"))

    def test_a_dry_run_says_the_same_and_stores_nothing(self):
        said = self.prices("SARPP.csv", SARPP, "--dry-run")
        self.assertEqual(
            said,
            [
                "SARPP.csv: 5 rows read; 5 new, 0 changed, 0 gone.",
                "A source not seen before: US Bureau of Economic Analysis,"
                " Regional price parities, 2022–2023.",
                "Nothing was stored: this was a dry run.",
            ],
        )
        self.assertFalse(PriceParity.objects.exists())
        self.assertFalse(Source.objects.exclude(slug="nosuch").exists())

    def test_metros_are_found_by_their_code_and_others_passed_over(self):
        said = self.prices(
            "MARPP.csv", MARPP.replace("Akron", "Elsewhere").replace("10420", "99999")
        )
        self.assertEqual(said[0], "MARPP.csv: 4 rows read; 2 new, 0 changed, 0 gone.")
        self.assertEqual(said[2], "Left out, of places or occupations that are not here: 2.")
        self.prices("MARPP.csv", MARPP)
        akron = PriceParity.objects.get(area__slug="akron", year=2024)
        self.assertEqual(akron.level, Decimal("93.370"))

    def test_levels_of_a_year_to_come_are_refused(self):
        with self.assertRaisesMessage(CommandError, "2099 is still to come: check the year"):
            self.prices("SARPP.csv", SARPP.replace("2023", "2099"))
        self.assertFalse(PriceParity.objects.exists())

    def test_a_copy_needs_a_publisher_and_comes_after_the_bureau(self):
        with self.assertRaisesMessage(CommandError, "say whose it is, with --publisher"):
            self.prices("copy.csv", COPY)
        self.prices("copy.csv", COPY.replace("2024", "2023"), "--publisher", "CareerGraph")
        self.assertEqual(
            Source.objects.get(publisher__name="CareerGraph").short_kind, "Third party"
        )
        self.prices("copy.csv", COPY.replace("2024", "2023"))  # known by now
        self.prices("SARPP.csv", SARPP)
        self.assertEqual(self.level("oh", 2023).level, Decimal("91.812"))

    def test_a_comma_for_the_point_is_no_number(self):
        for cell in ("93,37", "93,3", "9,3370", "93,370,0"):
            with self.subTest(cell), self.assertRaisesMessage(CommandError, "is not a number"):
                bad = self.write("B.csv", MARPP.replace("93.370", f'"{cell}"'))
                call_command("import_price_parities", bad, verbosity=0)

    def test_a_bad_row_in_the_second_file_stores_nothing_of_the_first(self):
        good, bad = self.write("A.csv", SARPP), self.write("B.csv", MARPP.replace("93.370", "x"))
        with self.assertRaises(CommandError) as error:
            call_command("import_price_parities", good, bad, verbosity=0)
        self.assertEqual(
            str(error.exception),
            "B.csv, row 4, column 2024: “x” is not a number. Nothing was stored.",
        )
        self.assertFalse(PriceParity.objects.exists())
        self.assertFalse(Source.objects.exists())

    def test_rows_that_disagree(self):
        twice = SARPP + ' "39000","Ohio",3,SARPP,5,"...","RPPs: All items ","Index",91.513,1.000\n'
        with self.assertRaises(CommandError) as error:
            self.prices("SARPP.csv", twice)
        self.assertIn(
            "a row before it says otherwise of Price level of Ohio, 2023", str(error.exception)
        )

    def test_files_that_are_none(self):
        for path, said in [
            (self.folder / "nosuch.csv", "No such file or directory"),
            (self.folder, "Is a directory"),
            (self.write("page.html", "<!doctype html>\n<p>Not found"), "page.html: is not a table"),
            (self.write("a" * 240 + ".csv", SARPP), "at most 200 characters"),
            (self.write("cut.csv", SARPP + ' "39000","Ohio'), "is not a CSV table"),
            (self.write("nul.csv", SARPP + "\0\n"), "nul.csv: holds a NUL"),
            (self.write("twice.csv", SARPP.replace("2022", "2023", 1)), "two columns 2023"),
        ]:
            with self.subTest(said=said), self.assertRaises(CommandError) as error:
                call_command("import_price_parities", path, verbosity=0)
            self.assertIn(said, str(error.exception))
            self.assertNotIn("\n", str(error.exception))

    def test_a_level_that_is_not_there_stays_and_is_named(self):
        self.prices("SARPP.csv", SARPP)
        said = self.prices("SARPP.csv", SARPP.replace("90.468", "(NA)"))
        self.assertEqual(
            said,
            [
                "SARPP.csv: 4 rows read; 0 new, 0 changed, 0 gone.",
                "Not in the file, and kept: 1.",
                "  Price level of Kentucky, 2023",
                "Everything is stored already.",
            ],
        )
        self.assertTrue(PriceParity.objects.filter(area__slug="ky", year=2023).exists())

    def test_two_tables_of_one_name_are_two_sources(self):
        self.prices("table.csv", SARPP)
        self.prices("table.csv", SARPP.replace("2022,2023", "2023,2024"))
        self.prices("table.csv", MARPP)
        titles = [source.title for source in Source.objects.order_by("pk")]
        self.assertEqual(
            titles[-3:],
            [
                "Regional price parities, 2022–2023",
                "Regional price parities, 2023–2024",
                "Regional price parities of metropolitan areas, 2023–2024",
            ],
        )

    def test_one_table_under_two_names_is_one_source(self):
        self.prices("SARPP.csv", SARPP)
        said = self.prices("SARPP (1).csv", SARPP)
        self.assertEqual(said[-1], "Everything is stored already.")

    def test_what_a_spreadsheet_made_of_it_is_read(self):
        lost = SARPP.replace('"00000"', "0").replace('"39000"', "39000").replace('"21000"', "21000")
        padded = "\n".join(
            line + "," * 9 if line.startswith('"') else line for line in lost.splitlines()
        )
        self.prices("SARPP.csv", SARPP)
        for text in (lost, padded, "sep=,\n" + lost, "Regional price parities\n\n" + lost):
            with self.subTest(text=text[:30]):
                said = self.prices("SARPP.csv", text)
                self.assertEqual(said[-1], "Everything is stored already.")
        semicolons = lost.replace(",", ";")
        self.assertEqual(self.prices("SARPP.csv", semicolons)[-1], "Everything is stored already.")


class ProjectionImports(Imports):
    def test_the_nation_in_thousands(self):
        said = self.projections("occupation.csv", BLS)
        self.assertEqual(said[0], "occupation.csv: 2 rows read; 1 new, 0 changed, 0 gone.")
        coders = Projection.objects.get()
        self.assertEqual(
            (coders.base, coders.projected, coders.openings), (194_300, 210_900, 15_000)
        )
        self.assertEqual((coders.change_percent, coders.dated), (Decimal("8.5"), "2022–32"))
        self.assertEqual(str(coders.source.publisher), "US Bureau of Labor Statistics")
        self.assertEqual(coders.source.title, "Employment projections, 2022–2032")

    def test_the_states(self):
        said = self.projections("longterm.csv", CENTRAL, "--years", "2022-2032")
        self.assertEqual(said[0], "longterm.csv: 4 rows read; 3 new, 0 changed, 0 gone.")
        rows = Projection.objects.order_by("area__slug")
        self.assertEqual(
            list(rows.values_list("area__slug", "base", "projected", "openings")),
            [("oh", 8_260, 8_770, 610), ("us", 194_300, 210_900, 15_000), ("vi", 20, 20, 0)],
        )
        self.assertEqual(str(rows[0].source.publisher), "Projections Central")
        said = self.projections("longterm.csv", CENTRAL, "--years", "2022-2032")
        self.assertEqual(said[-1], "Everything is stored already.")

    def test_what_changes_is_named(self):
        self.projections("a_2022-2032.csv", CENTRAL)
        said = self.projections("a_2022-2032.csv", CENTRAL.replace(",610,", ",NA,"))
        self.assertEqual(
            said[2],
            "  29-2072 Medical Records Specialists in Ohio, 2022–32, openings a year: 610 to none",
        )
        self.assertIsNone(Projection.objects.get(area__slug="oh").openings)

    def test_a_new_decade_stands_beside_the_old(self):
        self.projections("bls.csv", BLS)
        self.projections("bls.json", BLS_JSON)
        years = Projection.objects.order_by("base_year").values_list("base_year", "projected")
        self.assertEqual(list(years), [(2022, 210_900), (2024, 208_600)])

    def test_the_next_cycle_under_the_same_name_leaves_the_first(self):
        """The Bureau's download has one name every year, and so has each state's."""
        newer = BLS.replace("2022", "2024").replace("2032", "2034").replace("210.9", "208.6")
        self.projections("Employment Projections.csv", BLS)
        said = self.projections("Employment Projections.csv", newer)
        self.assertEqual(
            said[0], "Employment Projections.csv: 2 rows read; 1 new, 0 changed, 0 gone."
        )
        rows = Projection.objects.order_by("base_year")
        self.assertEqual(
            [(row.base_year, row.source.title) for row in rows.select_related("source")],
            [
                (2022, "Employment projections, 2022–2032"),
                (2024, "Employment projections, 2024–2034"),
            ],
        )
        for years in ("2022-2032", "2024-2034"):
            self.projections("longterm.csv", CENTRAL, "--years", years)
        self.assertEqual(Projection.objects.filter(area__slug="oh").count(), 2)

    def test_what_starts_from_a_year_to_come_is_refused(self):
        for name, text in (
            ("bls.csv", BLS.replace("2022", "2088").replace("2032", "2098")),
            ("longterm_2088-2098.csv", CENTRAL),
        ):
            with self.subTest(name=name), self.assertRaisesMessage(CommandError, "2088 is still"):
                self.projections(name, text)
        self.assertFalse(Projection.objects.exists())

    def test_each_row_has_its_own_years(self):
        said = self.projections("table.csv", CENTRAL_OWN_YEARS)
        self.assertIn("table.csv: 1 rows read; 1 new, 0 changed, 0 gone.", said)
        found = Projection.objects.order_by("base_year").values_list("area__slug", "base_year")
        self.assertEqual(list(found), [("ky", 2022), ("oh", 2024)])

    def test_years_that_contradict_those_of_a_row_are_refused(self):
        for name, options in (("table.csv", ["--years", "2022-2032"]), ("a_2022-2032.csv", [])):
            with self.assertRaises(CommandError) as error:
                self.projections(name, CENTRAL_OWN_YEARS, *options)
            self.assertEqual(
                str(error.exception),
                f"{name}, row 2, column BaseYear: projects 2024 to 2034, not 2022 to 2032."
                " Nothing was stored.",
            )
        self.assertFalse(Projection.objects.exists())

    def test_the_workbook_of_the_bureau(self):
        path = self.folder / "occupation.xlsx"
        write_occupation_xlsx(path)
        out = StringIO()
        call_command("import_projections", path, stdout=out)
        coders = Projection.objects.get()
        self.assertEqual(
            (coders.base, coders.projected, coders.openings, coders.change_percent),
            (194_800, 208_600, 14_200, Decimal("7.1")),
        )
        self.assertEqual((coders.base_year, coders.target_year), (2024, 2034))
        self.projections("Table 1.2.csv", TABLE_1_2)
        self.assertEqual(Projection.objects.count(), 1)

    def test_a_workbook_without_the_table_says_which_to_take(self):
        write_occupation_xlsx(self.folder / "occupation.xlsx", tables=["Table 1.10"])
        with self.assertRaisesMessage(CommandError, "take Table 1.2 of occupation.xlsx"):
            call_command("import_projections", self.folder / "occupation.xlsx", verbosity=0)
        with self.assertRaisesMessage(CommandError, "no column for the change in percent: take Ta"):
            self.projections("Table 1.10.csv", TABLE_1_10)
        with self.assertRaisesMessage(CommandError, "is not a table of projections: take Table 1"):
            self.projections("other.csv", "a,b,c\n1,2,3\n")

    def test_a_file_of_other_occupations_only(self):
        with self.assertRaisesMessage(CommandError, "is of no place and occupation that is here"):
            self.projections("bls.csv", BLS.replace("29-2072", "13-2012"))
        self.assertFalse(Source.objects.exists())

    def test_years_that_make_no_sense(self):
        path = self.write("longterm.csv", CENTRAL)
        for years in ("2032-2022", "soon"):
            with self.assertRaisesMessage(CommandError, "is not like 2022-2032"):
                call_command("import_projections", path, "--years", years)
        with self.assertRaisesMessage(CommandError, "does not say its years"):
            call_command("import_projections", path, verbosity=0)
        with self.assertRaisesMessage(CommandError, "2022 to 2012, which is not forward"):
            self.projections("bls.csv", BLS.replace("2032", "2012"))
