"""How what a rule asks is got: which steps of schooling, and which of several routes to name."""

from unittest import TestCase

from certifications.eligibility.conditions import Condition, ConditionKind, Met
from certifications.eligibility.means import Supply, routes
from certifications.reader.person import Person, Schooling

S = Schooling
DIPLOMA, BACHELOR = "high-school diploma or GED", "bachelor’s degree"


class SchoolingTests(TestCase):
    def steps(self, has: Schooling, asked: Schooling) -> list[str]:
        condition = Condition(
            ConditionKind.SCHOOLING, Met.NO, asked.label, to_do="what is asked", schooling=asked
        )
        [route] = routes(None, [condition], Person(has), Supply())
        return [means.what for means in route.means]

    def test_what_comes_first_is_to_be_done_first(self):
        """A master’s needs a bachelor’s before it, a bachelor’s no associate degree."""
        for has, asked, *before in (
            (S.NONE, S.HIGH_SCHOOL),
            (S.NONE, S.ASSOCIATE, DIPLOMA),
            (S.NONE, S.BACHELOR, DIPLOMA),
            (S.NONE, S.MASTER, DIPLOMA, BACHELOR),
            (S.HIGH_SCHOOL, S.BACHELOR),
            (S.HIGH_SCHOOL, S.MASTER, BACHELOR),
            (S.ASSOCIATE, S.MASTER, BACHELOR),
            (S.BACHELOR, S.MASTER),
        ):
            with self.subTest(has=has, asked=asked):
                self.assertEqual(self.steps(has, asked), [*before, "what is asked"])
