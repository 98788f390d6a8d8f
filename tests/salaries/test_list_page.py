"""The page of all states: its words, its map, its table and its switches."""

import re

from django.test import TestCase

from salaries.models import Occupation, PriceParity
from tests.factories import make_source
from tests.pages import text_of

from .factories import make_area, make_nation, make_occupation, make_wage
from .pages import VOUCH

WITHHELD = dict.fromkeys(
    (
        "annual_mean",
        "annual_p10",
        "annual_p25",
        "annual_median",
        "annual_p75",
        "annual_p90",
        "employment",
        "jobs_per_1000",
        "location_quotient",
        "mean_error",
    )
)


def make_rows():
    """The publisher's figures of May 2025, but for the District's and Vermont's pay."""
    make_nation()
    make_wage()
    make_wage(area="dc", annual_median=60_000, annual_p75=99_060, annual_p90=128_010)
    make_wage(area="vt", employment=None, marks={"employment": "**"})
    make_wage(area="ky", annual_median=48_410, annual_mean=53_520, mean_error="3.2", employment=99)
    make_wage(year=2024, annual_median=51_420, mean_error=None, employment_error=None)
    make_wage(code="43-3021", title="Billing and Posting Clerks", annual_median=46_390)


def make_levels(**levels):
    source = make_source(publisher="US Bureau of Economic Analysis", kind="GOVERNMENT")
    for slug, level in levels.items():
        PriceParity.objects.create(area=make_area(slug), year=2023, level=level, source=source)


class StatesTestCase(TestCase):
    def get(self, query=""):
        return self.client.get(f"/salaries/{query}")

    def said(self, query=""):
        return text_of(self.get(query))

    def states(self, query=""):
        """The states in the order of the table."""
        return [wage.area.slug for wage in self.get(query).context["table"].states]


class Words(StatesTestCase):
    @classmethod
    def setUpTestData(cls):
        make_rows()

    def test_the_answer_comes_first_in_words(self):
        said = self.said()
        self.assertIn("Half of medical records specialists in the United States earn more", said)
        self.assertIn("runs from $48,4101 in Kentucky to $60,0001 in the District of", said)

    def test_each_measure_has_its_own_sentence(self):
        for query, sentence in {
            "?measure=p10": "One in ten medical records specialists in the United States earn less"
            " than $37,0001 a year.",
            "?measure=jobs": "In the United States, medical records specialists hold 194,7201 jobs."
            " From place to place that runs from 991 in Kentucky to 7,4401 in",
            "?measure=density": "Jobs per 1,000 jobs of any kind: from place to place it runs from"
            " 1.3411 in",
            "?measure=error&occupation=29-2072": "mean pay of medical records specialists in the"
            " United States is 0.4%1.",
        }.items():
            with self.subTest(query=query):
                self.assertIn(sentence, self.said(query))

    def test_it_says_what_the_survey_does_not_and_what_its_publisher_asks(self):
        said = self.said()
        self.assertIn("does not ask which title a person holds", said)
        self.assertIn(VOUCH, said)
        self.assertIn("The axis starts at $20,000 and ends at $100,000", said)

    def test_its_figures_have_their_source_at_the_foot(self):
        response = self.get()
        self.assertContains(response, 'id="s1"', count=1)
        self.assertNotContains(response, 'id="s2"')
        self.assertContains(response, "US Bureau of Labor Statistics")

    def test_nothing_in_it_is_styled_or_scripted_inline(self):
        page = self.get("?state=oh&measure=jobs").content.decode()
        self.assertNotIn("style=", page)
        self.assertNotRegex(page, r'<script(?! type="application/ld\+json")')


