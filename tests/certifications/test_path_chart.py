"""What the drawing of the list of paths shows in a sentence, and what would change the answer."""

from decimal import Decimal

from django.test import SimpleTestCase

from certifications.catalogue.amounts import Spread, Sum
from certifications.catalogue.study import Time
from certifications.models import Certification, PathStep, StudyTime
from certifications.paths.list import finding
from certifications.paths.list.ranking import Contender

from .asking_paths import AskingPaths
from .rows import make_fact


def contender(slug: str, dollars: int, months: int) -> Contender:
    cost, time = Sum(Spread.exactly(dollars)), Time(Spread.exactly(months))
    return Contender(slug, slug, cost, time)


class FindingTests(SimpleTestCase):
    def test_what_is_cheaper_or_faster_than_the_first(self):
        first = contender("cca", 410, 2)
        dear_and_slow = contender("cpc", 647, 5)
        for others, says in (
            ([], "No path here costs less than the CCA or is faster"),
            (
                [contender("cbcs", 117, 12)],
                "Only one path costs less than the CCA, and it takes six times as long",
            ),
            (
                [contender("x", 400, 4)],
                "Only one path costs less than the CCA, and it takes twice as long",
            ),
            (
                [contender("x", 117, 12), contender("y", 300, 4)],
                "Two paths cost less than the CCA, but none is faster",
            ),
            ([contender("x", 900, 1)], "Only one path is faster than the CCA, and it costs more"),
            ([contender("x", 900, 1), contender("y", 100, 9)], finding.NONE),
        ):
            with self.subTest(says):
                self.assertEqual(finding.of("CCA", first, [dear_and_slow, *others]), says)

    def test_it_is_said_among_what_it_was_held(self):
        first, cheap = contender("cca", 410, 2), contender("x", 400, 4)
        for among, others, says in (
            (
                finding.Among(True),
                [],
                "No path open to you now costs less than the CCA or is faster",
            ),
            (
                finding.Among(True, True),
                [cheap],
                "Only one entry-level path open to you now costs less than the CCA, and it takes"
                " twice as long",
            ),
            (
                finding.Among(False, True),
                [cheap, cheap],
                "Two entry-level paths open to you now cost less than the CCA, but none is faster",
            ),
        ):
            with self.subTest(says):
                self.assertEqual(finding.of("CCA", first, others, among), says)


