"""The page of one path by the catalogue that is shipped: its courses, its rules, its disputes."""

from django.test import TestCase

from tests.pages import text_of
from tests.shipped import load_shipped

from .reading_paths import ReadingPaths


class ShippedPathPageTests(ReadingPaths, TestCase):
    @classmethod
    def setUpTestData(cls):
        load_shipped()

    def test_hours_a_week_make_the_weeks_of_a_course_of_hours(self):
        """440 hours: 55 weeks at 8 are 13 months, at 20 they are 22 weeks."""
        self.assertIn("Months 1–13", self.said("course-cca", "?hours=8"))
        self.assertIn("Weeks 1–22", self.said("course-cca", "?hours=20"))

    def test_steps_say_by_how_much_of_a_range_they_are_counted(self):
        """60 hours at 10 a week are 6 weeks, 180 are 18: the middle is 12."""
        said = self.said("nurse-cpc-a")
        self.assertIn("with 12 weeks, the middle of 6 to 18 weeks", said)
        self.assertNotIn("the middle of", self.said("self-study-cca"))

    def test_books_at_no_price_say_what_that_price_holds(self):
        steps = self.said("nurse-cpc-a").split("Step by step")[1].split("What it costs")[0]
        books = steps.split("Books for the CPC exam")[1]
        self.assertRegex(books, r"\$0 Electronic books inside the online exam are in its price")

    def test_hours_a_week_are_named_only_where_they_count(self):
        plan = self.said("self-study-cca", "?hours=1")
        self.assertNotIn("1 hour a week", plan.split("Step by step")[1].split("Keep it")[0])
        self.assertIn("Time About 10 weeks One study plan; not fitted to your 1 hour.", plan)
        self.assertIn(
            "We count about 10 weeks: one study plan; not fitted to your 1 hour.",
            plan,
        )
        ours = "10 hours a week is our assumption."
        self.assertIn(f"440 class hours at 10 a week. {ours}", self.said("course-cca"))
        self.assertNotIn(ours, self.said("apprentice-work"))

    def test_known_hours_are_told_at_the_readers_pace(self):
        """60 to 180 hours at 10 a week are 6 to 18 weeks, at 3 a week 4.6 to 13.8 months."""
        for slug, hours, takes in (
            ("nurse-cpc-a", 10, "6 to 18 weeks"),
            ("biller-cpc-a", 3, "5 to 14 months"),
        ):
            said = self.said(slug, f"?hours={hours}")
            self.assertIn(f"We count {takes}: 60–180 hours at your {hours} a week.", said)
            self.assertIn("Others say: 4–6 months of study without a background", said)

    def test_a_course_lasts_as_long_as_its_source_says(self):
        """The CRC course: 40 hours at one’s own pace, about three months."""
        crc = self.said("crc")
        self.assertIn("The course takes 3 months, 40 class hours", crc)
        self.assertIn("We count about 13 weeks: as long as the course runs.", crc)

    def test_hours_of_class_are_part_of_the_study(self):
        """80 hours of class at 10 a week are 8 of the 17 to 26 weeks that a newcomer needs."""
        course = self.said("aapc-course-cpc-a")
        self.assertIn("The course takes 80 class hours", course)
        self.assertIn("To be ready for the CPC: 4–6 months of study without a background", course)
        self.assertIn("We count 17 to 26 weeks: one estimate for new coders", course)

    def test_class_hours_without_an_estimate_are_the_least(self):
        """For an apprentice no exam lies ahead; 80 hours at 10 a week are 8 weeks."""
        said = self.said("apprentice-no-job")
        self.assertIn("We count at least 8 weeks: study beside the class is not counted.", said)

    def test_a_price_says_what_else_it_may_include(self):
        course = self.said("course-cca").split("What it costs")[1]
        self.assertIn("$3,000–$5,000 in all, with an exam that the source does not name.", course)
        for slug in ("course-practicode-cpc", "apprentice-no-job"):
            said = self.said(slug)
            self.assertIn("AAPC says that all its training packages include it.", said)
            self.assertIn("That was in 2018–22", said)
            self.assertIn("$0 to $300", said)
        self.assertNotIn("training packages", self.said("apprentice-work-practicode"))

    def test_a_disputed_rule_is_shown_as_disputed_with_a_link(self):
        response = self.page("cca-then-ccs")
        link = '<a class="st dis" href="/disagreements/requirement-ccs-sit/">'
        self.assertContains(response, link)
        said = text_of(response)
        self.assertIn("Recommended for the CCS, not required: CCA and one year of coding.", said)
        self.assertIn("practicetestgeeks.com, undated", said)

    def test_what_we_assume_is_marked_as_ours(self):
        said = self.said("associate-rhit")
        self.assertIn("Our assumption: No source prices this degree", said)

    def test_the_raise_that_pays_counts_what_a_title_adds_to_renewals(self):
        """Two renewals of 249 in five years; the dues of the CPC are paid in any case."""
        said = self.said("cpc-ccs", "?fail=never")
        self.assertIn("5 years $0.09 ($399 + $498) ÷ 10,400 hours", said)
        self.assertIn("1 year $0.20 ($399 + $0) ÷ 2,080 hours", said)

    def test_whose_pay_it_is(self):
        """The survey counts billers as 43-3021: in Florida $37,340 to $40,350, not $36,330."""
        said = self.said("biller-cpb", "?state=fl")
        start = "From the lowest-paid 10% to 25% of all medical records specialists there"
        self.assertIn(f"{start}: $36,330–$37,390", said)
        self.assertNotIn("Someone new, paid", said)
        self.assertIn("This is coders’ pay. The CPB may lead to billing, and the survey", said)
        link = "/salaries/fl/?occupation=43-3021"
        self.assertContains(self.page("biller-cpb", "?state=fl"), f'href="{link}')
        clerks = text_of(self.client.get(link))
        self.assertIn("$37,340–$40,350", clerks)
        self.assertContains(self.page("biller-cbcs"), 'href="/salaries/?occupation=43-3021"')
        self.assertNotIn("This is coders’ pay.", self.said("nurse-crc", "?state=fl"))

    def test_the_checklist_has_what_the_rules_say(self):
        said = self.said("work-cpc").split("Checklist")[1].split("Only what")[0]
        self.assertIn("AAPC membership, paid", said)
        self.assertIn("For the full title: Two years of coding work, shown by letters", said)
        self.assertRegex(
            said, "Books for the CPC exam If you take it .*: The AMA’s CPT Professional"
        )
        cca = self.said("self-study-cca").split("Checklist")[1].split("Only what")[0]
        self.assertIn("Proof for the CCA exam: high-school diploma", cca)
        self.assertIn("CCA application, then the exam within 120 days", cca)