class Map(StatesTestCase):
    @classmethod
    def setUpTestData(cls):
        make_rows()

    def test_its_title_says_what_it_shows(self):
        self.assertContains(
            self.get(),
            "Median yearly pay by state, May 2025. Highest: District of Columbia, $60,000;"
            " lowest: Kentucky, $48,410. The table below has all values.",
            count=2,  # of the outlines and of the tiles
        )

    def test_each_place_leads_to_its_page_from_outline_and_tile(self):
        page = self.get("?occupation=29-2072&year=2025&state=oh&measure=p90").content.decode()
        address = (
            'href="/salaries/oh/?occupation=29-2072&amp;year=2025&amp;state=oh">'
            "<title>Ohio: $79,290<"
        )
        self.assertEqual(page.count(address), 2)
        self.assertEqual(page.count("><title>"), 2 * 54)
        self.assertEqual(page.count('role="group" aria-labelledby="map-t"'), 1)

    def test_what_is_unknown_is_hatched_and_named(self):
        said = self.said("?measure=jobs")
        self.assertIn("Hatched: no figure for 50 places (not collected); Vermont (withheld)", said)
        self.assertContains(self.get("?measure=jobs"), "<title>Vermont: withheld</title>", count=2)

    def test_the_classes_are_in_the_legend_and_the_caption(self):
        """$48,410, twice $50,990 and $60,000: three values, cut at the two upper ones, rounded."""
        response = self.get()
        cuts = [int(cut) for cut in response.context["map"].classes.cuts]
        self.assertTrue(48_410 < cuts[0] <= 50_990 < cuts[1] <= 60_000)
        labels = [label for _, label in response.context["map"].legend]
        for label in labels:
            self.assertContains(response, f"</i>{label}</li>", count=1)
        self.assertIn("Three classes, cut at $", text_of(response))

    def test_the_state_of_the_reader_is_outlined(self):
        for usps in ("oh", "dc", "pr"):
            self.assertContains(self.get(f"?state={usps}"), 'class="own"', count=2)
        self.assertNotContains(self.get(), 'class="own"')


class Table(StatesTestCase):
    @classmethod
    def setUpTestData(cls):
        make_rows()

    def test_all_places_are_there_the_highest_first_the_unknown_last(self):
        states = self.states()
        self.assertEqual(states[:4], ["dc", "oh", "vt", "ky"])
        self.assertEqual(len(states), 54)

    def test_it_sorts_by_any_measure_with_the_unknown_last_both_ways(self):
        self.assertEqual(self.states("?sort=median")[:4], ["ky", "oh", "vt", "dc"])
        self.assertEqual(self.states("?sort=mean")[:1], ["ky"])
        self.assertEqual(self.states("?sort=-error")[:1], ["ky"])
        for order in ("jobs", "-jobs"):
            states = self.states(f"?sort={order}")
            self.assertEqual(set(states[:3]), {"dc", "oh", "ky"})
            self.assertGreater(states.index("vt"), 2)
        self.assertEqual(self.states("?sort=-state")[0], "wy")

    def test_it_is_sorted_by_the_measure_shown_unless_asked_otherwise(self):
        self.assertEqual(self.states("?measure=error")[:1], ["ky"])
        self.assertEqual(self.states("?measure=error&sort=median")[:2], ["ky", "oh"])

    def test_the_sorted_heading_is_marked_and_only_it(self):
        response = self.get("?measure=p10")
        self.assertContains(response, "aria-sort", count=1)
        link = '<a class="sort" href="/salaries/?measure=p10&amp;sort=p10">10% mark</a>'
        self.assertContains(response, link, html=True)
        self.assertContains(self.get("?measure=mean"), "aria-sort", count=1)

    def test_links_keep_what_was_chosen(self):
        response = self.get("?occupation=43-3021&year=2025&state=oh&measure=jobs")
        kept = "occupation=43-3021&amp;year=2025"
        self.assertContains(response, f'href="/salaries/oh/?{kept}&amp;state=oh"')
        self.assertContains(
            response, f"/salaries/?{kept}&amp;measure=jobs&amp;state=oh&amp;sort=-density"
        )

    def test_the_form_keeps_order_and_prices(self):
        make_levels(us=100, oh="91.812")
        response = self.get("?sort=jobs&adjusted=1")
        self.assertContains(response, '<input type="hidden" name="sort" value="jobs">', html=True)
        self.assertContains(response, '<input type="hidden" name="adjusted" value="1">', html=True)

    def test_places_are_ticked_to_be_compared_by_what_was_chosen(self):
        response = self.get("?occupation=43-3021&year=2025&state=oh&measure=jobs&hours=6")
        form = response.content.decode().split('<form action="/salaries/compare/">')[1]
        form = form.split("</form>")[0]
        hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]+)">', form)
        self.assertCountEqual(
            hidden,
            [("state", "oh"), ("hours", "6"), ("occupation", "43-3021"), ("year", "2025")],
        )
        self.assertIn('name="a" value="oh" aria-label="Compare Ohio"', form)
        self.assertIn("Tick two to six places.", form)

    def test_only_places_with_a_row_can_be_ticked(self):
        html = self.get().content.decode()
        self.assertEqual(
            set(re.findall(r'type="checkbox" name="a" value="(\w+)"', html)),
            {"us", "oh", "dc", "vt", "ky"},
        )

    def test_another_year_is_another_release(self):
        response = self.get("?year=2024")
        self.assertContains(response, "$51,420")
        self.assertNotContains(response, "$50,990")
        self.assertContains(response, "not collected")

    def test_unknown_figures_are_said_in_words_never_nought(self):
        response = self.get()
        self.assertContains(response, '<i class="unk">withheld</i>')
        self.assertContains(response, "has no figures of medical records specialists here")
        self.assertNotContains(response, "$0<")
        self.assertNotContains(response, "None<")

    def test_a_place_that_our_copy_lacks_altogether_was_not_collected(self):
        """Guam has billing clerks in May 2025, so its coders are not published; Utah has no row."""
        make_wage(area="gu", code="43-3021")
        response = self.get()
        self.assertContains(response, "<title>Guam: not published</title>", count=2)
        self.assertContains(response, "<title>Utah: not collected</title>", count=2)
        self.assertContains(response, "our copy of May 2025 has no figures of medical records")

    def test_means_are_held_against_the_country(self):
        """Ohio: 0.8% and 0.4% are $453 and $227, together $507, times 1.645 $833; the gap is $170.
        Kentucky: 3.2% is $1,713, together $1,728, times 1.645 $2,842; the gap is $3,270."""
        said = self.said()
        self.assertIn("≈ −$170, too close to call", said)
        self.assertIn("−$3,270", said)
        self.assertNotIn("≈ −$3,270", said)

    def test_means_are_held_against_the_state_of_the_reader(self):
        """Kentucky: $1,713 and $453 are $1,772 together, times 1.645 $2,914; the gap is $3,100."""
        response = self.get("?state=oh")
        said = text_of(response)
        self.assertIn("≈ +$170, too close to call", said)
        self.assertIn(" −$3,100 ", said)
        self.assertIn("your state", said)
        self.assertIn("Mean less Ohio’s", said)
        self.assertEqual(response.context["reader"].in_words, ["Ohio"])

    def test_without_both_errors_no_gap_is_called_real(self):
        make_nation(year=2024, annual_mean=55_970)
        self.assertIn("+$650, error not known", self.said("?year=2024"))

    def test_reasons_for_little_trust_stand_beside_the_error(self):
        self.assertIn("3.2% ⚑ few jobs", self.said())
        self.assertNotIn("0.8% ⚑", self.said())


