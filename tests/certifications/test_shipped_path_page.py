"""The page of one path by the catalogue that is shipped: its courses, its rules, its disputes."""

from django.core.management import call_command
from django.test import TestCase

from tests.pages import text_of

from .reading_paths import ReadingPaths


class ShippedPathPageTests(ReadingPaths, TestCase):
    @classmethod
    def setUpTestData(cls):
        call_command("load_catalogue", verbosity=0)

    def test_hours_a_week_make_the_weeks_of_a_course_of_hours(self):
        """80 hours: 10 weeks at 8, 20 weeks at 4."""
        self.assertIn("Weeks 1–10", self.said("aapc-course-cpc-a", "?hours=8"))
        self.assertIn("Weeks 1–20", self.said("aapc-course-cpc-a", "?hours=4"))

    def test_hours_a_week_are_named_only_where_they_count(self):
        fixed = "Study given in weeks or months stays as it is, whatever your hours."
        plan = self.said("self-study-cca", "?hours=1")
        self.assertNotIn("1 hour a week", plan.split("Step by step")[1].split("Keep it")[0])
        self.assertNotIn("Time at", plan)
        self.assertIn(fixed, plan)
        self.assertIn("an estimate, not a rule. It stays as it is, whatever your hours.", plan)
        both = self.said("course-practicode-cpc")
        self.assertIn("Time at 10 hours a week", both)
        self.assertIn(f"10 hours is our assumption. {fixed}", both)
        work = self.said("apprentice-work")
        self.assertNotIn("hours is our assumption", work)
        self.assertNotIn(fixed, work)

    def test_known_hours_are_told_at_the_readers_pace(self):
        """60 to 180 hours at 10 a week are 6 to 18 weeks, at 3 a week 20 weeks to 14 months."""
        told = "At 10 hours a week its 60–180 hours take 6 to 18 weeks."
        self.assertIn(told, self.said("nurse-cpc-a", "?hours=10"))
        told = "At 3 hours a week its 60–180 hours take 20 weeks to 14 months."
        self.assertIn(told, self.said("biller-cpc-a", "?hours=3"))

    def test_a_course_lasts_as_long_as_its_source_says(self):
        """The CRC course: 40 hours at one’s own pace, about three months."""
        crc = self.said("crc")
        self.assertIn("It takes 3 months, 40 class hours", crc)
        self.assertIn("About 13 weeks", crc)
        self.assertNotIn("4 weeks", crc)

    def test_hours_of_class_are_told_as_such(self):
        """80 hours at 10 a week are 8 weeks of class, and study comes on top."""
        course = self.said("aapc-course-cpc-a")
        self.assertIn("It takes 80 class hours", course)
        self.assertIn("its 80 class hours take 8 weeks, which is our inference.", course)
        self.assertIn("Study beside the class comes on top", course)
        self.assertIn("At least 8 weeks", course)

    def test_a_price_says_what_else_it_may_include(self):
        course = self.said("course-cca").split("Ledger")[1]
        self.assertIn("$3,000–$5,000 in all, with an exam that the source does not name.", course)
        for slug in ("course-practicode-cpc", "apprentice-no-job"):
            said = self.said(slug)
            self.assertIn("AAPC says that all its training packages include it.", said)
            self.assertIn("That was in 2018–22", said)
            self.assertIn("$0 to $300", said)
        self.assertNotIn("training packages", self.said("apprentice-work-practicode"))
        self.assertIn("10 hours is our assumption", self.said("aapc-course-cpc-a"))

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
        said = self.said("work-cpc").split("Checklist to print")[1].split("Only what")[0]
        self.assertIn("AAPC membership, paid", said)
        self.assertIn("To lose the “A”: Two years of coding work, shown by letters", said)
        self.assertRegex(
            said, "Books for the CPC exam If you sit it .*: The AMA’s CPT Professional"
        )
        cca = self.said("self-study-cca").split("Checklist to print")[1].split("Only what")[0]
        self.assertIn("Proof for the CCA exam: high-school diploma", cca)
        self.assertIn("CCA application, then the exam within 120 days", cca)
