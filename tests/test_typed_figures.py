"""Figures in the texts of the guide are facts by their keys: one that is typed would grow old."""

import json
import re
from collections.abc import Iterator

import pytest
from django.conf import settings

NUMBER = r"(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighty)"
UNIT = r"(?:hours?|weeks?|months?|years?|days?|minutes?|credits?|CEUs?|tries|charts?|percent)"
OF_MANY = r"\d[\d,]*\s(?:coders|people|jobs|openings|states|programs|employers|records|questions)"
TYPED = re.compile(
    rf"\$\s?\d+(?:[.,]\d+)*|\d[\d,.]*\s?%|\b{NUMBER}[ -]{UNIT}\b|\b{OF_MANY}\b", re.IGNORECASE
)
KEY = re.compile(r"\{[^}]*\}")
# What readers see as sentences, by model.
TEXTS = {
    "guide.guidequestion": ("answer", "body", "unknowns", "settles", "in_short", "next_links"),
    "guide.commonquestion": ("answer", "link_label"),
    "guide.resource": ("good_for", "our_label"),
    "guide.glossaryterm": ("meaning",),
}
ADVICE = "our advice, or how we say it: no source could change it"
STARTS = "how we define a likely start, which “start-pay” is worked out by"
TITLE = "the name of what {key} costs"
SPAN = "the span that {key} is for, between the years beside it"
OLD_SAYS = "what an old article says, and what is wrong with it"
A_YEAR_EACH = "says what a figure beside it adds up to"
CYCLE = "the cycle of the fees before it, which {key} says with them"
DEGREE = "what a bachelor’s degree is called here"
WISHED = "what nobody counts: a count that we wish for"
ALLOWED = {
    ("a-second-title", "two tries"): TITLE,
    ("certificate-or-certification", "four weeks"): "an advertisement made up as an example",
    ("coming-back", "three months"): ADVICE,
    ("does-the-field-grow", "ten years"): SPAN,
    ("education-career-salary-in-2022", "18 percent"): OLD_SAYS,
    ("education-career-salary-in-2022", "two years"): OLD_SAYS,
    ("fail", "two tries"): TITLE,
    ("from-cpc-a-to-cpc", "one year"): A_YEAR_EACH,
    ("from-cpc-a-to-cpc", "two years"): A_YEAR_EACH,
    ("is-it-a-good-career", "10%"): STARTS,
    ("is-it-a-good-career", "25%"): STARTS,
    ("job-boards-and-networking", "ten minutes"): ADVICE,
    ("is-it-right-for-me", "four years"): DEGREE,
    ("keeping-your-title", "two years"): CYCLE,
    ("lead-auditor-manager", "four years"): DEGREE,
    ("pay-in-my-state", "10%"): STARTS,
    ("pay-in-my-state", "25%"): STARTS,
    ("preparing-for-the-exam", "two tries"): TITLE,
    ("resume-and-letter", "two weeks"): ADVICE,
    ("the-interview", "six months"): ADVICE,
    ("vocal-guide-to-certifications-and-careers", "two years"): OLD_SAYS,
    ("what-does-a-coder-do", "10%"): STARTS,
    ("what-does-a-coder-do", "25%"): STARTS,
    ("which-certification-first", "one month"): WISHED,
    ("which-certification-first", "one year"): "a part of a rule, whose row has no figure for it",
    ("will-anyone-hire-me", "one year"): WISHED,
}


def typed_in(said: str) -> list[str]:
    """The figures in a text that stand outside of braces."""
    return TYPED.findall(KEY.sub("{}", said))


def shipped() -> Iterator[tuple[str, str]]:
    """Every text that is shipped, with the slug of its row."""
    for path in sorted((settings.BASE_DIR / "fixtures").glob("*.json")):
        for row in json.loads(path.read_text(encoding="utf-8")):
            for name in TEXTS.get(row["model"], ()):
                yield row["fields"]["slug"], row["fields"].get(name, "")


@pytest.mark.parametrize(
    "said, figures",
    [
        ("It costs $425, and 81% pass.", ["$425", "81%"]),
        ("An 80-hour course in two years.", ["80-hour", "two years"]),
        ("It costs {cpc-fee-425}, for {weeks}.", []),
        ("A second title in May 2025, ICD-10-CM, one of them.", []),
        ("Nearly 18 percent of 1,200 coders", ["18 percent", "1,200 coders"]),
    ],
)
def test_a_typed_figure_is_found(said, figures):
    assert typed_in(said) == figures


def test_no_figure_is_typed_into_a_text_where_a_fact_could_stand():
    found = {(slug, figure.lower()) for slug, said in shipped() for figure in typed_in(said)}
    assert sorted(found - ALLOWED.keys()) == []


def test_what_is_allowed_still_stands_there():
    found = {(slug, figure.lower()) for slug, said in shipped() for figure in typed_in(said)}
    assert sorted(ALLOWED.keys() - found) == []
