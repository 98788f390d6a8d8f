"""What tests of imports share: commands run here, or by themselves on a database of their own."""

import os
import subprocess
import sys
import time
from io import StringIO
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from . import survey_files as files
from .survey_files import OHIO

KENTUCKY = OHIO | {"AREA": "21", "AREA_TITLE": "Kentucky", "PRIM_STATE": "KY"}


def load(*paths, **options) -> str:
    out = StringIO()
    call_command("import_oews", *map(str, paths), stdout=out, **options)
    return out.getvalue()


def states(tmp_path, *rows, name="state_M2025_dl.xlsx") -> Path:
    return files.xlsx(tmp_path / name, list(rows))


def manage(database: str, *arguments: str, **options) -> subprocess.Popen:
    environment = os.environ | {"DATABASE_URL": database}
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.Popen(
        command,
        cwd=settings.BASE_DIR,
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
        **options,
    )


def answered(database: str, *arguments: str) -> str:
    process = manage(database, *arguments, stdout=subprocess.PIPE)
    out, err = process.communicate(timeout=300)
    assert process.returncode == 0, err
    return out


def prepare(database: str) -> None:
    fixtures = ("publishers", "sources_wages", "occupations", "areas", "industries", "releases")
    answered(database, "migrate", "--verbosity", "0")
    answered(database, "loaddata", *fixtures, "--verbosity", "0")


def opened(pipe: Path, process: subprocess.Popen) -> int:
    """The end of a pipe to write into, once the process has opened the other."""
    for _ in range(600):
        try:
            return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:
            assert process.poll() is None, process.stderr.read()
            time.sleep(0.1)
    raise AssertionError("The second file was never opened.")
