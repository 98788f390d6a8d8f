"""Certifications and paths side by side: who is the baseline, what is told, and what is not."""

from django.test import TestCase

from certifications.compare.address import ComparisonForm
from certifications.models import Path, Training, TrainingCost, TrainingLength
from coderpath.sources import edition, held
from salaries.models import Release, Wage
from tests.certifications.rows import make_way
from tests.certifications.side_by_side import make_side_by_side, make_wages
from tests.certifications.test_compare import Page
from tests.certifications.working_out import make_course, make_path
from tests.pages import text_of
from tests.shelves import take_stock

# Both lists, scopes, the few, ways, what is said of programs, wages, edition.
CHANGED = 3  # when the edition began, and two for what changed; the rest is held
QUERIES = 4  # in a transaction: what is held, wages, edition, terms


class PathPages(TestCase):
    """Study for the CCA: $1,000 and 80 hours; for the CPC: $2,000 and 160 hours."""

    @classmethod
    def setUpTestData(cls):
        make_wages()
        cls.by_code = make_side_by_side()
        cls.paths = {}
        for code, price, hours in (("CCA", 1000, 80), ("CPC", 2000, 160)):
            course = Training.objects.create(
                slug=f"{code.lower()}-course", name=f"Course for the {code}", mode="ONLINE"
            )
            make_course(course, low=price, hours=hours)
            steps = [{"kind": "TRAINING", "training": course}]
            if code == "CPC":
                steps.append({"kind": "MEMBERSHIP", "certification": cls.by_code[code]})
            steps.append({"kind": "EXAM", "certification": cls.by_code[code]})
            cls.paths[code] = make_path(
                *steps, slug=f"to-{code.lower()}", name=f"Course, then {code}"
            )
        make_path(
            {"kind": "EXAM", "certification": cls.by_code["CRC"]},
            slug="cpc-crc",
            name="CPC holder to CRC",
            start="HOLDER",
            holds=cls.by_code["CPC"],
        )

    def get(self, query):
        response = self.client.get(f"/compare/?{query}")
        self.assertEqual(response.status_code, 200)
        return response

    def page(self, query):
        return Page(self.get(query).content.decode())

    def answer(self, query):
        return text_of(self.get(query))

    def problems(self, query):
        return [problem.message for problem in self.get(query).context["asked"].problems]


