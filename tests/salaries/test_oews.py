"""The reader of the wage survey: every layout, every mark, and what it refuses."""

import zipfile
from decimal import Decimal

import pytest
import xlsxwriter

from coderpath.tables.malformed import Malformed, PlaceInFile
from salaries.published import oews
from salaries.published.oews.files import unpack

from . import survey_files as files
from .survey_files import CODERS, FIGURES, METRO, NATION, NONMETRO, OHIO, row

# Ohio's row in the order of oews.NAMES, by the publisher's table.
CELLS = [7440, "3.8", "1.341", "1.07", "27.22", "18.30", "21.88", "24.52", "30.54", "38.12"]
CELLS += [56620, 38060, 45500, 50990, 63510, 79290, "0.8"]
CELLS = [Decimal(value) for value in CELLS]


def read(*paths, **options):
    return list(oews.read(paths, oews.Asked(**options)))


def renamed(columns: dict[str, str | None], **given) -> dict:
    """A row of today's layout with its columns renamed, or dropped."""
    return {columns.get(k, k): v for k, v in row(**given).items() if columns.get(k, k) is not None}


DROPPED = dict.fromkeys(
    [
        *files.CROSS,
        "AREA",
        "AREA_TITLE",
        "AREA_TYPE",
        "PRIM_STATE",
        "O_GROUP",
        "PCT_TOTAL",
        "PCT_RPT",
    ]
)
LAYOUTS = {
    "2021 on": ({}, {}),
    "2019, in lower case": ({name: name.lower() for name in row()}, {}),
    "2018, states": (
        DROPPED
        | {"AREA": "AREA", "AREA_TITLE": "STATE", "PRIM_STATE": "ST", "O_GROUP": "OCC_GROUP"},
        {},
    ),
    "2012, states": (
        DROPPED
        | {"AREA": "AREA", "AREA_TITLE": "STATE", "PRIM_STATE": "ST", "LOC_QUOTIENT": "LOC_Q"},
        {},
    ),
    "a location quotient in two words": ({"LOC_QUOTIENT": "LOC QUOTIENT"}, {}),
    "no codes of areas": (DROPPED | {"AREA_TITLE": "AREA_TITLE"}, {}),
    "only the postal code": (DROPPED | {"PRIM_STATE": "PRIM_STATE"}, {}),
    "thousands in commas and blanks": ({}, {"TOT_EMP": "     7,440", "A_MEAN": "56,620 "}),
    "noise of binary fractions": ({}, {"H_MEAN": 27.220000000000002}),
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("suffix", ["xlsx", "xls", "csv", "zip"])
def test_a_state_in_every_layout(tmp_path, layout, suffix):
    columns, given = LAYOUTS[layout]
    rows = [renamed(columns, **given)]
    write = {"xlsx": files.xlsx, "xls": files.xls, "csv": files.csv_file, "zip": files.xls}[suffix]
    path = write(tmp_path / f"state_M2025_dl.{suffix}", rows)
    if suffix == "zip":
        path = files.zipped(tmp_path / "oesm25st.zip", {"oesm25st/state_M2025_dl.xls": path})
    [found] = read(path)
    assert (found.release.year, found.occupation) == (2025, tuple(CODERS.values()))
    assert found.area[:2] == ("STATE", "39") and found.area.usps == "OH"
    assert found.industry.code == "000000"
    assert (found.cells, found.marks) == (CELLS, {})


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (METRO, ("METRO", "17140", "Cincinnati, OH-KY-IN", "OH", ("OH", "KY", "IN"))),
        (NONMETRO, ("NONMETRO", "3900006", NONMETRO["AREA_TITLE"], "OH", ("OH",))),
        (NATION, ("NATION", "99", "U.S.", "", ())),
        (NATION | {"AREA": "0099"[2:], "AREA_TYPE": 1}, ("NATION", "99", "U.S.", "", ())),
        (
            {"AREA": "1", "AREA_TITLE": "Alabama", "AREA_TYPE": "2"},
            ("STATE", "01", "Alabama", "AL", ()),
        ),
        ({"AREA": "72", "AREA_TITLE": "Puerto Rico"}, ("TERRITORY", "72", "Puerto Rico", "PR", ())),
        (
            {"PRIM_STATE": "MA", "AREA": "71650", "AREA_NAME": "Boston, MA-NH NECTA Division"},
            ("METRO", "71650", "Boston, MA-NH NECTA Division", "MA", ("MA", "NH")),
        ),
        (
            {"AREA": "100001", "AREA_TITLE": "Northwest Alabama nonmetropolitan area"},
            ("NONMETRO", "0100001", "Northwest Alabama nonmetropolitan area", "AL", ("AL",)),
        ),
        ({}, ("NATION", "99", "", "", ())),
    ],
)
def test_areas(tmp_path, given, expected):
    path = files.csv_file(tmp_path / "all_M2025.csv", [given | CODERS | FIGURES])
    assert read(path)[0].area == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"NAICS": "31-33", "NAICS_TITLE": "Manufacturing"}, ("31-33", "Manufacturing")),
        ({"NAICS": 62, "NAICS_TITLE": "Health Care"}, ("62", "Health Care")),
        ({"NAICS": "4240A2", "NAICS_TITLE": "Wholesale"}, ("4240A2", "Wholesale")),
        ({"NAICS": 622000, "NAICS_TITLE": "Hospitals"}, ("622000", "Hospitals")),
        (
            {"NAICS": "622000", "NAICS_TITLE": "x", "I_GROUP": "3-digit, ownership", "OWN_CODE": 3},
            ("622003", "x"),
        ),
        (
            {
                "NAICS": "000000",
                "NAICS_TITLE": "x",
                "I_GROUP": "cross-industry, ownership",
                "OWN_CODE": 5,
            },
            ("000001", "x"),
        ),
        ({"INDUSTRY_CODE": "99-100", "INDUSTRY_NAME": "Sector 99 - Federal"}, ("99", "Federal")),
        (
            {"INDUSTRY_CODE": "31--34", "INDUSTRY_NAME": "Sectors 31, 32, and 33 - Manufacturing"},
            ("31-33", "Manufacturing"),
        ),
    ],
)
def test_industries(tmp_path, given, expected):
    path = files.csv_file(tmp_path / "nat_M2025.csv", [given | CODERS | FIGURES])
    assert read(path)[0].industry == expected


