"""The search of the header: what words name, what resembles it, and what sources get wrong."""

import re
from datetime import date

from django.test import TestCase

from certifications.models import CertificationName, IssuerName, Scope
from certifications.search.names_in_text import Bond, Call, Known, meant, nearest
from coderpath.plain_words import plain_words
from coderpath.sources.models import Publisher
from tests.certifications.rows import make_fact
from tests.certifications.working_out import make_path
from tests.factories import make_certification, make_issuer, make_source, make_usual_words
from tests.pages import text_of

CODES = Known(
    [Call("CPC", "cpc"), Call("CCS", "ccs"), Call("CCS-P", "ccsp"), Call("New York", "ny")]
)


def test_longer_names_are_found_before_those_within_them():
    found = meant("CCS-P, or the ccs? (new york)", CODES)
    assert [call.thing for call in found.calls] == ["ccsp", "ccs", "ny"]
    assert found.rest == ["or", "the"]


def test_only_the_whole_of_an_own_name_leads_straight_on():
    assert meant("cpc", CODES).straight == "cpc"
    assert meant("cpc exam", CODES).straight is None
    assert meant("cpc ccs", CODES).straight is None
    assert meant("cpc-h", Known([Call("CPC-H", "coc", Bond.FORMER)])).straight is None
    assert meant("", CODES).straight is None


def test_what_is_near_comes_once_the_likeliest_first():
    calls = [*CODES.calls, Call("CPCO", "cpco"), Call("C.P.C", "cpc")]
    assert [call.thing for call in nearest("cpcc", calls)] == ["cpc", "cpco"]
    assert nearest("zebra", calls) == []


def test_signs_do_not_count():
    assert plain_words("Obstetrics/“GYN” – coder’s") == ["obstetrics", "gyn", "coders"]


class SearchTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        aapc = make_issuer(code="AAPC", name="AAPC")
        ahima = make_issuer(code="AHIMA", name="American Health Information Management Association")
        make_issuer(code="NHA", name="National Healthcareer Association")
        cls.cpc = make_certification(
            code="CPC",
            name="Certified Professional Coder",
            issuer=aapc,
            apprentice_code="CPC-A",
        )
        make_certification(code="CCS", name="Certified Coding Specialist", issuer=ahima)
        cls.coc = make_certification(
            code="COC", name="Certified Outpatient Coder", issuer=aapc, former_code="CPC-H"
        )
        make_fact(
            Scope, certification=cls.coc, kind="SETTING", term="OUTPATIENT", as_of=date(2026, 1, 1)
        )
        article = make_source(
            publisher="A blog", title="How to become a coder", kind=Publisher.Kind.ARTICLE
        )
        make_fact(
            CertificationName,
            certification=cls.cpc,
            name="Certified Professional Coding Specialist",
            standing="MISTAKEN",
            note="AAPC writes Certified Professional Coder.",
            source=article,
        )
        make_fact(CertificationName, certification=cls.coc, name="CPC-H", is_former=True)
        for name, more in [
            ("American Academy of Professional Coders", {"is_former": True}),
            ("American Association of Professional Coders", {"standing": "MISTAKEN"}),
        ]:
            make_fact(IssuerName, issuer=aapc, name=name, source=article, **more)
        make_path(
            {"kind": "EXAM", "certification": cls.coc},
            slug="cca",
            name="Self-study, then CCA",
            summary="S.",
        )

    def ask(self, q, **more):
        response = self.client.get("/search/", {"q": q, **more})
        self.assertEqual(response.status_code, 200, response.get("Location"))
        self.assertFalse(response.cookies)
        return response

    def text(self, q, **more):
        page = text_of(self.ask(q, **more))
        return page[page.index("› Search") : page.index("This page:")]

    def test_an_exact_code_name_or_state_leads_straight_on_with_the_answers(self):
        for q, address in [
            ("cpc", "/certifications/cpc/"),
            (" Certified  Professional Coder ", "/certifications/cpc/"),
            ("Ohio", "/salaries/oh/"),
            ("OH", "/salaries/oh/"),
            ("new york", "/salaries/ny/"),
        ]:
            with self.subTest(q):
                asked = {"q": q, "start": "nurse", "hours": "8"}
                response = self.client.get("/search/", asked)
                self.assertRedirects(
                    response, f"{address}?start=nurse&hours=8", fetch_redirect_response=False
                )

    def test_a_postal_code_that_is_a_word_is_no_state_in_a_sentence(self):
        self.assertNotIn("Pay in", self.text("cpc or ccs in me"))

    def test_a_former_code_is_told_with_its_source_and_what_it_may_be_taken_for(self):
        text = self.text("CPC-H")
        self.assertIn("COC Certified Outpatient Coder, AAPC. COC was called CPC-H.1", text)
        self.assertIn("Easily taken for it CPC Certified Professional Coder", text)

    def test_a_title_of_apprentices_is_told(self):
        self.assertIn("CPC-A is its title until you show experience.", self.text("cpc-a"))

    def test_a_name_that_only_a_mistake_gives_is_no_certification(self):
        text = self.text("Certified Professional Coding Specialist")
        self.assertIn(
            "No certification we know of is called “Certified Professional Coding Specialist”.",
            text,
        )
        self.assertIn(
            "You may mean CPC Certified Professional Coder, AAPC. An article calls the CPC"
            " “Certified Professional Coding Specialist”.1 AAPC writes Certified Professional"
            " Coder. CCS Certified Coding Specialist, AHIMA.",
            text,
        )
        self.assertIn("A blog, How to become a coder", text)

    def test_a_body_is_told_with_both_of_its_expansions(self):
        for q in ("aapc", "American Association of Professional Coders"):
            with self.subTest(q):
                text = self.text(q)
                self.assertIn("Called before: American Academy of Professional Coders1", text)
                self.assertIn("By mistake: American Association of Professional Coders1", text)
                self.assertIn("It issues COC, CPC. 2 in the list, with filters", text)
        self.assertIn("No organization we know of is called “American Association of", text)
        self.assertNotIn("No organization we know of", self.text("aapc"))
        self.assertContains(self.ask("aapc"), 'href="/certifications/?issuer=aapc"')
        self.assertIn("It issues no certification that is listed here.", self.text("nha"))

    def test_codes_in_a_question_lead_to_their_comparison_with_the_answers(self):
        page = self.ask("Should I take the CPC or the CCS?", state="oh")
        self.assertContains(
            page, '<a href="/compare/?c=cpc&amp;c=ccs&amp;state=oh">Compare CPC and CCS'
        )
        self.assertContains(page, '<input type="hidden" name="state" value="oh">', count=2)
        self.assertContains(page, 'href="/certifications/cpc/?state=oh"')

    def test_what_is_found_is_counted_by_kind_and_each_count_leads_to_its_heading(self):
        page = self.ask("cpc, ccs, aapc, ahima or Self-study, then CCA in Ohio").content.decode()
        said = page.partition("Found: ")[2].partition("</p>")[0]
        self.assertEqual(
            re.sub("<[^>]*>", "", said), "2 certifications, 2 organizations, 1 state, 1 path."
        )
        anchors = re.findall('href="#([a-z]+)"', said)
        self.assertEqual(anchors, ["certifications", "organizations", "states", "paths"])
        for anchor in anchors:
            self.assertEqual(page.count(f'id="{anchor}"'), 1)

    def test_tools_and_questions_have_counts_of_their_own(self):
        make_usual_words("/tools/exam-day/", "books", label="Exam day", kind="TOOL")
        make_usual_words("/tools/keep/", "books", label="Keep", kind="TOOL")
        make_usual_words("/paths/", "books", label="Find a path")
        self.assertIn("Found: 1 page, 2 tools.", self.text("books"))
        self.assertIn("Found: 1 certification, 1 page, 2 tools.", self.text("books for the CPC"))

    def test_what_is_listed_by_its_place_of_work_is_counted(self):
        make_fact(Scope, certification=self.cpc, kind="SETTING", term="OUTPATIENT")
        self.assertIn("Found: 2 certifications.", self.text("outpatient"))

    def test_one_thing_and_nothing_need_no_count(self):
        for q in ("aapc", "zzzz qqqq", "outpatient", ""):
            with self.subTest(q):
                self.assertNotIn("Found:", self.text(q))

    def test_a_state_in_a_question(self):
        text = self.text("cpc pay in West Virginia")
        self.assertIn("Pay in West Virginia", text)
        self.assertNotIn("Pay in Virginia", text)

    def test_a_path_by_name(self):
        self.assertIn("Self-study, then CCA. S.", self.text("self study then cca"))

    def test_misspellings(self):
        for q, meant_one in [
            ("certifed profesional codr", "CPC Certified Professional Coder"),
            ("cpcc", "CPC Certified Professional Coder"),
            ("Certified Outpatiant Coder", "COC Certified Outpatient Coder"),
            ("ohoi", "Pay in Ohio"),
            ("National Healthcarer Asociation", "NHA National Healthcareer Association"),
            ("profesional coding specialist", "An article calls the CPC"),
        ]:
            with self.subTest(q):
                text = self.text(q)
                self.assertIn("Nothing has exactly this name.", text)
                self.assertIn(meant_one, text)

    def test_words_without_a_name_are_those_of_the_list(self):
        text = self.text("outpatient")
        self.assertIn("1 certification with “outpatient” in name or place of work COC", text)
        self.assertContains(
            self.ask("outpatient", state="oh"),
            'href="/certifications/?q=outpatient&amp;state=oh">The same in the list',
        )

    def test_nothing_found_says_so_and_offers_the_list(self):
        text = self.text("zzzz qqqq")
        self.assertIn("No match for “zzzz qqqq”", text)
        self.assertIn("All certifications, with filters", text)

    def test_without_words_it_asks(self):
        for query in ("", "?q=", "?q=%20%20", "?q=%00"):
            response = self.client.get(f"/search/{query}")
            self.assertContains(response, "What are you looking for?")
            self.assertNotContains(response, "No match for")

    def test_no_words_break_it(self):
        for q in ["x" * 100_000, "\x00cpc or ccs", "<script>", "\ud800".encode("utf-8", "ignore")]:
            with self.subTest(q[:10]):
                self.assertLess(len(self.ask(q).content), 20_000)
        self.assertContains(self.ask("x" * 501), "500 characters at most")
        self.assertNotContains(self.ask("<script>x"), "<script>x")
        self.assertEqual(self.client.get("/search/?q=%ff%fe").status_code, 200)
        self.assertContains(self.ask("cpc", hours="200"), "between 1 and 80. You wrote “200”.")

    def test_few_queries_whatever_is_asked(self):
        for q in ("cpc or ccs", "certified professional coding specialist", "zzzz", "outpatient"):
            with self.subTest(q), self.assertNumQueries(2):
                self.ask(q)

    def test_the_search_of_every_page_leads_here(self):
        self.assertContains(self.client.get("/"), 'role="search" action="/search/"')
