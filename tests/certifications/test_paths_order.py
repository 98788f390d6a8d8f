"""In which order the list of paths stands, what each is first at, and what is said of its sums."""

from certifications.models import Fee, PathStep, RenewalRule

from .asking_paths import AskingPaths

SOME = ("", "start=diploma", "start=nurse&state=tx", "start=apprentice", "have=cpc", "budget=700")


class SumTests(AskingPaths):
    def test_the_sum_is_that_of_the_reader_or_of_the_cheaper_column(self):
        for payer, figure in (
            ("", "$412.62 or more"),
            ("non-member", "$412.62 or more"),
            ("member", "$423.62 or more"),
        ):
            with self.subTest(payer=payer):
                row = self.row("self-study-cca", f"payer={payer}")
                self.assertEqual((row.cost.figure, row.cost.unknown), (figure, 2))

    def test_a_likely_sum_that_may_also_be_less_is_no_lower_bound(self):
        """Likely $412.62 for the CCA, from $299 for who passes at once."""
        page = self.text("start=diploma")
        self.assertIn("likely $412.62 or more (not a member) $299 to $598 or more", page)
        self.assertNotIn("≥ $412.62", page)

    def test_payback_in_ohio(self):
        """$412.62 × 12 ÷ ($38,060 − $33,000) is 0.98 and ÷ ($45,500 − $33,000) is 0.4: a month.

        $647 gives 1.5 and 0.6: one to two.
        """
        query = "state=oh&start=diploma&earn=33000"
        self.assertEqual(self.row("self-study-cca", query).back.figure, "1 month")
        self.assertEqual(self.row("self-study-cpc-a", query).back.figure, "1–2 months")
        self.assertTrue(self.row("self-study-cpc-a", query).back.is_at_least)
        self.assertFalse(self.row("course-crc", query).back.is_at_least)
        never = self.row("self-study-cca", "state=oh&start=diploma&earn=45500")
        self.assertEqual(never.back.figure, "never")

    def test_why_there_is_no_payback(self):
        for query, slug, reason in (
            ("start=diploma", "self-study-cca", "not asked yet"),
            ("have=cpc&earn=40000", "cpc-crc", "not published"),
            ("have=cpc&earn=40000", "self-study-cca", "not published"),
            ("state=tx&start=diploma&earn=40000", "self-study-cca", "not published"),
        ):
            with self.subTest(query=query):
                self.assertEqual(self.row(slug, query).back.figure, reason)

    def test_whose_pay_counts_for_a_path_to_billing(self):
        page = self.get("start=biller&state=oh")
        self.assertEqual(page.context["listing"].billing_codes, ["CPB"])
        self.assertContains(page, "counted with coders’ pay")
        link = "/salaries/oh/?occupation=43-3021&amp;state=oh&amp;start=biller"
        self.assertContains(page, f'href="{link}"')
        self.assertNotContains(self.get("start=nurse&state=oh"), "counted with coders’ pay")

    def test_hours_a_week_are_ours_until_the_reader_says(self):
        """They change nothing while no source of these paths gives hours of study."""
        self.assertIsNone(self.listing().hours)
        PathStep.objects.get(
            path__slug="self-study-cpc-a", kind="TRAINING"
        ).certification.study_times.update(hours_high=10)
        self.assertIn("Months are for 10 hours a week, our assumption", self.text())
        self.assertNotIn("our assumption until you say", self.text("hours=8"))
        fixed = "Study given in weeks or months stays as it is, whatever your hours."
        for query in ("", "hours=20"):
            self.assertIn(fixed, self.text(query))


