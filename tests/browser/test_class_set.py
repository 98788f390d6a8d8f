"""A class set prints a sheet for each line, whichever paper the printer has; in large type more."""

import re
from itertools import cycle
from urllib.parse import quote

from certifications.reader.person import STARTS
from salaries.places import PLACES
from tests.shipped import load_shipped

PAGE = re.compile(rb"/Type\s*/Page\b")


def test_forty_lines_are_forty_sheets(live_server, page):
    load_shipped()
    budgets = cycle((90, 500, 1_500, 4_000, 20_000))
    lines = [
        f"{usps}, {budget}, {start}"
        for (usps, _), budget, start in zip(PLACES[:40], budgets, cycle(STARTS), strict=False)
    ]
    address = f"{live_server.url}/counselors/?students={quote(chr(10).join(lines))}"
    page.goto(address)
    assert page.locator(".leaf").count() == 40
    for paper in ("Letter", "A4"):
        assert len(PAGE.findall(page.pdf(format=paper))) == 40
    page.goto(f"{address}&large=1")
    assert 80 <= len(PAGE.findall(page.pdf(format="Letter"))) <= 160


def test_who_types_names_gets_an_empty_field_back(live_server, page):
    page.goto(f"{live_server.url}/counselors/")
    page.get_by_label("One line for each person").fill("name,state\nMaria Lopez,OH")
    page.get_by_role("button", name="Make the handouts").click()
    assert "Leave names out" in page.get_by_role("alert").inner_text()
    assert page.get_by_label("One line for each person").input_value() == ""
    assert "Maria" not in page.content()
