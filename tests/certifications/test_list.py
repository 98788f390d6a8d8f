"""The list of certifications: what it shows, finds, sorts and counts."""

import json
from datetime import date

from django.test import TestCase
from django.utils.html import strip_tags

from certifications.models import Certification, Issuer, RenewalRule, Scope
from coderpath.sources.models import Publisher
from tests.factories import make_certification, make_fee, make_issuer, make_source
from tests.pages import text_of
from tests.shelves import profiles, take_stock

from .asking import LIST, Asking, make_three
from .rows import make_fact, make_way


class ListTests(Asking, TestCase):
    @classmethod
    def setUpTestData(cls):
        make_three()

    def test_filters_and_sorts(self):
        for query, codes in [
            ("", ["CPC", "CCS", "CIC"]),  # by level; little is known of the CIC
            ("q=cpc", ["CPC"]),
            ("q=%EF%BC%A3%EF%BC%B0%EF%BC%A3", ["CPC"]),  # as an East Asian keyboard types it
            ("q=inpatient", ["CCS", "CIC"]),  # a place of work
            ("q=&max_cost=&setting=&page=", ["CPC", "CCS", "CIC"]),
            ("nosuch=1&utm_source=mail", ["CPC", "CCS", "CIC"]),
            ("setting=OFFICE", ["CPC"]),
            ("setting=OFFICE&setting=INPATIENT", ["CPC", "CCS", "CIC"]),
            ("issuer=aapc", ["CPC", "CIC"]),
            ("issuer=aapc&issuer=ahima", ["CPC", "CCS", "CIC"]),
            ("level=ENTRY", ["CPC"]),
            ("level=ENTRY&level=ADVANCED", ["CPC", "CCS"]),
            ("beginner=1", ["CPC"]),  # CIC: nobody says what it asks
            ("beginner=on", ["CPC"]),
            ("beginner=0", ["CPC", "CCS", "CIC"]),
            ("remote=1", ["CPC"]),
            ("max_cost=399", ["CCS"]),
            ("max_cost=398.99", []),
            ("max_cost=$1,000", ["CPC", "CCS"]),
            ("max_cost=0", []),
            ("max_months=3", []),  # 13 weeks
            ("max_months=4", ["CCS"]),  # 17 weeks
            ("max_months=6", ["CPC", "CCS"]),  # 26 weeks
            ("issuer=ahima&max_cost=425&setting=INPATIENT&level=ADVANCED", ["CCS"]),
            ("state=oh", ["CPC", "CCS", "CIC"]),
            ("sort=cost", ["CCS", "CPC", "CIC"]),
            ("sort=-cost", ["CPC", "CCS", "CIC"]),  # unknown last, both ways
            ("sort=months", ["CCS", "CPC", "CIC"]),
            ("sort=code", ["CCS", "CPC", "CIC"]),
            ("sort=issuer", ["CPC", "CCS", "CIC"]),
        ]:
            with self.subTest(query=query):
                self.assertEqual(self.codes(query), codes)

    def test_equal_rows_come_by_code(self):
        for code in ("CPC-P", "CPCD", "CPA"):
            make_fee(certification=make_certification(code=code), amount=425)
        self.assertEqual(self.codes("sort=cost&q=CP"), ["CPC", "CPA", "CPC-P", "CPCD"])

    def test_the_limit_is_exact_to_the_cent(self):
        make_fee(certification=make_certification(code="CX"), amount="126.99")
        self.assertEqual(self.codes("max_cost=126.99"), ["CX"])
        self.assertEqual(self.codes("max_cost=126.98"), [])

    def test_the_fee_shown_is_the_fee_filtered_by(self):
        # One source asks $250 of anyone, a better one $399 of those who are not members.
        cx = make_certification(code="CX")
        article = make_source(kind=Publisher.Kind.ARTICLE)
        make_fee(certification=cx, amount=250, source=article, payer="ANYONE")
        make_fee(certification=cx, amount=399, payer="NON_MEMBER")
        (profile,) = profiles([Certification.objects.get(code="CX")])
        self.assertEqual(profile.exam_fee.figure, "$399")
        self.assertTrue(profile.exam_fee.is_disputed)
        self.assertEqual(self.codes("max_cost=250"), [])
        self.assertEqual(self.codes("max_cost=399&q=CX"), ["CX"])

    def test_says_how_many_match(self):
        for query, heading in [
            ("", "3 certifications"),
            ("max_cost=399", "1 of 3 matches"),
            ("setting=INPATIENT", "2 of 3 match"),
            ("max_cost=1", "None of 3 match"),
        ]:
            with self.subTest(query=query):
                response = self.client.get(f"{LIST}?{query}")
                self.assertRegex(response.content.decode(), f'<h2 id="found"[^>]*>{heading}</h2>')
                self.assertContains(response, f'id="status">{heading}</p>')

    def row(self, code, query=""):
        """What the line of one certification says, cell by cell."""
        html = self.client.get(f"{LIST}?{query}").content.decode()
        [row] = [row for row in html.split("<tr ")[1:] if f">{code}</a>" in row]
        cells = row.split("</tr>")[0].split("<td ")[1:]
        return [" ".join(strip_tags(f"<td {cell}").split()) for cell in cells]

    def test_a_row_says_what_its_sources_say(self):
        # No credits of AHIMA are on file here.
        said = ["Advanced", "Hospital inpatient", "$399", "Two years of coding", "not known"]
        self.assertEqual(self.row("CCS"), [*said, "Compare CCS"])

    def test_study_time_stands_in_a_column_where_it_is_asked_for(self):
        for query in ("sort=months", "max_months=6"):
            self.assertEqual(self.row("CCS", query)[4], "16 weeks")

    def test_the_words_of_an_editor_say_what_you_need(self):
        Certification.objects.filter(code="CCS").update(short_requirement="2 years of coding")
        self.assertEqual(self.row("CCS")[3], "2 years of coding")
        # They hold for the rule of today.
        day = "as_of=2026-11-01"
        self.assertEqual(self.row("CCS", day)[3], "Two years of coding")

    def known(self, **given):
        """One of which enough is known: all but its fee, credits and exam."""
        made = make_certification(**given)
        make_fact(Scope, certification=made, kind="SETTING", term="OFFICE")
        make_fact(Scope, certification=made, kind="LEVEL", term="LEAD")
        make_way(certification=made, rule="Nothing to show", asks_nothing=True)
        return made

    def test_says_two_tries(self):
        make_fee(certification=self.known(code="CX"), amount=499, kind="EXAM_TWO")
        self.assertEqual(self.row("CX")[2], "$499 two tries")

    def test_an_old_price_is_not_sorted_as_one_of_today(self):
        """$100 of 2015, and $100 that was asked until 2018: both lie behind the $425 of today."""
        make_fee(certification=self.known(code="CX"), amount=100, as_of=date(2015, 1, 1))
        past = {"standing": "SUPERSEDED", "as_of": date(2015, 1, 1), "until": date(2018, 12, 31)}
        make_fee(certification=self.known(code="CY"), amount=100, as_of_text="2015–18", **past)
        self.assertEqual(self.row("CX")[2], "last $100, Jan. 1, 2015")
        self.assertEqual(self.row("CY")[2], "last $100, 2015–18")
        for sort in ("cost", "-cost"):
            self.assertEqual(self.codes(f"sort={sort}")[2:4], ["CX", "CY"])
        self.assertNotIn("CX", self.codes("max_cost=425"))

    def test_no_note_numbers_and_no_badges(self):
        html = self.client.get(LIST).content.decode()
        table = html[html.index("<table") : html.rindex("</table>")]
        for mark in ('class="fn"', 'class="st ', "Disputed", "Old:"):
            self.assertNotIn(mark, table)

    def test_says_when_it_is_not_open(self):
        make_certification(code="CX", status="RETIRED", status_note="Its page is gone.")
        response = self.client.get(f"{LIST}?q=CX")
        self.assertContains(response, "no longer given")

    def test_counts_what_would_match_with_each_choice(self):
        form = self.listing("max_cost=425&setting=OFFICE").form
        counts = form["setting"].counts
        self.assertEqual((counts["OFFICE"], counts["INPATIENT"], counts["RISK"]), (1, 1, 0))
        self.assertEqual(form["issuer"].counts, {"aapc": 1})
        self.assertEqual(form["beginner"].count, 1)
        self.assertEqual(form["remote"].count, 1)

    def test_counts_are_what_the_choice_then_gives(self):
        for query in ("", "max_cost=425", "beginner=1&setting=OFFICE", "q=c&level=ENTRY"):
            listing = self.listing(query)
            for name in ("setting", "level", "issuer"):
                for value, _ in listing.form.fields[name].choices:
                    alone = listing.filterset.query(**{name: [value]})
                    with self.subTest(query=query, choice=value):
                        count = listing.form[name].counts[value]
                        self.assertEqual(count, len(self.listing(alone[1:]).hits))

    def test_each_chip_takes_one_filter_away(self):
        everything = (
            "q=c&max_cost=300&max_months=6&beginner=1&remote=1"
            "&setting=OFFICE&setting=INPATIENT&level=ENTRY&issuer=aapc"
        )
        listing = self.listing(f"{everything}&state=oh&sort=code&page=3&nosuch=1")
        self.assertEqual(
            [chip.words for chip in listing.chips],
            [
                "c",
                "Exam fee up to $300",
                "Study up to 6 months",
                "No coding work first",
                "Exam can be taken at home",
                "Doctors’ offices and clinics",
                "Hospital inpatient",
                "Level: entry",
                "AAPC",
            ],
        )
        for chip in listing.chips:
            with self.subTest(chip=chip.words):
                rest = self.listing(chip.without[1:])
                self.assertEqual(
                    [c.words for c in rest.chips],
                    [c.words for c in listing.chips if c.words != chip.words],
                )
                self.assertEqual((rest.state, rest.sort), ("oh", "code"))
        self.assertEqual(self.listing(listing.filterset.cleared[1:]).chips, [])

    def test_links_carry_neither_nonsense_nor_page(self):
        listing = self.listing("max_cost=abc&setting=OFFICE&nosuch=<script>&page=2")
        self.assertEqual(listing.filterset.query(), "?setting=OFFICE")
        self.assertEqual(self.listing().filterset.query(), ".")

    def test_ticks_go_to_compare_and_the_state_with_them(self):
        response = self.client.get(f"{LIST}?state=OH&q=ccs")
        self.assertContains(response, '<form action="/compare/">')
        self.assertContains(response, '<input type="hidden" name="state" value="oh">', count=3)
        self.assertContains(response, '<input type="checkbox" name="c" value="ccs">', html=True)

    def test_answers_of_the_reader_stand_under_the_header(self):
        """Its filters are no answers: they are chips. A single setting is both, several are not."""
        for query, said in [
            ("state=oh&max_cost=300&beginner=1", ["Ohio"]),
            ("setting=OFFICE&hours=8", ["doctors’ offices and clinics", "8 hours a week"]),
            ("setting=OFFICE&setting=RISK", []),
        ]:
            with self.subTest(query=query):
                response = self.client.get(f"{LIST}?{query}")
                self.assertEqual(response.context["reader"].in_words, said)

    def test_a_filter_taken_off_does_not_come_back_as_an_answer(self):
        response = self.client.get(f"{LIST}?setting=OFFICE&hours=8")
        self.assertContains(response, '<a class="chip" href="?hours=8">')

    def test_sets_no_cookie_and_answers_only_safe_methods(self):
        self.assertFalse(self.client.get(LIST).cookies)
        self.assertEqual(self.client.head(LIST).status_code, 200)
        self.assertEqual(self.client.post(LIST).status_code, 405)

    def test_one_heading_order_is_marked_as_sorted(self):
        for query, count in [("", 1), ("sort=-cost", 1), ("sort=months", 1), ("sort=issuer", 0)]:
            with self.subTest(query=query):
                self.assertContains(self.client.get(f"{LIST}?{query}"), "aria-sort", count=count)


