"""The front page: the question, the core certifications, pay, and what stands behind it."""

from django.test import SimpleTestCase, TestCase

from certifications.list.presets import PRESETS, Preset
from certifications.models import Fee
from certifications.views import QUESTIONS
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

    def test_asks_the_question_and_shows_the_core_with_sources(self):
        with self.assertNumQueries(3):  # what is held, wages, edition
            response, text = self.get()
        self.assertContains(response, "<h1>Which medical coding certification fits you?</h1>")
        self.assertEqual([d.certification.code for d in response.context["core"]], ["CIC", "CPC"])
        for said in ["$425", "Disputed", "not collected", "You start as CPC-A", "All 3, with"]:
            with self.subTest(said=said):
                self.assertIn(said, text)
        self.assertContains(response, 'href="/certifications/cpc/#ledger"')
        self.assertContains(response, '<abbr title="at least">≥</abbr>')
        self.assertContains(response, '<i class="unk">not known</i>', count=2)  # the CIC's sums
        self.assertContains(response, 'href="/disagreements/fee-cpc-exam-one-anyone/"')
        self.assertContains(response, 'id="s1"')

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
            ("", "Half of the 7,440 medical records specialists in the country earn more than", ""),
            ("?state=oh", "specialists in Ohio earn more than $50,990", "oh/?state=oh"),
            ("?state=OH", "That is about the same as the country’s $51,140", "oh/?state=oh"),
            ("?state=tx", "in the country earn more than $51,140", "?state=tx"),
            ("?state=gu", "medical records specialists in Guam earn is withheld", "gu/?state=gu"),
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
        self.assertIn(f"{now.facts} facts", text)
        self.assertIn(f"{now.sources} sources", text)
        self.assertIn(f"{now.disagreements} disagreements", text)

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
        self.assertEqual(addresses["How do I lose the “A”?"], "/tools/lose-the-a/?start=apprentice")

    def test_titles_are_told_apart(self):
        for presets in (PRESETS, QUESTIONS):
            self.assertEqual(len({preset.title for preset in presets}), len(presets))
            self.assertEqual(len({preset.get_absolute_url() for preset in presets}), len(presets))
