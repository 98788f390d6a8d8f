"""`make serve` as a person runs it: a fresh copy, its own environment, real requests."""

import os
import re
import shutil
import signal
import socket
import stat
import subprocess
import time
import urllib.request
from pathlib import Path

import pytest

pytestmark = pytest.mark.serve

HERE = Path(__file__).resolve().parent.parent
NAMES = ("SECRET_KEY", "DATABASE_URL", "ALLOWED_HOSTS", "DEBUG", "HTTPS", "VIRTUAL_ENV")


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """The project's own files, without anything that was installed or made here."""
    target = tmp_path_factory.mktemp("copy")
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    for name in subprocess.check_output(listing, cwd=HERE, text=True).split("\0"):
        if name and (HERE / name).exists():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(HERE / name, target / name)
    return target


@pytest.fixture(scope="module")
def port():
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


class Site:
    """A running `make serve`; leaving it presses Ctrl-C."""

    def __init__(self, folder, port):
        self.folder, self.port = folder, port

    def start(self, log):
        environment = {k: v for k, v in os.environ.items() if k not in NAMES}
        return subprocess.Popen(
            ["make", "serve", f"PORT={self.port}"],
            cwd=self.folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            # A shell that runs the tests in the background makes all of them deaf to Ctrl-C.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )

    def __enter__(self):
        self.log = open(self.folder / "serve.log", "w+")
        self.process = self.start(self.log)
        begun = time.monotonic()
        while time.monotonic() - begun < 600:
            try:
                self.get("/healthz")
                print(f"first answer after {time.monotonic() - begun:.1f} s")
                return self
            except OSError:
                assert self.process.poll() is None, self.said()
                time.sleep(0.1)
        self.__exit__()
        raise AssertionError(f"no answer: {self.said()}")

    def __exit__(self, *exception):
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGINT)
        try:
            self.process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            raise
        self.log.close()

    def said(self):
        return (self.folder / "serve.log").read_text()

    def get(self, path, **headers):
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", headers=headers)
        return urllib.request.urlopen(request, timeout=30)


def test_a_fresh_copy_serves_the_catalogue(copy, port):
    with Site(copy, port) as site:
        for path in ("/", "/certifications/", "/certifications/cpc/", "/salaries/oh/", "/readyz"):
            assert site.get(path).status == 200
        page = site.get("/certifications/").read().decode()
        assert "CPC" in page
        # What a proxy would say of where the site stands, nobody else may.
        assert site.get("/certifications/", SCRIPT_NAME="/x").read().decode() == page
        # Accounts are in it.
        assert stat.S_IMODE((copy / "db.sqlite3").stat().st_mode) == 0o600
        for ends in (
            b"Content-Length: 4\r\nTransfer-Encoding: chunked",
            b"Content-Length: 4\r\n" * 2,
        ):
            assert asked_in_two_ways(port, ends).startswith(b"HTTP/1.1 400 ")

        sheet = re.search(r'href="(/static/css/site\.\w+\.css)"', page)[1]
        with site.get(sheet, **{"Accept-Encoding": "br"}) as answer:
            assert answer.headers["Content-Encoding"] == "br"
            assert "immutable" in answer.headers["Cache-Control"]

        with open(copy / "second.log", "w+") as log:
            second = site.start(log)
            assert second.wait(timeout=60) != 0
        said = (copy / "second.log").read_text()
        assert f"Port {port} is taken. Choose another" in said
        assert "Traceback" not in said
        assert site.get("/healthz").status == 200
    assert f"CoderPath runs on http://127.0.0.1:{port}/" in site.said()
    assert "Traceback" not in site.said()


def asked_in_two_ways(port, ends):
    """All that is answered to a request which says twice where it ends, and to one behind it."""
    with socket.create_connection(("127.0.0.1", port), 30) as line:
        line.sendall(b"POST /report/ HTTP/1.1\r\nHost: 127.0.0.1\r\n" + ends.strip() + b"\r\n\r\n")
        line.sendall(b"0\r\n\r\nGET /robots.txt HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        answer = b"".join(iter(lambda: line.recv(1 << 16), b""))
    assert b"User-agent" not in answer
    return answer


def test_the_next_start_installs_and_loads_nothing(copy, port):
    made = [copy / ".venv" / "installed", copy / "staticfiles" / "staticfiles.json"]
    before = [path.stat().st_mtime_ns for path in made]
    with Site(copy, port) as site:
        assert site.get("/").status == 200
    assert [path.stat().st_mtime_ns for path in made] == before
    assert "Installing" not in site.said()


@pytest.mark.parametrize("port", ["0x50", "70000", ""])
def test_a_port_that_is_none_is_said_in_one_line(copy, port):
    run = subprocess.run(
        ["make", "serve", f"PORT={port}"], cwd=copy, capture_output=True, text=True
    )
    assert run.returncode != 0
    assert f"PORT must be a number from 1 to 65535, not {port!r}" in run.stderr
    assert "Traceback" not in run.stderr