class NearMissTests(Asking, TestCase):
    @classmethod
    def setUpTestData(cls):
        make_three()

    def said(self, query):
        return [
            (
                [row.certification.code for row in group.rows],
                "".join(group.says),
                group.miss.link,
                group.query,
            )
            for group in self.near(query)
        ]

    def test_says_by_how_much_and_what_would_show_it(self):
        over = ("is $99 over your exam fee limit.", "Raise limit to $399", "?max_cost=399")
        far_over = ("is $125 over your exam fee limit.", "Raise limit to $425", "?max_cost=425")
        no_fee = (
            "is hidden because its exam fee is not collected.",
            "Show without the fee limit",
            ".",
        )
        longer = ("is 3 weeks over your 3 months of study.", "Raise limit to 4 months")
        for query, said in [
            ("", []),
            ("max_cost=300", [(["CCS"], *over), (["CPC"], *far_over), (["CIC"], *no_fee)]),
            ("max_months=3", [(["CCS"], *longer, "?max_months=4")]),
        ]:
            with self.subTest(query=query):
                self.assertEqual(self.said(query)[: len(said)], said)

    def test_the_link_relaxes_one_filter_and_shows_what_it_says(self):
        for query in [
            "max_cost=300",
            "max_months=3&max_cost=500",
            "beginner=1&setting=INPATIENT&state=oh",
            "remote=1&sort=code",
        ]:
            for group in self.near(query):
                with self.subTest(query=query, link=group.miss.link):
                    shown = self.codes(group.query[1:])
                    self.assertLessEqual({r.certification.code for r in group.rows}, set(shown))
                    self.assertEqual([row.misses for row in group.rows][0], [group.miss.name])

    def test_names_experience_the_reader_does_not_have(self):
        self.assertEqual(
            self.said("beginner=1&max_cost=400"),
            [
                (
                    ["CCS"],
                    "asks for work or another certification first.",
                    "Show those that need experience",
                    "?max_cost=400",
                ),
                (["CPC"], *self.said("max_cost=400")[0][1:3], "?max_cost=425&beginner=1"),
            ][::-1],
        )

    def test_names_the_last_fee_known(self):
        self.assertContains(self.client.get(f"{LIST}?max_cost=300"), "last seen $350, 2015–18")

    def test_says_that_sources_disagree_and_what_the_member_price_needs(self):
        response = self.client.get(f"{LIST}?max_cost=350")
        self.assertContains(response, "Sources disagree: ")
        self.assertContains(response, "of dues: $448 in all.")

    def test_puts_those_with_the_same_remedy_together(self):
        cx = make_certification(code="CX")
        make_fee(certification=cx, amount=399)
        self.assertEqual(
            self.said("max_cost=300")[0][:2],
            (["CCS", "CX"], "are $99 over your exam fee limit."),
        )

    def test_shows_five_at_most_the_nearest_first(self):
        for amount in (301, 305, 310, 315, 320, 325):
            make_fee(certification=make_certification(code=f"C{amount}"), amount=amount)
        codes = [said[0] for said in self.said("max_cost=300")]
        self.assertEqual(codes, [["C301"], ["C305"], ["C310"], ["C315"], ["C320"]])

    def test_what_is_far_off_is_only_counted(self):
        self.assertEqual([said[0] for said in self.said("max_cost=100")], [["CIC"]])
        listing = self.listing("max_cost=100&setting=INPATIENT")
        self.assertEqual(listing.further, 2)

    def test_a_place_of_work_that_does_not_fit_is_not_nearly_a_fit(self):
        self.assertEqual(self.said("setting=OFFICE"), [])
        self.assertEqual(self.said("q=cpc"), [])


