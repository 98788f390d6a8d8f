"""The front page: the question, the core certifications, pay, and what stands behind it."""

from django.test import SimpleTestCase, TestCase

from certifications.list.presets import PRESETS, Preset
from certifications.models import Certification, Fee
from certifications.paths.list.presets import QUESTIONS
from coderpath.sources import edition
from salaries.models import Area, Occupation, Release, Wage
from tests.certifications.rows import make_cpc
from tests.factories import make_certification, make_issuer, make_source
from tests.pages import text_of
from tests.shelves import take_stock


def make_wages():
    """Coders in the nation and in Ohio, and in Guam where the survey withholds pay."""
    release = Release.objects.create(
        slug="oews-2025",
        name="OEWS May 2025",
        year=2025,
        source=make_source(publisher="BLS", title="OEWS", kind="GOVERNMENT"),
        top_code_hourly=115,
        top_code_annual=239_200,
    )
    coders = Occupation.objects.create(
        code="29-2072", title="Coders", soc_version=2018, is_offered=True
    )
    for slug, name, kind, pay in [
        ("us", "United States", "NATION", (37_000, 43_490, 51_140, 64_820, 80_950)),
        ("oh", "Ohio", "STATE", (38_060, 45_500, 50_990, 63_510, 79_290)),
        ("gu", "Guam", "TERRITORY", None),
    ]:
        columns = ("annual_p10", "annual_p25", "annual_median", "annual_p75", "annual_p90")
        given = (
            dict(zip(columns, pay, strict=True)) if pay else {"marks": dict.fromkeys(columns, "*")}
        )
        Wage.objects.create(
            release=release,
            occupation=coders,
            area=Area.objects.create(slug=slug, name=name, kind=kind, code=slug),
            employment=7_440,
            **given,
        )


class HomeTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.cpc = make_cpc()
        make_certification(code="CIC", is_core=True, issuer=make_issuer(code="AHIMA"))
        make_certification(code="CPPM")
        make_wages()
        edition.renew()

    def get(self, query=""):
        response = self.client.get(f"/{query}")
        self.assertEqual(response.status_code, 200)
        return response, text_of(response)

    def test_asks_the_question_and_shows_the_core_with_links_to_its_sources(self):
        with self.assertNumQueries(3):  # what is held, wages, edition
            response, _ = self.get()
        self.assertContains(response, "<h1>Which medical coding certification fits you?</h1>")
        # One try for $425, and $222 of dues that AAPC asks of everyone.
        for said, amount in [("OpenExamPrep, March 1, 2026", "$425"), ("What it adds up", "$647")]:
            link = f'<a class="fl" href="/certifications/cpc/#ledger" title="{said}">{amount}</a>'
            self.assertContains(response, link, html=True)

    def test_says_that_a_sum_is_not_known_where_the_exam_has_no_price(self):
        """Of the CIC there is nothing: neither its price nor its dues, level or rule."""
        _, text = self.get()
        row = text[text.index("CIC ") : text.index("What coders earn, by state")]
        self.assertEqual(row.lower().count("not known"), 4)
        self.assertNotIn("$", row)

    def test_entry_level_comes_first_and_an_unknown_level_last(self):
        page = self.client.get("/").context["page"]
        self.assertEqual([row.certification.code for row in page.core], ["CPC", "CIC"])

    def test_what_you_need_in_a_few_words_but_not_of_a_day_in_the_past(self):
        short = "Nothing; a course advised"
        Certification.objects.filter(pk=self.cpc.pk).update(short_requirement=short)
        take_stock()
        self.assertIn(short, self.get()[1])
        self.assertNotIn(short, self.get("?as_of=2026-06-01")[1])

    def test_counts_those_without_an_exam_fee(self):
        """The CIC and the CPPM have no fee; the CPC has."""
        self.assertIn("2 of 3", self.get()[1])

    def test_start_pay_of_the_lowest_and_the_highest_state(self):
        """Ohio starts at $38,060, Maine at $30,000, and Idaho, whose start is unknown, nowhere."""
        ohio = Wage.objects.get(area__slug="oh")
        for slug, name, pay in [("me", "Maine", 30_000), ("id", "Idaho", None)]:
            Wage.objects.create(
                release=ohio.release,
                occupation=ohio.occupation,
                area=Area.objects.create(slug=slug, name=name, kind="STATE", code=slug),
                annual_p10=pay,
                annual_p25=pay and 33_000,
                annual_median=40_000,
            )
        take_stock()
        _, text = self.get()
        self.assertIn("in Maine $30,000–$33,000", text)
        self.assertLess(text.index("in Maine"), text.index("in Ohio $38,060–$45,500"))
        self.assertNotIn("in Idaho", text)

    def test_a_map_of_the_states_that_needs_no_color_to_be_read(self):
        self.assertContains(self.get()[0], "<title>Ohio: $50,990</title>")

    def test_queries_do_not_grow(self):
        for number in range(4):
            make_certification(code=f"X{number}", is_core=True)
        take_stock()
        with self.assertNumQueries(3):
            self.get("?state=oh")

    def test_the_form_leads_to_the_paths_and_asks_what_they_ask(self):
        response, _ = self.get("?have=rn&earn=33000")
        self.assertContains(response, 'id="start" class="ask start mt" action="/paths/"')
        for name in ("state", "start", "setting", "budget", "hours"):
            self.assertContains(response, f'name="{name}"')
        for name, value in (("have", "rn"), ("earn", "33000")):
            self.assertContains(
                response, f'<input type="hidden" name="{name}" value="{value}">', html=True
            )
        answered = self.client.get("/paths/?state=oh&start=&setting=&budget=1%2C500&hours=8")
        self.assertNotContains(answered, "Error:")
        said = answered.context["reader"].in_words
        self.assertEqual(said, ["Ohio", "up to $1,500", "8 hours a week"])

    def test_whoever_comes_back_finds_the_form_filled_in(self):
        response, _ = self.get("?state=oh&start=nurse&setting=INPATIENT&budget=1500&hours=8")
        for chosen in ("oh", "nurse", "INPATIENT"):
            self.assertContains(response, f'<option value="{chosen}" selected>')
        for value in ("1500", "8"):
            self.assertContains(response, f'value="{value}"')
        self.assertNotContains(response, 'class="you"')

    def test_what_makes_no_sense_is_said_beside_its_field_and_at_the_top(self):
        response, text = self.get("?state=oh&hours=200&budget=much")
        self.assertEqual(
            text.count("Hours a week must be a whole number between 1 and 80. You wrote “200”."), 2
        )
        self.assertContains(response, 'href="#id_budget"')
        self.assertContains(response, '<option value="oh" selected>')

    def test_pay_in_the_country_and_in_the_readers_state(self):
        for query, said, link in [
            ("", "Half earn more than $51,140", ""),
            ("?state=oh", "In Ohio, half earn more than $50,990", "oh/?state=oh"),
            ("?state=OH", "That is about the same as the country’s $51,140", "oh/?state=oh"),
            ("?state=tx", "Half earn more than $51,140", "?state=tx"),
            ("?state=gu", "What half of the coders in Guam earn is withheld", "gu/?state=gu"),
            ("?state=zz", "No state or territory has that postal code.", ""),
        ]:
            with self.subTest(query=query):
                response, text = self.get(query)
                self.assertIn(said, text)
                self.assertContains(response, f'class="btn2" href="/salaries/{link}"')

    def test_the_state_is_kept_in_the_form(self):
        response, _ = self.get("?state=oh")
        self.assertContains(response, '<option value="oh" selected>Ohio</option>')

    def test_counts_what_stands_behind_it(self):
        _, text = self.get()
        now = edition.current()
        self.assertGreater(now.facts, 10)
        self.assertIn(f"{now.facts} figures", text)
        self.assertIn(f"{now.sources} sources", text)
        self.assertIn(f"{now.disagreements} question", text)

    def test_without_data_it_still_answers(self):
        Fee.objects.all().delete()
        Wage.objects.all().delete()
        _, text = self.get("?state=oh")
        self.assertIn("What coders earn is not collected", text)

    def test_sets_no_cookie(self):
        response, _ = self.get()
        self.assertFalse(response.cookies)


class PresetTests(SimpleTestCase):
    def test_a_preset_is_an_address_of_the_list(self):
        preset = Preset("Near by", {"setting": ["OFFICE", "RISK"], "max_cost": "500"})
        self.assertEqual(
            preset.get_absolute_url(), "/certifications/?setting=OFFICE&setting=RISK&max_cost=500"
        )

    def test_the_question_of_the_a_leads_to_its_tool(self):
        addresses = {preset.title: preset.get_absolute_url() for preset in QUESTIONS}
        self.assertEqual(
            addresses["How do I get from CPC-A to CPC?"], "/tools/lose-the-a/?start=apprentice"
        )

    def test_titles_are_told_apart(self):
        for presets in (PRESETS, QUESTIONS):
            self.assertEqual(len({preset.title for preset in presets}), len(presets))
            self.assertEqual(len({preset.get_absolute_url() for preset in presets}), len(presets))
