"""What would put another path first, recomputed by hand."""

from dataclasses import dataclass
from functools import partial

from django.test import SimpleTestCase

from certifications.catalogue.amounts import Spread, Sum
from certifications.paths.ledger import Ledger, Line, LineKind
from certifications.paths.list.order_changes import Entrant, budget_change, changes, pay_change
from certifications.paths.list.ranking import Contender, Sort

BOOKS, DUES, EXAM, RETAKE = LineKind.BOOKS, LineKind.DUES, LineKind.EXAM, LineKind.RETAKE


@dataclass(frozen=True)
class Thing:
    """What a line pays for."""

    slug: str

    @property
    def code(self):
        return self.slug.upper()


def line(kind, slug, amount, label="A line"):
    spread = None if amount is None else Spread.exactly(amount)
    return Line(kind, Thing(slug), label, spread, spread)


def likely(ledger):
    return ledger.outsider.earn


def entrant(letter, *lines, months=1, failed=()):
    ledger = Ledger(tuple(lines))
    cost = likely(ledger)
    contender = Contender(
        letter.lower(), letter, cost, Sum(Spread.exactly(months)), is_priced=not cost.is_unknown
    )
    return Entrant(letter, contender, ledger, likely, {each.key: each for each in failed})


def cca(failed=()):
    retake = line(RETAKE, "cca", "113.62", "Second try at the CCA")
    return entrant("A", line(EXAM, "cca", 299, "CCA exam"), retake, failed=failed)


def cpc():
    return entrant("C", line(EXAM, "cpc", 425, "CPC exam"), line(DUES, "aapc", 222, "AAPC dues"))


class OrderChangeTests(SimpleTestCase):
    def said(self, entrants, sort=Sort.COST):
        return [(change.what, change.follows) for change in changes(entrants, sort)]

    def test_an_employer_who_pays_the_exam(self):
        """A is $299 + $113.62 = $412.62; C is $425 + $222 = $647: $235 less, and it is $412."""
        [(what, follows)] = self.said([cca(), cpc()])
        self.assertEqual(
            what, "Someone else, such as an employer, pays at least $235 of the CPC exam."
        )
        self.assertEqual(follows, "C falls from $647 to $412 and comes first; A costs $412.62.")

    def test_the_whole_exam_where_no_less_will_do(self):
        """C is $647 and $222 without its exam; a rival at $222.50 leaves it all or nothing."""
        rival = entrant("A", line(DUES, "x", "222.50"))
        [(what, follows)] = self.said([rival, cpc()])
        self.assertEqual(what, "Someone else, such as an employer, pays the CPC exam.")
        self.assertEqual(follows, "C falls from $647 to $222 and comes first; A costs $222.50.")

    def test_the_cheapest_exam_that_would_do_is_named(self):
        """B needs over $150 less to come first, C over $250: either would do, B’s takes less."""
        a = entrant("A", line(DUES, "x", 100))
        b = entrant("B", line(EXAM, "b", 250, "B exam"))
        c = entrant("C", line(EXAM, "c", 350, "C exam"))
        [(what, follows)] = self.said([a, c, b])
        self.assertEqual(
            what, "Someone else, such as an employer, pays at least $151 of the B exam."
        )
        self.assertEqual(follows, "B falls from $250 to $99 and comes first; A costs $100.")

    def test_an_exam_of_both_paths_moves_both(self):
        """Paid for both, A stays $50 below B."""
        a = entrant("A", line(EXAM, "x", 100, "X exam"))
        b = entrant("B", line(EXAM, "x", 100, "X exam"), line(DUES, "x", 50))
        self.assertEqual(self.said([a, b]), [])

    def test_failing_the_first(self):
        """A with one more fee of $299 is $598, above D’s $500."""
        failed = line(RETAKE, "cca", 299, "Second try at the CCA")
        d = entrant("D", line(DUES, "x", 500))
        [(what, follows)] = self.said([cca([failed]), d])
        self.assertEqual(what, "You fail the CCA once and sit again.")
        self.assertEqual(follows, "A goes from $412.62 to $598: D comes first at $500.")

    def test_passing_at_first(self):
        """A without its chance of a second try is $299, below D’s $350."""
        d = entrant("D", line(DUES, "x", 350))
        found = dict(self.said([cca(), d]))
        self.assertEqual(
            found["You are sure to pass the CCA at first."],
            "A falls from $412.62 to $299 and comes first; D costs $350.",
        )

    def test_an_unknown_line_stays_unknown(self):
        """At least $412.62 against at least $425: without its exam C is at least $0."""
        c = entrant("C", line(EXAM, "cpc", 425, "CPC exam"), line(BOOKS, "x", None))
        [(_, follows)] = self.said([cca(), c])
        self.assertEqual(follows, "C falls from ≥ $425 to ≥ $412 and comes first; A costs $412.62.")

    def test_what_makes_the_first_cheaper_changes_nothing(self):
        a = entrant("A", line(EXAM, "a", 100, "A exam"), line(BOOKS, "x", None))
        self.assertEqual(self.said([a, entrant("B", line(DUES, "x", 200))]), [])

    def test_by_months_no_fee_changes_the_order(self):
        slow = entrant("B", line(EXAM, "b", 50, "B exam"), months=9)
        self.assertEqual(self.said([cca(), slow], Sort.MONTHS), [])

    def test_one_path_alone_stays_first(self):
        self.assertEqual(self.said([cca()]), [])

    def test_the_smallest_budget_that_lets_a_first_one_in(self):
        at = partial(entrant, "X")
        shown = [at(line(DUES, "a", 100), months=9).contender]
        dear, dearer, slow = (
            Contender(slug, slug, Sum(Spread.exactly(cost)), Sum(Spread.exactly(months)))
            for slug, cost, months in (("dear", 600, 2), ("dearer", 900, 1), ("slow", 200, 10))
        )
        over = [dearer, dear, slow]
        self.assertEqual(budget_change(shown, over, Sort.MONTHS), dear)
        self.assertIsNone(budget_change(shown, over, Sort.COST))

    def test_pay_from_which_payback_turns_to_never(self):
        self.assertEqual(pay_change(38_060, 45_500, 33_000)[0], "$38,060")
        self.assertEqual(pay_change(38_060, 45_500, 38_060)[0], "$45,500")
        self.assertEqual(pay_change(38_060, 45_500, 45_500), ())
