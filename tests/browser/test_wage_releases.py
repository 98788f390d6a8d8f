"""A wage release at the desk: refused, staged, looked at, published and withdrawn."""

import pytest
from django.contrib.auth.models import Group, User
from playwright.sync_api import expect

from salaries.desk import running
from salaries.desk.models import WageLoad
from tests.salaries import survey_files as files
from tests.salaries.survey_files import row

from .open_to_everyone import is_open_to_everyone
from .test_signin import press

PASSWORD = "figures-and-sources"
TENFOLD = {name: value * 10 for name, value in files.FIGURES.items() if name.startswith("A_")}


@pytest.fixture
def kim(site, page, settings, tmp_path):
    """A data loader at the desk."""
    settings.LOADS_FOLDER = tmp_path / "loads"
    account = User.objects.create_user("kim", password=PASSWORD, is_staff=True)
    account.groups.add(Group.objects.get(name="Data loaders"))
    page.goto(f"{site}/admin/login/")
    page.get_by_label("Username").fill("kim")
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Log in")
    return page


def stage(rows: list[dict]) -> None:
    """What the process does that a file starts; it would look into another database."""
    load = WageLoad.objects.create(file_name="all_M2026.csv")
    running.uploaded(load).parent.mkdir(parents=True)
    files.csv_file(running.uploaded(load), rows)
    running.run(load)


def looked_at(page):
    for details in page.locator("details").all():
        details.evaluate("each => each.open = true")
    is_open_to_everyone(page)


def test_from_the_file_to_what_readers_see_and_back(site, kim, page):
    page.get_by_role("link", name="Wage releases").click()
    page.get_by_label("Or an address").fill("https://example.org/oesm26st.zip")
    press(page, "Load and stage it")
    expect(page.locator(".errorlist")).to_contain_text("www.bls.gov, download.bls.gov only")
    looked_at(page)

    stage([row(**TENFOLD)])
    page.goto(f"{site}/admin/wages/")
    page.get_by_role("link", name="Look at May 2026").first.click()
    expect(page.locator(".odd")).to_contain_text("goes up by 900%, from $50,990 to $509,900.")
    looked_at(page)
    page.get_by_label("Why:").fill("It is out.")
    press(page, "Publish it")
    expect(page.get_by_role("alert")).to_have_text("Say that you looked at what stands out.")
    expect(page.get_by_label("Why:")).to_have_value("It is out.")
    looked_at(page)
    page.get_by_label("I looked at what stands out").check()
    press(page, "Publish it")
    expect(page.locator(".messagelist")).to_contain_text("May 2026: published.")
    assert "$509,900" in page.request.get(f"{site}/salaries/oh/").text()

    page.get_by_label("Why:").fill("The file was wrong.")
    press(page, "Withdraw it")
    expect(page.locator(".messagelist")).to_contain_text("May 2026: withdrawn.")
    assert "$509,900" not in page.request.get(f"{site}/salaries/oh/").text()
    assert "The file was wrong." in page.request.get(f"{site}/changes/").text()
