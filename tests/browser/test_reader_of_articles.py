"""Someone who read only the five old articles: finds what they asked, sees what was wrong in them,
and goes on to a path. Without JavaScript, from the search of the front page.
"""

import re

import pytest
from playwright.sync_api import expect

from tests.shelves import take_stock
from tests.shipped import load_shipped

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# What they type, what the first thing found is called, and a figure of the answer.
ASKED = {
    "what is medical coding": ("What does a coder do?", r"\d"),
    "work from home": ("Can I work from home?", "55%"),
    "is it worth it": ("Is it a good career?", r"\$\d"),
    "how long": ("How long does it take?", "weeks"),
    "how hard": ("Is it hard?", "62%"),
    "will AI take it": ("Will AI take the job?", r"\d"),
    "which first": ("Which certification first?", r"\$299"),
    "who pays": ("How do I pay for it?", r"\$\d"),
}
WRONG = {
    "What Learn.org’s article gets wrong": "AHIMA gives both",
    "What the five-step guide of 2018 gets wrong": "lists AAPC twice",
    "What the Examviews article gets wrong": "Healthcare Common Procedure Coding System",
}


@pytest.fixture
def reader(browser, live_server):
    load_shipped()
    take_stock()
    page = browser.new_context(java_script_enabled=False, base_url=live_server.url).new_page()
    yield page
    page.context.close()


def test_each_question_leads_in_one_search_and_one_press_to_an_answer_with_a_dated_figure(
    reader, subtests
):
    for typed, (found, figure) in ASKED.items():
        with subtests.test(typed):
            reader.goto("/")
            reader.get_by_role("searchbox").first.fill(typed)
            reader.keyboard.press("Enter")
            reader.locator("main ul a").first.click()
            expect(reader.get_by_role("heading", level=1)).to_have_text(found)
            expect(reader.locator("main")).to_contain_text(re.compile(figure))
            expect(reader.locator("#sources")).to_contain_text(re.compile(r"20\d\d"))


def test_from_what_an_article_gets_wrong_on_to_a_path(reader, subtests):
    for heading, right in WRONG.items():
        with subtests.test(heading):
            reader.goto("/guide/")
            reader.get_by_role("link", name=heading).click()
            expect(reader.locator("main")).to_contain_text(right)
            reader.get_by_role("link", name="Every line we took from it").click()
            expect(reader.get_by_role("heading", level=1)).to_contain_text(
                re.compile("coder", re.I)
            )
            reader.go_back()
            reader.get_by_role("link", name="See the paths that fit you").click()
            expect(reader).to_have_url(re.compile("/paths/$"))
