"""Every page of the desk and of the admin: open to everyone, and no wider than a phone.

The pages of signing in are walked in test_signin.py.
"""

import re

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import RequestFactory
from django.urls import reverse
from playwright.sync_api import expect

from certifications.models import Certification, Path
from coderpath.desk.models import ChangeSet, RowChange
from coderpath.reports.models import FigureReport
from coderpath.sources.models import Source
from tests.browser.open_to_everyone import SCREENS, fits, is_open_to_everyone

OF_THE_DESK = [
    "/admin/",
    "/admin/?tab=waiting",
    "/admin/?tab=reports",
    "/admin/?tab=gone",
    "/admin/?q=coc+dues",
    "/admin/tables/",
    "/admin/certifications/",
    "/admin/sheets/?before=2015",
    "/admin/sheets/cpc/",
    "/admin/q/fee-cpc-exam-one-anyone/",
    "/admin/problems/",
    "/admin/ahead/",
    "/admin/grid/",
    "/admin/grid/certifications-fee/",
    "/admin/second-factor/",
    "/admin/certifications/fee/?q=nothing-is-called-this",
]


@pytest.fixture
def chief(at_the_desk):
    """A page of someone who may do everything, with a set that is public, one that waits, and a
    report."""
    account = User.objects.create_superuser("chief")
    path = Path.objects.get(slug="self-study-cca")
    for state in (ChangeSet.State.PUBLISHED, ChangeSet.State.WAITING):
        kept = ChangeSet.objects.create(author=account, reason="Sample of a reason.", state=state)
        RowChange.objects.create(
            change_set=kept,
            position=0,
            model="certifications.path",
            row=path.pk,
            name=f"path “{path}”",
            before={"name": "Another name"},
            after={"name": path.name},
        )
    FigureReport.objects.create(
        asked="What does it cost?", edition="0", wrong="Sample: it costs more.", day="2026-11-01"
    )
    page = at_the_desk(account)
    page.said = []
    page.on("console", lambda message: page.said.append(message.text))
    page.on("pageerror", lambda error: page.said.append(str(error)))
    page.account = account
    return page


def pages_of(model, account) -> list[str]:
    """Those that this account may open: list, add, change, history and delete."""
    form, row = admin.site.get_model_admin(model), model._base_manager.first()
    request = RequestFactory().get("/")
    request.user = account
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    found = [reverse(f"{name}_changelist")]
    if form.has_add_permission(request):
        found.append(reverse(f"{name}_add"))
    if row:
        found += [reverse(f"{name}_{page}", args=[row.pk]) for page in ("change", "history")]
        # What it takes along is listed: of rows that wages stand on, many thousands.
        if form.has_delete_permission(request, row) and model._meta.app_label != "salaries":
            found.append(reverse(f"{name}_delete", args=[row.pk]))
    return found


def test_every_page_of_the_desk(chief, subtests):
    source = Source.objects.get(slug="aapc-2022-medical-coding-billing-salary")
    sets = [kept.get_absolute_url() for kept in ChangeSet.objects.all()]
    for address in [*OF_THE_DESK, reverse("desk_read", args=[source.pk]), *sets]:
        with subtests.test(address=address):
            chief.said.clear()
            assert chief.goto(address).status == 200
            is_open_to_everyone(chief)
            assert chief.said == []


def test_every_page_of_every_table(chief, subtests):
    """Dark and wide are looked at in one table: all others have the same colors and columns."""
    for model in admin.site._registry:
        screens = SCREENS if model is Certification else [("light", 390)]
        for address in pages_of(model, chief.account):
            with subtests.test(address=address):
                chief.said.clear()
                assert chief.goto(address).status == 200
                is_open_to_everyone(chief, screens)
                fits(chief, 1280)
                assert chief.said == []


def test_what_comes_of_a_form(chief, subtests):
    """What a form that is sent leads to: refused, looked at before, rows chosen in a list."""
    fees = reverse("admin:certifications_fee_changelist")
    with subtests.test("a form that is refused"):
        chief.goto(reverse("admin:certifications_fee_add"))
        chief.get_by_role("button", name="Save", exact=True).click()
        expect(chief.locator(".errornote")).to_be_visible()
        is_open_to_everyone(chief)
    with subtests.test("a preview"):
        path = Path.objects.get(slug="self-study-cca")
        chief.goto(reverse("admin:certifications_path_change", args=[path.pk]))
        chief.get_by_label("Kind").select_option("FIRST_JOB")
        chief.get_by_role("button", name="Add a step").click()
        is_open_to_everyone(chief)
        chief.get_by_role("button", name="Take out step 7").click()
        chief.get_by_role("button", name="Take out step 3, Membership").click()
        chief.get_by_role("button", name="What readers will see").click()
        expect(chief.locator("main")).to_contain_text("Nothing is stored yet.")
        is_open_to_everyone(chief)
    with subtests.test("rows to delete"):
        chief.goto(fees)
        chief.locator("input.action-select").first.check()
        chief.locator("select[name=action]").select_option("delete_selected")
        chief.get_by_role("button", name="Go", exact=True).click()
        expect(chief.locator("h1")).to_have_text("Delete multiple objects")
        is_open_to_everyone(chief)
    with subtests.test("a table that is judged"):
        chief.goto("/admin/grid/certifications-fee/")
        chief.get_by_label("Paste it from a spreadsheet").fill(
            "certification\tkind\tpayer\tamount\nCPC\tExam, one try\tAnyone\t=1+1"
        )
        chief.get_by_role("button", name="Look at the rows").click()
        expect(chief.locator("table.judged")).to_be_visible()
        is_open_to_everyone(chief)


def test_a_chooser_has_the_name_of_its_field(chief):
    chief.goto(reverse("admin:certifications_fee_add"))
    chooser = chief.get_by_role("combobox", name="Certification")
    expect(chooser).to_have_count(1)
    chooser.click()
    chief.get_by_role("searchbox", name="Certification").fill("CPC")
    found = chief.locator(".select2-results").get_by_role("option", name="CPC", exact=True)
    expect(found).to_be_visible()
    is_open_to_everyone(chief, [("light", 1280)])
    found.click()
    chosen = re.compile("Certification: .*CPC")  # a cross to empty it stands between
    expect(chief.get_by_role("combobox", name=chosen)).to_have_count(1)
    chief.goto(reverse("admin:certifications_examoutline_add"))
    expect(chief.get_by_role("combobox", name="Read on another page")).to_have_count(3)
    expect(chief.get_by_role("textbox", name="Name", exact=True)).to_have_count(3)
