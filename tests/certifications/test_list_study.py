"""Study time in the list: by the one model, for who asks."""

from django.test import TestCase

from certifications.models import StudyTime
from tests.certifications.asking import LIST, Asking, make_three
from tests.certifications.rows import make_fact
from tests.pages import text_of
from tests.shelves import take_stock

WEEKS = "study is given in weeks, and no source says for how many hours a week."


class StudyInTheListTests(Asking, TestCase):
    """The CCS is said to take 16 weeks. The CPC takes 24 weeks those who are new to the field, and
    others 60 hours. Of the CIC nothing is said.
    """

    @classmethod
    def setUpTestData(cls):
        _, cls.cpc, _ = make_three()
        StudyTime.objects.filter(certification=cls.cpc).update(for_whom="NEW")
        make_fact(
            StudyTime, certification=cls.cpc, estimate="60 hours", study_hours=60, for_whom="KNOWS"
        )
        take_stock()

    def study(self, query: str) -> dict[str, str]:
        rows = self.client.get(f"{LIST[:-1]}.json?{query}").json()["rows"]
        return {row["certification"]: row["study_months_likely"] for row in rows}

    def said(self, query: str) -> str:
        return text_of(self.client.get(f"{LIST}?{query}"))

    def test_who_knows_the_field_is_ranked_by_the_estimate_for_them(self):
        """60 hours at 10 a week are 6 weeks, which are less than the 16 of the CCS."""
        self.assertEqual(self.codes("sort=months"), ["CCS", "CPC", "CIC"])
        self.assertEqual(self.codes("sort=months&have=rn"), ["CPC", "CCS", "CIC"])
        self.assertEqual(self.codes("max_months=2&have=rn"), ["CPC"])
        said = self.said("sort=months&have=rn")
        self.assertIn("Study time is for someone who knows the field", said)
        self.assertIn("spread over weeks of 10 hours, our assumption until you say.", said)

    def test_hours_follow_the_reader_and_weeks_are_not_ranked_at_other_hours(self):
        """60 hours at 2 a week are 30 weeks, 6.9 months; of 16 weeks nobody says."""
        query = "sort=months&have=rn&hours=2"
        self.assertEqual(self.codes(query)[0], "CPC")
        self.assertEqual(self.study(query)["CPC"], 6.9)
        self.assertEqual(self.codes("max_months=6&have=rn&hours=2"), [])
        self.assertEqual(self.codes("max_months=7&have=rn&hours=2"), ["CPC"])
        said = self.said(query)
        self.assertIn("spread over weeks of your 2 hours.", said)
        self.assertIn(f"One title is not ranked by time: {WEEKS}", said)
        self.assertIn("16 weeks not ranked", said)

    def test_what_the_limit_hides_says_why(self):
        groups = self.near("max_months=7&hours=2")
        said = {row.certification.code: "".join(g.says) for g in groups for row in g.rows}
        self.assertEqual(said["CCS"].partition(": ")[2], WEEKS)
        self.assertEqual(said["CIC"], "is hidden because its study time is not collected.")

    def test_the_file_has_the_months_of_the_reader_and_why_they_are_not_ranked(self):
        data = self.client.get(f"{LIST[:-1]}.json?hours=2").json()
        rows = {row["certification"]: row for row in data["rows"]}
        self.assertEqual(data["query"]["hours"], ["2"])
        self.assertEqual(f"{rows['CCS']['study_not_ranked']}.", WEEKS)
        self.assertIsNone(rows["CIC"]["study_months_low"])
        self.assertEqual(rows["CIC"]["study_not_ranked"], "no source says how long the study takes")
