"""Sums of lines: what holds of every ledger there could be. Nothing here asks a database."""

from dataclasses import dataclass, replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certifications.catalogue.amounts import Spread, Sum
from certifications.paths.ledger import Ledger, Line, LineKind, Membership, Stage
from certifications.upkeep.periods import years_begun

cents = st.integers(0, 10_000_000).map(lambda amount: Decimal(amount) / 100)
spreads = st.lists(cents, min_size=3, max_size=3).map(lambda three: Spread(*sorted(three)))
maybe = st.none() | spreads
MEMBERS = ("outsider", "member")
PARTS = ("earn", "renew", "whole")


@dataclass(frozen=True)
class Thing:
    """What a line pays for."""

    slug: str


@st.composite
def ledgers(draw, min_size=0):
    """Lines of any amounts, known or not, in either column and at either stage."""
    lines = [
        Line(
            LineKind.EXAM,
            Thing(f"x{number}"),
            label=f"Line {number}",
            outsider=draw(maybe),
            member=draw(maybe),
            stage=draw(st.sampled_from(Stage)),
        )
        for number in range(draw(st.integers(min_size, 8)))
    ]
    if draw(st.booleans()):
        lines.append(Line(LineKind.TRAVEL, None, "Travel", is_asked=True))
    return Ledger(tuple(lines))


def changed(ledger: Ledger, number: int, **fields) -> Ledger:
    lines = list(ledger.lines)
    lines[number] = replace(lines[number], **fields)
    return Ledger(tuple(lines))


def sums(ledger: Ledger):
    """Every sum of a ledger."""
    return [getattr(getattr(ledger, who), part) for who in MEMBERS for part in PARTS]


@given(ledgers())
def test_low_is_at_most_likely_is_at_most_high(ledger):
    for each in sums(ledger):
        assert each.spread.low <= each.spread.likely <= each.spread.high


@given(ledgers())
def test_every_sum_is_its_lines_added_up_to_the_cent(ledger):
    for who in MEMBERS:
        for part, stages in (("earn", "EARN"), ("renew", "RENEW"), ("whole", "EARN RENEW")):
            amounts = [getattr(line, who) for line in ledger.lines if line.stage in stages.split()]
            known = [amount for amount in amounts if amount]
            found = getattr(getattr(ledger, who), part)
            for end in ("low", "likely", "high"):
                by_hand = sum(int(getattr(amount, end) * 100) for amount in known)
                assert int(getattr(found.spread, end) * 100) == by_hand


@given(ledgers(min_size=1), st.data())
def test_a_line_made_unknown_never_makes_a_total_look_complete(ledger, data):
    number = data.draw(st.integers(0, len(ledger.lines) - 1))
    line = ledger.lines[number]
    if line.is_asked:
        return
    after = changed(ledger, number, outsider=None, member=None)
    for before_sum, after_sum in zip(sums(ledger), sums(after), strict=True):
        assert after_sum.unknown >= before_sum.unknown
        assert after_sum.likely <= before_sum.likely
        assert not (after_sum.is_complete and not before_sum.is_complete)
    for who in MEMBERS:
        whole = getattr(after, who).whole
        assert not whole.is_complete
        assert "the exam" in whole.lacks
        assert not whole.is_total
        was_known = getattr(line, who) is not None
        assert whole.unknown == getattr(ledger, who).whole.unknown + was_known


@given(ledgers())
def test_a_further_unknown_line_adds_a_gap_and_no_dollar(ledger):
    for stage, part in ((Stage.EARN, "earn"), (Stage.RENEW, "renew")):
        more = Ledger((*ledger.lines, Line(LineKind.DUES, None, "More", stage=stage)))
        for who in MEMBERS:
            before, after = (getattr(getattr(each, who), part) for each in (ledger, more))
            assert after.spread == before.spread
            assert after.unknown == before.unknown + 1


@given(ledgers())
def test_what_was_not_asked_yet_is_neither_counted_nor_unknown(ledger):
    asked = Ledger((*ledger.lines, Line(LineKind.TRAVEL, Thing("hotel"), "Hotel", is_asked=True)))
    assert sums(asked) == sums(ledger)
    assert asked.unknown == ledger.unknown


@given(ledgers(min_size=1), st.data(), cents)
def test_an_overruled_line_counts_as_the_reader_says_in_both_columns(ledger, data, own):
    line = data.draw(st.sampled_from(ledger.lines))
    after = ledger.overruled({line.key: own})
    mine = next(each for each in after.lines if each.key == line.key)
    assert mine.is_yours
    assert mine.outsider == mine.member == Spread(own, own, own)
    others = [each for each in ledger.lines if each.key != line.key]
    assert [each for each in after.lines if each.key != line.key] == others
    for who in MEMBERS:
        was = getattr(line, who)
        before, now = (getattr(each, who).whole for each in (ledger, after))
        assert now.likely - before.likely == own - (was.likely if was else 0)
        assert now.unknown == before.unknown - (was is None and line.counts)
    assert after.overruled({line.key: own}).lines == after.lines


@given(ledgers(), cents)
def test_an_amount_for_no_line_changes_nothing(ledger, own):
    assert ledger.overruled({"no-such-line": own}).lines == ledger.lines


@given(ledgers())
def test_the_saving_is_what_the_columns_differ_by(ledger):
    assert ledger.saving == ledger.outsider.earn.likely - ledger.member.earn.likely
    assert ledger.saving_in_all == ledger.outsider.whole.likely - ledger.member.whole.likely
    cheaper, columns = ledger.cheaper.earn, (ledger.outsider.earn, ledger.member.earn)
    assert cheaper.unknown == min(column.unknown for column in columns)
    alike = [column.likely for column in columns if column.unknown == cheaper.unknown]
    assert cheaper.likely == min(alike)


