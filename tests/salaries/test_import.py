"""Loading a release: what is stored, what is said of it before, and what leaves all as it was."""

import os
import re
import sqlite3
import subprocess
import sys
import time
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from coderpath.sources import edition
from coderpath.sources.models import Edition, Publisher
from salaries.management.importing import one_line
from salaries.models import ALL, CODERS, Area, Industry, Occupation, Release, Wage

from . import survey_files as files
from .factories import make_occupation
from .imports import KENTUCKY, answered, load, manage, states
from .survey_files import METRO, NATION, NONMETRO, row


def stored() -> list:
    return list(Wage.objects.order_by("pk").values())


def test_a_row_is_stored_cell_for_cell(places, tmp_path):
    said = load(states(tmp_path, row(TOT_EMP="**", A_PCT90="#")))
    assert (
        said == "May 2025: 1 rows read; 1 new, 0 changed, 0 gone.\nStored. Now run check_facts.\n"
    )
    wage = Wage.objects.get()
    assert (wage.area.slug, wage.occupation.code, wage.release.year) == ("oh", CODERS, 2025)
    assert (wage.hourly_p75, wage.mean_error) == (Decimal("30.54"), Decimal("0.8"))
    assert (wage.employment, wage.annual_median, wage.annual_p90) == (None, 50_990, None)
    assert wage.marks == {"employment": "**", "annual_p90": "#"}
    wage.full_clean()


def test_a_release_not_seen_before_gets_its_source(places, tmp_path):
    load(states(tmp_path, row()))
    release = Release.objects.get()
    assert (release.slug, release.name) == ("oews-may-2025", "May 2025")
    assert (release.top_code_hourly, release.top_code_annual) == (Decimal("115.00"), 239_200)
    source = release.source
    assert source.slug == "bls-oews-may-2025"
    assert str(source.publisher) == "US Bureau of Labor Statistics"
    assert (source.publisher.kind, source.licence) == (Publisher.Kind.GOVERNMENT, "Public domain")
    assert source.file_name == "state_M2025_dl.xlsx"


def test_twice_changes_nothing(places, tmp_path):
    path = states(tmp_path, row(), row(METRO), row(KENTUCKY, A_PCT90="#"))
    load(path)
    before = stored(), edition.current().code
    assert load(path).endswith(
        "3 rows read; 0 new, 0 changed, 0 gone.\nEverything is stored already.\n"
    )
    assert (stored(), edition.current().code) == before


def test_the_edition_changes_with_the_wages(places, tmp_path):
    before = edition.current().code
    load(states(tmp_path, row()))
    assert edition.current().code != before
    kept = {e.table: e.digest for e in Edition.objects.all()}
    edition.renew()
    assert {e.table: e.digest for e in Edition.objects.all()} == kept


def test_what_changes_is_said_before_it_is_stored(places, tmp_path):
    load(states(tmp_path, row(), row(KENTUCKY), row(OCC_CODE=ALL)))
    pay = {"A_PCT75": 80_000, "A_PCT90": 90_000}
    newer = states(tmp_path, row(A_MEDIAN=61_188, **pay), row(OCC_CODE=ALL), row(METRO))
    before = stored(), edition.current().code
    said = load(newer, dry_run=True, replace=True)
    assert said.splitlines() == [
        "May 2025: 3 rows read; 1 new, 1 changed, 1 gone.",
        "Largest changes of a yearly median:",
        "  29-2072 in Ohio, May 2025: $50,990 to $61,188 (+20.0%)",
        "Areas not seen before: 1 (Cincinnati, OH-KY-IN).",
        "Not in the files, and removed:",
        "  29-2072, May 2025: Kentucky",
        "Nothing was stored: this was a dry run.",
    ]
    assert (stored(), edition.current().code) == before
    assert not Area.objects.filter(slug="cincinnati").exists()
    load(newer, replace=True)
    medians = Wage.objects.filter(occupation__code=CODERS).values_list(
        "area__slug", "annual_median"
    )
    assert dict(medians) == {"oh": 61_188, "cincinnati": 50_990}


