"""What machine it was, and what ran on it."""

import os
import platform
import re
import shutil
import sqlite3
import subprocess
from importlib.metadata import version
from pathlib import Path

from .peers import DATASETTE

RUN_ON = ("Django", "django-filter", "gunicorn")


def show() -> None:
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    print(f"{processor()}, {os.cpu_count()} cores, {memory():.0f} GB; load {load}")
    print(f"{platform.system()} {platform.release()}, {platform.freedesktop_os_release()['NAME']}")
    print(", ".join([f"Python {platform.python_version()}", *databases(), *servers()]))


def processor() -> str:
    found = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    return found[1] if found else platform.machine()


def memory() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30


def databases() -> list[str]:
    from django.db import connection

    found = [f"SQLite {sqlite3.sqlite_version}"]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SHOW server_version")
            found.append(f"PostgreSQL {cursor.fetchone()[0]}")
    return [*found, f"pages on {connection.display_name}"]


def servers() -> list[str]:
    found = [f"{name} {version(name)}" for name in RUN_ON]
    if DATASETTE.exists():
        found.append(said([str(DATASETTE), "--version"]))
    if shutil.which("nginx"):
        found.append(said(["nginx", "-v"]))
    return found


def said(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return (done.stdout + done.stderr).strip()
