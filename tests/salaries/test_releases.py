"""A new release is held against the one before it, and shown or taken back."""

from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from coderpath.sources import edition
from salaries.models import Release, Wage

from . import survey_files as files
from .imports import KENTUCKY, load
from .survey_files import NATION, row

TENFOLD = {name: value * 10 for name, value in files.FIGURES.items() if name.startswith("A_")} | {
    "H_PCT90": 900
}
AKRON = files.METRO | {"AREA": "10420", "AREA_TITLE": "Akron, OH"}
ROOFERS = {"OCC_CODE": "47-2181", "OCC_TITLE": "Roofers"}


@pytest.fixture
def may_2025(places, tmp_path):
    load(release(tmp_path, 2025, row(), row(KENTUCKY), row(NATION, TOT_EMP=194_720)))


def release(tmp_path, year, *rows):
    return files.csv_file(tmp_path / f"all_M{year}.csv", list(rows))


def status(year):
    return Release.objects.get(year=year).status


def releases(*arguments):
    out = StringIO()
    call_command("releases", *map(str, arguments), stdout=out)
    return out.getvalue()


def shown():
    return set(Wage.objects.newest().values_list("release__year", flat=True))


def test_one_like_the_release_before_is_shown_at_once(may_2025, tmp_path):
    like = [row(A_MEDIAN=52_000), row(KENTUCKY), row(NATION, TOT_EMP=200_000)]
    said = load(release(tmp_path, 2026, *like))
    assert said.endswith("Stored. Now run check_facts.\n")
    assert status(2026) == "PUBLISHED" and shown() == {2026}


def test_tenfold_figures_are_said_and_not_shown(may_2025, tmp_path):
    odd = release(tmp_path, 2026, row(**TENFOLD), row(KENTUCKY), row(NATION, TOT_EMP=194_720))
    for dry_run in (True, False):
        said = load(odd, dry_run=dry_run)
        assert "1 yearly medians moved by more than 15% since May 2025:" in said
        assert "  29-2072 in Ohio: $50,990 to $509,900 (+900.0%)" in said
        assert Release.objects.filter(year=2026).exists() is not dry_run
    assert "Readers do not see May 2026 (staged) until you run: releases publish 2026" in said
    assert status(2026) == "STAGED" and shown() == {2025}


def test_half_of_the_rows_are_named(may_2025, tmp_path):
    said = load(release(tmp_path, 2026, row()))
    assert "2 rows are missing that are in May 2025:\n" in said
    assert "  29-2072, May 2025: Kentucky; United States\n" in said
    assert status(2026) == "STAGED"


def test_jobs_of_states_are_added_up(may_2025, tmp_path):
    many = [row(TOT_EMP=194_000), row(KENTUCKY), row(NATION, TOT_EMP=194_720)]
    said = load(release(tmp_path, 2026, *many))
    assert "2 states have 201,440 jobs together, the nation 194,720." in said


def test_a_second_file_that_completes_it_shows_it(may_2025, tmp_path):
    load(release(tmp_path, 2026, row(), row(KENTUCKY)))
    assert status(2026) == "STAGED"
    load(files.csv_file(tmp_path / "national_M2026.csv", [row(NATION, TOT_EMP=194_720)]))
    assert status(2026) == "PUBLISHED"


def test_the_command_shows_it_and_takes_it_back(may_2025, tmp_path):
    load(release(tmp_path, 2026, row(**TENFOLD), row(KENTUCKY), row(NATION, TOT_EMP=194_720)))
    assert releases() == "May 2026: staged\nMay 2025: published\n"
    assert "May 2026: published" in releases("publish", 2026)
    assert shown() == {2026}
    moment = Release.history.filter(year=2026).latest().history_date
    assert "May 2026: withdrawn" in releases("withdraw", 2026)
    assert shown() == {2025}
    assert {w.release.year for w in Wage.objects.newest(moment)} == {2026}
    load(release(tmp_path, 2026, row(), row(KENTUCKY), row(NATION, TOT_EMP=194_720)))
    assert status(2026) == "WITHDRAWN"
    with pytest.raises(CommandError, match="There is no release of 1999"):
        releases("withdraw", 1999)
    with pytest.raises(CommandError, match="Say which release, such as: releases withdraw 2026"):
        releases("withdraw")


