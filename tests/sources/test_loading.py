"""A new version meets what editors did: their work stays, and is named."""

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError

from certifications.models import Certification, Fee, Path, PathStep
from coderpath.sources import fixtures
from coderpath.sources.models import Shipped, Source
from tests.factories import make_fee, make_publisher

from .shipping import Files

pytestmark = pytest.mark.django_db
QUIET = " 0 rows changed."


@pytest.fixture
def files(tmp_path):
    files = Files(tmp_path)
    files.ship()
    return files


@pytest.fixture
def editor(db):
    return User.objects.create_user("ed")


def edit(row, user, **values):
    """As the admin does it: the history names who."""
    for name, value in values.items():
        setattr(row, name, value)
    row._history_user = user
    row.save()


def fee(key="cpc-425"):
    return Fee.objects.get(key=key)


@pytest.fixture(params=["known", "of the last version", "migrated"])
def known(request, files):
    """What earlier loads kept: all, nothing (a database of the last version), or of old columns."""

    def forget():
        if request.param == "of the last version":
            Shipped.objects.all().delete()
        if request.param == "migrated":
            Shipped.objects.update(version="before")

    return forget


def test_news_finds_what_hangs_on_a_renamed_row(files, editor, known):
    """An editor gave the CPC another address: the files still call it “cpc”."""
    edit(Certification.objects.get(slug="cpc"), editor, slug="coder")
    edit(Path.objects.get(slug="self-study"), editor, slug="alone")
    known()
    assert QUIET in files.ship()[-1]
    files.row("fees", "cpc-425")["amount"] = "430.00"
    files.row("certifications", "coc")["name"] = "Certified Outpatient Coder"
    said = files.ship()
    assert not [line for line in said if line.startswith(("left out", "removed"))], said
    assert fee().amount == 430
    assert fee().certification.slug == "coder"
    assert set(Certification.objects.values_list("slug", flat=True)) == {"coder", "coc"}
    assert PathStep.objects.filter(path__slug="alone").count() == 4
    assert Path.objects.count() == 1


def test_a_renamed_row_that_the_files_change_is_kept_and_named(files, editor):
    edit(Certification.objects.get(slug="cpc"), editor, slug="coder")
    files.row("certifications", "cpc")["name"] = "Certified Professional Coder"
    said = files.ship()
    assert said[0].startswith("kept: certification cpc")
    cpc = Certification.objects.get(code="CPC")
    assert (cpc.slug, cpc.name) == ("coder", "CPC")


def test_a_new_row_in_the_files_points_to_what_was_renamed(files, editor):
    edit(Certification.objects.get(slug="cpc"), editor, slug="coder")
    new = {**files.row("fees", "cpc-425"), "key": "cpc-retake", "kind": "RETAKE"}
    files.rows["fees"].append({"model": "certifications.fee", "fields": new})
    files.ship()
    assert fee("cpc-retake").certification.slug == "coder"


def test_what_nobody_changed_follows_the_files(files, known):
    known()
    files.row("fees", "cpc-425")["amount"] = "430.00"
    assert files.ship()[-1].startswith("6 files, 1 rows changed.")
    assert fee().amount == 430
    assert fee().history.first().history_change_reason == "Shipped with a new version of the site"


def test_an_editors_change_stays_and_is_named(files, editor, known):
    edit(fee(), editor, standing="MISTAKEN", note="A misprint.")
    known()
    files.row("fees", "cpc-425")["amount"] = "430.00"
    said = files.ship()
    assert said[:-1] == ["kept: fee cpc-425 (an editor changed it)"]
    assert QUIET in said[-1]
    assert (fee().amount, fee().standing, fee().note) == (425, "MISTAKEN", "A misprint.")
    assert QUIET in files.ship()[0]


def test_an_editors_change_of_what_the_files_leave_as_it_was_is_no_news(files, editor):
    edit(fee(), editor, standing="IN_USE")
    files.row("fees", "cpc-399")["note"] = "New."
    said = files.ship()
    assert len(said) == 1
    assert (fee().standing, fee("cpc-399").note) == ("IN_USE", "New.")


def test_a_blank_in_a_file_changes_nothing(files, editor, known):
    edit(fee(), editor, standing="IN_USE")
    known()
    files.ship()
    with (files.folder / "fees.json").open("a") as file:
        file.write(" ")
    assert QUIET in files.ship()[-1]
    assert fee().standing == "IN_USE"


def test_an_update_by_hand_stays_as_an_editors_does(files):
    Fee.objects.filter(key="cpc-425").update(amount=1)
    files.row("fees", "cpc-425")["note"] = "New."
    assert files.ship()[0] == "kept: fee cpc-425 (an editor changed it)"
    assert (fee().amount, fee().note) == (1, "")