def test_marks(tmp_path):
    given = {"TOT_EMP": "**", "EMP_PRSE": "**", "H_PCT90": "#", "A_PCT90": "#", "A_MEAN": "*"}
    [found] = read(files.xlsx(tmp_path / "a.xlsx", [row(JOBS_1000=None, **given)]))
    assert found.marks == {
        "employment": "**",
        "employment_error": "**",
        "jobs_per_1000": "-",
        "hourly_p90": "#",
        "annual_mean": "*",
        "annual_p90": "#",
    }
    assert [found.cells[oews.NAMES.index(name)] for name in found.marks] == [None] * 6


def test_a_column_that_is_not_there_is_not_collected(tmp_path):
    [found] = read(files.csv_file(tmp_path / "a_M2023.csv", [OHIO | CODERS | {"H_MEAN": 1.5}]))
    assert found.marks == {}
    assert [value for value in found.cells if value is not None] == [Decimal("1.50")]


def test_the_release_and_the_top_codes_come_from_the_description(tmp_path):
    [found] = read(files.xlsx(tmp_path / "any.xlsx", [row()]))
    assert found.release == (oews.SurveyRelease(2025, Decimal("115.00"), 239_200))


def test_the_release_may_stand_in_the_name_of_a_sheet_or_of_a_file(tmp_path):
    path = tmp_path / "all.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("All May 2024 data")
        for number, cells in enumerate(files.table([row()])):
            sheet.write_row(number, 0, cells)
    assert read(path)[0].release == oews.SurveyRelease(2024)
    path = files.csv_file(tmp_path / "national_may2003_dl.csv", [CODERS | FIGURES])
    assert read(path)[0].release == oews.SurveyRelease(2003)


def test_a_description_beside_the_data_in_a_zip(tmp_path):
    data = files.csv_file(tmp_path / "national_dl.csv", [CODERS | FIGURES])
    said = files.xlsx(tmp_path / "said.xlsx", [{"May 2018 OES Estimates": RULE_OF_2018}], [])
    members = {"oesm18nat/field_descriptions.xlsx": said, "oesm18nat/national_dl.csv": data}
    [found] = read(files.zipped(tmp_path / "some.zip", members))
    assert found.release == oews.SurveyRelease(2018, Decimal("100.00"), 208_000)


