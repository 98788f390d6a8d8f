"""Which paths the list shows to whom, which it folds away, and why it leaves out the others."""

from certifications.models import Certification, Path, Training

from .asking_paths import AskingPaths
from .paths_by_hand import EVERY, NEWCOMERS
from .working_out import make_path

READERS = (
    "",
    "start=no-diploma&state=tx",
    "state=oh&start=diploma&budget=500&hours=8&earn=33000",
    "start=nurse&setting=INPATIENT&budget=450",
    "start=biller&budget=100",
    "start=apprentice&state=ga",
    "start=coder",
    "state=or&start=coder&have=cpc&setting=INPATIENT",
    "have=cpc&have=crc&have=cca",
    "setting=SPECIALTY&budget=1",
)
# What a reader wrote, and the words it is answered with.
NONSENSE = [
    ("budget=0", "The most you can spend must be $1 or more. You wrote “0”."),
    ("budget=-5", "The most you can spend must be $1 or more. You wrote “-5”."),
    ("budget=abc", "must be a number, such as 1,500. You wrote “abc”."),
    ("budget=1e9", "The most you can spend must be"),
    ("hours=0", "Hours a week must be a whole number between 1 and 80. You wrote “0”."),
    ("hours=200", "Hours a week must be a whole number between 1 and 80. You wrote “200”."),
    ("earn=-1", "What you earn now must be 0 or more. You wrote “-1”."),
    ("have=zzz", "or the code of a certification. You wrote “zzz”."),
    ("start=moon", "Where you start must be one of the list. You wrote “moon”."),
    ("setting=moon", "Where you would work must be one of the list. You wrote “moon”."),
    ("state=xx", "No state or territory has that postal code."),
    ("sort=x", "Paths can be sorted by cost, months or fit."),
    ("payer=x", "Who pays must be member, non-member or student."),
]