@pytest.mark.parametrize("knows", [True, False])
def test_what_a_migration_rewrote_is_no_editors(files, knows):
    """A migration saves rows without a line in their histories."""
    if not knows:
        Shipped.objects.all().delete()
    Fee.objects.filter(key="cpc-425").update(note="Rewritten.")
    Shipped.objects.update(version="before")
    files.row("fees", "cpc-425")["note"] = "Written anew."
    assert len(files.ship()) == 1
    assert fee().note == "Written anew."


@pytest.mark.parametrize("is_edited", [True, False])
def test_what_a_migration_made_is_whose_the_row_is_that_it_was_made_of(files, editor, is_edited):
    """A migration makes rows without a line in their histories: here, the steps of a path."""
    Shipped.objects.all().delete()
    PathStep.history.all().delete()
    if is_edited:
        edit(Path.objects.get(), editor, summary="With a teacher.")
    files.drop("paths", position=4)
    files.ship()
    assert PathStep.objects.count() == (4 if is_edited else 3)


def test_what_an_editor_undid_follows_the_files_again(files, editor):
    edit(fee(), editor, standing="MISTAKEN")
    edit(fee(), editor, standing="REPORTED")
    files.row("fees", "cpc-425")["amount"] = "430.00"
    assert len(files.ship()) == 1
    assert fee().amount == 430


def test_what_an_editor_added_stays(files, editor):
    publisher = make_publisher("P", "ARTICLE")
    edit(Source(slug="mine", publisher=publisher, title="T", url="https://a.org"), editor)
    Source.objects.create(slug="shell", publisher=publisher, title="T", url="https://b.org")
    files.row("fees", "cpc-425")["amount"] = "430.00"
    assert len(files.ship()) == 1
    assert Source.objects.filter(slug__in=["mine", "shell"]).count() == 2


def test_what_an_editor_deleted_stays_deleted_and_is_said_once(files, editor):
    fee().delete()
    files.row("fees", "cpc-425")["amount"] = "430.00"
    assert files.ship()[:-1] == ["left out: fee cpc-425 (an editor deleted it)"]
    files.row("fees", "cpc-425")["amount"] = "440.00"
    assert len(files.ship()) == 1
    assert not Fee.objects.filter(key="cpc-425").exists()


def test_what_an_editor_deleted_stays_deleted_in_a_new_version(files, editor, known):
    """The last version kept nothing of what it shipped; who deleted a row stands in its history."""
    for row in (fee(), PathStep.objects.get(position=4)):
        row._history_user = editor
        row.delete()
    known()
    files.row("fees", "cpc-399")["note"] = "New."
    assert sorted(files.ship()[:-1]) == [
        "left out: fee cpc-425 (an editor deleted it)",
        "left out: path step self-study 4 (an editor deleted it)",
    ]
    assert not Fee.objects.filter(key="cpc-425").exists()
    assert PathStep.objects.count() == 3
    assert fee("cpc-399").note == "New."
    assert len(files.ship()) == 1


def test_news_about_what_an_editor_deleted_is_left_out(files):
    Path.objects.all().delete()
    Fee.objects.all().delete()
    Certification.objects.get(slug="cpc").delete()
    files.ship()
    new = dict(files.rows["fees"][0]["fields"], key="cpc-new", as_of="2026-06-01")
    files.rows["fees"].append({"model": "certifications.fee", "fields": new})
    assert files.ship()[:-1] == ["left out: fee cpc-new (certification cpc is not there)"]


def test_a_new_row_in_the_place_of_an_editors_is_left_out(files, editor):
    mine = make_fee(
        certification=fee().certification, source=fee().source, amount=450, as_of="2027-01-01"
    )
    new = dict(files.rows["fees"][0]["fields"], key="cpc-new", as_of="2027-01-01", amount="450.00")
    other = dict(new, key="cpc-other", as_of="2028-01-01")
    files.rows["fees"] += ({"model": "certifications.fee", "fields": row} for row in (new, other))
    said = files.ship()
    assert said[:-1] == ["left out: fee cpc-new (another row has its place)"]
    assert " 1 rows changed." in said[-1]
    mine.delete()
    assert " 1 rows changed." in files.ship()[-1]
    assert fee("cpc-new").amount == 450


def test_news_in_the_place_of_an_editors_row_is_left_out(files):
    mine = make_fee(
        certification=fee().certification, source=fee().source, amount=425, as_of="2027-01-01"
    )
    files.row("fees", "cpc-425")["as_of"] = "2027-01-01"
    assert files.ship()[:-1] == ["left out: fee cpc-425 (another row has its place)"]
    mine.delete()
    assert " 1 rows changed." in files.ship()[-1]
    assert str(fee().as_of) == "2027-01-01"


