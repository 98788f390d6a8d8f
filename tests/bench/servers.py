"""Servers that share a core, and turns of load on them."""

import http.client
import os
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from tests.page_types import BROWSER, nth

TURN = 0.5  # seconds
NUMBERS = count()  # of requests: where an address can ask something new, none repeats another


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


@dataclass
class Server:
    """A process on a port of its own; what it uses on the way is `behind` it."""

    command: list[str]
    port: int
    core: str | None
    environment: dict[str, str] = field(default_factory=dict)
    behind: "Server | None" = None

    def __enter__(self):
        pin = ["taskset", "-c", self.core] if self.core else []
        self.process = subprocess.Popen(
            [*pin, *self.command],
            env=os.environ | self.environment,
            stdout=subprocess.DEVNULL,
            stderr=None if "DJANGO_SETTINGS_MODULE" in self.environment else subprocess.DEVNULL,
        )
        for _ in range(300):
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return self
            except OSError:
                time.sleep(0.1)
        self.__exit__()
        raise SystemExit(f"{' '.join(self.command)} did not start.")

    def __exit__(self, *exception):
        self.process.terminate()
        self.process.wait(30)

    def processes(self) -> list[int]:
        """The process and its children."""
        found = [self.process.pid]
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                parent = int(stat.read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue  # it ended meanwhile
            if parent == self.process.pid:
                found.append(int(stat.parent.name))
        return found

    def cpu(self) -> float:
        """Seconds of CPU that all of them have used."""
        used = sum(map(cpu_of, self.processes()))
        return used + (self.behind.cpu() if self.behind else 0)

    def memory(self, kind: str) -> list[float]:
        """MiB of each process: its Rss, or its Pss, where what several share is divided by them."""
        rolls = [Path(f"/proc/{each}/smaps_rollup").read_text() for each in self.processes()]
        found = (re.search(rf"^{kind}:\s+(\d+)", roll, re.MULTILINE) for roll in rolls)
        return [int(each[1]) / 1024 for each in found]


def cpu_of(process: int) -> float:
    """By the clock that the kernel keeps of each process, as clock_getcpuclockid(3) names it."""
    return time.clock_gettime(~process << 3 | 2)


def gunicorn(
    application: str, settings: str, core: str | None, database: str = "", workers: int = 1
) -> Server:
    """As the site is served, but for workers that are never replaced."""
    command = [sys.executable, "-m", "gunicorn", "-c", "coderpath/server.py", "-w", str(workers)]
    port = free_port()
    environment = {"PORT": str(port), "DJANGO_SETTINGS_MODULE": settings}
    if database:
        environment["DATABASE_URL"] = database
    return Server([*command, "--max-requests", "0", application], port, core, environment)


def hello(core: str | None) -> Server:
    return gunicorn("django.core.wsgi:get_wsgi_application()", "tests.bench.hello", core)


def site(core: str | None, database: str = "", workers: int = 1) -> Server:
    return gunicorn("coderpath.wsgi:application", "coderpath.settings", core, database, workers)


def anew(core: str | None, database: str = "") -> Server:
    """The site without finished pages, and with no bytes packed."""
    return gunicorn("tests.bench.anew:application", "coderpath.settings", core, database)


def database(folder: Path, what: str = "", times: int = 1) -> str:
    """The address of a database with what is shipped, or with many times of that."""
    path = folder / f"{times}.sqlite3"
    if not path.exists():
        if what:
            shutil.copy(folder / "1.sqlite3", path)
        grown = [sys.executable, "-m", "tests.grown", *([what, str(times)] if what else [])]
        environment = os.environ | {"DATABASE_URL": f"sqlite:///{path}"}
        subprocess.run(grown, env=environment, check=True)
    return f"sqlite:///{path}"


@dataclass
class Tally:
    """What was answered, and what that took in seconds."""

    statuses: set[int] = field(default_factory=set)
    length: int = 0
    answers: int = 0
    cpu: float = 0

    @property
    def cpu_each(self) -> float:
        return self.cpu / self.answers


def turn(server: Server, path: str, tally: Tally, threads: int, has: str = "") -> None:
    """Ask for one page over kept connections until the turn ends; `has` is what one has of it."""
    headers = BROWSER | ({"If-None-Match": has} if has else {})
    end = time.perf_counter() + TURN

    def ask():
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
        while time.perf_counter() < end:
            connection.request("GET", nth(path, next(NUMBERS)), headers=headers)
            answer = connection.getresponse()
            tally.length = len(answer.read())
            answered.append(answer.status)
        connection.close()

    answered, cpu = [], server.cpu()
    workers = [threading.Thread(target=ask) for _ in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    tally.statuses |= set(answered)
    tally.answers += len(answered)
    tally.cpu += server.cpu() - cpu


def turns(asked: list[tuple], seconds: float, threads: int = 2) -> list[Tally]:
    """Of servers and pages (and what one has of it) that are asked in turns, each warmed by one."""
    tallies = [Tally() for _ in asked]
    for server, path, *_ in asked:
        turn(server, path, Tally(), 1)
    for _ in range(max(1, round(seconds / TURN / len(asked)))):
        for (server, path, *has), tally in zip(asked, tallies, strict=True):
            turn(server, path, tally, threads, *has)
    return tallies


def get(server: Server, path: str) -> tuple[bytes, str]:
    """The bytes of a page and its ETag."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    connection.request("GET", path, headers=BROWSER)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return body, answer.headers["ETag"]


def core_of_the_servers() -> str | None:
    """The first core, where there are several; the load comes from the last from now on."""
    cores = sorted(os.sched_getaffinity(0))
    if len(cores) == 1:
        return None
    os.sched_setaffinity(0, {cores[-1]})
    return str(cores[0])
