"""All data as files: a package that others read, the same for one edition, given out as it is."""

import csv
import gzip
import hashlib
import io
import json
import os
import re
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import brotli
import frictionless
import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings

from certifications.models import Fee
from coderpath.opendata import bulk, package
from coderpath.sources import edition
from coderpath.sources.management.commands.export_data import Command, is_given_out
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
    files = filter(Path.is_file, folder.iterdir())
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


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
    moment = datetime(2025, 3, 4, 12, tzinfo=UTC).timestamp()
    os.utime(given_out / package.DESCRIBED, (moment, moment))
    html = client.get("/data/").content.decode()
    there = hashes(given_out)
    assert set(re.findall(r'href="/data/\w+/([^"]+)"', html)) == set(there)
    for name, sha256 in there.items():
        assert f"<code>{sha256}</code>" in html
        response = client.get(f"/data/{given_out.name}/{name}")
        assert hashlib.sha256(b"".join(response.streaming_content)).hexdigest() == sha256
    assert "They have what the pages show now." in html
    assert "made on March 4, 2025." in html


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


PACKED = {"br": brotli.decompress, "gzip": gzip.decompress}


@pytest.mark.parametrize("name", [package.DATABASE, package.DESCRIBED, "sources.csv"])
@pytest.mark.parametrize("encoding", PACKED)
def test_who_takes_it_packed_gets_what_was_packed_once(client, given_out, name, encoding):
    address, asked = f"/data/{given_out.name}/{name}", {"Accept-Encoding": f"{encoding};q=0.9"}
    answer, plain = client.get(address, headers=asked), client.get(address)
    assert (answer["Content-Encoding"], "Content-Encoding" in plain) == (encoding, False)
    assert answer["Vary"] == plain["Vary"] == "Accept-Encoding"
    sent = answer.getvalue()
    assert PACKED[encoding](sent) == plain.getvalue() == (given_out / name).read_bytes()
    assert int(answer["Content-Length"]) == len(sent) < int(plain["Content-Length"])
    assert answer["Content-Type"] == plain["Content-Type"]
    assert answer["Content-Disposition"] == plain["Content-Disposition"]
    assert answer["ETag"] != plain["ETag"] and not answer["ETag"].startswith("W/")
    assert client.get(address, headers=asked | {"If-None-Match": answer["ETag"]}).status_code == 304


def test_a_file_of_an_older_version_is_packed_for_nobody_anew(client, given_out):
    shutil.rmtree(given_out / bulk.PACKED)
    answer = client.get(f"/data/{given_out.name}/sources.csv", headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in answer
    assert answer.getvalue() == (given_out / "sources.csv").read_bytes()


def test_no_part_of_a_file_is_promised_or_given(client, given_out):
    address = f"/data/{given_out.name}/sources.csv"
    answer = client.get(address, headers={"Range": "bytes=0-9"})
    assert (answer.status_code, answer["Accept-Ranges"]) == (200, "none")
    assert answer.getvalue() == (given_out / "sources.csv").read_bytes()


OLD, TO_COME = "Mon, 01 Jan 2001 00:00:00 GMT", "Wed, 01 Jan 2098 00:00:00 GMT"


@pytest.mark.parametrize(("name", "value"), [("If-Match", '"x"'), ("If-Unmodified-Since", OLD)])
def test_who_asks_for_another_file_is_told_in_words(client, given_out, name, value):
    answer = client.get(f"/data/{given_out.name}/sources.csv", headers={name: value})
    assert (answer.status_code, answer["Content-Type"]) == (412, "application/problem+json")
    assert name in answer.json()["detail"]
    assert answer["Access-Control-Allow-Origin"] == "*"


def test_who_asks_for_the_file_that_is_there_gets_it(client, given_out):
    address = f"/data/{given_out.name}/sources.csv"
    etag = client.get(address)["ETag"]
    for asked in ({"If-Match": etag}, {"If-Match": "*"}, {"If-Unmodified-Since": TO_COME}):
        assert client.get(address, headers=asked).status_code == 200
    assert client.get(address, headers={"If-Modified-Since": TO_COME}).status_code == 304


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


def make_others(beside: Path, count: int) -> list[str]:
    """So many more editions, each a day younger than the one before; the first is of 2027."""
    told, codes = (beside / package.DESCRIBED).read_text(), []
    for number in range(count):
        codes.append(f"{number:08x}")
        folder = beside.parent / codes[-1]
        folder.mkdir()
        (folder / package.DESCRIBED).write_text(told.replace(beside.name, codes[-1]))
        made = datetime(2027, 1, 1).timestamp() + number * 86_400
        os.utime(folder / package.DESCRIBED, (made, made))
    return codes


def test_the_newest_editions_stay_and_the_one_that_pages_show(client, given_out):
    codes = make_others(given_out, bulk.KEPT + 2)  # all of them younger than what pages show
    reading = (given_out.parent / codes[0] / package.DESCRIBED).open()
    with reading:
        told = io.StringIO()
        Command(stdout=told).forget(verbosity=1)
        assert json.load(reading)["version"] == codes[0]
    assert told.getvalue() == f"3 older editions deleted; the newest {bulk.KEPT} stay.\n"
    left = {path.name for path in given_out.parent.iterdir()}
    assert left == {given_out.name, *codes[3:]}
    assert f"The newest {bulk.KEPT} editions stay here." in client.get("/data/").content.decode()
    gone = client.get(f"/data/{codes[0]}/{package.DESCRIBED}")
    assert (gone.status_code, "/data/ lists those" in gone.json()["detail"]) == (404, True)
    assert bulk.forget() == 0


def test_only_where_readers_get_them_from_are_editions_deleted(given_out, tmp_path):
    assert is_given_out(given_out.parent.parent)
    assert not is_given_out(tmp_path)


def test_before_any_was_made_the_page_says_so(client, small_site):
    assert (
        "Nobody has made these files on this server yet." in client.get("/data/").content.decode()
    )
