"""A path is edited without script: steps move, come and go, and it is worked out beside them."""

from django.contrib.auth.models import Group, User
from playwright.sync_api import expect

from certifications.models import Path
from coderpath.desk.models import ChangeSet


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def kinds(path) -> list[str]:
    return list(path.steps.order_by("position").values_list("kind", flat=True))


def test_a_path_without_script(at_the_desk, site, page):
    editor = User.objects.create_user("ed", is_staff=True)
    editor.groups.add(Group.objects.get(name="Editors"))
    ed = at_the_desk(editor, java_script_enabled=False)
    path = Path.objects.get(slug="self-study-cca")
    before = kinds(path)
    ed.goto(f"/admin/certifications/path/{path.pk}/change/")
    beside = ed.get_by_role("complementary", name="As readers see it")
    public = page.goto(f"{site}{path.get_absolute_url()}").text()
    total = beside.locator("tr.sum").first.get_by_role("cell").first.inner_text().split()[0]
    assert total in public

    # A step of a new kind asks for what its kind has, and for no more.
    ed.get_by_label("Kind").select_option(label="Exam for a second title")
    ed.get_by_label("After", exact=True).select_option(label="6. Retake")
    press(ed, "Add a step")
    added = ed.get_by_role("group", name="7. Exam for a second title")
    expect(added.locator(".way-in label")).to_have_text(["Certification:", "Assumption:"])
    press(ed, "Work it out")
    expect(added).to_contain_text("Name the certification that this step is about.")
    added.get_by_label("Certification").select_option("CPC")
    press(ed, "Work it out")
    beside = ed.get_by_role("complementary", name="As you have it")
    expect(beside).to_contain_text("Take the CPC exam")
    expect(beside.locator("tr.sum").first).not_to_contain_text(total)

    # It moves, another goes; what was typed stays, and nothing is stored yet.
    ed.get_by_label("Why").fill("The CPC comes along.")
    press(ed, "Up step 7, Exam for a second title")
    press(ed, "Take out step 7, Retake")
    expect(ed.get_by_label("Why")).to_have_value("The CPC comes along.")
    assert kinds(path) == before
    press(ed, "Save")
    assert kinds(path) == [*before[:-1], "SECOND"]
    assert ChangeSet.objects.get().reason == "The CPC comes along."
    page.goto(f"{site}{path.get_absolute_url()}")
    expect(page.locator("#steps")).to_contain_text("Take the CPC exam")
