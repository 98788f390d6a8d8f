"""A page of the guide offers to print where a browser can, and folds how it is cited."""

from playwright.sync_api import expect

QUESTION = "/guide/can-i-work-from-home/"


def test_the_page_prints_by_a_button(site, page):
    page.add_init_script("window.print = () => { document.title = 'printed'; }")
    page.goto(site + QUESTION)
    page.get_by_role("button", name="Print").click()
    expect(page).to_have_title("printed")


def test_without_script_there_is_no_button_and_all_the_rest(site, browser):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(site + QUESTION)
    expect(page.get_by_role("button", name="Print")).to_have_count(0)
    page.get_by_text("Cite this page").click()
    expect(page.get_by_text("data edition").first).to_be_visible()
