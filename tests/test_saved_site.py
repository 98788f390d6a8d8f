"""The whole site as files: every page is there, each link leads to a file, none asks the site."""

import re
import zipfile
from html import unescape
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client, override_settings

from coderpath.saved_page import file_of
from tests.shelves import take_stock
from tests.small_site import make_small_site

# Each page is asked of the site as a server does, which ends what is open of the database.
pytestmark = pytest.mark.django_db(transaction=True)
LINK = re.compile(r'<(\w+)[^>]*?\s(?:href|src)="([^"]*)"')


@pytest.fixture(autouse=True)
def industries():
    """A migration stored one, and a test before this one may have emptied its table."""
    call_command("loaddata", "industries", verbosity=0)


def save(folder: Path, *options: str) -> dict[str, str]:
    """The pages of a copy, by the names of their files."""
    call_command("export_site", str(folder), *options, verbosity=0)
    pages = folder.rglob("*.html")
    return {str(path.relative_to(folder)): path.read_text(encoding="utf-8") for path in pages}


def dead_links(folder: Path, pages: dict[str, str]) -> list[tuple[str, str]]:
    """Links to what is no file of the copy."""
    dead = []
    for name, html in pages.items():
        for _, link in LINK.findall(html):
            to = unescape(link).partition("#")[0]
            if to and ":" not in to and not ((folder / name).parent / to).is_file():
                dead.append((name, link))
    return dead


def test_a_copy_is_whole_and_asks_nothing_of_the_site(tmp_path):
    make_small_site()
    take_stock()
    with override_settings(SITE_ADDRESS="https://coderpath.example"):
        pages = save(tmp_path / "copy", "--state", "OH", "--zip")
    assert dead_links(tmp_path / "copy", pages) == []
    for name, html in pages.items():
        assert html.count("<b>Saved Nov. 29, 2026</b>") == 1, name
        links = [link for _, link in LINK.findall(html) if "coderpath.example" in link]
        assert links == ["https://coderpath.example/"], name
        assert "<script" not in html and "hx-" not in html and " action=" not in html, name

    places = Client().get("/sitemap.xml").content.decode()
    told = {
        file_of(re.sub(r"https?://[^/]+", "", each)) for each in re.findall("<loc>(.*?)<", places)
    }
    of_pay = {name for name in told if re.match(r"salaries/\w\w/", name)}
    of_ohio = {name for name in of_pay if name.startswith("salaries/oh/")}
    left_out = {file_of(each) for each in ("/data/", "/report/", "/reports/", "/check-an-article/")}
    assert told - left_out - (of_pay - of_ohio) <= set(pages)
    assert not (of_pay - of_ohio) & set(pages) and len(of_ohio) > 1
    assert any(name.endswith("/handout/index.html") for name in pages)

    with zipfile.ZipFile(tmp_path / "copy.zip") as zipped:
        for name, html in pages.items():
            assert zipped.read(f"coderpath/{name}").decode() == html


def test_what_cannot_be_done_is_said_in_one_line_and_leaves_nothing(tmp_path):
    make_small_site()
    take_stock()
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter").write_text("mine")
    (tmp_path / "taken").write_text("mine")
    (tmp_path / "old.zip").write_text("mine")
    # A folder may be called so, and its zip file may not: it would have 256 letters.
    long = "n" * 252
    for folder, options, said in (
        ("mine", (), "mine is not empty. Nothing was written."),
        ("copy", ("--state", "zz"), "No state has the postal code zz. Nothing was written."),
        (
            "copy",
            ("--state", "compare"),
            "No state has the postal code compare. Nothing was written.",
        ),
        ("taken/copy", (), "copy: File exists. Nothing was written."),
        ("old", ("--zip",), "old.zip is there already. Nothing was written."),
        (long, ("--zip",), f"{long}: File name too long. Nothing was written."),
    ):
        with (
            override_settings(SITE_ADDRESS="https://coderpath.example"),
            pytest.raises(CommandError, match=f"{said}$"),
        ):
            save(tmp_path / folder, *options)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mine", "old.zip", "taken"]
    assert (tmp_path / "old.zip").read_text() == "mine"


def test_a_copy_that_would_lead_to_no_site_is_not_made(tmp_path):
    with pytest.raises(CommandError, match="^SITE_ADDRESS must be set,.* Nothing was written.$"):
        save(tmp_path / "copy")
    assert list(tmp_path.iterdir()) == []
