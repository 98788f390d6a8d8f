import os
import shutil

import pytest
from django.db import connection

from coderpath.sources import edition
from salaries.models import ALL, Area, Occupation

from .factories import make_area, make_occupation
from .imports import prepare


@pytest.fixture
def places(db):
    for slug, code in (("us", "99"), ("oh", "39"), ("ky", "21"), ("in", "18")):
        Area.objects.filter(pk=make_area(slug).pk).update(code=code)
    make_occupation()
    make_occupation(ALL, "All Occupations")
    Occupation.objects.update(is_offered=True)
    edition.renew()


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """A file of SQLite with the tables and what wages point to."""
    path = tmp_path_factory.mktemp("prepared") / "db.sqlite3"
    prepare(f"sqlite:///{path}")
    return path


@pytest.fixture
def sqlite_file(prepared, tmp_path):
    return shutil.copy(prepared, tmp_path / "db.sqlite3")


@pytest.fixture
def database(request, db):
    """The address of a database of its own: on PostgreSQL where the tests run there."""
    if connection.vendor != "postgresql":
        yield f"sqlite:///{request.getfixturevalue('sqlite_file')}"
        return
    values = connection.settings_dict
    user = values["USER"] + (f":{values['PASSWORD']}" if values["PASSWORD"] else "")
    name = f"killed_{os.getpid()}"
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    try:
        database = f"postgres://{user}@{values['HOST']}:{values['PORT']}/{name}"
        prepare(database)
        yield database
    finally:
        with connection._nodb_cursor() as cursor:
            cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")
