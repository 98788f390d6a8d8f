"""The list of programs and the page of one: what is known, what is not, and how it is found."""

import json
from datetime import date
from decimal import Decimal

from django.test import TestCase

from certifications.models import (
    Path,
    PathStep,
    ProgramTerm,
    Training,
    TrainingCost,
    TrainingLength,
)
from certifications.programs.filters import ProgramFilterSet
from coderpath.sources.models import Publisher
from salaries.models import Area
from tests.factories import make_certification, make_issuer, make_source
from tests.pages import text_of

from .rows import make_fact, make_way

LATE, LONG_AGO = date(2026, 3, 1), date(2018, 3, 1)


def make_program(slug, name, provider="", state="", **given) -> Training:
    if state:
        given["state"], _ = Area.objects.get_or_create(
            slug=state.lower(), defaults={"name": state, "kind": Area.Kind.STATE, "code": state}
        )
    return Training.objects.create(slug=slug, name=name, provider=provider, **given)


def names(response) -> list[str]:
    """The programs of the list, in the order of the page."""
    groups = response.context["listing"].groups
    return [program.training.slug for group in groups for program in group.rows]


class ProgramsTest(TestCase):
    @classmethod
    def setUpTestData(cls):
        school = make_source(publisher="Lima College", kind=Publisher.Kind.SCHOOL)
        cls.cpc = make_certification(code="CPC", apprentice_code="CPC-A", is_core=True)
        cls.cca = make_certification(code="CCA", issuer=make_issuer(code="AHIMA"))
        cls.lima = make_program(
            "lima", "Coding Certificate", "Lima College", "OH", mode="ONLINE", award="CERTIFICATE"
        )
        cls.akron = make_program(
            "akron", "Coder Diploma", "Akron Academy", "OH", mode="EITHER", award="DIPLOMA"
        )
        cls.boston = make_program("boston", "CCA Course", "Boston College", "MA", award="COURSE")
        cls.kind = make_program("certificate", "Certificate program", award="CERTIFICATE")
        of = {"source": school, "as_of": LATE}
        make_fact(TrainingCost, training=cls.lima, low=2400, **of)
        make_fact(TrainingCost, training=cls.akron, low=3000, high=5000, **of | {"as_of": LONG_AGO})
        make_fact(TrainingCost, training=cls.kind, low=1000, high=3000, **of)
        make_fact(TrainingLength, training=cls.lima, hours=440, weeks_low=12, weeks_high=14, **of)
        make_fact(TrainingLength, training=cls.akron, months_low=6, months_high=9, hours=60, **of)
        for training, code in ((cls.lima, cls.cpc), (cls.akron, cls.cpc), (cls.akron, cls.cca)):
            make_fact(
                ProgramTerm,
                training=training,
                kind="PREPARES",
                says="CPC or CCA" if training == cls.akron else "CPC",
                certification=code,
                **of,
            )
        make_fact(ProgramTerm, training=cls.akron, kind="EXTERNSHIP", says="120 hours", **of)
        make_fact(ProgramTerm, training=cls.akron, kind="REGULATOR", says="A fine of $5", **of)

    def get(self, query="", **given):
        return self.client.get(f"/programs/{query}", given)


