"""In which order the list of paths stands, what each is first at, and what is said of its sums."""

import re

from certifications.models import Certification, Fee, PathStep, RenewalRule, StudyTime

from .asking_paths import AskingPaths
from .read_ledger import plain
from .rows import make_fact, make_way

SOME = ("", "start=diploma", "start=nurse&state=tx", "start=apprentice", "have=cpc", "budget=700")


class SumTests(AskingPaths):
    def test_the_sum_is_that_of_the_reader_or_of_the_cheaper_column(self):
        for payer, figure in (
            ("", "about $410"),
            ("non-member", "about $410"),
            ("member", "about $420"),
        ):
            with self.subTest(payer=payer):
                row = self.row("self-study-cca", f"payer={payer}")
                self.assertEqual((row.cost.figure, row.cost.unknown), (figure, 2))

    def test_hours_a_week_are_ours_until_the_reader_says(self):
        """They change nothing while no source of these paths gives hours of study."""
        self.assertIsNone(self.listing().hours)
        PathStep.objects.get(
            path__slug="self-study-cpc-a", kind="TRAINING"
        ).certification.study_times.update(hours_high=10)
        self.assertIn("Time is for 10 hours a week, our assumption", self.text())
        self.assertNotIn("our assumption until you say", self.text("hours=8"))

    def test_what_is_not_ranked_by_time_is_said(self):
        """Study in weeks, of no one knows how many hours, has no place at 20 hours a week."""
        self.assertNotIn("study is given in weeks", self.text("sort=months"))
        self.assertIn("not ranked by time: study is given in weeks", self.text("hours=20"))
        for says in self.listing("hours=20").firsts.values():
            self.assertNotIn("Quickest", says)


class RowTests(AskingPaths):
    def line(self, name: str, query="") -> str:
        """One line of the table, as it is read."""
        rows = re.findall(r"<tr\b.*?</tr>", self.get(query).content.decode(), re.DOTALL)
        [found] = [told for row in rows if (told := plain(row)).startswith(name)]
        return found

    def test_a_line_a_path(self):
        """Level, first title, total, time, what you need."""
        for name, line in (
            (
                "Self-study, then CCA",
                "Entry CCA about $410 + books 10 weeks A diploma",
            ),
            ("Self-study, then CPC-A", "Entry CPC-A $647 + books 26 weeks"),
            (
                "CCA first, a year’s work, then CCS",
                "Entry, then advanced CCA about $880 + books 14+ months A diploma;"
                " then a coding job",
            ),
            ("A course, then CRC", "Not for beginners CRC $1,247 + books 13 weeks not known"),
        ):
            with self.subTest(name):
                self.assertIn(f"{name} {line}", self.line(name, "start=diploma"))

    def test_each_figure_leads_to_what_names_its_source(self):
        page = self.get("start=diploma&state=oh")
        there = "/paths/self-study-cca/?state=oh&amp;start=diploma"
        for place, said in (("ledger", r"about \$410"), ("steps", "10 weeks")):
            self.assertRegex(
                page.content.decode(),
                f'<a class="fl" href="{re.escape(there)}#{place}"[^>]*>{said}',
            )

    def test_a_path_that_begins_with_a_job_waits_for_who_has_none(self):
        for query, waits in (
            ("start=apprentice", True),
            ("start=apprentice&have=coding-6", True),
            ("have=cpc-a&have=coding-6", False),
            ("start=coder&have=cpc-a", False),
        ):
            with self.subTest(query=query):
                self.assertEqual(self.row("apprentice-work", query).is_open_now, not waits)

    def test_the_editors_few_words_hold_for_the_rule_of_today(self):
        """On another day, or where sources disagree, the rule’s own words stand."""
        cca = Certification.objects.get(code="CCA")
        Certification.objects.filter(pk=cca.pk).update(short_requirement="Diploma; work advised")
        self.assertIn("Diploma; work advised", self.line("Self-study, then CCA"))
        past = self.line("Self-study, then CCA", "as_of=2026-11-01")
        self.assertNotIn("work advised", past)
        make_way(certification=cca, rule="A degree", education="ASSOCIATE")
        self.assertNotIn("work advised", self.line("Self-study, then CCA"))

    def test_a_job_before_the_exam_is_said_first(self):
        steps = PathStep.objects.filter(path__slug="cca-then-ccs")
        job = steps.get(kind="FIRST_JOB")
        steps.filter(position__lt=job.position).exclude(kind="START").delete()
        self.assertIn("A job in the field first", self.line("CCA first, a year’s work, then CCS"))


