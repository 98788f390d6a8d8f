"""Questions to which pages give different answers: which, how they stand, how they are told."""

from datetime import date

from django.test import TestCase

from certifications.models import (
    CertificationName,
    CodeBookRule,
    ExamFormat,
    PassRate,
    Scope,
)
from coderpath.sources.disagreements import collect, question_page
from coderpath.sources.models import Publisher
from tests.certifications.rows import make_fact, make_outline, make_way
from tests.factories import make_certification, make_fee, make_source
from tests.shelves import take_stock

THIRD, ARTICLE = Publisher.Kind.THIRD_PARTY, Publisher.Kind.ARTICLE


def make_cpc_fees(certification):
    """$425 in use, $399 against it, $300 that is past and $299 that was never true."""
    for amount, standing, kind, publisher in [
        (425, "IN_USE", THIRD, "A guide"),
        (399, "REPORTED", Publisher.Kind.ISSUER, "AAPC"),
        (300, "SUPERSEDED", THIRD, "An old guide"),
        (299, "MISTAKEN", ARTICLE, "A blog"),
        (425, "REPORTED", THIRD, "A school"),
    ]:
        make_fee(
            certification=certification,
            amount=amount,
            standing=standing,
            source=make_source(kind=kind, publisher=publisher),
        )


class CollectTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.cpc = make_certification(code="CPC")

    def questions(self):
        return [question.question for question in collect()]

    def test_costs_no_query_but_for_whether_anything_changed(self):
        make_cpc_fees(self.cpc)
        take_stock()
        with self.assertNumQueries(1):
            [question] = collect()
            self.assertEqual(question.question, "What does the CPC exam cost?")
            self.assertEqual(question.concerns, self.cpc)
            self.assertEqual(len([entry.fact.source.publisher for entry in question.entries]), 5)

    def test_the_answers_in_words_and_on_a_line(self):
        make_cpc_fees(self.cpc)
        [question] = collect()
        self.assertEqual(question.in_words, "$299, $300, $399 or $425")
        self.assertEqual(question.count, 5)
        self.assertEqual(question.backing, 2)
        self.assertEqual(
            [(dot.label, dot.is_official, dot.is_used) for dot in question.dots],
            [
                ("$299", False, False),
                ("$300", False, False),
                ("$399", True, False),
                ("$425", False, True),
            ],
        )
        places = [dot.place for dot in question.dots]
        self.assertEqual(places, sorted(places))
        self.assertGreater(places[0], 0)
        self.assertLess(places[-1], 100)

    def test_how_each_answer_is_read(self):
        make_cpc_fees(self.cpc)
        [question] = collect()
        self.assertEqual(
            {str(entry.fact.source.publisher): entry.reading for entry in question.entries},
            {
                "A guide": "Used here",
                "A school": "Agrees",
                "AAPC": "Differs",
                "An old guide": "No longer current",
                "A blog": "Mistaken",
            },
        )

    def test_open_while_another_answer_holds_else_settled(self):
        make_fee(certification=self.cpc, amount=425)
        rival = make_fee(certification=self.cpc, amount=399)
        self.assertEqual([question.state for question in collect()], ["open"])
        rival.end_before(date(2026, 6, 1), "newer price")
        self.assertEqual([question.state for question in collect(date(2026, 7, 1))], ["settled"])
        rival.delete()
        self.assertEqual(collect(), [])

    def test_open_ones_come_first_then_those_most_sources_speak_to(self):
        cca, ccs = make_certification(code="CCA"), make_certification(code="CCS")
        for certification, standings in [
            (self.cpc, ["REPORTED", "MISTAKEN", "MISTAKEN", "MISTAKEN"]),
            (cca, ["REPORTED", "REPORTED"]),
            (ccs, ["REPORTED", "REPORTED", "REPORTED"]),
        ]:
            for amount, standing in enumerate(standings):
                source = make_source(publisher=f"Guide {amount}", kind=THIRD)
                make_fee(
                    certification=certification, amount=amount, standing=standing, source=source
                )
        self.assertEqual([q.concerns.code for q in collect()], ["CCS", "CCA", "CPC"])

    def test_what_does_not_contradict(self):
        cpc = self.cpc
        for case, rows in [
            ("agreeing", lambda: [make_fee(certification=cpc, amount=1) for _ in "ab"]),
            (
                "several settings",
                lambda: [
                    make_fact(Scope, certification=cpc, kind="SETTING", term=term)
                    for term in ("OFFICE", "INPATIENT")
                ],
            ),
            (
                "several code sets",
                lambda: [
                    make_fact(Scope, certification=cpc, kind="CODE_SET", term=term)
                    for term in ("CPT", "HCPCS")
                ],
            ),
            (
                "a rate, and a source that says there is none",
                lambda: [
                    make_fact(PassRate, certification=cpc, percent_low=80),
                    make_fact(PassRate, certification=cpc, unknown="NOT_PUBLISHED"),
                ],
            ),
            (
                "ways in of one source, one of which is enough",
                lambda: [
                    make_way(certification=cpc, rule=rule, source=source, **asked)
                    for source in [make_source()]
                    for rule, asked in [
                        ("A diploma", {"education": "HIGH_SCHOOL"}),
                        ("Two years", {"experience_months": 24}),
                    ]
                ],
            ),
            (
                "a rule in other words",
                lambda: [
                    make_way(certification=cpc, rule=rule, education="HIGH_SCHOOL")
                    for rule in ("High-school diploma or GED", "A diploma")
                ],
            ),
            (
                "former names",
                lambda: [
                    make_fact(CertificationName, certification=cpc, name=name, is_former=True)
                    for name in ("CPC-H", "CPC-O")
                ],
            ),
            (
                "a scale with and without its top",
                lambda: [
                    make_fact(
                        ExamFormat,
                        certification=cpc,
                        pass_mark=300,
                        pass_scale="SCALED",
                        pass_scale_high=top,
                    )
                    for top in (None, 400)
                ],
            ),
            (
                "two outlines of which a part was seen",
                lambda: [
                    make_outline(cpc, 9, Anatomy="7%"),
                    make_outline(cpc, 8, Anatomy=10),
                ],
            ),
            (
                "two rules on code books",
                lambda: [
                    make_fact(CodeBookRule, certification=cpc, rule=rule)
                    for rule in ("Paper only.", "The editions of 2026.")
                ],
            ),
        ]:
            with self.subTest(case):
                made = rows()
                self.assertEqual(self.questions(), [])
                for row in made:
                    row.delete()

    def test_what_contradicts(self):
        cpc = self.cpc
        make_fact(Scope, certification=cpc, kind="LEVEL", term="ENTRY")
        make_fact(Scope, certification=cpc, kind="LEVEL", term="ADVANCED")
        make_way(certification=cpc, rule="Nothing", asks_nothing=True)
        make_way(certification=cpc, rule="Two years", experience_months=24)
        make_fact(ExamFormat, certification=cpc, minutes=240, items=100)
        make_fact(ExamFormat, certification=cpc, minutes=340, items=100)
        found = {question.question: question for question in collect()}
        self.assertEqual(
            set(found),
            {
                "At what level is the CPC?",
                "What do you need to take the CPC exam?",
                "How long is the CPC exam?",
            },
        )
        self.assertEqual(found["How long is the CPC exam?"].in_words, "240 or 340 minutes")
        self.assertEqual(found["At what level is the CPC?"].dots, [])

    def test_ranges_lie_at_their_middle_and_long_labels_at_the_edge(self):
        for low, high in [(40, 50), (84, None)]:
            make_fact(PassRate, certification=self.cpc, percent_low=low, percent_high=high)
        [question] = collect()
        self.assertEqual(question.in_words, "40–50% or 84%")
        self.assertEqual([(d.label, d.place) for d in question.dots], [("40–50%", 12), ("84%", 88)])

    def test_a_question_is_found_by_its_name(self):
        make_cpc_fees(self.cpc)
        question, near = question_page("fee-cpc-exam-one-anyone")
        self.assertEqual((question.question, near), ("What does the CPC exam cost?", []))
        question, near = question_page("fee-cpc-exam")
        self.assertIsNone(question)
        self.assertEqual([f.slug for f in near], ["fee-cpc-exam-one-anyone"])

    def test_a_question_keeps_its_page_when_sources_agree(self):
        make_fee(certification=self.cpc, amount=425)
        question, _ = question_page("fee-cpc-exam-one-anyone")
        self.assertEqual(question.why, "No source speaks against it.")
        page = self.client.get("/disagreements/fee-cpc-exam-one-anyone/")
        self.assertContains(page, "We use $425")
        self.assertNotContains(page, "Settled")

    def test_why_an_answer_is_used(self):
        guide, school = (make_source(kind=THIRD, publisher=name) for name in ("A guide", "A"))
        for why, used, rival in [
            ("An editor chose it", {"standing": "IN_USE"}, {}),
            ("the only answer still in force", {}, {"standing": "MISTAKEN"}),
            ("marked as disputed", {}, {"standing": "DISPUTED"}),
            (
                "more than five years old",
                {"source": guide},
                {"source": school, "as_of": date(2012, 1, 1)},
            ),
            ("most authority on the question", {}, {"source": make_source(kind=ARTICLE)}),
            ("the newest figure", {"source": guide}, {"source": school, "as_of": date(2025, 1, 1)}),
            ("the newest word of the organization itself", {}, {"as_of": date(2025, 1, 1)}),
        ]:
            with self.subTest(why):
                rows = [
                    make_fee(certification=self.cpc, amount=1, **used),
                    make_fee(certification=self.cpc, amount=2, **rival),
                ]
                [question] = collect(date(2026, 6, 1))
                self.assertEqual(question.used.figure, "$1")
                self.assertIn(why, question.why)
                for row in rows:
                    row.delete()