@given(st.lists(maybe))
def test_a_sum_counts_its_gaps(amounts):
    found = Sum.of(amounts)
    assert found.unknown == amounts.count(None)
    assert found.is_complete == (None not in amounts)
    assert ("or more" in found.range) == (None in amounts)


@given(cents, cents)
def test_the_middle_of_a_range_lies_in_it(one, other):
    low, high = sorted((one, other))
    assert low <= Spread.around(low, high).likely <= high


@given(st.lists(cents, min_size=3, max_size=3))
def test_a_spread_out_of_order_is_refused(three):
    if sorted(three) == three:
        assert Spread(*three).low == three[0]
        return
    with pytest.raises(ValueError, match="Not in order"):
        Spread(*three)


@given(st.decimals(0, 600, places=1))
def test_yearly_dues_cover_every_month_and_no_year_too_many(months):
    years = years_begun(months)
    assert years >= 1
    assert years * 12 >= months
    assert (years - 1) * 12 < months or years == 1


# One ledger by hand: who is no member pays $299, a member $199 and dues; books have no price.
EXAM = Line(LineKind.EXAM, None, "Exam", Spread.exactly(299), Spread.exactly(199))
DUES = Line(LineKind.DUES, None, "AHIMA dues", Spread.exactly(0), Spread.exactly(149))
BOOKS = Line(LineKind.BOOKS, None, "Code books")
TRAVEL = Line(LineKind.TRAVEL, None, "Travel", is_asked=True)
CREDITS = Line(LineKind.CREDITS, None, "Continuing education", stage=Stage.RENEW)


def by_hand() -> Ledger:
    return Ledger((EXAM, DUES, BOOKS, TRAVEL, CREDITS))


def test_without_an_essential_line_it_is_no_total():
    """$149 of dues and no exam is no total; books are named beside $199 and $149."""
    bare = replace(EXAM, outsider=None, member=None)
    lacking = Ledger((bare, DUES, BOOKS)).member.earn
    assert (lacking.figure, lacking.plus_gaps) == ("$149 + the exam", " + books")
    assert lacking.is_total is False
    assert by_hand().member.earn.is_total is True
    assert by_hand().member.earn.figure == "$348"
    assert by_hand().member.whole.gaps == ("books", "credits")


def test_books_and_study_materials_are_one_gap():
    materials = replace(BOOKS, kind=LineKind.MATERIALS)
    assert Ledger((EXAM, BOOKS, materials)).outsider.earn.gaps == ("books",)


def test_a_second_try_that_no_one_can_count_is_a_remark():
    why = "no one publishes how many pass the CPC"
    second = Line(LineKind.RETAKE, Thing("cpc"), "Second try at the CPC", uncounted=why)
    ledger = Ledger((EXAM, second))
    assert ledger.outsider.earn.unknown == 0
    assert ledger.not_counted == ["No second try counted: no one publishes how many pass the CPC."]
    assert Ledger((second.overruled(Decimal(74)),)).not_counted == []


def test_what_membership_changes():
    alike = Line(LineKind.EXAM, None, "Exam", Spread.exactly(299), Spread.exactly(299))
    assert [line.differs for line in (EXAM, DUES, alike, BOOKS)] == [True, True, False, False]
    assert by_hand().has_choice is True
    assert Ledger((alike, BOOKS)).has_choice is False


def test_lines_are_named_by_what_they_pay_for():
    after = replace(DUES, thing=Thing("ahima"), part="after")
    assert after.key == "dues-ahima-after"
    assert by_hand().keys == {"exam", "dues", "books", "travel", "credits"}


def test_lines_stand_at_their_stage():
    assert by_hand().to_earn == [EXAM, DUES, BOOKS, TRAVEL]
    assert by_hand().to_renew == [CREDITS]


def test_whose_column_counts():
    """$299 outside, $348 as a member: the cheaper unless the reader says which is theirs."""
    ledger = by_hand()
    outsider, member = ledger.outsider, ledger.member
    assert (outsider.earn.likely, member.earn.likely) == (299, 348)
    assert by_hand().column_for("") == by_hand().cheaper == outsider
    assert by_hand().column_for(Membership.OUTSIDER) == outsider
    assert by_hand().column_for(Membership.MEMBER) == member
    assert by_hand().column_for(Membership.STUDENT) == member


def test_a_column_of_which_less_is_known_is_not_the_cheaper():
    unknown = replace(EXAM, outsider=None)
    assert Ledger((unknown, DUES)).cheaper.label == "member"


def test_of_equal_columns_the_one_without_membership():
    free = replace(EXAM, outsider=Spread.exactly(0), member=Spread.exactly(0))
    assert Ledger((free,)).cheaper.label == "not a member"


def test_gaps_are_those_on_the_way():
    assert by_hand().unknown == [BOOKS, CREDITS]
    assert by_hand().gaps == "code books"
    assert Ledger((EXAM,)).gaps == ""


def test_what_a_sum_cannot_do_without():
    """Each thing once, and only where the column lacks its price."""
    course = Line(LineKind.TUITION, None, "Course")
    exam = replace(EXAM, outsider=None)
    second = replace(exam, member=None)
    ledger = Ledger((course, exam, second))
    assert ledger.outsider.earn.lacks == ("the course", "the exam")
    assert ledger.member.earn.lacks == ("the course", "the exam")
    assert Ledger((exam,)).member.earn.lacks == ()
    assert Ledger((exam,)).outsider.whole.lacks == ("the exam",)