RULE_OF_2018 = "# = a wage that is equal to or greater than $100.00 per hour or $208,000 per year"


def test_several_tables_in_one_zip(tmp_path):
    metro = files.xlsx(tmp_path / "MSA_M2025_dl.xlsx", [row(METRO)])
    other = files.xlsx(tmp_path / "BOS_M2025_dl.xlsx", [row(NONMETRO)])
    path = files.zipped(tmp_path / "oesm25ma.zip", {"MSA.xlsx": metro, "BOS.xlsx": other})
    assert [found.area.kind for found in read(path)] == ["METRO", "NONMETRO"]


def test_only_some_occupations(tmp_path):
    path = files.xlsx(tmp_path / "a.xlsx", [row(), row(OCC_CODE="11-1011")])
    assert [found.occupation.code for found in read(path, occupations={"11-1011"})] == ["11-1011"]


def test_a_year_column_gives_each_row_its_release(tmp_path):
    rows = [{"YEAR": year} | CODERS | FIGURES for year in (2023, 2024)]
    found = read(files.csv_file(tmp_path / "national.csv", rows))
    assert [one.release.year for one in found] == [2023, 2024]


def test_flat_files(tmp_path):
    withheld = {"TOT_EMP": "-|8", "A_PCT90": "-|5", "H_PCT90": "-|5", "A_MEAN": "-|1,8"}
    path = files.flat_files(
        tmp_path,
        files.series(),
        files.series("M", "0017140", **withheld),
        files.series("N", "0000000", "62--63"),
    )
    ohio, cincinnati, health = read(path)
    assert (ohio.cells, ohio.marks, ohio.area[:3]) == (CELLS, {}, ("STATE", "39", "Ohio"))
    assert cincinnati.area.states == ("OH", "KY", "IN")
    marks = {"employment": "**", "hourly_p90": "#", "annual_mean": "*", "annual_p90": "#"}
    assert cincinnati.marks == marks
    assert health.industry == ("62", "Health Care and Social Assistance")
    assert ohio.release == oews.SurveyRelease(2025, Decimal("115.00"), 239_200)
    assert ohio.occupation == tuple(CODERS.values())


def test_flat_files_in_a_zip(tmp_path):
    members = files.FLAT | {"oe.data.0.Current": files.FLAT["oe.data.0.Current"] + files.series()}
    [found] = read(files.zipped(tmp_path / "oe.zip", members))
    assert found.cells == CELLS


def test_a_table_of_series_with_footnotes_in_columns(tmp_path):
    given = {"area_code": "0017140", "areatype_code": "M", "state_code": "39"}
    given |= {"area_name": METRO["AREA_TITLE"]} | CODERS | FIGURES
    given |= {"TOT_EMP": "-", "A_MEAN": "-", "A_PCT90": "-", "JOBS_1000": "-"}
    notes = {f"fn_{name}": "" for name in FIGURES} | {"fn_TOT_EMP": "8", "fn_A_MEAN": "8"}
    path = files.csv_file(tmp_path / "area_M2025_flat.csv", [given | notes | {"fn_A_PCT90": "5"}])
    marks = {"employment": "**", "jobs_per_1000": "-", "annual_mean": "*", "annual_p90": "#"}
    assert read(path)[0].marks == marks


# What is refused


def sheet_xml(cells: str, start="") -> str:
    return f"{start}<worksheet><sheetData>{cells}</sheetData></worksheet>"


def broken_workbook(path, sheet: str):
    """A workbook whose first sheet is this."""
    good = files.xlsx(path.with_name("good.xlsx"), [row()])
    with zipfile.ZipFile(good) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = sheet if name == "xl/worksheets/sheet1.xml" else old.read(name)
            new.writestr(name, content)
    return path


