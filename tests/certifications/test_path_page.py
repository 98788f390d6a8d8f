"""The page of one path, over the small catalogue: every sum is added up again here."""

import csv
import io
import re
from datetime import date
from decimal import Decimal

from django.test import TestCase

from certifications.models import Certification, Fee, PassRate
from coderpath.sources.models import Publisher
from tests.certifications.read_ledger import NUM, ROW, Ledger, plain
from tests.factories import make_source
from tests.pages import text_of

from .paths_by_hand import make_paths
from .reading_paths import ANSWERS, ReadingPaths
from .rows import make_fact


class PathPageTests(ReadingPaths, TestCase):
    @classmethod
    def setUpTestData(cls):
        make_paths()

    # Sums, by hand from the publishers' figures

    def test_cca_then_ccs_to_the_cent(self):
        """CCA 299 + 38% × 299 = 114; CCS 399 + 16% × 399 = 64; members pay 199 + 76,
        299 + 48 and two years' dues, 298. At the renewal 249 + 50; for members 100 + 50."""
        ledger = Ledger(self.page("cca-then-ccs"))
        lines = ledger.lines(0)
        self.assertEqual(lines["retake-cca"], [Decimal("114"), Decimal("76")])
        self.assertEqual(lines["retake-ccs"], [Decimal("64"), Decimal("48")])
        self.assertEqual(lines["dues-ahima"], [Decimal("0.00"), Decimal("298.00")])
        self.assertEqual(lines["books-ccs"], ["not collected", "not collected"])
        self.assertEqual(lines["travel"], ["only you know", "only you know"])
        self.assertEqual(
            [plain(cell) for cell in NUM.findall(ledger.sum(0))],
            ["876 + books", "920 + books"],
        )
        self.assertEqual(
            [plain(cell) for cell in NUM.findall(ledger.sum(1))],
            ["1,175 + books and credits", "1,070 + books and credits"],
        )

    def test_the_lead_and_the_words_under_the_ledger_say_the_same(self):
        """920 − 876 = 44; 1,175 − 1,070 = 105."""
        said = self.said("cca-then-ccs", "?state=oh&hours=8")
        self.assertIn("At least 14 months and about $880 + books.", said)
        self.assertIn("Membership saves you nothing on this path before the first renewal", said)
        self.assertIn("non-members pay $44 less", said)
        self.assertIn("members pay $105 less", said)
        self.assertIn("CCA first, a year’s work, then CCS, in Ohio", said)

    def test_self_study_cca_by_hand(self):
        """299 + 114 = 413; for members 149 + 199 + 76 = 424."""
        ledger = Ledger(self.page("self-study-cca"))
        sums = [plain(cell) for cell in NUM.findall(ledger.sum(0))]
        self.assertEqual(sums, ["413 + books", "424 + books"])

    def test_sums_of_a_member_say_so_wherever_others_pay_another(self):
        """Two exams at 299 are 598; for members 149 + 199 + 199 are 547, which is counted."""
        said = self.said("self-study-cca", "?fail=once")
        self.assertIn("To the CCA, not a member $598 + books", said)
        self.assertIn("About 10 weeks and $547 + books, as a member.", said)
        self.assertIn("all that you have paid by then, as a member.", said)
        for query in ("", "?fail=once&payer=non-member"):
            self.assertNotIn("books, as a member.", self.said("self-study-cca", query))
            self.assertIn("all that you have paid by then.", self.said("self-study-cca", query))
        said = self.said("self-study-cca", "?payer=member")
        self.assertIn("About 10 weeks and about $420 + books, as a member.", said)

    def test_where_all_must_be_members_there_is_one_column_and_it_is_said(self):
        """CPC 425 + AAPC dues 222 = 647; the second year's dues make it 869."""
        response = self.page("self-study-cpc-a")
        ledger, said = Ledger(response), text_of(response)
        self.assertEqual([plain(cell) for cell in NUM.findall(ledger.sum(0))], ["647 + books"])
        self.assertEqual(
            [plain(cell) for cell in NUM.findall(ledger.sum(1))], ["869 + books and credits"]
        )
        self.assertIn("so there is one price.", said)
        self.assertNotIn("Membership saves", said)

    def test_students_pay_their_own_dues_in_the_first_year(self):
        """AAPC asks students 157 in place of 222: 65 less."""
        said = self.said("self-study-cpc-a", "?payer=student")
        self.assertIn("Student membership saves you $65", said)
        self.assertIn("$582 + books", said)

    def test_who_pays_as_a_student_where_no_such_price_is_known_is_told(self):
        told = "No source that was read gives a price for students on this path."
        self.assertIn(told, self.said("self-study-cca", "?payer=student"))
        self.assertNotIn(told, self.said("self-study-cca"))
        self.assertNotIn(told, self.said("self-study-cpc-a", "?payer=student"))

    def test_the_column_that_was_asked_for_is_the_one_the_lead_speaks_of(self):
        """To the CCS, 876 without membership and 920 with it; the cheaper unless asked."""
        for payer, dollars, whose in (
            ("", "$880", ""),
            ("non-member", "$880", ""),
            ("member", "$920", ", as a member"),
        ):
            said = self.said("cca-then-ccs", f"?payer={payer}")
            self.assertIn(f"At least 14 months and about {dollars} + books{whose}.", said)

    def test_a_chance_that_nobody_publishes_is_not_counted(self):
        """Two attempts for 499 less one for 425: 74, if you fail."""
        said = self.said("self-study-cpc-a")
        self.assertIn("$74, for a second try bought with the first.", said)
        self.assertNotIn("Counted: If", said)

    def test_a_line_says_who_gives_it_and_when_and_how_it_came_about(self):
        list_of_schools = make_source(
            publisher="A list of schools", kind=Publisher.Kind.THIRD_PARTY
        )
        PassRate.objects.update(source=list_of_schools)
        html = self.page("cca-then-ccs").content.decode()
        row = next(row for row in ROW.finditer(html) if row["key"] == "retake-cca")["cells"]
        self.assertIn("A list of schools, undated", plain(row))
        self.assertIn("so we count 38% of $299. $0 to $299; for members $0 to $199.", plain(row))
        self.assertIn('class="fn"', row)

    def test_what_nobody_prices_is_said_not_to_be_known(self):
        cic = Certification.objects.get(slug="cic")
        last = {"standing": "SUPERSEDED", "as_of": date(2015, 1, 1), "until": date(2018, 12, 31)}
        make_fact(Fee, certification=cic, kind="EXAM_ONE", amount=350, as_of_text="2015–18", **last)
        Fee.objects.filter(kind="DUES").delete()
        response = self.page("cpc-cic")
        said = text_of(response)
        self.assertEqual([plain(c) for c in NUM.findall(Ledger(response).sum(0))], ["not known"])
        self.assertIn("We don’t have the price of this path yet.", said)
        self.assertNotIn("$0 +", said)
        self.assertIn("$350 in 2015–18", said)

    # What if

    def test_a_reader_overrules_a_line(self):
        """Without the CCA exam's 299: 876 − 299 = 577."""
        response = self.page("cca-then-ccs", "?exam-cca=0&travel=$1,120.50&hours=8")
        ledger = Ledger(response)
        self.assertEqual(ledger.lines(0)["exam-cca"], [Decimal("0.00"), Decimal("0.00")])
        self.assertEqual(plain(NUM.findall(ledger.sum(0))[0]), "1,697.50 + books")  # + 1,120.50
        self.assert_sums(response)
        html = response.content.decode()
        mine = {row["key"] for row in ROW.finditer(html) if row["kind"] == "mine"}
        self.assertEqual(mine, {"exam-cca", "travel"})
        self.assertIn("yours, ours: $299, or $199 as a member.", text_of(response))
        self.assertIn('href="/paths/cca-then-ccs/?hours=8&amp;travel=1120.50#ledger"', html)
        self.assertIn('href="/paths/cca-then-ccs/?hours=8">Back to our figures', html)

    def test_an_unknown_line_that_a_reader_knows_is_no_gap_any_more(self):
        said = self.said("self-study-cca", "?materials-cca=0&books-cca=250")
        self.assertIn("About 10 weeks and about $660.", said)  # 413 + 250, no line unknown

    def test_how_failing_is_counted(self):
        """Never: 299 + 399. Once each: twice that."""
        for query, total in (("?fail=never", "698 + books"), ("?fail=once", "1,396 + books")):
            ledger = Ledger(self.page("cca-then-ccs", query))
            self.assertEqual(plain(NUM.findall(ledger.sum(0))[0]), total)

    def test_what_makes_no_sense_is_said_beside_its_field_and_the_rest_answered(self):
        cases = {
            "exam-cca=-5": "CCA exam: it cannot be less than $0. You wrote “-5”.",
            "exam-cca=free": "CCA exam: write dollars, such as 120 or 89.50. You wrote “free”.",
            "exam-cca=1.234": "CCA exam: two decimals at most, such as 89.50. You wrote “1.234”.",
            "exam-cca=100001": "CCA exam: it cannot be more than $100,000. You wrote “100001”.",
            "exam-cca=NaN": "CCA exam: write dollars, such as 120 or 89.50. You wrote “NaN”.",
            "hours=0": "Hours a week must be a whole number between 1 and 80. You wrote “0”.",
            "hours=200": "Hours a week must be a whole number between 1 and 80. You wrote “200”.",
            "payer=aunt": "Membership must be member, non-member or student. Both are shown.",
            "fail=often": "If you fail must be chance, never or once. The chance is counted.",
            "state=zz": "No state or territory has that postal code.",
            "have=wings": "What you have must be schooling such as diploma",
            "budget=-1": "The most you can spend must be $1 or more.",
        }
        for query, message in cases.items():
            with self.subTest(query=query):
                response = self.page("cca-then-ccs", f"?{query}&travel=10")
                said = text_of(response)
                self.assertIn(message, said)
                self.assertIn("886 + books", said)  # 876 and the travel that was understood
                name = query.split("=")[0]
                if name not in ("have", "budget"):
                    self.assertContains(response, f'<a href="#id_{name}">')
                    self.assertContains(response, f'id="id_{name}_error"')

    def test_what_the_reader_holds_is_kept_too(self):
        """The path leads over the CCA to the CCS: who holds a CPC keeps three."""
        alone, beside = (text_of(self.page("cca-then-ccs", q)) for q in ("", "?have=cpc"))
        self.assertIn("Keep your CCA and CCS", alone)
        self.assertIn("Keep your CPC, CCA and CCS", beside)

    def test_years_that_the_page_does_not_tell_are_said(self):
        for years, is_told in (("3", False), ("x", False), ("2", True), ("10", True), ("", True)):
            with self.subTest(years):
                said = "keeping is told for 2, 5 and 10 years, whatever the address asks. You wrote"
                text = text_of(self.page("cca-then-ccs", f"?years={years}"))
                self.assertEqual(f"{said} “{years}”." in text, not is_told)
                self.assertEqual("Not all of your request" in text, not is_told)

    def test_parameters_that_name_no_line_are_ignored(self):
        response = self.page("cca-then-ccs", "?books-cpc=&utm_source=x&exam-cca=")
        self.assertNotContains(response, "Error:")
        self.assertEqual(plain(NUM.findall(Ledger(response).sum(0))[0]), "876 + books")
        self.assertNotIn("books-cpc", response.context["page"].what_if.query)

    def test_what_a_reader_wrote_is_escaped(self):
        response = self.page("cca-then-ccs", "?exam-cca=<script>alert(1)</script>")
        self.assertNotContains(response, "<script>alert")
        self.assertContains(response, "&lt;script&gt;alert(1)&lt;/script&gt;")

    def test_answers_that_the_form_does_not_ask_for_travel_along(self):
        response = self.page("cca-then-ccs", ANSWERS)
        for name, value in (("start", "diploma"), ("have", "cca"), ("budget", "1500")):
            self.assertContains(response, f'<input type="hidden" name="{name}" value="{value}">')

    # Steps, gates, rules

    def test_each_step_has_a_fixed_place_and_gates_are_marked(self):
        html = self.page("cca-then-ccs").content.decode()
        places = re.findall(r'<li id="step-([0-9]+)"( class="gate")?', html)
        self.assertEqual([number for number, _ in places], [str(n) for n in range(1, 13)])
        self.assertEqual([n for n, gate in places if gate], ["1", "5", "7", "8", "11"])

    def test_where_anyone_may_sit_there_is_no_gate_before_the_exam(self):
        html = self.page("self-study-cpc-a").content.decode()
        places = re.findall(r'<li id="step-([0-9]+)" class="gate"', html)
        self.assertEqual(places, ["5"])

    def test_the_verdict_is_about_the_reader(self):
        without = self.said("self-study-cca", "?start=no-diploma")
        self.assertIn("You qualify after", without)
        self.assertIn("You qualify now.", self.said("self-study-cca", "?start=diploma"))
        self.assertIn("We can’t tell yet.", self.said("self-study-cca"))

    def test_work_that_was_done_shortens_the_path(self):
        """Two years asked, one done: 12 months left."""
        self.assertIn("12 months of work", self.said("apprentice-work", "?have=coding-12"))
        self.assertIn("24 months of work", self.said("apprentice-work"))
        self.assertIn(
            "Your coding work counts: nothing is left to work",
            self.said("apprentice-work", "?have=coding-24"),
        )

    def test_the_a_is_explained_only_where_there_is_one(self):
        self.assertIn("This path ends there.", self.said("self-study-cpc-a"))
        self.assertIn("This path ends with the full CPC", self.said("apprentice-work"))
        self.assertNotIn("apprentice", self.said("self-study-cca").split("Other paths")[0])

    # Pay

    def test_payback_is_shown_in_full(self):
        """647 × 52 ÷ (38,060 − 33,000) = 6.65; 647 × 52 ÷ (45,500 − 33,000) = 2.69."""
        said = self.said("self-study-cpc-a", "?state=oh&earn=33000")
        self.assertIn("$647 ÷ ($38,060 − $33,000) × 52 = 6.6, so 7 weeks", said)
        self.assertIn("$647 ÷ ($45,500 − $33,000) × 52 = 2.7, so 3 weeks", said)
        self.assertIn("at least 3 to 7 weeks", said)
        self.assertIn("before tax, counted from the day you are hired", said)

    def test_hours_of_work_that_earn_it(self):
        """647 ÷ 18.30 = 35.36: the 36th hour."""
        said = self.said("self-study-cpc-a", "?state=oh")
        self.assertIn("$647 is at least 36 hours of work", said)

    def test_an_amount_for_a_line_that_is_not_there_is_said(self):
        said = self.said("self-study-cca", "?exam-ccaa=5&state=oh&utm-x=1")
        self.assertIn("This path has no line “exam-ccaa”: what you gave for it is not", said)
        self.assertNotIn("no line “utm-x”", said)

    def test_a_raise_for_some_is_a_cut_for_others(self):
        said = self.said("self-study-cpc-a", "?state=oh&earn=39000")
        self.assertIn("from a cut of about $900 to a raise of about $6,500 a year", said)
        self.assertIn("6 weeks of work, if you start at the higher pay", said)
        self.assertIn("paid like the lowest-paid 25%: $647 ÷", said)
        self.assertNotIn("paid like the lowest-paid 10%", said)

    def test_a_cut_in_pay_is_said_in_dollars(self):
        """38,060 and 45,500 less than 50,000: 11,940 and 4,500."""
        said = self.said("self-study-cpc-a", "?state=oh&earn=50000")
        cut = "Ohio is $38,060–$45,500; you earn $50,000: a cut of about $4,500–$11,900 a year."
        self.assertRegex(said, re.escape(cut).replace("45,500", r"45,500\S*( \d+)?"))
        self.assertNotIn("pays for this path", said)

    def test_without_the_price_of_the_exam_no_raise_pays_it_back(self):
        Fee.objects.filter(certification__slug="cpc").delete()
        said = self.said("self-study-cpc-a", "?state=oh&earn=33000")
        self.assertIn("a raise of about $5,100–$12,500 a year", said)
        self.assertIn("how fast your raise pays for this path: we have no price for the", said)
        self.assertNotIn("÷", said)

    def test_without_what_you_earn_it_asks_for_it(self):
        said = self.said("self-study-cpc-a", "?state=oh")
        self.assertIn("Add your current pay to see what this path does to it.", said)

    def test_what_a_further_credential_adds_is_not_published(self):
        said = self.said("cpc-crc", "?state=oh&earn=33000")
        self.assertIn("No one publishes how much a second title raises pay", said)
        self.assertNotIn("Your raise pays", said)

    def test_the_raise_that_pays_for_a_further_title(self):
        """Course 600 and exam 425: 1,025 by 2,080 hours 0.493, by 4,160 0.247, by 10,400 0.099."""
        said = self.said("cpc-crc")
        self.assertIn("1 year $0.50 ($1,025 + $0) ÷ 2,080 hours", said)
        self.assertIn("2 years $0.25 ($1,025 + $0) ÷ 4,160 hours", said)
        self.assertIn("5 years $0.10 ($1,025 + $0) ÷ 10,400 hours", said)
        self.assertNotIn("raise that pays for it", self.said("course-crc"))

    def test_a_raise_needs_the_price_of_the_exam(self):
        Fee.objects.filter(certification__slug="crc").delete()
        said = self.said("cpc-crc")
        self.assertIn("can’t work out the raise that pays for it: we have no price for", said)
        self.assertNotIn("÷", said)

    def test_a_place_without_a_row_says_so(self):
        said = self.said("self-study-cpc-a", "?state=vi&earn=33000")
        self.assertIn("has no row for medical records specialists in the Virgin Islands", said)
        self.assertNotIn("÷", said)

    # Keeping it, and paper

    def test_what_keeps_it_over_two_five_and_ten_years(self):
        """Dues of 222 fall due 2, 5 and 10 times; 36 credits every 2 years."""
        said = self.said("self-study-cpc-a").split("Keep your CPC")[1]
        self.assertRegex(said, r"Membership dues\S* 444 1,110 2,220 36 CEUs every 2 years")
        self.assertIn("$444 + credits $1,110 + credits $2,220 + credits", said)

    def test_credits_of_one_body_overlap(self):
        """AHIMA: 20 and 10 more for the second credential."""
        said = self.said("cca-then-ccs")
        self.assertIn("CCA and CCS: 30 CEUs every 2 years", said)
        self.assertNotIn("20 CEUs every 2 years", said.split("What it costs As data")[1])

    def test_print_ends_with_the_address_and_the_edition(self):
        said = self.said("self-study-cca", "?state=oh&exam-cca=5")
        address = "http://testserver/paths/self-study-cca/?state=oh&exam-cca=5"
        [edition] = set(re.findall(r"data edition (\w{8})", said))
        self.assertIn(f"Printed from {address}&edition={edition}, ", said)

    # Around it

    def test_other_paths_to_the_same_credential_keep_the_answers(self):
        response = self.page("course-crc", "?state=oh")
        self.assertContains(response, 'href="/paths/nurse-crc/?state=oh"')
        self.assertNotContains(response, 'href="/paths/self-study-cca/')

    def test_a_path_that_is_not_there_names_those_near_it(self):
        response = self.client.get("/paths/self-study-caa/")
        self.assertEqual(response.status_code, 404)
        self.assertContains(response, 'href="/paths/self-study-cca/"', status_code=404)
        response = self.client.get("/paths/zzzzzzzz/")
        self.assertContains(response, "No path has this address, or one like it.", status_code=404)

    def test_the_ledger_as_data(self):
        response = self.client.get("/paths/cca-then-ccs.csv?exam-cca=5&hours=8")
        rows = {
            row["key"]: row
            for row in csv.DictReader(io.StringIO(response.content.decode("utf-8-sig")))
        }
        retake = rows["retake-ccs"]
        ends = [retake[f"non_member_{end}"] for end in ("low", "likely", "high")]
        self.assertEqual(ends, ["0", "64", "399.00"])
        self.assertIn("so we count 16% of $399", retake["working"])
        self.assertIn("read 2026-01-15", retake["source"])
        self.assertEqual(
            (rows["books-cca"]["member_likely"], rows["books-cca"]["unknown"]),
            ("", "not collected"),
        )
        self.assertEqual((rows["exam-cca"]["is_yours"], rows["exam-cca"]["source"]), ("true", ""))

    def test_the_data_of_a_path_that_is_not_there(self):
        response = self.client.get("/paths/self-study-caa.json")
        self.assertEqual(response.status_code, 404)
        self.assertIn("Near it: self-study-cca", response.json()["detail"])

    def test_a_dollar_changed_in_the_catalogue_changes_the_page(self):
        """Nothing is copied: the fee is the catalogue's row."""
        cca = Certification.objects.get(slug="cca")
        cca.fees.filter(kind="EXAM_ONE", payer="NON_MEMBER").update(amount=300)
        self.assertEqual(Ledger(self.page("self-study-cca")).lines(0)["exam-cca"][0], 300)
