from datetime import date
from html.parser import HTMLParser
from unittest.mock import patch

from django.test import TestCase

from certifications.models import Certification
from coderpath.sources import words
from salaries.models import HOSPITALS, PHYSICIANS, Industry, Wage
from tests.certifications.side_by_side import make_side_by_side, make_wages
from tests.factories import make_certification, make_fee, make_source
from tests.pages import text_of
from tests.shelves import take_stock

COMPARE = "/compare/"
VOID = {"input", "link", "meta", "br", "hr", "img"}
QUERIES = 4  # in a transaction: what is held, wages, edition, terms


class Page(HTMLParser):
    """What a reader sees: the heads of columns, rows by label, and where each text stands."""

    def __init__(self, html):
        super().__init__()
        self.open, self.texts, self.title, self.h1, self.heads, self.rows = [], [], "", "", [], {}
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag not in VOID:
            self.open.append((tag, attrs))
        if tag == "th" and attrs.get("scope") == "row":
            self.label = ""
        if tag == "th" and attrs.get("scope") == "col":
            self.heads.append(attrs["abbr"])
        if tag == "td" and self._inside("tbody"):
            self.rows[self.label].append("")

    def handle_endtag(self, tag):
        if tag == "th" and self.open[-1][1].get("scope") == "row":
            self.rows[self.label] = []
        while self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        text = " ".join(data.split())
        if not text:
            return
        self.texts.append((text, list(self.open)))
        if self._inside("title"):
            self.title += text
        elif self._inside("h1"):
            self.h1 += text
        elif self._inside("tbody") and self._inside("td"):
            cells = self.rows[self.label]
            cells[-1] = f"{cells[-1]} {text}".strip()
        elif self._inside("th") and self.open[-1][1].get("scope") == "row":
            self.label = text

    def _inside(self, tag):
        return any(name == tag for name, _ in self.open)


