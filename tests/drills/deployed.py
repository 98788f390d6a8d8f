"""The site as deploy/ has it, on this machine: two servers behind the proxy."""

import os
import secrets
import signal
import subprocess
import sys
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection
from pathlib import Path

from tests import proxy
from tests.bench.servers import Server, free_port

from .readers import NAME, Https

PRODUCTION = {
    "SECRET_KEY": secrets.token_urlsafe(50),
    "ALLOWED_HOSTS": f"{NAME},127.0.0.1",
    "HTTPS": "1",
}


class OneServer(Server):
    """What coderpath@.service starts."""

    def __init__(self, database: str, workers: int = 1):
        port = free_port()
        command = [sys.executable, "-m", "gunicorn", "-c", "coderpath/server.py", "coderpath.wsgi"]
        environment = PRODUCTION | {"DATABASE_URL": database, "PORT": str(port)}
        environment["WEB_CONCURRENCY"] = str(workers)
        super().__init__(command, port, None, environment)

    @property
    def workers(self) -> list[int]:
        return self.processes()[1:]

    def reload(self) -> None:
        self.process.send_signal(signal.SIGHUP)

    def kill(self) -> None:
        """As a machine that fails does."""
        for process in self.processes():
            os.kill(process, signal.SIGKILL)
        self.process.wait()

    def get(self, path: str):
        """The answer of this server, past the proxy."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request("GET", path, headers={"Host": NAME, "X-Forwarded-Proto": "https"})
        answer = connection.getresponse()
        answer.text = answer.read().decode()
        connection.close()
        return answer


class Deployed:
    """Both servers, and the proxy."""

    def __init__(self, servers: tuple[OneServer, OneServer], front: Server):
        self.servers, self.front, self.port = servers, front, front.port

    def get(self, path: str):
        """The answer of the site, by way of the proxy."""
        connection = Https(self.port)
        connection.request("GET", path, headers={"Host": NAME})
        answer = connection.getresponse()
        answer.text = answer.read().decode()
        connection.close()
        return answer


@contextmanager
def deployed(folder: Path, database: str, access_log: str = "access_log off;"):
    """`access_log` is what nginx notes of each request, in the words of its configuration."""
    servers = OneServer(database), OneServer(database)
    port = free_port()
    ports = tuple(server.port for server in servers)
    command = proxy.command(folder, port, ports, access_log=access_log)
    with ExitStack() as stack:
        for server in servers:
            stack.enter_context(server)
        yield Deployed(servers, stack.enter_context(Server(command, port, None)))


def manage(database: str, *arguments: str) -> str:
    """What a command of manage.py says."""
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        env=os.environ | {"DATABASE_URL": database},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