def test_a_file_touches_only_what_it_covers(places, tmp_path):
    """Even where it replaces: other releases, kinds of area, industries and occupations stay."""
    hospitals = files.CROSS | {"NAICS": "622000", "NAICS_TITLE": "Hospitals"}
    kept = [row(NATION), row(NATION, hospitals), row(METRO), row(KENTUCKY, OCC_CODE=ALL)]
    load(states(tmp_path, row(), row(KENTUCKY), *kept))
    load(files.csv_file(tmp_path / "state_M2024.csv", [row(), row(KENTUCKY)]))
    assert "0 new, 0 changed, 1 gone" in load(states(tmp_path, row()), replace=True)
    assert Wage.objects.count() == 1 + len(kept) + 2


def test_areas_are_made_with_their_states_and_addresses(places, tmp_path):
    second = METRO | {"AREA": "99999", "AREA_TITLE": "Cincinnati, KY", "PRIM_STATE": "KY"}
    load(states(tmp_path, row(METRO), row(second), row(NONMETRO)))
    made = Area.objects.filter(kind__in=["METRO", "NONMETRO"]).order_by("code")
    assert list(made.values_list("slug", "kind", "code", "state__slug")) == [
        ("cincinnati", "METRO", "17140", "oh"),
        ("southern-ohio-nonmetropolitan-area", "NONMETRO", "3900006", "oh"),
        ("cincinnati-ky", "METRO", "99999", "ky"),
    ]
    cincinnati = Area.objects.get(slug="cincinnati")
    assert set(cincinnati.states.values_list("slug", flat=True)) == {"oh", "ky", "in"}


def test_industries_are_stored_beside_the_whole(places, tmp_path):
    sector = {
        "NAICS": "62",
        "NAICS_TITLE": "Health Care and Social Assistance",
        "I_GROUP": "sector",
    }
    load(states(tmp_path, row(NATION), row(NATION, files.CROSS | sector)))
    assert set(Wage.objects.values_list("industry", flat=True)) == {"000000", "62"}
    assert Industry.objects.get(code="62").title == "Health Care and Social Assistance"


def test_which_occupations_are_stored(places, tmp_path):
    old = make_occupation("29-2071", "Technicians")
    Occupation.objects.filter(code=CODERS).update(follows=old)
    Occupation.objects.filter(code="29-2071").update(is_offered=False)
    rows = [row(OCC_CODE=code, OCC_TITLE="T") for code in (CODERS, "29-2071", "11-1011", "35-3023")]
    path = states(tmp_path, *rows)
    load(path)
    codes = Wage.objects.values_list("occupation__code", flat=True).order_by("occupation__code")
    assert list(codes.all()) == ["29-2071", CODERS]
    load(path, occupations=["11-1011"])
    assert list(codes.all()) == ["11-1011", "29-2071", CODERS]
    load(path, occupations=["all"])
    assert list(codes.all()) == ["11-1011", "29-2071", CODERS, "35-3023"]
    assert not Occupation.objects.get(code="11-1011").is_offered
    with pytest.raises(CommandError, match="“coders” is not the code of an occupation"):
        load(path, occupations=["coders"])


def test_files_without_a_row_that_is_asked_for_are_refused(places, tmp_path):
    path = states(tmp_path, row())
    with pytest.raises(CommandError, match="no row of these occupations"):
        load(path, occupations=["11-1011"])
    Occupation.objects.update(is_offered=False)
    with pytest.raises(CommandError, match="no row of these occupations"):
        load(path)


def test_an_industry_that_stands_twice_with_one_answer_is_stored_once(places, tmp_path):
    three, four = ({"I_GROUP": group, "NAICS": "327000"} for group in ("3-digit", "4-digit"))
    rows = [row(NATION, files.CROSS | level) for level in (three, four)]
    load(states(tmp_path, *rows))
    assert Wage.objects.count() == 1


