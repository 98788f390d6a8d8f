"""Every kind of page, in a browser: quiet, accessible, and no wider than a phone."""

import re

from axe_playwright_python.sync_playwright import Axe

from tests.page_types import of_pages

# Every type of page, and what they show besides.
MORE = [
    "/certifications/?q=nothing-is-called-this",
    "/compare/",
    "/compare/?c=cpc&c=cca&c=ccs",
    "/paths/?state=oh&start=diploma&budget=1000&hours=8&earn=33000",
    "/paths/?start=diploma&setting=SPECIALTY&budget=0&have=zzz",
    "/compare/?p=self-study-cca&c=cpc&p=course-cpc-a&hours=8&state=oh&earn=33000",
    "/compare/?c=cpc&c=cca&edition=0123abcd",
    "/search/?q=cpc+or+ccs",
    "/search/?q=Certified+Professional+Coding+Specialist",
    "/salaries/?measure=jobs&state=oh&adjusted=1&sort=-quotient",
    "/salaries/?measure=p90&occupation=11-9111&state=dc",
    "/salaries/?year=2024&occupation=29-2071",
    "/salaries/compare/",
    "/salaries/compare/?a=oh&a=ky&a=cincinnati&a=us",
    "/salaries/compare/?a=oh&add=Columbus",
    "/paths/cca-then-ccs/?state=oh&start=diploma&hours=8&earn=33000&exam-cca=0",
    "/paths/self-study-cpc-a/?exam-cpc=x&hours=0",
    "/paths/cpc-cic/",
    "/paths/?state=oh&start=diploma&edition=0123abcd",
    "/paths/cca-then-ccs/handout/?state=oh&large=1",
    "/counselors/?students=Utopia%2C1500%2Cdiploma%0AOH%2C20%2Cdiploma&large=1",
    "/paths/nowhere/",
    "/tools/",
    "/tools/lose-the-a/?c=cpc-a&passed=2026-01-05&months=6&papers=letters",
    "/tools/lose-the-a/?c=ccs&months=-1&passed=2026-02-31&papers=x",
    "/tools/exam-day/?c=rhia&day=2026-12-01",
    "/tools/exam-day/?c=x&day=2026-02-31",
    "/tools/keep/?c=cpc&d=2025-03-15&c=cca&d=2024-06-30&c=ccs&on=2026-11-22",
    "/tools/keep/?c=xyz&d=2025-02-31&years=70&on=0",
    "/salaries/oh/?offer=22.50",
    "/salaries/oh/?offer=1500&year=2024",
    "/salaries/vt/",
    "/salaries/pr/?adjusted=1&offer=20",
    "/salaries/oh/nowhere/",
    "/organizations/pahcs/",
    "/roadmap/?state=oh&start=diploma&budget=1500",
    "/roadmap/?issuer=zzz",
    "/programs/?where=ma&max_cost=x&state=nj",
    "/programs/careerstep/",
    "/disagreements/fee-cpc-exam-one-anyone/",
    "/about/figures/",
    "/report/?at=/certifications/cpc/",
    "/report/sent/",
    "/reports/",
    "/data/",
    "/salaries/oh.html",
    "/careers/?state=zz",
    "/guide/will-anyone-hire-me/",
    "/guide/keeping-your-title/",
    "/nowhere/",
]
PAGES = list(dict.fromkeys([*of_pages().values(), *MORE]))
# Colors differ by scheme and the layout by width: no pair of the two has rules of its own.
SCREENS = [("dark", 1280), ("light", 1280), ("light", 390)]
WIDTHS = (1280, 768, 390, 320)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


TOLD = re.compile("status of 40[04]")


def test_pages_are_quiet_open_to_everyone_and_fit(site, page, subtests):
    axe = Axe()
    said, asked = [], []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    for path in PAGES:
        with subtests.test(path=path):
            said.clear()
            asked.clear()
            page.set_viewport_size({"width": 1280, "height": 900})
            page.goto(site + path)
            # What is not there, or was asked wrongly, is told in the console: no fault of the page.
            assert [line for line in said if not TOLD.search(line)] == []
            assert [url for url in asked if not url.startswith(site)] == []
            assert page.context.cookies() == []
            for scheme, width in SCREENS:
                page.emulate_media(color_scheme=scheme)
                page.set_viewport_size({"width": width, "height": 900})
                found = axe.run(page, options={"runOnly": RULES})
                assert found.violations_count == 0, found.generate_report()
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 900})
                wide = page.evaluate("document.documentElement.scrollWidth")
                assert wide <= width, f"{wide} px wide at {width} px"


def test_what_a_page_says_does_not_hang_on_script(site, page, browser, subtests):
    """But for a button that prints, which the browser’s own menu does as well."""
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    for name, address in of_pages().items():
        with subtests.test(name):
            plain.goto(site + address)
            page.goto(site + address)
            page.evaluate("document.querySelector('main button#print')?.remove()")
            said, of_script = (one.locator("main").inner_text() for one in (plain, page))
            assert said
            assert said.split() == of_script.split()
    context.close()


LONG = "W" * 100
BAD = [
    f"/?state={LONG}",
    f"/certifications/?q={LONG}",
    f"/certifications/?max_cost={LONG}&max_months={LONG}&page={LONG}",
    f"/certifications/cpc/?state={LONG}&as_of={LONG}",
    f"/compare/?c={LONG}&state={LONG}&as_of={LONG}&only={LONG}",
    f"/careers/?state={LONG}",
    f"/salaries/?year={LONG}&occupation={LONG}&sort={LONG}",
    f"/salaries/compare/?a=oh&a={LONG}&add={LONG}&year={LONG}",
    f"/salaries/?year={LONG}&occupation={LONG}&sort={LONG}&measure={LONG}&state={LONG}",
    f"/salaries/oh/?year={LONG}&occupation={LONG}&offer={LONG}",
    f"/tools/eligibility/?have={LONG}&start={LONG}&hours={LONG}",
    f"/paths/cca-then-ccs/?exam-cca={LONG}&travel={LONG}&hours={LONG}&fail={LONG}",
    f"/tools/lose-the-a/?c={LONG}&passed={LONG}&months={LONG}&job={LONG}&papers={LONG}",
    f"/tools/exam-day/?c={LONG}&day={LONG}&approved={LONG}",
    f"/tools/keep/?c={LONG}&d={LONG}&years={LONG}&member={LONG}&on={LONG}",
    f"/paths/?budget={LONG}&have={LONG}&sort={LONG}&payer={LONG}&start={LONG}",
    f"/programs/?q={LONG}&where={LONG}&max_cost={LONG}&page={LONG}",
    f"/programs/compare/?program={LONG}&program=uma&state={LONG}",
    f"/sources/?q={LONG}&kind={LONG}&page={LONG}",
    f"/disagreements/?topic={LONG}&state={LONG}&page={LONG}",
]


def test_a_long_word_of_a_reader_makes_no_page_wider_than_a_phone(site, page, subtests):
    page.set_viewport_size({"width": 320, "height": 900})
    for path in BAD:
        with subtests.test(path=path[:30]):
            page.goto(site + path)
            assert page.evaluate("document.documentElement.scrollWidth") <= 320
