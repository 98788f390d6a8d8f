"""Whether a figure of an article is ours: three titles and a trade, made up for this."""

import pytest

from coderpath.reports.claims import Topic, claims
from coderpath.reports.verdicts import ClaimOutcome, NamedThing, OurFigure, State, verdict

AGREES, DIFFERS, UNKNOWN = ClaimOutcome.AGREES, ClaimOutcome.DIFFERS, ClaimOutcome.UNKNOWN


def ours(topic, figure, *kinds, question="Asked?", state=State.SHOWN, publisher="Body"):
    return OurFigure(topic, question, figure, publisher, "2026", "/q/", frozenset(kinds), state)


class Titles:
    """AAA has one price, BBB one for members and one for others, CCC two tries and a past."""

    told = {
        "AAA": [
            ours(Topic.EXAM, "$425", "one try"),
            ours(Topic.EXAM, "$450", "one try", state=State.RIVAL, publisher="A blog"),
            ours(Topic.PASS, "62–70%"),
            ours(Topic.PAY, "$66,979", "mean"),
            ours(Topic.PAY, "$58,000", "median"),
            ours(Topic.LENGTH, "340 minutes"),
        ],
        "BBB": [
            ours(Topic.EXAM, "$399", "one try", "non-member"),
            ours(Topic.EXAM, "$299", "one try", "member"),
            ours(Topic.DUES, "$200", "member"),
            ours(Topic.DUES, "$50", "student"),
        ],
        "CCC": [
            ours(Topic.EXAM, "$300", "one try"),
            ours(Topic.EXAM, "$500", "two tries", question="Two tries?"),
            ours(Topic.EXAM, "$250", "one try", state=State.PAST, publisher="Old page"),
        ],
    }

    def named(self, text):
        return [NamedThing(code, code) for code in self.told if code in text]

    def figures(self, thing):
        return self.told[thing]


class Trade:
    def named(self, text):
        return [NamedThing("coders", "coders")] if "coders" in text else []

    def figures(self, thing):
        return [ours(Topic.GROWTH, "+7.1%"), ours(Topic.PAY, "$50,000", "median")]


def held(sentence):
    [found] = [verdict(claim, [Titles(), Trade()]) for claim in claims(sentence)]
    return found


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [
        ("The AAA exam is $425.", AGREES),
        ("The AAA exam is about $430.", AGREES),
        ("The AAA exam is $430.", DIFFERS),
        ("The AAA exam costs less than $500.", AGREES),
        ("The AAA exam costs more than $500.", DIFFERS),
        ("On the AAA exam 65% pass.", AGREES),
        ("On the AAA exam 60–75% pass.", DIFFERS),
        ("AAA holders earn $67,000.", AGREES),
        ("AAA holders earn $66,000.", DIFFERS),
        ("AAA holders earn $70,000.", DIFFERS),
        ("On the AAA exam 80% pass.", DIFFERS),
        ("AAA holders have a median salary of $67,000.", DIFFERS),
        ("The AAA exam takes 5 hours 40 minutes.", AGREES),
        ("The AAA exam takes 4 hours.", DIFFERS),
        ("Jobs of coders grow 7%.", AGREES),
        ("Jobs of coders grow 8%.", DIFFERS),
        ("Jobs of coders grow 10%.", DIFFERS),
        ("AAA coders earn $67,000.", AGREES),
        ("All coders earn $50,000.", AGREES),
    ],
)
def test_it_agrees_or_differs(sentence, outcome):
    assert held(sentence).outcome is outcome


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [
        ("The BBB exam is $299 for members.", AGREES),
        ("The BBB exam is $299 for non-members.", DIFFERS),
        ("The BBB exam is $399 for everyone else.", AGREES),
        ("The BBB exam is $299.", UNKNOWN),
        ("The BBB exam is $350.", DIFFERS),
        ("BBB dues are $200.", AGREES),
        ("BBB dues are $50.", DIFFERS),
        ("BBB dues are $50 for students.", AGREES),
        ("The CCC exam is $500 for two attempts.", AGREES),
        ("The CCC exam is $500.", DIFFERS),
    ],
)
def test_for_whom_and_for_how_many_tries_counts(sentence, outcome):
    assert held(sentence).outcome is outcome


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("The exam is $425.", "names no title, organization or trade"),
        ("The AAA and BBB exams are $425.", "names AAA and BBB at once"),
        ("AAA costs $425.", "doesn’t say of what this is"),
        ("The AAA exam and dues are $647.", "speaks of the exam fee and membership dues at once"),
        ("AAA dues are $222.", "We have no figure on membership dues for AAA."),
        ("Study 80 hours for the AAA exam.", "no figure on time to prepare for AAA"),
    ],
)
def test_what_we_cannot_tell_has_its_reason(sentence, why):
    found = held(sentence)
    assert found.outcome is UNKNOWN
    assert why in found.why


@pytest.mark.parametrize(
    ("sentence", "why", "figure"),
    [
        ("The AAA exam is $450.", "A blog says the same as the article", "$425"),
        ("The CCC exam is $250.", "It was so once: Old page", "$300"),
        ("The CCC exam is $500.", "our answer to another question: “Two tries?”", "$300"),
        ("The CCC exam is $999.", "We have another figure:", "$300"),
    ],
)
def test_what_differs_is_told_with_ours_and_what_else_speaks_for_it(sentence, why, figure):
    found = held(sentence)
    assert found.outcome is DIFFERS
    assert why in found.why
    assert [each.figure for each in found.ours] == [figure]


def test_a_part_of_a_sentence_that_names_its_own_is_not_held_against_another():
    both = "AAA holders earn $67,000, while coders earn $50,000."
    found = [verdict(claim, [Titles(), Trade()]) for claim in claims(both)]
    assert [each.outcome for each in found] == [AGREES, AGREES]
