"""What is kept for all threads of a process: within bounds, and one of each."""

from threading import Barrier, Thread

from django.http import QueryDict
from django.test import SimpleTestCase

from certifications.reader.answers import AnswersForm
from coderpath.made_once import MadeOnce
from coderpath.sources.held import Held


def asked_at_once(get) -> list:
    """What two threads get, each of which is still making it when the other begins."""
    both, found = Barrier(2), []

    def make(*_) -> object:
        both.wait(20)
        return object()

    threads = [Thread(target=lambda: found.append(get(make))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return found


class MadeOnceTests(SimpleTestCase):
    def test_what_was_asked_for_last_stays_and_the_rest_goes(self):
        kept, made = MadeOnce(2), []

        def get(key: str):
            return kept.get(key, lambda: made.append(key))

        for key in ("a", "b", "a", "c", "a", "b"):
            get(key)
        self.assertEqual(made, ["a", "b", "c", "b"])

    def test_two_threads_that_make_it_get_the_same(self):
        one, other = asked_at_once(lambda make: MADE.get("key", make))
        self.assertIs(one, other)
        self.assertIs(MADE.get("key", object), one)

    def test_so_they_do_of_an_edition(self):
        rows = Held({})
        made_by = {}

        def get(make):
            # One function is the key for both.
            return rows.once(made_by.setdefault("make", make))

        one, other = asked_at_once(get)
        self.assertIs(one, other)

    def test_answers_that_readers_share_are_read_before_they_are_shared(self):
        form = AnswersForm.of_any_page(QueryDict("state=oh&hours=none"))
        self.assertTrue(form.is_bound)
        self.assertEqual(form.cleaned_data["state"], "oh")
        self.assertEqual(list(form._errors), ["hours"])


MADE = MadeOnce(2)
