"""A browser that asks the site as a server would pass it on: headers, bytes, what is compressed."""

import gzip
from wsgiref.util import setup_testing_defaults

import brotli


class Reader:
    """Asks a site as a browser does, and remembers what it was told."""

    def __init__(self, site):
        self.site, self.from_address = site, "127.0.0.1"

    def get(self, path, *, method="GET", **headers):
        path, _, query = path.partition("?")
        environ = {
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "REQUEST_METHOD": method,
            "HTTP_HOST": "127.0.0.1",
            "REMOTE_ADDR": self.from_address,
            **{f"HTTP_{name.upper()}": value for name, value in headers.items()},
        }
        setup_testing_defaults(environ)
        answer = self.site(environ, self._told)
        self.bytes = b"".join(answer)
        return self.status

    def _told(self, status, headers, error=None):
        self.status, self.headers = int(status.split()[0]), dict(headers)

    @property
    def text(self) -> str:
        decode = {"br": brotli.decompress, "gzip": gzip.decompress}
        coding = self.headers.get("Content-Encoding")
        return (decode[coding](self.bytes) if coding else self.bytes).decode()
