"""A staged release is held against the one before it, then published, withdrawn or discarded."""

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from coderpath.desk.models import ChangeSet
from coderpath.sources import edition
from coderpath.sources.models import Source
from salaries.desk import running, views
from salaries.desk.beside import BesideBefore
from salaries.models import Area, Occupation, Release, Wage
from tests.page_types import PAGES, nth
from tests.salaries import survey_files as files
from tests.salaries.imports import load
from tests.salaries.survey_files import METRO, NATION, row
from tests.shipped import load_shipped

from .giving import JOBS, ONE, PAGE, Giver, account, like, odd, status

OF_2025 = "/admin/wages/2025/"
# Of no table there is: what of a staged release has these shows it.
MARKED = {"A_MEDIAN": 51_973, "A_PCT75": 64_519}
MARKS = ("51,973", "51973", "64,519", "64519", "Nowhere", "oews-may-2026", "all_M2026")
NOWHERE = METRO | {"AREA": "99999", "AREA_TITLE": "Nowhere, OH"}


def beside(year=2026) -> BesideBefore:
    return BesideBefore(Release.objects.get(year=year))


def said(answer) -> str:
    return answer.content.decode()


def median(client) -> str:
    """What readers see first of Ohio."""
    return said(client.get("/salaries/oh/"))


def test_what_is_odd_is_said_in_sentences(giver, tmp_path):
    giver.rows(tmp_path, odd()[:2])
    assert beside().odd == [
        "It has nothing of the nation. Load that file too: until then no page can tell what workers"
        " in the United States earn by this survey.",
        "The median of 29-2072 Medical Records Specialists in Ohio goes up by 900%, from $50,990 to"
        " $509,900.",
    ]
    page = giver.client.get(ONE)
    for sentence in beside().odd:
        assert sentence in said(page)


def test_a_nation_without_a_median_and_places_that_are_gone_are_odd(giver, tmp_path):
    giver.rows(tmp_path, [row(), row(NATION, A_MEDIAN="*", **JOBS)])
    assert beside().odd == [
        "29-2072 Medical Records Specialists has no median for the United States.",
        "1 row of states and DC is missing that May 2025 has.",
    ]
    assert beside().gone == ["29-2072 Medical Records Specialists: Kentucky"]


def test_a_kind_of_place_that_is_gone_is_one_sentence(giver, tmp_path):
    load(files.csv_file(tmp_path / "MSA_M2025.csv", [row(METRO)]))
    giver.rows(tmp_path, like())
    assert beside().odd == [
        "It has nothing of metropolitan areas; May 2025 has 1 row. Load that file too: until then"
        " their pages have no figure of this survey."
    ]


def test_jobs_that_do_not_add_up_are_odd(giver, tmp_path):
    giver.rows(tmp_path, like(TOT_EMP=194_000))
    assert beside().odd == [
        "29-2072, May 2026: 2 states have 201,440 jobs together, the nation 194,720."
    ]


@pytest.mark.parametrize(("median", "is_odd"), [(71_386, False), (71_387, True), (30_593, True)])
def test_forty_percent_is_the_bound(giver, tmp_path, median, is_odd):
    higher = {"A_PCT75": 80_000, "A_PCT90": 90_000, "A_PCT10": 20_000, "A_PCT25": 25_000}
    giver.rows(tmp_path, like(A_MEDIAN=median, **higher))
    assert bool(beside().odd) is is_odd


def test_how_much_it_has_and_what_moved_most(giver, tmp_path):
    giver.rows(tmp_path, [*like(A_MEDIAN=52_000), row(METRO)])
    here = beside()
    counts = [(kind.name, kind.before, kind.here) for kind in here.counts]
    assert counts == [
        ("The nation", 1, 1),
        ("States and DC", 2, 2),
        ("Metropolitan areas", 0, 1),
        ("Occupations", 1, 1),
        ("Rows", 3, 4),
    ]
    assert (here.new_rows, here.gone_rows, here.odd) == (1, 0, [])
    assert here.new == ["29-2072 Medical Records Specialists: Cincinnati, OH-KY-IN"]
    [move] = here.largest
    assert (move.area, move.before, move.after, move.change) == ("Ohio", 50_990, 52_000, "+2.0%")
    page = said(giver.client.get(ONE))
    assert "Nothing stands out" in page and "+2.0%" in page


def test_the_first_release_has_none_before(giver):
    page = giver.client.get(OF_2025)
    assert "nothing: readers see no release of a year before" in said(page)
    assert beside(2025).odd == [] and beside(2025).largest == []


def test_the_figures_that_it_would_move_are_shown_and_nothing_is_stored(giver, tmp_path):
    giver.rows(tmp_path, odd())
    before = edition.current().code
    moved = {
        (each.page.page, each.page.label): (each.now.figure, each.after.figure)
        for each in giver.client.get(ONE).context["moved"]
    }
    assert moved == {
        ("Pay by state", "Newest survey"): ("May 2025", "May 2026"),
        ("Ohio", "Median of medical records specialists"): ("$50,990", "$509,900"),
    }
    assert status() == "STAGED" and edition.current().code == before


