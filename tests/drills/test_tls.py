"""What goes over the line: its encryption, where a request ends, whom a download believes."""

import socket
import ssl
import threading
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.test import override_settings

from salaries.importing import downloads
from tests import proxy
from tests.bench.servers import Server, free_port

from .readers import NAME, Https

pytestmark = pytest.mark.drill
TLS = ssl.TLSVersion


@pytest.fixture
def port(tmp_path):
    """Of nginx, before servers that are not there."""
    port = free_port()
    with Server(proxy.command(tmp_path, port, (free_port(), free_port())), port, None):
        yield port


def over_tls(port: int, highest=TLS.TLSv1_3, ciphers="ALL") -> ssl.SSLSocket:
    """A line as old as is asked for: whatever nginx would take, this would."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    context.minimum_version, context.maximum_version = TLS.MINIMUM_SUPPORTED, highest
    context.set_ciphers(f"{ciphers}:@SECLEVEL=0")
    plain = socket.create_connection(("127.0.0.1", port), 30)
    return context.wrap_socket(plain, server_hostname=NAME)


def test_the_newest_is_chosen(port):
    with over_tls(port) as line:
        assert line.version() == "TLSv1.3"


def test_the_one_before_keeps_no_secret_that_opens_what_was_sent(port):
    with over_tls(port, TLS.TLSv1_2) as line:
        assert line.version() == "TLSv1.2"
        assert line.cipher()[0] == "ECDHE-ECDSA-AES256-GCM-SHA384"


@pytest.mark.parametrize("highest", [TLS.TLSv1_1, TLS.TLSv1])
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_older_ones_are_refused(port, highest):
    with pytest.raises(ssl.SSLError, match="PROTOCOL_VERSION"):
        over_tls(port, highest)


@pytest.mark.parametrize("cipher", ["ECDHE-ECDSA-AES128-SHA", "ECDHE-ECDSA-AES256-SHA384"])
def test_weaker_ciphers_are_refused(port, cipher):
    with pytest.raises(ssl.SSLError, match="HANDSHAKE_FAILURE"):
        over_tls(port, TLS.TLSv1_2, cipher)


def test_what_the_proxy_says_itself_carries_the_headers_too(port):
    asked = Https(port)
    asked.request("GET", "/", headers={"Host": NAME})
    answer = asked.getresponse()
    assert (answer.status, answer.headers["Retry-After"]) == (503, "30")
    for name, value in (
        ("Strict-Transport-Security", "max-age=63072000; includeSubDomains; preload"),
        ("X-Content-Type-Options", "nosniff"),
    ):
        assert answer.headers[name] == value
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
    asked.close()


@pytest.mark.parametrize("ends", ["Content-Length: 4\r\nTransfer-Encoding: chunked"]
                         + ["Content-Length: 4\r\nContent-Length: 5"])  # fmt: skip
def test_a_request_that_ends_in_two_ways_is_refused(port, ends):
    with over_tls(port) as line:
        line.sendall(f"POST /report/ HTTP/1.1\r\nHost: {NAME}\r\n{ends}\r\n\r\n0\r\n\r\n".encode())
        assert line.recv(1 << 12).startswith(b"HTTP/1.1 400 ")


def test_readers_are_led_to_https_and_programs_are_told(tmp_path):
    port = free_port()
    with Server(proxy.open_command(tmp_path, port), port, None):
        for path, status in (
            ("/", 301),
            ("/paths/?state=oh", 301),
            ("/api/v1/", 301),
            ("/paths.csv?state=oh", 403),
            ("/certifications/cpc.json", 403),
            ("/changes.atom", 403),
            ("/api/v1/openapi.json", 403),
        ):
            asked = HTTPConnection("127.0.0.1", port, timeout=30)
            asked.request("GET", path, headers={"Host": NAME})
            answer = asked.getresponse()
            there = f"https://{NAME}{path}"
            if status == 301:
                assert (answer.status, answer.headers["Location"]) == (301, there)
            else:
                said = f"Ask for this over https: {there}\n"
                assert (answer.status, answer.read().decode()) == (403, said)
            asked.close()


class Site(BaseHTTPRequestHandler):
    """Stands behind the proxy, and keeps what it was told; its page may be kept for a minute."""

    def do_GET(self):
        self.server.told.append(dict(self.headers))
        self.send_response(200)
        self.send_header("Cache-Control", "s-maxage=60")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *said):
        pass


@pytest.fixture
def site():
    with HTTPServer(("127.0.0.1", 0), Site) as server:
        server.told = []
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def port_of_site(tmp_path, site):
    port, ports = free_port(), (site.server_port, site.server_port)
    with Server(proxy.command(tmp_path, port, ports), port, None):
        yield port


def ask(port: int, **headers: str) -> None:
    asked = Https(port)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    asked.request("GET", "/", headers={"Host": NAME} | named)
    assert asked.getresponse().status == 200
    asked.close()


def test_what_the_site_believes_of_the_proxy_nobody_else_says(port_of_site, site):
    ask(port_of_site, X_Forwarded_For="198.51.100.7", X_Forwarded_Proto="http", Connection="close")
    [told] = site.told
    assert (told["X-Forwarded-For"], told["X-Forwarded-Proto"]) == ("127.0.0.1", "https")
    assert told["Host"] == NAME


def test_who_is_signed_in_gets_and_leaves_no_kept_page(port_of_site, site):
    for cookie in ("__Host-session=a", "__Host-session=a", "", "", "__Host-session=a"):
        ask(port_of_site, **{"Cookie": cookie} if cookie else {})
    assert ["Cookie" in told for told in site.told] == [True, True, False, True]


def test_a_download_believes_no_certificate_of_its_own_making(tmp_path):
    proxy.certify(tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "certificate.pem", tmp_path / "key.pem")
    with HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with (
            override_settings(DOWNLOAD_HOSTS=["127.0.0.1"]),
            pytest.raises(downloads.Refused, match="certificate verify failed"),
        ):
            downloads.download(f"https://127.0.0.1:{server.server_port}/a.zip", tmp_path)
        server.shutdown()