def test_two_answers_to_one_question_are_refused(places, tmp_path):
    with pytest.raises(CommandError) as error:
        load(states(tmp_path, row(), row(A_MEAN=1)))
    assert str(error.value) == (
        "state_M2025_dl.xlsx, sheet Data, row 3: says something else of the same occupation and"
        " area as state_M2025_dl.xlsx, sheet Data, row 2. Nothing was stored."
    )
    assert not Wage.objects.exists() and not Release.objects.exists()


def test_a_malformed_row_leaves_all_as_it_was(places, tmp_path):
    load(states(tmp_path, row()))
    before = stored(), edition.current().code, Area.objects.count()
    with pytest.raises(CommandError) as error:
        load(states(tmp_path, row(METRO), row(A_MEAN="?"), name="MSA_M2025.xlsx"))
    assert str(error.value) == (
        "MSA_M2025.xlsx, sheet Data, row 3, column A_MEAN: “?” is not a number. Nothing was stored."
    )
    assert (stored(), edition.current().code, Area.objects.count()) == before


def test_the_year_may_be_told(places, tmp_path):
    path = files.csv_file(tmp_path / "state.csv", [row()])
    with pytest.raises(CommandError, match="give --release"):
        load(path)
    load(path, release=2022)
    assert Release.objects.get().year == 2022


@pytest.mark.parametrize("year", ["0", "-5", "99999", "9" * 30, "2025.5"])
def test_a_year_that_cannot_be_is_refused(places, tmp_path, year):
    path = files.csv_file(tmp_path / "a.csv", [row()])
    with pytest.raises(CommandError, match="is not a year of the survey"):
        call_command("import_oews", str(path), "--release", year)


def test_a_name_that_cannot_be_stored_is_refused(places, tmp_path):
    path = os.fsdecode(os.fsencode(tmp_path) + b"/\xff_M2025.csv")
    files.csv_file(Path(path), [row()])
    with pytest.raises(CommandError, match="rename the file"):
        load(path)


def test_an_area_of_a_state_not_loaded_is_refused(places, tmp_path):
    Area.objects.filter(slug="ky").delete()
    path = files.csv_file(tmp_path / "MSA_M2025.csv", [row(METRO)])
    with pytest.raises(CommandError, match="row 2, column AREA: lies in KY, not loaded yet"):
        load(path)


def test_missing_top_codes_are_filled_in_and_known_ones_stay(places, tmp_path):
    load(files.csv_file(tmp_path / "state_M2025.csv", [row()]))
    assert Release.objects.get().top_code_annual is None
    load(states(tmp_path, row(A_MEAN=56_630)))
    assert Release.objects.get().top_code_annual == 239_200


def test_nothing_but_what_lasts_goes_into_a_pipe(places, tmp_path, capfd):
    load(states(tmp_path, row()))
    assert capfd.readouterr() == ("", "")


# Stopped half-way, in a database of its own


COUNT = (
    "from salaries.models import *; from coderpath.sources import edition;"
    "print(Wage.objects.count(), Area.objects.count(), edition.current().code)"
)


