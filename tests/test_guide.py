"""Questions that beginners ask: their pages, the figures in them, and how a search finds them."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from certifications.models import Fee
from coderpath.guide.models import GuideQuestion, Statement
from tests.certifications.rows import make_fact
from tests.certifications.test_home import make_wages
from tests.factories import make_certification, make_publisher, make_source
from tests.shelves import take_stock

WHOLE = {
    "slug": "from-home",
    "title": "Can I work from home?",
    "also": "remote work\nfrom the couch",
    "group": "JOB",
    "position": 1,
    "is_on_home": True,
    "in_short": "Seldom at first",
    "answer": "Often: {share-of-remote} do.",
    "body": "## How many\n\nOf those asked, {share-of-remote} did.\n\n- one\n- two",
    "unknowns": "The share of beginners.",
    "next_links": "Find a path | /paths/ | Five questions",
    "written_on": date(2026, 10, 2),
    "reviewed_on": date(2026, 11, 1),
}


@pytest.fixture
def asked(db):
    question = GuideQuestion.objects.create(**WHOLE)
    Statement.objects.create(
        key="share-of-remote",
        page=question,
        asks="What share works from home?",
        says="41%",
        as_of=date(2026, 1, 1),
        source=make_source(),
    )
    take_stock()
    return question


def test_the_answer_stands_first_with_its_figure_and_source(client, asked):
    page = client.get("/guide/from-home/").content.decode()
    places = [page.index(said) for said in ("Often: ", "How many", "The share of beginners")]
    assert places == sorted(places)
    assert page.count("41%") >= 3  # answer, text, margin
    assert 'href="#s1"' in page
    assert 'href="/paths/"' in page


def test_the_answer_on_the_front_page_is_that_of_the_page(client, asked):
    page = client.get("/").content.decode()
    assert "Often: " in page and "41%" in page
    assert 'href="/guide/from-home/"' in page


def test_links_take_the_answers_of_the_reader_along(client, asked):
    assert 'href="/paths/?state=oh"' in client.get("/guide/from-home/?state=oh").content.decode()


def test_the_guide_lists_it_under_its_heading(client, asked):
    page = client.get("/guide/").content.decode()
    assert page.index("The job") < page.rindex('href="/guide/from-home/"')


def test_the_guide_says_in_a_line_what_each_page_holds(client, asked):
    page = client.get("/guide/").content.decode()
    assert "One question, each answered first" in page
    assert "<small>Seldom at first</small>" in page


def test_a_page_says_when_it_was_written_and_how_long_it_takes(client, asked):
    GuideQuestion.objects.update(body="word " * 401)
    take_stock()
    page = client.get("/guide/from-home/").content.decode()
    assert "Written Oct. 2, 2026, reviewed Nov. 1, 2026" in page
    assert "3-minute read" in page


def test_a_page_says_how_to_cite_it_without_the_answers_of_its_reader(client, asked):
    page = client.get("/guide/from-home/?state=oh").content.decode()
    cited = page.partition("Cite this page")[2].partition("</details>")[0]
    assert "“Can I work from home?”, <span>http://testserver/guide/from-home/</span>" in cited
    assert "read on Nov. 29, 2026." in cited


def say(question, says: str, kind: str, day: date, relays: str = "", **more) -> None:
    """One more source answers the question of the page's statement; `relays` is whose kind."""
    relayed = {"relays": make_publisher(f"Whose {says}", relays), "relayed_on": day}
    Statement.objects.create(
        page=question,
        asks="What share works from home?",
        says=says,
        as_of=day,
        source=make_source(
            title=says, publisher=f"Who says {says}", kind=kind, **(relayed if relays else {})
        ),
        **more,
    )


def test_where_one_source_speaks_nothing_is_contested(client, asked):
    assert "Who says what" not in client.get("/guide/from-home/").content.decode()


def test_where_sources_differ_the_page_says_who_says_what(client, asked):
    say(asked, "20%", "THIRD_PARTY", date(2026, 6, 1))
    say(asked, "70%", "THIRD_PARTY", date(2025, 6, 1), of_whom="those who answered")
    say(asked, "33%", "GOVERNMENT", date(2019, 6, 1))
    say(asked, "50%", "SURVEY", date(2022, 6, 1))
    say(asked, "65%", "THIRD_PARTY", date(2021, 6, 1), relays="GOVERNMENT")
    say(asked, "99%", "SURVEY", date(2026, 6, 1), standing="MISTAKEN")
    GuideQuestion.objects.update(settles="A survey of all employers.")
    take_stock()
    page = client.get("/guide/from-home/").content.decode()
    said = page.partition("Who says what")[2].partition("What we don’t know")[0]
    places = [said.index(each) for each in ("50%", "65%", "33%", "41%", "20%", "70%")]
    assert places == sorted(places)  # who counted, the organization, who tells; the newest first
    assert "99%" not in said
    assert "of those who answered" in said
    assert "Who says 70%, June 1, 2025" in said
    assert said.index("70%") < said.index("A survey of all employers.")


