"""A file given at the desk is staged, or refused in a sentence beside its field."""

from datetime import timedelta
from threading import Timer

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings
from django.utils.timezone import now

from coderpath.desk.models import ChangeSet
from salaries.desk import forms, running
from salaries.desk.models import WageLoad
from salaries.models import Release, Wage
from tests.salaries import survey_files as files
from tests.salaries.survey_files import METRO, row
from tests.salaries.test_downloads import server  # noqa: F401  a fixture

from .giving import PAGE, account, like, odd, status

STORED = {"2025": 3}


def stored() -> dict[str, int]:
    """How many rows of each year there are."""
    years = Wage.objects.values_list("release__year", flat=True)
    return {str(year): list(years).count(year) for year in set(years)}


def errors(answer) -> dict[str, list[str]]:
    return dict(answer.context["form"].errors)


def test_a_file_is_staged_even_where_it_is_like_the_one_before(giver, tmp_path):
    page = giver.rows(tmp_path, like())
    load = WageLoad.objects.get()
    assert (load.state, load.rows_read, load.years, str(load.by)) == ("DONE", 3, [2026], "kim")
    assert status() == "STAGED" and stored() == STORED | {"2026": 3}
    assert 'href="/admin/wages/2026/"' in page.content.decode()
    assert "May 2026: 3 rows read; 3 new, 0 changed, 0 gone." in load.said
    assert not ChangeSet.objects.exists()


@pytest.mark.parametrize("kind", ["xlsx", "xls", "zip"])
def test_it_takes_what_the_bureau_publishes(giver, tmp_path, kind):
    make = {"xlsx": workbook, "xls": files.xls, "zip": zipped}[kind]
    giver.give(make(tmp_path / f"state_M2026_dl.{kind}", [row(A_MEDIAN=51_000)]))
    assert stored() == STORED | {"2026": 1}


def workbook(path, rows):
    return files.xlsx(path, rows, description=[["May 2026 OEWS Estimates"]])


def zipped(path, rows):
    return files.zipped(path, {"a/state_M2026_dl.csv": files.text(rows)})


def test_several_files_make_one_release(giver, tmp_path):
    giver.rows(tmp_path, like()[:2], "state_M2026.csv")
    giver.rows(tmp_path, like()[2:], "national_M2026.csv")
    assert status() == "STAGED" and stored() == STORED | {"2026": 3}
    assert WageLoad.objects.filter(state="DONE", years=[2026]).count() == 2


def test_the_year_may_be_said(giver, tmp_path):
    answer = giver.rows(tmp_path, like(), "all.csv")
    assert "nothing says of which year this is" in errors(answer)["file"][0]
    giver.give(files.csv_file(tmp_path / "all.csv", like()), year="2026")
    assert status() == "STAGED"


