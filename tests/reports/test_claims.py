"""What an article says in figures, by sentences written for this."""

from decimal import Decimal

import pytest

from coderpath.reports.claims import Bound, Topic, Unit, amounts, claims


def read(text: str) -> list[tuple[str, str]]:
    """The amounts of a text with what each may be of."""
    return [
        (claim.amount.text, " ".join(topic.name for topic in claim.topics))
        for claim in claims(text)
    ]


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("$425", 425, 425, Unit.DOLLARS),
        ("$1,250.50", "1250.50", "1250.50", Unit.DOLLARS),
        ("$50-60k", 50_000, 60_000, Unit.DOLLARS),
        ("$50k–$60k", 50_000, 60_000, Unit.DOLLARS),
        ("$48,000 to $61,500", 48_000, 61_500, Unit.DOLLARS),
        ("$2.5 million", 2_500_000, 2_500_000, Unit.DOLLARS),
        ("62–70%", 62, 70, Unit.PERCENT),
        ("62% to 70%", 62, 70, Unit.PERCENT),
        ("eight percent", 8, 8, Unit.PERCENT),
        ("7.1 per cent", "7.1", "7.1", Unit.PERCENT),
        ("a 4-hour exam", 240, 240, Unit.MINUTES),
        ("5 hours and 40 minutes", 340, 340, Unit.MINUTES),
        ("six to nine months", 6, 9, Unit.MONTHS),
        ("two years", 24, 24, Unit.MONTHS),
        ("12 weeks", 12, 12, Unit.WEEKS),
    ],
)
def test_an_amount_is_read_as_it_is_written(text, low, high, unit):
    [found] = amounts(text)
    assert (found.low, found.high, found.unit) == (Decimal(low), Decimal(high), unit)


def test_a_dollar_sign_alone_leads_a_range_on():
    assert [a.text for a in amounts("They charge $399 to 2 people")] == ["$399"]


@pytest.mark.parametrize(
    "text", ["in 2026", "ICD-10", "CPT 99213", "room 12", "$", "%", "$x", "version 1.2.3", "hours"]
)
def test_other_numbers_are_none(text):
    assert list(amounts(text)) == []


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("pays more than $60,000", Bound.LEAST),
        ("starting at $19 an hour", Bound.LEAST),
        ("costs less than $500", Bound.MOST),
        ("takes up to 4 hours", Bound.MOST),
        ("costs $500", Bound.NONE),
    ],
)
def test_what_stands_before_a_number_may_make_it_a_bound(text, bound):
    [found] = amounts(text)
    assert found.bound is bound


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("You pay $425 to take the CPC exam.", [("$425", "EXAM")]),
        ("Retaking the exam costs $210.", [("$210", "RETAKE")]),
        ("Dues come to $222 each year.", [("$222", "DUES")]),
        ("Renewal is $50.", [("$50", "RENEWAL")]),
        ("Holders earn $61,000.", [("$61,000", "PAY")]),
        ("Hospitals pay $61,000.", [("$61,000", "PAY")]),
        ("Members pay $425 for the exam.", [("$425", "EXAM")]),
        ("The hourly wage is $24.", [("$24", "HOURLY")]),
        ("Only 55% pass on the first try.", [("55%", "PASS")]),
        ("The passing score is 70%.", [("70%", "MARK")]),
        ("Jobs are projected to grow 7%.", [("7%", "GROWTH")]),
        ("The exam lasts four hours.", [("four hours", "LENGTH")]),
        ("Study for the exam for 80 hours.", [("80 hours", "STUDY")]),
        ("It is $99.", [("$99", "")]),
        ("The exam with a course costs $1,900.", [("$1,900", "EXAM COURSE")]),
        ("Exam and dues are $647 in all.", [("$647", "EXAM DUES TOTAL")]),
    ],
)
def test_the_words_around_an_amount_say_what_it_is_of(sentence, expected):
    assert read(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "For the CPC the exam is $425, dues are $222, and about 60% pass.",
            [("$425", "EXAM"), ("$222", "DUES"), ("60%", "PASS")],
        ),
        ("$222 buys membership and $425 the exam.", [("$222", "DUES"), ("$425", "EXAM")]),
        (
            "The exam is $399 for members and $499 for non-members.",
            [("$399", "EXAM"), ("$499", "EXAM")],
        ),
        ("The exam is $425, plus $12 for shipping.", [("$425", "EXAM"), ("$12", "")]),
        ("Exam and dues cost $647, a lot of money.", [("$647", "EXAM DUES")]),
    ],
)
def test_each_statement_of_a_sentence_is_read_by_itself(sentence, expected):
    assert read(sentence) == expected


def test_sentences_do_not_lend_each_other_their_words():
    assert read("The exam is hard. It costs $425.\nDues\n$222") == [("$425", ""), ("$222", "")]


def test_every_topic_has_words_that_lead_to_it():
    assert all(topic.said.pattern for topic in Topic)
    assert not any(topic.said.search("") for topic in Topic)
