"""A PostgreSQL of its own, which can be stopped, hung and followed by a replica."""

import os
import shutil
import subprocess
from pathlib import Path

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


def place(folder: Path) -> Path:
    """A folder that is PostgreSQL’s own, in which to make a cluster."""
    folder.mkdir()
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
        for above in folder.parents:
            if above.owner() == "root" and above.stat().st_mode & 0o001 == 0:
                above.chmod(above.stat().st_mode | 0o011)
    return folder
