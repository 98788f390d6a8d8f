import re
from datetime import date
from unittest.mock import patch

from django.test import TestCase
from django.test.html import Element, parse_html

from certifications.models import (
    Certification,
    CertificationName,
    ExamFormat,
    Fee,
    PassRate,
    Progression,
    RenewalRule,
    Scope,
)
from salaries.models import Area, Occupation, Release, Wage
from tests.factories import make_certification, make_fee, make_issuer, make_source
from tests.pages import text_of
from tests.shelves import take_stock

from .paths_by_hand import make_paths
from .rows import make_cpc, make_fact

TODAY = date(2026, 11, 21)
QUERIES = 3  # what is held, wages, edition


class OnOneDay(TestCase):
    """No test reads the clock."""

    def setUp(self):
        for place in ("coderpath.sources.facts", "certifications.reader.day_and_place"):
            clock = patch(f"{place}.localdate", return_value=TODAY)
            clock.start()
            self.addCleanup(clock.stop)

    def page(self, slug="cpc", **query):
        return self.client.get(f"/certifications/{slug}/", query)

    def text(self, slug="cpc", **query) -> str:
        return plain(self.page(slug, **query).content.decode())


def plain(html: str) -> str:
    """What a reader sees of it, in one line, without the numbers of sources."""
    html = re.sub(r'<span class="fns">.*?</span>', "", html, flags=re.S)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def make_wages():
    source = make_source(publisher="BLS", title="OEWS", kind="GOVERNMENT")
    release = Release.objects.create(
        slug="may-2025",
        name="May 2025",
        year=2025,
        source=source,
        top_code_hourly=115,
        top_code_annual=239200,
    )
    coders = Occupation.objects.create(
        code="29-2072", title="Medical Records Specialists", soc_version=2018
    )
    for slug, name, kind, pay in [
        ("us", "United States", Area.Kind.NATION, (37000, 43490, 51140, 65000, 81000)),
        ("oh", "Ohio", Area.Kind.STATE, (38060, 45500, 50990, 63510, 79290)),
        ("gu", "Guam", Area.Kind.TERRITORY, (None, None, 40000, None, None)),
    ]:
        area = Area.objects.create(slug=slug, name=name, kind=kind, code=slug)
        columns = ("annual_p10", "annual_p25", "annual_median", "annual_p75", "annual_p90")
        Wage.objects.create(
            release=release, occupation=coders, area=area, **dict(zip(columns, pay, strict=True))
        )