class ListTests(ProgramsTest):
    def test_schools_come_first_then_those_without_a_price_then_kinds(self):
        page = self.get()
        groups = page.context["listing"].groups
        self.assertEqual(
            [[program.training.slug for program in group.rows] for group in groups],
            [["akron", "lima"], ["boston"], ["certificate"]],
        )
        self.assertContains(page, "No price on file")
        self.assertContains(page, "not one school")

    def test_it_says_how_many_there_are_and_that_there_are_more(self):
        text = text_of(self.get())
        self.assertIn(
            "We have 3 programs with a name and a school, and a price for 2 of them.", text
        )
        self.assertIn("This is not a full list", text)
        self.assertIn("ours are in 2 states. Of the 2 prices, 1 is old.", text)

    def test_each_filter_finds_what_has_it(self):
        found = {
            "where=oh": ["akron", "lima"],
            "where=oh&where=ma": ["akron", "lima", "boston"],
            "mode=ONLINE": ["akron", "lima"],  # on campus or online is online as well
            "mode=CAMPUS": ["akron"],
            "award=DIPLOMA": ["akron"],
            "exam=cca": ["akron"],
            "exam=cpc": ["akron", "lima"],
            "max_cost=2,400": ["lima"],
            "max_cost=5000": ["akron", "lima", "certificate"],
            "max_cost=4999": ["lima", "certificate"],
            "max_months=4": ["lima"],  # 14 weeks are under 4 months
            "max_months=3": [],
            "priced=1": ["akron", "lima", "certificate"],
            "externship=1": ["akron"],
            "q=academy+ohio": ["akron"],
            "q=COLLEGE": ["lima", "boston"],
        }
        for query, slugs in found.items():
            with self.subTest(query):
                self.assertEqual(names(self.get(f"?{query}")), slugs)

    def test_where_a_reader_lives_filters_nothing(self):
        page = self.get("?state=ma")
        self.assertEqual(len(names(page)), 4)
        self.assertContains(page, "One program in Massachusetts")

    def test_orders(self):
        for sort, slugs in {
            "cost": ["lima", "akron", "boston", "certificate"],
            "months": ["lima", "akron", "boston", "certificate"],
            "name": ["akron", "lima", "boston", "certificate"],
            "-new": ["lima", "akron", "boston", "certificate"],
        }.items():
            with self.subTest(sort):
                self.assertEqual(names(self.get(f"?sort={sort}")), slugs)

    def test_what_makes_no_sense_is_said_and_the_rest_is_answered(self):
        page = self.get("?where=oh&where=zz&max_cost=abc&max_months=1.5&award=PHD&q=" + "x" * 600)
        self.assertEqual(names(page), ["akron", "lima"])
        for said in (
            "The state of the school must be one of the list. You wrote “zz”.",
            "The most you can spend must be a number, such as 3,000. You wrote “abc”.",
            "The most months must be a whole number, such as 6. You wrote “1.5”.",
            "What you get must be one of the list. You wrote “PHD”.",
            "The search can have 500 characters at most.",
        ):
            self.assertContains(page, said)

    def test_nothing_found_says_which_filter_hides_the_most(self):
        page = self.get("?where=ma&max_cost=1")
        self.assertContains(page, "Nothing matches both filters.")
        self.assertContains(page, "Show all 4")

    def test_how_it_is_taught_is_unknown_where_no_source_says(self):
        page = self.get("?where=ma")
        self.assertIn("not stated", text_of(page))
        self.assertNotContains(page, "On campus or online</td>")

    def test_every_answer_of_a_filter_is_counted(self):
        page = self.get("?award=DIPLOMA")
        counts = page.context["listing"].form["award"].counts
        self.assertEqual(counts["DIPLOMA"], 1)
        self.assertEqual(counts["CERTIFICATE"], 2)

    def test_no_filter_shares_a_name_with_an_answer_of_the_reader(self):
        from certifications.reader.answers import AnswersForm

        shared = ProgramFilterSet.base_filters.keys() & AnswersForm.base_fields.keys()
        self.assertEqual(shared, {"state"})

    def test_the_same_as_data(self):
        rows = json.loads(self.client.get("/programs.json?where=oh").content)["rows"]
        self.assertEqual([row["program"] for row in rows], ["akron", "lima"])
        akron, lima = rows
        self.assertEqual((lima["cost_low"], lima["cost_per"], lima["hours"]), (2400, "in all", 440))
        self.assertEqual(akron["exams"], "CCA CPC")
        self.assertTrue(akron["cost_is_old"])
        self.assertEqual(lima["length"], "12–14 weeks, 440 class hours")

    def test_prices_by_the_credit_are_no_price_in_all(self):
        TrainingCost.objects.filter(training=self.lima).delete()
        make_fact(TrainingCost, training=self.lima, low=100, per="UNIT", as_of=LATE)
        self.assertEqual(names(self.get("?max_cost=9999&award=CERTIFICATE&where=oh")), [])
        self.assertContains(self.get("?where=oh"), "$100 a credit unit")