def test_readers_never_meet_what_is_not_published(may_2025, tmp_path, client):
    load(release(tmp_path, 2026, row(**TENFOLD), row(KENTUCKY), row(NATION, TOT_EMP=194_720)))
    source = Release.objects.get(year=2026).source.get_absolute_url()
    addresses = [
        *("/salaries/", "/salaries/oh/", "/salaries/oh.csv", "/salaries.json", source),
        *("/salaries/compare/?a=oh&a=ky", "/salaries/compare.csv?a=oh&a=ky&year=2026", "/"),
    ]
    for address in addresses:
        said = client.get(address).content.decode()
        assert "509,900" not in said and "509900" not in said, address
        assert "year=2026" not in said and ",2026," not in said, address


def test_what_came_with_it_alone_has_no_page_and_stands_in_no_list(may_2025, tmp_path, client):
    """Neither while it is staged nor once it is withdrawn; all of it while it is published."""
    rows = [row(**TENFOLD), row(KENTUCKY), row(NATION), row(AKRON), row(AKRON, **ROOFERS)]
    load(release(tmp_path, 2026, *rows), occupations=["all"])
    source = Release.objects.get(year=2026).source
    pages = [
        *(source.get_absolute_url(), "/salaries/oh/akron/", "/salaries/oh/akron.csv"),
        *("/salaries/oh/akron.json", "/salaries/oh/akron/?year=2025"),
    ]
    lists = {
        "/sources/": source.get_absolute_url(),
        "/sources/?q=May+2026": source.get_absolute_url(),
        "/sitemap.xml": source.get_absolute_url(),
        "/sitemap.xml?": "/salaries/oh/akron/",
        "/search/?q=akron": "/salaries/oh/akron/",
        "/salaries/oh/": "akron",
        "/salaries/oh.csv": "Akron",
        "/salaries/oh/acron/": "/salaries/oh/akron/",
        "/salaries/compare/?a=akron&a=oh": "Akron, OH",
        "/salaries/compare.csv?a=akron&a=oh": "Akron, OH",
        "/sources/bls-oews-may-2027/": source.get_absolute_url(),
        "/salaries/?occupation=47-2181": "Roofers",
    }

    def met(address, said):
        return said in client.get(address, follow=True).content.decode()

    held = {status: edition.current().sources for status in moved(2026)}
    for status in moved(2026):
        is_seen = status == "PUBLISHED"
        for address in pages:
            assert client.get(address).status_code == (200 if is_seen else 404), (status, address)
        assert {address for address in lists if met(address, lists[address])} == (
            set(lists) if is_seen else set()
        ), status
    assert held["PUBLISHED"] - 1 == held["STAGED"] == held["WITHDRAWN"]


def moved(year):
    """Each status in turn, with the release in it."""
    for status in Release.Status:
        Release.objects.get(year=year).move_to(status)
        yield status.value


def test_a_source_of_another_release_too_stays_in_sight(may_2025, tmp_path, client):
    load(release(tmp_path, 2026, row(**TENFOLD)))
    shown, staged = (Release.objects.get(year=year) for year in (2025, 2026))
    Release.objects.filter(pk=staged.pk).update(source=shown.source)
    assert client.get(shown.source.get_absolute_url()).status_code == 200
    shown.move_to("WITHDRAWN")
    assert client.get(shown.source.get_absolute_url()).status_code == 404


def test_the_admin_refuses_a_year_to_come(may_2025, client):
    client.force_login(User.objects.create_superuser("editor"))
    release = Release.objects.get()
    page = f"/admin/salaries/release/{release.pk}/change/"
    given = {"slug": "a", "name": "A", "year": 2099, "source": release.source_id}
    assert "A survey of May 2099 cannot be out yet." in client.post(page, given).content.decode()
