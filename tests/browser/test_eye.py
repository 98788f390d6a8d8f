"""What the eye trips over, measured in every type of page as a phone and a desk show it.

How it is measured stands in eye.js; what it can see is shown here on pages of one fault each.
"""

import re
from pathlib import Path

import pytest

from tests.page_types import of_pages

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

EYE = Path(__file__).with_name("eye.js").read_text(encoding="utf-8")
WIDTHS = [1280, 390, 320]
ANSWERS = "state=tn&start=diploma&budget=1500&hours=10"
MORE = {
    "front page, answered": f"/?{ANSWERS}",
    "list, answered": f"/certifications/?{ANSWERS}",
    "list, by study time": "/certifications/?sort=months&hours=8",
    "certification, answered": f"/certifications/cca/?{ANSWERS}",
    "paths, answered": f"/paths/?{ANSWERS}",
    "paths of a nurse": "/paths/?state=az&start=nurse&hours=10&earn=88000",
    "paths of a holder": "/paths/?state=mi&have=cca",
    "one path, answered": f"/paths/self-study-cca/?{ANSWERS}",
    "one path in each state": "/paths/self-study-cca/states/?earn=33000",
    "tools": f"/tools/?{ANSWERS}",
    "a tool not asked yet": "/tools/eligibility/",
    "nothing compared yet": "/compare/",
    "one source": "/sources/aapc-cpc-exam/",
    "about": "/about/figures/",
    "nothing there": "/certifications/zzz/",
}
# A4 between its margins, the narrower of the two sheets, in pixels.
SHEET = 703
# How far what is seen moved while the page came, as Chromium counts it.
MOVED = """async () => {
  const moves = [];
  const observer = new PerformanceObserver((list) => moves.push(...list.getEntries()));
  observer.observe({type: "layout-shift", buffered: true});
  for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
  moves.push(...observer.takeRecords());
  return moves.reduce((all, each) => each.hadRecentInput ? all : all + each.value, 0);
}"""
OF_PAPER = re.compile("broken|touches|off the screen| on “")


def looked_at() -> dict[str, str]:
    return of_pages() | MORE


def test_nothing_trips_the_eye(page, site):
    found = []
    for name, address in looked_at().items():
        page.set_viewport_size({"width": WIDTHS[0], "height": 900})
        page.goto(site + address)
        page.evaluate("document.fonts.ready")
        if moved := page.evaluate(MOVED):
            found.append(f"{name}: it moves by {moved:.4f} while it comes")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            found += [f"{name}, {width} px: {said}" for said in page.evaluate(f"({EYE})({width})")]
    assert not found, found


def test_nothing_trips_the_eye_on_paper(page, site):
    found = []
    page.emulate_media(media="print")
    page.set_viewport_size({"width": SHEET, "height": 1000})
    for name, address in looked_at().items():
        page.goto(site + address)
        said = page.evaluate(f"({EYE})({SHEET})")
        found += [f"{name}, on paper: {fault}" for fault in said if OF_PAPER.search(fault)]
    assert not found, found


CHIPS = '<div><a style="border: 1px solid; display: inline-block">Under $1,000</a></div>'
NOTICE = '<p class="say" style="background: tan; margin: 0">You have not said where you start.</p>'
H2 = '<h2 style="margin: 0">Six paths</h2>'
FIELD = "<div class=field><label>Title</label><select style='display: block'></select></div>"
WIDE = "inline-size: 700px"
FAULTS = {
    "the page scrolls sideways": f"<p style='{WIDE}'>As wide as no phone is</p>",
    "text of 11.0 px": "<p style='font-size: 11px'>Too small to read</p>",
    "broken: b.code": "<p style='inline-size: 20px'><b class=code>CPC-A and more</b></p>",
    "“$1,535” broken": "<table><td style='word-break: break-all; inline-size: 9px'>$1,535</table>",
    "“published” broken": "<p style='word-break: break-all; inline-size: 40px'>not published</p>",
    "CPC-A may break": "<p>Self-study, then CPC-A</p>",
    "touches the cell": "<table cellspacing=0 cellpadding=0><tr><td>≥ $444<td>≥ $1,110</table>",
    "on “$30k”": "<svg><text y=15>$30k</text><text x=20 y=15>$40k</text></svg>",
    "0 px under div": CHIPS + H2,
    "px under p.say": NOTICE + H2,
    "px under div.field": f"<div>{FIELD}{FIELD}</div>",
    "a row of": "<table><tr><td style='block-size: 220px'>$229</table>",
    "a cell off the screen": f"<table style='{WIDE}'><tr><td>$229<td align=right>Why</table>",
    "a table scrolls": f"<div class=tw style='overflow: auto'><p style='{WIDE}'>$1</p></div>",
    "hidden with the focus": "<a href=#>Under</a><b style='position: fixed; inset: 0'>Over</b>",
    "the head takes 272 px": "</main><header class=top style='block-size: 272px'></header><main>",
}


@pytest.mark.parametrize("fault", FAULTS)
def test_the_eye_sees(page, fault):
    page.set_viewport_size({"width": 390, "height": 900})
    head = "<!doctype html><style>body { margin: 0 }</style><header class='top'></header>"
    page.set_content(f"{head}<main>{FAULTS[fault]}</main>")
    found = page.evaluate(f"({EYE})(390)")
    assert any(fault in said for said in found), found


def test_what_moves_is_seen(page):
    body = "<!doctype html>" + "<p>Half earn more than $50,990.</p>" * 20
    page.route("http://localhost/", lambda each: each.fulfill(body=body, content_type="text/html"))
    page.goto("http://localhost/")
    assert page.evaluate(MOVED) == 0
    page.evaluate("document.body.style.paddingTop = '100px'")
    assert page.evaluate(MOVED) > 0


def test_the_eye_finds_nothing_where_nothing_is(page):
    page.set_viewport_size({"width": 390, "height": 900})
    page.set_content(
        "<!doctype html><header class='top'></header><main><h1>Pay in Ohio</h1><p>Half earn more"
        " than $50,990.</p><h2>By sector</h2><table><tr><th>Hospitals<td>$52,000</table></main>"
    )
    assert page.evaluate(f"({EYE})(390)") == []
