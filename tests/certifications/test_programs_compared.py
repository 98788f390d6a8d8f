"""Programs side by side: what is asked, what each answers, and what nobody says."""

import csv
import io
import json
import re

from certifications.models import ProgramTerm, Training
from tests.pages import text_of

from .rows import make_fact
from .test_programs import LATE, ProgramsTest, make_program

THREE = "program=lima&program=akron&program=certificate"
ROW = re.compile(r'<tr role="row">\s*<th scope="row"[^>]*>(.*?)</th>(.*?)</tr>', re.S)
CELL = re.compile(r"<td[^>]*>(.*?)</td>", re.S)
TAG = re.compile(r"<[^>]+>")


class ComparedTest(ProgramsTest):
    def compare(self, query):
        return self.client.get(f"/programs/compare/?{query}")

    def rows(self, query) -> dict[str, list[str]]:
        """The cells of each row, as text."""
        page = self.compare(query).content.decode()
        found = {}
        for label, cells in ROW.findall(page):
            said = [" ".join(TAG.sub(" ", cell).split()) for cell in CELL.findall(cells)]
            found[" ".join(TAG.sub(" ", label).split())] = said
        return found


class TableTests(ComparedTest):
    def test_each_question_has_a_cell_of_each_program_in_the_order_asked_for(self):
        rows = self.rows(THREE)
        self.assertEqual(
            rows["Program"], ["Coding Certificate", "Coder Diploma", "Certificate program"]
        )
        self.assertEqual(rows["State"], ["Ohio", "Ohio", "not known"])
        self.assertIn("$2,400 in all", rows["What it costs"][0])
        self.assertIn("$3,000–$5,000 in all", rows["What it costs"][1])
        self.assertIn("120 hours", rows["Practice in a workplace"][1])
        self.assertEqual(rows["Practice in a workplace"][0], "not known")
        self.assertIn("12–14 weeks, 440 class hours", rows["How long it takes"][0])
        self.assertEqual(rows["How it is taught"][1], "On campus or online")

    def test_what_no_source_says_of_any_is_one_sentence_and_no_row(self):
        page = self.compare("program=lima&program=boston")
        self.assertNotIn("Practice in a workplace", self.rows("program=lima&program=boston"))
        self.assertIn(
            "No source we read says whether you practice in a workplace or who has approved it,"
            " for any of them.",
            text_of(page),
        )

    def test_it_says_of_how_many_there_is_a_price_and_counts_no_difference(self):
        text = text_of(self.compare("program=lima&program=boston"))
        self.assertIn("We have a price for one of these two.", text)
        self.assertNotRegex(text, r"[+−]\$")

    def test_an_answer_like_the_first_is_grey(self):
        page = self.compare("program=lima&program=akron").content.decode()
        state = page[page.index(">State</th>") :].partition("</tr>")[0]
        self.assertEqual(state.count('class="same"'), 1)
        program = page[page.index(">Program</th>") :].partition("</tr>")[0]
        self.assertNotIn('class="same"', program)

    def test_two_of_one_school_are_told_apart(self):
        make_program("second", "Evening Course", "Lima College", "OH")
        heading = self.compare("program=lima&program=second&program=akron").context["compared"]
        self.assertEqual(
            heading.labels,
            ["Coding Certificate, Lima College", "Evening Course, Lima College", "Akron Academy"],
        )

    def test_each_can_be_taken_out(self):
        page = self.compare("program=lima&program=akron")
        self.assertContains(page, 'href="/programs/compare/?program=akron"')
        self.assertContains(page, 'href="/programs/compare/?program=lima"')

    def test_what_a_source_says_stands_with_its_source(self):
        page = self.compare("program=akron&program=lima")
        self.assertIn("Lima College", text_of(page).partition("Sources")[2])


