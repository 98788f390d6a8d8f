"""Sources, disagreements and the page about the figures, through the client."""

from datetime import date

from django.test import TestCase

from certifications.models import Fee, PassRate
from coderpath.sources import edition
from coderpath.sources.facts import fact_models
from coderpath.sources.models import FormerAddress, Publisher, Source
from salaries.models import Release
from tests.certifications.rows import make_fact, make_way
from tests.factories import make_certification, make_fee, make_issuer, make_source
from tests.pages import text_of
from tests.salaries.factories import make_price_parity, make_projection
from tests.shelves import nothing_asked, take_stock

KINDS = len(fact_models())


class BadInputTests(TestCase):
    """Nonsense in an address is told or passed over; the rest of it is still answered."""

    @classmethod
    def setUpTestData(cls):
        make_fee(certification=make_certification(code="CPC"))

    def test_no_page_breaks(self):
        for path in ("/", "/sources/", "/disagreements/", "/about/figures/"):
            for name in ("page", "q", "kind", "topic", "state", "nosuch"):
                for value in (
                    "",
                    "x",
                    "-1",
                    "0",
                    "1e400",
                    "999999",
                    "%00",
                    "%FF",
                    "a" * 5000,
                    "🙂",
                ):
                    with self.subTest(path=path, name=name, value=value[:10]):
                        response = self.client.get(f"{path}?{name}={value}")
                        self.assertEqual(response.status_code, 200)

    def test_a_hundred_thousand_letters(self):
        long = "é" * 100_000
        for path in ("/", "/sources/", "/disagreements/"):
            with self.subTest(path=path):
                response = self.client.get(path, {"q": long, "state": long, "kind": long})
                self.assertEqual(response.status_code, 200)
                self.assertNotIn("é" * 200, response.content.decode())

    def test_unknown_names_are_pages_that_help(self):
        for path in ("/sources/nosuch/", "/disagreements/nosuch/", f"/sources/{'a' * 3000}/"):
            with self.subTest(path=path[:30]):
                response = self.client.get(path)
                self.assertEqual(response.status_code, 404)
                self.assertIn("No such", text_of(response))

    def test_what_is_wrong_is_said_in_words(self):
        for path, words in [
            ("/sources/?kind=nosuch", "“Who says so” has no such choice, so we left it out."),
            ("/disagreements/?topic=nosuch", "“About” has no such choice, so we left it out."),
            (
                "/disagreements/?standing=zz",
                "“How it stands” has no such choice, so we left it out.",
            ),
            (f"/sources/?q={'a' * 101}", "We search for at most 100 characters"),
            ("/sources/?kind=nosuch&kind=%3Cb%3E", "You wrote “nosuch”, “<b>”."),
            ("/disagreements/?topic=nosuch", "You wrote “nosuch”."),
            ("/sources/?page=999", "There is no page “999”. This is page 1, the last."),
            ("/disagreements/?page=abc", "There is no page “abc”. This is page 1, the last."),
            ("/?state=zz", "Error: Which medical coding certification"),
            ("/?state=zz", "No state or territory has that postal code."),
            ("/?state=zz", "You wrote “zz”."),
        ]:
            with self.subTest(path=path[:40]):
                self.assertIn(words, text_of(self.client.get(path)))


class SourceListTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        kinds = Publisher.Kind
        cls.prices = make_source(publisher="AAPC", title="Prices", kind=kinds.ISSUER)
        cls.guide = make_source(publisher="OpenExamPrep", title="A guide", kind=kinds.THIRD_PARTY)
        cls.article = make_source(publisher="Vocal", title="How to", kind=kinds.ARTICLE)
        certification = make_certification(code="CPC")
        for amount in (425, 499):
            make_fee(certification=certification, amount=amount, source=cls.guide)

    def titles(self, query=""):
        page = self.client.get(f"/sources/?{query}").context["page"]
        return [used.source.title for used in page]

    def test_lists_sources_by_authority_with_what_rests_on_them(self):
        edition.renew()
        take_stock()
        with nothing_asked():
            response = self.client.get("/sources/")
        self.assertEqual(
            [(used.source.title, used.facts) for used in response.context["page"]],
            [("Prices", 0), ("A guide", 2), ("How to", 0)],
        )
        self.assertIn("3 sources stand behind 2 facts.", text_of(response))

    def test_filters(self):
        for query, titles in [
            ("kind=issuer", ["Prices"]),
            ("kind=issuer&kind=article", ["Prices", "How to"]),
            ("kind=issuer&kind=nosuch", ["Prices"]),
            ("kind=nosuch", ["Prices", "A guide", "How to"]),
            ("q=examprep", ["A guide"]),
            ("q=GUIDE", ["A guide"]),
            ("q=%00guide", ["A guide"]),
            ("q=example.org", ["Prices", "A guide", "How to"]),
            ("q=guide&kind=article", []),
            ("q=%25", []),
        ]:
            with self.subTest(query=query):
                self.assertEqual(self.titles(query), titles)

    def test_finding_nothing_offers_the_way_back(self):
        response = self.client.get("/sources/?q=zzz")
        self.assertIn("No source matches “zzz”.", text_of(response))
        self.assertContains(response, 'href="/sources/"')

    def test_fifty_a_page_and_any_page_number_is_answered(self):
        for number in range(60):
            make_source(publisher=f"Z{number:02}", kind=Publisher.Kind.ARTICLE)
        for page, shown in [("1", 50), ("2", 13), ("x", 50), ("99", 13), ("-3", 13), ("0", 13)]:
            with self.subTest(page=page):
                self.assertEqual(len(self.titles(f"page={page}")), shown)
        self.assertContains(self.client.get("/sources/?kind=article"), "kind=article&amp;page=2")

    def test_queries_do_not_grow_with_the_sources(self):
        for number in range(30):
            make_fee(source=make_source(publisher=f"Z{number:02}"))
        take_stock()
        with nothing_asked():
            self.client.get("/sources/")

    def test_a_source_that_gave_a_whole_survey_says_so(self):
        Release.objects.create(
            slug="oews-2025",
            name="OEWS May 2025",
            year=2025,
            source=self.prices,
            top_code_hourly=115,
            top_code_annual=239_200,
        )
        self.assertIn("a whole survey", text_of(self.client.get("/sources/")))
        page = self.client.get(self.prices.get_absolute_url())
        self.assertContains(page, 'href="/salaries/?year=2025"')
        self.assertIn("OEWS May 2025", text_of(page))

    def test_a_source_of_price_levels_or_projections_says_how_many(self):
        for slug, year in [("oh", 2023), ("ky", 2023), ("oh", 2022)]:
            make_price_parity(area=slug, year=year, source=self.prices)
        make_projection(area="oh", source=self.article)
        take_stock()
        with nothing_asked():
            text = text_of(self.client.get("/sources/"))
        self.assertIn("3 price levels", text)
        self.assertIn("1 projection", text)
        with nothing_asked():
            text = text_of(self.client.get(self.prices.get_absolute_url()))
        self.assertIn("A whole table was taken from this source.", text)
        self.assertIn("Whole table 3 price levels on this site", text)
        self.assertNotIn("Whole table", text_of(self.client.get(self.guide.get_absolute_url())))


class SourceDetailTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.source = make_source(
            slug="openexamprep-cpc",
            publisher="OpenExamPrep",
            title="CPC exam guide",
            kind=Publisher.Kind.THIRD_PARTY,
            url="https://openexamprep.example/cpc",
            published="Feb 2026",
            read_on=None,
        )
        cls.fee = make_fee(
            certification=make_certification(code="CPC"),
            amount=425,
            source=cls.source,
            as_of=date(2026, 1, 1),
            as_of_text="2026",
            locator="one attempt",
            standing="IN_USE",
            note="Two guides give it.",
        )
        make_fee(
            issuer=make_issuer(code="AAPC"),
            kind=Fee.Kind.DUES,
            amount=222,
            every_months=12,
            source=cls.source,
            standing="MISTAKEN",
        )

    def get(self):
        return self.client.get("/sources/openexamprep-cpc/")

    def test_shows_the_source_and_every_fact_taken_from_it(self):
        with nothing_asked():
            response = self.get()
        text = text_of(response)
        for said in [
            "2 facts on this site come from this source. It is not an official one: third party.",
            "Published Feb. 2026",
            "Read on not recorded",
            "Fees and dues",
            "What does the CPC exam cost?",
            "$425 one attempt 2026 stated by the source Used here",
            "Two guides give it.",
            "What are AAPC dues?",
            "$222",
            "Mistaken",
        ]:
            with self.subTest(said=said):
                self.assertIn(said, text)
        self.assertContains(response, 'href="/certifications/cpc/"')
        self.assertContains(response, 'href="https://openexamprep.example/cpc" rel="external noop')

    def test_says_of_a_fact_what_the_page_of_its_question_says(self):
        rival = make_source(publisher="A rival", slug="a-rival")
        cpc = self.fee.certification
        make_fee(certification=cpc, amount=399, source=rival)
        make_fee(certification=cpc, kind=Fee.Kind.RETAKE, amount=300, source=rival)
        text = text_of(self.client.get("/sources/a-rival/"))
        self.assertIn("$399 Jan. 1, 2026 stated by the source Differs", text)
        self.assertIn("$300 Jan. 1, 2026 stated by the source Used here", text)
        self.assertNotIn("Also reported", text)

    def test_what_no_figure_is_held_against_neither_agrees_nor_differs(self):
        """Advice where no rule is collected, and a rate that is said not to be published."""
        said = {"certification": self.fee.certification, "source": self.source}
        make_way(rule="A year of coding", strength="RECOMMENDED", **said)
        make_fact(PassRate, unknown="NOT_PUBLISHED", **said)
        text = text_of(self.get())
        self.assertIn("not published undated stated by the source Used here", text)
        self.assertIn("advised: a year of coding undated stated by the source Also reported", text)
        self.assertNotIn("Differs", text)

    def test_an_address_that_is_not_safe_is_named_with_the_reason(self):
        Source.objects.update(is_safe_to_link=False)
        response = self.get()
        self.assertNotContains(response, 'href="https://openexamprep.example/cpc"')
        self.assertIn("Named, not linked:", text_of(response))

    def test_a_link_to_github_says_what_it_opens(self):
        told = "a file of a program or of data, kept in public on GitHub"
        for url, is_told in (
            ("https://github.com/one/two/blob/3/four.php", True),
            ("https://example.org/github.com/", False),
        ):
            source = make_source(url=url)
            take_stock()
            page = text_of(self.client.get(source.get_absolute_url()))
            with self.subTest(url):
                self.assertEqual(told in page, is_told)

    def test_a_file_has_no_address(self):
        Source.objects.update(url="", file_name="oesm25st.zip")
        self.assertIn("none recorded: it was read as a file File oesm25st.zip", text_of(self.get()))

    def test_a_name_like_it_is_offered(self):
        response = self.client.get("/sources/openexamprep-cp/")
        self.assertEqual(response.status_code, 404)
        self.assertContains(response, 'href="/sources/openexamprep-cpc/"', status_code=404)


class DisagreementsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.cpc = make_certification(code="CPC")
        guide = make_source(publisher="OpenExamPrep", kind=Publisher.Kind.THIRD_PARTY)
        make_fee(
            certification=cls.cpc,
            amount=425,
            source=guide,
            standing="IN_USE",
            note="Two guides give it.",
            as_of_text="2026",
        )
        make_fee(certification=cls.cpc, amount=399, source=make_source(publisher="A & B"))
        make_fee(
            certification=cls.cpc,
            amount=300,
            standing="SUPERSEDED",
            until=date(2026, 1, 31),
            note="A price of the years when dues were $125.",
        )
        cca = make_certification(code="CCA")
        make_fee(certification=cca, amount=299)
        make_fee(certification=cca, amount=199, standing="MISTAKEN")

    def questions(self, query=""):
        page = self.client.get(f"/disagreements/?{query}").context["page"]
        return [question.question for question in page]

    def test_tells_each_question_with_its_answers_and_the_one_used(self):
        with self.assertNumQueries(2):  # what is held, edition
            response = self.client.get("/disagreements/")
        text = text_of(response)
        for said in [
            "We found 2 questions to which published pages give different answers. 1 is open",
            "$300, $399 or $425. We use $425: OpenExamPrep, 2026. Two guides give it.",
            "$199 or $299. We use $299: AAPC, Jan. 1, 2026.",
            "Settled 1 source",
        ]:
            with self.subTest(said=said):
                self.assertIn(said, text)
        self.assertContains(response, 'id="fee-cpc-exam-one-anyone"')
        self.assertContains(response, 'href="/disagreements/fee-cpc-exam-one-anyone/"')

    def test_filters(self):
        cpc, cca = "What does the CPC exam cost?", "What does the CCA exam cost?"
        for query, questions in [
            ("", [cpc, cca]),
            ("state=open", [cpc]),
            ("state=settled", [cca]),
            ("state=open&state=settled", [cpc, cca]),
            ("topic=fees-and-dues", [cpc, cca]),
            ("topic=renewal", []),
            ("topic=nosuch&state=open", [cpc]),
            ("page=99", [cpc, cca]),
            ("q=CPC+fee", [cpc]),
            ("q=cca+exam+cost&state=open", []),
            ("q=exam+costs", []),
            ("q=", [cpc, cca]),
        ]:
            with self.subTest(query=query):
                self.assertEqual(self.questions(query), questions)

    def test_words_looked_for_stay_in_their_field_and_travel_to_the_next_page(self):
        response = self.client.get("/disagreements/", {"q": '"<b>cpc'})
        self.assertContains(response, 'value="&quot;&lt;b&gt;cpc"')
        self.assertIn("q=cpc", self.client.get("/disagreements/?q=cpc").context["query"])

    def test_one_question_has_who_says_what(self):
        with self.assertNumQueries(4):  # what is held, edition, reports answered, edition again
            response = self.client.get("/disagreements/fee-cpc-exam-one-anyone/")
        text = text_of(response)
        for said in [
            "We use $425, as OpenExamPrep has it, 2026.",
            "No official source gives it, so ask before you pay or plan by it.",
            "3 sources, 3 answers",
            "A & B",
            "held until Jan. 31, 2026 A price of the years when dues were $125.",
            "1 source gives it. An editor chose it, whatever the steps would give.",
            "Two guides give it.",
        ]:
            with self.subTest(said=said):
                self.assertIn(said, text)
        self.assertContains(response, f'href="{self.cpc.get_absolute_url()}"')

    def test_a_question_like_it_is_offered(self):
        """By its address of now or by one that it had before."""
        FormerAddress.objects.create(
            address="what-does-the-cpc-exam-cost", question="fee/cpc/exam-one/anyone"
        )
        for asked in ("fee-cpc-exam", "what-does-cpc-cost"):
            with self.subTest(asked=asked):
                response = self.client.get(f"/disagreements/{asked}/")
                self.assertContains(
                    response, "/disagreements/fee-cpc-exam-one-anyone/", 1, status_code=404
                )

    def test_an_address_it_had_leads_on_with_the_reader_s_answers(self):
        FormerAddress.objects.create(
            address="what-does-the-cpc-exam-cost", question="fee/cpc/exam-one/anyone"
        )
        response = self.client.get("/disagreements/what-does-the-cpc-exam-cost/?state=oh")
        self.assertRedirects(
            response, "/disagreements/fee-cpc-exam-one-anyone/?state=oh", status_code=301
        )

    def test_nothing_found_is_said(self):
        Fee.objects.all().delete()
        self.assertIn(
            "We found no question to which published pages give different answers.",
            text_of(self.client.get("/disagreements/")),
        )


class AboutFiguresTests(TestCase):
    def test_explains_the_rule_the_words_and_the_licenses(self):
        make_source(
            publisher="BLS", kind=Publisher.Kind.GOVERNMENT, licence="Public domain", title="Wages"
        )
        edition.renew()
        take_stock()
        with nothing_asked():
            response = self.client.get("/about/figures/")
        text = text_of(response)
        for said in [
            "What is less than 5 years old before what is older.",
            "not published",
            "not collected",
            "not applicable",
            "withheld",
            f"The edition is {edition.current().code}, last changed on",
            "Government Official 1",
            "BLS, Wages: Public domain",
            "SIL Open Font License",
            "BLS.gov cannot vouch for the data",
        ]:
            with self.subTest(said=said):
                self.assertIn(said, text)
