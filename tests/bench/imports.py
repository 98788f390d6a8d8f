"""How an import of a whole release compares with pandas: `make bench-import`, for a person to read.

Makes a workbook of all areas, as the Bureau publishes it, and reads it twice in the same run: once
with `import_oews` into an empty database, every occupation stored; once with `pandas.read_excel`
and `to_sql`, as most people would. Each in a process of its own, so that its peak of memory is its
own. Machines are noisy, so nothing here passes or fails.

    python -m tests.bench.imports [ROWS]        # 40,000 when not given; a release has some 400,000
"""

import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import xlsxwriter

HEADER = [
    "AREA",
    "AREA_TITLE",
    "AREA_TYPE",
    "PRIM_STATE",
    "NAICS",
    "NAICS_TITLE",
    "I_GROUP",
    "OWN_CODE",
    "OCC_CODE",
    "OCC_TITLE",
    "O_GROUP",
    "TOT_EMP",
    "EMP_PRSE",
    "JOBS_1000",
    "LOC_QUOTIENT",
    "PCT_TOTAL",
    "PCT_RPT",
    "H_MEAN",
    "A_MEAN",
    "MEAN_PRSE",
    "H_PCT10",
    "H_PCT25",
    "H_MEDIAN",
    "H_PCT75",
    "H_PCT90",
    "A_PCT10",
    "A_PCT25",
    "A_MEDIAN",
    "A_PCT75",
    "A_PCT90",
    "ANNUAL",
    "HOURLY",
]
OCCUPATIONS = 800
IMPORT = """
import django
django.setup()
from django.core.management import call_command
call_command("import_oews", {path!r}, occupations=["all"])
"""
PANDAS = """
import sqlite3, pandas
frame = pandas.read_excel({path!r}, engine={engine!r})
frame.to_sql("wages", sqlite3.connect({database!r}), index=False)
print(len(frame), "rows")
"""


def workbook(path: Path, rows: int) -> None:
    """A workbook of 32 columns; a row in fifty has a mark."""
    draw = random.Random(1)
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("All May 2025 data")
        sheet.write_row(0, 0, HEADER)
        for number in range(rows):
            sheet.write_row(number + 1, 0, wages(draw, *divmod(number, OCCUPATIONS)))


def wages(draw: random.Random, area: int, occupation: int) -> list:
    """A row of figures that could be."""
    hourly = sorted(draw.randint(1500, 9000) / 100 for _ in range(5))
    annual = [round(pay * 208) * 10 for pay in hourly]
    if draw.random() < 0.02:
        hourly[-1] = annual[-1] = "#"
    code = f"{11 + occupation // 100}-{1000 + occupation % 100}"
    metro = [f"{10_000 + area}", f"Town {area}, OH", "4", "OH"]
    whole = ["000000", "Cross-industry", "cross-industry", "1235"]
    jobs = [draw.randint(3, 9000) * 10, draw.randint(0, 400) / 10]
    density = [draw.randint(1, 9000) / 1000, draw.randint(1, 400) / 100]
    mean = [hourly[2], annual[2], draw.randint(0, 99) / 10]
    occupation_cells = [code, f"Occupation {occupation}", "detailed"]
    return [*metro, *whole, *occupation_cells, *jobs, *density, None, None, *mean, *hourly, *annual]


def measured(code: str, environment: dict[str, str]) -> tuple[float, float, float]:
    """Seconds, seconds of CPU and the peak of memory in MB of a program in its own process."""
    begun = time.perf_counter()
    child = subprocess.Popen([sys.executable, "-c", code], env=environment)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit("It failed.")
    cpu = usage.ru_utime + usage.ru_stime
    return time.perf_counter() - begun, cpu, usage.ru_maxrss / 1024


def main(rows: int = 40_000) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path, database = Path(folder, "all_M2025.xlsx"), Path(folder, "db.sqlite3")
        workbook(path, rows)
        print(f"{rows:,} rows of {len(HEADER)} columns, {path.stat().st_size / 1e6:.0f} MB")
        address = os.environ.get("IMPORT_DATABASE_URL", f"sqlite:///{database}")
        environment = os.environ | {
            "DATABASE_URL": address,
            "DJANGO_SETTINGS_MODULE": "coderpath.settings",
        }
        manage = [sys.executable, "manage.py"]
        for task in (["migrate"], ["loaddata", "occupations", "areas", "industries"]):
            subprocess.run([*manage, *task, "--verbosity", "0"], env=environment, check=True)
        own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"(no peak below can be under {own:.0f} MB, which this process had when it began them)"
        )
        results = {"import_oews": measured(IMPORT.format(path=str(path)), environment)}
        results["the same again"] = measured(IMPORT.format(path=str(path)), environment)
        for engine in ("openpyxl", "calamine"):
            other = str(Path(folder, f"{engine}.sqlite3"))
            code = PANDAS.format(path=str(path), engine=engine, database=other)
            results[f"pandas, {engine}"] = measured(code, environment)
    units = ("seconds", "of CPU", "MB")
    print(f"{'':20}" + "".join(f"{unit:>9}{'ratio':>7}" for unit in units))
    for name, found in results.items():
        pairs = zip(found, results["import_oews"], strict=True)
        print(f"{name:20}" + "".join(f"{one:9.1f}{one / ours:7.2f}" for one, ours in pairs))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
