"""The comparison in a browser: by keyboard alone, for everyone, on a phone and on paper."""

import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.certifications.side_by_side import make_side_by_side

TWO = "/compare/?c=cpc&c=cca"
SIX = "/compare/?c=cpc&c=cca&c=ccs&c=crc&c=coc&c=cic&state=oh"
PAGES = {
    "chooser": "/compare/",
    "one": "/compare/?c=cpc",
    "two": TWO,
    "six, two at a time": SIX,
    "six, row by row": f"{SIX}&show=rows",
    "only differences": f"{TWO}&only=differences",
    "a day in the past": f"{TWO}&as_of=2022-01-01",
    "errors": f"{TWO}&c=nosuch&state=zz&as_of=x&only=y",
}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
# To compare two for Texas, from anywhere; ticking rows of the list passes their links as well, and
# a term of the glossary in the line above them.
MOST_PRESSES = 25
MOST_PRESSES_BY_LIST = 37
LETTER = {"format": "Letter", "landscape": True}


class Keyboard:
    """Presses keys and counts them, but for passing notes: a row has as many as its sources."""

    def __init__(self, page):
        self.page, self.presses = page, 0

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)
            self.presses += 1

    def tab_to(self, selector):
        """Tab until what has the focus matches."""
        for _ in range(40):
            self.press("Tab")
            if self.page.evaluate("s => document.activeElement.matches(s)", selector):
                return
            self.presses -= self.page.evaluate("document.activeElement.matches('a.fn')")
        raise AssertionError(f"The Tab key does not reach {selector}.")


def test_two_for_texas_by_keyboard(site, page):
    keys = Keyboard(page)
    page.goto(f"{site}/certifications/cpc/")
    keys.tab_to("nav a[href='/compare/']")
    keys.press("Enter")
    page.wait_for_url(f"{site}/compare/")
    keys.tab_to("a.skip[href='#choose']")
    keys.press("Enter")
    for code in ("cca", "cpc"):
        keys.tab_to(f"input[value='{code}']")
        keys.press("Space")
    keys.tab_to("#id_state")
    keys.press("t", "e", "x")
    keys.tab_to("#choose button")
    keys.press("Enter")
    expect(page.locator("table.cmp thead th")).to_have_count(2)
    expect(page.locator(".you")).to_contain_text("Texas")
    assert keys.presses <= MOST_PRESSES, f"{keys.presses} key presses"


def test_the_whole_flow_by_keyboard(site, page):
    keys = Keyboard(page)
    page.goto(f"{site}/certifications/")
    keys.tab_to("a.skip[href='#results']")
    keys.press("Enter")
    keys.tab_to("input[name=c]")
    keys.press("Space")
    keys.tab_to("input[name=c]")
    keys.press("Space")
    # Enter in a ticked box sends its form, as the button does.
    keys.press("Enter")
    expect(page.locator("table.cmp thead th")).to_have_count(2)

    keys.tab_to("a.skip[href='#controls']")
    keys.press("Enter")
    keys.tab_to("input[name=only]")
    keys.press("Space")
    keys.tab_to("#id_state")
    keys.press("t", "e", "x")
    keys.tab_to("#controls button")
    keys.press("Enter")
    expect(page.locator(".you")).to_contain_text("Texas")
    expect(page.get_by_role("rowheader", name="All coders in Texas")).to_have_count(0)
    expect(page.get_by_text("the same are hidden")).to_be_visible()
    assert keys.presses <= MOST_PRESSES_BY_LIST, f"{keys.presses} key presses"


def test_open_to_everyone(site, page, subtests):
    for name, path in PAGES.items():
        page.goto(site + path)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            for width in (1280, 390):
                with subtests.test(page=name, scheme=scheme, width=width):
                    page.set_viewport_size({"width": width, "height": 900})
                    found = Axe().run(page, options=RULES)
                    assert found.violations_count == 0, found.generate_report()


def test_fits_a_phone_and_two_letter_pages(site, page, subtests):
    for name, path in PAGES.items():
        page.goto(site + path)
        for width in (320, 390, 768, 1280):
            with subtests.test(page=name, width=width):
                page.set_viewport_size({"width": width, "height": 900})
                assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.goto(site + SIX)
    with subtests.test("print"):
        assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(**LETTER))) <= 2
        page.emulate_media(media="print")
        expect(page.locator("#sources")).to_be_visible()
        expect(page.locator("#controls")).to_be_hidden()
        expect(page.get_by_text("Printed from http")).to_be_visible()


def test_six_on_a_phone_are_shown_two_at_a_time_or_row_by_row(site, page):
    page.set_viewport_size({"width": 320, "height": 900})
    page.goto(site + SIX)
    heads = page.locator("table.cmp thead th")
    expect(heads.locator("visible=true")).to_have_text([re.compile("CPC"), re.compile("CCA")])
    page.get_by_role("navigation", name="Compare CPC with").get_by_role("link", name="CRC").click()
    expect(heads.locator("visible=true")).to_have_text([re.compile("CPC"), re.compile("CRC")])
    page.get_by_role("link", name="All six, row by row").click()
    cells = page.get_by_role("row", name=re.compile("^Exam fee")).first.get_by_role("cell")
    expect(cells).to_have_count(6)
    for cell in cells.all():
        box = cell.bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= 320
    page.set_viewport_size({"width": 1280, "height": 900})
    expect(heads.locator("visible=true")).to_have_count(6)
    expect(page.get_by_role("link", name="All six, row by row")).to_be_hidden()


def test_the_table_stays_a_table_on_a_phone(live_server, page):
    make_side_by_side()
    page.set_viewport_size({"width": 390, "height": 900})
    page.goto(live_server.url + TWO)
    table = page.get_by_role("table")
    expect(table.get_by_role("columnheader", name="CPC")).to_be_visible()
    row = table.get_by_role("row", name=re.compile(r"^Exam fee \$"))
    expect(row.get_by_role("cell")).to_have_count(2)
    page.get_by_text("Change what you compare").click()
    for target in page.locator(".change li a, #controls button, #controls select").all():
        assert target.bounding_box()["height"] >= 24