def test_who_opened_a_page_of_the_government_is_a_witness_for_it(client, asked):
    government = make_source(title="The table", publisher="The Bureau", kind="GOVERNMENT")
    say(asked, "33%", "GOVERNMENT", date(2025, 6, 1))
    say(asked, "30%", "THIRD_PARTY", date(2026, 6, 1))
    relay = Statement.objects.get(says="30%").source
    relay.relays, relay.relayed_on = government.publisher, date(2026, 6, 1)
    relay.save()
    take_stock()
    said = client.get("/guide/from-home/").content.decode().partition("Who says what")[2]
    places = [said.index(each) for each in ("30%", "33%", "41%")]
    assert places == sorted(places)


@pytest.mark.parametrize("typed", ["remote work", "can I work from home", "From the couch?"])
def test_a_search_finds_it_by_every_wording(client, asked, typed):
    assert 'href="/guide/from-home/"' in client.get("/search/", {"q": typed}).content.decode()


def test_a_search_that_finds_nothing_offers_it(client, asked):
    page = client.get("/search/", {"q": "zzzzqq"}).content.decode()
    assert "No match for “zzzzqq”" in page
    assert 'href="/guide/from-home/"' in page


def test_a_page_that_is_not_there(client, asked):
    assert client.get("/guide/nowhere/").status_code == 404


def told_by_check_facts() -> list[str]:
    """What it says of the guide; that the samples lack the certifications is of no matter here."""
    with pytest.raises(CommandError) as found:
        call_command("check_facts", verbosity=0)
    return [line for line in str(found.value).splitlines() if "Can I work from home?" in line]


@pytest.mark.parametrize("standing", ["MISTAKEN", "SUPERSEDED"])
def test_a_figure_that_is_gone_is_a_problem(asked, standing):
    assert told_by_check_facts() == []
    Statement.objects.update(standing=standing)
    take_stock()
    assert told_by_check_facts() == [
        "“Can I work from home?”: no fact in force is called share-of-remote."
    ]


def test_a_figure_that_is_gone_is_unknown_and_no_blank(client, asked):
    Statement.objects.update(standing="MISTAKEN")
    take_stock()
    page = client.get("/guide/from-home/").content.decode()
    assert "41%" not in page
    assert 'class="unk"' in page


@pytest.mark.parametrize("part", ["answer", "body", "unknowns", "next_links"])
def test_a_page_without_one_of_its_parts_is_refused(db, part):
    with pytest.raises(IntegrityError), transaction.atomic():
        GuideQuestion.objects.create(**WHOLE | {part: ""})


def test_a_link_to_another_site_is_refused(db):
    away = GuideQuestion(**WHOLE | {"next_links": "Away | https://example.org/ | Elsewhere"})
    with pytest.raises(ValidationError, match="is no link"):
        away.full_clean()


def with_figure(question, key: str) -> None:
    question.body = f"It is {{{key}}} of them."
    question.save()
    take_stock()


def test_a_figure_that_is_worked_out_is_written_nowhere(client, asked):
    """Two certifications, one of them with an exam fee."""
    make_certification(code="CIC")
    make_fact(Fee, certification=make_certification(code="CPC"), kind="EXAM_ONE", amount=425)
    with_figure(asked, "without-an-exam-fee")
    page = client.get("/guide/from-home/?state=oh").content.decode()
    said = " ".join(page.split())
    assert 'It is <a class="hi" href="/certifications/?state=oh">1 of 2</a> of them.' in said
    assert told_by_check_facts() == []


def test_a_name_that_no_figure_has_is_refused(asked):
    with_figure(asked, "without-an-exam-free")
    assert told_by_check_facts() == [
        "“Can I work from home?”: no fact in force is called without-an-exam-free."
    ]


