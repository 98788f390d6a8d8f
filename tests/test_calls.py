"""No page takes more Python calls and queries than it took: bounds, to be lowered with it.

`python -m tests.calls` prints the present values. They were counted with Python 3.11, on either
database, and stand here with a tenth more for what may differ; later Pythons take fewer calls.
"""

from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.test import SimpleTestCase, TransactionTestCase

from coderpath.finished import Finished
from coderpath.sources import edition

from .calls import PAGES, Count, counting, counts

MOST_KEPT = Count(sql=0, calls=75)
MOST_SAME = Count(sql=0, calls=90)
MOST_ANEW = {
    "front page": Count(1, 17_000),
    "list": Count(1, 31_000),
    "list, filtered": Count(1, 28_500),
    "list, another cost": Count(1, 30_000),
    "one certification": Count(1, 16_000),
    "compare six": Count(1, 36_000),
    "compare six, another day": Count(1, 117_000),
    "paths beside certifications": Count(1, 23_000),
    "search": Count(1, 10_500),
    "paths": Count(1, 37_000),
    "paths, all answers": Count(1, 43_000),
    "paths, other answers": Count(1, 108_000),
    "paths as JSON": Count(1, 37_500),
    "programs": Count(1, 42_500),
    "one program": Count(1, 16_500),
    "who could pay": Count(1, 9_500),
    "one way to pay": Count(1, 13_500),
    "states": Count(1, 21_500),
    "one state": Count(1, 21_500),
    "one metro": Count(1, 17_500),
    "areas compared": Count(1, 19_500),
    "pay by certification": Count(1, 18_000),
    "which exams you can sit": Count(1, 28_500),
    "one path": Count(1, 42_000),
    "handout": Count(1, 36_000),
    "one path in every state": Count(1, 39_000),
    "what to ask": Count(1, 15_000),
    "keep six": Count(1, 62_500),
    "exam day": Count(1, 13_500),
    "lose the A": Count(1, 17_000),
    "related careers": Count(1, 19_000),
    "states as CSV": Count(1, 18_500),
    "sources": Count(1, 21_500),
    "disagreements": Count(1, 11_700),
    "glossary": Count(1, 12_400),
    "guide": Count(1, 16_000),
    "one question": Count(1, 23_000),
    "questions and answers": Count(1, 38_500),
    "resources": Count(1, 9_500),
    "who we are": Count(1, 5_000),
    "privacy": Count(1, 5_000),
    "terms": Count(1, 5_000),
    "contact": Count(1, 5_000),
    "report a figure": Count(1, 13_500),
    "check an article": Count(1, 6_000),
    "organizations": Count(1, 6_200),
    "roadmap": Count(1, 10_000),
    "roadmap, answered": Count(1, 15_500),
    "one organization": Count(1, 15_500),
}


class CallsTests(TransactionTestCase):
    """Outside of any transaction, as readers are: who is in one goes by nothing seen before."""

    def setUp(self):
        call_command("load_catalogue", verbosity=0)
        edition.look_again()
        self.enterContext(counting())

    def test_no_page_takes_more_than_its_bounds(self):
        site, over = Finished(WSGIHandler()), []
        for name, address in PAGES.items():
            found = counts(site, address)
            bounds = (MOST_KEPT, MOST_SAME, MOST_ANEW[name])
            for what, count, most in zip(found._fields, found, bounds, strict=True):
                if count.sql > most.sql or count.calls > most.calls:
                    over.append((name, what, count, most))
        self.assertEqual(over, [])


class BoundsTests(SimpleTestCase):
    def test_every_page_has_one(self):
        self.assertEqual(list(MOST_ANEW), list(PAGES))
