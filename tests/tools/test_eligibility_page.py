"""The page “Which exams can you take?”, as a reader asks it."""

import csv
import io
import re
from datetime import date

from django.test import TestCase

from certifications.eligibility.verdicts import Outcome
from certifications.models import (
    AlsoServing,
    Certification,
    Scope,
    Training,
    TrainingCost,
    TrainingLength,
)
from tests.certifications.rows import make_fact, make_way
from tests.factories import make_certification, make_fee, make_issuer, make_source
from tests.pages import text_of
from tests.shelves import take_stock

PAGE = "/tools/eligibility/"
QUERIES = 2  # what is held, edition


class EligibilityPageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        """A diploma for the CCA, two years or a CCA for the CCS, a degree for the RHIT."""
        ahima = make_issuer(code="AHIMA")
        cls.cca = make_certification(code="CCA", name="Coding <Associate>", issuer=ahima)
        cls.ccs = make_certification(code="CCS", issuer=ahima)
        cls.rhit = make_certification(code="RHIT", issuer=ahima)
        cls.cpc = make_certification(code="CPC", apprentice_code="CPC-A")
        cls.old = make_certification(code="OLD", status="RETIRED", status_note="Ended in 2015.")
        cls.page = make_source(publisher="AHIMA", title="Eligibility")
        asked = {"source": cls.page, "as_of": date(2026, 1, 1)}
        make_way(certification=cls.cca, rule="A diploma", education="HIGH_SCHOOL", **asked)
        make_way(
            certification=cls.ccs,
            rule="Two years of coding",
            experience_months=24,
            work="CODING",
            **asked,
        )
        needs = make_way(certification=cls.ccs, rule="CCA or RHIT", credential=cls.cca, **asked)
        AlsoServing.objects.create(way=needs, certification=cls.rhit)
        make_way(
            certification=cls.ccs,
            rule="A coding <course>",
            strength="RECOMMENDED",
            **asked,
        )
        make_way(
            certification=cls.rhit,
            rule="An associate degree",
            education="ASSOCIATE",
            **asked,
        )
        make_way(certification=cls.old, rule="Nothing", asks_nothing=True, **asked)
        make_fee(certification=cls.cca, amount=299)
        college = Training.objects.create(slug="community-college", name="Community college")
        degree = Training.objects.create(slug="associate-degree", name="Associate degree")
        make_fact(
            TrainingCost, training=college, low=4000, per="YEAR", year_text="2025–26", **asked
        )
        make_fact(TrainingLength, training=degree, months_low=18, months_high=24, **asked)

    def get(self, query=""):
        return self.client.get(f"{PAGE}?{query}")

    def outcomes(self, query=""):
        verdicts = self.get(query).context["page"].verdicts
        return {slug: verdict.outcome.name for slug, verdict in verdicts.items()}

    # What it answers

    def test_each_exam_stands_under_its_outcome(self):
        self.assertEqual(
            self.outcomes("have=diploma&have=no-credential&have=coding-0"),
            {
                "cca": "NOW",
                "ccs": "AFTER",
                "rhit": "AFTER",
                "cpc": "UNDECIDED",
                "old": "CANNOT",
            },
        )

    def test_nothing_said_decides_nothing(self):
        found = self.outcomes()
        self.assertEqual({found[slug] for slug in ("cca", "ccs", "rhit")}, {"UNDECIDED"})
        self.assertNotIn("CCA", text_of(self.get()).partition("Nothing is stored")[2])
        text = text_of(self.get("have=rn"))
        for what in (
            "Tell us your schooling.",
            "Tell us how many months of coding you have worked.",
            "Tell us which titles you hold.",
        ):
            self.assertIn(what, text)

    def test_where_someone_starts_says_their_schooling(self):
        self.assertEqual(self.outcomes("start=diploma")["cca"], "NOW")
        self.assertEqual(self.outcomes("start=no-diploma")["cca"], "AFTER")

    def test_the_rule_is_quoted_with_its_source_and_date(self):
        text = text_of(self.get("have=diploma"))
        self.assertIn("A diploma You have: high-school diploma or GED. AHIMA, Jan. 1, 2026", text)

    def test_the_cheapest_and_the_quickest_way_are_worked_out(self):
        """A CCA costs $299 and nobody says how long it takes to prepare; two years take 24 months.

        A degree of 18–24 months at $4,000 a year: $6,000 to $8,000.
        """
        page = self.get("have=diploma&have=no-credential&have=coding-0").context["page"]
        ccs = page.verdicts["ccs"].reading
        self.assertEqual(ccs.quickest.what, "24 months of coding")
        self.assertEqual(ccs.cheapest.what, "24 months of coding")
        told = {route.what: (route.in_dollars, route.in_time) for route in ccs.routes}
        self.assertEqual(told["the CCA"], ("$299", "not known"))
        self.assertEqual(told["the RHIT"], ("not known", "not known"))
        rhit = page.verdicts["rhit"].reading.cheapest
        self.assertEqual((rhit.in_dollars, rhit.in_time), ("$6,000 to $8,000", "18 to 24 months"))

    def test_what_a_sum_is_made_of_stands_beside_it(self):
        text = text_of(self.get("have=diploma&have=no-credential"))
        self.assertIn("Figures: 18–24 months", text)
        self.assertIn("$4,000 a year", text)
        self.assertIn("our assumption", text)

    def test_advice_is_apart_from_what_is_required(self):
        text = text_of(self.get("have=coding-24"))
        self.assertIn("Only advised: A coding <course>", text)

    def test_a_rival_rule_is_told_with_what_it_would_mean(self):
        blog = make_source(publisher="A blog", kind="ARTICLE")
        make_way(
            certification=self.cca,
            rule="A year of coding",
            experience_months=12,
            work="CODING",
            source=blog,
            standing="DISPUTED",
        )
        text = text_of(self.get("have=diploma&have=coding-3"))
        self.assertIn("You qualify now. 1 other source asks for more.", text)
        self.assertIn("A year of coding You have: 3 of 12 months of coding. A blog, undated", text)
        self.assertIn("By this rule: You qualify after 9 more months of coding.", text)

    def test_an_exam_that_is_held_is_not_told_to_be_sat(self):
        page = self.get("have=cpc-a&have=cca").context["page"]
        self.assertEqual([each.held_as for each in page.held], ["CCA", "CPC-A"])
        for group in page.groups:
            self.assertNotIn("cca", [each.verdict.certification.slug for each in group.rows])

    def test_an_exam_no_longer_given_says_why(self):
        said = text_of(self.get("have=diploma"))
        self.assertIn("No longer given 1", said)
        self.assertIn("The exam is no longer given. Ended in 2015.", said)

    def test_exams_without_a_rule_are_named(self):
        self.assertEqual(self.groups("have=diploma", "no-rule"), ["CPC"])

    def test_the_answer_is_told_in_a_sentence(self):
        """The CCA now, CCS and RHIT later, nothing of the CPC; OLD is no longer given."""
        self.say_level("cca", "ENTRY")
        text = text_of(self.get("have=diploma&have=no-credential&have=coding-0"))
        self.assertIn("You qualify for one exam that makes sense now: the CCA.", text)
        self.assertIn("Two need something first. For one we can’t tell.", text)

    def groups(self, query: str, anchor: str) -> list[str]:
        """The codes under one heading, in the order of the page."""
        html = self.get(query).content.decode()
        group = html.partition(f'aria-labelledby="{anchor}"')[2].partition("</section>")[0]
        return re.findall(r'<th scope="row"[^>]*><a[^>]*>([^<]+)</a>', group)

    def say_level(self, slug: str, term: str):
        make_fact(
            Scope,
            certification=Certification.objects.get(slug=slug),
            kind="LEVEL",
            term=term,
            source=self.page,
        )

    def test_what_is_open_to_a_beginner_but_not_meant_for_one_stands_apart(self):
        """A diploma is all that the CCA asks; that no source gives its level is no praise."""
        beginner = "have=diploma&have=no-credential&have=coding-0"
        self.assertEqual(self.groups(beginner, "not-yet"), ["CCA"])
        self.say_level("cca", "ADVANCED")
        self.assertEqual(self.groups(beginner, "not-yet"), ["CCA"])
        self.assertIn("It is an advanced title.", text_of(self.get(beginner)))
        # Whoever has coded for a year may take it, and nothing is advised first.
        self.assertEqual(self.groups("have=diploma&have=coding-12", "now"), ["CCA"])

    def test_what_is_advised_first_keeps_a_title_above_entry_apart(self):
        self.say_level("ccs", "ADVANCED")
        self.assertEqual(self.groups("have=coding-24", "not-yet"), ["CCS"])
        self.assertIn("Advised first: A coding <course>.", text_of(self.get("have=coding-24")))

    def test_the_page_leads_to_the_paths_with_the_answers(self):
        self.assertContains(self.get("have=diploma"), 'href="/paths/?have=diploma"')

    # The form

    def test_the_form_shows_what_was_said(self):
        page = self.get("have=associate&have=coding-7&have=cpc-a&have=rn").context["page"]
        chosen = [
            choice.word
            for choices in (page.schooling, page.coding, page.billing, page.credentials)
            for choice in choices
            if choice.is_chosen
        ]
        self.assertEqual(chosen, ["associate", "coding-7", "cpc-a", "rn"])

    def test_other_answers_are_carried(self):
        response = self.get("state=oh&budget=1000&have=diploma")
        own_form = response.content.decode().partition('<form class="ask have')[2]
        own_form = own_form.partition("</form>")[0]
        self.assertInHTML('<input type="hidden" name="state" value="oh">', own_form)
        self.assertInHTML('<input type="hidden" name="budget" value="1000">', own_form)
        self.assertNotIn('type="hidden" name="have"', own_form)

    def test_what_makes_no_sense_is_said_beside_the_field_and_the_rest_answered(self):
        response = self.get("have=<b>x&have=diploma&start=moon&hours=0")
        page = response.context["page"]
        self.assertEqual(page.verdicts["cca"].outcome, Outcome.NOW)
        self.assertEqual([problem.field for problem in page.problems], ["id_start", "id_have", ""])
        self.assertContains(response, "You wrote “&lt;b&gt;x”.", count=2)
        self.assertContains(
            response, "Hours a week must be a whole number between 1 and 80. You wrote “0”."
        )
        self.assertNotContains(response, "<b>x")
        self.assertContains(response, "<title>Error: ")

    def test_names_and_rules_are_escaped(self):
        response = self.get("have=diploma")
        self.assertContains(response, "Coding &lt;Associate&gt;")
        self.assertNotContains(response, "<course>")

    # What it costs to answer

    def test_more_exams_and_answers_ask_no_more_of_the_database(self):
        with self.assertNumQueries(QUERIES):
            self.get("have=diploma")
        for number in range(5):
            more = make_certification(code=f"X{number}", issuer=self.cca.issuer)
            needs = make_way(certification=more, rule="The CCA", credential=self.cca)
            AlsoServing.objects.create(way=needs, certification=self.rhit)
        take_stock()
        with self.assertNumQueries(QUERIES):
            self.get("have=diploma&have=cca&have=coding-12&start=nurse&state=oh")

    # As data

    def test_the_same_as_data(self):
        query = "have=diploma&have=no-credential&have=coding-0"
        said = self.client.get(f"/tools/eligibility.csv?{query}").content.decode("utf-8-sig")
        rows = {row["certification"]: row for row in csv.DictReader(io.StringIO(said))}
        self.assertEqual(rows["CCA"]["outcome"], "NOW")
        self.assertEqual(rows["RHIT"]["cheapest_dollars_low"], "6000.00")
        self.assertEqual(rows["RHIT"]["quickest_months_high"], "24.0")
        self.assertIn("AHIMA, Eligibility", rows["CCS"]["source"])
        self.assertEqual(rows["CPC"]["source"], "")


class OwnPageTests(TestCase):
    def test_the_page_of_a_certification_says_it_in_a_sentence(self):
        cca = make_certification(code="CCA")
        make_way(certification=cca, rule="A diploma", education="HIGH_SCHOOL")
        said = "With your answers: You qualify now."
        self.assertIn(said, text_of(self.client.get("/certifications/cca/?have=diploma")))
        self.assertNotIn("With your answers", text_of(self.client.get("/certifications/cca/")))
        self.assertNotIn(
            "With your answers", text_of(self.client.get("/certifications/cca/?state=oh"))
        )
