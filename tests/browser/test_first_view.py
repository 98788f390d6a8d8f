"""What a page weighs before it is read, whether it moves, and whether the focus is seen."""

import brotli
import pytest

from tests.page_types import of_pages

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MOST_BYTES, MOST_REQUESTS = 60_000, 6
WIDTHS = (390, 1280)
COMPRESSED = ("text/", "image/svg", "application/javascript")
SHIFTS = """() => new Promise((done) => {
  const found = [];
  new PerformanceObserver((list) => {
    for (const each of list.getEntries()) if (!each.hadRecentInput) found.push(each.value);
  }).observe({type: 'layout-shift', buffered: true});
  document.fonts.ready.then(() => requestAnimationFrame(() => requestAnimationFrame(
    () => done(found.reduce((sum, each) => sum + each, 0)))));
})"""
# Each way through the stops: where one lands, some of it must be seen.
HIDDEN = """(backwards) => {
  const stops = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
    .filter((each) => each.tabIndex >= 0 && each.checkVisibility({visibilityProperty: true}));
  if (backwards) stops.reverse();
  return stops.filter((stop) => {
    stop.focus();
    const boxes = [...stop.getClientRects()].filter((box) => box.width && box.height);
    return boxes.length && !boxes.some((box) => [0.1, 0.5, 0.9].some((across) =>
      [0.1, 0.5, 0.9].some((down) => {
        const [x, y] = [box.x + box.width * across, box.y + box.height * down];
        const top = document.elementFromPoint(x, y);
        const label = stop.labels?.[0];
        return top && (stop.contains(top) || top.contains(stop) || label?.contains(top));
      })));
  }).map((stop) => `${stop.tagName} “${(stop.textContent || stop.name).trim().slice(0, 40)}”`);
}"""


def test_the_first_view_is_light(browser, site):
    """As a server with all files compressed sends it, to who was never here."""
    found = {}
    for name, address in of_pages().items():
        with browser.new_context() as first_time:
            page, answers = first_time.new_page(), []
            page.on("response", lambda answer, answers=answers: answers.append(answer))
            page.goto(site + address, wait_until="networkidle")
            sizes = [sent(each) for each in answers]
        if sum(sizes) > MOST_BYTES or len(sizes) > MOST_REQUESTS:
            found[name] = (sum(sizes), len(sizes))
    assert not found, found


def sent(answer) -> int:
    body = answer.body()
    kind = answer.headers.get("content-type", "")
    return len(brotli.compress(body)) if kind.startswith(COMPRESSED) else len(body)


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_moves_while_a_page_comes(page, site, width):
    """Also where its letters come late."""
    page.set_viewport_size({"width": width, "height": 900})
    page.route("**/*.woff2", late)
    found = {}
    for name, address in of_pages().items():
        page.goto(site + address)
        if moved := page.evaluate(SHIFTS):
            found[name] = round(moved, 4)
    assert not found, found


def late(route):
    route.request.frame.page.wait_for_timeout(100)
    route.continue_()


@pytest.mark.parametrize("width", WIDTHS)
def test_what_has_the_focus_is_seen(page, site, width):
    page.set_viewport_size({"width": width, "height": 800})
    found = {}
    for name, address in of_pages().items():
        page.goto(site + address)
        for backwards in (False, True):
            if hidden := page.evaluate(HIDDEN, backwards):
                found[name, backwards] = hidden
    assert not found, found
