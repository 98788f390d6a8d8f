"""The list of paths, as a reader of the shipped catalogue sees it."""

import csv
import io
from functools import cached_property
from urllib.parse import urlencode

from django.core.management import call_command
from django.http import QueryDict
from django.test import TestCase

from certifications.apps import CertificationsConfig
from certifications.models import Certification, Path
from certifications.paths.catalogue import Catalogue
from certifications.paths.form import PathsForm
from certifications.paths.list_presets import PRESETS
from certifications.paths.listing import Listing
from salaries.models import Wage
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

    @cached_property
    def catalogue(self):
        return Catalogue.fetch()

    def get(self, query=""):
        return self.client.get(f"{ADDRESS}?{query}")

    def listing(self, query=""):
        """What the page is handed, without the page."""
        form = PathsForm(QueryDict(query), self.codes)
        wages = Wage.objects.for_place(form.answers.state or None)
        return Listing(form, self.catalogue, wages)

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

    def test_paths_from_where_the_reader_is_come_before_those_of_anyone(self):
        listing = self.listing("start=apprentice&state=ga")
        self.assertEqual({row.path.start for row in listing.rows}, {"APPRENTICE", "HOLDER"})
        self.assertEqual({row.path.start for row in listing.others}, {"NEWCOMER"})
        letters = [row.letter for row in (*listing.rows, *listing.others)]
        self.assertEqual(letters, sorted(letters))
        self.assertIn("more, open to anyone new", text_of(self.get("start=apprentice&state=ga")))

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
            "Self-study, then CCA: at least $0.62 over your $412.Raise limit to $413", page
        )
        self.assertIn("self-study-cca", self.slugs("start=diploma&budget=413"))
        self.assertIn(
            "by what is known of their costs", text_of(self.get("start=diploma&budget=413"))
        )

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

    # What is said of each

    def test_the_sum_is_that_of_the_reader_or_of_the_cheaper_column(self):
        """CCA: $412.62 outside; a member pays $199 + 38% × $199 + $149 = $423.62."""
        for payer, figure in (
            ("", "≥ $412.62"),
            ("non-member", "≥ $412.62"),
            ("member", "≥ $423.62"),
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
        self.assertTrue(asked.count.endswith("cheapest first"))
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
        drawn = {mark.letter for mark in listing.chart.marks}
        self.assertFalse({row.letter for row in last} & drawn)
        page = text_of(self.get("have=cpc&budget=500"))
        self.assertIn("not collected none of its 3 lines has a price", page)
        self.assertRegex(page, f"and {last[1].letter} cannot be ranked by both: their cost or time")

    def test_what_it_says_comes_from_the_rows(self):
        page = text_of(self.get("state=oh&start=diploma&budget=1000&hours=8&earn=33000"))
        self.assertIn("From a high-school diploma to a first coding job in Ohio", page)
        self.assertRegex(page, r"\w+ of 16 paths are likely to fit your \$1,000, by what is")
        self.assertRegex(page, r"are beaten by nothing on cost and months: A costs least, \w")
        self.assertNotIn("our assumption until you say", page)
        self.assertIn("Months are for 10 hours a week, our assumption", text_of(self.get()))

    def test_first_at_something(self):
        firsts = self.listing("start=diploma").firsts
        self.assertIn("Cheapest of all", firsts.values())
        self.assertIn("Quickest of all", firsts.values())

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

    def test_an_unbeaten_path_is_on_the_line(self):
        listing = self.listing("start=diploma")
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
            with self.subTest(query=query), self.assertNumQueries(11):
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