class ChartTests(AskingPaths):
    """CCA $413 and 2.3 months; CPC-A $647, 6; CCS $876, 18; CRC $1,247, 3."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        ccs = Certification.objects.get(code="CCS")
        make_fact(StudyTime, certification=ccs, estimate="A plan", weeks_low=16, weeks_high=16)

    def test_what_no_source_gives_a_time_for_is_not_drawn(self):
        StudyTime.objects.filter(certification__code="CCS").delete()
        self.assertNotIn("cca-then-ccs", self.drawn("start=diploma"))

    def test_drawn_from_four_totals_on(self):
        chart = self.listing("start=diploma").chart
        self.assertEqual({point.slug for point in chart.points}, self.drawn("start=diploma"))
        says = "No entry-level path open to you now costs less than the CCA or is faster"
        self.assertEqual(chart.title, says)
        self.assertIsNone(self.listing("start=diploma&budget=900").chart)

    def drawn(self, query):
        return {row.path.slug for row in self.listing(query).rows if row.contender.is_drawn}

    def test_nothing_is_drawn_where_what_has_no_place_may_be_faster(self):
        """The plans in weeks of the CCA and the CPC fit no 20 hours a week."""
        self.assertIsNone(self.listing("start=diploma&hours=20").chart)

    def test_it_runs_to_the_limit_and_says_what_is_not_drawn(self):
        chart = self.listing("start=diploma&budget=1500").chart
        self.assertEqual((chart.limit, chart.count), (0.0, "Four paths within $1,500"))
        PathStep.objects.get(
            path__slug="self-study-cpc-a", kind="TRAINING"
        ).certification.study_times.all().delete()
        self.assertIsNone(self.listing("start=diploma&budget=1500").chart)

    def test_without_a_limit_what_is_far_dearer_is_not_drawn(self):
        """Four times $413 is $1,650: a course of $1,600 makes the CRC $2,247."""
        PathStep.objects.get(path__slug="course-crc", kind="TRAINING").training.costs.update(
            low=1600, high=1600
        )
        self.assertIsNone(self.listing("start=diploma").chart)
        drawn = self.listing("start=diploma&budget=9000").chart
        self.assertEqual(len(drawn.points), 4)

    def test_what_is_not_open_now_or_above_entry_is_drawn_dashed_and_on_no_line(self):
        """Without a diploma said the CCA is not surely open, and it is the cheapest of all; the CRC
        is above entry level. What is left is the CPC-A."""
        listing = self.listing()
        self.assertLess(self.row("self-study-cca").cost.likely, Decimal(647))
        self.assertIn("self-study-cca", listing.chart.drawing.shut)
        self.assertEqual(listing.chart.drawing.best, {"self-study-cpc-a"})
        page = self.text()
        self.assertIn("dashed: above entry level, or not open to you now, as far as we know", page)
        self.assertEqual(self.get().content.count(b'class="shut"'), len(listing.chart.drawing.shut))

    def test_the_best_are_labelled_whatever_else_is(self):
        chart = self.listing("start=diploma").chart
        labelled = {mark.slug for mark in chart.drawing.marks if mark.label}
        self.assertLessEqual(chart.drawing.best, labelled)

    def test_no_letters(self):
        self.assertNotRegex(self.text("start=diploma"), r"\bA CCA\b|\bB CPC")


class WouldChangeTests(AskingPaths):
    def said(self, query) -> dict[str, tuple[str, str]]:
        changes = self.listing(query).changes
        return {change.what: (change.then, change.address) for change in changes}

    def test_each_with_its_sum_and_the_address_that_works_it_out(self):
        """The CCA without its $299 is 38% of it: $114. Failed once for sure it is twice $299:
        $598. Dues of $149 and twice $199 are less, but only for who joins before the first try.

        The CRC’s course is the one with a teacher; $647 is the next total over $500.
        """
        said = self.said("start=diploma&budget=500")
        self.assertEqual(
            said["An employer pays the CCA exam."],
            (
                "The CCA drops to about $110 plus books.",
                "/paths/self-study-cca/?start=diploma&budget=500&exam-cca=0",
            ),
        )
        self.assertEqual(
            said["You want a class and a teacher."],
            (
                "The lowest total we have is $1,247 plus books: a course, then CRC.",
                "/paths/course-crc/?start=diploma&budget=500",
            ),
        )
        self.assertEqual(
            said["You can spend $700."],
            ("Self-study, then CPC-A comes in.", "?start=diploma&budget=700"),
        )
        then, address = said["You fail the CCA exam once."]
        self.assertEqual(
            then,
            "The CCA goes from about $410 to $598."
            " It is $547 if you are an AHIMA member before the first try.",
        )
        self.assertTrue(address.endswith("&fail=once"))

    def test_the_address_shows_what_is_said(self):
        _, address = self.said("start=diploma")["An employer pays the CCA exam."]
        self.assertContains(self.client.get(address), "$110")

    def test_a_failed_exam_may_make_another_path_cheaper(self):
        """At $500 for the CPC’s exam and dues together the CCA at $598 costs more."""
        cpc = PathStep.objects.get(path__slug="self-study-cpc-a", kind="EXAM").certification
        cpc.fees.filter(kind="EXAM_ONE").update(amount=Decimal(278))
        then, _ = self.said("start=diploma")["You fail the CCA exam once."]
        self.assertIn("to $598, and the CPC-A costs less.", then)

    def test_who_holds_a_title(self):
        """The CRC is $425 for who holds the CPC, and the course $600; dues are $222."""
        said = self.said("have=cpc")
        self.assertIn("An employer pays the CRC exam.", said)
        self.assertNotIn("You already have a job in a clinic or billing office.", said)
        self.assertNotIn("You want a class and a teacher.", said)


class LeftOutTests(AskingPaths):
    def test_in_one_fold_with_counts_and_who_they_are_for(self):
        page = self.text("start=diploma")
        self.assertIn(
            "Left out: 5 paths made for other people 1 for nurses, 1 for billers, 1 that starts"
            " from a CPC-A, 2 that start from a CPC",
            page,
        )
        for link in ("I am a nurse", "I do billing", "I hold a CPC-A", "I hold a CPC"):
            self.assertIn(link, page)

    def test_other_reasons_have_no_such_title(self):
        page = self.text("start=diploma&have=cca")
        self.assertIn("you hold the CCA already", page)
        self.assertNotIn("made for other people", page)