class ShownTests(AskingPaths):
    def test_each_start_has_its_own_paths(self):
        """In the table, in a fold below it, or left out: every path is in one place."""
        for query, own, *folds in (
            ("", NEWCOMERS),
            ("start=diploma", NEWCOMERS),
            ("start=nurse", {"nurse-crc"}, NEWCOMERS - {"course-crc"}),
            ("start=biller", {"biller-cpb"}, NEWCOMERS),
            (
                "start=apprentice",
                {"apprentice-work"},
                {"cpc-crc", "cpc-cic"},
                NEWCOMERS - {"self-study-cpc-a"},
            ),
            ("have=cpc", {"cpc-crc", "cpc-cic"}),
            ("start=coder", {"cpc-crc", "cpc-cic"}, NEWCOMERS - {"course-crc"}),
        ):
            with self.subTest(query=query):
                self.assertEqual(set(self.own(query)), own)
                self.assertEqual(self.folded(query), folds)
                left = EVERY - own - set().union(*folds)
                self.assertEqual(set(self.reasons(query)), left)

    def test_every_path_is_shown_or_left_out_with_its_reason(self):
        for query in READERS:
            with self.subTest(query=query):
                shown = [*self.own(query), *self.over(query)]
                shown += [slug for fold in self.folded(query) for slug in fold]
                left = self.reasons(query)
                self.assertEqual(sorted([*shown, *left]), sorted(EVERY))
                self.assertTrue(all(left.values()))

    def test_the_link_of_each_reason_lets_its_paths_in(self):
        """Whoever says that a path’s start is theirs hears the next reason, where there is one."""
        for query in READERS:
            for group in self.listing(query).left_out.groups:
                if not group.query:
                    continue
                with self.subTest(query=query, reasons=group.reasons):
                    then = group.query.removeprefix("?")
                    shown = {*self.own(then), *self.over(then)}.union(*self.folded(then))
                    left = {
                        slug for slug, why in self.reasons(then).items() if why != group.reasons
                    }
                    is_start = group.reasons.startswith(("for ", "starts from "))
                    shown |= left if is_start else set()
                    self.assertLessEqual({plan.path.slug for plan in group.plans}, shown)

    def test_what_is_folded_says_for_whom_it_is(self):
        text = self.text("start=apprentice")
        self.assertIn(
            "Two more for when you hold the full title They start from the full CPC", text
        )
        self.assertIn("Three more, open to anyone new to the field", text)

    def test_an_apprentice_who_may_have_a_job_is_led_to_the_dates(self):
        link = 'href="/tools/lose-the-a/?c=cpc-a&amp;'
        for query in ("start=apprentice", "have=cpc-a&have=coding-6"):
            with self.subTest(query=query):
                self.assertContains(self.get(query), link, count=1)
                self.assertIn("Do you code at work already?", self.text(query))
        self.assertNotContains(self.get("start=diploma"), link)

    def test_the_pass_rate_of_an_exam_behind_the_reader_is_not_missed(self):
        missed = "How many people pass the CPC the first time."
        self.assertNotIn(missed, self.text("start=apprentice"))
        self.assertIn(missed, self.text("start=diploma&setting=OFFICE"))

    def test_what_comes_later_never_stands_in_the_table(self):
        """No path that loses the “A” ends in a hospital; one from a CPC does."""
        query = "start=apprentice&setting=INPATIENT"
        self.assertEqual(self.own(query), ["cca-then-ccs"])
        self.assertEqual(self.folded(query), [{"cpc-cic"}])

    def test_what_a_reader_holds_is_not_offered_again(self):
        reasons = self.reasons("have=cpc&have=crc")
        self.assertEqual(reasons["cpc-crc"], "you hold the CRC already")
        self.assertEqual(reasons["self-study-cpc-a"], "you hold the CPC already")
        self.assertEqual(
            self.reasons("have=cpc-a")["self-study-cpc-a"], "you hold the CPC-A already"
        )
        self.assertEqual(self.reasons("have=cca")["self-study-cca"], "you hold the CCA already")

    def test_what_is_a_step_back_is_not_offered_nor_what_leads_by_way_of_it(self):
        """As many hold the CCA as the CPC, none by any count; both are for doctors’ offices."""
        reasons = self.reasons("have=cpc")
        says = "the CCA is a step back from your CPC: our inference"
        self.assertEqual(reasons["self-study-cca"], says)
        self.assertEqual(reasons["cca-then-ccs"], says)

    def test_the_way_by_a_title_that_is_held_says_so(self):
        said = "begins with the CCA, which you hold"
        self.assertEqual(self.reasons("have=cca")["cca-then-ccs"], said)

    def test_classes_for_the_new_are_left_out_for_a_nurse_until_asked_for(self):
        course = Training.objects.create(slug="class", name="A class")
        steps = {"kind": "TRAINING", "training": course}, {"kind": "EXAM"}
        cca = Certification.objects.get(slug="cca")
        make_path(steps[0], steps[1] | {"certification": cca}, slug="class-cca", name="A class")
        listing = self.listing("start=nurse")
        self.assertTrue(listing.left_out.classes.startswith("1 longer class "))
        self.assertIn("a class for people new to the field", self.reasons("start=nurse").values())
        self.assertIn("class-cca", self.folded(listing.left_out.show_classes.removeprefix("?"))[0])
        self.assertIn("class-cca", self.own("start=diploma"))

    def test_an_apprentice_without_a_job_is_not_told_to_start_with_one(self):
        for query, is_open in (
            ("start=apprentice", False),
            ("have=cpc-a", False),
            ("have=cpc-a&have=coding-6", True),
        ):
            with self.subTest(query):
                self.assertEqual(self.row("apprentice-work", query).is_open_now, is_open)

    def test_the_same_way_is_shown_once_from_where_the_reader_is(self):
        said = "the same as “Nurse to CRC”, which counts what you have"
        self.assertEqual(self.reasons("start=nurse")["course-crc"], said)
        Path.objects.get(slug="nurse-crc").steps.filter(kind="TRAINING").delete()
        self.assertIn("course-crc", self.folded("start=nurse&classes=show")[0])

    def test_the_setting_is_that_of_the_goal(self):
        self.assertEqual(self.own("start=diploma&setting=INPATIENT"), ["cca-then-ccs"])
        left = self.reasons("start=diploma&setting=INPATIENT")["self-study-cca"]
        self.assertEqual(left, "leads to doctors’ offices and clinics, not hospital inpatient")