class ComparePages(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_wages()
        cls.by_code = make_side_by_side()

    def setUp(self):
        today = patch(
            "certifications.reader.day_and_place.localdate", return_value=date(2026, 11, 21)
        )
        today.start()
        self.addCleanup(today.stop)

    def get(self, query):
        response = self.client.get(f"{COMPARE}?{query}")
        self.assertEqual(response.status_code, 200)
        self.assertFalse(response.cookies)
        return response

    def page(self, query):
        return Page(self.get(query).content.decode())

    def problems(self, query):
        return [problem.message for problem in self.get(query).context["asked"].problems]


class TableTests(ComparePages):
    def test_as_many_queries_for_six_as_for_two(self):
        for query in ["c=cpc&c=cca", "c=cpc&c=cca&c=ccs&c=crc&c=coc&c=cic&state=oh"]:
            with self.subTest(query), self.assertNumQueries(QUERIES):
                self.get(query)
        self.assertLessEqual(QUERIES, 12)

    def test_the_first_is_the_baseline_and_the_others_show_their_distance(self):
        page = self.page("c=cpc&c=cca&c=crc")
        self.assertEqual(page.h1, "CPC, CCA or CRC?")
        self.assertEqual(page.heads, ["CPC", "CCA", "CRC"])
        self.assertEqual(
            {label: page.rows[label] for label in page.rows if label in DISTANCES}, DISTANCES
        )

    def test_another_baseline(self):
        page = self.page("c=cca&c=cpc")
        self.assertEqual(page.heads, ["CCA", "CPC"])
        self.assertEqual(page.rows["Exam fee"], ["$299 1", "$425 1 +$126 membership required"])

    def test_what_differs_is_said_in_words_where_only_weight_shows_it(self):
        rows = self.page("c=cpc&c=cca&c=crc").rows
        self.assertEqual(rows["Issued by"], ["AAPC", "AHIMA differs from CPC", "AAPC same as CPC"])

    def test_only_differences_hides_rows_that_are_the_same_and_says_how_many(self):
        every, some = self.page("c=cpc&c=crc"), self.page("c=cpc&c=crc&only=differences")
        self.assertIn("Level", some.rows)
        self.assertNotIn("Issued by", some.rows)
        hidden = len(every.rows) - len(some.rows)
        self.assertContains(
            self.get("c=cpc&c=crc&only=differences"), f"{hidden} rows that are the same are hidden"
        )
        self.assertNotContains(self.get("c=cpc&c=crc"), "are hidden")

    def test_a_single_one_keeps_its_rows_whatever_is_asked(self):
        self.assertIn("Issued by", self.page("c=cpc&only=differences").rows)

    def test_a_sum_links_to_its_ledger_and_has_no_footnote(self):
        response = self.get("c=cpc&c=cca")
        self.assertContains(
            response,
            '<a href="/certifications/cpc/#ledger">$647</a>',
            html=True,
        )
        rows = self.page("c=cpc&c=cca").rows
        self.assertEqual(rows["Exam and first-year dues"][0], "$647 + books")

    def test_every_amount_has_a_source_or_leads_to_a_ledger(self):
        page = self.page("c=cpc&c=cca&c=ccs&c=crc&c=coc&c=cic&state=oh")
        amounts = [
            (text, inside)
            for text, inside in page.texts
            if "$" in text and not any(tag == "caption" for tag, _ in inside)
        ]
        self.assertGreater(len(amounts), 30)
        for text, inside in amounts:
            classes = {name for _, attrs in inside for name in attrs.get("class", "").split()}
            links = [attrs.get("href", "") for tag, attrs in inside if tag == "a"]
            with self.subTest(text):
                self.assertTrue(
                    # A distance stands in the cell of the amount it is taken from.
                    classes & {"fig", "delta"} or any(link.endswith("#ledger") for link in links)
                )

    def test_pay_leads_to_that_of_the_state_and_of_every_survey(self):
        page = self.get("c=cpc&c=cca&state=oh")
        self.assertContains(page, '<a href="/salaries/oh/?state=oh">All pay in Ohio</a>')
        self.assertContains(page, 'href="/salaries/by-certification/?state=oh"')

    def test_pay_of_the_state_is_told_once(self):
        rows = self.page("c=cpc&c=cca&state=oh").rows
        said = "a year, from the lowest-paid 10% to the highest-paid 10%"
        self.assertEqual(
            rows["All coders in Ohio"],
            [f"$38,060–$79,290 2 {said}; the survey does not ask for titles"],
        )
        self.assertIn("All coders in the United States", self.page("c=cpc&c=cca").rows)

    def test_pay_of_hospitals_and_offices_is_told_once(self):
        self.assertNotIn("Where they work", self.page("c=cpc&c=cca").rows)
        wage = Wage.objects.get(area__slug="us")
        for code, title, median in (
            (HOSPITALS, "Hospitals", 59_120),
            (PHYSICIANS, "Offices of Physicians", 47_120),
        ):
            Wage.objects.create(
                release=wage.release,
                occupation=wage.occupation,
                area=wage.area,
                industry=Industry.objects.create(code=code, title=title),
                annual_median=median,
            )
        take_stock()
        said = "a year, in the United States; the survey does not ask for titles"
        self.assertEqual(
            self.page("c=cpc&c=cca").rows["Where they work"],
            [f"Hospitals pay a median of $59,120 2 , doctors’ offices $47,120 2 {said}"],
        )

    def test_a_place_without_a_row_is_not_published(self):
        rows = self.page("c=cpc&c=cca&state=tx").rows
        self.assertTrue(rows["All coders in Texas"][0].startswith("not published"))

    def test_unlike_surveys_are_never_set_against_each_other(self):
        rows = self.page("c=cpc&c=cca&c=crc").rows["Survey of its holders"]
        self.assertIn("not comparable", rows[1])
        self.assertIn("+$16,574", rows[2])

    def test_warns_when_not_all_are_alike(self):
        self.assertContains(self.get("c=cpc&c=ccs"), "CCS is advanced")
        self.assertNotContains(self.get("c=cpc&c=cca"), "Not all alike")

    def test_each_column_can_be_moved_or_taken_out(self):
        response = self.get("c=cpc&c=cca&c=ccs&state=oh")
        self.assertContains(response, 'href="/compare/?c=ccs&amp;c=cpc&amp;c=cca&amp;state=oh"')
        self.assertContains(response, 'href="/compare/?c=cpc&amp;c=ccs&amp;state=oh"')

    def test_only_certifications_not_there_yet_can_be_added(self):
        html = self.get("c=cpc&c=cca").content.decode()
        offered = html.partition('id="add"')[2].partition("</select>")[0]
        self.assertIn('<option value="ccs">CCS</option>', offered)
        self.assertNotIn('value="cpc"', offered)
        self.assertContains(self.get("c=cpc&c=cca&c=ccs&c=crc&c=coc&c=cic"), "Limit: 6")

    def test_every_header_has_its_scope_and_every_role_is_said(self):
        html = self.get("c=cpc&c=cca").content.decode()
        tags = [attrs for tag, attrs in _tags(html) if tag == "th"]
        self.assertTrue(all(attrs.get("scope") and attrs.get("role") for attrs in tags))
        cells = [attrs for tag, attrs in _tags(html) if tag == "td"]
        self.assertTrue(all(attrs.get("role") == "cell" for attrs in cells))


DISTANCES = {
    "Questions": ["100 1", "105 1 +5", "100 1 same"],
    "Time for the exam": ["240 minutes 1", "120 minutes 1 −120 min", "240 minutes 1 same"],
    "Pass mark": ["70% 1", "300 of 400 1 not comparable", "70% 1 same"],
    "Exam fee": ["$425 1 membership required", "$299 1 −$126"]
    + ["$425 1 same membership required"],
    "Required dues, first year": ["$222 1", "$0 1 −$222", "$222 1 same"],
    "Exam and first-year dues": ["$647 + books", "$299 −$348 + books", "$647 same + books"],
    "To keep for 5 years": ["$1,110 + credits", "$498 −$612 + credits", "$1,110 same + credits"],
    "Credits": ["36 CEUs every 2 years 1", "20 CEUs every 2 years 1 −16 CEUs"]
    + ["36 CEUs every 2 years 1 same"],
    "To get and keep for 5 years": ["$1,535 + books and credits"]
    + ["$797 −$738 + books and credits", "$1,535 same + books and credits"],
}


def _tags(html):
    found = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attrs: found.append((tag, dict(attrs)))
    parser.feed(html)
    return found


class HolderTests(ComparePages):
    """What each adds to what the reader holds, over as many years as they count."""

    def test_a_holder_of_a_title_of_the_same_organization_pays_no_dues_again(self):
        page = self.get("c=cpc&c=crc&have=cpc")
        rows = Page(page.content.decode()).rows
        self.assertTrue(rows["To get it, beyond what you hold"][0].startswith("You hold it"))
        self.assertTrue(rows["To get it, beyond what you hold"][1].startswith("$425"))
        self.assertTrue(rows["What it adds over 5 years"][1].startswith("$425"))
        scope = "(exam, beyond any dues you pay already)"
        self.assertIn(f"The CRC adds $425 to what you hold {scope}.", text_of(page))

    def test_dues_that_getting_it_holds_are_not_counted_twice(self):
        """Both for 3 years 647 + (249 + 3 × 222) − 222, less the 249 that is paid already."""
        page = self.get("c=cca&c=cpc&have=cca&years=3")
        rows = Page(page.content.decode()).rows
        self.assertTrue(rows["To get it, beyond what you hold"][1].startswith("$647"))
        self.assertTrue(rows["What it adds over 3 years"][1].startswith("$1,091"))
        self.assertIn(
            "The CPC adds $1,091 to what you hold (to get and keep over 3 years).", text_of(page)
        )
        self.assertContains(page, "c=cpc&amp;c=cca&amp;have=cca&amp;years=3")

    def test_any_number_of_years_from_one_to_ten(self):
        """CCA: 249 at the end of years 2, 4 … 10; CPC: 425 + 222 a year."""
        for years, cca, cpc in ((1, 299, 647), (3, 548, 1091), (10, 1544, 2645)):
            with self.subTest(years):
                label = f"To get and keep for {words.plural(years, 'year')}"
                row = self.page(f"c=cca&c=cpc&years={years}").rows[label]
                self.assertTrue(row[0].startswith(words.money(cca)), row)
                self.assertTrue(row[1].startswith(words.money(cpc)), row)

    def test_other_years_are_a_problem_beside_the_field(self):
        for said in ("0", "11", "x", "2.5"):
            with self.subTest(said):
                page = self.get(f"c=cca&c=cpc&years={said}")
                self.assertContains(page, '<a href="#id_years">')
                self.assertIn("from 1 to 10", self.problems(f"c=cca&c=cpc&years={said}")[0])
                self.assertIn("To get and keep for 5 years", Page(page.content.decode()).rows)


class PhoneTests(ComparePages):
    """Of four to six a phone shows two at a time, or all row by row; a wide screen shows all."""

    FOUR = "c=cpc&c=cca&c=ccs&c=crc"

    def off(self, query):
        """The heads of columns that a phone leaves out, two at a time."""
        tags = _tags(self.get(query).content.decode())
        return [a["abbr"] for tag, a in tags if tag == "th" and a.get("class") == "off"]

    def test_two_or_three_are_a_table_without_a_switch(self):
        for query in ("c=cpc&c=cca", "c=cpc&c=cca&c=ccs", "c=cpc&c=cca&show=rows&with=cca"):
            with self.subTest(query):
                page = self.get(query)
                self.assertNotContains(page, "Two at a time")
                self.assertEqual(page.context["asked"].layout, "")
                self.assertNotIn("show", page.context["asked"].query)

    def test_of_four_the_baseline_is_shown_with_the_one_asked_for_or_the_second(self):
        self.assertEqual(self.off(self.FOUR), ["CCS", "CRC"])
        self.assertEqual(self.off(f"{self.FOUR}&with=crc"), ["CCA", "CCS"])
        self.assertEqual(self.off(f"{self.FOUR}&with=nosuch"), ["CCS", "CRC"])
        self.assertEqual(self.off("c=cpc&c=cca&c=ccs&c=coc&with=cpc-h"), ["CCA", "CCS"])
        page = self.get(f"{self.FOUR}&with=CCS")
        self.assertContains(page, f"{self.FOUR}&show=pairs&with=crc#table".replace("&", "&amp;"))
        self.assertContains(page, "CPC and CRC</a>")

    def test_no_link_asks_for_what_cannot_stand_beside_the_baseline(self):
        """With the CRC as the baseline, or without it, the address names it no more."""
        asked = self.get(f"{self.FOUR}&with=crc").context["asked"]
        crc = asked.columns[3]
        for query in (crc.as_baseline, f"{crc.without}&c=coc"):
            self.assertNotIn("with=", query)
            self.assertEqual(self.problems(query.removeprefix("?")), [])
        self.assertIn("with=crc", asked.columns[1].as_baseline)

    def test_all_row_by_row(self):
        page = self.get(f"{self.FOUR}&show=rows&state=oh")
        self.assertContains(page, "All four, row by row")
        self.assertContains(page, 'class="cmp n4 byrow"')
        self.assertContains(page, f"{self.FOUR}&state=oh&show=pairs#table".replace("&", "&amp;"))
        cell = next(a for tag, a in _tags(page.content.decode()) if a.get("data-l") == "CCA")
        self.assertEqual(cell["role"], "cell")

    def test_another_way_to_show_is_a_problem(self):
        self.assertIn("You wrote “wide”", self.problems(f"{self.FOUR}&show=wide")[0])

    def test_what_an_exam_asks_has_few_words_on_a_phone(self):
        """Those of an editor, which are about the rule of today."""
        Certification.objects.filter(code="CCA").update(short_requirement="Diploma")
        take_stock()
        page = self.client.get(COMPARE + "?c=cca&c=ccs")
        self.assertContains(page, '<span class="few fig">Diploma<', 1)
        self.assertContains(page, '<span class="whole">', 1)
        self.assertContains(page, "High-school diploma or equivalent")
        before = self.client.get(COMPARE + "?c=cca&c=ccs&as_of=2026-06-01")
        self.assertNotContains(before, '<span class="few fig">')


class ChoosingTests(ComparePages):
    def test_without_any_all_can_be_ticked(self):
        with self.assertNumQueries(2):
            response = self.get("")
        boxes = [a for tag, a in _tags(response.content.decode()) if a.get("type") == "checkbox"]
        self.assertEqual(len(boxes), Certification.objects.count())
        self.assertContains(response, "Compare ticked")
        self.assertContains(response, 'href="/compare/?c=cpc&amp;c=cca"')

    def test_one_is_shown_with_others_to_set_beside_it(self):
        response = self.get("c=cic")
        self.assertContains(response, "Pick at least one more")
        self.assertContains(response, 'href="/compare/?c=cic&amp;c=cpc"')
        self.assertEqual(Page(response.content.decode()).heads, ["CIC"])

    def test_former_and_apprentice_codes_and_any_case_are_understood(self):
        for query, codes, says in [
            ("c=CPC&c=Cca", ["CPC", "CCA"], ""),
            ("c=cpc-h&c=cpc", ["COC", "CPC"], "CPC-H is shown as COC. It was called CPC-H."),
            (
                "c=CPC-A&c=cca",
                ["CPC", "CCA"],
                "CPC-A is its title until you show experience.",
            ),
            ("c=cpc&c=cca&c=cpc&c=cpc-a", ["CPC", "CCA"], ""),
            ("c=cpc&c=&c=cca", ["CPC", "CCA"], ""),
        ]:
            with self.subTest(query):
                self.assertEqual(self.page(query).heads, codes)
                self.assertEqual(self.problems(query), [])
                self.assertIn(says, text_of(self.get(query)))


class BadInputTests(ComparePages):
    def test_says_what_it_cannot_understand_and_answers_the_rest(self):
        for query, message, heads in [
            ("c=cpc&c=nosuch&c=cca", "No certification has the code “nosuch”.", 2),
            ("c=cpc&c=cpcx", "No certification has the code “cpcx”. Did you mean CPC", 1),
            ("c=cpc&c=cca&state=zz", "No state or territory has that postal code.", 2),
            ("c=cpc&c=cca&state=texsa", "Did you mean Texas?", 2),
            (
                "c=cpc&c=cca&as_of=yesterday",
                "Figures are today’s. You wrote “yesterday”.",
                2,
            ),
            ("c=cpc&c=cca&as_of=2999-01-01", "The day must lie between", 2),
            ("c=cpc&c=cca&as_of=0001-01-01", "The day must lie between", 2),
            ("c=cpc&c=cca&only=prices", "Rows can be narrowed to “differences” only.", 2),
            (
                "c=cpc&c=cca&with=nosuch",
                "On a phone, what stands beside the first must be one of the others here. You"
                " wrote “nosuch”.",
                2,
            ),
            ("c=cpc&c=cca&c=ccs&c=crc&with=cpc", "beside the first must be one of the others", 4),
            ("c=cpc&c=%00cca", "No certification has the code “�cca”.", 1),
            ("c=%ff%fe&c=cpc", "No certification has the code", 1),
        ]:
            with self.subTest(query):
                self.assertIn(message, " ".join(self.problems(query)))
                page = self.page(query)
                self.assertEqual(len(page.heads), heads)
                self.assertTrue(page.title.startswith("Error: "))
                self.assertContains(self.get(query), 'role="alert"')

    def test_of_seven_the_first_six_are_compared_and_the_seventh_is_named(self):
        query = "c=cpc&c=cca&c=ccs&c=crc&c=coc&c=cic&c=cpb"
        self.assertEqual(self.page(query).heads, ["CPC", "CCA", "CCS", "CRC", "COC", "CIC"])
        self.assertEqual(
            self.problems(query),
            ["You can compare six at most. These are left out: CPB."],
        )

    def test_long_queries_are_answered_and_not_repeated_at_length(self):
        for query in [
            "c=" + "x" * 100_000,
            "c=cpc&state=" + "é" * 50_000,
            "c=cpc&as_of=" + "9" * 9999,
        ]:
            with self.subTest(query[:20]):
                self.assertLess(len(self.get(query).content), 60_000)

    def test_1200_codes_are_answered(self):
        self.assertEqual(self.page("&".join(["c=cpc", "c=cca"] * 600)).heads, ["CPC", "CCA"])
        many = self.get("&".join(f"c=x{number}" for number in range(1200)))
        self.assertContains(many, "1,195 more codes unknown")

    def test_unknown_codes_alone_lead_to_the_choice(self):
        page = self.page("c=cpcc")
        self.assertEqual(page.heads, [])
        self.assertTrue(page.title.startswith("Error: "))

    def test_a_reader_cannot_put_markup_on_the_page(self):
        self.assertNotContains(self.get("c=<script>&state=<b>&as_of=<i>&only=<u>"), "<script>")


class DayTests(ComparePages):
    def test_compares_as_it_stood_that_day(self):
        ccs = self.by_code["CCS"]
        make_fee(
            certification=ccs,
            amount=250,
            standing="SUPERSEDED",
            as_of=date(2020, 1, 1),
            until=date(2024, 12, 31),
            source=make_source(),
        )
        response = self.get("c=ccs&c=cca&as_of=2022-06-30&state=oh")
        rows = Page(response.content.decode()).rows
        self.assertTrue(rows["Exam fee"][0].startswith("$250"))
        self.assertContains(response, "June 30, 2022")
        self.assertContains(response, 'href="/compare/?c=ccs&amp;c=cca&amp;state=oh"')

    def test_today_is_no_day_in_the_past(self):
        self.assertNotContains(self.get("c=cpc&c=cca&as_of=2026-11-21"), "as they stood")


class UnknownTests(ComparePages):
    def test_a_certification_of_which_nothing_is_known_is_compared_too(self):
        make_certification(code="XYZ")
        page = self.page("c=cpc&c=xyz")
        self.assertEqual(page.rows["Exam fee"][1], "not known")
        self.assertContains(self.get("c=cpc&c=xyz"), "We have no exam fee for the XYZ")
        self.assertEqual(self.page("c=xyz&c=cpc").heads, ["XYZ", "CPC"])
