"""The list of paths as CSV and JSON: the same rows, with what is unknown left empty."""

import csv
import io
from urllib.parse import urlencode

from .asking_paths import AskingPaths


class DataTests(AskingPaths):
    def json(self, query):
        return self.client.get(f"/paths.json?{query}").json()

    def test_as_csv(self):
        """A member pays $424 for the CCA, and two lines are unknown."""
        query = "state=oh&start=diploma&budget=1000&sort=months&payer=member"
        text = self.client.get(f"/paths.csv?{query}").content.decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text)))
        within = [row["path"] for row in rows if row["fits"] == "yes"]
        self.assertEqual(within, self.own(query))
        [cca] = [row for row in rows if row["path"] == "self-study-cca"]
        self.assertEqual(
            (cca["cost_likely"], cca["unknown_cost_lines"], cca["membership"]),
            ("424.00", "2", "member"),
        )

    def test_as_json_with_the_answers(self):
        query = {"start": "diploma", "have": ["cca"], "budget": "1000", "sort": "nonsense"}
        data = self.json(urlencode(query, doseq=True))
        self.assertEqual(data["query"]["start"], ["diploma"])
        self.assertIn("sorted by cost", " ".join(data["problems"]))
        self.assertNotIn("self-study-cca", [row["path"] for row in data["rows"]])

    def test_every_path_of_the_page_with_whether_it_fits(self):
        """The CCA is likely to cost $413; the CPC-A, $647, is over a limit of $500."""
        fits = {row["path"]: row["fits"] for row in self.json("start=diploma&budget=500")["rows"]}
        self.assertEqual((fits["self-study-cca"], fits["self-study-cpc-a"]), ("yes", "over"))
        for query in (
            "",
            "start=diploma&budget=500",
            "start=nurse&budget=600",
            "have=cpc&budget=1",
        ):
            listing = self.listing(query)
            rows = self.json(query)["rows"]
            of = {row["path"]: row["fits"] for row in rows}
            with self.subTest(query):
                self.assertEqual(len(of), len(rows), "each once")
                for group, says in (
                    (listing.rows, "yes"),
                    (listing.over, "over"),
                    (listing.unpriced, "no total"),
                ):
                    self.assertEqual({of.pop(row.path.slug) for row in group} - {says}, set())
                self.assertEqual(set(of), {row.path.slug for row in listing.others})
                for row in rows:
                    self.assertEqual(row["has_total"], row["fits"] != "no total")
                    if row["fits"] == "over":
                        self.assertIsNone(row["first_at"])
                        self.assertFalse(row["is_unbeaten"])

    def test_letters_go_by_the_usual_order_and_on_in_the_folds(self):
        for query, paths in (
            ("start=diploma", ["self-study-cca", "self-study-cpc-a", "cca-then-ccs"]),
            ("start=diploma&sort=months", ["self-study-cca", "course-crc", "self-study-cpc-a"]),
        ):
            letters = {row["path"]: row["letter"] for row in self.json(query)["rows"]}
            self.assertEqual(list(letters)[:3], paths)
            self.assertEqual(letters["cca-then-ccs"], "C")
        rows = self.json("start=apprentice")["rows"]
        self.assertEqual([row["letter"] for row in rows], ["A", "B", None, "D", "E", "F"])

    def test_payback_in_ohio(self):
        """$413 × 52 ÷ ($38,060 − $33,000) is 4.2 and ÷ ($45,500 − $33,000) is 1.7: weeks begun.

        $647 gives 6.6 and 2.7.
        """
        for query, slug, says in (
            ("state=oh&start=diploma&earn=33000", "self-study-cca", "2 to 5 weeks"),
            ("state=oh&start=diploma&earn=33000", "self-study-cpc-a", "3 to 7 weeks"),
            ("state=oh&start=diploma&earn=45500", "self-study-cca", "never"),
            ("start=diploma", "self-study-cca", "add what you earn now"),
            ("have=cpc&earn=40000", "cpc-crc", "not published"),
            ("state=tx&start=diploma&earn=40000", "self-study-cca", "not published"),
        ):
            with self.subTest(query, path=slug):
                back = {row["path"]: row["pays_back_in"] for row in self.json(query)["rows"]}
                self.assertEqual(back[slug], says)

    def test_what_is_not_known_is_named_and_never_nothing(self):
        """Nothing of the CIC has a price to a CPC holder, who pays the dues already."""
        self.assertEqual(self.cic(), (None, "CIC exam and books to study with, CIC"))

    def cic(self) -> tuple:
        [row] = [row for row in self.json("have=cpc")["rows"] if row["path"] == "cpc-cic"]
        return row["cost_likely"], row["unknown_costs"]

    def test_what_is_folded_can_beat_a_path_too(self):
        """The CRC for nurses is $1,247 and 3 months, the folded CCA $413 and 2.3 months.

        The CPB for billers has no level that anyone names: it is held up as nothing. Of what is
        open to anyone a biller who says no schooling can only take the CPC exam.
        """
        for query, best in (
            ("start=nurse", ["self-study-cca"]),
            ("start=biller", ["self-study-cpc-a"]),
            ("have=cpc-a&have=coding-24", ["apprentice-work"]),
        ):
            with self.subTest(query):
                rows = self.json(query)["rows"]
                self.assertEqual([row["path"] for row in rows if row["is_unbeaten"]], best)

    def test_without_a_total_no_cost_is_given_and_the_reason_is(self):
        rows = {row["path"]: row for row in self.json("have=cpc")["rows"]}
        self.assertEqual(rows["cpc-cic"]["no_total_because"], "no published price for the exam")
        for query in ("", "start=diploma", "start=nurse", "have=cpc", "have=cpc-a"):
            for row in self.json(query)["rows"]:
                costs = [row[f"cost_{end}"] for end in ("low", "likely", "high")]
                self.assertEqual([each is not None for each in costs], [row["has_total"]] * 3)
                self.assertEqual(row["no_total_because"] is None, row["has_total"])

    def test_each_sum_leads_to_its_lines_and_names_their_sources(self):
        data = self.json("state=oh&start=diploma&earn=33000&as_of=2026-11-01")
        told = {source["slug"] for source in data["sources"]}
        for row in data["rows"]:
            with self.subTest(row["path"]):
                self.assertIn("as_of=2026-11-01", row["ledger"])
                ledger = self.client.get(row["ledger"].replace(".csv", ".json")).json()
                self.assertEqual(ledger["query"]["as_of"], "2026-11-01")
                lines = [line for line in ledger["rows"] if line["stage"] == "earn"]
                of_lines = {line["source"] for line in lines if line["source"]}
                self.assertTrue(of_lines)
                self.assertLessEqual(of_lines, set(row["cost_sources"]))
                self.assertLessEqual({*row["cost_sources"], row["pay_source"]}, told)
        [cca] = [row for row in data["rows"] if row["path"] == "self-study-cca"]
        self.assertTrue(set(cca["months_sources"] or ()) <= told)

    def test_a_source_in_the_csv_is_a_line_with_its_publisher(self):
        query = "state=oh&start=diploma&earn=33000"
        text = self.client.get(f"/paths.csv?{query}").content.decode("utf-8-sig")
        row = next(csv.DictReader(io.StringIO(text)))
        data = self.json(query)
        sources = {source["slug"]: source for source in data["sources"]}
        for name in ("cost_sources", "months_sources", "pay_source"):
            slugs = data["rows"][0][name]
            self.assertTrue(slugs, name)
            for slug in [slugs] if isinstance(slugs, str) else slugs:
                self.assertIn(sources[slug]["publisher"], row[name])

    def test_first_and_unbeaten_are_only_what_their_column_says(self):
        """Not a job first, nor a first title above entry level, however cheap it is."""
        for query in ("", "start=diploma", "start=nurse", "start=biller", "have=cpc"):
            listing = self.listing(query)
            rows = (*listing.rows, *listing.others)
            begun = {each.path.slug: each.is_open_now and not each.contender.level for each in rows}
            for row in self.json(query)["rows"]:
                if row["first_at"] or row["is_unbeaten"]:
                    self.assertTrue(begun[row["path"]] and row["has_total"], row["path"])
        columns = self.json("start=diploma")["columns"]
        for name in ("first_at", "is_unbeaten"):
            self.assertIn("open to the reader now and, for who has not begun", columns[name])
