"""Six readers, each from the start form to a checklist on paper, without JavaScript.

Sums are worked out by hand from publishers’ figures: each test says from which.
"""

import re

import pytest

CASES = {
    "high-school leaver in Ohio with $1,000": {
        "answers": {"state": "oh", "start": "diploma", "budget": "1000"},
        "heading": "From a high-school diploma to a first coding job in Ohio",
        "first": ["A year of supervised work, then CBCS", "Self-study, then CCA"],
        "path": "Self-study, then CCA",
        # $299, and 38% of 2,101 sitters failed: $299 + $113.62. A member: $149 + 1.38 × $199.
        "total": ["$412.62 or more", "not a member", "$423.62 or more"],
        "verdict": "You can sit now.",
        "checklist": [
            "Proof for the CCA exam: high-school diploma",
            "CCA application, then the exam within 120 days",
            "not again before 30 days have passed",
            "20 CEUs every 2 years",
        ],
    },
    "nurse in Texas": {
        "answers": {"state": "tx", "start": "nurse"},
        "heading": "From nursing to a first coding job in Texas",
        "first": ["Nurse to CCS", "Nurse to CPC-A", "Nurse to CRC"],
        "path": "Nurse to CCS",
        # $399 + 16% × $399; a member: $149 + $299 + 16% × $299.
        "total": ["$462.84 or more", "$495.84 or more"],
        "verdict": "You can sit now. 3 other sources ask for more.",
        "checklist": ["Proof for the CCS exam: high-school diploma or equivalent"],
    },
    "biller with two years’ work in Florida": {
        "answers": {"state": "fl", "start": "biller"},
        "more": {"Schooling": "diploma", "Billing work": "billing-24"},
        "heading": "From billing to a first coding job in Florida",
        "first": ["Biller to CBCS", "Biller to CPC-A", "Biller to CPB"],
        "path": "Biller to CBCS",
        # The exam is all that has a price.
        "total": ["≥ $117", "1 line known, 2 unknown"],
        "verdict": "High-school diploma or GED, and a year of supervised work",
        "checklist": [
            "a training program within the past 5 years; or high-school diploma or GED, and a year",
            "10 CEUs every 2 years",
        ],
    },
    "CPC-A stuck without a job in Georgia": {
        "answers": {"state": "ga", "start": "apprentice"},
        "heading": "From a CPC-A to a first coding job in Georgia",
        "first": [
            "CPC-A to CPC by two years’ work",
            "CPC-A to CPC by a year’s work and Practicode",
        ],
        # What AAPC’s older page allows and its newer does not name is said to be so.
        "row": "Disputed",
        "path": "CPC-A to CPC by a course and Practicode, without a job",
        # Two years of dues of $222 while 18 months of Practicode last, at $250 to $300.
        "total": ["$719 + the course"],
        "verdict": "An 80-hour course and Practicode",
        "checklist": [
            "AAPC membership, paid",
            "Practicode: enrolled, then finished",
            "To lose the “A”: An 80-hour course and Practicode",
            "Proof of Practicode",
            "Log of credits, CPC: 36 CEUs every 2 years",
        ],
    },
    "CPC holder who wants hospital work in Oregon": {
        "answers": {"state": "or", "start": "coder", "setting": "INPATIENT"},
        "heading": "From a certification to the next credential in Oregon, hospital inpatient",
        "first": ["CPC holder to CCS", "CPC holder to CIC"],
        "path": "CPC holder to CCS",
        # A member of AAPC is none of AHIMA: $399 + 16% × $399.
        "total": ["To the CCS, not a member", "$462.84 or more", "$495.84 or more"],
        "verdict": "We can’t tell. Say what schooling you have.",
        "checklist": ["CPC: 36 CEUs every 2 years", "CCS: 20 CEUs every 2 years"],
    },
    "$300 in Puerto Rico": {
        "answers": {"state": "pr", "start": "diploma", "budget": "300"},
        "heading": "From a high-school diploma to a first coding job in Puerto Rico",
        "first": ["A year of supervised work, then CBCS"],
        # The CCA is out of reach: $299 + 38% × $299 − $300.
        "left_out": "Self-study, then CCA: likely $112.62 over your $300; within it (≥ $299) if",
        "path": "A year of supervised work, then CBCS",
        "total": ["≥ $117", "1 line known, 1 unknown"],
        "verdict": "We can’t tell.",
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
        page.locator("summary", has_text="More about you").click()
        for label, value in case["more"].items():
            page.locator("details label", has_text=label).locator("select").select_option(value)
        page.get_by_role("button", name="Update", exact=True).click()

    assert page.locator("h1").inner_text() == case["heading"]
    rows = page.locator("tbody th a").all_inner_texts()
    assert rows[: len(case["first"])] == case["first"]
    assert case.get("left_out", "") in _text(page.locator("main"))
    [row] = page.locator("tr").filter(has=_link(page, case["path"])).all()
    assert case.get("row", "") in row.inner_text()

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
    assert not page.get_by_role("button", name="Work it out again").is_visible()
    sheets = re.findall(rb"/Type\s*/Page\b", page.pdf(format="Letter"))
    assert 1 <= len(sheets) <= 5
