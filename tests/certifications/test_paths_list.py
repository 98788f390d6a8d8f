"""Which paths the list shows to whom, which it folds away, and why it leaves out the others."""

from certifications.models import Path

from .asking_paths import AskingPaths
from .paths_by_hand import EVERY, NEWCOMERS

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
    ("sort=x", "Paths can be sorted by cost, months, payback or fit."),
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
            ("have=cpc", {"cpc-crc", "cpc-cic"}, {"self-study-cca", "cca-then-ccs"}),
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
                shown = [*self.own(query), *(slug for fold in self.folded(query) for slug in fold)]
                left = self.reasons(query)
                self.assertEqual(sorted([*shown, *left]), sorted(EVERY))
                self.assertTrue(all(left.values()))

    def test_the_link_of_each_reason_lets_its_paths_in(self):
        for query in READERS:
            for group in self.listing(query).groups:
                if not group.query:
                    continue
                with self.subTest(query=query, reasons=group.reasons):
                    then = group.query.removeprefix("?")
                    shown = {*self.own(then)}.union(*self.folded(then))
                    self.assertLessEqual({plan.path.slug for plan in group.plans}, shown)

    def test_what_is_folded_says_for_whom_it_is(self):
        text = self.text("start=apprentice")
        self.assertIn("Two more for when the “A” is gone They start from the CPC", text)
        self.assertIn("Three more, open to anyone new to the field", text)

    def test_letters_go_on_in_the_folds(self):
        listing = self.listing("start=apprentice")
        letters = [row.letter for row in (*listing.rows, *listing.others)]
        self.assertEqual(letters, list("ABCDEF"))

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

    def test_the_same_way_is_shown_once_from_where_the_reader_is(self):
        said = "the same as “Nurse to CRC”, which counts what you have"
        self.assertEqual(self.reasons("start=nurse")["course-crc"], said)
        Path.objects.get(slug="nurse-crc").steps.filter(kind="TRAINING").delete()
        self.assertIn("course-crc", self.folded("start=nurse")[0])

    def test_the_setting_is_that_of_the_goal(self):
        self.assertEqual(self.own("start=diploma&setting=INPATIENT"), ["cca-then-ccs"])
        left = self.reasons("start=diploma&setting=INPATIENT")["self-study-cca"]
        self.assertEqual(left, "leads to doctors’ offices and clinics, not hospital inpatient")


class BudgetTests(AskingPaths):
    def test_it_leaves_out_what_is_likely_to_cost_more(self):
        """The CCA is likely to cost $412.62, two lines unknown."""
        self.assertNotIn("self-study-cca", self.own("start=diploma&budget=412"))
        page = self.text("start=diploma&budget=412")
        self.assertIn(
            "Self-study, then CCA: likely $0.62 over your $412; within it (≥ $299) if all goes"
            " well.Raise limit to $413",
            page,
        )
        self.assertEqual(self.own("start=diploma&budget=413"), ["self-study-cca"])
        self.assertIn("by what is known of their costs", self.text("start=diploma&budget=413"))

    def test_how_far_over_it(self):
        """Only what is known exactly is over by at least so much.

        CCA: $299 to $598, likely $412.62, open. CPC-A: $647, open. CRC: $1,247, all known.
        """
        for budget, slug, says in (
            (300, "self-study-cca", "likely $112.62 over your $300; within it (≥ $299) if all"),
            (299, "self-study-cca", "likely $113.62 over your $299; within it (≥ $299) if all"),
            (298, "self-study-cca", "likely $114.62 or more over your $298"),
            (600, "self-study-cpc-a", "at least $47 over your $600"),
            (1246, "course-crc", "$1 over your $1,246"),
        ):
            with self.subTest(budget=budget, slug=slug):
                found = self.reasons(f"start=diploma&budget={budget}")[slug]
                self.assertTrue(found.startswith(says), found)

    def test_how_many_fit(self):
        page = self.text("state=oh&start=diploma&budget=700&hours=8&earn=33000")
        self.assertIn("From a high-school diploma to a first coding job in Ohio", page)
        self.assertIn("Two of four paths are likely to fit your $700, by what is", page)
        self.assertIn("leaves out a cost that we have no price for, so we call none the", page)


class NothingShownTests(AskingPaths):
    def advice(self, query):
        return [(each.words, each.matches) for each in self.listing(query).advice]

    def test_it_says_which_one_answer_would_show_something(self):
        query = "start=diploma&setting=RISK&budget=1"
        self.assertEqual(self.own(query), [])
        self.assertEqual(self.advice(query), [("With $1,247", 1)])
        self.assertIn("With $1,247, one does.", self.text(query))
        [advice] = self.listing(query).advice
        self.assertEqual(self.own(advice.query.removeprefix("?")), ["course-crc"])
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
        said = "No path of ours starts from a CCA or a CCS;"
        self.assertIn(said, self.text("have=ccs&have=cca"))
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

    def test_headings(self):
        for query, heading in (
            ("", "Paths to a first coding job"),
            (
                "start=no-diploma&state=dc",
                "Without a diploma, to a first coding job in the District",
            ),
            ("start=nurse&state=tx", "From nursing to a first coding job in Texas"),
            ("start=apprentice", "From a CPC-A to a first coding job"),
            ("have=cpc&state=or", "From a CPC to the next credential in Oregon"),
            ("start=coder", "From a certification to the next credential"),
        ):
            with self.subTest(query=query):
                self.assertTrue(self.listing(query).heading.startswith(heading))

    def test_without_a_start_it_says_who_is_meant(self):
        self.assertIn("open to anyone new to the field", self.text())
        self.assertNotIn("open to anyone new to the field", self.text("start=diploma"))
        self.assertIn("not said which credential you hold", self.text("start=coder"))
