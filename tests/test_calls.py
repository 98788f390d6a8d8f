"""No page takes more Python calls and queries than it took: bounds, to be lowered with it.

`python -m tests.calls` prints the present values. They were counted with Python 3.11, on either
database, and stand here with a tenth more for what may differ; later Pythons take fewer calls.
"""

from django.core.handlers.wsgi import WSGIHandler
from django.test import SimpleTestCase, TransactionTestCase

from coderpath.finished import Finished
from coderpath.sources import edition
from tests.shipped import load_shipped

from .calls import PAGES, Count, counting, counts

MOST_KEPT = Count(sql=0, calls=75)
MOST_SAME = Count(sql=0, calls=90)
MOST_ANEW = {
    "front page": Count(1, 4_800),
    "list": Count(1, 8_400),
    "list, filtered": Count(1, 11_500),
    "list, another cost": Count(1, 11_300),
    "list, another day": Count(1, 52_200),
    "one certification": Count(1, 11_600),
    "compare six": Count(1, 27_900),
    "compare six, another day": Count(1, 52_300),
    "paths beside certifications": Count(1, 18_300),
    "search": Count(1, 7_200),
    "paths": Count(1, 18_000),
    "paths, all answers": Count(1, 21_400),
    "paths, other answers": Count(1, 34_700),
    "paths as JSON": Count(1, 11_300),
    "programs": Count(1, 9_300),
    "programs compared": Count(1, 11_700),
    "one program": Count(1, 10_600),
    "who could pay": Count(1, 4_700),
    "one way to pay": Count(1, 7_300),
    "states": Count(1, 9_200),
    "one state": Count(1, 9_200),
    "one metro": Count(1, 8_700),
    "areas compared": Count(1, 11_200),
    "pay by certification": Count(1, 6_500),
    "which exams you can sit": Count(1, 12_700),
    "one path": Count(1, 12_200),
    "handout": Count(1, 14_600),
    "for counselors": Count(1, 8_300),
    "class set": Count(1, 59_100),
    "one path in every state": Count(1, 11_100),
    "what to ask": Count(1, 9_500),
    "keep six": Count(1, 20_800),
    "exam day": Count(1, 11_200),
    "lose the A": Count(1, 13_000),
    "related careers": Count(1, 4_700),
    "states as CSV": Count(1, 17_600),
    "sources": Count(1, 5_400),
    "disagreements": Count(1, 7_300),
    "quality": Count(1, 6_400),
    "changes": Count(1, 4_700),
    "changes of a comparison": Count(1, 7_000),
    "feed of changes": Count(1, 1_900),
    "glossary": Count(1, 4_200),
    "guide": Count(1, 4_100),
    "one question": Count(1, 4_650),
    "questions and answers": Count(1, 5_100),
    "resources": Count(1, 4_000),
    "who we are": Count(1, 3_800),
    "privacy": Count(1, 3_500),
    "terms": Count(1, 3_400),
    "contact": Count(1, 3_700),
    "use our data": Count(1, 5_300),
    "columns": Count(1, 9_500),
    "report a figure": Count(1, 11_800),
    "check an article": Count(1, 4_400),
    "organizations": Count(1, 4_300),
    "roadmap": Count(1, 7_100),
    "roadmap, answered": Count(1, 10_300),
    "one organization": Count(1, 8_200),
}


class CallsTests(TransactionTestCase):
    """Outside of any transaction, as readers are: who is in one goes by nothing seen before."""

    def setUp(self):
        load_shipped()
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
