"""Small files in every layout that the Bureau has published, with its own figures of Ohio."""

import csv
import io
import zipfile
from pathlib import Path

import xlsxwriter
import xlwt

FIGURES = {
    "TOT_EMP": 7440, "EMP_PRSE": 3.8, "JOBS_1000": 1.341, "LOC_QUOTIENT": 1.07, "H_MEAN": 27.22,
    "A_MEAN": 56620, "MEAN_PRSE": 0.8, "H_PCT10": 18.3, "H_PCT25": 21.88, "H_MEDIAN": 24.52,
    "H_PCT75": 30.54, "H_PCT90": 38.12, "A_PCT10": 38060, "A_PCT25": 45500, "A_MEDIAN": 50990,
    "A_PCT75": 63510, "A_PCT90": 79290,
}  # fmt: skip
CODERS = {"OCC_CODE": "29-2072", "OCC_TITLE": "Medical Records Specialists"}
OHIO = {"AREA": "39", "AREA_TITLE": "Ohio", "AREA_TYPE": "2", "PRIM_STATE": "OH"}
NATION = {"AREA": "99", "AREA_TITLE": "U.S.", "AREA_TYPE": "1", "PRIM_STATE": "US"}
METRO = {
    "AREA": "17140", "AREA_TITLE": "Cincinnati, OH-KY-IN", "AREA_TYPE": "4", "PRIM_STATE": "OH",
}  # fmt: skip
NONMETRO = {
    "AREA": "3900006", "AREA_TITLE": "Southern Ohio nonmetropolitan area", "AREA_TYPE": "6",
    "PRIM_STATE": "OH",
}  # fmt: skip
CROSS = {
    "NAICS": "000000", "NAICS_TITLE": "Cross-industry", "I_GROUP": "cross-industry",
    "OWN_CODE": "1235",
}  # fmt: skip
RULE = "#  = indicates a wage equal to or greater than $115.00 per hour or $239,200 per year "
DESCRIPTION = [["May 2025 OEWS Estimates"], [], ["occ_code", "The 6-digit code"], [RULE]]


def row(area=OHIO, industry=CROSS, **given) -> dict:
    """A row in the layout of 2021 on, all 32 columns, but for what is given."""
    levels = {"O_GROUP": "detailed", "PCT_TOTAL": None, "PCT_RPT": None}
    return area | industry | CODERS | levels | FIGURES | {"ANNUAL": None, "HOURLY": None} | given


def table(rows: list[dict]) -> list[list]:
    """A header and its rows, by the columns of the first."""
    return [list(rows[0]), *(list(one.values()) for one in rows)]


def xlsx(path: Path, rows: list[dict], description=DESCRIPTION) -> Path:
    """A workbook with its description of fields on a sheet after the data."""
    with xlsxwriter.Workbook(path) as book:
        for name, cells in (("Data", table(rows)), ("Field Descriptions", description)):
            sheet = book.add_worksheet(name)
            for number, values in enumerate(cells):
                sheet.write_row(number, 0, values)
    return path


def xls(path: Path, rows: list[dict]) -> Path:
    """A workbook as before 2014."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("State_dl")
    for number, values in enumerate(table(rows)):
        for column, value in enumerate(values):
            sheet.write(number, column, value)
    book.save(str(path))
    return path


def text(rows: list[dict], delimiter=",") -> str:
    """The same as a comma-separated table."""
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter, lineterminator="\n").writerows(table(rows))
    return file.getvalue()


def csv_file(path: Path, rows: list[dict]) -> Path:
    path.write_text(text(rows), encoding="utf-8")
    return path


def zipped(path: Path, members: dict[str, Path | str]) -> Path:
    """A zip of files and texts by their names in it."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            if isinstance(content, Path):
                archive.write(content, name)
            else:
                archive.writestr(name, content)
    return path


DATATYPES = (
    "TOT_EMP EMP_PRSE H_MEAN A_MEAN MEAN_PRSE H_PCT10 H_PCT25 H_MEDIAN H_PCT75 H_PCT90 A_PCT10"
    " A_PCT25 A_MEDIAN A_PCT75 A_PCT90 JOBS_1000 LOC_QUOTIENT"
)


def series(letter="S", area="3900000", industry="000000", **given) -> str:
    """The seventeen lines of one row in oe.data; a value may carry the code of a footnote."""
    lines = []
    for number, name in enumerate(DATATYPES.split(" "), start=1):
        value, _, code = str((FIGURES | given)[name]).partition("|")
        code_and_number = f"OEU{letter}{area}{industry}292072{number:02}"
        lines.append(f"{code_and_number:30}\t2025\tA01\t{value:>12}\t{code}\n")
    return "".join(lines)


FLAT = {
    "oe.data.0.Current": f"{'series_id':30}\tyear\tperiod\t       value\tfootnote_codes\n",
    "oe.area": "state_code\tarea_code\tareatype_code\tarea_name\n"
    "39\t3900000\tS\tOhio\n39\t0017140\tM\tCincinnati, OH-KY-IN\n",
    "oe.occupation": "occupation_code\toccupation_name\n292072\tMedical Records Specialists\n",
    "oe.industry": "industry_code\tindustry_name\n000000\tCross-Industry\n"
    "62--63\tSector 62 - Health Care and Social Assistance\n",
    "oe.footnote": "footnote_code\tfootnote_text\n"
    "5\tThis wage is equal to or greater than $115.00 per hour or $239,200 per year.\n"
    "8\tEstimate not released.\n",
}


def flat_files(folder: Path, *rows: str) -> Path:
    """oe.data with the tables of its codes beside it."""
    for name, content in FLAT.items():
        (folder / name).write_text(content)
    data = folder / "oe.data.0.Current"
    data.write_text(FLAT[data.name] + "".join(rows))
    return data
