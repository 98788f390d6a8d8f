import pytest

from tests.salaries import survey_files as files
from tests.salaries.imports import load

from .giving import Giver, account, like


@pytest.fixture(autouse=True)
def loads_folder(settings, tmp_path_factory):
    settings.LOADS_FOLDER = tmp_path_factory.mktemp("loads")
    return settings.LOADS_FOLDER


@pytest.fixture
def may_2025(places, tmp_path):
    load(files.csv_file(tmp_path / "all_M2025.csv", like()))


@pytest.fixture
def giver(may_2025, client, django_capture_on_commit_callbacks):
    client.force_login(account("kim", "Data loaders"))
    return Giver(client, django_capture_on_commit_callbacks)