class CpcTests(OnOneDay):
    @classmethod
    def setUpTestData(cls):
        cls.cpc = make_cpc()
        make_wages()

    def test_answers_in_a_fixed_number_of_queries(self):
        with self.assertNumQueries(QUERIES):
            self.page()
        with self.assertNumQueries(QUERIES):
            self.page(state="oh", as_of="2024-05-01")

    def test_more_facts_ask_no_more_queries(self):
        for year in range(2000, 2020):
            make_fee(certification=self.cpc, amount=year, as_of=date(year, 1, 1))
            other = make_certification(issuer=self.cpc.issuer)
            make_fact(Scope, certification=other, kind="SETTING", term="OFFICE")
            make_fact(Progression, certification=self.cpc, leads_to=other, why="It does.")
        take_stock()
        with self.assertNumQueries(QUERIES):
            self.page(state="oh")

    def test_tells_in_one_place_where_sources_disagree(self):
        """$399 speaks against $425; of the two $300 one is true no more, one was a mistake."""
        fold = self.page().content.decode().split("Where sources disagree <small>")[1]
        items = [plain(item) for item in fold.split("</ul>")[0].split("<li>")[1:]]
        [fee] = [item for item in items if "CPC exam cost" in item]
        self.assertIn("We show $425 ; others say $399 .", fee)

    def test_a_dispute_about_money_is_red_and_any_other_is_not(self):
        make_fact(ExamFormat, certification=self.cpc, pass_mark=60, pass_scale="PERCENT")
        marks = re.findall(r'class="st (dis|dif)" href="([^"]+)"', self.page().content.decode())
        self.assertIn(("dis", "/disagreements/fee-cpc-exam-one-anyone/"), marks)
        self.assertEqual({kind for kind, place in marks if "pass-mark" in place}, {"dif"})

    def test_a_guess_is_no_pass_rate(self):
        """What is not counted stands apart, and how many pass is said to be unknown, once."""
        make_fact(PassRate, certification=self.cpc, percent_low=50, is_estimate=True)
        text = self.text()
        self.assertIn("Pass rate not published", text)
        self.assertIn("They are guesses: 50%", text)
        self.assertIn("what share passes, by a count", text)
        self.assertNotIn("How many pass", text)

    def test_two_tries_stand_beside_the_ledger(self):
        self.assertIn("Exam, two tries $499", self.text())

    def test_totals_are_the_rows_added_up(self):
        exam = Fee.objects.get(standing="IN_USE").amount
        dues = Fee.objects.get(kind="DUES", payer="MEMBER", standing="REPORTED").amount
        books = Fee.objects.get(kind="BOOKS").amount
        self.assertEqual((exam + dues + books, exam + 5 * dues + books), (647, 1535))
        text = self.text()
        self.assertIn("Exam and first-year dues $647 + books", text)
        total = "Total we can add up $647 + books $1,535 + books and credits"
        self.assertIn(total, text)
        self.assertIn("Total we can add up $647 + books $1,535 + books and credits", text)

    def test_tells_what_the_exam_was(self):
        text = self.text()
        self.assertIn("Questions 100 150 (before 2022)", text)
        self.assertIn("Time 240 minutes 340 minutes (before 2022)", text)

    def test_tells_when_to_sit_and_when_again(self):
        self.assertNotIn("Retake after", self.text())
        cpc = Certification.objects.get(slug="cpc")
        make_fact(ExamFormat, certification=cpc, retake_days=30, window_days=120)
        text = self.text()
        self.assertIn("Time to take it 120 days", text)
        self.assertIn("Retake after 30 days", text)

    def test_anyone_may_take_the_exam_and_gets_the_full_title_later(self):
        text = self.text()
        self.assertIn("Anyone may take the exam.", text)
        self.assertIn("your title is CPC-A , the apprentice title", text)
        self.assertIn("Recommended, not required: Associate degree", text)
        self.assertLess(text.index("24 months"), text.index("12 months"))
        self.assertIn(
            "Study alone An 80-hour course and Practicode together — not".replace("— ", ""), text
        )

    def test_a_body_that_lives_on_dues_is_asked_for_no_fee_besides(self):
        """Where members need not be, a renewal fee that nobody gives is an unknown."""
        self.assertNotIn("Renewal fee", self.text())
        RenewalRule.objects.filter(kind="DUES_KEPT").update(is_required=False)
        self.assertIn("Renewal fee", self.text())

    def test_history_tells_a_late_copy_from_a_price_that_held(self):
        histories = self.page().context["page"].histories
        exam, dues = histories
        self.assertEqual([p.fact.amount for p in exam.points if p.held], [300, 425])
        self.assertEqual([p.fact.amount for p in exam.points if not p.held], [399])
        self.assertTrue(exam.line[0].is_dotted)
        self.assertEqual(exam.scale.start, 250)
        self.assertEqual(dues.finding, "AAPC dues: $125 (Jan. 1, 2012), $222 (Feb. 1, 2026)")
        self.assertContains(self.page(), "Axis starts at $250")

    def test_pay_of_the_nation_and_of_a_state(self):
        self.assertIn("Pay in the United States", self.text())
        text = self.text(state="OH")
        self.assertIn("Pay in Ohio", text)
        self.assertIn("$50,990", text)
        self.assertIn("$38,060–$45,500", text)
        self.assertIn("does not ask which certificate", text)
        self.assertIn("$58,055 mean, CPC holders, AAPC salary survey, 2022", text)

    def test_half_a_plot_is_not_drawn(self):
        page = self.page(state="gu")
        self.assertIsNone(page.context["pay"].range.plot)
        self.assertIn("$40,000", plain(page.content.decode()))

    def test_a_state_without_figures_says_so(self):
        self.assertIn(
            "not published The federal survey gives no pay of medical records specialists in "
            "Virgin Islands",
            self.text(state="vi"),
        )

    def test_a_day_in_the_past_knows_nothing_of_what_came_later(self):
        text = self.text(as_of="2020-01-01")
        self.assertIn("As things stood on Jan. 1, 2020", text)
        self.assertIn("See today", text)
        for later in ("$425", "$399", "$222"):
            self.assertNotIn(later, text)
        self.assertIn("$190", text)
        self.assertIn("Questions 150", text)

    def test_bad_input_is_said_and_the_page_answers(self):
        for query, message in [
            ({"as_of": "abc"}, "Write it like 2026-01-31"),
            ({"as_of": "abc"}, "You wrote “abc”."),
            ({"as_of": "2026-02-30"}, "You wrote “2026-02-30”."),
            ({"as_of": "<b>"}, "You wrote “&lt;b&gt;”."),
            ({"state": "zz"}, "You wrote “zz”."),
            ({"as_of": "2027-01-01"}, "The day must lie between Jan. 1, 1990 and today"),
            ({"as_of": "0001-01-01"}, "The day must lie between"),
            ({"as_of": "2020-01-01\0"}, "not a day"),
            ({"state": "zz"}, "No state or territory has that postal code."),
            ({"state": "oh\0"}, "No state or territory has that postal code."),
            ({"state": "o" * 100_000}, "No state or territory has that postal code."),
        ]:
            with self.subTest(query={key: value[:20] for key, value in query.items()}):
                page = self.page(**query)
                self.assertContains(page, message)
                self.assertContains(page, "<title>Error: CPC")
                self.assertContains(page, "$425")
                self.assertNotContains(page, "o" * 50)
                self.assertNotContains(page, "\0")

    def test_other_parameters_are_passed_over(self):
        page = self.page(colour="blue", page="1e400")
        self.assertEqual(page.status_code, 200)
        self.assertNotContains(page, "problems")

    def test_sets_no_cookie_and_asks_for_no_script(self):
        page = self.page(state="oh")
        self.assertFalse(page.cookies)
        html = page.content.decode()
        data = r'<script(?! src| type="application/ld\+json")'
        self.assertNotRegex(html, rf"\sstyle=|{data}|\son\w+=")

    def test_every_amount_is_beside_its_source(self):
        page = self.page(state="oh")
        self.assertEqual(bare_amounts(page.content.decode()), [])

    def test_ids_are_there_once(self):
        ids = re.findall(r' id="([^"]+)"', self.page(state="oh").content.decode())
        self.assertEqual(len(ids), len(set(ids)))


