"""The list of paths over the shipped catalogue: what only the whole of it can show."""

import re
from html import unescape

from django.test import TestCase

from certifications.apps import CertificationsConfig
from certifications.models import Path
from certifications.paths.list.presets import PRESETS
from tests.pages import text_of
from tests.shipped import load_shipped

READERS = (
    "",
    "start=no-diploma&state=tx",
    "state=oh&start=diploma&budget=1000&hours=8&earn=33000",
    "start=nurse&setting=INPATIENT&budget=450",
    "start=biller&budget=100",
    "start=apprentice&have=coc-a",
    "state=or&start=coder&have=cpc&setting=INPATIENT",
    "have=cpc&have=crc&have=cca",
    "setting=SPECIALTY&budget=1",
)


class ShippedListTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_shipped()

    def listing(self, query):
        return self.client.get(f"/paths/?{query}").context["listing"]

    def test_the_guide_leads_teachers_to_paths_with_a_sheet_one_press_away(self):
        guide = self.client.get("/guide/?state=oh").content.decode()
        link = re.search(r'href="([^"]+)">For counselors and teachers', guide)[1]
        page = self.client.get(unescape(link))
        sheets = re.findall(r'href="([^"]+)">One sheet to print', page.content.decode())
        self.assertEqual(len(sheets), len(page.context["listing"].cards))
        self.assertGreater(len(sheets), 1)
        for sheet in sheets:
            said = text_of(self.client.get(unescape(sheet)))
            self.assertIn("It fits one sheet, Letter or A4", said)
            self.assertIn(", in Ohio", said)

    def test_every_path_is_shown_or_left_out_with_its_reason(self):
        everything = set(Path.objects.values_list("slug", flat=True))
        for query in READERS:
            with self.subTest(query=query):
                listing = self.listing(query)
                shown = self.shown(listing)
                left = [plan.path.slug for group in listing.left_out.groups for plan in group.plans]
                self.assertEqual(shown | set(left), everything)
                self.assertEqual(len(shown) + len(left), len(everything))
                self.assertTrue(all(group.reasons for group in listing.left_out.groups))

    def shown(self, listing):
        rows = (*listing.rows, *listing.over, *listing.unpriced, *listing.others)
        return {row.path.slug for row in rows}

    def test_what_lacks_an_essential_price_is_in_no_table_chart_or_first_place(self):
        """AAPC’s courses have no price on file: they are named, and never ranked."""
        for query in READERS:
            with self.subTest(query=query):
                listing = self.listing(query)
                lacking = {row.path.slug for row in listing.unpriced}
                self.assertTrue(all(row.cost.lacks for row in listing.unpriced))
                self.assertFalse(any(row.cost.lacks for row in listing.rows))
                self.assertFalse(lacking & set(listing.firsts))
                self.assertFalse(lacking & listing.unbeaten_of_all)
                self.assertFalse(any(row.cost.lacks for row in listing.over))

    def test_its_data_has_every_path_of_the_table_whatever_the_limit(self):
        for query in ("start=diploma&budget=300", "have=cpc&budget=300", "start=nurse&budget=1000"):
            with self.subTest(query=query):
                listing = self.listing(query)
                rows = self.client.get(f"/paths.json?{query}").json()["rows"]
                self.assertEqual({row["path"] for row in rows}, self.shown(listing))
                fits = [row["fits"] for row in rows if row["path"] not in self.folded(listing)]
                within, over, unpriced = listing.rows, listing.over, listing.unpriced
                counts = [fits.count(says) for says in ("yes", "over", "no total")]
                self.assertEqual(counts, [len(within), len(over), len(unpriced)])

    def folded(self, listing):
        return {row.path.slug for row in listing.others}

    def test_its_data_gives_no_cost_of_it_that_could_be_ranked(self):
        """The exam and the dues of AAPC’s course to the CPC are known, and what it costs is not."""
        rows = self.client.get("/paths.json?start=diploma").json()["rows"]
        course = next(row for row in rows if row["path"] == "aapc-course-cpc-a")
        self.assertIs(course["has_total"], False)
        self.assertEqual(course["no_total_because"], "no published price for the course")
        self.assertIsNone(course["cost_likely"])
        self.assertEqual(course["unknown_cost_lines"], 2)

    def test_who_is_new_is_shown_what_beginners_can_take_first(self):
        """The CCA and the CPC are entry level; the CCS is advanced, the CRC not for beginners."""
        for query in ("start=diploma", "state=tn&start=diploma&budget=1500&hours=10"):
            rows = self.listing(query).rows
            self.assertEqual(
                [row.path.slug for row in rows[:2]], ["self-study-cca", "self-study-cpc-a"]
            )
            advanced = [row.path.slug for row in rows].index("self-study-ccs")
            self.assertGreater(advanced, 4)

    def test_the_answer_names_one_path_that_is_open_priced_and_for_beginners(self):
        """The CCA: $299, and 38% of it for failing, is $413; ten weeks by one study plan.

        Without a diploma it is the CPC-A: $425 and $222.
        """
        for query, says in (
            (
                "state=tn&start=diploma&budget=1500&hours=10",
                "Start with the CCA: about $410 plus books, about 10 weeks of study, and your"
                " diploma is all you need.",
            ),
            ("start=no-diploma", "Start with the CPC-A: $647 plus books, "),
        ):
            with self.subTest(query=query):
                listing = self.listing(query)
                self.assertTrue(listing.answer.startswith(says), listing.answer)

    def test_the_pay_comes_first_to_whom_the_job_is_a_cut(self):
        """Arizona, May 2025: $36,530 at the lowest-paid 10%, $40,150 at 25%. $88,000 less those is
        $51,470 and $47,850, to the nearest $100."""
        page = text_of(self.client.get("/paths/?state=az&start=nurse&earn=88000&hours=10"))
        self.assertIn(
            "Coding jobs pay less than you earn. Expect to start at $36,530 to $40,150 a year:"
            " a cut of about $47,900 to $51,500.",
            page,
        )
        self.assertIn("Your pay and what coders earn in Arizona", page)
        self.assertRegex(page, r"Closer to your pay .*compliance officers, .*\$74,920")
        self.assertIn("$47,900–$51,500 less than you earn", page)
        self.assertNotIn("pays back", page.lower())

    def test_who_holds_a_title_hears_what_the_next_adds(self):
        page = text_of(self.client.get("/paths/?state=mi&start=coder&have=cca&have=coding-36"))
        self.assertIn("After the CCA, in Michigan", page)
        self.assertIn(
            "The CCS is the cheaper next step: about $460 plus books, or about $760 with two years"
            " of keeping both. The CPC costs $647 plus books, or $1,118 that way.",
            page,
        )
        self.assertIn("Or add nothing. Keeping only your CCA for two years costs $249", page)
        self.assertRegex(
            page, r"a median of \$59,120 ?\d* in hospitals and \$47,120 ?\d* in doctors"
        )

    def test_the_raise_that_pays_for_a_title(self):
        """CCS: $399 and 16% of it, $463, and $50 at each renewal; CPC: $425, and $222 a year.

        $463 ÷ 2,080 is $0.2225 and ($463 + $50) ÷ 4,160 is $0.1233, up to the cent; ($425 +
        $222) ÷ 2,080 is $0.3111, and ($425 + $1,110) ÷ 10,400 is $0.1476.
        """
        page = text_of(self.client.get("/paths/?state=mi&start=coder&have=cca&have=coding-36"))
        self.assertIn("CCS: $0.23 an hour over 1 year, $0.13 an hour over 2 years", page)
        self.assertRegex(page, r"CPC: \$0\.32 an hour over 1 year, .*\$0\.15 an hour over 5 years")
        beginner = text_of(self.client.get("/paths/?start=diploma"))
        self.assertNotIn("The raise that pays for it", beginner)

    def test_no_answer_where_none_can_be_named(self):
        listing = self.listing("start=diploma&budget=50")
        self.assertTrue(listing.answer.startswith("The lowest total open to you now is"))
        self.assertNotIn("Start with", self.listing("have=cpc").answer)

    def test_no_first_place_is_above_a_beginner(self):
        for query in ("start=diploma", "start=no-diploma&state=tx", "", "start=nurse"):
            with self.subTest(query=query):
                listing = self.listing(query)
                first = {row.path.slug for row in listing.rows if row.path.slug in listing.firsts}
                hard = {"self-study-ccs", "nurse-ccs", "certificate-coc-a", "employer-cbcs"}
                self.assertFalse(first & hard)

    def test_nothing_is_called_cheap_whose_sum_is_no_total(self):
        for query in READERS:
            with self.subTest(query=query):
                listing = self.listing(query)
                open_ended = {row.path.slug for row in listing.rows if not row.cost.is_total}
                cheap = {slug for slug, says in listing.firsts.items() if "heapest" in says}
                self.assertFalse(cheap & open_ended)
                self.assertFalse(listing.unbeaten_of_all & open_ended)

    def test_every_preset_finds_a_path(self):
        for preset in PRESETS:
            with self.subTest(preset=preset.title):
                response = self.client.get(preset.get_absolute_url())
                listing = response.context["listing"]
                self.assertTrue(listing.rows or listing.unpriced)
                self.assertFalse(response.context["listing"].form.problems)

    def test_a_preset_that_finds_nothing_is_reported(self):
        Path.objects.filter(start="NURSE").delete()
        self.assertFalse([p for p in self.problems() if "nurse" in p])
        Path.objects.all().delete()
        self.assertIn("“I am a nurse”: no path fits.", self.problems())

    def problems(self):
        return list(CertificationsConfig.problems(None))
