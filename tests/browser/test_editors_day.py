"""An editor's day, from a price list read in the fall to the morning in January when it holds."""

import re
from datetime import date
from unittest import mock

import pytest
from django.contrib.auth.models import Group, User
from django.utils import timezone
from playwright.sync_api import expect

from certifications.models import Certification, Fee
from coderpath.sources.models import Source
from tests.sources.shipping import Files

PASSWORD = "figures-and-sources"
FEES = "/admin/certifications/fee"


@pytest.fixture
def january():
    """The first day of the year after that of all tests."""
    return date(2027, 1, 1)


@pytest.fixture
def files(live_server, tmp_path):
    """A catalogue of its own, loaded; what a test changes in it, it ships as a new version."""
    files = Files(tmp_path)
    files.drop("fees", key="cpc-399")
    files.ship()
    return files


@pytest.fixture
def desk(live_server, browser):
    """A page of the admin for whoever signs in, each in a browser of their own."""
    contexts = []

    def sign_in(name):
        editor = User.objects.create_user(name, password=PASSWORD, is_staff=True)
        editor.groups.add(Group.objects.get(name="Editors"))
        contexts.append(browser.new_context())
        page = contexts[-1].new_page()
        page.goto(f"{live_server.url}/admin/")
        page.get_by_label("Username").fill(name)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Log in").click()
        return page

    yield sign_in
    for context in contexts:
        context.close()


def save(page):
    page.get_by_role("button", name="Save", exact=True).click()


def on(day: date):
    """The clock of the site, set to a day."""
    real = timezone.localdate
    said = mock.Mock(side_effect=lambda moment=None: real(moment) if moment else day)
    return mock.patch("coderpath.today.timezone.localdate", said)


def test_from_a_price_list_to_the_day_it_holds(live_server, page, desk, files, january):
    site, year = live_server.url, january.year
    page.goto(f"{site}/compare/?c=cpc&c=coc")
    shared = page.get_by_role("link", name="Link to share").get_attribute("href")

    # A price list says what the exam costs from January on.
    ed = desk("ed")
    cpc, source = Certification.objects.get(code="CPC"), Source.objects.get(slug="prices")
    ed.goto(f"{site}{FEES}/add/?certification={cpc.pk}&kind=EXAM_ONE&source={source.pk}")
    ed.get_by_label("Amount").fill("$450")
    ed.get_by_label("Holds from").fill(january.isoformat())
    save(ed)
    told = ed.locator(".messagelist")
    expect(told).to_contain_text(f"Ended on Dec. 31, {year - 1}: $425 (AAPC, Jan. 1, 2026)")
    expect(told).to_contain_text(f"From Jan. 1, {year} readers see this.")

    # The page of January can be looked at; readers are told of the coming price, no more.
    new, old = Fee.objects.get(amount=450), Fee.objects.get(key="cpc-425")
    ed.goto(f"{site}{FEES}/{new.pk}/change/")
    ed.get_by_role("link", name="Look ahead to that day").click()
    expect(ed.locator("body")).to_contain_text(f"This is what readers will see on Jan. 1, {year}")
    expect(ed.locator("main")).to_contain_text("$450")
    expect(ed.locator("main")).not_to_contain_text(f"from Jan. 1, {year}")
    page.goto(f"{site}/certifications/cpc/")
    expect(page.locator("main")).to_contain_text(f"$450 from Jan. 1, {year}")

    # Two editors have one form open: the second is refused, and told why.
    kim = desk("kim")
    for editor in (ed, kim):
        editor.goto(f"{site}{FEES}/{new.pk}/change/")
    ed.get_by_label("Note").fill("On the price list for next year.")
    save(ed)
    kim.get_by_label("Where in the source").fill("Second table")
    save(kim)
    expect(kim.locator("body")).to_contain_text("ed changed this")
    expect(kim.locator("body")).to_contain_text("nothing is saved yet")
    new.refresh_from_db()
    assert (new.note, new.locator) == ("On the price list for next year.", "")

    # A new version of the site corrects rows that it ships: what editors did stays, and is named.
    files.row("fees", "cpc-425")["amount"] = "430.00"
    files.row("certifications", "coc")["name"] = "Certified Outpatient Coder"
    said = files.ship()
    assert any(line.startswith("kept: fee cpc-425") for line in said)
    old.refresh_from_db()
    assert (old.amount, old.until) == (425, date(year - 1, 12, 31))
    assert Certification.objects.get(slug="coc").name == "Certified Outpatient Coder"
    assert Fee.objects.filter(pk=new.pk, amount=450, standing="REPORTED").exists()

    # January comes by itself: the page has the new price, and the old link says what changed.
    with on(january):
        page.goto(f"{site}/certifications/cpc/")
        expect(page.locator("main")).to_contain_text("$450")
        page.goto(f"{site}{shared}")
        since = page.locator(".since")
        expect(since).to_contain_text("What changed since this link was made")
        # Behind each figure stands the number of its source.
        prices = (
            rf"What does the CPC exam cost\?\s+\$425\d*\s+→\s+\$450\d*\s+\(from Jan\. 1, {year}\)"
        )
        expect(since).to_contain_text(re.compile(prices))
