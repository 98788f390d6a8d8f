"""What the shipped catalogue says of keeping credentials, fees and days."""

from django.test import TestCase

from certifications.models import Certification, Fee, RenewalRule
from tests.pages import text_of
from tests.shelves import profiles
from tests.shipped import load_shipped


class ShippedUpkeepTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_shipped()

    def profile(self, slug):
        certification = Certification.objects.select_related("issuer").get(slug=slug)
        return profiles([certification])[0]

    def text(self, path):
        return text_of(self.client.get(path))

    def test_the_credits_of_the_cic_are_by_aapc(self):
        finding = self.profile("cic").credits
        self.assertEqual(
            (finding.headline.ceus, str(finding.headline.source.publisher)), (36, "AAPC")
        )
        publishers = {str(fact.source.publisher) for fact in finding.agreeing}
        self.assertEqual(publishers, {"AAPC", "Element Medical Coding"})

    def test_eight_credits_on_the_subject_are_for_specialty_credentials(self):
        """Claim: 8 CEU per 2 years for each specialty credential held."""
        on_subject = RenewalRule.Kind.ON_SUBJECT
        for slug in ("cpc", "coc", "cic", "crc", "cpb"):
            with self.subTest(slug):
                self.assertIsNone(self.profile(slug).renewal(on_subject).headline)
                self.assertNotIn("Of them on the subject", self.text(f"/certifications/{slug}/"))
                keep = self.text(f"/tools/keep/?c={slug}&on=2026-01-01")
                self.assertNotIn("on the subject", keep)
        for slug, ceus in (("cemc", 8), ("cuc", 8), ("circc", 16), ("cpma", 16)):
            with self.subTest(slug):
                self.assertEqual(self.profile(slug).renewal(on_subject).headline.ceus, ceus)
                keep = self.text(f"/tools/keep/?c={slug}&on=2026-01-01")
                self.assertIn(f"{ceus} on the subject of the {slug.upper()}", keep)

    def test_from_when_cycles_count_is_said_where_a_source_says_it(self):
        keep = self.text("/tools/keep/?c=cca&c=ccds&c=cpc&on=2026-01-01")
        self.assertIn("AHIMA: years and cycles count from the day the first exam is passed", keep)
        self.assertIn("ACDIS: years and cycles count from the day its own exam is passed", keep)
        self.assertIn("AAPC: we count years and cycles from the day you earned it", keep)

    def test_what_moves_an_exam_is_told_from_its_columns(self):
        text = self.text("/tools/exam-day/?c=cca&day=2027-01-20")
        self.assertIn("Jan. 5, 2027 Last day to move it without the $30 fee", text)
        self.assertIn("from 14 days to 1 day ahead", text)

    def test_five_years_are_the_same_everywhere(self):
        """$150 a year is $750 in five years, $75 is $375: the last day ends the fifth year."""
        for slug, amount in (("chbme", 750), ("cmc", 375)):
            with self.subTest(slug):
                renewal = [ln for ln in self.profile(slug).costs.lines if ln.label == "Renewal fee"]
                self.assertEqual([line.kept for line in renewal], [amount])
                keep = self.text(f"/tools/keep/?c={slug}&years=5&on=2026-01-01")
                self.assertIn(f"costs ${amount}", keep)
                compare = self.text(f"/compare/?c={slug}&c=cpc")
                self.assertIn(f"${amount}", compare)
                self.assertIn("on the last day", self.text(f"/certifications/{slug}/"))

    # Prices and dues

    def test_the_prices_of_the_cpc_as_relayed(self):
        """$425 and $499, students $400 and $475; $399 was the price of before, and no rival."""
        cpc = self.profile("cpc")
        one, two = Fee.Kind.EXAM_ONE, Fee.Kind.EXAM_TWO
        for kind, payer, amount in (
            (one, Fee.Payer.ANYONE, 425),
            (two, Fee.Payer.ANYONE, 499),
            (one, Fee.Payer.STUDENT, 400),
            (two, Fee.Payer.STUDENT, 475),
        ):
            with self.subTest(kind=kind, payer=payer):
                self.assertEqual(cpc.fee(kind, payer).headline.amount, amount)
        self.assertEqual(cpc.exam_fee_one.rivals, [])

    def test_the_words_of_a_search_dispute_and_do_not_replace(self):
        for slug, asked, shown, other in (
            ("cpc", "dues", 222, 229),
            ("cpc", "dues_student", 157, 164),
            ("cbcs", "exam_fee_one", 117, 134),
        ):
            with self.subTest(slug=slug, asked=asked):
                finding = getattr(self.profile(slug), asked)
                self.assertEqual(finding.headline.amount, shown)
                self.assertIn(other, [rival.amount for rival in finding.rivals])

    # What is no sum

    def test_a_first_year_without_the_exam_is_no_sum(self):
        costs = self.profile("cic").costs
        self.assertEqual(costs.first_year.figure, "$222 + the exam")
        self.assertFalse(costs.first_year.is_total)

    def test_two_tries_count_where_one_alone_has_no_price(self):
        """COC and CPCO: $499 for two tries; for one, no source gives a price. Dues are $222."""
        for slug in ("coc", "cpco"):
            with self.subTest(slug):
                profile, code = self.profile(slug), slug.upper()
                self.assertIsNone(profile.exam_fee_one.headline)
                self.assertEqual(profile.costs.first_year.figure, "$721")
                page = self.text(f"/certifications/{slug}/")
                self.assertIn("Exam (two tries) and first-year dues $721", page)
                self.assertIn("Exam, two tries 499 499", page)
                self.assertIn(code, self.shown("/certifications/?max_cost=499"))
                self.assertNotIn(code, self.shown("/certifications/?max_cost=498"))

    def test_every_page_that_counts_two_tries_says_so(self):
        fee = "The exam fee of the COC is for two tries."
        for path, said in (
            ("/", "$499 two tries"),
            ("/certifications/?q=coc", "$499 two tries"),
            ("/compare/?c=cpc&c=coc", fee),
            ("/compare/?c=cpc&c=coc&have=cca", fee),
            ("/compare/?c=coc&c=cpco", "The exam fees of the COC and CPCO are for two tries."),
            ("/tools/eligibility/?have=cpc", "$499 two tries"),
            ("/paths/cpc-coc/", "COC exam, two tries 499"),
            ("/paths/cpc-coc/", "In the price of the exam, which is for two tries."),
            ("/paths/cpc-coc/handout/", "COC exam, two tries"),
        ):
            with self.subTest(path):
                self.assertIn(said, self.text(path))
        self.assertNotIn("two tries", self.text("/compare/?c=cpc&c=cca"))
        held = self.text("/compare/?c=cpc&c=cca&c=coc&have=coc")
        self.assertNotIn("is for two tries.", held)

    def shown(self, path):
        return [row.certification.code for row in self.client.get(path).context["listing"].hits]

    def test_a_sum_says_what_it_leaves_out(self):
        said = "Exam and first-year dues $647 + books No course is in it."
        self.assertIn(said, self.text("/certifications/cpc/"))

    def test_a_sum_without_the_exam_says_so_instead_of_counting_lines(self):
        text = self.text("/certifications/cic/")
        self.assertIn(
            "Exam and first-year dues not known We have no price for the exam. No course is in it.",
            text,
        )

    def test_a_third_party_s_word_that_nothing_is_asked_carries_its_name(self):
        """No page of AAPC seen says it of the CIC; of the CPC one does."""
        cic, cpc = self.text("/certifications/cic/"), self.text("/certifications/cpc/")
        self.assertIn("MedCodely says that anyone may take the exam.", cic)
        self.assertIn("Anyone may take the exam.", cpc)

    def test_books_that_a_rule_names_are_not_called_unknown_beside_it(self):
        text = self.text("/certifications/ccs-p/")
        self.assertIn("Books The 2025 ICD-10-CM, CPT and HCPCS Level II", text)

    def test_a_rate_that_a_source_guesses_is_said_by_a_source(self):
        text = self.text("/certifications/cpc/")
        self.assertIn("50%", text)
        self.assertNotIn("No source we read says how many pass", text)

    def test_home_promises_no_whole_cost(self):
        """Nearly every path lacks the price of something."""
        text = self.text("/")
        self.assertNotIn("whole cost", text)
        self.assertIn("as far as anyone publishes it", text)

    def test_a_compulsory_membership_is_said_beside_the_exam_fee(self):
        text = self.text("/compare/?c=cpc&c=cca")
        self.assertNotIn("no membership", text)
        self.assertRegex(text, r"Exam fee \$425\d+ membership required")

    def test_a_path_without_the_price_of_its_course_is_never_cheap(self):
        listing = self.client.get("/paths/").context["listing"]
        lacking = listing.unpriced
        slugs = {row.path.slug for row in lacking}
        self.assertLessEqual({"aapc-course-cpc-a", "crc"}, slugs)
        for row in lacking:
            self.assertIn("the course", row.cost.figure)
            self.assertNotIn(row.path.slug, listing.unbeaten_of_all)
            self.assertNotIn("heapest", listing.firsts.get(row.path.slug, ""))
        self.assertFalse([row for row in listing.rows if row.cost.lacks])

    def test_the_list_says_what_is_not_for_beginners(self):
        text = self.text("/paths/")
        self.assertIn("Not for beginners", text)
        self.assertIn("Advanced", text)

    def test_a_pass_rate_is_of_all_testers(self):
        ccs = self.text("/paths/self-study-ccs/")
        self.assertIn("the pass rate of all first-time testers", ccs)

    def test_rules_on_books_that_aapc_states(self):
        cpc = self.text("/certifications/cpc/")
        self.assertIn("A mix of this year’s and last year’s editions is fine", cpc)
        self.assertIn("The coming year’s books are not allowed", cpc)
        self.assertIn("in your account, 48 hours before the exam", cpc)


class ComparedCreditsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_shipped()

    def test_a_comparison_counts_credits_as_the_tool_of_keeping_does(self):
        """AAPC asks 36 for one title and 40 for two; AHIMA 20, and 10 more for each further one."""
        for new, held, together in (
            ("cdeo", "cpc", "40 CEUs every 2 years for both"),
            ("ccs", "cca", "30 CEUs every 2 years for both"),
        ):
            with self.subTest(new):
                said = text_of(self.client.get(f"/compare/?c={held}&c={new}&have={held}"))
                self.assertIn(together, said)
                self.assertIn(f"with the {held.upper()} you hold", said)
                tool = text_of(self.client.get(f"/tools/keep/?c={held}&c={new}"))
                self.assertIn(together.removesuffix(" for both"), tool)

    def test_a_title_of_another_organization_is_kept_by_its_own(self):
        said = text_of(self.client.get("/compare/?c=cpc&c=ccs&have=cpc"))
        self.assertNotIn("for both", said)
        self.assertIn("20 CEUs every 2 years", said)