class BudgetTests(AskingPaths):
    def test_what_costs_more_stands_below(self):
        """Likely: the CCA $413, “about $410”, the CPC-A $647, the CCS $876, the CRC $1,247.

        At $409 nothing is within the limit, at $410 the CCA is, as it is written.
        """
        self.assertEqual(self.own("start=diploma&budget=409"), [])
        self.assertEqual(self.own("start=diploma&budget=410"), ["self-study-cca"])
        over = ["self-study-cpc-a", "cca-then-ccs", "course-crc"]
        self.assertEqual(self.over("start=diploma&budget=410"), over)
        page = self.text("start=diploma&budget=410")
        self.assertIn("Within your $410 1 path", page)
        self.assertIn("Over $410 3 paths", page)
        self.assertNotIn("Within your", self.text("start=diploma&budget=409"))
        self.assertIn("With a total 4 paths", self.text("start=diploma"))

    def test_the_limit_is_judged_and_said_by_one_number(self):
        """“About $410” is within $412, though $413 is likely; it is $1 over $409, never $0."""
        for budget, over in (("409", "$1"), ("405", "$5"), ("409.50", "$0.50"), ("300", "$110")):
            with self.subTest(budget):
                limit = f"${budget}"
                said = f"The lowest total open to you now, about {over} over your {limit}"
                self.assertIn(said, self.text(f"start=diploma&budget={budget}"))
        for budget in ("410", "412", "413"):
            with self.subTest(budget):
                page = self.text(f"start=diploma&budget={budget}")
                self.assertNotIn("over your", page)
                self.assertIn(f"Within your ${budget} 1 path", page)
                data = self.client.get(f"/paths.json?start=diploma&budget={budget}").json()
                fits = {row["path"]: row["fits"] for row in data["rows"]}
                self.assertEqual([slug for slug in fits if fits[slug] == "yes"], ["self-study-cca"])

    def test_more_money_takes_no_path_away(self):
        for start in ("diploma", "nurse", "biller", "coder"):
            before = set()
            for budget in (100, 300, 500, 700, 1000, 2000):
                now = set(self.own(f"start={start}&budget={budget}"))
                self.assertLessEqual(before, now)
                before = now


class NothingShownTests(AskingPaths):
    def advice(self, query):
        return [(each.words, each.matches) for each in self.listing(query).advice]

    def test_it_says_which_one_answer_would_show_something(self):
        query = "start=diploma&setting=RISK&budget=1"
        self.assertEqual((self.own(query), self.over(query)), ([], ["course-crc"]))
        self.assertEqual(self.advice(query), [])
        wanted = "start=diploma&setting=SPECIALTY"
        self.assertEqual(self.advice(wanted), [("Without “one medical specialty”", 4)])

    def test_or_which_two(self):
        query = "start=diploma&setting=SPECIALTY&budget=1"
        said = "Without “one medical specialty” and without a limit"
        self.assertEqual(self.advice(query), [(said, 4)])
        [advice] = self.listing(query).advice
        self.assertEqual(set(self.own(advice.query.removeprefix("?"))), NEWCOMERS)

    def test_a_setting_without_a_path_leads_to_its_certifications(self):
        page = self.get("start=nurse&setting=DOCUMENTATION")
        link = "/certifications/?setting=DOCUMENTATION&amp;start=nurse"
        self.assertContains(page, f'<a href="{link}">Certifications for clinical documentation')
        self.assertNotContains(self.get("start=nurse&setting=INPATIENT"), "Certifications for")

    def test_a_credential_from_which_no_path_starts(self):
        self.assertEqual(self.listing("have=ccs&have=cca").starts_nowhere, "a CCA or a CCS")
        for query in ("", "start=coder", "start=apprentice", "have=cpc&have=cca"):
            with self.subTest(query=query):
                self.assertEqual(self.listing(query).starts_nowhere, "")

    def test_no_path_at_all(self):
        Path.objects.all().delete()
        self.assertEqual(self.get().status_code, 200)


