"""A reader’s answers: read from the address, said in words, written to the address again."""

from decimal import Decimal

from django.http import QueryDict
from django.test import SimpleTestCase, TestCase
from hypothesis import given
from hypothesis import strategies as st

from certifications.models.scopes import SETTINGS
from certifications.reader.answers import MOST_WORDS, SCHOOLING, Answers, AnswersForm
from certifications.reader.person import STARTS, License, Schooling
from salaries.places import PLACES


def asked(query: str) -> AnswersForm:
    return AnswersForm(QueryDict(query))


def read(query: str) -> Answers:
    return AnswersForm.said_in(QueryDict(query))


WORDS = st.one_of(
    st.sampled_from([*SCHOOLING, "rn", "cca", "cpc-a", "rhit"]),
    st.builds("{}-{}".format, st.sampled_from(["coding", "billing"]), st.integers(0, 600)),
)
ANSWERS = st.builds(
    Answers,
    state=st.sampled_from(["", *(usps for usps, _ in PLACES)]),
    start=st.sampled_from(["", *STARTS]),
    have=st.lists(WORDS, max_size=MOST_WORDS, unique=True).map(tuple),
    setting=st.sampled_from(["", *(term.value for term in SETTINGS)]),
    budget=st.none() | st.decimals(1, 1_000_000, places=2),
    hours=st.none() | st.integers(1, 80),
    earn=st.none() | st.integers(0, 1_000_000),
)


class AddressTests(SimpleTestCase):
    @given(ANSWERS)
    def test_what_the_answers_write_is_read_as_the_same_answers(self, answers):
        self.assertEqual(read(answers.query().removeprefix("?")), answers)
        self.assertFalse(asked(answers.query().removeprefix("?")).problems)

    @given(st.text(), st.sampled_from(list(AnswersForm.base_fields)))
    def test_whatever_is_written_only_what_makes_sense_travels(self, text, name):
        data = QueryDict(mutable=True)
        data[name] = text
        answers = AnswersForm.said_in(data)
        again = read(answers.query().removeprefix("?"))
        self.assertEqual(again, answers)
        self.assertRegex(answers.query(), r"^[?&=a-zA-Z0-9._-]*$")

    def test_changes_and_more_parameters(self):
        answers = read("state=oh&have=cca&have=coding-24&budget=1%2C500.50")
        self.assertEqual(
            answers.query(("c", "cpc"), budget=None, hours=8),
            "?state=oh&have=cca&have=coding-24&hours=8&c=cpc",
        )
        self.assertEqual(Answers().query(), "")
        self.assertEqual(answers.budget, Decimal("1500.50"))

    def test_equal_answers_are_written_alike(self):
        """What is made of answers is kept for all whose answers are equal, with its links."""
        for one, other in (("1500.00", "1500"), ("%241,500.0", "1500"), ("1e3", "1000")):
            with self.subTest(one):
                self.assertEqual(read(f"budget={one}"), read(f"budget={other}"))
                self.assertEqual(read(f"budget={one}").query(), f"?budget={other}")


