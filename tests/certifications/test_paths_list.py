"""The list of paths, as a reader of the shipped catalogue sees it."""

import csv
import io
from urllib.parse import urlencode

from django.core.management import call_command
from django.http import QueryDict
from django.test import TestCase

from certifications.apps import CertificationsConfig
from certifications.catalogue import shelf
from certifications.models import Certification, Path
from certifications.paths.list.form import PathsForm
from certifications.paths.list.listing import Listing
from certifications.paths.list.presets import PRESETS
from salaries import shelf as salaries_shelf
from tests.pages import text_of

ADDRESS = "/paths/"
EVERYTHING = (
    "state=oh&start=diploma&have=coding-6&have=rn&setting=INPATIENT&budget=1500&hours=8"
    "&earn=33000&payer=member&sort=fit"
)
READERS = (
    "",
    "start=no-diploma&state=tx",
    "state=oh&start=diploma&budget=1000&hours=8&earn=33000",
    "start=nurse&setting=INPATIENT&budget=450",
    "start=biller&budget=100",
    "start=apprentice&state=ga",
    "start=apprentice&have=coc-a",
    "start=coder",
    "state=or&start=coder&have=cpc&setting=INPATIENT",
    "have=cpc&have=crc&have=cca",
    "state=pr&start=diploma&budget=300",
    "setting=SPECIALTY&budget=1",
    EVERYTHING,
)
# What a reader wrote, the words it is answered with, and the parameter it is about.
NONSENSE = [
    ("budget=0", "The most you can spend must be $1 or more. You wrote “0”."),
    ("budget=-5", "The most you can spend must be $1 or more. You wrote “-5”."),
    ("budget=abc", "must be a number, such as 1,500. You wrote “abc”."),
    ("budget=1e9", "The most you can spend must be"),
    ("hours=0", "Hours a week must be a whole number between 1 and 80. You wrote “0”."),
    ("hours=200", "Hours a week must be a whole number between 1 and 80. You wrote “200”."),
    ("earn=-1", "What you earn now must be 0 or more. You wrote “-1”."),
    ("have=zzz", "or the code of a certification. You wrote “zzz”."),
    ("start=moon", "Where you start must be one of the list. You wrote “moon”."),
    ("setting=moon", "Where you would work must be one of the list. You wrote “moon”."),
    ("state=xx", "No state or territory has that postal code."),
    ("sort=x", "Paths can be sorted by cost, months, payback or fit."),
    ("payer=x", "Who pays must be member, non-member or student."),
]


class PathsListTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        call_command("load_catalogue", verbosity=0)

        cls.codes = set(Certification.objects.values_list("slug", flat=True))

    def get(self, query=""):
        return self.client.get(f"{ADDRESS}?{query}")

    def listing(self, query=""):
        """What the page is handed, without the page."""
        form = PathsForm(QueryDict(query), self.codes)
        wages = salaries_shelf.at().of_coders(form.answers.state)
        return Listing(form, shelf.at(), wages)

    def slugs(self, query=""):
        """Of all paths that are open, those from where the reader is first."""
        listing = self.listing(query)
        return [row.path.slug for row in (*listing.rows, *listing.others)]

    def row(self, slug, query=""):
        listing = self.listing(query)
        rows = (*listing.rows, *listing.others)
        return next(row for row in rows if row.path.slug == slug)

    # Which are shown

    def test_every_path_is_shown_or_left_out_with_its_reason(self):
        everything = set(Path.objects.values_list("slug", flat=True))
        for query in READERS:
            with self.subTest(query=query):
                listing = self.listing(query)
                shown = {row.path.slug for row in (*listing.rows, *listing.others)}
                left = [plan.path.slug for group in listing.groups for plan in group.plans]
                self.assertEqual(shown | set(left), everything)
                self.assertEqual(len(shown) + len(left), len(everything))
                self.assertTrue(all(group.reasons for group in listing.groups))

    def test_the_link_of_each_reason_lets_its_paths_in(self):
        for query in READERS:
            groups = [group for group in self.listing(query).groups if group.query]
            for group in (*groups[:1], *groups[-1:]):
                with self.subTest(query=query, reasons=group.reasons):
                    then = self.slugs(group.query.removeprefix("?"))
                    self.assertLessEqual({plan.path.slug for plan in group.plans}, set(then))

    def test_each_start_has_its_own_paths(self):
        for start, own in (
            ("nurse", {"nurse-crc", "self-study-cca"}),
            ("biller", {"biller-cpb", "self-study-cca"}),
            ("apprentice", {"apprentice-work", "cpc-crc"}),
            ("coder", {"cpc-cic", "self-study-cca"}),
        ):
            with self.subTest(start=start):
                shown = set(self.slugs(f"start={start}"))
                self.assertLessEqual(own, shown)
        self.assertNotIn("nurse-crc", self.slugs("start=diploma"))
        self.assertNotIn("apprentice-work", self.slugs("have=cpc"))

    def test_paths_from_where_the_reader_is_come_before_those_of_others(self):
        """Of an apprentice, only the paths that begin with the “A” carry its dues."""
        listing = self.listing("start=apprentice&state=ga")
        self.assertEqual({row.path.start for row in listing.rows}, {"APPRENTICE"})
        later, anyone = listing.folds
        self.assertEqual({row.path.start for row in later.rows}, {"HOLDER"})
        self.assertEqual({row.path.start for row in anyone.rows}, {"NEWCOMER"})
        letters = [row.letter for row in (*listing.rows, *listing.others)]
        self.assertEqual(letters, sorted(letters))
        page = text_of(self.get("start=apprentice&state=ga"))
        self.assertIn("Five more for when the “A” is gone They start from the CPC", page)
        self.assertIn("more, open to anyone new", page)

    def test_who_holds_a_credential_in_full_has_its_paths_as_their_own(self):
        [anyone] = self.listing("have=cpc").folds
        self.assertEqual({row.path.start for row in self.listing("have=cpc").rows}, {"HOLDER"})
        self.assertEqual({row.path.start for row in anyone.rows}, {"NEWCOMER"})

    def test_what_comes_later_never_stands_in_the_table(self):
        """No path that loses the “A” ends in a hospital; two from a CPC do."""
        listing = self.listing("start=apprentice&setting=INPATIENT")
        self.assertEqual({row.path.start for row in listing.rows}, {"NEWCOMER"})
        [later] = listing.folds
        self.assertEqual({row.path.slug for row in later.rows}, {"cpc-ccs", "cpc-cic"})

    def test_what_a_reader_holds_is_not_offered_again(self):
        listing = self.listing("have=cpc&have=crc")
        self.assertNotIn("cpc-crc", [row.path.slug for row in listing.rows])
        reasons = {p.path.slug: group.reasons for group in listing.groups for p in group.plans}
        self.assertEqual(reasons["cpc-crc"], "you hold the CRC already")
        self.assertEqual(reasons["self-study-cpc-a"], "you hold the CPC already")
        self.assertNotIn("cca-then-ccs", self.slugs("have=cca"))

    def test_the_same_way_is_shown_once_from_where_the_reader_is(self):
        """A nurse’s path to the CRC by AAPC’s course is the newcomer’s by another name."""
        shown = self.slugs("start=nurse")
        self.assertIn("nurse-crc", shown)
        self.assertNotIn("crc", shown)

    def test_the_setting_is_that_of_the_goal(self):
        shown = self.slugs("start=diploma&setting=INPATIENT")
        self.assertIn("cca-then-ccs", shown)
        self.assertNotIn("self-study-cpc-a", shown)

    def test_the_budget_leaves_out_what_is_likely_to_cost_more(self):
        """The CCA is likely to cost $299 + 38% × $299 = $412.62, two lines unknown."""
        page = text_of(self.get("start=diploma&budget=412"))
        self.assertNotIn("self-study-cca", self.slugs("start=diploma&budget=412"))
        self.assertIn(
            "Self-study, then CCA: likely $0.62 over your $412; within it (≥ $299) if all goes"
            " well.Raise limit to $413",
            page,
        )
        self.assertIn("self-study-cca", self.slugs("start=diploma&budget=413"))
        self.assertIn(
            "by what is known of their costs", text_of(self.get("start=diploma&budget=413"))
        )

    def test_how_far_over_the_budget(self):
        """Only what is known exactly is over by at least so much.

        CCA: $299 to $598, likely $412.62, two lines unknown. AAPC’s CRC course: $425 + $222
        exactly, two unknown. COC: $499 + $222 + a certificate of likely $4,750, all known.
        """
        for budget, slug, says in (
            (300, "self-study-cca", "likely $112.62 over your $300; within it (≥ $299) if all"),
            (299, "self-study-cca", "likely $113.62 over your $299; within it (≥ $299) if all"),
            (298, "self-study-cca", "likely $114.62 or more over your $298"),
            (600, "crc", "at least $47 over your $600"),
            (646, "certificate-coc-a", "likely $4,825 over your $646"),
        ):
            with self.subTest(budget=budget, slug=slug):
                groups = self.listing(f"start=diploma&budget={budget}").groups
                found = {p.path.slug: group.reasons for group in groups for p in group.plans}
                self.assertTrue(found[slug].startswith(says), found[slug])

    def test_without_a_start_it_says_who_is_meant(self):
        self.assertIn("open to anyone new to the field", text_of(self.get()))
        self.assertNotIn("open to anyone new to the field", text_of(self.get("start=diploma")))
        self.assertIn("not said which credential you hold", text_of(self.get("start=coder")))

    def test_nothing_shown_is_no_dead_end(self):
        """Two of the newcomers’ paths lead to risk adjustment or billing; none for a dollar."""
        page = self.get("start=diploma&setting=RISK&budget=1")
        listing = page.context["listing"]
        self.assertEqual(listing.rows, [])
        self.assertEqual(
            [(advice.words, advice.matches) for advice in listing.advice], [("With $647", 1)]
        )
        self.assertIn("With $647, one does.", text_of(page))
        self.assertEqual(self.slugs(listing.advice[0].query.removeprefix("?")), ["crc"])
        [both] = self.listing("start=diploma&setting=SPECIALTY&budget=1").advice
        self.assertEqual(both.words, "Without “one medical specialty” and without a limit")
        self.assertEqual(len(self.slugs(both.query.removeprefix("?"))), both.matches)
        setting = self.listing("start=diploma&setting=SPECIALTY").advice[0]
        self.assertEqual(setting.words, "Without “one medical specialty”")
        self.assertEqual(len(self.slugs(setting.query.removeprefix("?"))), setting.matches)

    def test_a_setting_without_a_path_leads_to_its_certifications(self):
        page = self.get("start=nurse&setting=DOCUMENTATION")
        self.assertEqual(page.context["listing"].rows, [])
        link = "/certifications/?setting=DOCUMENTATION&amp;start=nurse"
        self.assertContains(page, f'<a href="{link}">Certifications for clinical documentation')
        found = self.client.get("/certifications/?setting=DOCUMENTATION")
        self.assertContains(found, "CDIP")
        self.assertNotContains(self.get("start=nurse&setting=INPATIENT"), "Certifications for")

    def test_a_credential_from_which_no_path_starts(self):
        page = self.get("start=apprentice&have=coc-a")
        self.assertIn(
            "No path of ours starts from a COC-A; those here do not need it.", text_of(page)
        )
        self.assertContains(
            page, '"/tools/lose-the-a/?c=coc-a&amp;start=apprentice&amp;have=coc-a"'
        )
        both = text_of(self.get("have=ccs&have=cca"))
        self.assertIn("No path of ours starts from a CCA or a CCS;", both)
        self.assertNotIn("When and how your “A” can go", both)
        for query in ("", "start=coder", "start=apprentice", "have=cpc&have=cca"):
            with self.subTest(query=query):
                self.assertEqual(self.listing(query).starts_nowhere, "")

    # What is said of each

    def test_the_sum_is_that_of_the_reader_or_of_the_cheaper_column(self):
        """CCA: $412.62 outside; a member pays $199 + 38% × $199 + $149 = $423.62."""
        for payer, figure in (
            ("", "$412.62 or more"),
            ("non-member", "$412.62 or more"),
            ("member", "$423.62 or more"),
        ):
            with self.subTest(payer=payer):
                row = self.row("self-study-cca", f"payer={payer}")
                self.assertEqual(row.cost.figure, figure)
                self.assertEqual(row.cost.unknown, 2)

    def test_letters_go_by_cost_whatever_the_order(self):
        by_cost = {row.path.slug: row.letter for row in self.listing("start=diploma").rows}
        self.assertEqual(list(by_cost.values()), sorted(by_cost.values()))
        for sort in ("months", "payback", "fit"):
            rows = self.listing(f"start=diploma&earn=30000&sort={sort}").rows
            self.assertEqual({row.path.slug: row.letter for row in rows}, by_cost)

    def test_orders(self):
        by_months = [row.months.likely for row in self.listing("start=diploma&sort=months").rows]
        self.assertEqual(by_months, sorted(by_months))
        fit = self.listing("start=no-diploma&sort=fit").rows
        sits = [row.contender.can_sit for row in fit]
        self.assertEqual(sits, sorted(sits, reverse=True))
        self.assertIn(False, sits)

    def test_an_order_that_cannot_be_is_said(self):
        asked = self.listing("start=diploma&sort=payback")
        self.assertIn("Say what you earn now to sort by payback.", asked.cannot_sort)
        self.assertTrue(asked.count.endswith("lowest known cost first"))
        self.assertEqual(
            [row.letter for row in asked.rows],
            [row.letter for row in self.listing("start=diploma").rows],
        )
        self.assertEqual(self.listing("start=diploma&sort=payback&earn=30000").cannot_sort, "")

    def test_payback_in_ohio(self):
        """$412.62 × 12 ÷ ($38,060 − $33,000) is 0.98 and ÷ ($45,500 − $33,000) is 0.4: a month.

        $647 gives 1.5 and 0.6: one to two.
        """
        query = "state=oh&start=diploma&earn=33000"
        self.assertEqual(self.row("self-study-cca", query).back.figure, "1 month")
        self.assertEqual(self.row("self-study-cpc-a", query).back.figure, "1–2 months")
        self.assertTrue(self.row("self-study-cpc-a", query).back.is_at_least)
        never = self.row("self-study-cca", "state=oh&start=diploma&earn=45500")
        self.assertEqual(never.back.figure, "never")

    def test_whose_pay_counts_for_a_path_to_billing(self):
        """Sources say that the CBCS and the CPB are used in billing; of the CRC none does."""
        page = self.get("start=biller&state=fl")
        self.assertEqual(page.context["listing"].billing_codes, ["CBCS", "CPB"])
        self.assertIn("Paths to the CBCS and the CPB are counted with coders’ pay", text_of(page))
        link = "/salaries/fl/?occupation=43-3021&amp;state=fl&amp;start=biller"
        self.assertContains(page, f'href="{link}"')
        self.assertNotContains(self.get("start=nurse&state=fl"), "counted with coders’ pay")

    def test_why_there_is_no_payback(self):
        for query, slug, reason in (
            ("start=diploma", "self-study-cca", "not asked yet"),
            ("have=cpc&earn=40000", "cpc-crc", "not published"),
            ("have=cpc&earn=40000", "self-study-cca", "not published"),
        ):
            with self.subTest(query=query):
                self.assertEqual(self.row(slug, query).back.figure, reason)

    def test_a_path_without_a_price_is_last_and_not_drawn(self):
        """No source that was read prices the CIC or the CPMA exam."""
        listing = self.listing("have=cpc&budget=500")
        last = listing.rows[-2:]
        self.assertEqual([row.path.slug for row in last], ["cpc-cic", "cpc-cpma"])
        self.assertTrue(all(row.cost.is_unknown for row in last))
        self.assertIsNone(listing.chart)
        page = text_of(self.get("have=cpc&budget=500"))
        self.assertIn("not collected none of its 3 lines has a price", page)
        said = "are not ranked by cost: the price of the course or the exam is not collected"
        self.assertIn(f"and {last[1].letter} {said}", page)

    def test_what_it_says_comes_from_the_rows(self):
        page = text_of(self.get("state=oh&start=diploma&budget=1000&hours=8&earn=33000"))
        self.assertIn("From a high-school diploma to a first coding job in Ohio", page)
        self.assertRegex(page, r"\w+ of 16 paths are likely to fit your \$1,000, by what is")
        self.assertIn("leaves out a cost that we have no price for, so we call none the", page)
        self.assertNotIn("our assumption until you say", page)
        self.assertIn("Months are for 10 hours a week, our assumption", text_of(self.get()))
        fixed = "Study given in weeks or months stays as it is, whatever your hours."
        for query in ("", "hours=20"):
            self.assertIn(fixed, text_of(self.get(query)))

    def test_first_at_something(self):
        """Ten weeks for the CCA are 2.3 months; AAPC’s CRC course takes three.

        With two years of coding work dues of $222 are all that the full CPC still costs.
        """
        firsts = self.listing("start=diploma").firsts
        self.assertEqual(firsts["self-study-cca"], "Quickest of all")
        self.assertNotIn("crc", firsts)
        self.assertEqual(
            self.listing().firsts["self-study-cca"],
            "Quickest of all, if its gate is open to you",
        )

        whole = self.listing("have=cpc-a&have=coding-24")
        self.assertEqual(whole.firsts["apprentice-work"], "Cheapest and quickest of these four")
        self.assertIn("none is cheaper than A, and none is quicker.", whole.lead)

    def test_nothing_is_called_cheap_whose_sum_is_a_lower_bound(self):
        """$117 for the CBCS leaves out a second try, $412.62 for the CCA study materials."""
        for query in READERS:
            with self.subTest(query=query):
                listing = self.listing(query)
                open_ended = {row.path.slug for row in listing.rows if not row.cost.is_complete}
                cheap = {slug for slug, says in listing.firsts.items() if "heapest" in says}
                self.assertFalse(cheap & open_ended)
                self.assertFalse({row.path.slug for row in listing.unbeaten} & open_ended)
                if len(open_ended) == len(listing.rows):
                    self.assertNotIn("beaten by nothing", listing.lead)
                    self.assertNotIn("costs less", listing.lead)

    def test_a_likely_sum_that_may_also_be_less_is_no_lower_bound(self):
        """Likely $412.62 for the CCA, from $299 for who passes at once; 19.8 months, from 1.8."""
        page = text_of(self.get("state=oh&start=diploma"))
        self.assertIn("likely $412.62 or more (not a member) $299 to $598 or more", page)
        self.assertIn("19.8 (1.8–19.8 or more)", page)
        self.assertNotIn("≥ $412.62", page)
        self.assertNotIn("≥ 19.8", page)

    def test_a_first_place_holds_for_what_is_folded_too(self):
        """A nurse’s CPC-A takes longer than what is open to anyone."""
        listing = self.listing("start=nurse&state=tx")
        self.assertEqual(listing.firsts["nurse-cpc-a"], "Quickest of these three")
        self.assertFalse([says for says in listing.firsts.values() if "of all" in says])
        self.assertNotIn("and cheaper", listing.lead)
        self.assertIn(
            "and quicker: Self-study, then CCA, $412.62 or more, 2.3 months.", listing.lead
        )
        self.assertIn("so we call none the cheapest.", listing.lead)

    def test_what_is_quicker_in_a_fold_is_named(self):
        lead = self.listing("start=apprentice").lead
        self.assertIn("and quicker: Self-study, then CCA, $412.62 or more, 2.3 months", lead)

    def test_headings(self):
        for query, heading in (
            ("", "Paths to a first coding job"),
            (
                "start=no-diploma&state=dc",
                "Without a diploma, to a first coding job in the District",
            ),
            ("start=nurse&state=tx", "From nursing to a first coding job in Texas"),
            ("start=apprentice", "From a CPC-A to a first coding job"),
            ("have=cpc&state=or", "From a CPC to the next credential in Oregon"),
            ("start=coder", "From a certification to the next credential"),
        ):
            with self.subTest(query=query):
                self.assertTrue(self.listing(query).heading.startswith(heading))

    def test_in_the_data_what_is_folded_can_beat_a_path_too(self):
        for query in ("start=nurse&state=tx", "start=biller", "have=cpc-a&have=coding-24"):
            with self.subTest(query):
                rows = self.client.get(f"/paths.json?{query}").json()["rows"]
                known = [row for row in rows if row["cost_likely"] and row["months_likely"]]
                for row in filter(lambda row: row["is_unbeaten"], known):
                    at = (row["cost_likely"], row["months_likely"])
                    others = [(each["cost_likely"], each["months_likely"]) for each in known]
                    beats = [o for o in others if o != at and o[0] <= at[0] and o[1] <= at[1]]
                    self.assertEqual(beats, [], row["name"])

    def test_an_unbeaten_path_is_on_the_line(self):
        self.assertEqual(self.listing("start=diploma").chart.steps, [])
        listing = self.listing("have=cpc-a&have=coding-24")
        best = {row.letter for row in listing.unbeaten}
        self.assertTrue(best)
        ends = {(part.x2, part.y2) for part in listing.chart.steps}
        for mark in listing.chart.marks:
            if mark.letter in best:
                self.assertIn((mark.x, mark.y), ends)

    # The address

    def test_nonsense_is_said_beside_its_field_and_the_rest_answered(self):
        for query, message in NONSENSE:
            with self.subTest(query=query):
                response = self.get(f"start=diploma&{query}")
                page = text_of(response)
                self.assertEqual(response.status_code, 200)
                self.assertIn("Not all of your request could be understood", page)
                self.assertEqual(page.count(message), 2, page)
                self.assertTrue(response.context["listing"].rows)

    def test_few_queries_whatever_is_asked(self):
        for query in ("", EVERYTHING):
            with self.subTest(query=query), self.assertNumQueries(3):
                self.get(query)

    def test_ticked_paths_are_compared_for_the_same_reader(self):
        page = self.get("state=oh&start=diploma&have=coding-6&budget=900&hours=8&earn=26000")
        form = page.content.decode().partition('action="/compare/"')[2].partition("</form>")[0]
        for name, value in (("start", "diploma"), ("hours", 8), ("earn", 26000), ("budget", 900)):
            self.assertInHTML(f'<input type="hidden" name="{name}" value="{value}">', form)
        self.assertEqual(form.count('name="state"'), 1)

    def test_every_preset_finds_a_path(self):
        for preset in PRESETS:
            with self.subTest(preset=preset.title):
                response = self.client.get(preset.get_absolute_url())
                self.assertTrue(response.context["listing"].rows)
                self.assertFalse(response.context["listing"].form.problems)

    def test_a_preset_that_finds_nothing_is_reported(self):
        Path.objects.filter(start="NURSE").delete()
        self.assertFalse([p for p in self.problems() if "nurse" in p])
        Path.objects.exclude(start="NURSE").delete()
        Path.objects.all().delete()
        self.assertIn("“I am a nurse”: no path fits.", self.problems())

    def problems(self):
        return list(CertificationsConfig.problems(None))

    def test_the_answers_are_chosen_in_the_form(self):
        page = self.get(
            "start=coder&have=cpc-a&have=coding-18&have=cdip&budget=1500"
        ).content.decode()
        self.assertInHTML('<option value="coding-18" selected>18 months</option>', page)
        for word in ("cpc-a", "cdip"):
            self.assertRegex(page, f'name="have" value="{word}" checked')

    # As data

    def test_as_csv(self):
        query = "state=oh&start=diploma&budget=1000&sort=months&payer=member"
        rows = list(
            csv.DictReader(
                io.StringIO(self.client.get(f"/paths.csv?{query}").content.decode("utf-8-sig"))
            )
        )
        self.assertEqual([row["path"] for row in rows], self.slugs(query))
        [cca] = [row for row in rows if row["path"] == "self-study-cca"]
        self.assertEqual(
            (cca["cost_likely"], cca["unknown_cost_lines"], cca["membership"]),
            ("423.62", "2", "member"),
        )

    def test_as_json_with_the_answers(self):
        query = {"start": "diploma", "have": ["cca"], "budget": "1000", "sort": "nonsense"}
        data = self.client.get(f"/paths.json?{urlencode(query, doseq=True)}").json()
        self.assertEqual(data["query"]["start"], ["diploma"])
        self.assertIn("sorted by cost", " ".join(data["problems"]))
        self.assertNotIn("self-study-cca", [row["path"] for row in data["rows"]])

    def test_nothing_known_is_not_nothing_in_data(self):
        rows = self.client.get("/paths.json?have=cpc").json()["rows"]
        [cic] = [row for row in rows if row["path"] == "cpc-cic"]
        self.assertIsNone(cic["cost_likely"])


class EmptyTests(TestCase):
    def test_without_a_path_in_the_catalogue(self):
        response = self.client.get(ADDRESS)
        self.assertEqual(response.status_code, 200)
