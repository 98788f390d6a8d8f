"""How fast each page is, as a ratio to a bare Django view: `make bench`, for a person to read.

Machines are noisy, so nothing here passes or fails. Three servers with the same flags, one worker
each, share one core; the load comes from the other. Every page is measured in short turns that
alternate with the reference: kept as a finished page, as the answer to whoever has it already, and
made anew each time. The last four columns are exact: SQL queries and Python function calls, of a
page that is kept and of one that is made.

    python -m tests.bench [SECONDS A PAGE] [THREADS]
"""

import http.client
import os
import socket
import statistics
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from .page_types import BROWSER, PAGES, nth

# The page with every answer given, beside the plain one: no more than four times its CPU.
WITH_ANSWERS = ("paths, all answers", "paths")
TURN = 0.5  # seconds
TICK = os.sysconf("SC_CLK_TCK")
NUMBERS = count()  # of the requests for pages made anew: none asks what one before it asked


@dataclass
class Server:
    """gunicorn on a port of its own, on the first core where there are several."""

    application: str
    settings: str
    core: str | None
    database: str = ""

    def __enter__(self):
        with socket.create_server(("127.0.0.1", 0)) as probe:
            self.port = probe.getsockname()[1]
        pin = ["taskset", "-c", self.core] if self.core else []
        gunicorn = [sys.executable, "-m", "gunicorn", "-c", "coderpath/server.py", "-w", "1"]
        self.process = subprocess.Popen(
            [*pin, *gunicorn, "--max-requests", "0", self.application],
            env=os.environ
            | {"PORT": str(self.port), "DJANGO_SETTINGS_MODULE": self.settings}
            | ({"DATABASE_URL": self.database} if self.database else {}),
            stdout=subprocess.DEVNULL,
        )
        for _ in range(300):
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return self
            except OSError:
                time.sleep(0.1)
        self.__exit__()
        raise SystemExit(f"{self.application} did not start.")

    def __exit__(self, *exception):
        self.process.terminate()
        self.process.wait(30)

    def cpu(self) -> float:
        """Seconds of CPU that the process and its workers have used."""
        total = 0
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                pid, rest = int(stat.parent.name), stat.read_text().rpartition(")")[2].split()
            except OSError:
                continue  # it ended meanwhile
            if self.process.pid in (pid, int(rest[1])):
                total += int(rest[11]) + int(rest[12])
        return total / TICK


@dataclass
class Tally:
    status: int = 0
    length: int = 0
    times: list[float] = field(default_factory=list)
    spent: float = 0
    cpu: float = 0

    @property
    def rate(self) -> float:
        return len(self.times) / self.spent

    @property
    def cpu_each(self) -> float:
        return self.cpu / len(self.times)

    def percentile(self, n: int) -> float:
        return statistics.quantiles(self.times, n=100)[n - 1] * 1000


def turn(server: Server, path: str, tally: Tally, threads: int, has: str = "") -> None:
    """Ask for one page over kept connections until the turn ends; `has` is what one has of it."""
    headers = BROWSER | ({"If-None-Match": has} if has else {})
    end = time.perf_counter() + TURN

    def ask():
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
        while (begun := time.perf_counter()) < end:
            connection.request("GET", nth(path, next(NUMBERS)), headers=headers)
            body = (answer := connection.getresponse()).read()
            tally.times.append(time.perf_counter() - begun)
            tally.status, tally.length = answer.status, len(body)
        connection.close()

    cpu, begun = server.cpu(), time.perf_counter()
    workers = [threading.Thread(target=ask) for _ in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    tally.spent += time.perf_counter() - begun
    tally.cpu += server.cpu() - cpu


def etag_of(server: Server, path: str) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    connection.request("GET", path, headers=BROWSER)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.headers["ETag"]


def core_of_the_servers() -> str | None:
    """The first core, where there are several; the load comes from the last from now on."""
    cores = sorted(os.sched_getaffinity(0))
    if len(cores) == 1:
        return None
    os.sched_setaffinity(0, {cores[-1]})
    return str(cores[0])


def main(seconds: float = 4, threads: int = 4) -> None:
    core = core_of_the_servers()
    hello = Server("django.core.wsgi:get_wsgi_application()", "tests.bench_hello", core)
    site = Server("coderpath.wsgi:application", "coderpath.settings", core)
    anew = Server("tests.bench_anew:application", "coderpath.settings", core)

    os.environ["DJANGO_SETTINGS_MODULE"] = "coderpath.settings"
    from coderpath.wsgi import application

    from .calls import counting, counts

    print(f"Python {sys.version.split()[0]}")
    print(f"{'CPU, x hello':32}{'kept':>7}{'304':>7}{'anew':>7}{'ms anew':>9}{'KB':>7}", end="")
    print(f"{'SQL':>5}{'calls':>7}{'SQL anew':>10}{'calls anew':>11}")
    spent = {}
    with hello, site, anew:
        for name, path in PAGES.items():
            page, same, made, reference = Tally(), Tally(), Tally(), Tally()
            first = nth(path, 0)
            etag = etag_of(site, first)
            for server, asked in ((site, first), (hello, "/"), (anew, path)):
                turn(server, asked, Tally(), 1)
            for _ in range(max(1, round(seconds / TURN / 4))):
                turn(site, first, page, threads)
                turn(site, first, same, threads, etag)
                turn(anew, path, made, threads)
                turn(hello, "/", reference, threads)
            if (page.status, same.status, made.status) != (200, 304, 200):
                print(f"{name:32} answered {page.status}, {same.status}, {made.status} under load")
                continue
            spent[name] = made.cpu_each
            ratios = [each.cpu_each / reference.cpu_each for each in (page, same, made)]
            with counting():
                counted = counts(application, path)
            print(
                f"{name:32}{ratios[0]:7.2f}{ratios[1]:7.2f}{ratios[2]:7.1f}"
                f"{made.cpu_each * 1000:9.1f}{page.length / 1024:7.1f}"
                f"{counted.kept.sql:5}{counted.kept.calls:7}{counted.anew.sql:10}{counted.anew.calls:11,}",
                flush=True,
            )
        if spent.keys() >= set(WITH_ANSWERS):
            full, plain = (spent[name] for name in WITH_ANSWERS)
            print(f"{' / '.join(WITH_ANSWERS)}: {full / plain:.2f}")
        print(f"{'hello':32}{reference.cpu_each * 1000:.2f} ms, {reference.rate:.0f} a second")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
