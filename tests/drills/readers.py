"""Readers who ask the site over https without a pause, and what they were answered."""

import ctypes
import http.client
import os
import socket
import ssl
import threading
import time
from collections import Counter
from pathlib import Path
from typing import NamedTuple

NAME = "coderpath.example"
PAGES = ("/", "/certifications/", "/certifications/cpc/", "/paths/", "/salaries/oh/", "/paths.json")
PATIENCE = 60  # seconds


class Answer(NamedTuple):
    """A status, 0 where none came; when it was asked for and how long that took, in seconds."""

    path: str
    status: int
    asked: float
    took: float


class Https(http.client.HTTPSConnection):
    """To a port of this machine by the name of the site; whose certificate it is, nobody asks."""

    def __init__(self, port: int):
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        super().__init__("127.0.0.1", port, timeout=PATIENCE, context=context)

    def connect(self):
        plain = socket.create_connection((self.host, self.port), self.timeout)
        plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.sock = self._context.wrap_socket(plain, server_hostname=NAME)


class Readers:
    """They ask from `with` to its end; where `network` is given, in that namespace."""

    def __init__(self, port: int, paths=PAGES, *, many: int = 4, network: Path | None = None):
        self.answers: list[Answer] = []
        self.port, self.paths, self.network = port, paths, network
        self.end = threading.Event()
        self.threads = [threading.Thread(target=self._read, args=(n,)) for n in range(many)]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *exception):
        self.end.set()
        for thread in self.threads:
            thread.join()

    def wait_for(self, many: int) -> None:
        """So many answers more."""
        wanted = len(self.answers) + many
        while len(self.answers) < wanted:
            time.sleep(0.02)

    @property
    def statuses(self) -> Counter:
        return Counter(answer.status for answer in self.answers)

    @property
    def worst(self) -> float:
        return max(answer.took for answer in self.answers)

    def __str__(self):
        took = sorted(answer.took for answer in self.answers)
        failed = sum(answer.status != 200 for answer in self.answers)
        half, most, worst = (1000 * took[int(len(took) * part)] for part in (0.5, 0.99, 0.999999))
        return (
            f"{len(took):,} answers, {failed} failed, half within {half:.0f} ms,"
            f" 99 % within {most:.0f} ms, worst {worst:.0f} ms"
        )

    def _read(self, number: int) -> None:
        enter(self.network)
        connection = Https(self.port)
        while not self.end.is_set():
            path = self.paths[number % len(self.paths)]
            number += 1
            asked = time.monotonic()
            status = get(connection, path)
            self.answers.append(Answer(path, status, asked, time.monotonic() - asked))


def get(connection: http.client.HTTPConnection, path: str) -> int:
    try:
        connection.request("GET", path, headers={"Host": NAME, "Accept-Encoding": "br"})
        answer = connection.getresponse()
        answer.read()
    except (OSError, http.client.HTTPException):
        connection.close()
        return 0
    return answer.status


def enter(network: Path | None) -> None:
    """This thread alone goes into a namespace of the kernel, see setns(2)."""
    if network:
        with network.open() as file:
            failed = ctypes.CDLL(None, use_errno=True).setns(file.fileno(), 0)
        assert not failed, os.strerror(ctypes.get_errno())
