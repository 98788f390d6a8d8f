"""The mark of a level: what it says, and what it draws."""

import pytest
from django.template import Context, Template

from certifications.models import Scope
from certifications.models.scopes import LEVELS
from certifications.templatetags import levels
from coderpath.sources.findings import Finding
from tests.factories import make_certification

from .rows import make_fact


def drawn(level, **more) -> str:
    page = Template("{% load levels %}{% level_mark level last %}")
    return page.render(Context({"level": level, "last": "", **more}))


@pytest.mark.parametrize(
    "level, word, bars",
    [
        ("ENTRY", "Entry", "l1"),
        ("NOT_ENTRY", "Not for beginners", "l2"),
        ("ADVANCED", "Advanced", "l3"),
        ("LEAD", "Administrator", "l3"),
        ("", "Not known", "l0"),
        (None, "Not known", "l0"),
    ],
)
def test_the_word_carries_the_level_and_the_bars_are_its_picture(level, word, bars):
    assert drawn(level) == (
        f'<span class="lv {bars}"><i aria-hidden="true"><b></b></i>{word}</span>'
    )


def test_a_fact_and_a_finding_are_as_good_as_their_term(db):
    make_fact(Scope, certification=make_certification(), kind="LEVEL", term="ADVANCED")
    facts = Scope.objects.in_headline_order()
    assert drawn(facts[0]) == drawn(Finding(facts)) == drawn("ADVANCED")
    assert drawn(Finding()) == drawn("")


def test_of_two_levels_the_word_says_both_and_the_bars_the_higher():
    assert "l3" in drawn("ENTRY", last="ADVANCED")
    assert "Entry, then advanced<" in drawn("ENTRY", last="ADVANCED")
    assert drawn("ENTRY", last="ENTRY") == drawn("ENTRY")
    assert drawn("ENTRY", last=None) == drawn("ENTRY")


def test_each_level_that_a_scope_may_have_is_drawn():
    assert set(levels.BARS) == set(LEVELS)