def test_files_that_say_one_thing_twice_load_nothing(files):
    new = dict(files.rows["fees"][0]["fields"], as_of="2027-01-01")
    files.rows["fees"] += (
        {"model": "certifications.fee", "fields": dict(new, key=key)} for key in ("a", "b")
    )
    with pytest.raises(CommandError, match="^fees.json: .*Nothing was loaded.$"):
        files.ship()


def test_a_path_whose_order_an_editor_changed_stays_whole(files, editor, known):
    """Its steps are rows; half of the editor's and half of the new ones would make no path."""
    steps = {step.position: step for step in PathStep.objects.all()}
    edit(steps[2], editor, kind="MEMBERSHIP")
    edit(steps[3], editor, kind="TRAINING")
    known()
    files.drop("paths", position=4)
    files.rows["paths"][2]["fields"]["assumption"] = "New."
    said = files.ship()
    kinds = PathStep.objects.order_by("position").values_list("kind", flat=True)
    assert list(kinds) == ["START", "MEMBERSHIP", "TRAINING", "EXAM"]
    assert "kept: path step self-study 4 (an editor changed what it is a part of)" in said
    assert QUIET in said[-1]
    assert len(files.ship()) == 1


# What is no longer shipped


def test_what_is_no_longer_shipped_is_removed_and_said(files, known):
    known()
    files.drop("paths", position=4)
    said = files.ship()
    assert said[0] == "removed: path step self-study 4 (no longer shipped)"
    assert " 1 rows changed." in said[1]
    assert PathStep.objects.count() == 3
    last = PathStep.history.first()
    assert (last.history_type, last.history_change_reason) == (
        "-",
        "No longer shipped with the site",
    )
    assert len(files.ship()) == 1


def test_what_others_stand_on_goes_after_them(files, known):
    known()
    files.rows |= {name: [] for name in ("certifications", "fees", "paths")}
    said = files.ship()
    assert len([line for line in said if line.startswith("removed: ")]) == 2 + 2 + 1 + 4
    assert not Certification.objects.exists()


def test_what_an_editor_changed_stays_when_it_is_no_longer_shipped(files, editor, known):
    edit(fee(), editor, standing="IN_USE")
    known()
    files.drop("fees", key="cpc-425")
    said = files.ship()
    assert said[:-1] == ["kept: fee cpc-425 (no longer shipped, and an editor changed it)"]
    assert fee().standing == "IN_USE"
    assert len(files.ship()) == 1


def test_what_an_editor_built_on_stays_when_it_is_no_longer_shipped(files, known):
    mine = make_fee(source=Source.objects.get(slug="blog"), certification=fee().certification)
    known()
    files.drop("sources", slug="blog")
    assert files.ship()[:-1] == ["kept: source blog (no longer shipped, but in use)"]
    mine.delete()
    assert files.ship()[:-1] == ["removed: source blog (no longer shipped)"]


def test_a_row_under_a_new_name_takes_the_place_of_the_old(files, known):
    known()
    files.row("fees", "cpc-425")["key"] = "cpc-exam-425"
    assert files.ship()[0] == "removed: fee cpc-425 (no longer shipped)"
    assert fee("cpc-exam-425").amount == 425


# What is said


def test_no_more_rows_are_named_than_a_person_reads(files, editor):
    new = [
        dict(files.rows["fees"][0]["fields"], key=f"cpc-{year}", as_of=f"{year}-01-01")
        for year in range(1950, 2000)
    ]
    files.rows["fees"] += ({"model": "certifications.fee", "fields": row} for row in new)
    files.ship()
    files.drop("fees", certification=["cpc"])
    said = files.ship()
    assert (len(said), said[-2]) == (42, "and 12 more.")


def test_a_row_that_is_there_twice_loads_nothing(files):
    files.rows["fees"].append(files.rows["fees"][0])
    with pytest.raises(CommandError, match="fees.json: fee cpc-425 is there twice. Nothing was"):
        files.ship()


def test_a_failed_load_keeps_what_was_kept(files):
    before = list(Shipped.objects.values_list())
    files.rows["fees"][0]["fields"]["amount"] = "much"
    with pytest.raises(CommandError):
        files.ship()
    assert list(Shipped.objects.values_list()) == before


def test_a_column_that_a_version_adds_makes_no_row_an_editors(files):
    """What is empty, or as its model has it anyway, is no part of what a row says."""
    assert set(fixtures.content(fee())) == {
        "key",
        "source",
        "as_of",
        "certification",
        "kind",
        "amount",
    }