class AddressTests(OnOneDay):
    @classmethod
    def setUpTestData(cls):
        aapc = make_issuer(code="AAPC", name="AAPC")
        make_certification(code="COC", issuer=aapc, former_code="CPC-H", apprentice_code="COC-A")
        make_certification(code="CPC", issuer=aapc, apprentice_code="CPC-A", is_core=True)
        ccs = make_certification(code="CCS-P", name="Certified Coding Specialist, Physician-based")
        make_fact(CertificationName, certification=ccs, name="Doctor Coder Diploma")

    def test_former_names_lead_on_for_good(self):
        for asked, found in [
            ("cpc-h", "/certifications/coc/"),
            ("CPC-H", "/certifications/coc/"),
            ("cpc-a", "/certifications/cpc/"),
            ("CPC", "/certifications/cpc/"),
            ("CCS_P", "/certifications/ccs-p/"),
        ]:
            with self.subTest(asked):
                self.assertRedirects(
                    self.page(asked, state="oh"),
                    f"{found}?state=oh",
                    status_code=301,
                    fetch_redirect_response=False,
                )

    def test_no_such_page_names_the_near_ones(self):
        page = self.page("cpc-hh")
        self.assertContains(page, "Were you looking for COC", status_code=404)
        self.assertEqual(page.status_code, 404)
        self.assertIn("It was called CPC-H.", text_of(page))
        self.assertContains(page, 'href="/certifications/coc/"', status_code=404)

    def test_names_that_sources_give_are_near_too(self):
        page = self.page("doctor-coder-diplom")
        self.assertContains(page, "Some call it Doctor Coder Diploma.", status_code=404)
        self.assertContains(page, 'href="/certifications/ccs-p/"', status_code=404)

    def test_nothing_near_offers_the_core(self):
        page = self.page("xyzzy")
        self.assertContains(page, "Most people start with one of these", status_code=404)
        self.assertContains(page, 'href="/certifications/cpc/"', status_code=404)

    def test_an_endless_address_is_answered(self):
        self.assertEqual(self.page("x" * 5000).status_code, 404)