class BadInputTests(TestCase):
    def test_it_is_said_and_the_rest_is_answered(self):
        for query, said in [
            ("hours=0", "Hours a week must be a whole number between 1 and 80. You wrote “0”."),
            (
                "hours=eight",
                "Hours a week must be a whole number between 1 and 80. You wrote “eight”.",
            ),
            ("budget=-5", "The most you can spend must be $1 or more. You wrote “-5”."),
            ("budget=NaN", "The most you can spend must be a number, such as 1,500."),
            ("earn=a lot", "What you earn now must be dollars a year, such as 33,000."),
            ("earn=33000.50", "What you earn now must be whole dollars, such as 33,000."),
            ("state=zz", "No state or territory has that postal code."),
            ("start=student", "Where you start must be one of the list."),
            ("setting=MARS", "Where you would work must be one of the list."),
            ("have=a%20cat", "What you have must be schooling such as diploma"),
            ("have=coding-601", "What you have must be schooling such as diploma"),
            ("have=coding-99999", "What you have must be schooling such as diploma"),
            ("have=-a", "What you have must be schooling such as diploma"),
        ]:
            with self.subTest(query=query):
                form = asked(f"{query}&have=RN")
                [problem] = form.problems
                self.assertTrue(problem.message.startswith(said), problem.message)
                self.assertEqual(form.answers, Answers(have=("rn",)))

    def test_things_that_one_has_are_counted(self):
        form = asked("&".join(f"have=a{n}" for n in range(MOST_WORDS + 1)))
        said = f"You can name {MOST_WORDS} things that you have; the first are taken."
        self.assertEqual(form.problems[0].message, said)
        self.assertEqual(len(form.answers.have), MOST_WORDS)

    def test_codes_are_held_against_those_there_are(self):
        form = AnswersForm(QueryDict("have=cpc-a&have=xyz"), codes=["cpc"])
        self.assertEqual(form.answers.have, ("cpc-a",))
        self.assertIn("You wrote “xyz”.", form.problems[0].message)


class PersonTests(SimpleTestCase):
    def test_what_answers_say_of_a_reader(self):
        for query, expected in [
            ("", {"schooling": None, "coding_months": None, "credentials": set()}),
            ("start=diploma", {"schooling": Schooling.HIGH_SCHOOL}),
            ("start=associate&have=diploma", {"schooling": Schooling.ASSOCIATE}),
            ("have=diploma&have=bachelor", {"schooling": Schooling.BACHELOR}),
            ("start=nurse", {"schooling": Schooling.HIGH_SCHOOL, "licenses": {License.RN}}),
            ("start=nurse&have=no-diploma", {"schooling": Schooling.NONE}),
            ("start=nurse&have=bachelor", {"schooling": Schooling.BACHELOR}),
            ("have=rn", {"schooling": None, "licenses": {License.RN}}),
            ("have=coding-0", {"coding_months": 0, "billing_months": None}),
            ("have=coding-6&have=coding-24&have=billing-12", {"coding_months": 24}),
            ("start=apprentice", {"credentials": {"cpc"}, "apprentice": {"cpc"}}),
            ("start=apprentice&have=coc-a", {"credentials": {"coc"}, "apprentice": {"coc"}}),
            ("have=CCS", {"credentials": {"ccs"}, "apprentice": set()}),
        ]:
            for name, value in expected.items():
                with self.subTest(query=query, name=name):
                    self.assertEqual(getattr(read(query).person, name), value)

    def test_who_has_a_coding_job(self):
        for query, has_job in [
            ("", False),
            ("start=coder", True),
            ("start=coder&have=cpc-a", True),
            ("start=diploma&have=coding-0", False),
            ("have=cpc-a&have=coding-6", True),
            ("start=apprentice&have=coding-6", False),
            ("have=billing-24", False),
        ]:
            with self.subTest(query=query):
                self.assertEqual(read(query).has_job, has_job)


class InWordsTests(SimpleTestCase):
    def test_the_line_of_answers(self):
        for query, said in [
            ("", []),
            ("state=oh&start=diploma", ["Ohio", "high-school diploma or GED"]),
            ("start=nurse", ["nurse (RN)"]),
            ("start=bachelor&have=bachelor", ["bachelor’s degree or more"]),
            ("have=cca&have=cpc-a", ["CCA", "CPC-A"]),
            ("have=coding-0&have=billing-24", ["2 years of billing", "no coding work yet"]),
            (
                "setting=INPATIENT&budget=1500&hours=1&earn=33000",
                ["hospital inpatient", "up to $1,500", "1 hour a week", "earning $33,000 a year"],
            ),
        ]:
            with self.subTest(query=query):
                self.assertCountEqual(read(query).in_words, said)