HEADER = '<row r="1"><c r="A1" t="str"><v>OCC_CODE</v></c><c r="B1" t="str"><v>OCC_TITLE</v></c>'
HEADER += '<c r="C1" t="str"><v>A_MEDIAN</v></c></row><row r="2">'
HEADER += '<c r="A2" t="str"><v>29-2072</v></c>'
SHEETS = {
    "a formula": (
        sheet_xml(HEADER + '<c r="C2"><f>1+1</f><v>2</v></c></row>'),
        "row 2, column C: holds a formula",
    ),
    "an error": (
        sheet_xml(HEADER + '<c r="C2" t="e"><v>#N/A</v></c></row>'),
        "row 2, column C: holds an error",
    ),
    "no such text": (sheet_xml(HEADER + '<c r="C2" t="s"><v>999999</v></c></row>'), "text 999999"),
    "no such column": (
        sheet_xml(HEADER + '<c r="ZZZZ2"><v>1</v></c></row>'),
        "“ZZZZ” is not a column",
    ),
    "a huge cell": (
        sheet_xml(HEADER + f'<c r="C2"><v>{"1" * 40_000}</v></c></row>'),
        "longer than Excel",
    ),
    "cut": (sheet_xml(HEADER)[:300], "sheet1.xml is broken"),
    "entities": (
        sheet_xml(HEADER + "</row>", '<!DOCTYPE a [<!ENTITY b "c">]>'),
        "declares a document type",
    ),
    "a bomb": (sheet_xml(" " * 20_000_000), "times its size"),
}


@pytest.mark.parametrize("name", SHEETS)
def test_a_broken_workbook_is_refused(tmp_path, name):
    sheet, said = SHEETS[name]
    with pytest.raises(Malformed) as error:
        read(broken_workbook(tmp_path / "national_M2025.xlsx", sheet))
    assert said in str(error.value)
    assert "national_M2025.xlsx" in str(error.value)


CELLS_REFUSED = {
    "A_MEAN": [("abc", "not a number"), (-5, "negative"), (10**9, "too large"), (1.5, "decimals")],
    "A_PCT10": [(0, "nobody is paid 0")],
    "TOT_EMP": [("1_000", "not a number"), ("12,34", "not a number"), ("#", "not a number")],
    "H_MEAN": [("1.234", "more decimals"), ("nan", "not a number"), ("=1+1", "not a number")],
    "A_MEDIAN": [(90_000, "")],
    "AREA": [("77", "no state"), ("01", "the code 01 is of AL, not of OH")],
    "OCC_CODE": [("", "not the code of an occupation"), ("292072", "not the code")],
    "NAICS": [("?", "not the code of an industry")],
}


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [(column, *case) for column, cases in CELLS_REFUSED.items() for case in cases],
)
@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_a_malformed_cell_is_named(tmp_path, column, value, said, suffix):
    rows = [row(), row(**{column: value})]
    write = files.xlsx if suffix == "xlsx" else files.csv_file
    with pytest.raises(Malformed) as error:
        read(write(tmp_path / f"state_M2025.{suffix}", rows))
    if column == "A_MEDIAN":
        column, said = "annual_p75", "lower than a lower percentile"
    if (suffix, value) == ("xlsx", "=1+1"):
        column, said = "R", "holds a formula"
    sheet = ", sheet Data" if suffix == "xlsx" else ""
    assert str(error.value).startswith(f"state_M2025.{suffix}{sheet}, row 3, column {column}: ")
    assert said in str(error.value)


TEXTS_REFUSED = {
    "empty": (b"", "is empty"),
    "web page": (b"<html>Access denied</html>", "row 1: is a web page"),
    "UTF-16": ("OCC_CODE,OCC_TITLE".encode("utf-16"), "row 1: is in UTF-16"),
    "NUL": (b"OCC_CODE,OCC_TITLE,A_MEAN\n29-2072,x\0,5\n", "row 2: holds a NUL"),
    "cut": (b"OCC_CODE,OCC_TITLE,A_MEAN\n29-2072,x", "row 2: has 2 columns"),
    "open quote": (b'OCC_CODE,OCC_TITLE,A_MEAN\n29-2072,"x', "is broken"),
    "another table": (b"a,b,c\n1,2,3\n", "no table with a column OCC_CODE"),
    "no figures": (b"OCC_CODE,OCC_TITLE,X\n29-2072,x,1\n", "none of the columns of jobs and pay"),
    "twice": (b"OCC_CODE,OCC_TITLE,A_MEAN,a_mean\n", "two columns A_MEAN"),
    "no year": (b"OCC_CODE,OCC_TITLE,A_MEAN\n29-2072,x,5\n", "say it"),
    "not text": (b"OCC_CODE,OCC_TITLE,A_MEAN\n29-2072,\x81,5\n", "row 2: is not a text"),
    "cut zip": (b"PK\x03\x04" + b"0" * 100, "not a whole file"),
    "cut xls": (b"\xd0\xcf\x11\xe0" + b"0" * 100, "not a whole workbook"),
    "a long line": (b"OCC_CODE,OCC_TITLE,A_MEAN\n" + b"x" * 100_000, "row 2: is longer"),
}


