"""Databases that hold what is shipped, made once for all drills."""

import os
import shutil

import pytest

from tests.bench.servers import database as shipped

from .deployed import deployed, manage
from .postgres import Cluster, place


def many(sample: int, whole: int) -> int:
    """How often something is tried: `make drills` tries the whole, .ci/run a sample."""
    return sample if os.environ.get("DRILLS") == "sample" else whole


@pytest.fixture(scope="session")
def shipped_file(tmp_path_factory):
    folder = tmp_path_factory.mktemp("shipped")
    shipped(folder)
    return folder / "1.sqlite3"


@pytest.fixture
def on_sqlite(shipped_file, tmp_path):
    return f"sqlite:///{shutil.copy(shipped_file, tmp_path / 'db.sqlite3')}"


@pytest.fixture(scope="session")
def cluster():
    with place() as folder:
        made = Cluster(folder)
        made.make()
        with made:
            manage(made.address, "migrate", "-v", "0")
            manage(made.address, "load_catalogue")
            yield made


@pytest.fixture
def site(on_sqlite, tmp_path):
    with deployed(tmp_path, on_sqlite) as made:
        yield made


@pytest.fixture
def site_on_postgresql(cluster, tmp_path):
    with deployed(tmp_path, cluster.address) as made:
        yield made
