import ipaddress
import os
import shutil
import socket
import time
from datetime import UTC, datetime, timedelta

import hypothesis
import pytest
from django.db import connection
from django.test import TestCase, override_settings
from django.utils import timezone

from coderpath.sources import edition
from tests.salaries.imports import prepare
from tests.shelves import take_stock

# No test fails on the clock, however busy the machine.
hypothesis.settings.register_profile(
    "unhurried", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("unhurried")


@pytest.fixture(autouse=True, scope="session")
def settings_for_tests(tmp_path_factory):
    """Static files by their plain names, since nothing is collected; a quick hash for passwords."""
    with override_settings(
        STORAGES={
            "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
            "staticfiles": {
                "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage",
            },
        },
        STATIC_ROOT=tmp_path_factory.mktemp("static"),
        EXPORT_FOLDER=tmp_path_factory.mktemp("export"),
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
    ):
        yield


class Datetimes(type):
    def __instancecheck__(cls, each):
        return isinstance(each, datetime)


class OneDay(datetime, metaclass=Datetimes):
    """The clock of the site in tests: it starts at noon of one day, whatever the calendar says."""

    began, noon = time.monotonic(), datetime(2026, 11, 29, 12, tzinfo=UTC)

    @classmethod
    def now(cls, tz=None):
        return cls.noon + timedelta(seconds=time.monotonic() - cls.began)


@pytest.fixture(autouse=True, scope="session")
def one_day():
    """No test reads the clock. Django’s `now`, and what is told by it, is of that day."""
    patch = pytest.MonkeyPatch()
    patch.setattr(timezone, "datetime", OneDay)
    yield
    patch.undo()


class NotLoopback(AssertionError):
    """A test tried to leave this machine."""


def require_loopback(host) -> None:
    if host in (None, "", "localhost") or host == b"localhost":
        return
    try:
        here = ipaddress.ip_address(host.decode() if isinstance(host, bytes) else host).is_loopback
    except ValueError:
        here = False
    if not here:
        raise NotLoopback(f"Tests may connect to this machine only, not to {host!r}.")


@pytest.fixture(autouse=True, scope="session")
def loopback_only():
    """No test meets the network: neither a connection nor a look-up of a name goes out."""
    patch = pytest.MonkeyPatch()

    def guarded(name):
        original = getattr(socket.socket, name)

        def method(self, *args):
            if self.family in (socket.AF_INET, socket.AF_INET6):
                require_loopback(args[-1][0])
            return original(self, *args)

        patch.setattr(socket.socket, name, method)

    for name in ("connect", "connect_ex", "sendto"):
        guarded(name)

    look_up = socket.getaddrinfo

    def getaddrinfo(host, *args, **kwargs):
        require_loopback(host)
        return look_up(host, *args, **kwargs)

    patch.setattr(socket, "getaddrinfo", getaddrinfo)
    yield
    patch.undo()


@pytest.fixture(autouse=True)
def running_site(request):
    """Pages are asked of a process that knows the edition, as all but the first ever asked are.

    It saw nothing of what tests before this one stored and took back.
    """
    edition.look_again()
    if request.cls and issubclass(request.cls, TestCase):
        take_stock()


@pytest.fixture
def new_database(db, tmp_path):
    """Makes databases and gives their addresses: on PostgreSQL where the tests run there, empty or
    as another is."""
    made = []

    def make(name: str, like: str = "template1") -> str:
        if connection.vendor != "postgresql":
            return f"sqlite:///{tmp_path / name}.sqlite3"
        made.append(f"{name}_{os.getpid()}")
        return on_postgresql(made[-1], like)

    yield make
    for name in made:
        dropped(name)


def on_postgresql(name: str, like: str = "template1") -> str:
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name} TEMPLATE {like}")
    values = connection.settings_dict
    user = values["USER"] + (f":{values['PASSWORD']}" if values["PASSWORD"] else "")
    return f"postgres://{user}@{values['HOST']}:{values['PORT']}/{name}"


def dropped(name: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def prepared(tmp_path_factory):
    """A file of SQLite with the tables and what wages point to."""
    path = tmp_path_factory.mktemp("prepared") / "db.sqlite3"
    prepare(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def prepared_on_postgresql(django_db_setup, django_db_blocker):
    """The same there; its name."""
    name = f"pattern_{os.getpid()}"
    with django_db_blocker.unblock():
        prepare(on_postgresql(name))
    yield name
    with django_db_blocker.unblock():
        dropped(name)


@pytest.fixture
def sqlite_file(prepared, tmp_path):
    return shutil.copy(prepared, tmp_path / "db.sqlite3")


@pytest.fixture
def database(request, new_database):
    """The address of a database of its own, prepared: on PostgreSQL where the tests run there."""
    if connection.vendor != "postgresql":
        return f"sqlite:///{request.getfixturevalue('sqlite_file')}"
    return new_database("prepared", like=request.getfixturevalue("prepared_on_postgresql"))
