"""A search of the words of answers: after names, and in place of nothing."""

from django.test import TestCase

from certifications.search.in_answers import AnswerIndex
from coderpath.guide.pages import guide
from tests.pages import text_of
from tests.shelves import take_stock
from tests.shipped import load_shipped


class InAnswersTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_shipped()
        take_stock()

    def found(self, typed: str) -> list[str]:
        return [each.address for each in AnswerIndex(guide()).find(typed).answers]

    def text(self, typed: str) -> str:
        return text_of(self.client.get("/search/", {"q": typed}))

    def test_every_answer_is_found_by_its_own_words(self):
        index = AnswerIndex(guide())
        for page in guide().pages:
            with self.subTest(page.question.slug):
                found = index.find(page.answer_as_text)
                self.assertTrue(found.has_all)
                self.assertEqual(found.answers[0].address, page.question.get_absolute_url())

    def test_words_that_name_nothing_find_the_answers_that_have_them_all(self):
        for typed, address in {
            "letters from employers": "/faq/#drop-the-a",
            "EMPLOYER’S LETTERS": "/faq/#drop-the-a",
            "keep it to one page": "/guide/resume-and-letter/",
        }.items():
            with self.subTest(typed):
                self.assertIn(address, self.found(typed))
                self.assertIn("Answers that say so", self.text(typed))

    def test_half_a_question_is_not_answered(self):
        self.assertEqual(self.found("zebra exam crossing"), [])
        self.assertEqual(self.found("what is it"), [])
        self.assertEqual(self.found(""), [])

    def test_where_no_answer_has_every_word_those_that_have_most_may_help(self):
        index = AnswerIndex(guide())
        found = index.find("routine background check felony exam proctor")
        self.assertFalse(found.has_all)
        self.assertTrue(found.answers)

    def test_names_come_first_and_are_not_told_twice(self):
        page = self.text("dues")
        self.assertLess(page.index("in plain words"), page.index("Answers that say so"))
        self.assertEqual(page.count("Dues, in plain words"), 1)

    def test_an_answer_that_is_found_is_no_empty_hand(self):
        page = self.text("letters employers")
        self.assertNotIn("No match for", page)
        self.assertNotIn("Nothing has exactly this name", page)
