"""A file speaks only of what it holds: what it does not say stays, and is named."""

import os
import sqlite3
import subprocess
import sys
from decimal import Decimal

import pytest
from django.conf import settings
from django.core.management import CommandError
from django.db import IntegrityError, connection

from coderpath.tables.malformed import Malformed
from salaries.models import CODERS, Wage
from salaries.published import oews

from . import survey_files as files
from .factories import make_release
from .imports import KENTUCKY, load, states
from .survey_files import NATION, row

EXTRACT = {
    "AREA_TITLE": "Ohio",
    "OCC_CODE": CODERS,
    "OCC_TITLE": "Medical Records Specialists",
    "H_MEAN": 27.22,
    "A_MEAN": "56,620",
}


def ohio():
    return Wage.objects.get(area__slug="oh", occupation__code=CODERS)


def test_a_place_and_a_column_that_are_not_there_stay_and_are_named(places, tmp_path):
    load(states(tmp_path, row(), row(KENTUCKY)))
    before = list(Wage.objects.order_by("pk").values())
    extract = files.csv_file(tmp_path / "state_M2025.csv", [EXTRACT])
    said = load(extract, dry_run=True)
    assert "1 rows read; 0 new, 0 changed, 0 gone." in said
    assert "Not in the files, and kept:\n  29-2072, May 2025: Kentucky\n" in said
    assert "state_M2025.csv: columns missing: TOT_EMP, EMP_PRSE, JOBS_1000" in said
    assert "1 annual_median" in said and "1 employment" in said
    load(extract)
    assert list(Wage.objects.order_by("pk").values()) == before


def test_what_an_extract_does_say_is_stored(places, tmp_path):
    load(states(tmp_path, row(A_PCT90="#"), row(KENTUCKY)))
    load(files.csv_file(tmp_path / "state_M2025.csv", [EXTRACT | {"A_MEAN": 56_630}]))
    wage = ohio()
    assert (wage.annual_mean, wage.annual_median, wage.employment) == (56_630, 50_990, 7_440)
    assert (wage.hourly_mean, wage.marks) == (Decimal("27.22"), {"annual_p90": "#"})


def test_an_empty_cell_keeps_the_figure_and_a_mark_of_the_bureau_does_not(places, tmp_path):
    load(states(tmp_path, row()))
    said = load(states(tmp_path, row(A_MEAN=None, TOT_EMP="**")), dry_run=True)
    assert "Figures that are emptied, employment:\n  29-2072, May 2025: Ohio\n" in said
    assert "Figures that the files do not have, and kept: 1 annual_mean." in said
    load(states(tmp_path, row(A_MEAN=None, TOT_EMP="**")))
    assert (ohio().annual_mean, ohio().employment) == (56_620, None)
    assert ohio().marks == {"employment": "**"}


def test_only_replace_removes_and_names_what_goes(places, tmp_path):
    load(states(tmp_path, row(), row(KENTUCKY)))
    extract = files.csv_file(tmp_path / "state_M2025.csv", [EXTRACT])
    said = load(extract, replace=True, dry_run=True)
    assert "0 new, 1 changed, 1 gone" in said
    assert "Not in the files, and removed:\n  29-2072, May 2025: Kentucky\n" in said
    assert "Figures that are emptied, annual_median:\n  29-2072, May 2025: Ohio\n" in said
    assert Wage.objects.count() == 2
    load(extract, replace=True)
    assert (ohio().annual_mean, ohio().annual_median) == (56_620, None)
    assert Wage.objects.count() == 1


def test_an_extract_that_does_not_fit_what_is_stored_is_refused(places, tmp_path):
    load(states(tmp_path, row()))
    path = files.csv_file(tmp_path / "state_M2025.csv", [EXTRACT | {"A_PCT90": 50_000}])
    with pytest.raises(CommandError, match="row 2: does not fit what is stored: annual_p90"):
        load(path)


def test_a_misspelt_column_is_refused(tmp_path):
    cells = {name.replace("A_MEDIAN", "A_MEDIEN"): value for name, value in row().items()}
    with pytest.raises(Malformed) as error:
        list(oews.read([files.csv_file(tmp_path / "state_M2025.csv", [cells])]))
    assert str(error.value) == (
        "state_M2025.csv, row 1, column A_MEDIEN: is not a column of the survey:"
        " did you mean A_MEDIAN?"
    )


