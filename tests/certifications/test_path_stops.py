"""If you stop on the way of a path: what is paid, held and kept alive, on the small catalogue."""

import re

from django.test import TestCase

from .paths_by_hand import make_paths
from .read_ledger import plain


class PathStopsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_paths()

    def rows(self, slug: str, query: str = "") -> list[str]:
        """Each stop of a path, its cells joined."""
        html = self.client.get(f"/paths/{slug}/{query}").content.decode()
        table = html.partition('<table class="one stops"')[2].partition("</table>")[0]
        return [plain(row) for row in re.findall(r"<tr\b.*?</tr>", table, re.DOTALL)[1:]]

    def test_what_is_spent_grows_from_stop_to_stop(self):
        """$299 and 38% of it: about $410; with $399 and 16% of it, about $880."""
        rows = self.rows("cca-then-ccs", "?payer=non-member")
        [cca] = (row for row in rows if row.startswith("Take the CCA"))
        [ccs] = (row for row in rows if row.startswith("Take the CCS"))
        self.assertIn("about $410", cca)
        self.assertIn("about $880", ccs)
        self.assertIn("CCA, CCS", ccs)

    def test_before_the_first_exam_no_title_is_held(self):
        first = self.rows("self-study-cpc-a")[0]
        self.assertIn("No title yet", first)
        self.assertIn("Nothing to keep up yet", first)

    def test_what_the_reader_holds_already_counts(self):
        rows = self.rows("self-study-cpc-a", "?have=cca")
        self.assertRegex(rows[0], r"\bCCA\b")
        self.assertNotIn("No title yet", rows[0])
        self.assertIn("AHIMA", rows[0])
        self.assertIn("CCA, CPC-A", rows[-1])

    def test_the_first_renewal_says_what_it_leaves_out(self):
        says = "What your CCA costs to keep is not in it"
        held = plain(self.client.get("/paths/self-study-cpc-a/?have=cca").content.decode())
        self.assertIn(says, held)
        none = plain(self.client.get("/paths/self-study-cpc-a/").content.decode())
        self.assertNotIn("costs to keep is not in it", none)

    def test_an_apprentice_title_is_called_so(self):
        last = self.rows("self-study-cpc-a")[-1]
        self.assertIn("CPC-A", last)
        self.assertIn("$647", last)

    def test_an_apprentice_stays_one_until_the_last_step(self):
        rows = self.rows("apprentice-work")
        self.assertIn("CPC-A", rows[0])
        self.assertNotIn("CPC-A AAPC", rows[-1])

    def test_only_the_years_of_dues_begun_are_spent(self):
        """A member’s path takes over a year: $149 at the CCA, in all two years of it, $298.

        $199 and $76 and $149: about $420. With $299 and $48 and $149 more: about $920.
        """
        rows = self.rows("cca-then-ccs", "?payer=member")
        [cca] = (row for row in rows if row.startswith("Take the CCA"))
        self.assertIn("about $420", cca)
        self.assertIn("about $920", rows[-1])

    def test_a_stop_that_changes_no_title_does_not_say_it_again(self):
        rows = self.rows("cca-then-ccs")
        self.assertEqual(sum("As above" in row for row in rows), 2)