@pytest.mark.parametrize("name", TEXTS_REFUSED)
def test_what_is_no_table_is_refused(tmp_path, name):
    content, said = TEXTS_REFUSED[name]
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    with pytest.raises(Malformed, match=said) as error:
        read(path)
    assert str(error.value).startswith("a.csv")


def test_a_mark_of_utf_8_and_the_encoding_of_windows_are_read(tmp_path):
    path = tmp_path / "a_M2025.csv"
    path.write_bytes(b"\xef\xbb\xbfOCC_CODE,OCC_TITLE,A_MEAN\n29-2072,Caf\xe9,5\n")
    assert read(path)[0].occupation.title == "Café"


AREAS_REFUSED = {
    "digits of another script": ({"AREA": "１７１４０"}, "not the code of a metro area"),
    "a raised digit": ({"AREA": "1714²"}, "not the code of a metro area"),
    "a command to the terminal": ({"AREA_TITLE": "A\x1b[31m, OH"}, "not the title"),
    "two lines": ({"AREA_TITLE": "A\nB, OH"}, "not the title"),
    "nothing to make an address of": ({"AREA_TITLE": "東京, OH"}, "not the title"),
    "longer than is stored": ({"AREA_TITLE": "x" * 120 + ", OH"}, "not the title"),
}


@pytest.mark.parametrize("name", AREAS_REFUSED)
def test_an_area_that_cannot_be_stored_is_refused(tmp_path, name):
    given, said = AREAS_REFUSED[name]
    with pytest.raises(Malformed) as error:
        read(files.csv_file(tmp_path / "MSA_M2025.csv", [row(METRO | given)]))
    assert said in str(error.value)
    assert str(error.value).isprintable()


def test_a_workbook_whose_parts_have_no_names_is_refused(tmp_path):
    path = tmp_path / "state_M2025.xlsx"
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("xl/_rels/workbook.xml.rels", "<a><Relationship/></a>")
        book.writestr("xl/workbook.xml", '<workbook><sheet name="Data"/></workbook>')
    with pytest.raises(Malformed, match="not a workbook"):
        read(path)


def test_zips_that_hold_zips_or_nothing_are_refused(tmp_path):
    inner = files.zipped(tmp_path / "inner.zip", {"a.txt": "a"})
    for members, said in (({"b.zip": inner}, "holds another archive"), ({}, "holds no file")):
        with pytest.raises(Malformed, match=said):
            read(files.zipped(tmp_path / "outer.zip", members))


def test_a_zip_of_more_files_than_any_release_has_is_refused_before_one_is_unpacked(tmp_path):
    many = files.zipped(tmp_path / "many.zip", {f"{n}.txt": "a" for n in range(1001)})
    with pytest.raises(Malformed, match="many.zip: unpacks to far more than such a table"):
        read(many)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(Malformed, match="nosuch.xlsx: No such file"):
        read(tmp_path / "nosuch.xlsx")


def test_another_year_than_the_file_says_is_refused(tmp_path):
    with pytest.raises(Malformed, match="is of May 2025, not of May 2024"):
        read(files.xlsx(tmp_path / "a.xlsx", [row()]), year=2024)


def test_flat_lines_that_make_no_sense_are_refused(tmp_path):
    for lines, said in (
        (files.series().replace("29207201", "29207299"), "unknown or stands twice"),
        (files.series().replace("OEUS", "QQQQ"), "not a series"),
        (files.series("M", "0099999"), "not in oe.area"),
        (files.series(A_MEAN="abc"), "column value: “abc” is not a number"),
    ):
        with pytest.raises(Malformed, match=said) as error:
            read(files.flat_files(tmp_path, lines))
        assert "oe.data.0.Current, row" in str(error.value)


def test_an_archive_packed_in_an_unknown_way_is_broken(tmp_path):
    whole = tmp_path / "odd.zip"
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("all.csv", "29-2072")
    content = bytearray(whole.read_bytes())
    for header, method in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        content[content.index(header) + method] = 99
    whole.write_bytes(content)
    with zipfile.ZipFile(whole) as archive, pytest.raises(Malformed, match="odd.zip: is broken"):
        unpack(archive, archive.infolist()[0], tmp_path / "copy", PlaceInFile("odd.zip"))
