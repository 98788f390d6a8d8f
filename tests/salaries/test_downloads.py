"""Files by their address, from a server of this machine."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings

from salaries.importing import downloads
from salaries.models import Release, Wage

from . import survey_files as files


class Server(ThreadingHTTPServer):
    """Answers with what a test says for a path: a status, headers and a body."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers, self.asked = {}, []

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server_port}{path}"


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append((self.path, self.headers["User-Agent"]))
        answers = self.server.answers.get(self.path, [(404, {}, b"")])
        status, headers, body = answers.pop(0) if len(answers) > 1 else answers[0]
        self.send_response(status)
        for name, value in ({"Content-Length": str(len(body))} | headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *said):
        pass


@pytest.fixture
def server(monkeypatch):
    monkeypatch.setattr(downloads, "PAUSE", 0)
    with Server() as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        with override_settings(DOWNLOAD_HOSTS=["127.0.0.1"], DOWNLOAD_SCHEMES=["http"]):
            yield running
        running.shutdown()


def test_a_release_is_loaded_from_its_address(server, places, tmp_path):
    body = files.xlsx(tmp_path / "a.xlsx", [files.row()]).read_bytes()
    server.answers["/oes/state_M2025_dl.xlsx"] = [(200, {}, body)]
    url = server.url("/oes/state_M2025_dl.xlsx")
    with override_settings(DOWNLOAD_USER_AGENT="CoderPath (editor@example.org)"):
        call_command("import_oews", url, stdout=StringIO())
    assert Wage.objects.get().annual_median == 50_990
    source = Release.objects.get().source
    assert (source.url, source.file_name) == (url, "state_M2025_dl.xlsx")
    assert server.asked == [("/oes/state_M2025_dl.xlsx", "CoderPath (editor@example.org)")]


def test_a_server_that_is_busy_is_asked_again(server, tmp_path):
    server.answers["/a.zip"] = [(503, {}, b""), (429, {}, b""), (200, {}, b"abc")]
    assert downloads.download(server.url("/a.zip"), tmp_path).read_bytes() == b"abc"
    assert len(server.asked) == 3


def test_a_server_that_refuses_is_not(server, tmp_path):
    server.answers["/a.zip"] = [(403, {}, b"")]
    with pytest.raises(downloads.Refused, match="403 Forbidden"):
        downloads.download(server.url("/a.zip"), tmp_path)
    assert len(server.asked) == 1


def test_a_file_that_ends_early_is_asked_again_and_then_refused(server, tmp_path):
    server.answers["/a.zip"] = [(200, {"Content-Length": "10"}, b"abc")]
    with pytest.raises(downloads.Refused, match="ended after 3 of 10 bytes"):
        downloads.download(server.url("/a.zip"), tmp_path)
    assert len(server.asked) == downloads.TRIES


@override_settings(DOWNLOAD_MOST_BYTES=1000)
def test_a_file_that_is_too_large_is_refused(server, tmp_path):
    server.answers["/a.zip"] = [(200, {}, b"x" * 1001)]
    with pytest.raises(downloads.Refused, match="is larger than 1,000 bytes"):
        downloads.download(server.url("/a.zip"), tmp_path)


def test_redirects_stay_with_the_allowed_hosts(server, tmp_path):
    server.answers["/here"] = [(302, {"Location": server.url("/there")}, b"")]
    server.answers["/there"] = [(200, {}, b"abc")]
    assert downloads.download(server.url("/here"), tmp_path).read_bytes() == b"abc"
    for elsewhere in ("http://localhost/x", "https://127.0.0.1/x", "ftp://127.0.0.1/x"):
        server.answers["/away"] = [(302, {"Location": elsewhere}, b"")]
        with pytest.raises(downloads.Refused, match="downloaded"):
            downloads.download(server.url("/away"), tmp_path)
    server.answers["/loop"] = [(302, {"Location": server.url("/loop")}, b"")]
    with pytest.raises(downloads.Refused, match="infinite loop"):
        downloads.download(server.url("/loop"), tmp_path)


@pytest.mark.parametrize(
    "url",
    [
        "http://www.bls.gov/oes/a.zip",
        "https://example.org/a.zip",
        "https://www.bls.gov@example.org/a.zip",
        "https://user@www.bls.gov/a.zip",
        "https://www.bls.gov.example.org/a.zip",
        "file:///etc/passwd",
        "https://[",
        "https://www.bls.gov:99999/a.zip",
        "https://www.bls.gov/é.zip",
        "https://www.bls.gov/a\nb.zip",
    ],
)
def test_only_the_bureau_is_asked_and_only_over_https(url, db):
    with pytest.raises(CommandError, match="Nothing was stored") as error:
        call_command("import_oews", url)
    assert str(error.value).isprintable()


def test_nobody_there_is_said_in_one_line(server, tmp_path):
    server.server_close()
    with pytest.raises(downloads.Refused, match="Connection refused"):
        downloads.download(server.url("/a.zip"), tmp_path)
