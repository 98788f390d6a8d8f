"""What the pages of pay cost when many more wages are stored: the last part of `make bench`.

The shipped database is copied and filled up with sample rows: twice the years, and areas until
there are ten and a hundred times the rows. Servers on all three share one core and are asked in
turns that alternate, so the ratios come from one run. What the pages show stays the same.

    python -m tests.bench_growth [SECONDS A PAGE]
"""

import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from .bench import TURN, Server, Tally, core_of_the_servers, turn

PAGES = (
    "/salaries/",
    "/salaries/oh/",
    "/salaries/oh/cincinnati/",
    "/salaries/compare/?a=oh&a=ky&a=cincinnati",
)
TIMES = (1, 10, 100)


def database(folder: Path, times: int) -> str:
    """A database with the shipped catalogue and so many times its wages; its address."""
    path = folder / f"{times}.sqlite3"
    if times > 1:
        shutil.copy(folder / "1.sqlite3", path)
    url = f"sqlite:///{path}"
    grown = [sys.executable, "-m", "tests.grown", str(times)]
    subprocess.run(grown, env=os.environ | {"DATABASE_URL": url}, check=True)
    return url


def main(seconds: float = 8) -> None:
    core = core_of_the_servers()
    with tempfile.TemporaryDirectory() as scratch, ExitStack() as running:
        urls = [database(Path(scratch), times) for times in TIMES]
        site = ("coderpath.wsgi:application", "coderpath.settings", core)
        servers = [running.enter_context(Server(*site, url)) for url in urls]
        print(f"{'':44}{'KB':>7}" + "".join(f"{f'CPU at {times}x':>12}" for times in TIMES))
        for path in PAGES:
            tallies = [Tally() for _ in servers]
            for server in servers:
                turn(server, path, Tally(), 1)
            for _ in range(max(1, round(seconds / TURN / len(servers)))):
                for server, tally in zip(servers, tallies, strict=True):
                    turn(server, path, tally, 2)
            first = tallies[0]
            ratios = (f"{tally.cpu_each / first.cpu_each:12.2f}" for tally in tallies)
            missing = "" if first.status == 200 else f"  answered {first.status}"
            print(f"{path:44}{first.length / 1024:7.1f}{''.join(ratios)}{missing}", flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