class KnownByNameOnlyTests(OnOneDay):
    def test_everything_unknown_is_said_to_be(self):
        make_certification(code="CASCC", name="Certified Ambulatory Surgery Center Coder")
        take_stock()
        with self.assertNumQueries(QUERIES):
            text = self.text("cascc")
        self.assertIn("Exam fee not collected", text)
        self.assertIn("Exam and first-year dues not known", text)
        self.assertIn("What you need to take the exam: not collected", text)
        self.assertIn("No source we read says: what the exam costs what you need to take it", text)
        self.assertLess(text.index("What we don’t know"), text.index("Exam fee"))
        self.assertNotIn("$0", text)
        self.assertNotIn("None", text)

    def test_an_unknown_fee_hints_at_the_last_one(self):
        cic = make_certification(code="CIC", name="Certified Inpatient Coder")
        make_fee(
            certification=cic,
            amount=350,
            standing="SUPERSEDED",
            as_of=date(2015, 1, 1),
            as_of_text="2015–18",
            until=date(2018, 12, 31),
        )
        text = self.text("cic")
        self.assertIn("Exam fee not collected $350 (2015–18)", text)
        self.assertIn("Exam not collected not collected $350 (2015–18), AAPC", text)
        self.assertEqual(bare_amounts(self.page("cic").content.decode()), [])

    def test_closed_ones_say_why(self):
        make_certification(code="CPC-P", status="RETIRED", status_note="No longer examined.")
        self.assertIn("No longer examined.", self.text("cpc-p"))


class RelatedTests(OnOneDay):
    def test_neighbors_come_with_their_reasons(self):
        cpc = make_certification(code="CPC")
        coc, cca, far = (make_certification(code=code) for code in ("COC", "CCA", "RHIA"))
        make_fact(Progression, certification=cpc, leads_to=coc, why="Hospital outpatient work")
        make_fact(Progression, certification=cpc, leads_to=far, why="Wrong", standing="MISTAKEN")
        for certification in (cpc, cca):
            make_fact(Scope, certification=certification, kind="SETTING", term="OFFICE")
        related = self.page().context["page"].related
        self.assertEqual([n.certification for n in related.after], [coc])
        self.assertEqual([n.certification for n in related.alike], [cca])
        self.assertEqual(related.same_issuer, [])
        self.assertContains(self.page(), "/compare/?c=cpc&amp;c=cca")
        self.assertIn("once you hold it COC Certified COC: Hospital outpatient work", self.text())
        self.assertEqual(self.page("coc").context["page"].related.before[0].certification, cpc)


def bare_amounts(html: str) -> list[str]:
    """Amounts in dollars that no source stands beside."""
    main = html[html.index("<main") : html.index("</main>")] + "</main>"
    return list(_bare(parse_html(main), []))


