"""All data as files: a package that others read, the same for one edition, given out as it is."""

import csv
import hashlib
import json
import re
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import frictionless
import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings

from certifications.models import Fee
from coderpath.opendata import bulk, package
from coderpath.sources import edition
from coderpath.today import looking_ahead
from tests.shelves import take_stock
from tests.shipped import load_shipped
from tests.small_site import make_small_site

pytestmark = pytest.mark.django_db
TOMORROW = date(2026, 11, 30)


@pytest.fixture
def small_site(db):
    make_small_site()
    take_stock()


@pytest.fixture
def made(small_site, tmp_path) -> Path:
    """The folder of an edition."""
    return tmp_path / "first" / bulk.OPEN / bulk.make(tmp_path / "first")


def hashes(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def test_who_reads_packages_finds_nothing_wrong_with_it(made):
    report = frictionless.Package(str(made / package.DESCRIBED)).validate()
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "note"])
    told = json.loads((made / package.DESCRIBED).read_text())
    assert {each["path"] for each in told["resources"]} | {package.DESCRIBED} == set(hashes(made))


def test_what_describes_it_tells_size_hash_and_meaning(made):
    for told in json.loads((made / package.DESCRIBED).read_text())["resources"]:
        content = (made / told["path"]).read_bytes()
        assert told["bytes"] == len(content)
        assert told["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert all(field["description"] for field in told.get("schema", {}).get("fields", []))


def test_a_damaged_file_is_found_out(made):
    (made / "glossary.csv").write_text("changed\n")
    assert not frictionless.Package(str(made / package.DESCRIBED)).validate().valid


def test_the_database_has_the_tables_of_the_files(made):
    with closing(sqlite3.connect(made / package.DATABASE)) as database:
        names = {name for (name,) in database.execute("SELECT name FROM sqlite_master")}
        assert names == {path.stem for path in made.glob("*.csv")}
        for name in names:
            rows = list(csv.DictReader((made / f"{name}.csv").open(encoding="utf-8", newline="")))
            [(count,)] = database.execute(f'SELECT count(*) FROM "{name}"')
            assert count == len(rows), name
        pay = database.execute("SELECT annual_median, annual_median_unknown FROM salaries")
        told = csv.DictReader((made / "salaries.csv").open(encoding="utf-8", newline=""))
        assert [(str(known or ""), why or "") for known, why in pay] == [
            (row["annual_median"], row["annual_median_unknown"]) for row in told
        ]


def test_a_row_of_one_of_many_pages_names_its_page_and_its_source(made):
    rows = list(csv.DictReader((made / "certifications_slug.csv").open(encoding="utf-8")))
    sources = csv.DictReader((made / "sources.csv").open(encoding="utf-8"))
    assert {row["source"] for row in rows} <= {each["source"] for each in sources}
    assert "/certifications/cpc/" in {row["page"] for row in rows}


def test_one_edition_has_the_same_bytes_whenever_and_however_often_it_was_checked(made, tmp_path):
    fee = Fee.objects.first()
    fee.checked_on = date(2026, 11, 28)
    fee.save()
    edition.renew()
    take_stock()
    with looking_ahead(TOMORROW):
        again = tmp_path / "second" / bulk.OPEN / bulk.make(tmp_path / "second")
    assert again.name == made.name
    assert hashes(again) == hashes(made)


def test_an_edit_makes_another_edition_and_leaves_the_first_alone(made, tmp_path):
    before = hashes(made)
    Fee.objects.update(amount=777)
    edition.renew()
    take_stock()
    second = bulk.make(tmp_path / "first")
    assert second != made.name
    assert hashes(made) == before
    assert "777" in (made.parent / second / "certifications.csv").read_text()
    assert [path.name for path in made.parent.iterdir() if path.name.startswith(".")] == []


def test_what_stands_already_is_left(made, tmp_path):
    (made / "glossary.csv").write_text("changed\n")
    bulk.make(tmp_path / "first")
    assert (made / "glossary.csv").read_text() == "changed\n"


def test_where_it_cannot_be_written_one_line_says_so(tmp_path):
    load_shipped()
    (tmp_path / bulk.OPEN).write_text("mine")
    with (
        override_settings(EXPORT_FOLDER=tmp_path),
        pytest.raises(CommandError, match="open: .*The open data was not written.$"),
    ):
        call_command("export_data", verbosity=0)
    assert (tmp_path / "fees.json").exists()


# Given out


@pytest.fixture
def given_out(made):
    with override_settings(EXPORT_FOLDER=made.parent.parent):
        yield made


def test_the_page_leads_to_each_file_with_its_size_and_hash(client, given_out):
    html = client.get("/data/").content.decode()
    there = hashes(given_out)
    assert set(re.findall(r'href="/data/\w+/([^"]+)"', html)) == set(there)
    for name, sha256 in there.items():
        assert f"<code>{sha256}</code>" in html
        response = client.get(f"/data/{given_out.name}/{name}")
        assert hashlib.sha256(b"".join(response.streaming_content)).hexdigest() == sha256
    assert "They have what the pages show now." in html
    assert "made on Nov. " in html


def test_once_a_figure_changed_the_page_says_that_the_files_are_older(client, given_out):
    Fee.objects.update(amount=777)
    edition.renew()
    take_stock()
    code = edition.current().code
    assert f"The pages show edition {code} by now." in client.get("/data/").content.decode()


def test_a_file_may_be_kept_for_good_and_read_by_pages_of_others(client, given_out):
    address = f"/data/{given_out.name}/sources.csv"
    response = client.get(address)
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.headers["Content-Type"].startswith("text/csv")
    response.close()
    again = client.get(address, headers={"If-None-Match": response.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("name", ["nothing.csv", "..", "%2e%2e%2ffees.json", "settings.py"])
def test_nothing_else_of_the_folder_is_given_out(client, given_out, name):
    (given_out / "settings.py").write_text("secret")
    (given_out.parent.parent / "fees.json").write_text("[]")
    for edition_ in (given_out.name, "00000000"):
        response = client.get(f"/data/{edition_}/{name}")
        assert response.status_code == 404


def test_an_edition_is_read_once_and_by_itself(given_out):
    other = given_out.parent / "0badc0de"
    other.mkdir()
    (other / package.DESCRIBED).write_text("not JSON")
    found = bulk.edition(given_out.name)
    assert found.code == given_out.name
    assert bulk.edition(given_out.name) is found


def test_only_a_folder_called_by_a_code_is_an_edition(given_out):
    copied = (given_out / package.DESCRIBED).read_text()
    for name in (f"{given_out.name}-old", "..", "mine"):
        (given_out.parent / name).mkdir(exist_ok=True)
        (given_out.parent / name / package.DESCRIBED).write_text(copied)
        assert bulk.edition(name) is None
    assert [each.code for each in bulk.editions()] == [given_out.name]


def test_what_is_being_deleted_is_no_longer_there(client, given_out):
    (given_out / "sources.csv").unlink()
    response = client.get(f"/data/{given_out.name}/sources.csv")
    assert response.status_code == 404
    assert "/data/ lists those that are" in response.json()["detail"]
    (given_out / package.DESCRIBED).unlink()
    (given_out / package.DESCRIBED).mkdir()
    assert "Nobody has made these files" in client.get("/data/").content.decode()


def test_after_an_undo_the_files_that_pages_show_are_the_newest(client, given_out):
    fee = Fee.objects.first()
    for amount in (777, fee.amount):
        Fee.objects.filter(pk=fee.pk).update(amount=amount)
        edition.renew()
        take_stock()
        bulk.make(given_out.parent.parent)
    assert len(bulk.editions()) == 2
    html = client.get("/data/").content.decode()
    assert "They have what the pages show now." in html
    assert f"These files are of data edition {given_out.name}." in html


def test_before_any_was_made_the_page_says_so(client, small_site):
    assert (
        "Nobody has made these files on this server yet." in client.get("/data/").content.decode()
    )
