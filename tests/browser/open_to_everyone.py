"""Whether a page of the desk is open to everyone, as a browser sees it."""

from axe_playwright_python.sync_playwright import Axe

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
SCREENS = [("light", 1280), ("light", 390), ("dark", 1280), ("dark", 390)]
# The desk fades from one color to the other, in 150 ms.
FADED = """() => Promise.allSettled(
  document.getAnimations().map((each) => each.finished)).then(() => null)"""


def is_open_to_everyone(page, screens=SCREENS):
    """Axe finds nothing, and nothing is wider than the screen: for schemes of color and widths."""
    axe = Axe()
    for scheme, width in screens:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate(FADED)
        found = axe.run(page, options={"runOnly": RULES, "preload": False})
        assert found.violations_count == 0, found.generate_report()
        fits(page, width)


def fits(page, width):
    page.set_viewport_size({"width": width, "height": 900})
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= width, f"{wide} px wide at {width} px: {page.url}"
