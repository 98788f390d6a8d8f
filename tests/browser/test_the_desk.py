"""A price list at the desk: pasted by one editor, seen before, published by another, and undone."""

from binascii import unhexlify

import pytest
from django.contrib.auth.models import Group, User
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice
from playwright.sync_api import expect

from certifications.models import Certification, Fee
from tests.sources.shipping import Files

PASSWORD = "figures-and-sources"
READ_ON, THE_DAY_BEFORE = "2026-06-01", "2026-05-31"
PRICES = "\n".join(
    "\t".join(cells)
    for cells in (
        ("certification", "kind", "payer", "amount"),
        ("CPC", "Exam, one try", "Anyone", "$450"),
        ("COC", "Exam, one try", "Anyone", "$450"),
        ("COC", "Retake", "Anyone", "=1+1"),
    )
)


@pytest.fixture
def site(live_server, tmp_path, settings):
    """A small catalogue in which the CPC is one of the core six; changes of weight wait."""
    files = Files(tmp_path)
    files.drop("fees", key="cpc-399")
    files.ship()
    Certification.objects.filter(code="CPC").update(is_core=True)
    settings.TWO_EDITORS = settings.SECOND_FACTOR = True
    return live_server.url


@pytest.fixture
def desk(site, browser):
    """Signs in accounts of a group with their second factor, each in a browser of their own."""
    contexts = []

    def sign_in(name: str, group: str):
        account = User.objects.create_user(name, password=PASSWORD, is_staff=True)
        account.groups.add(Group.objects.get(name=group))
        device = TOTPDevice.objects.create(user=account, name="Authenticator app")
        contexts.append(browser.new_context(base_url=site))
        page = contexts[-1].new_page()
        page.goto("/admin/")
        page.get_by_label("Username").fill(name)
        page.get_by_label("Password").fill(PASSWORD)
        press(page, "Log in")
        page.get_by_label("Code:").fill(f"{TOTP(unhexlify(device.key)).token():06}")
        press(page, "Go on")
        return page

    yield sign_in
    for context in contexts:
        context.close()


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def test_a_price_list_from_the_paste_to_the_undoing(site, page, desk):
    # One editor pastes it: row by row it is told what each would be, and the formula is refused.
    ed = desk("ed", "Editors")
    ed.get_by_role("link", name="Figures from a spreadsheet").click()
    ed.goto("/admin/grid/certifications-fee/")
    ed.get_by_label("Paste it from a spreadsheet").fill(PRICES)
    ed.get_by_label("Source", exact=False).first.fill("prices")
    ed.get_by_label("Read on").fill(READ_ON)
    press(ed, "Look at the rows")
    judged = ed.locator("table.judged")
    expect(judged.locator(".mark")).to_have_text(["refused", "changed", "new"])
    expect(judged).to_contain_text("It is a formula.")
    assert Fee.objects.count() == 1

    # The preview names the pages that it moves, and stores nothing.
    ed.get_by_label("Why:").fill("AAPC’s new price list.")
    press(ed, "What readers will see")
    expect(ed.locator("main")).to_contain_text("Another editor must publish it")
    moved = ed.locator("main table").first
    expect(moved.get_by_role("row", name="CPC Exam and first-year dues")).to_contain_text("$425")
    expect(moved).to_contain_text("Self-study")
    assert Fee.objects.count() == 1
    press(ed, "Send for review")
    expect(ed.locator(".messagelist")).to_contain_text("nothing is public yet")
    page.goto(f"{site}/certifications/cpc/")
    expect(page.locator("main")).not_to_contain_text("$450")

    # Another publishes it: readers see price, reason, feed and history, and the past as it was.
    max_ = desk("max", "Chief editors")
    max_.get_by_role("link", name="Waiting for a second pair of eyes").click()
    max_.locator("#content-main ul, #content ul").get_by_role("link").first.click()
    press(max_, "Publish")
    expect(max_.locator(".messagelist")).to_contain_text("Published.")
    page.goto(f"{site}/certifications/cpc/")
    expect(page.locator("main")).to_contain_text("$450")
    expect(page.locator("main")).to_contain_text("June 1, 2026")
    page.goto(f"{site}/certifications/cpc/?as_of={THE_DAY_BEFORE}")
    expect(page.locator("main")).to_contain_text("$425")
    expect(page.locator("main")).not_to_contain_text("$450")
    page.goto(f"{site}/changes/")
    expect(page.locator("main")).to_contain_text("AAPC’s new price list.")
    expect(page.locator("main")).to_contain_text("$450")
    assert "$450" in page.request.get(f"{site}/changes.atom?c=cpc").text()

    # All of it is undone at once, with a reason: readers see the old price and that it was so.
    max_.get_by_label("Why?").fill("That was the list of 2027.")
    press(max_, "Undo")
    expect(max_.locator(".messagelist")).to_contain_text("Undone.")
    page.goto(f"{site}/certifications/cpc/")
    expect(page.locator("main")).to_contain_text("$425")
    expect(page.locator("main")).not_to_contain_text("$450")
    page.goto(f"{site}/changes/")
    expect(page.locator("main")).to_contain_text("That was the list of 2027.")
    assert [str(fee.amount) for fee in Fee.objects.all()] == ["425.00"]