class EmptyTests(Asking, TestCase):
    @classmethod
    def setUpTestData(cls):
        make_three()

    def test_names_the_filter_that_hides_the_most(self):
        response = self.client.get(f"{LIST}?setting=OFFICE&level=ADVANCED")
        listing = response.context["listing"]
        self.assertEqual(listing.nothing, "Nothing matches both filters.")
        self.assertEqual(
            [(advice.words, advice.says, advice.query) for advice in listing.advice],
            [
                ("“Level: advanced”", "one does", "?setting=OFFICE"),
                ("“Doctors’ offices and clinics”", "one does", "?level=ADVANCED"),
            ],
        )
        self.assertContains(response, "Without “Level: advanced”</a>, one does.")

    def test_names_two_when_no_single_one_is_enough(self):
        listing = self.listing("setting=RISK&level=LEAD&max_cost=400")
        self.assertEqual(listing.nothing, "Nothing matches all three filters.")
        self.assertEqual(listing.advice[0].words, "“Risk adjustment” and “Level: administrator”")
        self.assertEqual(listing.advice[0].query, "?max_cost=400")

    def test_one_filter(self):
        self.assertEqual(self.listing("q=zzz").nothing, "Nothing matches “zzz”.")

    def test_nothing_is_there_at_all(self):
        Certification.objects.all().delete()
        response = self.client.get(LIST)
        self.assertContains(response, "0 certifications")


