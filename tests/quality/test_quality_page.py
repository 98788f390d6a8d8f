"""How good the data is, counted by hand on a small site."""

from datetime import date

from django.test import TestCase

from certifications.models import ExamFormat, PassRate
from coderpath.desk.acts import act
from coderpath.quality.page import QualityPage
from coderpath.sources import held
from coderpath.sources.models import Publisher, Source
from tests.certifications.working_out import make_path
from tests.factories import make_certification, make_fee, make_source
from tests.pages import text_of

TODAY = date(2026, 11, 29)
THIRD = Publisher.Kind.THIRD_PARTY


def page(day=TODAY) -> QualityPage:
    return QualityPage(held.now(), day)


class CountedTests(TestCase):
    """Two exams and three sources."""

    @classmethod
    def setUpTestData(cls):
        cls.cpc = make_certification(code="CPC", is_core=True)
        cls.abc = make_certification(code="ABC")
        make_path({"kind": "EXAM", "certification": cls.cpc}, slug="to-cpc", name="To the CPC")
        own = make_source(read_on=date(2026, 10, 1))
        other = make_source(kind=THIRD, read_on=None)
        last = make_source(kind=THIRD, read_on=date(2026, 8, 1))
        cls.own = make_fee(certification=cls.cpc, amount=425, source=own, as_of=date(2024, 11, 29))
        make_fee(certification=cls.cpc, amount=450, source=other, as_of=date(2026, 1, 1))
        cls.old = make_fee(
            certification=cls.cpc, kind="RETAKE", amount=9, source=other, as_of=date(2020, 5, 29)
        )
        make_fee(certification=cls.abc, amount=99, source=other, as_of=date(2026, 11, 20))
        ExamFormat.objects.create(certification=cls.cpc, items=100, source=last, as_of=None)
        PassRate.objects.create(certification=cls.cpc, unknown="NOT_PUBLISHED", source=own)

    def test_the_strip(self):
        counted = page()
        # Shown: two fees and a retake with a day, an exam without one.
        self.assertEqual(counted.dated, "3 dated, 1 undated")
        self.assertEqual(counted.age, "2 years")
        self.assertEqual((counted.checked, counted.counted.sources), (1, 3))
        self.assertEqual(counted.official, 25)
        self.assertEqual((counted.counted.open, counted.counted.disputes), (1, 1))
        self.assertEqual(counted.settled, 0)
        self.assertEqual(counted.changes, 0)

    def test_the_worst_is_said_first(self):
        """Every dispute is open, then three of four figures rest on others."""
        self.assertEqual(
            page().answer,
            "Of 1 question on which sources differ, 1 is not settled. 75% of our figures rest on"
            " third parties, not on the organization itself or the government.",
        )

    def test_a_check_counts_for_90_days(self):
        self.old.checked_on = date(2026, 9, 1)
        self.old.save()
        self.assertEqual(page().checked, 2)
        self.assertEqual(page(date(2026, 12, 1)).checked, 1)

    def test_what_an_editor_changed_of_late_is_counted(self):
        with act() as going_on:
            self.old.amount = 10
            self.old.save()
            going_on.keep(None, "")
        self.assertEqual(page().changes, 1)
        self.assertEqual(page(date(2027, 4, 1)).changes, 0)

    def test_ages_by_kind_the_youngest_first(self):
        of_abc = {"certification": self.abc, "source": self.own.source}
        ExamFormat.objects.create(items=50, as_of=date(2026, 10, 30), **of_abc)
        told = [(topic.topic, topic.age, topic.width) for topic in page().topics]
        self.assertEqual(told, [("The exam", "1 month", 5.0), ("Fees and dues", "2 years", 100.0)])

    def test_the_oldest_that_moves_a_total(self):
        oldest = [(due.question.question, due.moves) for due in page().counted.oldest]
        self.assertEqual(
            oldest,
            [
                ("What does it cost to take the CPC exam again?", "1 path"),
                ("What does the CPC exam cost?", "1 path"),
            ],
        )

    def cells(self, code: str) -> dict[str, str]:
        row = next(row for row in page().grid.rows if row.code == code)
        return {cell.matter: cell.word for cell in row.cells}

    def test_each_cell_has_the_best_source_in_force_or_the_reason_of_its_hole(self):
        cpc = self.cells("CPC")
        self.assertEqual(cpc["Exam fee"], "official")
        self.assertEqual(cpc["Exam format"], "third party")
        self.assertEqual(cpc["Pass rate"], "not published")
        self.assertEqual(cpc["Holders"], "not collected")
        self.assertEqual(self.cells("ABC")["Exam fee"], "third party")
        self.own.as_of = date(2020, 1, 1)
        self.own.standing = "IN_USE"
        self.own.save()
        self.assertEqual(self.cells("CPC")["Exam fee"], "old")

    def test_core_ones_come_first(self):
        self.assertEqual([row.code for row in page().grid.rows], ["CPC", "ABC"])

    def test_holes_are_counted_by_reason(self):
        self.assertEqual(
            [(reason, count) for reason, count, _ in page().grid.reasons],
            [("not published", 1), ("not collected", 20)],
        )
        self.assertEqual(page().grid.without_fee, 0)

    def test_a_mark_is_said_in_words_and_leads_to_its_question(self):
        html = self.client.get("/quality/").content.decode()
        question = "/disagreements/fee-cpc-exam-one-anyone/"
        self.assertIn(f'href="{question}"', html)
        self.assertIn('<span class="vh">not published</span>', html)
        self.assertEqual(
            self.client.get("/disagreements/fee-cpc-exam-one-anyone/").status_code, 200
        )

    def test_as_data_each_cell_is_a_row(self):
        table = self.client.get("/quality.json").json()
        rows = {(row["certification"], row["matter"]): row for row in table["rows"]}
        self.assertEqual(len(rows), 24)
        fee = rows["CPC", "Exam fee"]
        self.assertEqual(
            (fee["best_source"], fee["figure"], fee["as_of"], fee["age_years"]),
            ("official", "$425", "2024-11-29", 2.0),
        )
        self.assertEqual(rows["CPC", "Pass rate"]["why_none"], "not published")

    def test_the_footer_leads_there(self):
        home = self.client.get("/").content.decode()
        self.assertIn('<a href="/quality/">Quality</a>', home)
        self.assertIn('<a href="/changes/">Changes</a>', home)