def test_it_is_published_with_a_reason_as_one_set(giver, tmp_path):
    giver.rows(tmp_path, like(**MARKED))
    answer = giver.decide("PUBLISHED", "The Bureau’s release of May 2026.")
    assert "May 2026: published." in said(answer)
    [kept] = ChangeSet.objects.all()
    [change] = kept.changes.all()
    assert (str(kept.author), kept.reason) == ("kim", "The Bureau’s release of May 2026.")
    assert (change.model, change.fields) == (
        "salaries.release",
        {"status": ("STAGED", "PUBLISHED")},
    )
    assert "$51,973" in median(giver.client)
    assert "The Bureau’s release of May 2026." in said(giver.client.get("/changes/"))


def test_what_stands_out_must_have_been_looked_at(giver, tmp_path):
    giver.rows(tmp_path, odd())
    answer = giver.decide("PUBLISHED", "It is out.")
    assert views.NOT_SURE in said(answer) and 'value="It is out."' in said(answer)
    assert status() == "STAGED" and "$509,900" not in median(giver.client)
    giver.decide("PUBLISHED", "It is out.", sure="on")
    assert status() == "PUBLISHED"


def test_without_a_reason_nothing_is_done(giver, tmp_path):
    giver.rows(tmp_path, like())
    assert views.NO_REASON in said(giver.decide("PUBLISHED", "  "))
    assert status() == "STAGED"


def test_what_changed_since_it_was_looked_at_is_not_published(giver, tmp_path):
    giver.rows(tmp_path, like())
    seal = giver.client.get(ONE).context["beside"].seal
    giver.rows(tmp_path, odd())
    sent = {"do": "PUBLISHED", "_reason": "It is out.", "seal": seal, "sure": "on"}
    assert views.LOOK_AGAIN in said(giver.client.post(ONE, sent))
    assert status() == "STAGED"


def test_it_is_withdrawn_with_what_that_moves_shown_before(giver, tmp_path):
    giver.rows(tmp_path, like(**MARKED))
    giver.decide("PUBLISHED")
    page = giver.client.get(ONE)
    assert "If you withdraw it" in said(page) and "Discard it" not in said(page)
    [newest] = [each for each in page.context["moved"] if each.page.label == "Newest survey"]
    assert (newest.now.figure, newest.after.figure) == ("May 2026", "May 2025")
    assert views.NO_REASON in said(giver.decide("WITHDRAWN", ""))
    giver.decide("WITHDRAWN", "Ohio is wrong.")
    assert status() == "WITHDRAWN" and "$50,990" in median(giver.client)
    giver.decide("PUBLISHED", "It was right.")
    assert status() == "PUBLISHED" and "$51,973" in median(giver.client)


def test_to_publish_it_can_be_undone(giver, tmp_path):
    giver.rows(tmp_path, like(**MARKED))
    giver.decide("PUBLISHED")
    kept = ChangeSet.objects.get()
    page = giver.client.get(kept.get_absolute_url())
    assert "If you undo it" in said(page) and "May 2026" in said(page)
    giver.client.post(kept.get_absolute_url(), {"undo": "1", "_reason": "Too soon."})
    assert status() == "STAGED" and "$51,973" not in median(giver.client)
    # What readers once saw stays, so that pages as of that day can be made.
    assert views.NOT_DISCARDED in said(giver.decide("DISCARD"))
    assert Release.objects.filter(year=2026).exists()


def test_what_is_discarded_leaves_nothing(giver, tmp_path):
    everything = (Wage, Area, Occupation, Release, Source)
    before = [set(model.objects.values_list("pk", flat=True)) for model in everything]
    giver.rows(tmp_path, [*odd(), row(NOWHERE)])
    answer = giver.decide("DISCARD", "")
    assert "May 2026 was discarded. Readers never saw it." in said(answer)
    assert [set(model.objects.values_list("pk", flat=True)) for model in everything] == before
    assert "What it brought was discarded." in said(giver.client.get(PAGE))
    assert not ChangeSet.objects.exists()
    assert giver.client.get(ONE).status_code == 404
    assert giver.client.get("/salaries/oh/nowhere/").status_code == 404
    giver.rows(tmp_path, like())
    assert status() == "STAGED"


def test_no_file_is_read_before_what_is_discarded_is_gone(giver, tmp_path):
    giver.rows(tmp_path, like())
    seal = giver.client.get(ONE).context["beside"].seal
    with giver.capture() as once_stored:
        giver.client.post(ONE, {"do": "DISCARD", "seal": seal})
    assert running.lock() is None
    for call in once_stored:
        call()
    assert running.lock()


def test_what_a_release_moves_is_worked_out_once(giver, tmp_path):
    giver.rows(tmp_path, like())
    pages = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            pages.append(giver.client.get(ONE).context["moved"])
        written = [each["sql"] for each in asked if each["sql"].startswith(("UPDATE", "INSERT"))]
    assert pages[0] == pages[1] != []
    assert not written
    giver.rows(tmp_path, odd())
    assert giver.client.get(ONE).context["moved"] != pages[0]


