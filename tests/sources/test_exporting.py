"""Edits go home: the shipped files, written back from the database."""

import json
import os
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from certifications.models import Fee, PathStep
from certifications.models import Path as CareerPath
from coderpath.sources import edition, fixtures
from coderpath.sources.exporting import Text
from coderpath.sources.models import Shipped, Source
from tests.factories import make_fee, make_source

from .shipping import Files, run

pytestmark = pytest.mark.django_db


@pytest.fixture
def files(tmp_path):
    (tmp_path / "shipped").mkdir()
    files = Files(tmp_path / "shipped")
    files.ship()
    return files


@pytest.fixture
def export(files, tmp_path):
    """Writes into a folder of its own; what came there, by name."""

    def export():
        run("export_data", files.folder, str(tmp_path / "out"))
        return {path.name: path.read_text() for path in (tmp_path / "out").glob("*.json")}

    return export


def shipped(files):
    return {path.name: path.read_text() for path in files.folder.iterdir()}


def test_what_nobody_changed_is_the_same_to_the_byte(files, export):
    assert export() == shipped(files)


def test_the_shipped_files_come_back_as_they_are(tmp_path):
    call_command("load_catalogue", verbosity=0)
    call_command("export_data", str(tmp_path), verbosity=0)
    paths = fixtures.paths()
    assert sorted(path.name for path in tmp_path.glob("*.json")) == sorted(
        path.name for path in paths
    )
    for path in paths:
        assert (tmp_path / path.name).read_bytes() == path.read_bytes(), path.name


def test_an_edit_changes_its_own_values_only(files, export):
    fee = Fee.objects.get(key="cpc-425")
    fee.amount, fee.note = 430, "Read anew."
    fee.save()
    before, after = shipped(files), export()
    lines = after["fees.json"].splitlines()
    new = [line.strip() for line in lines if line not in before["fees.json"].splitlines()]
    assert new == ['"amount": "430.00",', '"note": "Read anew."']
    assert {name for name in after if after[name] != before[name]} == {"fees.json"}


def test_what_an_editor_added_stands_after_the_others(files, export):
    fee = make_fee(
        certification=Fee.objects.first().certification, amount=450, source=make_source(slug="new")
    )
    after = {name: json.loads(text) for name, text in export().items()}
    assert after["fees.json"][:-1] == files.rows["fees"]
    assert after["fees.json"][-1] == {
        "model": "certifications.fee",
        "fields": {
            "key": fee.key,
            "source": ["new"],
            "as_of": "2026-01-01",
            "certification": ["cpc"],
            "kind": "EXAM_ONE",
            "amount": "450.00",
        },
    }
    assert after["sources.json"][-1]["fields"]["slug"] == "new"


def test_what_an_editor_deleted_is_left_out(files, export):
    PathStep.objects.get(position=4).delete()
    assert json.loads(export()["paths.json"]) == files.rows["paths"][:-1]


def test_a_kind_that_no_file_holds_gets_one(files, export, tmp_path):
    files.rows.pop("paths")
    (files.folder / "paths.json").unlink()
    files.ship()
    CareerPath.objects.create(slug="mine", name="Mine", start="NEWCOMER", summary="New.")
    assert json.loads(export()["paths.json"])[0]["fields"]["slug"] == "mine"


def test_edits_that_went_home_are_the_sites_again(files):
    """Written into the files themselves: nothing differs, and the next version may change them."""
    fee = Fee.objects.get(key="cpc-425")
    fee.amount = 430
    fee.save()
    edition.renew()
    before = edition.current().code
    run("export_data", files.folder, str(files.folder))
    assert " 0 rows changed." in run("load_catalogue", files.folder)[0]
    assert edition.current().code == before
    text = (files.folder / "fees.json").read_text()
    (files.folder / "fees.json").write_text(text.replace("430.00", "435.00"))
    assert len(run("load_catalogue", files.folder)) == 1
    assert Fee.objects.get(key="cpc-425").amount == 435


def test_an_empty_database_filled_from_an_export_is_of_the_same_edition(files, export, tmp_path):
    make_fee(certification=Fee.objects.first().certification, amount=450)
    Fee.objects.filter(key="cpc-425").delete()
    edition.renew()
    before = edition.current().code
    export()
    for model in (PathStep, CareerPath, Fee, Source, Shipped):
        if model is Source:
            Fee.objects.all().delete()
        model.objects.all().delete()
    run("load_catalogue", tmp_path / "out")
    assert edition.current().code == before


# Nothing half-done


def test_files_that_were_not_loaded_are_not_written_over(files, tmp_path):
    files.row("fees", "cpc-425")["amount"] = "430.00"
    files.write()
    with pytest.raises(CommandError, match="run load_catalogue first. Nothing was written."):
        run("export_data", files.folder, str(tmp_path / "out"))
    assert not (tmp_path / "out").exists()


def test_a_shipped_file_that_cannot_be_read_gets_one_line(files, tmp_path):
    (files.folder / "odd.json").mkdir()
    with pytest.raises(CommandError, match="^odd.json: Is a directory. Nothing was written.$"):
        run("export_data", files.folder, str(tmp_path / "out"))
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_one_gets_one_line(files, tmp_path):
    (tmp_path / "taken").write_text("mine")
    with pytest.raises(CommandError, match="taken: File exists. Nothing was written."):
        run("export_data", files.folder, str(tmp_path / "taken"))
    assert (tmp_path / "taken").read_text() == "mine"


def test_a_file_that_cannot_be_written_leaves_all_as_they_were(files, tmp_path):
    out = tmp_path / "out"
    (out / "sources.json").mkdir(parents=True)
    (out / "fees.json").write_text("mine")
    with pytest.raises(CommandError, match="sources.json is a folder. Nothing was written."):
        run("export_data", files.folder, str(out))
    assert sorted(os.listdir(out)) == ["fees.json", "sources.json"]
    assert (out / "fees.json").read_text() == "mine"


# How a file is written


@pytest.mark.parametrize(
    "text",
    [
        '[\n{\n  "a": 1\n},\n{\n  "a": 2\n}\n]\n',
        '[\n{"a": 1},\n{"a": 2}\n]\n',
        '[\n {\n  "a": 1\n },\n {\n  "a": 2\n }\n]\n',
        '[{"a": 1}, {"a": 2}]',
        '[{"a": "} ] é"},{"a": 2}]\n\n ',
    ],
)
def test_a_file_is_written_in_its_own_manner(text):
    parts = Text.of(text)
    assert parts.with_rows(parts.rows) == text
    if "é" not in text:
        assert [parts.dump(json.loads(row)) for row in parts.rows] == parts.rows


def test_every_shipped_file_is_in_a_manner_that_is_kept():
    for path in fixtures.paths():
        text = Text.of(Path(path).read_text(encoding="utf-8"))
        assert [text.dump(json.loads(row)) for row in text.rows] == text.rows, path