class GroupTests(Asking, TestCase):
    """Those to compare first, those of which enough is known, and those of which little is."""

    @classmethod
    def setUpTestData(cls):
        make_three()
        Certification.objects.filter(code="CCS").update(is_core=True)

    def groups(self, query=""):
        return [
            (group.heading, [row.certification.code for row in group.rows])
            for group in self.listing(query).groups
        ]

    def thin(self, query=""):
        return [cells.profile.certification.code for cells in self.listing(query).thin.cells]

    def test_groups(self):
        """Of the CIC an old fee, a place of work and credits are known: three of six."""
        first, more = ("One to look at first", ["CCS"]), ("1 more we know enough about", ["CPC"])
        self.assertEqual((self.groups(), self.thin()), ([first, more], ["CIC"]))
        every = self.listing().every
        self.assertEqual((every.total, every.known, every.unknown), (3, 2, 1))

    def test_whoever_asks_for_anything_gets_one_table(self):
        for query in ("sort=code", "setting=OFFICE&setting=INPATIENT"):
            self.assertEqual([heading for heading, _ in self.groups(query)], [""])
            self.assertEqual(self.thin(query), ["CIC"])

    def test_the_fold_is_open_where_nothing_else_is_found(self):
        fold = '<details class="more mt" open>'
        self.assertContains(self.client.get(f"{LIST}?q=CIC"), fold)
        self.assertNotContains(self.client.get(LIST), fold)

    def test_names_what_is_entry_level(self):
        for codes, said in [
            (["CPC"], "look at the CPC. It is the only one that a source we read calls"),
            (["CIC", "CPC"], "look at two: the CIC and the CPC. They are the only ones"),
        ]:
            for code in codes:
                own = Certification.objects.get(code=code)
                if not own.scopes.filter(kind="LEVEL").exists():
                    make_fact(Scope, certification=own, kind="LEVEL", term="ENTRY")
            with self.subTest(codes=codes):
                self.assertIn(said, text_of(self.client.get(LIST)))

    def test_no_answer_where_no_source_calls_one_entry_level(self):
        Scope.objects.filter(term="ENTRY").delete()
        self.assertNotContains(self.client.get(LIST), "If you are new")

    def test_names_the_dues_of_titles_that_only_members_hold(self):
        aapc, ahima = (Issuer.objects.get(code=code) for code in ("AAPC", "AHIMA"))
        make_fee(issuer=aapc, kind="DUES", payer="MEMBER", amount=222, every_months=12)
        for issuer, is_required in ((aapc, True), (ahima, False)):
            make_fact(RenewalRule, issuer=issuer, kind="DUES_KEPT", is_required=is_required)
        text = text_of(self.client.get(LIST))
        self.assertIn("An AAPC title also takes dues of $222 a year.", text)
        self.assertNotIn("An AHIMA title", text)

    def test_as_data(self):
        """Each figure with who says so and when; what is not known is empty, and says why."""
        response = self.client.get("/certifications.json?setting=INPATIENT")
        told = json.loads(response.content)
        ccs, cic = told["rows"]
        self.assertEqual((ccs["certification"], ccs["exam_fee"], ccs["tries"]), ("CCS", 399, 1))
        self.assertEqual(ccs["exam_fee_as_of"], "2026-01-01")
        self.assertIn(ccs["exam_fee_source"], [source["slug"] for source in told["sources"]])
        self.assertEqual((cic["exam_fee"], cic["exam_fee_unknown"]), (None, "not collected"))
        self.assertEqual((ccs["is_little_known"], cic["is_little_known"]), (False, True))
        self.assertEqual(told["query"], {"setting": ["INPATIENT"]})