BAD = {
    "no table": (b"a,b,c\n1,2,3\n", "a.csv: has no table with a column OCC_CODE."),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00", "row 3: holds a NUL: it is not a text."),
    "a web page": (b"<html>Denied</html>", "row 1: is a web page, not a table."),
    "half a zip": (b"PK\x03\x04" + b"0" * 100, "is not a whole file"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_table_is_refused_beside_the_field(giver, name):
    content, said = BAD[name]
    answer = giver.give(SimpleUploadedFile("a.csv", content))
    [error] = errors(answer)["file"]
    assert said in error and error.endswith("Nothing was stored.")
    assert error in answer.content.decode().replace("&#x27;", "'")
    assert stored() == STORED and not Release.objects.filter(year=2026).exists()


def test_percentiles_upside_down_are_refused_with_their_place(giver, tmp_path):
    answer = giver.rows(tmp_path, like(A_PCT25=99_000))
    assert errors(answer)["file"] == [
        "all_M2026.csv, row 2, column annual_median: is lower than a lower percentile."
        " Nothing was stored."
    ]
    assert stored() == STORED


def test_a_file_of_other_occupations_is_refused(giver, tmp_path):
    answer = giver.rows(tmp_path, [row(OCC_CODE="47-2181", OCC_TITLE="Roofers")])
    assert errors(answer)["file"] == [f"{running.NO_ROWS}. Nothing was stored."]
    assert stored() == STORED


def test_a_release_that_readers_see_is_not_loaded_over(giver, tmp_path):
    answer = giver.rows(tmp_path, odd(), "all_M2025.csv")
    assert errors(answer)["file"] == [
        "Readers see May 2025: withdraw it before you load another file of it. Nothing was stored."
    ]
    assert Wage.objects.filter(annual_median=509_900).count() == 0


def test_what_is_wrong_with_the_form_is_said_before_anything_is_kept(giver, tmp_path, loads_folder):
    a_file = files.csv_file(tmp_path / "all_M2026.csv", like())
    address = "https://www.bls.gov/oes/a.zip"
    for sent, field, said in (
        ({}, "file", forms.ONE),
        ({"file": a_file, "address": address}, "file", forms.ONE),
        ({"file": SimpleUploadedFile("a.csv", b"")}, "file", forms.EMPTY),
        ({"file": SimpleUploadedFile("é" * 120 + ".csv", b"a")}, "file", forms.ODD_NAME),
        ({"file": a_file, "year": "26"}, "year", forms.NO_YEAR),
        ({"address": "https://www.bls.gov/" + "a" * 500}, "address", "That is too long"),
    ):
        answer = giver.give(**sent)
        assert said in errors(answer)[field][0], sent
    assert not WageLoad.objects.exists() and not list(loads_folder.iterdir())


def test_a_file_that_is_too_large_is_refused(giver, tmp_path, monkeypatch):
    monkeypatch.setattr(forms, "MOST_MEGABYTES", 0)
    assert errors(giver.rows(tmp_path, like()))["file"] == [forms.TOO_LARGE]


@pytest.mark.parametrize(
    "address",
    [
        "http://www.bls.gov/oes/a.zip",
        "https://127.0.0.1/a.zip",
        "https://localhost:8000/a.zip",
        "https://[::1]/a.zip",
        "https://169.254.169.254/latest/meta-data/",
        "https://www.bls.gov@example.org/a.zip",
        "https://www.bls.gov.example.org/a.zip",
        "https://www.bls.gov/a%00b.zip",
        "file:///etc/passwd",
        "nonsense",
    ],
)
def test_no_address_but_the_bureaus_is_taken(giver, address):
    answer = giver.give(address=address)
    assert len(errors(answer)["address"]) == 1 and not WageLoad.objects.exists()
    assert answer.context["form"]["address"].value() == address


def test_a_file_is_downloaded_from_its_address(giver, server, tmp_path):  # noqa: F811
    body = files.csv_file(tmp_path / "a.csv", like()).read_bytes()
    server.answers["/oes/all_M2026.csv"] = [(200, {}, body)]
    giver.give(address=server.url("/oes/all_M2026.csv"))
    assert status() == "STAGED"
    assert Release.objects.get(year=2026).source.url == server.url("/oes/all_M2026.csv")


def test_a_redirect_to_another_host_is_refused_beside_the_field(giver, server):  # noqa: F811
    server.answers["/a.zip"] = [(302, {"Location": "http://localhost/b.zip"}, b"")]
    answer = giver.give(address=server.url("/a.zip"))
    [error] = errors(answer)["address"]
    assert "http://localhost/b.zip: files are downloaded from 127.0.0.1 only." in error
    assert answer.context["form"]["address"].value() == server.url("/a.zip")
    assert stored() == STORED


@override_settings(DOWNLOAD_MOST_BYTES=1_000)
def test_an_endless_answer_is_refused(giver, server):  # noqa: F811
    server.answers["/a.zip"] = [(200, {}, b"x" * 2_000)]
    assert (
        "is larger than 1,000 bytes"
        in errors(giver.give(address=server.url("/a.zip")))["address"][0]
    )


def test_a_process_that_is_about_to_leave_is_waited_for(giver, tmp_path):
    Timer(0.3, running.lock().close).start()
    giver.rows(tmp_path, like())
    assert status() == "STAGED"


def test_one_file_is_read_at_a_time(giver, tmp_path, monkeypatch):
    monkeypatch.setattr(running, "LEAVING", 0)
    held = running.lock()
    answer = giver.rows(tmp_path, like())
    assert "Another file is being read." in errors(answer)["file"][0]
    held.close()
    assert not WageLoad.objects.exists()
    giver.rows(tmp_path, like())
    assert status() == "STAGED"


def test_a_folder_that_cannot_be_written_is_said(giver, tmp_path, settings):
    settings.LOADS_FOLDER = tmp_path / "all_M2025.csv" / "below-a-file"
    assert "The server cannot keep the file" in errors(giver.rows(tmp_path, like()))["file"][0]
    assert not WageLoad.objects.exists()


def test_nothing_of_a_file_stays_once_it_was_read(giver, tmp_path, loads_folder):
    giver.rows(tmp_path, like())
    giver.give(SimpleUploadedFile("a.csv", b"a,b,c\n"))
    assert [path.name for path in loads_folder.iterdir()] == ["lock"]


@pytest.mark.parametrize("folder", ["../../", "/tmp/", "..\\\\..\\\\", "a/../../"])
def test_a_path_in_the_name_of_a_file_leads_nowhere(giver, loads_folder, folder):
    named = f'Content-Disposition: form-data; name="file"; filename="{folder}a_M2026.csv"'
    body = f"--x\r\n{named}\r\nContent-Type: text/csv\r\n\r\n{files.text(like())}"
    kind = "multipart/form-data; boundary=x"
    before = set(loads_folder.parent.rglob("*_M2026.csv"))
    with giver.capture() as started:
        giver.client.post(PAGE, f"{body}\r\n--x--\r\n".encode(), content_type=kind)
    load = WageLoad.objects.get()
    assert load.file_name == "a_M2026.csv"
    written = set(loads_folder.parent.rglob("*_M2026.csv")) - before
    assert written == {loads_folder / str(load.pk) / "upload" / "a_M2026.csv"}
    started[0].args[1].close()


def upload():
    return SimpleUploadedFile("all_M2026.csv", files.text(like()).encode())


def stopped(giver) -> None:
    """A file was given, and the process that was to read it is gone."""
    _, held = giver.started({"file": upload()})
    held.close()


def test_how_far_it_is_stands_on_the_page(giver, tmp_path):
    _, held = giver.started({"file": upload()})
    [load] = WageLoad.objects.all()
    assert "It is starting." in giver.client.get(PAGE).content.decode()
    load.note(step="READING", rows_read=1_250)
    said = giver.client.get(PAGE).content.decode()
    assert "Its rows are being read." in said and "So far it has 1,250 rows" in said
    assert "It stopped" not in said
    held.close()
    assert "It stopped" in giver.client.get(PAGE).content.decode()


def test_what_another_server_reads_is_waited_for_until_its_time_is_up(giver, tmp_path):
    stopped(giver)
    WageLoad.objects.update(machine="another.example")
    assert "It stopped" not in giver.client.get(PAGE).content.decode()
    answer = giver.rows(tmp_path, like())
    assert "Another file is being read." in errors(answer)["file"][0]
    WageLoad.objects.update(began_at=now() - timedelta(hours=2))
    assert "It stopped" in giver.client.get(PAGE).content.decode()
    giver.rows(tmp_path, like())
    assert status() == "STAGED"


def test_what_somebody_ended_meanwhile_stores_nothing(giver, tmp_path):
    path = files.csv_file(tmp_path / "all_M2026.csv", like())
    _, held = giver.started({"file": SimpleUploadedFile(path.name, path.read_bytes())})
    load = WageLoad.objects.get()
    WageLoad.objects.get().end("STOPPED", "It took too long.")
    running.run(load)
    held.close()
    assert stored() == STORED
    assert (WageLoad.objects.get().state, WageLoad.objects.get().said) == (
        "STOPPED",
        "It took too long.",
    )


def test_a_run_that_stopped_can_be_run_again(giver, tmp_path, loads_folder):
    stopped(giver)
    assert "Run it again" in giver.client.get(PAGE).content.decode()
    giver.give(again="Run it again")
    assert [load.state for load in WageLoad.objects.order_by("pk")] == ["STOPPED", "DONE"]
    assert status() == "STAGED" and stored() == STORED | {"2026": 3}


def test_a_stopped_file_that_is_gone_is_asked_for(giver, tmp_path, loads_folder):
    stopped(giver)
    running.uploaded(WageLoad.objects.get()).unlink()
    answer = giver.client.post(PAGE, {"again": "1"}, follow=True)
    assert "The file is no longer there. Choose it again." in answer.content.decode()
    giver.rows(tmp_path, like())
    assert status() == "STAGED"


@pytest.mark.parametrize("group", ["Viewers", "Contributors", "Editors", "Chief editors"])
def test_others_look_and_do_not_load(giver, tmp_path, group):
    giver.rows(tmp_path, like())
    giver.client.force_login(account("vi", group))
    for page in (PAGE, "/admin/wages/2026/"):
        said = giver.client.get(page)
        assert (
            said.status_code == 200 and '<form method="post" enctype' not in said.content.decode()
        )
        assert giver.client.post(page, {"address": "https://www.bls.gov/a.zip"}).status_code == 403
    assert WageLoad.objects.count() == 1


def test_who_is_in_no_group_sees_nothing_of_it(giver, tmp_path, client):
    giver.rows(tmp_path, like())
    client.force_login(account("an", "Administrators"))
    assert client.get(PAGE).status_code == 200
    nobody = account("no", "Viewers")
    nobody.groups.clear()
    client.force_login(nobody)
    assert {client.get(page).status_code for page in (PAGE, "/admin/wages/2026/")} == {403}
    client.logout()
    assert client.get(PAGE).status_code == 302


def test_metros_of_a_state_come_with_their_area(giver, tmp_path):
    giver.rows(tmp_path, [*like(), row(METRO)])
    assert giver.client.get("/salaries/oh/cincinnati/").status_code == 404


def test_more_than_any_file_is_refused_before_it_is_read(giver):
    for length in ("210000001", "x"):
        answer = giver.client.post(PAGE, {}, CONTENT_LENGTH=length)
        assert answer.status_code == 413, length
    assert "one file of wages 200 MB" in answer.content.decode()