class AddressTests(AskingPaths):
    def test_nonsense_is_said_beside_its_field_and_the_rest_answered(self):
        for query, message in NONSENSE:
            with self.subTest(query=query):
                response = self.get(f"start=diploma&{query}")
                self.assertEqual(response.status_code, 200)
                self.assertTrue(response.context["listing"].rows)
                page = self.text(f"start=diploma&{query}")
                self.assertIn("Not all of your request could be understood", page)
                self.assertEqual(page.count(message), 2, page)

    def test_few_queries_whatever_is_asked(self):
        everything = (
            "state=oh&start=diploma&have=coding-6&have=rn&setting=INPATIENT&budget=1500&hours=8"
            "&earn=33000&payer=member&sort=fit"
        )
        for query in ("", everything):
            with self.subTest(query=query), self.assertNumQueries(3):
                self.get(query)

    def test_ticked_paths_are_compared_for_the_same_reader(self):
        page = self.get("state=oh&start=diploma&have=coding-6&budget=900&hours=8&earn=26000")
        form = page.content.decode().partition('action="/compare/"')[2].partition("</form>")[0]
        for name, value in (("start", "diploma"), ("hours", 8), ("earn", 26000), ("budget", 900)):
            self.assertInHTML(f'<input type="hidden" name="{name}" value="{value}">', form)
        self.assertEqual(form.count('name="state"'), 1)

    def test_the_answers_are_chosen_in_the_form(self):
        page = self.get("start=coder&have=cpc-a&have=coding-18&have=crc&budget=1500")
        html = page.content.decode()
        self.assertInHTML('<option value="coding-18" selected>18 months</option>', html)
        for word in ("cpc-a", "crc"):
            self.assertRegex(html, f'name="have" value="{word}" checked')

    def test_the_band_is_the_form_and_keeps_who_pays_and_the_order(self):
        page = self.get("start=diploma&payer=member&sort=months").content.decode()
        form = page.partition('<form class="w" id="answers-form"')[2].partition("</form>")[0]
        self.assertInHTML('<option value="months" selected>Shortest first</option>', form)
        self.assertInHTML('<option value="member" selected>I am or become a member</option>', form)
        self.assertIn("Update this page", form)
        self.assertNotIn("#start", page.partition("<main")[0])

    def test_headings_name_the_situation(self):
        for query, heading in (
            ("", "Paths to a first coding job"),
            ("state=dc", "Paths to a first coding job in the District of Columbia"),
            ("start=diploma&state=oh", "Three paths that fit your answers"),
            ("start=diploma&budget=500", "One path that fits your answers"),
            ("start=diploma&budget=50", "No path open to you now fits $50"),
            ("start=nurse&state=tx", "From nursing to coding in Texas"),
            ("start=biller", "From billing to coding"),
            ("start=apprentice&state=ga", "From the CPC-A to the full title, in Georgia"),
            ("have=cpc&state=or", "After the CPC, in Oregon"),
            ("have=cpc&have=cca", "After the CCA and CPC"),
            ("start=coder", "After your certification"),
        ):
            with self.subTest(query=query):
                self.assertEqual(self.listing(query).heading, heading)

    def test_without_a_start_it_says_who_is_meant(self):
        self.assertIn("open to anyone new to the field", self.text())
        self.assertNotIn("open to anyone new to the field", self.text("start=diploma"))
        self.assertIn("not said which title you hold", self.text("start=coder"))


class SettledTests(AskingPaths):
    def test_a_path_for_someone_else_has_no_other_reason(self):
        """Nothing else about it is of use to a reader who is not a nurse."""
        self.assertEqual(self.reasons("start=diploma&setting=OFFICE")["nurse-crc"], "for nurses")

    def test_nor_has_one_that_no_answer_would_let_in(self):
        says = "begins with the CCA, which you hold"
        self.assertEqual(self.reasons("have=cca&setting=OFFICE")["cca-then-ccs"], says)
