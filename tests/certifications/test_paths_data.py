"""The list of paths as CSV and JSON: the same rows, with what is unknown left empty."""

import csv
import io
from urllib.parse import urlencode

from certifications.models import Fee

from .asking_paths import AskingPaths


class DataTests(AskingPaths):
    def json(self, query):
        return self.client.get(f"/paths.json?{query}").json()

    def test_as_csv(self):
        """A member pays $423.62 for the CCA, and two lines are unknown."""
        query = "state=oh&start=diploma&budget=1000&sort=months&payer=member"
        text = self.client.get(f"/paths.csv?{query}").content.decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text)))
        self.assertEqual([row["path"] for row in rows], self.own(query))
        [cca] = [row for row in rows if row["path"] == "self-study-cca"]
        self.assertEqual(
            (cca["cost_likely"], cca["unknown_cost_lines"], cca["membership"]),
            ("423.62", "2", "member"),
        )

    def test_as_json_with_the_answers(self):
        query = {"start": "diploma", "have": ["cca"], "budget": "1000", "sort": "nonsense"}
        data = self.json(urlencode(query, doseq=True))
        self.assertEqual(data["query"]["start"], ["diploma"])
        self.assertIn("sorted by cost", " ".join(data["problems"]))
        self.assertNotIn("self-study-cca", [row["path"] for row in data["rows"]])

    def test_what_is_not_known_is_named_and_never_nothing(self):
        """Of the CIC only the dues are known, $222; without them no line is."""
        self.assertEqual(self.cic(), (222, "CIC exam"))
        Fee.objects.filter(kind="DUES").delete()
        self.assertEqual(self.cic(), (None, "AAPC dues and CIC exam"))

    def cic(self) -> tuple:
        [row] = [row for row in self.json("have=cpc")["rows"] if row["path"] == "cpc-cic"]
        return row["cost_likely"], row["unknown_costs"]

    def test_what_is_folded_can_beat_a_path_too(self):
        """The CRC for nurses is $1,247 and 3 months, the folded CCA $412.62 and 2.3 months.

        The CPB for billers is dearer than that and takes no time that is known.
        """
        for query, best in (
            ("start=nurse", []),
            ("start=biller", ["biller-cpb"]),
            ("have=cpc-a&have=coding-24", ["apprentice-work"]),
        ):
            with self.subTest(query):
                rows = self.json(query)["rows"]
                self.assertEqual([row["path"] for row in rows if row["is_unbeaten"]], best)