class Prices(StatesTestCase):
    @classmethod
    def setUpTestData(cls):
        make_rows()
        make_levels(us=100, oh="91.812", ky="91.010", dc="110.818")

    def test_dollars_can_be_shown_at_average_prices(self):
        """$50,990 / 0.91812 is $55,537; $48,410 / 0.91010 $53,192; $60,000 / 1.10818 $54,143."""
        response = self.get("?adjusted=1")
        for figure in ("$55,537", "$53,192", "$54,143"):
            self.assertContains(response, figure)
        self.assertEqual(self.states("?adjusted=1")[:3], ["oh", "dc", "ky"])
        self.assertContains(response, "US Bureau of Economic Analysis")

    def test_the_nations_own_dollars_stay(self):
        self.assertIn("earn more than $51,1401 a year", self.said("?adjusted=1"))

    def test_only_dollars_are_adjusted(self):
        self.assertIn("7,440", self.said("?adjusted=1&measure=jobs"))

    def test_a_place_without_a_level_says_so(self):
        response = self.get("?adjusted=1")
        self.assertContains(response, "<title>Vermont: no price level published</title>", count=2)

    def test_the_switch_says_which_is_on_and_keeps_the_rest(self):
        response = self.get("?year=2025&adjusted=1&state=ky")
        current = '<a href="/salaries/?year=2025&amp;adjusted=1&amp;state=ky" aria-current="true">'
        self.assertContains(response, f"{current}Adjusted for prices, 2023</a>", html=True)
        self.assertContains(
            response, '<a href="/salaries/?year=2025&amp;state=ky">Dollars as paid</a>', html=True
        )
        self.assertContains(
            response, "Kentucky’s $48,410 goes as far as $53,200 would at the nation’s"
        )

    def test_without_any_level_dollars_stay_as_paid_and_it_says_so(self):
        make_wage(area="oh", year=2007, **WITHHELD | {"annual_median": 30_000})
        said = self.said("?adjusted=1&year=2007")
        self.assertIn("Dollars are as paid: no price levels of 2007 or earlier are known.", said)
        self.assertIn("$30,000", said)


