"""Named programs and ways to pay, by the claims that were read."""

from datetime import date
from decimal import Decimal

from django.test import TestCase

from certifications.catalogue import shelf
from certifications.models import (
    Certification,
    FundingRule,
    ProgramTerm,
    Training,
    TrainingCost,
)
from certifications.programs.explained import Explained
from coderpath.sources.disagreements import collect
from tests.pages import text_of
from tests.shelves import take_stock
from tests.shipped import load_shipped

TODAY = date(2026, 11, 28)


class ShippedProgramsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_shipped()

    def test_programs_and_the_guide_say_the_same_of_licenses(self):
        take_stock()
        guide = [
            f"/guide/{slug}/" for slug in ("certificate-or-certification", "is-it-a-good-career")
        ]
        for address in ("/programs/", *guide):
            with self.subTest(address):
                said = text_of(self.client.get(address)).lower()
                self.assertIn("or this work, says one site, no state licenses billing", said)

    def test_new_jersey_lists_what_programs_cost_in_2021(self):
        said = TrainingCost.objects.filter(training__state__slug="nj")
        self.assertEqual(
            set(said.values_list("training__slug", "low")),
            {
                ("rutgers-ccpd-cca", Decimal(3635)),
                ("rutgers-njaes-cpc", Decimal(1800)),
                ("camden-cc-mbc", Decimal(2995)),
                ("passaic-hospital-coding", Decimal(2983)),
                ("raritan-valley-medical-coding", Decimal(10905)),
                ("mercer-medical-billing-coding", Decimal(2237)),
                ("njcu-professional-mbc", Decimal(3699)),
                ("njcu-ams-mbc", Decimal(1995)),
                ("aims-mbc", Decimal(4100)),
                ("liberty-institute-mbc", Decimal(15220)),
                ("avtech-mbc", Decimal(4850)),
                ("star-light-mbc", Decimal(5000)),
                ("ate-newark-mbc", Decimal(4350)),
                ("es-academy-mbc", Decimal(1000)),
                ("careertek-mbc", Decimal(4500)),
            },
        )
        self.assertEqual({fact.as_of.year for fact in said}, {2021})
        for fact in said:
            self.assertIn("today’s price was not seen", fact.note)

    def test_a_price_of_a_search_summary_says_so(self):
        cost = TrainingCost.objects.get(training__slug="bunker-hill-voucher-course")
        self.assertEqual(cost.low, 3604)
        self.assertIn("summary of a search", cost.note)
        self.assertFalse(cost.source.is_official)

    def test_no_program_is_said_to_be_accredited_or_paid_by_workforce_pell(self):
        kinds = ProgramTerm.objects.filter(kind="APPROVAL").values_list("says", flat=True)
        for said in kinds:
            self.assertNotIn("ccredited", said)
        test = FundingRule.objects.filter(funding__slug="workforce-pell", kind="LENGTH")
        self.assertEqual(
            set(test.values_list("says", flat=True)),
            {"150–599 clock hours", "At least 8, fewer than 15 weeks"},
        )

    def test_the_pay_grades_of_mycaa_are_told_in_every_way(self):
        said = FundingRule.objects.filter(funding__slug="mycaa", kind="WHO")
        self.assertEqual(said.count(), 4)
        questions = {question.question for question in collect(TODAY)}
        self.assertIn("Who can get “MyCAA scholarship for military spouses”?", questions)

    def test_a_settled_allegation_is_called_one(self):
        said = ProgramTerm.objects.filter(training__slug="careerstep", kind="REGULATOR")
        self.assertGreaterEqual(said.count(), 5)
        for fact in said.filter(says__contains="most never finish"):
            self.assertIn("Allegation, settled", fact.note)

    def test_a_named_program_says_where_it_is(self):
        self.assertEqual(
            Training.objects.get(slug="mercy-college-ohio-medical-coding").state.slug, "oh"
        )


class ShippedProgramPagesTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_shipped()
        take_stock()

    def page(self, address: str) -> str:
        return text_of(self.client.get(address))

    def test_every_program_has_a_page_and_the_list_leads_there(self):
        whole = self.client.get("/programs/").content.decode()
        for training in Training.objects.all():
            with self.subTest(training.slug):
                self.assertIn(f'href="/programs/{training.slug}/"', whole)
                page = self.client.get(training.get_absolute_url())
                self.assertContains(page, "Ask a school these five")

    def test_the_exam_that_paths_take_a_program_for_is_one_that_a_source_names(self):
        for training in Training.objects.exclude(leads_to=None):
            named = ProgramTerm.objects.filter(training=training, certification=training.leads_to)
            self.assertTrue(named.exists(), training.slug)

    def test_a_code_in_what_it_prepares_for_is_held_as_that_exam(self):
        terms = ProgramTerm.objects.filter(kind="PREPARES").select_related("certification")
        for code in Certification.objects.values_list("code", flat=True):
            for term in terms.filter(says=code):
                self.assertEqual(term.certification.code, code, term.key)

    def test_nothing_is_said_to_be_taught_both_ways_that_no_source_says(self):
        both = Training.objects.filter(mode="EITHER").values_list("slug", flat=True)
        self.assertEqual(set(both), {"san-jacinto-medical-billing"})

    def test_which_exams_ask_for_a_degree_and_which_take_a_class(self):
        text = self.page("/programs/")
        self.assertIn("Two titles ask for a degree from an accredited program.", text)
        explained = shelf.at().once(Explained)
        self.assertEqual(
            {(a.certification.code, a.way.education) for a in explained.accredited},
            {("RHIT", "ASSOCIATE"), ("RHIA", "BACHELOR"), ("RHIA", "MASTER")},
        )
        self.assertEqual({a.certification.code for a in explained.approved}, {"CCA"})
        self.assertEqual({a.certification.code for a in explained.classes}, {"CBCS", "CPB"})

    def test_what_was_found_is_shown(self):
        for slug, says in {
            "raritan-valley-medical-coding": ("$10,905 in all", "34 credits", "CCA", "New Jersey"),
            "rutgers-njaes-cpc": ("$1,800 in all", "4–11 weeks, 49 class hours", "Online"),
            "foundation-bmc-cpc": (
                "80 class hours",
                "an 80-hour course",
                "Approved and regulated by the Colorado Private Occupational School Board",
            ),
            "cecil-physician-coder": ("634 class hours", "Maryland", "Background check"),
            "careerstep": ("a regulator acted", "$27.8 million", "Allegation, settled"),
            "sbcc-medical-coding": ("$1,748 in all", "California residents", "$12,578 in all"),
            "course-440-hours": ("440 class hours", "with an exam that the source does not name"),
            "pcap": ("At least 150 real-world coding cases", "CCA"),
        }.items():
            text = self.page(f"/programs/{slug}/")
            for said in says:
                with self.subTest(slug, said=said):
                    self.assertIn(said, text)

    def test_no_answer_of_the_reader_is_lost_on_the_way_to_a_path(self):
        page = self.client.get("/programs/foundation-bmc-cpc/?state=co&hours=8")
        self.assertContains(page, "/paths/course-cpc-a/?state=co&amp;hours=8")


class NoProgramTests(TestCase):
    def test_without_any_program_the_page_says_so(self):
        text = text_of(self.client.get("/programs/"))
        self.assertIn("No program of a school is on file yet.", text)
        self.assertNotIn("no titles", text)