def many(path: Path, number: int) -> Path:
    """A table of many metros in some years, in which each figure is that of Ohio."""
    metros = [METRO | {"AREA": f"{10_000 + n}", "AREA_TITLE": f"Town {n}, OH"} for n in range(500)]
    years = range(2000, 2000 + number // len(metros))
    return files.csv_file(path, [{"YEAR": year} | row(m) for year in years for m in metros])


def opened(pipe: Path, process: subprocess.Popen) -> int:
    """The end of a pipe to write into, once the process has opened the other."""
    for _ in range(600):
        try:
            return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:
            assert process.poll() is None, process.stderr.read()
            time.sleep(0.1)
    raise AssertionError("The second file was never opened.")


def test_killed_in_the_middle_it_leaves_the_database_as_it_was(database, tmp_path):
    before = answered(database, "shell", "-v", "0", "-c", COUNT)
    whole = many(tmp_path / "MSA.csv", 9_000)
    # The second file is a pipe that nobody fills: when it is opened, the first has been read.
    pipe = tmp_path / "BOS_M2025.csv"
    os.mkfifo(pipe)
    process = manage(database, "import_oews", str(whole), str(pipe), stdout=subprocess.PIPE)
    end = opened(pipe, process)
    process.kill()
    process.communicate(timeout=60)
    os.close(end)
    assert answered(database, "shell", "-v", "0", "-c", COUNT) == before
    assert "9,000 new" in answered(database, "import_oews", str(whole))


def test_stopped_by_hand_it_says_so_in_one_line():
    with pytest.raises(CommandError) as stopped, one_line():
        raise KeyboardInterrupt
    assert str(stopped.value) == "Stopped. Nothing was stored."
    assert stopped.value.returncode == 130


def test_a_full_disk_leaves_the_database_as_it_was(sqlite_file, tmp_path):
    database = f"sqlite:///{sqlite_file}"
    before = answered(database, "shell", "-v", "0", "-c", COUNT)
    with sqlite3.connect(sqlite_file) as file:
        [pages] = file.execute("PRAGMA page_count").fetchone()
    code = (
        "from django.core.management import call_command; from django.db import connection;"
        f"connection.cursor().execute('PRAGMA max_page_count = {pages + 20}');"
        f"call_command('import_oews', {str(many(tmp_path / 'MSA.csv', 5_000))!r})"
    )
    process = manage(database, "shell", "-v", "0", "-c", code, stdout=subprocess.PIPE)
    _, err = process.communicate(timeout=300)
    assert "database or disk is full. Nothing was stored." in err
    assert answered(database, "shell", "-v", "0", "-c", COUNT) == before


MEASURE = """
import django, re, sys
django.setup()
from django.core.management import call_command
call_command("import_oews", sys.argv[1], occupations=["all"])
print(re.search("VmHWM: *([0-9]+) kB", open("/proc/self/status").read().replace(chr(9), " "))[1])
"""


def long_workbook(path: Path, number: int) -> Path:
    """A workbook of many rows, each of an occupation and a metro of its own."""
    short = files.xlsx(path.with_name("short.xlsx"), [row(METRO), row(METRO)])
    with zipfile.ZipFile(short) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            content = old.read(name).decode()
            if name == "xl/worksheets/sheet1.xml":
                start, one, rest = re.split("(?=<row r=.[23])", content)
                rest = rest[rest.index("</row>") + len("</row>") :]
                content = "".join([start, *(numbered(one, n) for n in range(number)), rest])
            new.writestr(name, content)
    return path


def numbered(one: str, number: int) -> str:
    """A row of XML with another code of area and of occupation."""
    for column, value in (
        ("A", f"{10_000 + number // 800}"),
        ("I", f"11-{number % 800:04}"),
    ):
        one = re.sub(
            f'<c r="{column}2"[^>]*><v>[^<]*</v>', f'<c r="{column}2" t="str"><v>{value}</v>', one
        )
    return one


def test_memory_does_not_grow_with_the_file(sqlite_file, tmp_path):
    """Ten times the rows in no more than some caches; what a row takes is not kept."""
    database = os.environ | {"DATABASE_URL": f"sqlite:///{sqlite_file}"}
    database |= {"DJANGO_SETTINGS_MODULE": "coderpath.settings"}
    peaks = []
    for number in (8_000, 40_000):
        path = long_workbook(tmp_path / "all_M2025.xlsx", number)
        found = subprocess.run(
            [sys.executable, "-c", MEASURE, str(path)],
            cwd=settings.BASE_DIR, env=database, capture_output=True, text=True, check=True,
        )  # fmt: skip
        said, peak = found.stdout.rsplit("\n", 2)[:2]
        assert f"{number:,} rows read" in said
        peaks.append(int(peak))
    assert peaks[1] - peaks[0] < 10_000  # kilobytes