class NothingToMap(StatesTestCase):
    @classmethod
    def setUpTestData(cls):
        make_rows()
        old = make_occupation("29-2071", "Medical Records and Health Information Technicians")
        Occupation.objects.filter(pk=old.pk).update(last_year=2018, is_offered=False)
        Occupation.objects.filter(code="29-2072").update(follows=old, first_year=2021)

    def test_a_year_with_another_code_says_which_and_leads_there(self):
        make_wage(year=2015, code="29-2071", **WITHHELD | {"annual_median": 37_110})
        response = self.get("?year=2015")
        self.assertContains(response, "May 2015 has no code 29-2072")
        self.assertContains(response, 'href="/salaries/?occupation=29-2071&amp;year=2015"')
        self.assertNotContains(response, "<svg class")
        followed = self.get("?occupation=29-2071&year=2015")
        self.assertContains(followed, "<title>Ohio: $37,110</title>", count=2)

    def test_an_old_code_in_a_later_year_leads_back(self):
        response = self.get("?occupation=29-2071&year=2025")
        self.assertContains(response, "May 2025 has no code 29-2071")
        self.assertContains(response, "/salaries/?occupation=29-2072&amp;year=2025")

    def test_a_year_of_the_nation_alone_says_where_there_are_states(self):
        make_nation(year=2022, annual_median=47_180)
        response = self.get("?year=2022")
        self.assertContains(response, "$47,180")
        self.assertContains(response, "No figures by state.")
        self.assertContains(response, '<a href="/salaries/?year=2024">May 2024</a>', html=True)
        self.assertNotContains(response, '<svg class="map')
        self.assertNotContains(response, "Compare ticked")
        self.assertNotContains(response, 'class="pickc"')

    def test_a_measure_that_a_year_lacks_says_what_there_is(self):
        make_wage(year=2023, **WITHHELD | {"annual_mean": 55_000})
        response = self.get("?year=2023&measure=p90")
        self.assertContains(response, "in May 2023 is known of no state: not collected.")
        self.assertContains(response, "/salaries/?year=2023&amp;measure=mean")
        self.assertContains(
            self.get("?year=2023&measure=mean"), "<title>Ohio: $55,000</title>", count=2
        )

    def test_where_all_is_withheld_the_page_says_so(self):
        make_wage(year=2022, **WITHHELD, marks=dict.fromkeys(WITHHELD, "*"))
        response = self.get("?year=2022")
        self.assertContains(response, "withheld")
        self.assertNotContains(response, "$0")
        self.assertNotContains(response, "None<")

    def test_an_occupation_without_any_figure_says_so(self):
        make_occupation("13-1041", "Compliance Officers")
        said = self.said("?occupation=13-1041")
        self.assertIn("Our copy of May 2025 has none of compliance officers: not collected", said)


class Nonsense(StatesTestCase):
    @classmethod
    def setUpTestData(cls):
        make_rows()

    def test_each_is_named_beside_its_field_and_the_usual_shown(self):
        for query, problem in {
            "?year=1999": "There are no wages of that year here. Shown: May 2025.",
            "?year=abc": "There are no wages of that year here. Shown: May 2025.",
            "?measure=foo": "The survey has no such measure. Shown: the median.",
            "?sort=foo": "The table cannot be sorted by that. It is in its usual order.",
            "?state=zz": "No state or territory has that postal code. Means are held against the",
            "?state=ohoi": "Did you mean Ohio?",
            "?occupation=99-9999": "There are no wages of that occupation here. Shown: Medical",
            "?occupation=__proto__": "There are no wages of that occupation here. Shown: Medical",
        }.items():
            with self.subTest(query=query):
                response = self.get(query)
                self.assertEqual(response.status_code, 200)
                said = text_of(response)
                self.assertIn(problem, said)
                self.assertIn(f"You wrote “{query.partition('=')[2]}”.", said)
                self.assertIn("$50,990", said)
                self.assertIn("Error: Pay by state", said)

    def test_what_was_typed_in_capitals_is_understood(self):
        self.assertIn("your state", self.said("?state=OH"))
        self.assertNotIn("Error", self.said("?state=OH").partition("|")[0])


class EmptyDatabase(StatesTestCase):
    def test_the_page_says_that_nothing_is_loaded(self):
        for query in ("", "?year=2025&occupation=29-2072", "?state=oh&measure=jobs&adjusted=1"):
            self.assertContains(self.get(query), "No wages are loaded yet")
