"""The process that reads a file: started by a request, on a database that others use too.

Pages are asked in processes of their own, as workers of a server are.
"""

import os

import pytest

from salaries.desk import running
from salaries.desk.models import WageLoad
from tests.salaries import survey_files as files
from tests.salaries.imports import answered, opened

from .giving import like

# What a worker does: Kim is signed in, sends something or nothing, and tells what the page says.
WORKER = """
import time
from django.contrib.auth.models import Group, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from salaries.desk.models import WageLoad
from salaries.models import Release, Wage

kim, is_new = User.objects.get_or_create(username="kim", is_staff=True)
kim.groups.add(Group.objects.get(name="Data loaders"))
client = Client(SERVER_NAME="localhost")
client.force_login(kim)

def page(sent=None):
    ask = client.post if sent else client.get
    answer = ask("/admin/wages/", sent, follow=True)
    return answer.content.decode()

def when_done():
    for _ in range(600):
        said = page()
        if "Look again" not in said:
            return said
        time.sleep(0.1)
    raise AssertionError(said)

def told():
    loads = [(load.state, load.rows_read) for load in WageLoad.objects.order_by("pk")]
    print(loads, list(Release.objects.filter(year=2026).values_list("status", flat=True)),
          Wage.objects.filter(release__year=2026).count())
"""


@pytest.fixture
def worker(database, tmp_path, monkeypatch, settings):
    """Runs code as a worker would, and gives what it prints."""
    settings.LOADS_FOLDER = tmp_path / "loads"
    monkeypatch.setenv("LOADS_FOLDER", str(tmp_path / "loads"))
    monkeypatch.setenv("DATABASE_URL", database)
    monkeypatch.setenv("DEBUG", "on")
    return lambda code: answered(database, "shell", "-v", "0", "-c", WORKER + code).strip()


def test_a_file_is_read_by_a_process_that_the_request_starts(worker, tmp_path):
    path = files.csv_file(tmp_path / "all_M2026.csv", like())
    told = worker(
        f"file = SimpleUploadedFile('all_M2026.csv', open({str(path)!r}, 'rb').read())\n"
        "assert 'all_M2026.csv' in page({'file': file})\n"
        "assert 'Look at May 2026' in when_done()\n"
        "told()"
    )
    assert told == "[('DONE', 3)] ['STAGED'] 3"
    assert [path.name for path in (tmp_path / "loads").iterdir()] == ["lock"]


def test_killed_in_the_middle_it_says_that_it_stopped_and_runs_again(worker, tmp_path):
    """What is read is a pipe that nobody fills: once it is opened, the process reads."""
    worker("WageLoad.objects.create(by=kim, file_name='all_M2026.csv')")
    load = WageLoad(pk=1, file_name="all_M2026.csv")
    pipe = running.uploaded(load)
    pipe.parent.mkdir(parents=True)
    os.mkfifo(pipe)
    process = running._begin(load, running.lock())
    end = opened(pipe, process)
    assert running.lock() is None
    assert worker("print('Look again' in page(), 'It stopped' in page())") == "True False"
    refused = "page({'address': 'https://www.bls.gov/oes/a.zip'})"
    assert worker(f"print('Another file is being read' in {refused})") == "True"
    process.kill()
    process.wait(timeout=60)
    os.close(end)
    assert worker("print('It stopped' in page())\ntold()") == "True\n[('RUNNING', 0)] [] 0"
    # The file is still there: as it was given, it is read again.
    pipe.unlink()
    files.csv_file(pipe, like())
    told = worker("page({'again': '1'})\nwhen_done()\ntold()")
    assert told == "[('STOPPED', 0), ('DONE', 3)] ['STAGED'] 3"
