"""A page as a file: where its links lead, and what of it is left out."""

import pytest

from coderpath.saved_page import leads_to, saved

THERE = {"/", "/paths/", "/paths/one/", "/static/css/site.css"}


def of(html: str, address: str = "/paths/one/") -> str:
    return saved(html, address, THERE, "<p>Saved</p>")


@pytest.mark.parametrize(
    ("html", "written"),
    [
        ('<a href="/">Home</a>', '<a href="../../index.html">Home</a>'),
        ('<a href="/paths/one/#cost">Cost</a>', '<a href="index.html#cost">Cost</a>'),
        ('<a href="#cost">Cost</a>', '<a href="#cost">Cost</a>'),
        ('<a href="/paths/two/">Two</a>', "<a>Two</a>"),
        ('<a class="x" href="/paths/?state=oh">Ohio</a>', '<a class="x">Ohio</a>'),
        ('<a href="?sort=cost">By cost</a>', "<a>By cost</a>"),
        ('<a href=".">No filters</a>', '<a href="index.html">No filters</a>'),
        ('<div data-hx-get="/x/" id="a">', '<div id="a">'),
        ('<a href="/paths.csv">CSV</a>', "<a>CSV</a>"),
        ('<a href="https://x.org/?a&amp;b">X</a>', '<a href="https://x.org/?a&amp;b">X</a>'),
        ('<a href="mailto:a@x.org">A</a>', '<a href="mailto:a@x.org">A</a>'),
        (
            '<link rel="stylesheet" href="/static/css/site.css">',
            '<link rel="stylesheet" href="../../static/css/site.css">',
        ),
        ('<link rel="canonical" href="https://us.org/paths/">', ""),
        ('<link rel="alternate" href="/paths.csv">', ""),
        ('<link rel="preload" href="/static/css/site.css" as="font" crossorigin>', ""),
        ('<script src="/static/js/print.js" defer></script>', ""),
        ("<script>if (1 < 2) { a('<p>') }</script><p>Text</p>", "<p>Text</p>"),
        ('<form class="find" role="search" action="/search/"><input name="q"></form>', ""),
        ("<main>Text</main>", "<p>Saved</p><main>Text</main>"),
        ('<svg viewBox="0 0 1 1"><g d="M0"/></svg>', '<svg viewBox="0 0 1 1"><g d="M0"/></svg>'),
        ('<svg><use href="/paths/two/"/></svg>', "<svg><use></use></svg>"),
        ("<!doctype html><p>a &amp; &#39;c&#39; “d”", "<!doctype html><p>a &amp; &#39;c&#39; “d”"),
    ],
)  # fmt: skip
def test_each_part_of_a_page(html, written):
    assert of(html) == written


def test_a_form_is_there_and_does_nothing_and_says_so_once():
    form = '<form action="/paths/" method="get" hx-get="/paths/"><button>Show</button></form>'
    html = of(form + form)
    assert html.count("In a saved copy this form does nothing") == 1
    assert html.count("<form><button disabled>Show</button></form>") == 2


def test_what_a_page_leads_to_is_what_it_asks_nothing_of():
    html = '<link rel="icon" href="/static/i.svg"><a href="/a/#b"><a href="/a/?b=1"><a href="#b">'
    assert leads_to(html, "/paths/") == ["/static/i.svg", "/a/"]