def test_a_figure_of_pay_has_its_source_in_the_margin(client, asked):
    make_wages()
    with_figure(asked, "median-pay")
    page = client.get("/guide/from-home/").content.decode()
    assert (
        page.count("$51,140") == 3
    )  # in the text, and twice beside it: what it is called, and shown
    assert "OEWS May 2025" in page


def test_a_figure_without_anything_to_work_on_is_unknown(client, asked):
    with_figure(asked, "median-pay")
    assert 'class="unk"' in client.get("/guide/from-home/").content.decode()
    assert told_by_check_facts() == [
        "“Can I work from home?”: no fact in force is called median-pay."
    ]


# Markdown


def drawn(client, question, body: str) -> str:
    """The part of the page between its head and what is not known."""
    GuideQuestion.objects.update(body=body)
    take_stock()
    page = client.get("/guide/from-home/?state=oh").content.decode()
    return page.partition('<div class="mg')[2].partition("What we don’t know")[0]


def test_markdown_is_drawn(client, asked):
    said = drawn(
        client,
        asked,
        "## One\n### Two\nIt is **so** and *so*,\nsee [the paths](/paths/?sort=cost#t).\n\n"
        "1. first\n2. {share-of-remote}\n\n- an item",
    )
    for part in (
        "<h2>One",
        "<h3>Two",
        "It is <b>so</b> and <i>so</i>, see ",
        '<a href="/paths/?sort=cost&amp;state=oh#t">the paths</a>',
        "<ol><li>first",
        '<ul class="bul"><li>an item',
    ):
        assert part in " ".join(said.split())


HARMFUL = {
    "<script>alert(1)</script>": "has no place for HTML: “<script>alert(1)</script>”",
    "Some <b onclick=x>words</b>.": "has no place for HTML: “<b onclick=x>”",
    "![A picture](/static/x.png)": "has no place for a picture: “A picture”",
    "[Win](javascript:alert(1))": "The link “javascript:alert(1)” leads off the site",
    "[Win](JaVaScRiPt:alert(1))": "leads off the site",
    "[Win][1]\n\n[1]: data:text/html,hi": "The link “data:text/html,hi” leads off the site",
    "<https://example.org/>": "The link “https://example.org/” leads off the site",
    "[Win](//example.org/)": "leads off the site",
    "[Win](/\\example.org/)": "leads off the site",
    "> said": "has no place for a quotation",
    "`code`": "has no place for code: “code”",
    "| a | b |\n|---|---|\n| 1 | 2 |": "has no place for a table",
    "# Too loud": "A heading begins with “## ” or “### ”",
    "- one\n  - two": "A list cannot hold another list",
    "> " * 5_000: "has no place for a quotation",
    "It is { Share of Remote }.": "“{ Share of Remote }” is no key of a fact",
    "It is {share-of-remote.": "“{share-of-remote.” is no key of a fact",
    "[{share-of-remote} do](/paths/)": "cannot stand in a link: “{share-of-remote} do”",
    "x" * 1_000_000: "A text has at most 20,000 characters: this one has 1,000,000.",
}


@pytest.mark.parametrize("body", HARMFUL, ids=lambda body: body[:20])
def test_what_a_text_cannot_hold_is_refused_in_a_sentence(asked, body):
    asked.body = body
    with pytest.raises(ValidationError) as refused:
        asked.full_clean()
    assert [HARMFUL[body] in said for said in refused.value.messages] == [True]


@pytest.mark.parametrize("body", HARMFUL, ids=lambda body: body[:20])
def test_where_it_was_stored_all_the_same_it_is_words(client, asked, body):
    said = drawn(client, asked, body)
    for harm in (
        "<script>alert",
        "<b onclick",
        "<img",
        'javascript:alert(1)"',
        'example.org/"',
        "data:",
    ):
        assert harm not in said
    assert len(said) < 60_000


@pytest.mark.parametrize("part", ["answer", "body", "unknowns", "settles"])
def test_a_text_that_names_no_fact_is_refused_by_the_key(asked, part):
    setattr(asked, part, "It is {share-of-remote}, {no-such} and {nor-this}.")
    with pytest.raises(ValidationError, match="No fact in force is called no-such and nor-this."):
        asked.full_clean()


def test_a_figure_in_any_part_that_is_gone_is_a_problem(asked):
    GuideQuestion.objects.update(unknowns="More than {gone-here}.", settles="{gone-there}")
    take_stock()
    assert told_by_check_facts() == [
        f"“Can I work from home?”: no fact in force is called {key}."
        for key in ("gone-here", "gone-there")
    ]
