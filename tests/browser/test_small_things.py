"""What only a browser can measure: room beside small things, on a phone and on paper."""

import re

# How a number that leads to its source stands beside the text it belongs to.
NOTES = """() => [...document.querySelectorAll("main .fn")]
  .filter((note) => note.getClientRects().length && note.textContent.trim())
  .map((note) => ({
    share: parseFloat(getComputedStyle(note).fontSize)
      / parseFloat(getComputedStyle(note.parentElement).fontSize),
    room: parseFloat(getComputedStyle(note).marginLeft),
  }))"""
ROOM_OVER_ERRORS = """() => [...document.querySelectorAll(".field > .error")].map(
  (error) => error.getBoundingClientRect().top
    - error.previousElementSibling.getBoundingClientRect().bottom)"""


def test_on_paper_a_note_is_smaller_than_its_figure_and_apart_from_it(site, page, subtests):
    page.emulate_media(media="print")
    for address in (
        "/compare/?c=cpc&c=cca",
        "/paths/self-study-cca/handout/",
        "/paths/self-study-cca/",
    ):
        page.goto(site + address)
        with subtests.test(address):
            notes = page.evaluate(NOTES)
            assert notes
            assert all(note["share"] <= 0.75 and note["room"] > 0 for note in notes)


def test_on_paper_nothing_is_left_of_what_only_a_screen_has(site, page, subtests):
    """A dot before a link that is not printed; the mark of a fold; the site's own links."""
    page.emulate_media(media="print")
    for address in ("/certifications/cca/", "/paths/self-study-cca/?state=oh", "/"):
        page.goto(site + address)
        with subtests.test(address):
            lines = page.locator("main").inner_text().splitlines()
            assert not [line for line in lines if line.rstrip().endswith("·")]
            assert not page.locator("body > footer").is_visible()
            assert page.locator("main p.onlyprint, body > p.onlyprint").last.is_visible()
            kinds = "all => all.map(it => getComputedStyle(it).listStyleType)"
            assert set(page.locator("main summary").evaluate_all(kinds)) <= {"none"}


def test_what_is_wrong_with_a_field_stands_clear_of_it(site, page, subtests):
    for address in ("/programs/?max_cost=x", "/certifications/?max_cost=x", "/paths/?hours=0"):
        page.goto(site + address)
        with subtests.test(address):
            rooms = page.evaluate(ROOM_OVER_ERRORS)
            assert rooms
            assert min(rooms) >= 8


def test_on_a_phone_the_front_page_keeps_the_sum_with_dues(site, page):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(site + "/")
    row = page.locator("table.one tr", has=page.get_by_role("link", name="CPC", exact=True)).first
    assert "$425" in row.inner_text()
    assert "$647" in row.inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_closed_fold_is_not_printed_and_an_open_one_is(site, page):
    page.goto(site + "/paths/self-study-cca/?state=oh")
    fold = page.locator("#who-pays details").first
    page.emulate_media(media="print")
    assert not fold.is_visible()
    page.emulate_media(media="screen")
    fold.locator("summary").click()
    page.emulate_media(media="print")
    assert fold.locator("table").is_visible()


def test_what_stands_open_on_a_wide_screen_is_printed_from_a_phone(site, page):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(site + "/certifications/cca/")
    ledger = page.locator("#ledger table").first
    assert not ledger.is_visible()
    page.emulate_media(media="print")
    assert ledger.is_visible()


# Sheets of Letter at most, with one for what a new source or line may add where it is tight.
SHEETS = {
    "/": 2,
    "/programs/": 3,
    "/guide/can-i-work-from-home/": 2,
    "/certifications/cpc/": 4,
    "/paths/self-study-cca/?state=oh": 4,
    "/paths/cca-then-ccs/?state=oh&hours=8": 5,
    "/compare/?c=cpc&c=cca&c=ccs": 2,
    "/programs/compare/?program=sbcc-medical-coding&program=cecil-physician-coder": 2,
}


def test_a_page_takes_few_sheets(site, page, subtests):
    for address, most in SHEETS.items():
        page.goto(site + address)
        with subtests.test(address):
            sheets = re.findall(rb"/Type\s*/Page\b", page.pdf(format="Letter"))
            assert len(sheets) <= most