class OrderTests(AskingPaths):
    def test_by_what_is_asked(self):
        """CCA $413 and 2.3 months; CPC-A $647, 6; CCS $876, 14.3; CRC $1,247, 3."""
        cca, cpc, ccs, crc = "self-study-cca", "self-study-cpc-a", "cca-then-ccs", "course-crc"
        for query, order in (
            ("start=diploma", [cca, cpc, ccs, crc]),
            ("start=diploma&sort=months", [cca, crc, cpc, ccs]),
            ("start=diploma&sort=cost", [cca, cpc, ccs, crc]),
        ):
            with self.subTest(query=query):
                self.assertEqual(self.own(query), order)

    def test_old_addresses_keep_their_order(self):
        """Pay is the same for each path: what costs least pays back first."""
        for start in ("start=diploma&earn=30000&state=oh", "start=no-diploma"):
            paid, cheap = (self.own(f"{start}&sort={sort}") for sort in ("payback", "cost"))
            self.assertEqual(paid, cheap)
        self.assertEqual(self.own("sort=fit"), self.own())
        self.assertFalse(self.listing("sort=payback").form.problems)

    def test_the_level_comes_before_what_is_needed_and_that_before_dollars(self):
        """The CCA asks for a diploma, the CPC for nothing we know of; the CRC is not for beginners.

        By dollars alone the CCA comes first for everyone, and the dear CRC last.
        """
        cca, cpc, ccs, crc = "self-study-cca", "self-study-cpc-a", "cca-then-ccs", "course-crc"
        for query, order in (
            ("start=no-diploma", [cpc, cca, ccs, crc]),
            ("start=diploma", [cca, cpc, ccs, crc]),
            ("start=no-diploma&sort=cost", [cca, cpc, ccs, crc]),
        ):
            with self.subTest(query=query):
                self.assertEqual(self.own(query), order)

    def test_a_path_without_a_price_stands_apart_and_is_not_drawn(self):
        """The exam of the CIC has no price: its dues alone are no sum."""
        listing = self.listing("have=cpc")
        self.assertEqual([row.path.slug for row in listing.rows], ["cpc-crc"])
        self.assertEqual([row.path.slug for row in listing.unpriced], ["cpc-cic"])
        self.assertIsNone(listing.chart)
        page = self.text("have=cpc")
        self.assertIn("No source we read gives the price of the exam, so we don’t rank", page)
        Fee.objects.filter(kind="DUES").delete()
        RenewalRule.objects.filter(kind="DUES_KEPT").delete()
        [last] = self.listing("have=cpc").unpriced
        self.assertEqual((last.path.slug, last.cost.is_unknown), ("cpc-cic", True))


class FirstsTests(AskingPaths):
    def test_first_at_something(self):
        """Ten weeks are 2.3 months: less than 3, 6 and 14.3; about $410 is less than $647."""
        firsts = self.listing("start=diploma").firsts
        says = "Cheapest and quickest of all open to you now at entry level"
        self.assertEqual(firsts, {"self-study-cca": says})

    def test_what_may_not_be_open_is_first_at_nothing(self):
        self.assertNotIn("self-study-cca", self.listing().firsts)

    def test_nothing_is_called_cheap_whose_sum_is_no_total(self):
        for query in SOME:
            with self.subTest(query=query):
                listing = self.listing(query)
                lacking = {row.path.slug for row in listing.unpriced}
                cheap = {slug for slug, says in listing.firsts.items() if "heapest" in says}
                self.assertFalse(cheap & lacking)

    def test_what_is_wholly_known_may_be_the_cheapest(self):
        """Without a second try and what nobody prices the CCA costs $299, and takes no time."""
        PathStep.objects.filter(
            path__slug__in=["self-study-cca", "cca-then-ccs"], kind__in=["BOOKS", "RETAKE"]
        ).delete()
        PathStep.objects.filter(path__start="NEWCOMER", kind="TRAINING", training=None).delete()
        firsts = self.listing("start=diploma").firsts
        self.assertIn("Cheapest", firsts["self-study-cca"])
        best = self.listing("start=diploma").unbeaten_of_all
        self.assertEqual(best, {"self-study-cca"})

    def test_a_first_place_holds_for_what_is_folded_too(self):
        """A nurse’s course of 3 months takes longer than the CCA that is open to anyone."""
        listing = self.listing("start=nurse&state=tx")
        self.assertFalse([says for says in listing.firsts.values() if "of all" in says])

    def test_an_unbeaten_path_is_on_the_line(self):
        self.assertEqual(self.listing("start=coder").chart, None)
        ccs = Certification.objects.get(code="CCS")
        make_fact(StudyTime, certification=ccs, estimate="A plan", weeks_low=16, weeks_high=16)
        listing = self.listing("start=diploma")
        best = listing.chart.drawing.best
        ends = {(part.x2, part.y2) for part in listing.chart.drawing.steps}
        on_line = {mark.slug for mark in listing.chart.drawing.marks if (mark.x, mark.y) in ends}
        self.assertLessEqual(best, on_line)
