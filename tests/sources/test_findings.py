"""What is made of all facts on one question."""

from dataclasses import dataclass, field
from types import SimpleNamespace

from django.test import SimpleTestCase

from coderpath.sources.findings import Finding, group
from coderpath.sources.questions import Question


@dataclass(frozen=True)
class Fact:
    """As much of a fact as a finding asks for."""

    figure: str = ""
    is_in_force: bool = True
    standing: str = "REPORTED"
    unknown: str = ""
    until: str = ""
    as_of: str = ""
    question: str = "What does the CCS-P exam cost?"
    about: str = "ccs-p"
    same_as: str | None = ""
    source: object = field(default_factory=lambda: SimpleNamespace(is_official=False))

    @property
    def claim(self):
        return self.figure if self.same_as == "" else self.same_as

    @property
    def answers(self):
        return Question.of("fee", self.about, "exam-one", "anyone")


class FindingTests(SimpleTestCase):
    def test_the_first_fact_in_force_is_shown(self):
        gone, now, other = Fact("$300", is_in_force=False), Fact("$425"), Fact("$399")
        finding = Finding([gone, now, other])
        self.assertIs(finding.headline, now)
        self.assertEqual((finding.figure, finding.unknown), ("$425", ""))

    def test_the_reason_for_an_unknown_is_said(self):
        for finding, reason in [
            (Finding(), "not collected"),
            (Finding([Fact("$300", is_in_force=False)]), "not collected"),
            (Finding([Fact(unknown="NOT_PUBLISHED")]), "not published"),
            (Finding([Fact(unknown="WITHHELD")]), "withheld"),
            (Finding(reason="NOT_APPLICABLE"), "not applicable"),
            (Finding([Fact(unknown="NOT_PUBLISHED", is_in_force=False)]), "not collected"),
        ]:
            with self.subTest(reason=reason):
                self.assertIsNone(finding.headline)
                self.assertEqual(finding.unknown, reason)
                self.assertEqual(finding.figure, reason)

    def test_a_figure_comes_before_a_source_that_says_there_is_none(self):
        none, some = Fact(unknown="NOT_PUBLISHED"), Fact("84%")
        finding = Finding([none, some])
        self.assertIs(finding.headline, some)
        self.assertIs(finding.unknown_fact, none)
        self.assertFalse(finding.is_contradicted)

    def test_the_newest_figure_that_held_is_the_hint_beside_an_unknown(self):
        first = Fact("$300", False, "SUPERSEDED", until="2014-12-31")
        last = Fact("$350", False, "SUPERSEDED", until="2018-12-31")
        wrong = Fact("$1", False, "MISTAKEN", until="2025-12-31")
        self.assertIs(Finding([first, last, wrong]).last_known, last)
        self.assertIsNone(Finding([wrong]).last_known)

    def test_rivals_are_in_force_and_claim_another_thing(self):
        used, same, other = Fact("$425"), Fact("$425"), Fact("$399")
        gone = Fact("$300", is_in_force=False, standing="SUPERSEDED")
        finding = Finding([used, same, other, gone])
        self.assertEqual(finding.rivals, [other])
        self.assertTrue(finding.is_disputed)
        settled = Finding([used, same, gone])
        self.assertFalse(settled.is_disputed)
        self.assertTrue(settled.is_contradicted)
        self.assertFalse(Finding([used, same]).is_contradicted)

    def test_other_words_for_the_same_claim_are_no_rivals(self):
        finding = Finding([Fact("A diploma", same_as="diploma"), Fact("GED", same_as="diploma")])
        self.assertFalse(finding.is_disputed)
        self.assertFalse(finding.is_contradicted)

    def test_what_cannot_be_compared_never_contradicts(self):
        finding = Finding([Fact("7%"), Fact("10 questions", same_as=None)])
        self.assertFalse(finding.is_disputed)
        self.assertFalse(finding.is_contradicted)

    def test_whatever_is_disputed_is_contradicted(self):
        """The badge leads to a page of the contradictions: it has to be there."""
        for same_as in ("", None):
            for standing in ("REPORTED", "DISPUTED"):
                finding = Finding([Fact("a", same_as=same_as), Fact("b", standing=standing)])
                self.assertLessEqual(finding.is_disputed, finding.is_contradicted)

    def test_its_name_in_addresses_is_made_from_the_key_and_not_from_the_english(self):
        for question in ("What does the CCS-P exam cost?", "What is the fee?"):
            fact = Fact("$1", question=question)
            self.assertEqual(Finding([fact]).slug, "fee-ccs-p-exam-one-anyone")
        self.assertEqual(Finding().slug, "")

    def test_facts_are_grouped_by_what_they_are_about(self):
        first, second, third = Fact("1"), Fact("2", about="cpc"), Fact("3")
        self.assertEqual(
            group([first, second, third]),
            {first.answers: Finding([first, third]), second.answers: Finding([second])},
        )