class PageTests(ProgramsTest):
    def test_it_says_all_that_is_known_with_its_source(self):
        text = text_of(self.client.get("/programs/akron/"))
        for said in (
            "Akron Academy in Ohio teaches it. It prepares you for the CCA or CPC.",
            "$3,000–$5,000 in all",
            "6–9 months, 60 class hours",
            "120 hours",
            "Lima College",  # who says so
        ):
            self.assertIn(said, text)

    def test_it_says_what_no_source_says(self):
        text = text_of(self.client.get("/programs/boston/"))
        self.assertIn(
            "No source we read says what it costs today, how long it takes, whether it is online"
            " or on campus, which exam it prepares you for, whether you practice in a workplace or"
            " who has approved it.",
            text,
        )

    def test_an_old_price_is_no_price_of_today(self):
        text = text_of(self.client.get("/programs/akron/"))
        self.assertIn("No source we read says what it costs today", text)

    def test_prices_for_two_kinds_of_student_are_no_dispute(self):
        TrainingCost.objects.filter(training=self.lima).update(who="residents of Ohio")
        source = TrainingCost.objects.get(training=self.lima).source
        others = {"who": "others", "low": 9000, "source": source, "as_of": LATE}
        make_fact(TrainingCost, training=self.lima, **others)
        page = self.client.get("/programs/lima/")
        self.assertContains(page, "$9,000 in all")
        self.assertNotContains(page, "Disputed")

    def test_a_regulator_is_named_first(self):
        text = text_of(self.client.get("/programs/akron/"))
        self.assertLess(text.index("a regulator acted"), text.index("All that sources say"))
        self.assertNotIn("regulator", text_of(self.client.get("/programs/lima/")))

    def test_hours_count_toward_the_full_title_only_where_they_are_enough(self):
        make_way(
            certification=self.cpc,
            purpose="LOSE_A",
            rule="One year of work and an 80-hour course",
            training_hours=80,
            experience_months=12,
            work="CODING",
        )
        said = "One year of work and an 80-hour course"
        self.assertContains(self.client.get("/programs/lima/"), said)  # 440 hours
        self.assertNotContains(self.client.get("/programs/akron/"), said)  # 60
        self.assertNotContains(self.client.get("/programs/boston/"), said)  # another exam

    def test_it_leads_to_paths_with_such_a_class_and_takes_the_answers_along(self):
        taught = Path.objects.create(
            slug="class-cpc", name="A class, then CPC", start="NEWCOMER", summary="For someone."
        )
        alone = Path.objects.create(
            slug="alone-cpc", name="Alone, then CPC", start="NEWCOMER", summary="For others."
        )
        for path, training in ((taught, {"training": self.kind}), (alone, {})):
            exam = {"certification": self.cpc}
            study = training or exam
            PathStep.objects.create(path=path, position=1, kind="TRAINING", **study)
            PathStep.objects.create(path=path, position=2, kind="EXAM", **exam)
        page = self.client.get("/programs/lima/?state=oh&hours=8")
        self.assertContains(page, 'href="/paths/class-cpc/?state=oh&amp;hours=8"')
        self.assertNotContains(page, "/paths/alone-cpc/")
        self.assertContains(self.client.get("/programs/certificate/"), "/paths/class-cpc/")

    def test_a_misspelled_address_offers_those_near(self):
        for slug in ("limma", "akro"):
            page = self.client.get(f"/programs/{slug}/")
            self.assertEqual(page.status_code, 404)
            self.assertContains(page, "Were you looking for", status_code=404)
        self.assertContains(self.client.get("/programs/zzzzzz/"), "or one like it", status_code=404)
        said = self.client.get("/programs/limma.json")
        self.assertEqual(said.status_code, 404)
        self.assertIn("lima", said.content.decode())

    def test_a_former_address_leads_on(self):
        self.lima.slug = "lima-college"
        self.lima.save()
        self.assertRedirects(
            self.client.get("/programs/lima/"), "/programs/lima-college/", status_code=301
        )

    def test_the_same_as_data(self):
        rows = json.loads(self.client.get("/programs/lima.json").content)["rows"]
        self.assertIn(
            ("What does “Coding Certificate” cost?", "$2,400 in all"),
            [(row["question"], row["answer"]) for row in rows],
        )

    def test_on_a_day_before_anything_was_said_nothing_is_known(self):
        page = self.client.get("/programs/lima/?as_of=2020-01-01")
        self.assertContains(page, "We have no price for it.")


class LengthTests(TestCase):
    def test_weeks_are_as_long_as_their_months(self):
        length = TrainingLength(weeks_low=13, weeks_high=26)
        self.assertEqual(
            (length.runs_at_least, length.runs_at_most, length.figure),
            (Decimal(3), Decimal(6), "13–26 weeks"),
        )
        self.assertIsNone(TrainingLength(hours=80).runs_at_most)
        self.assertEqual(TrainingLength(weeks_high=1).figure, "up to 1 week")