def _bare(element, above):
    for child in element.children:
        if isinstance(child, Element):
            yield from _bare(child, [*above, child])
        elif re.search(r"\$\d", child) and not any(_has_source(place) for place in above):
            yield child.strip()


def _has_source(element) -> bool:
    """A figure, a row, an item or a chart that leads to a source, or a sum to its ledger."""
    attributes = dict(element.attributes)
    is_figure = element.name in ("tr", "li", "figure", "dl")
    is_figure |= "fig" in (attributes.get("class") or "").split()
    is_chart = element.name == "details" and attributes.get("class") == "more"
    is_sum = element.name == "tr" and "sum" in (attributes.get("class") or "")
    links = [dict(link.attributes).get("href", "") for link in _links(element)]
    return (
        is_sum
        or (is_figure or is_chart)
        and any(re.search(r"^#s\d|#ledger$|^/sources/", link) for link in links)
    )


def _links(element):
    for child in element.children:
        if isinstance(child, Element):
            if child.name == "a":
                yield child
            yield from _links(child)


class PathsAroundTests(OnOneDay):
    """The paths of paths_by_hand, on the page of what they lead to or start from."""

    @classmethod
    def setUpTestData(cls):
        make_paths()

    def ways(self, slug, which, **query):
        around = self.page(slug, **query).context["around"]
        return [cells.outline.path.slug for cells in getattr(around, which)]

    def test_paths_open_to_the_reader_come_apart_from_the_others(self):
        self.assertEqual(self.ways("crc", "open"), ["course-crc"])
        self.assertEqual(set(self.ways("crc", "from_elsewhere")), {"nurse-crc", "cpc-crc"})
        self.assertEqual(set(self.ways("crc", "open", have="rn")), {"course-crc", "nurse-crc"})

    def test_paths_that_start_from_it_come_after_it_the_unpriced_last(self):
        """Of the CIC's exam there is no price; a holder's way to the CRC costs a sum."""
        self.assertEqual(self.ways("cpc", "onward"), ["cpc-crc", "cpc-cic"])

    def test_each_total_leads_to_its_costs_with_the_answers(self):
        html = self.page("crc", hours=8).content.decode()
        html = html[html.index("How to get there") :]
        link = '<a class="fl" href="/paths/course-crc/?hours=8#ledger" title="What it adds up">'
        self.assertIn(f"{link}$1,247</a>", html)

    def test_one_without_a_path_says_so(self):
        make_certification(code="CMC")
        self.assertIn("No path of this site leads to the CMC yet.", self.text("cmc"))

    def test_a_disagreement_leads_to_the_pages_on_which_it_counts(self):
        """With the answers; one on the dues of a body leads to all that it issues."""
        make_fee(certification=Certification.objects.get(slug="cpc"), amount=399)
        page = self.client.get("/disagreements/fee-cpc-exam-one-anyone/", {"state": "oh"})
        for address in (
            "/certifications/cpc/?state=oh",
            "/certifications/cpc/?state=oh#ways-h",
            "/compare/?c=cpc&amp;state=oh",
            "/tools/keep/?c=cpc&amp;state=oh",
        ):
            self.assertContains(page, f'href="{address}"')
        self.assertContains(self.page("cpc"), 'id="ways-h"')
        dues = self.client.get("/disagreements/fee-issuer-aapc-dues-member/")
        self.assertContains(dues, 'href="/certifications/?issuer=aapc"')

    def test_leads_on_with_the_answers(self):
        html = self.page("crc", state="oh", hours=8).content.decode()
        for address in (
            "/compare/?c=crc&amp;state=oh",
            "/tools/eligibility/?state=oh",
            "/tools/exam-day/?c=crc&amp;state=oh",
            "/tools/keep/?c=crc&amp;state=oh",
            "/salaries/oh/?state=oh&amp;hours=8",
            "/paths/?state=oh",
        ):
            self.assertIn(f'href="{address}', html)