class OrderTests(AskingPaths):
    def test_by_what_is_asked(self):
        """CCA $412.62 and 2.3 months; CPC-A $647, 6; CCS $875.46, 14.3; CRC $1,247, 3.

        Whoever has no diploma cannot sit for the CCA; the CRC’s path has no gate of a rule.
        """
        for query, letters in (
            ("start=diploma", "ABCD"),
            ("start=diploma&sort=months", "ADBC"),
            ("state=oh&start=diploma&earn=33000&sort=payback", "ABCD"),
            ("start=no-diploma&sort=fit", "DBAC"),
        ):
            with self.subTest(query=query):
                rows = self.listing(query).rows
                self.assertEqual("".join(row.letter for row in rows), letters)

    def test_letters_go_by_cost_whatever_the_order(self):
        by_cost = {row.path.slug: row.letter for row in self.listing("start=diploma").rows}
        for sort in ("months", "payback", "fit"):
            rows = self.listing(f"start=diploma&earn=30000&sort={sort}").rows
            self.assertEqual({row.path.slug: row.letter for row in rows}, by_cost)

    def test_an_order_that_cannot_be_is_said(self):
        asked = self.listing("start=diploma&sort=payback")
        self.assertIn("Say what you earn now to sort by payback.", asked.cannot_sort)
        self.assertTrue(asked.count.endswith("lowest known cost first"))
        self.assertEqual("".join(row.letter for row in asked.rows), "ABCD")
        never = self.listing("have=cpc&earn=30000&sort=payback").cannot_sort
        self.assertIn("No payback can be worked out for these paths", never)
        known = self.listing("state=oh&start=diploma&sort=payback&earn=30000")
        self.assertEqual(known.cannot_sort, "")

    def test_a_path_without_a_price_is_last_and_not_drawn(self):
        """The exam of the CIC has no price: its dues alone are no sum."""
        listing = self.listing("have=cpc")
        self.assertEqual([row.path.slug for row in listing.rows], ["cpc-crc", "cpc-cic"])
        self.assertIsNone(listing.chart)
        page = self.text("have=cpc")
        self.assertIn("B is not ranked by cost: the price of the exam is not collected.", page)
        Fee.objects.filter(kind="DUES").delete()
        RenewalRule.objects.filter(kind="DUES_KEPT").delete()
        last = self.listing("have=cpc").rows[-1]
        self.assertEqual((last.path.slug, last.cost.is_unknown), ("cpc-cic", True))


class FirstsTests(AskingPaths):
    def test_first_at_something(self):
        """Ten weeks are 2.3 months: less than 3, 6 and 14.3."""
        firsts = self.listing("start=diploma").firsts
        self.assertEqual(firsts, {"self-study-cca": "Quickest of all"})
        gated = self.listing().firsts["self-study-cca"]
        self.assertTrue(gated.endswith(", if its gate is open to you"), gated)

    def test_nothing_is_called_cheap_whose_sum_is_a_lower_bound(self):
        for query in SOME:
            with self.subTest(query=query):
                listing = self.listing(query)
                open_ended = {row.path.slug for row in listing.rows if not row.cost.is_complete}
                cheap = {slug for slug, says in listing.firsts.items() if "heapest" in says}
                self.assertFalse(cheap & open_ended)
                self.assertFalse({row.path.slug for row in listing.unbeaten} & open_ended)

    def test_what_is_wholly_known_may_be_the_cheapest(self):
        """Without a second try and what nobody prices the CCA costs $299, and takes no time."""
        PathStep.objects.filter(
            path__slug__in=["self-study-cca", "cca-then-ccs"], kind__in=["BOOKS", "RETAKE"]
        ).delete()
        PathStep.objects.filter(path__start="NEWCOMER", kind="TRAINING", training=None).delete()
        firsts = self.listing("start=diploma").firsts
        self.assertIn("Cheapest", firsts["self-study-cca"])
        best = self.listing("start=diploma").unbeaten
        self.assertEqual([row.path.slug for row in best], ["self-study-cca"])

    def test_a_first_place_holds_for_what_is_folded_too(self):
        """A nurse’s course of 3 months takes longer than the CCA that is open to anyone."""
        listing = self.listing("start=nurse&state=tx")
        self.assertFalse([says for says in listing.firsts.values() if "of all" in says])
        self.assertIn(
            "and quicker: Self-study, then CCA, $412.62 or more, 2.3 months", listing.lead
        )

    def test_an_unbeaten_path_is_on_the_line(self):
        self.assertEqual(self.listing("start=coder").chart, None)
        listing = self.listing("start=diploma")
        best = {row.letter for row in listing.unbeaten}
        ends = {(part.x2, part.y2) for part in listing.chart.steps}
        on_line = {mark.letter for mark in listing.chart.marks if (mark.x, mark.y) in ends}
        self.assertLessEqual(best, on_line)