class PageTests(Asking, TestCase):
    @classmethod
    def setUpTestData(cls):
        body = make_issuer()
        for number in range(125):
            make_certification(code=f"C{number:03}", issuer=body)

    def test_sixty_a_page(self):
        self.assertEqual(self.codes("page=3"), ["C120", "C121", "C122", "C123", "C124"])
        listing = self.listing("page=2&sort=code")
        self.assertEqual([page.number for page in listing.pages], [1, 2, 3])
        self.assertEqual(listing.pages[2].query, "?sort=code&page=3")
        self.assertEqual(listing.pages[0].query, "?sort=code")
        self.assertIn("page 2", listing.title)

    def test_a_page_that_is_not_there_is_said(self):
        for page, number, words in [
            ("999999", 3, "There is no page “999999”. This is page 3, the last."),
            ("x", 1, "There is no page “x”. This is page 1."),
            ("0", 3, "There is no page “0”. This is page 3, the last."),
            ("-1", 3, "There is no page “-1”. This is page 3, the last."),
            ("9" * 5000, 1, f"There is no page “{'9' * 40}…”. This is page 1."),
            ("2", 2, ""),
            ("", 1, ""),
        ]:
            with self.subTest(page=page[:10]):
                listing = self.listing(f"page={page}")
                self.assertEqual((listing.page.number, listing.lost_page), (number, words))


class QueryTests(Asking, TestCase):
    """What is held, and the edition."""

    EVERYTHING = (
        "q=c&max_cost=400&max_months=6&beginner=1&remote=1&setting=OFFICE&setting=INPATIENT"
        "&level=ENTRY&issuer=aapc&state=oh&sort=-cost&page=2"
    )

    def assertTwoQueries(self):
        take_stock()
        for query in ("", "max_cost=300", self.EVERYTHING, "max_cost=abc&setting=NOSUCH&q=zzz"):
            with self.subTest(query=query), self.assertNumQueries(2):
                self.client.get(f"{LIST}?{query}")

    def test_two_for_three_rows(self):
        make_three()
        self.assertTwoQueries()

    def test_two_for_thirty_rows(self):
        make_three()
        for number in range(27):
            make_fee(certification=make_certification(code=f"C{number:02}"), amount=350 + number)
        self.assertTwoQueries()