class BesideTests(PathPages):
    def test_the_first_of_the_address_is_the_baseline_whichever_kind_it_is(self):
        for query, heads in [
            ("p=to-cca&c=cpc", ["Course, then CCA", "CPC"]),
            ("c=cpc&p=to-cca", ["CPC", "Course, then CCA"]),
            ("c=cpc&p=to-cca&c=ccs", ["CPC", "Course, then CCA", "CCS"]),
            ("state=oh&p=TO-CCA&c=CPC&p=to-cca&c=cpc-a", ["Course, then CCA", "CPC"]),
            ("p=to-cca&p=to-cpc", ["Course, then CCA", "Course, then CPC"]),
            ("p=to-cca&p=", ["Course, then CCA"]),
        ]:
            with self.subTest(query):
                self.assertEqual(self.page(query).heads, heads)
                self.assertEqual(self.problems(query), [])

    def test_what_a_path_costs_and_how_long_it_takes_beside_the_first(self):
        """$1,000 + $299 = $1,299; $2,000 + $222 + $425 = $2,647; 80 hours are 8 weeks of 10."""
        rows = self.page("p=to-cca&p=to-cpc").rows
        self.assertEqual(rows["Exams you take"][0], "CCA")
        self.assertTrue(rows["Total, not a member"][0].startswith("$1,299"))
        self.assertIn("$2,647", rows["Total, not a member"][1])
        self.assertIn("+$1,348", rows["Total, not a member"][1])
        self.assertEqual(rows["Time to get there"][0], "About 8 weeks 80 hours at 10 a week")
        self.assertEqual(
            rows["Time to get there"][1], "About 16 weeks +8 weeks 160 hours at 10 a week"
        )
        self.assertIn("CPC-A at the end", rows["Apprentice title"][1])
        self.assertNotIn("Exam fee", rows)

    def test_the_lead_tells_cost_and_time_of_paths(self):
        text = text_of(self.get("p=to-cca&p=to-cpc"))
        self.assertIn("“Course, then CCA” or “Course, then CPC”?", text)
        self.assertRegex(text, r"“Course, then CPC” costs .*\$1,348 more.* and takes about 8 weeks")

    def test_hours_a_week_are_the_reader_s(self):
        rows = self.page("p=to-cca&c=cpc&hours=20").rows
        self.assertEqual(rows["Time to get there"][0], "About 4 weeks 80 hours at your 20 a week")
        self.assertIn("does not apply", rows["Time to get there"][1])

    def test_a_length_in_months_claims_no_hours_a_week(self):
        """Two months are 2 × 52 ÷ 12 = 8.7 weeks."""
        TrainingLength.objects.filter(training__slug="cca-course").update(
            hours=None, months_low=2, months_high=2
        )
        time = self.page("p=to-cca&c=cpc&hours=20").rows["Time to get there"][0]
        self.assertEqual(time, "About 9 weeks As long as the course runs")

    def test_cost_and_time_are_never_set_between_unlike_kinds(self):
        page = self.page("c=cca&p=to-cca")
        for label in ("Exam fee", "Exam and first-year dues", "To get and keep for 5 years"):
            self.assertTrue(page.rows[label][1].startswith("does not apply"), label)
        for label in ("Total, not a member", "Total with the first renewal", "Time to get there"):
            self.assertTrue(page.rows[label][0].startswith("does not apply"), label)
            self.assertNotRegex(page.rows[label][1], r"[+−]\$?\d")
        text = text_of(self.get("c=cca&p=to-cca"))
        self.assertIn("Two kinds of thing.", text)
        self.assertNotIn("in the first year", text.lower().split("what it is")[0])
        self.assertNotContains(self.get("c=cca&c=cpc"), "Two kinds of thing.")
        self.assertNotContains(self.get("p=to-cca&p=to-cpc"), "Two kinds of thing.")

    def test_a_path_answers_for_the_credential_it_leads_to(self):
        rows = self.page("c=cpc&p=to-cca").rows
        self.assertTrue(rows["Issued by"][1].startswith("AHIMA"))
        self.assertTrue(rows["Questions"][1].startswith("105"))

    def test_first_pay_and_what_it_does_to_the_reader_s_own(self):
        """$38,060 − $33,000 = $5,060 and $45,500 − $33,000 = $12,500, to the nearest $100."""
        wage = self._quarter(45_500)
        rows = self.page("p=to-cca&p=cpc-crc&state=oh&earn=33000").rows
        self.assertTrue(rows["Where you may start"][0].startswith("$38,060–$45,500"))
        self.assertIn("not published", rows["Where you may start"][1])
        note = "the lowest-paid 10% to 25% of all coders: we take it as a start"
        self.assertIn(note, rows["Where you may start"][0])
        yours = "Compared with your pay now"
        self.assertIn("a raise of about $5,100–$12,500 a year", rows[yours][0])
        self.assertTrue(rows[yours][1].startswith("not published"))
        self.assertNotIn(yours, self.page("p=to-cca&p=to-cpc&state=oh").rows)
        cut = self.page("p=to-cca&state=oh&earn=60000").rows[yours][0]
        self.assertIn("a cut of about", cut)
        wage.delete()
        self.assertIn(
            "not published", self.page("p=to-cca&state=oh").rows["Where you may start"][0]
        )

    @staticmethod
    def _quarter(dollars):
        wage = Wage.objects.get(area__slug="oh")
        wage.annual_p25 = dollars
        wage.save()
        return wage

    def test_an_unknown_price_is_counted_and_never_nothing(self):
        TrainingCost.objects.all().delete()
        rows = self.page("p=to-cca&p=to-cpc").rows
        self.assertEqual(
            rows["Total, not a member"][0],
            "not known $299 for the rest; we have no price for the course",
        )
        for first, second in (("to-cca", "to-cpc"), ("to-cpc", "to-cca")):
            with self.subTest(first):
                said = self.answer(f"p={first}&p={second}")
                name = Path.objects.get(slug=first).name
                self.assertEqual(said.count("can’t be compared by cost"), 1)
                what = "can’t be compared by cost: we have no price for the course"
                self.assertIn(f"“{name}” {what}", said)

    def test_links_move_take_out_and_share_in_the_order_of_the_address(self):
        page = self.get("p=to-cca&c=cpc&hours=8&start=diploma&state=oh")
        answers = "state=oh&amp;start=diploma&amp;hours=8"
        self.assertContains(page, f'href="/compare/?c=cpc&amp;p=to-cca&amp;{answers}"')
        self.assertContains(page, f'href="/compare/?c=cpc&amp;{answers}"')
        self.assertContains(page, f'href="/compare/?p=to-cca&amp;c=cpc&amp;{answers}&amp;edition=')
        self.assertContains(page, '<input type="hidden" name="p" value="to-cca">', html=True)
        self.assertContains(page, '<input type="hidden" name="start" value="diploma">', html=True)
        self.assertContains(page, f'href="/paths/to-cca/?{answers}#ledger"')
        self.assertContains(page, '<option value="to-cpc">Course, then CPC</option>', html=True)
        self.assertNotContains(page, '<option value="to-cca">', html=False)

    def test_paths_can_be_ticked_beside_certifications(self):
        page = self.get("")
        self.assertContains(page, '<input type="checkbox" name="p" value="to-cca">', html=True)

    def test_as_many_queries_for_six_as_for_two(self):
        for query in [
            "p=to-cca&c=cpc",
            "p=to-cca&p=to-cpc&p=cpc-crc&c=cca&c=cpc&c=ccs&state=oh&earn=30000",
        ]:
            with self.subTest(query), self.assertNumQueries(QUERIES):
                self.get(query)
        with self.assertNumQueries(QUERIES):
            self.get("p=to-cca&p=to-cpc")

    def test_three_queries_for_what_changed_since_an_earlier_edition(self):
        edition.renew()
        link = f"p=to-cca&p=to-cpc&c=ccs&edition={edition.current().code}"
        cost = TrainingCost.objects.get(low=1000)
        cost.low = 1100
        cost.save()
        edition.renew()
        take_stock()
        with held.going_by(held.now()), self.assertNumQueries(CHANGED):
            response = self.get(link)
        self.assertIn("$1,000", text_of(response).partition("What changed since")[2])

    def test_pay_at_the_start_by_a_newer_survey_is_told_where_a_path_is_asked_for(self):
        edition.renew()
        then = edition.current().code
        old = Wage.objects.get(area__slug="oh")
        newer = Release.objects.create(
            slug="oews-2026", name="OEWS May 2026", year=2026, source=old.release.source
        )
        Wage.objects.create(
            release=newer,
            occupation=old.occupation,
            area=old.area,
            annual_p10=39_000,
            annual_p25=44_000,
            annual_p90=old.annual_p90,
        )
        edition.renew()
        query = f"c=cpc&state=oh&edition={then}"
        asked = "What do coders earn in Ohio, the lowest-paid 10% to 25%?"
        told = text_of(self.get(f"p=to-cca&{query}"))
        self.assertRegex(told.partition(asked)[2], r"→ \$39,000–\$44,000 a year, OEWS May 2026")
        self.assertNotIn(asked, text_of(self.get(query)))

    def test_only_differences(self):
        rows = self.page("p=to-cca&p=to-cpc&only=differences").rows
        self.assertNotIn("Starts from", rows)
        self.assertIn("Exams you take", rows)