class AskedTests(ComparedTest):
    def test_nothing_asked_leads_to_the_list(self):
        page = self.compare("")
        self.assertContains(page, "Which programs do you want to compare?")
        self.assertContains(page, 'href="/programs/#results"')

    def test_one_alone_asks_for_another(self):
        self.assertContains(self.compare("program=lima"), "Pick at least one more to compare.")

    def test_a_name_that_is_none_is_said_and_the_rest_is_answered(self):
        page = self.compare("program=lima&program=akrom&program=")
        self.assertContains(page, "No program has the address “akrom”. Did you mean Coder Diploma")
        self.assertEqual(
            [each.training.slug for each in page.context["compared"].programs], ["lima"]
        )

    def test_of_many_that_are_none_the_rest_is_counted(self):
        page = self.compare("&".join(f"program=zzz{n}" for n in range(900)))
        self.assertContains(page, "895 more programs unknown.")

    def test_more_than_six_are_left_out_by_name(self):
        for number in range(5):
            make_program(f"more-{number}", f"Course {number}", f"School {number}")
        asked = "&".join(f"program=more-{n}" for n in range(5))
        page = self.compare(f"{THREE}&{asked}")
        self.assertContains(page, "You can compare six programs at most.")
        self.assertContains(page, "These are left out: Course 3, School 3; Course 4, School 4.")
        self.assertContains(page, "Limit: 6")

    def test_a_former_name_leads_on(self):
        training = Training.objects.get(slug="lima")
        training.slug = "lima-coding"
        training.save()
        page = self.compare("program=lima&program=akron")
        self.assertRedirects(
            page,
            "/programs/compare/?program=lima-coding&program=akron",
            status_code=301,
            fetch_redirect_response=False,
        )

    def test_the_answers_of_a_reader_travel(self):
        page = self.compare(f"{THREE}&state=oh")
        self.assertContains(page, "/programs/akron/?state=oh")
        self.assertContains(page, '<input type="hidden" name="state" value="oh">')


class DataTests(ComparedTest):
    def test_the_same_as_data(self):
        make_fact(ProgramTerm, training=self.akron, kind="AID", says="Pell", as_of=LATE)
        said = json.loads(self.client.get(f"/programs/compare.json?{THREE}").content)
        self.assertEqual([row["program"] for row in said["rows"]], ["lima", "akron", "certificate"])
        akron = said["rows"][1]
        self.assertEqual((akron["cost_low"], akron["cost_high"]), (3000, 5000))
        self.assertEqual((akron["regulator"], akron["aid"]), ("A fine of $5", "Pell"))
        rows = csv.DictReader(
            io.StringIO(
                self.client.get(f"/programs/compare.csv?{THREE}").content.decode("utf-8-sig")
            )
        )
        self.assertEqual([row["program"] for row in rows][:3], ["lima", "akron", "certificate"])

    def test_its_problems_are_those_of_the_page(self):
        asked = f"{THREE}&program=akrom&state=zz"
        data = json.loads(self.client.get(f"/programs/compare.json?{asked}").content)
        text = text_of(self.compare(asked))
        self.assertEqual(len(data["problems"]), 2)
        for problem in data["problems"]:
            self.assertIn(problem, text)

    def test_data_of_no_program_says_how_to_ask(self):
        said = self.client.get("/programs/compare.json")
        self.assertEqual(said.status_code, 404)
        self.assertIn("Name up to six", said.content.decode())


class ListTests(ComparedTest):
    def test_each_row_of_the_list_can_be_ticked_for_the_comparison(self):
        page = self.client.get("/programs/?state=oh").content.decode()
        form = page[page.index('<form action="/programs/compare/">') :].partition("</form>")[0]
        ticks = re.findall(r'type="checkbox" name="program"\s+value="([\w-]+)"', form)
        self.assertEqual(ticks, ["akron", "lima", "boston", "certificate"])
        self.assertIn('name="state" value="oh"', form)

    def test_a_long_group_is_folded_and_nothing_of_it_is_lost(self):
        for number in range(20):
            make_program(f"more-{number:02}", f"Course {number:02}", f"School {number:02}")
        page = self.client.get("/programs/")
        groups = {group.heading: group for group in page.context["listing"].groups}
        unpriced = groups["No price on file"]
        self.assertEqual((len(unpriced.shown), len(unpriced.folded)), (4, 17))
        self.assertContains(page, "<summary>17 more programs without a price</summary>")
        for number in range(20):
            self.assertContains(page, f"School {number:02}")

    def test_one_or_two_more_are_not_folded(self):
        for number in range(5):
            make_program(f"more-{number}", f"Course {number}", f"School {number}")
        unpriced = self.client.get("/programs/").context["listing"].groups[1]
        self.assertEqual((len(unpriced.shown), len(unpriced.folded)), (6, 0))

    def test_what_a_reader_asked_for_stands_in_sight(self):
        for number in range(12):
            make_program(f"more-{number:02}", f"Course {number:02}", f"School {number:02}")
        self.assertNotContains(self.client.get("/programs/?q=school"), "more programs without")
