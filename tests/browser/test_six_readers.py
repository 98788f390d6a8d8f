"""Six readers, each from the start form to a checklist on paper, without JavaScript.

Sums are worked out by hand from publishers’ figures: each test says from which.
"""

import re

import pytest

CASES = {
    "high-school leaver in Ohio with $1,000": {
        "answer": "Start with the CCA: about $410 plus books, about 10 weeks of study, and your"
        " diploma is all you need.",
        "answers": {"state": "oh", "start": "diploma", "budget": "1000"},
        "heading": "Three paths that fit your answers",
        "first": ["Self-study, then CCA", "Self-study, then CPC-A"],
        "path": "Self-study, then CCA",
        # $299, and 38% of 2,101 sitters failed: $299 + $114. A member: $149 + 1.38 × $199.
        "total": ["about $410", "not a member", "about $420"],
        "verdict": "You qualify now.",
        "checklist": [
            "Proof for the CCA exam: high-school diploma",
            "CCA application, then the exam within 120 days",
            "wait 30 days, then pay again",
            "20 CEUs every 2 years",
        ],
    },
    "nurse in Texas": {
        "answers": {"state": "tx", "start": "nurse"},
        "heading": "From nursing to coding in Texas",
        "first": ["Nurse to CPC-A", "Nurse to CCS"],
        "path": "Nurse to CCS",
        # $399 + 16% × $399; a member: $149 + $299 + 16% × $299.
        "total": ["about $460", "about $500"],
        "verdict": "You qualify now. 3 other sources ask for more.",
        "checklist": ["Proof for the CCS exam: high-school diploma or equivalent"],
    },
    "biller with two years’ work in Florida": {
        "answers": {"state": "fl", "start": "biller"},
        "more": {"Schooling": "diploma", "Billing work": "billing-24"},
        "heading": "From billing to coding in Florida",
        "first": ["Biller to CPC-A", "Biller to CBCS", "Biller to CPB"],
        "path": "Biller to CBCS",
        # The exam is all that has a price.
        "total": ["$117"],
        "verdict": "High-school diploma or GED, and a year of supervised work",
        "checklist": [
            "a training program within the past 5 years; or high-school diploma or GED, and a year",
            "10 CEUs every 2 years",
        ],
    },
    "CPC-A stuck without a job in Georgia": {
        "answers": {"state": "ga", "start": "apprentice"},
        "heading": "From the CPC-A to the full title, in Georgia",
        "first": [
            "CPC-A to CPC by two years’ work",
            "CPC-A to CPC by a year’s work and Practicode",
        ],
        # What AAPC’s older page allows and its newer does not name is said to be so.
        "row": "Disputed",
        "path": "CPC-A to CPC by a course and Practicode, without a job",
        # Two years of dues of $222 while 18 months of Practicode last, at $250 to $300.
        "total": ["+ the course"],
        "verdict": "An 80-hour course and Practicode",
        "checklist": [
            "AAPC membership, paid",
            "Practicode: enrolled, then finished",
            "For the full title: An 80-hour course and Practicode",
            "Proof of Practicode",
            "Log of credits, CPC: 36 CEUs every 2 years",
        ],
    },
    "CPC holder who wants hospital work in Oregon": {
        "answers": {"state": "or", "start": "coder", "setting": "INPATIENT"},
        "heading": "After your certification, in Oregon",
        "first": ["CPC holder to CCS"],
        "path": "CPC holder to CCS",
        # A member of AAPC is none of AHIMA: $399 + 16% × $399.
        "total": ["To the CCS, not a member", "about $460", "about $500"],
        "verdict": "We can’t tell yet. Tell us your schooling.",
        "checklist": ["CPC: 36 CEUs every 2 years", "CCS: 20 CEUs every 2 years"],
    },
    "$300 in Puerto Rico": {
        "answers": {"state": "pr", "start": "diploma", "budget": "300"},
        "heading": "No path open to you now fits $300",
        "first": ["A year of supervised work, then CBCS"],
        # The CCA is out of reach: $299 + 38% × $299 − $300.
        "answer": "The lowest total open to you now is about $410 plus books: self-study,",
        "path": "A year of supervised work, then CBCS",
        # A second try is counted by no one: no source says how many fail.
        "total": ["$117"],
        "verdict": "We can’t tell yet.",
        "checklist": [
            "Proof for the CBCS exam: high-school diploma or GED, and a year of supervised work"
        ],
    },
}


@pytest.fixture
def browser_context_args(browser_context_args):
    return {**browser_context_args, "java_script_enabled": False}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_from_the_start_form_to_the_checklist(site, page, case):
    page.goto(site)
    _fill_in(page.locator("form#start"), case["answers"])
    page.get_by_role("button", name="Show my paths").click()
    if "more" in case:
        page.locator(".ans > summary").click()
        page.locator("summary", has_text="More about you").click()
        for label, value in case["more"].items():
            page.locator("details label", has_text=label).locator("select").select_option(value)
        page.get_by_role("button", name="Update this page", exact=True).click()

    assert page.locator("h1").inner_text() == case["heading"]
    rows = page.locator("tbody th a").all_text_contents()
    assert rows[: len(case["first"])] == case["first"]
    assert case.get("answer", "") in _text(page.locator(".answer"))
    [row] = page.locator("tr, .cant li").filter(has=_link(page, case["path"])).all()
    assert case.get("row", "") in row.text_content()

    _link(page, case["path"]).first.click()
    assert page.locator("h1").inner_text().startswith(case["path"])
    said = _text(page.locator("main"))
    for told in (*case["total"], case["verdict"]):
        assert told in said
    checklist = _text(page.locator("section", has=page.get_by_role("heading", name="Checklist")))
    for item in case["checklist"]:
        assert item in checklist
    _is_on_paper(page)


def _fill_in(form, answers: dict) -> None:
    for name, value in answers.items():
        field = form.locator(f"[name={name}]")
        field.fill(value) if name == "budget" else field.select_option(value)


def _link(page, name: str):
    return page.get_by_role("link", name=name, exact=True)


def _text(found) -> str:
    return re.sub(r"\s+", " ", found.last.inner_text())


def _is_on_paper(page) -> None:
    """The checklist is printed, the form is not, and a few sheets are enough."""
    page.emulate_media(media="print")
    assert page.get_by_role("heading", name="Checklist").is_visible()
    assert not page.get_by_role("button", name="Update this page").is_visible()
    sheets = re.findall(rb"/Type\s*/Page\b", page.pdf(format="Letter"))
    assert 1 <= len(sheets) <= 5
