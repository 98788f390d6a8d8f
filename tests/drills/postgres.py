"""A PostgreSQL of its own, which can be stopped, hung and followed by a replica."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg

from tests.bench.servers import free_port

OPTIONS = "-c port={port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off"


class Cluster:
    """In a folder; runs from `start` to `stop`."""

    def __init__(self, folder: Path):
        self.folder, self.port = folder, free_port()
        self.data = folder / "data"

    @property
    def address(self) -> str:
        return f"postgres://postgres@127.0.0.1:{self.port}/postgres"

    def another(self, name: str) -> str:
        """The address of a new database in it."""
        with psycopg.connect(self.address, autocommit=True) as there:
            there.execute(f"CREATE DATABASE {name}")
        return self.address.removesuffix("postgres") + name

    def make(self) -> None:
        self._run("initdb", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync")

    def follow(self, first: "Cluster") -> None:
        """Begin as a copy of another, and take in what happens there."""
        where = f"--dbname=host=127.0.0.1 port={first.port} user=postgres"
        self._run("pg_basebackup", where, "--write-recovery-conf", "--checkpoint=fast")

    def start(self) -> None:
        log = f"--log={self.folder}/log"
        self._run("pg_ctl", "start", "-w", log, "-o", OPTIONS.format(port=self.port))

    def stop(self) -> None:
        self._run("pg_ctl", "stop", "-w", "-m", "immediate")

    def _run(self, program: str, *options: str) -> None:
        """PostgreSQL refuses root."""
        command = [str(programs() / program), "-D", str(self.data), *options]
        if os.geteuid() == 0:
            command = ["runuser", "-u", "postgres", "--", "env", "-C", "/", *command]
        # What it starts keeps what it was given to write to.
        with open(self.folder / "said", "w+") as said:
            done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=said, stderr=said)
        assert done.returncode == 0, (self.folder / "said").read_text()

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *exception):
        if (self.data / "postmaster.pid").exists():
            self.stop()


def programs() -> Path:
    """Where the newest PostgreSQL has its own."""
    there = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[4]))
    found = there[-1] if there else shutil.which("initdb")
    assert found, "PostgreSQL is not installed."
    return Path(found).parent


@contextmanager
def place() -> Iterator[Path]:
    """A folder that is PostgreSQL’s own, and that it can reach; those of tests are their user’s."""
    with TemporaryDirectory() as folder:
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
        yield Path(folder)


def children(process: int) -> list[int]:
    """The processes that it began."""
    told = Path(f"/proc/{process}/task/{process}/children").read_text()
    return list(map(int, told.split()))