class BadInputTests(PathPages):
    def test_years_to_count_bear_on_certifications_only(self):
        """Where no certification stands, that is said; beside a path, the field says it."""
        said = "Years to count bear on certifications only."
        self.assertIn(said, self.answer("p=to-cca&p=to-cpc&years=3"))
        for query in ("p=to-cca&p=to-cpc", "p=to-cca&p=to-cpc&years=", "c=cca&c=cpc&years=3"):
            with self.subTest(query):
                self.assertNotIn(said, self.answer(query))
        mixed = self.answer("p=to-cca&c=cpc&years=3")
        self.assertNotIn(said, mixed)
        self.assertIn("Years to count of certifications", mixed)
        self.assertIn("To get and keep for 3 years", mixed)
        self.assertNotIn("of certifications", self.answer("c=cca&c=cpc&years=3"))

    def test_years_that_make_no_sense_lead_to_a_field_only_where_there_is_one(self):
        for query, leads in (
            ("p=to-cca&p=to-cpc&years=x", False),
            ("p=to-cca&c=cpc&years=x", True),
        ):
            with self.subTest(query):
                page = self.get(query)
                self.assertContains(page, "from 1 to 10. You wrote “x”.")
                self.assertEqual('href="#id_years"' in page.content.decode(), leads)

    def test_says_what_it_cannot_understand_and_answers_the_rest(self):
        for query, message, heads in [
            ("p=nosuch&c=cpc", "No path has the address “nosuch”.", 1),
            ("p=to-ccb&c=cpc", "Did you mean “Course, then C", 1),
            ("p=%00&c=cpc", "No path has the address “�”", 1),
            ("p=%ff%fe&p=to-cca", "No path has the address", 1),
            (
                "p=to-cca&hours=200",
                "Hours a week must be a whole number between 1 and 80. You wrote “200”.",
                1,
            ),
            (
                "c=cpc&hours=0",
                "Hours a week must be a whole number between 1 and 80. You wrote “0”.",
                1,
            ),
            ("p=to-cca&earn=abc", "What you earn now must be dollars a year", 1),
            ("c=to-cca&p=to-cca", "No certification has the code “to-cca”.", 1),
        ]:
            with self.subTest(query):
                self.assertIn(message, " ".join(self.problems(query)))
                self.assertEqual(len(self.page(query).heads), heads)
        self.assertContains(self.get("p=to-cca&hours=200"), '<a href="#id_hours">')
        self.assertContains(self.get("p=to-cca&hours=200"), 'id="id_hours"')
        beside = self.get("p=to-cca&hours=200").content.decode().partition('id="id_hours_error"')[2]
        self.assertIn("You wrote “200”", beside.partition("</label>")[0])
        self.assertNotContains(self.get("c=cpc&hours=200"), "#id_hours")

    def test_of_seven_the_first_six_are_compared(self):
        query = "c=cpc&c=cca&c=ccs&c=crc&p=to-cca&p=to-cpc&p=cpc-crc"
        self.assertEqual(len(self.page(query).heads), 6)
        self.assertIn("left out: “CPC holder to CRC”.", self.problems(query)[0])

    def test_many_and_long_ones(self):
        many = self.get("&".join(f"p=x{number}" for number in range(900)))
        self.assertContains(many, "895 more paths unknown")
        self.assertLess(len(self.get("p=" + "x" * 100_000).content), 60_000)

    def test_a_day_may_be_asked_for(self):
        self.assertIn("as_of", ComparisonForm({}).fields)


