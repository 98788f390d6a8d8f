"""Codes with a hyphen are never on two lines, and read, search and copy as they are written."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coderpath.whole_codes import CLOSES, OPENS, with_whole_codes

TEXT = st.text("<>ABCPc19-&;/\"'= é", max_size=60)


@pytest.mark.parametrize(
    ("code", "around"),
    [
        ("CPC-A", "<p>Self-study, then {}.</p>"),
        ("ICD-10-CM", "<a href='/x/'>{}</a>"),
        ("OH-KY-IN", "<h1>Cincinnati, {}’s</h1>"),
        ("CCS-P", "<li><b>{}</b>: a guide"),
        ("COC-A", "({})"),
    ],
)
def test_a_code_in_text_is_whole(code, around):
    html = around.format(code).encode()
    expected = html.replace(code.encode(), OPENS + code.encode() + CLOSES)
    assert with_whole_codes(f"<div>{around.format(code)}".encode()) == b"<div>" + expected


@pytest.mark.parametrize(
    "html",
    [
        '<a title="CPC-A" href="/CPC-A/">that</a>',
        "<title>CPC-A</title>",
        "<option value='cpc-a'>CPC-A",
        "<svg><text x='1'>CPC-A</text></svg>",
        "<svg><text x='1'><tspan>X</tspan> CPC-A</text></svg>",
        "<p>X-RAY, cpc-a, CPC-a, 80-CPC-A, CPC-Ab, aCPC-A, -CPC-A, CPC-, CPC - A</p>",
    ],
)
def test_all_else_stays_as_it_is(html):
    assert with_whole_codes(html.encode()) == html.encode()


@given(TEXT)
def test_the_words_stay_the_same_and_nothing_is_done_twice(text):
    once = with_whole_codes(text.encode())
    assert once.replace(OPENS, b"").replace(CLOSES, b"") == text.encode()
    codes = re.findall(rb'<span class="nb">(.*?)</span>', once)
    assert all(re.fullmatch(rb"[A-Z]{2,}(-[A-Z0-9]+)+", code) for code in codes)


def test_pages_of_readers_have_them_whole_and_data_is_left_alone(client, db):
    html = client.get("/tools/").content.decode()
    assert '<span class="nb">CPC-A</span>' in html
    words = unescape(re.sub("<[^>]*>", "", html))
    assert "When a CPC-A or COC-A becomes the full CPC or COC" in " ".join(words.split())
    assert "nb" not in client.get("/roadmap.csv").content.decode()