def test_a_place_that_another_release_has_stays_when_one_is_discarded(giver, tmp_path):
    load(files.csv_file(tmp_path / "MSA_M2025.csv", [row(METRO)]))
    giver.rows(tmp_path, [*like(), row(METRO)])
    giver.decide("DISCARD")
    assert Area.objects.filter(slug="cincinnati").exists()
    assert giver.client.get("/salaries/oh/cincinnati/").status_code == 200


def test_nothing_is_discarded_while_a_file_is_read(giver, tmp_path):
    giver.rows(tmp_path, like())
    _, held = giver.started({"file": SimpleUploadedFile("a_M2026.csv", b"x")})
    assert "Another file is being read." in said(giver.decide("DISCARD"))
    assert status() == "STAGED"
    held.close()


def test_a_published_release_takes_no_further_file(giver, tmp_path):
    giver.rows(tmp_path, like())
    giver.decide("PUBLISHED")
    giver.rows(tmp_path, odd())
    assert not Wage.objects.filter(annual_median=509_900).exists()


def test_where_two_must_agree_another_publishes_it(giver, tmp_path, settings):
    settings.TWO_EDITORS = True
    giver.rows(tmp_path, like(**MARKED))
    answer = giver.decide("PUBLISHED")
    assert "Another editor must publish it: it decides which survey of pay readers see." in said(
        answer
    )
    assert status() == "STAGED" and "$51,973" not in median(giver.client)
    kept = ChangeSet.objects.get()
    giver.client.force_login(account("max", "Chief editors"))
    giver.client.post(kept.get_absolute_url(), {"publish": "1"})
    assert status() == "PUBLISHED" and "$51,973" in median(giver.client)


def test_administrators_decide_too_and_others_do_not(giver, tmp_path):
    giver.rows(tmp_path, like())
    seal = beside().seal
    for group in ("Viewers", "Contributors", "Editors", "Chief editors"):
        giver.client.force_login(account(group, group))
        for do in ("PUBLISHED", "DISCARD"):
            sent = {"do": do, "_reason": "No.", "seal": seal}
            assert giver.client.post(ONE, sent).status_code == 403, group
    assert status() == "STAGED"
    giver.client.force_login(account("an", "Administrators"))
    giver.decide("PUBLISHED")
    assert status() == "PUBLISHED"


def test_the_list_of_releases_leads_to_the_page_and_adds_none(giver):
    giver.client.force_login(User.objects.create_superuser("boss"))
    assert OF_2025 in said(giver.client.get("/admin/salaries/release/"))
    assert giver.client.get("/admin/salaries/release/add/").status_code == 403


@pytest.mark.parametrize("what", ["a year", "nothing", "another"])
def test_what_names_no_release_is_not_found(giver, what):
    page = {"a year": "1999", "nothing": "99999999999999999999", "another": "x"}[what]
    assert giver.client.get(f"/admin/wages/{page}/").status_code == 404
    answer = giver.client.post(OF_2025, {"do": "NONSENSE", "seal": "x", "_reason": "x"})
    assert views.LOOK_AGAIN in said(answer) and status(2025) == "PUBLISHED"


ELSEWHERE = [
    "/salaries/?year=2026",
    "/salaries/oh/?year=2026",
    "/salaries/oh/nowhere/",
    "/salaries/oh.csv?year=2026",
    "/salaries/oh.json",
    "/salaries.csv?year=2026",
    "/salaries.json",
    "/salaries/compare.csv?a=oh&a=nowhere&year=2026",
    "/search/?q=nowhere",
    "/sources/?q=may+2026",
    "/sources/bls-oews-may-2026/",
    "/changes.csv",
    "/changes.atom",
    "/changes/?state=oh",
    "/sitemap.xml",
    "/quality.json",
    "/guide/what-do-coders-earn/",
]


def test_readers_meet_a_staged_release_nowhere(
    db, client, tmp_path, django_capture_on_commit_callbacks
):
    load_shipped()
    kim = account("kim", "Data loaders")
    client.force_login(kim)
    giver = Giver(client, django_capture_on_commit_callbacks)
    giver.rows(tmp_path, [row(**MARKED), row(NATION, **MARKED), row(NOWHERE, **MARKED)])
    addresses = [*(nth(page, 1) for page in PAGES.values()), *ELSEWHERE]

    def met() -> set[str]:
        client.logout()
        found = set()
        for address in addresses:
            text = said(client.get(address, follow=True)).replace(address, "")
            if any(mark in text for mark in MARKS):
                found.add(address)
        client.force_login(kim)
        return found

    assert met() == set()
    giver.decide("PUBLISHED", sure="on")
    assert {"/salaries/", "/salaries/oh/nowhere/", "/salaries.csv", "/sitemap.xml"} < met()
    giver.decide("WITHDRAWN")
    # That readers saw it, and that it was taken out, is told them.
    assert met() == {"/changes.csv"}