class ChangeTests(PathPages):
    def test_what_a_step_goes_by_and_the_path_itself_are_told(self):
        """A step timed by another rule, alongside the one before; a path of another name."""
        path = self.paths["CPC"]
        job = path.steps.create(kind="FIRST_JOB", position=4, months=6, assumption="Half a year.")
        edition.renew()
        then = edition.current().code
        way = make_way(
            certification=self.by_code["CPC"], rule="Six weeks of work", experience_months=2
        )
        job.way, job.months, job.is_alongside = way, None, True
        job.assumption = "No source says when."
        job.save()
        path.name = "A course, then the CPC"
        path.save()
        edition.renew()
        take_stock()
        with held.going_by(held.now()), self.assertNumQueries(CHANGED):
            text = text_of(self.get(f"p=to-cpc&c=cca&edition={then}"))
        self.assertIn(
            "4, coding job: Half a year., 6 months → 4, coding job: No source says when., alongside"
            " the step before, by “Six weeks of work”.",
            text,
        )
        self.assertIn("What is the path? Course, then CPC, from: new", text)
        self.assertIn("→ A course, then the CPC, from: new", text)

    def test_what_changed_about_a_path_is_told(self):
        edition.renew()
        then = edition.current().code
        cost = TrainingCost.objects.get(low=1000)
        cost.low, cost._change_reason = 1100, "The school raised it"
        cost.save()
        exam = self.paths["CCA"].steps.get(kind="EXAM")
        exam.position = 3
        exam.save()
        edition.renew()
        text = text_of(self.get(f"p=to-cca&edition={then}"))
        self.assertRegex(text, r"“Course for the CCA” cost\? \$1,000 in all\d → \$1,100 in all\d")
        self.assertIn("The school raised it.", text)
        self.assertIn("Steps of “Course, then CCA”: 2, exam: CCA → 3, exam: CCA", text)
        other = text_of(self.get(f"p=to-cpc&edition={then}"))
        self.assertIn("Nothing about what is compared here", other)