@pytest.mark.parametrize("name", ["AREA_TITEL", "OCC_TITEL", "TOTEMP", "JOBS_PER_1000", "YAER"])
def test_every_column_has_names_that_are_nearly_its_own(tmp_path, name):
    kept = {"OCC_CODE": CODERS, "A_MEAN": 56_620, "H_MEAN": 27.22, name: "1"}
    with pytest.raises(Malformed, match="did you mean"):
        list(oews.read([files.csv_file(tmp_path / "state_M2025.csv", [kept])]))


def test_other_columns_are_named_and_not_read(tmp_path):
    said = []
    path = files.csv_file(tmp_path / "state_M2025.csv", [row(WEATHER="mild", A_PCT15=40_000)])
    [found] = oews.read([path], oews.Asked(remark=said.append))
    assert said == ["state_M2025.csv: columns not known: WEATHER, A_PCT15."]
    assert found.occupation.code == CODERS


def test_a_year_to_come_is_refused(places, tmp_path):
    path = files.csv_file(tmp_path / "state_M2099.csv", [row()])
    with pytest.raises(CommandError, match="row 2, column YEAR: a survey of May 2099 cannot be"):
        load(path)
    for year, may in ((2026, True), (2027, False)):
        path = files.csv_file(tmp_path / f"state_M{year}.csv", [row()])
        asked = oews.Asked(this_year=2026)
        if may:
            assert len(list(oews.read([path], asked))) == 1
        else:
            with pytest.raises(Malformed, match="cannot be out in 2026"):
                list(oews.read([path], asked))


def test_a_year_to_come_is_refused_by_the_database(db):
    release = make_release(2025)
    with pytest.raises(IntegrityError, match="year to come"), connection.cursor() as cursor:
        cursor.execute("UPDATE salaries_release SET year = 2099 WHERE id = %s", [release.pk])


def test_and_so_is_a_new_one(db):
    with pytest.raises(IntegrityError, match="year to come"):
        make_release(2099)


WRAPPED = {
    "semicolons": lambda text: text.replace(",", ";").replace("56620", "56,620"),
    "sep": lambda text: "sep=,\n" + text,
    "a title": lambda text: "May 2025 State Occupational Wage Estimates\n\n" + text,
    "commas after data": lambda text: (
        text.replace("\n", "\n", 1)[: text.index("\n") + 1]
        + text[text.index("\n") + 1 :].replace("\n", ",,,\n")
    ),
}


@pytest.mark.parametrize("name", WRAPPED)
def test_what_a_spreadsheet_writes_is_read(tmp_path, name):
    path = tmp_path / "state_M2025.csv"
    path.write_text(WRAPPED[name](files.text([row(), row(KENTUCKY)])))
    found = list(oews.read([path]))
    assert [one.area.usps for one in found] == ["OH", "KY"]
    assert found[0].cells[oews.NAMES.index("annual_mean")] == 56_620


def test_a_dry_run_and_the_reading_of_a_file_wait_for_nobody(sqlite_file, tmp_path):
    """An editor's transaction is open all the while: only storing waits for it, and gives up."""
    path = files.csv_file(tmp_path / "state_M2025.csv", [row(), row(NATION)])
    environment = os.environ | {"DATABASE_URL": f"sqlite:///{sqlite_file}"}
    editor = sqlite3.connect(sqlite_file, isolation_level=None)
    editor.execute("BEGIN IMMEDIATE")

    def run(is_dry: bool):
        options = ["--dry-run"] if is_dry else []
        return subprocess.run(
            [sys.executable, "manage.py", "import_oews", str(path), *options],
            cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True,
        )  # fmt: skip

    done = run(is_dry=True)
    assert "2 rows read; 2 new" in done.stdout and done.returncode == 0, done.stderr
    assert "database is locked. Nothing was stored." in run(is_dry=False).stderr
    editor.execute("COMMIT")
    assert "Stored." in run(is_dry=False).stdout
