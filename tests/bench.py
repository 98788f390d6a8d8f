"""How fast each page is, as a ratio to a bare Django view: `make bench`, for a person to read.

Machines are noisy, so nothing here passes or fails. Three servers with the same flags, one worker
each, share one core; the load comes from the other. Every page is measured in short turns that
alternate with the reference: kept as a finished page, as the answer to whoever has it already, and
made anew each time. The last four columns are exact: SQL queries and Python function calls, of a
page that is kept and of one that is made.

    python -m tests.bench [SECONDS A PAGE] [THREADS]
"""

import cProfile
import http.client
import os
import pstats
import socket
import statistics
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

PAGES = {
    "front page": "/",
    "list": "/certifications/",
    "list, filtered": "/certifications/?setting=INPATIENT&max_cost=500&sort=cost",
    "one certification": "/certifications/cpc/",
    "compare six": "/compare/?c=cpc&c=cca&c=ccs&c=crc&c=coc&c=cic",
    "paths beside certifications": "/compare/?p=self-study-cca&c=cpc&p=course-cpc-a",
    "search": "/search/?q=certified+professional+coding+specialist",
    "paths": "/paths/",
    "paths, all answers": "/paths/?state=oh&start=diploma&have=coding-6&have=rn&setting=INPATIENT"
    "&budget=1500&hours=8&earn=33000&payer=member&sort=fit",
    "states": "/salaries/",
    "one state": "/salaries/oh/",
    "one metro": "/salaries/oh/cincinnati/",
    "areas compared": "/salaries/compare/?a=oh&a=ky&a=cincinnati",
    "pay by certification": "/salaries/by-certification/",
    "which exams you can sit": "/tools/eligibility/?have=diploma&have=coding-12&have=cpc-a",
    "one path": "/paths/cca-then-ccs/?state=oh&hours=8&earn=33000",
    "keep six": "/tools/keep/?c=cpc&c=cca&c=cbcs&c=ccds&c=cmc&c=chbme&years=10",
    "exam day": "/tools/exam-day/?c=cpc",
    "lose the A": "/tools/lose-the-a/?c=cpc-a&months=6",
    "states as CSV": "/salaries.csv",
    "sources": "/sources/",
    "disagreements": "/disagreements/",
}
# The page with every answer given, beside the plain one: no more than four times its CPU.
WITH_ANSWERS = ("paths, all answers", "paths")
BROWSER = {"Accept-Encoding": "gzip, deflate, br"}
TURN = 0.5  # seconds
TICK = os.sysconf("SC_CLK_TCK")


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
            connection.request("GET", path, headers=headers)
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


def gauges(application, path: str) -> tuple[int, int]:
    """SQL queries and Python calls of a request asked before; the same every time."""
    from django.db import connection
    from django.test import RequestFactory
    from django.test.utils import CaptureQueriesContext

    environ = RequestFactory(headers={"host": "127.0.0.1"} | BROWSER).get(path).environ

    def ask():
        answer = application(dict(environ), lambda status, headers: None)
        b"".join(answer)

    for _ in range(3):
        ask()
    with CaptureQueriesContext(connection) as queries:
        ask()
    asked = len(queries)  # now: the next request empties the log
    profile = cProfile.Profile()
    profile.runcall(ask)
    return asked, pstats.Stats(profile).total_calls


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

    print(f"Python {sys.version.split()[0]}")
    print(f"{'CPU, x hello':32}{'kept':>7}{'304':>7}{'anew':>7}{'ms anew':>9}{'KB':>7}", end="")
    print(f"{'SQL':>5}{'calls':>7}{'SQL anew':>10}{'calls anew':>11}")
    spent = {}
    with hello, site, anew:
        for name, path in PAGES.items():
            page, same, made, reference = Tally(), Tally(), Tally(), Tally()
            etag = etag_of(site, path)
            for server, asked in ((site, path), (hello, "/"), (anew, path)):
                turn(server, asked, Tally(), 1)
            for _ in range(max(1, round(seconds / TURN / 4))):
                turn(site, path, page, threads)
                turn(site, path, same, threads, etag)
                turn(anew, path, made, threads)
                turn(hello, "/", reference, threads)
            if (page.status, same.status, made.status) != (200, 304, 200):
                print(f"{name:32} answered {page.status}, {same.status}, {made.status} under load")
                continue
            spent[name] = made.cpu_each
            ratios = [each.cpu_each / reference.cpu_each for each in (page, same, made)]
            kept, made_anew = gauges(application, path), gauges(application.site, path)
            print(
                f"{name:32}{ratios[0]:7.2f}{ratios[1]:7.2f}{ratios[2]:7.1f}"
                f"{made.cpu_each * 1000:9.1f}{page.length / 1024:7.1f}"
                f"{kept[0]:5}{kept[1]:7,}{made_anew[0]:10}{made_anew[1]:11,}",
                flush=True,
            )
        if spent.keys() >= set(WITH_ANSWERS):
            full, plain = (spent[name] for name in WITH_ANSWERS)
            print(f"{' / '.join(WITH_ANSWERS)}: {full / plain:.2f}")
        print(f"{'hello':32}{reference.cpu_each * 1000:.2f} ms, {reference.rate:.0f} a second")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
