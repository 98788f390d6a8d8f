"""The list in Chromium: quicker with script, the same without."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.certifications.test_list import make_three

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

STATES = ["", "?max_cost=300&state=oh", "?max_cost=abc&setting=NOSUCH", "?q=zzz", "?q=ccs"]


@pytest.fixture
def site(live_server):
    make_three()
    return f"{live_server.url}/certifications/"


@pytest.fixture
def complaints(page):
    """What the browser's console says: a breach of the Content-Security-Policy among it.

    htmx logs a request that a newer one took the place of; that is no complaint.
    """
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    yield said
    replaced = ("htmx:afterRequest", "htmx:sendAbort")
    assert [text for text in said if not text.startswith(replaced)] == []


def codes(page):
    """Of the lines of the table, then of those that are only named."""
    return page.locator("#results :is(tbody, .thin) .code")


def where(page):
    return page.get_by_label("Where you work", exact=True)


def test_a_tick_changes_results_address_counts_and_title(page, site, complaints):
    page.goto(site)
    page.evaluate("window.same = true")
    where(page).select_option("INPATIENT")
    expect(page.locator("#found")).to_have_text("2 of 3 match")
    expect(page).to_have_url(f"{site}?setting=INPATIENT")
    expect(codes(page)).to_have_text(["CCS", "CIC"])
    expect(page.locator("#status")).to_have_text("2 of 3 match")
    expect(page.locator("#on")).to_have_text("(1 on)")
    expect(page.locator("#id_issuer option")).to_have_text(["Any", "AAPC (1)", "AHIMA (1)"])
    expect(page).to_have_title(re.compile("2 of 3 match"))
    assert page.evaluate("window.same"), "the document was loaded anew"


def test_focus_stays_in_the_field(page, site, complaints):
    page.goto(site)
    page.locator("#id_q").press_sequentially("ccs", delay=20)
    expect(codes(page)).to_have_text(["CCS"])
    expect(page.locator("#id_q")).to_be_focused()
    expect(page.locator("#id_q")).to_have_value("ccs")
    page.get_by_label("Exam can be taken at home").focus()
    page.keyboard.press("Space")
    expect(page).to_have_url(f"{site}?q=ccs&remote=on")
    expect(page.get_by_label("Exam can be taken at home")).to_be_focused()
    expect(page.get_by_label("Exam can be taken at home")).to_be_checked()


def test_what_is_typed_before_the_script_is_there_is_asked(page, site, complaints):
    held_back = []
    page.route("**/htmx*.js", lambda script: held_back.append(script))
    page.goto(site)
    page.locator("#id_q").press_sequentially("ccs", delay=20)
    expect(codes(page)).to_have_text(["CPC", "CCS", "CIC"])
    for script in held_back:
        script.continue_()
    expect(codes(page)).to_have_text(["CCS"])
    expect(page).to_have_url(f"{site}?q=ccs")


def test_what_was_asked_is_not_asked_again(page, site, complaints):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site)
    page.locator("#id_q").press_sequentially("ccs", delay=20)
    expect(page).to_have_url(f"{site}?q=ccs")
    expect(codes(page)).to_have_text(["CCS"])
    entries = page.evaluate("history.length")
    page.locator("#id_q").press("Tab")
    page.locator("#id_q").press("Enter")
    page.get_by_label("Organization", exact=True).select_option("ahima")
    expect(page).to_have_url(f"{site}?q=ccs&issuer=ahima")
    assert asked.count(f"{site}?q=ccs") == 1
    assert page.evaluate("history.length") == entries + 1


def when_loaded(page):
    """With its script: nobody goes on so soon that it is not there yet."""
    page.wait_for_load_state("load")
    return page


def test_back_restores_form_and_results_together(page, site, complaints):
    page.goto(site)
    where(page).select_option("INPATIENT")
    expect(page).to_have_url(f"{site}?setting=INPATIENT")
    page.locator("#id_max_cost").fill("399")
    page.locator("#id_max_cost").press("Enter")
    expect(page).to_have_url(f"{site}?setting=INPATIENT&max_cost=399")
    expect(codes(page)).to_have_text(["CCS"])

    page.go_back()
    expect(codes(page)).to_have_text(["CCS", "CIC"])
    expect(where(page)).to_have_value("INPATIENT")
    expect(page.locator("#id_max_cost")).to_have_value("")

    when_loaded(page).go_back()
    expect(codes(page)).to_have_text(["CPC", "CCS", "CIC"])
    expect(where(page)).to_have_value("")

    when_loaded(page).go_forward()
    expect(codes(page)).to_have_text(["CCS", "CIC"])
    expect(where(page)).to_have_value("INPATIENT")


def test_back_from_another_page(page, site, complaints):
    page.goto(site)
    where(page).select_option("INPATIENT")
    expect(codes(page)).to_have_text(["CCS", "CIC"])
    page.get_by_role("link", name="Home", exact=True).click()
    page.go_back()
    expect(codes(page)).to_have_text(["CCS", "CIC"])
    expect(where(page)).to_have_value("INPATIENT")


def test_sorting_and_ticks_for_comparing(page, site, complaints):
    page.goto(site)
    page.get_by_label("Compare CPC").check()
    page.get_by_label("Sort by").select_option("Highest exam fee")
    expect(codes(page)).to_have_text(["CPC", "CCS", "CIC"])
    expect(page).to_have_url(f"{site}?sort=-cost")
    expect(page.get_by_label("Compare CPC")).to_be_checked()
    page.get_by_label("Compare CCS").check()
    page.get_by_role("button", name="Compare ticked").click()
    expect(page).to_have_url(re.compile(r"/compare/\?c=cpc&c=ccs$"))


def test_nonsense_is_said_beside_the_field_and_taken_back(page, site, complaints):
    page.goto(site)
    page.locator("#id_max_cost").fill("abc")
    page.locator("#id_max_cost").press("Tab")
    expect(page.locator("#id_max_cost_error")).to_contain_text("must be a number")
    expect(page.locator(".problems")).to_contain_text("You wrote “abc”.")
    expect(page.locator("#status")).to_contain_text("could not be used")
    page.locator("#id_max_cost").fill("399")
    page.locator("#id_max_cost").press("Tab")
    expect(page.locator("#id_max_cost_error")).to_have_count(0)
    expect(codes(page)).to_have_text(["CCS"])


def test_the_same_without_script(browser, site):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(site)
    where(page).select_option("INPATIENT")
    page.locator("#id_max_cost").fill("399")
    page.get_by_role("button", name="Show results").click()
    expect(codes(page)).to_have_text(["CCS"])
    expect(where(page)).to_have_value("INPATIENT")
    page.get_by_role("link", name="Exam fee up to $399").click()
    expect(codes(page)).to_have_text(["CCS", "CIC"])
    page.get_by_label("Sort by").select_option("Highest exam fee")
    page.get_by_role("button", name="Show results").click()
    expect(page).to_have_url(re.compile("setting=INPATIENT.*sort=-cost"))
    page.get_by_label("Compare CCS").check()
    page.get_by_role("button", name="Compare ticked").click()
    expect(page).to_have_url(re.compile(r"/compare/\?setting=INPATIENT&c=ccs$"))


@pytest.mark.parametrize("width", [1280, 390, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(browser, site, width, scheme):
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    for state in STATES:
        page.goto(site + state)
        found = Axe().run(page).response["violations"]
        assert [(rule["id"], rule["nodes"][0]["html"]) for rule in found] == [], state
        assert page.evaluate("document.documentElement.scrollWidth") <= width, state
