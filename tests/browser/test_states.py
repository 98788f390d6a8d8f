"""The map of the states in Chromium: by keyboard, on wide and narrow screens, without script."""

import pytest
from playwright.sync_api import expect

HOME = "/salaries/?state=oh&measure=p90"


def test_the_keyboard_goes_through_the_map_and_on(site, page):
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(site + HOME)
    page.get_by_role("button", name="Show pay").focus()
    page.keyboard.press("Tab")
    first = page.locator(".map a").first
    expect(first).to_be_focused()
    expect(first).to_have_accessible_name("Alabama: $64,730")
    fill = "it => getComputedStyle(it.querySelector('path')).fill"
    shown = first.evaluate(fill)
    page.keyboard.press("Tab")
    expect(page.locator(".map a").nth(1)).to_be_focused()
    assert first.evaluate(fill) != shown, "a state looks the same with and without focus"
    for _ in range(52):
        page.keyboard.press("Tab")
    expect(page.locator(".map a").last).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_accessible_name("source 1")


def test_a_link_before_the_map_leads_past_it(site, page):
    page.goto(site + HOME)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    focused = page.evaluate("document.activeElement.closest('#states') !== null")
    assert focused


@pytest.mark.parametrize(
    ("width", "shown", "hidden"), [(1280, "map", "tiles"), (390, "tiles", "map")]
)
def test_outlines_on_wide_screens_tiles_on_narrow_ones(site, page, width, shown, hidden):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(site + HOME)
    expect(page.locator(f".{shown}")).to_be_visible()
    expect(page.locator(f".{hidden}")).to_be_hidden()
    places = page.locator(f".{shown} a")
    expect(places).to_have_count(54)
    for place in ("ak", "hi", "dc", "pr", "gu", "vi", "ri"):
        expect(page.locator(f".{shown} a[href^='/salaries/{place}/']")).to_be_visible()


@pytest.mark.parametrize("width", [390, 320])
def test_tiles_are_large_enough_to_press_and_hold_their_words(site, page, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{site}/salaries/?measure=error")
    for tile in page.locator(".tiles a").all():
        box = tile.locator("rect").bounding_box()
        assert box["width"] >= 24 and box["height"] >= 24
        for text in tile.locator("text").all():
            assert text.bounding_box()["width"] <= box["width"] + 1, tile.text_content()


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_places_are_compared_by_ticking_them_in_the_table(browser, site, width):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{site}/salaries/?state=oh")
    row = page.locator("tr.nation")
    median, box = row.locator("td").nth(0), row.get_by_role("checkbox")
    written = median.evaluate(
        "it => { const all = document.createRange(); all.selectNodeContents(it);"
        " return all.getBoundingClientRect().right }"
    )
    assert written <= box.bounding_box()["x"], "the box stands on the figure"
    for name in ("Texas", "Ohio", "Maine", "Iowa", "Utah"):
        page.get_by_role("checkbox", name=f"Compare {name}", exact=True).check()
    page.get_by_role("button", name="Compare ticked").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("vs.")
    assert page.url.startswith(f"{site}/salaries/compare/?state=oh&a=")
    page.go_back()
    page.emulate_media(media="print")
    expect(page.locator("table.states")).to_be_visible()
    expect(page.get_by_role("button", name="Compare ticked")).to_be_hidden()
    expect(box).to_be_hidden()


def test_switches_work_without_script(browser, site):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{site}/salaries/?sort=state")
    page.get_by_label("Measure").select_option("Jobs")
    page.get_by_label("Your state").select_option("Ohio")
    page.get_by_role("button", name="Show pay").click()
    expect(page).to_have_url(
        f"{site}/salaries/?occupation=29-2072&measure=jobs&year=2025&state=oh&sort=state"
    )
    row = page.locator("tr", has=page.get_by_role("rowheader", name="Ohio"))
    expect(row).to_contain_text("your state")
    page.get_by_role("columnheader", name="Jobs", exact=True).get_by_role("link").click()
    expect(page.locator("tbody th").nth(1)).to_have_text("Florida")


def test_paper_has_the_outlines(site, page):
    page.goto(site + HOME)
    page.set_viewport_size({"width": 703, "height": 900})
    page.emulate_media(media="print")
    expect(page.locator(".map")).to_be_visible()
    expect(page.locator(".tiles")).to_be_hidden()
    expect(page.get_by_role("button", name="Show pay")).to_be_hidden()