class EmptyTests(TestCase):
    def test_without_a_figure_it_stands_all_the_same(self):
        self.assertFalse(Source.objects.exists())
        self.assertContains(self.client.get("/quality/"), "How good is our data?")
        self.assertEqual(self.client.get("/quality.csv").status_code, 200)


class CheckedTests(TestCase):
    """The day of a check stands wherever the source and date of a figure do."""

    def test_it_is_said_beside_the_figure_and_in_data(self):
        cpc = make_certification(code="CPC")
        fee = make_fee(certification=cpc, amount=425, checked_on=date(2026, 11, 28))
        said = "hecked Nov. 28, 2026"
        for address in (
            "/certifications/cpc/",
            f"/sources/{fee.source.slug}/",
            "/disagreements/fee-cpc-exam-one-anyone/",
        ):
            with self.subTest(address):
                self.assertIn(said, self.client.get(address).content.decode())
        [row] = self.client.get("/certifications.json").json()["rows"]
        self.assertEqual(row["exam_fee_checked_on"], "2026-11-28")
        fee.checked_on = None
        fee.save()
        self.assertNotIn(said, self.client.get("/certifications/cpc/").content.decode())


class NoPastTests(TestCase):
    """A page that cannot answer for a day in the past says why, to whoever asks it to."""

    def test_pages_of_pay_and_those_of_today_say_why(self):
        for address, said in {
            "/salaries/": "Pay knows no day",
            "/salaries/oh/": "Pay knows no day",
            "/careers/": "Pay knows no day",
            "/sources/": "how things stand today",
            "/disagreements/": "how things stand today",
            "/guide/": "how things stand today",
            "/faq/": "how things stand today",
            "/quality/": "how things stand today",
            "/changes/": "how things stand today",
        }.items():
            with self.subTest(address):
                asked = self.client.get(f"{address}?as_of=2025-01-31", follow=True)
                self.assertIn(said, text_of(asked))
                self.assertNotIn(said, text_of(self.client.get(address, follow=True)))

    def test_pages_that_answer_for_it_do_not(self):
        for address in ("/", "/certifications/", "/paths/", "/tools/keep/", "/programs/"):
            page = self.client.get(f"{address}?as_of=2025-01-31")
            self.assertNotContains(page, "how things stand today")
