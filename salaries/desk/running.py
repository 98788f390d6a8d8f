"""Reads a file that was given at the desk, in a process of its own, one at a time.

Not in the request: what an editor sends is one transaction (see coderpath/desk/recording.py), which
on SQLite keeps everybody else from writing, and a download takes longer than a proxy waits. Nor in
a thread: a worker of gunicorn is replaced after some requests, and takes its threads along. A queue
of tasks would be one more service to run, for one file a year. So the request starts
`manage.py stage_wages`, which outlives the worker, and stores in the row of the load how far it is.

Which process lives, the kernel knows: the request takes a lock on a file and hands it to the
process, and when that ends, however it ends, the lock is free. Whoever gets it then may say that a
load which still seems to run has stopped. Of a load on another server that is known once its time
is up.

What is uploaded waits in a folder of its own, where the process also unpacks and downloads, until
the load has ended; a stopped one can be run again from it.
"""

import fcntl
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from functools import partial
from pathlib import Path
from threading import Thread
from typing import IO

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.management import CommandError
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from salaries import importing
from salaries.importing.comparison import StoredComparison
from salaries.importing.downloads import Refused, download
from salaries.management.importing import one_line
from salaries.published import oews

from .models import MOST_MINUTES, Ended, WageLoad

LEAVING = 2  # seconds for a process to leave after its load has ended
EACH = 250  # rows after which it is told how far it is
State, Step = WageLoad.State, WageLoad.Step
STOPPED = "The process that read it ended before it was done. Nothing was stored."
NO_ROWS = "The file has no row of the occupations that pages show"
Lock = IO[bytes]


# The lock


def lock() -> Lock | None:
    """The lock, held until it is closed; None while a file is being read. Raises OSError."""
    settings.LOADS_FOLDER.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = (settings.LOADS_FOLDER / "lock").open("wb")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        return None
    return file


def has_stopped(load: WageLoad) -> bool:
    """Whether nobody reads it any more, though it has no end."""
    if load.state == State.RUNNING and not load.is_here:
        return load.is_overdue
    if load.state == State.RUNNING and (free := lock()):
        free.close()
        return WageLoad.objects.filter(pk=load.pk, state=State.RUNNING).exists()
    return load.state == State.STOPPED


# Starting


class Busy(Exception):
    """Another file is being read."""


def start(load: WageLoad, upload: UploadedFile | None = None) -> None:
    """Store a load and read its file once that is stored.

    Raises Busy, and OSError where the file cannot be kept; to be called in a transaction.
    """
    with ExitStack() as stack:
        held = lock()
        if held is None and not WageLoad.objects.filter(state=State.RUNNING).exists():
            time.sleep(LEAVING)
            held = lock()
        if held is None:
            raise Busy
        stack.enter_context(held)
        for left in WageLoad.objects.filter(state=State.RUNNING):
            if not (left.is_here or left.is_overdue):
                raise Busy
            with suppress(Ended):
                left.end(State.STOPPED, STOPPED)
        try:
            with transaction.atomic():
                load.save()
        except IntegrityError:  # another server began at the same moment
            raise Busy from None
        _clear(but=load)
        if upload:
            path = uploaded(load)
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with path.open("wb") as file:
                shutil.copyfileobj(upload, file)
        stack.pop_all()  # the process has the lock from here on
        transaction.on_commit(partial(_begin, load, held))


def again(load: WageLoad, by) -> None:
    """Start what has stopped anew, as a load of its own. Raises Busy, and OSError where the file
    is gone."""
    anew = WageLoad(by=by, file_name=load.file_name, address=load.address, year=load.year)
    if load.address:
        start(anew)
    else:
        with uploaded(load).open("rb") as file:
            start(anew, UploadedFile(file))


def folder(load: WageLoad) -> Path:
    """Where everything of a load lies while it is read."""
    return settings.LOADS_FOLDER / str(load.pk)


def uploaded(load: WageLoad) -> Path:
    """Where its file waits, under its own name: the reader tells the year by it."""
    return folder(load) / "upload" / load.file_name


def _clear(but: WageLoad) -> None:
    """Drop what earlier loads left; nobody reads them while one has the lock."""
    for left in settings.LOADS_FOLDER.iterdir():
        if left.is_dir() and left != folder(but):
            shutil.rmtree(left, ignore_errors=True)


def _begin(load: WageLoad, held: Lock) -> subprocess.Popen:
    own = folder(load)
    own.mkdir(mode=0o700, exist_ok=True)
    with held:
        process = subprocess.Popen(
            [sys.executable, settings.BASE_DIR / "manage.py", "stage_wages", str(load.pk)],
            env=os.environ | {"TMPDIR": str(own)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            pass_fds=[held.fileno()],
            start_new_session=True,
        )
    # So that no zombie stays until the worker ends.
    Thread(target=process.wait, daemon=True).start()
    return process


# In the process


def bound() -> None:
    """End this process, as if it were killed, when it takes far too long."""
    signal.alarm(MOST_MINUTES * 60)


def run(load: WageLoad) -> None:
    """Read the file of a load and stage what it holds; or say in a sentence why not.

    Of one that was ended meanwhile nothing is stored.
    """
    with suppress(Ended):
        try:
            with one_line():
                stage(load)
        except CommandError as error:
            load.end(State.REFUSED, str(error))
    shutil.rmtree(folder(load), ignore_errors=True)


def stage(load: WageLoad) -> None:
    """Raises what the reader raises, and stores nothing then."""
    path = uploaded(load)
    if load.address:
        load.note(step=Step.DOWNLOADING)
        folder(load).mkdir(mode=0o700, parents=True, exist_ok=True)
        path = download(load.address, folder(load))
    load.note(step=Step.READING)
    remarks: list[str] = []
    asked = oews.Asked(importing.wanted(), load.year, localdate().year, remarks.append)

    def tell(comparison: StoredComparison) -> None:
        if not comparison.read:
            raise Refused(NO_ROWS)
        load.end(
            State.DONE,
            "\n".join([*comparison.report(), *remarks]),
            rows_read=comparison.read,
            years=[release.year for release in comparison.hidden],
        )

    rows = counted(oews.read([path], asked), load)
    importing.store(rows, title=path.name, url=load.address, stages=True, tell=tell)


def counted(rows: Iterator[oews.SurveyRow], load: WageLoad) -> Iterator[oews.SurveyRow]:
    """The rows; how many there were so far is stored now and then."""
    number = 0
    for number, row in enumerate(rows, start=1):
        if number % EACH == 0:
            load.note(rows_read=number)
        yield row
    load.note(step=Step.STORING, rows_read=number)
