"""What a process holds for each edition: read once, shared by all days, never mixed."""

from datetime import date, timedelta
from threading import Barrier, Thread

from django.db import connection, transaction
from django.test import TestCase, TransactionTestCase
from django.test.utils import CaptureQueriesContext

from certifications.catalogue import shelf
from certifications.models import Fee, Requirement
from coderpath.sources import edition, held
from coderpath.sources.facts import fact_models, facts_on
from coderpath.sources.held import Held
from salaries.models import Release, Wage
from salaries.pay import Printed
from tests.certifications.rows import make_way
from tests.factories import make_certification, make_fee
from tests.salaries.factories import make_wage
from tests.small_site import make_small_site

DAY = date(2026, 11, 21)


class NeverChangedTests(TestCase):
    """Pages of many days, over one reading of a small site."""

    @classmethod
    def setUpTestData(cls):
        make_small_site()

    def test_what_is_held_is_never_changed(self):
        rows = held.now()
        before = [dict(fact.__dict__) for m in fact_models() for fact in rows.rows(m)]
        self.assertGreater(len(before), 50)
        for address in ("/certifications/", "/certifications/cpc/", "/paths/", "/disagreements/"):
            self.client.get(address)
        self.client.get("/compare/?c=cpc&c=cca&p=self-study-cca&as_of=2024-05-01")
        after = [dict(fact.__dict__) for m in fact_models() for fact in rows.rows(m)]
        self.assertEqual(after, before)


class OneTransactionTests(TestCase):
    def test_each_change_is_seen_and_what_is_taken_back_is_not(self):
        cpc = make_certification(code="CPC")
        make_fee(certification=cpc, amount=425)
        self.assertEqual(self.fee(shelf.at()), 425)
        with transaction.atomic():
            Fee.objects.update(amount=450)
            self.assertEqual(self.fee(shelf.at()), 450)
            transaction.set_rollback(True)
        self.assertEqual(self.fee(shelf.at()), 425)

    def test_wages_are_read_again_only_when_something_of_pay_moved(self):
        make_wage(annual_median=50_000)
        make_fee(certification=make_certification(code="CPC"), amount=425)
        self.assertEqual(self.medians(), ([50_000], True))
        Fee.objects.update(amount=450)
        self.assertEqual(self.medians(), ([50_000], False))
        Wage.objects.update(annual_median=51_000)
        self.assertEqual(self.medians(), ([51_000], True))
        Release.objects.update(status=Release.Status.STAGED)
        self.assertEqual(self.medians(), ([], True))

    def medians(self) -> tuple[list, bool]:
        """What is held of wages, and whether they were read for it."""
        with CaptureQueriesContext(connection) as asked:
            rows = held.now().rows(Wage)
        reads = any(query["sql"].startswith('SELECT "salaries_wage".') for query in asked)
        return [Printed(*row).annual_median for row in rows], reads

    def test_a_shelf_of_what_is_not_stored_yet_is_thrown_away(self):
        make_fee(certification=make_certification(code="CPC"), amount=425)
        kept = held.now()
        with transaction.atomic():
            Fee.objects.update(amount=450)
            self.assertEqual(self.fee(shelf.of(Held.read())), 450)
            transaction.set_rollback(True)
        self.assertIs(held.now(), kept)

    @staticmethod
    def fee(there):
        [profile] = there.profiles()
        return profile.exam_fee.headline.amount

    def test_what_points_to_a_row_points_to_one_object(self):
        way = make_way(
            certification=make_certification(code="CPC"), rule="Two years", experience_months=24
        )
        make_fee(certification=way.requirement.certification)
        rows = Held.read()
        [fee], [rule] = rows.rows(Fee), rows.rows(Requirement)
        with self.assertNumQueries(0):
            self.assertIs(fee.certification, rule.certification)
            self.assertEqual([row.rule for row in rule.its_rows], ["Two years"])
            self.assertIs(rule.its_rows[0].requirement, rule)

    def test_a_rule_on_a_day_is_known_to_its_ways(self):
        way = make_way(
            certification=make_certification(code="CPC"), rule="Two years", experience_months=24
        )
        [rule] = facts_on(Held.read().rows(Requirement), DAY)
        self.assertIs(rule.its_rows[0].requirement, rule)
        self.assertTrue(rule.its_rows[0].requirement.is_in_force)
        self.assertEqual(rule.pk, way.requirement_id)


class StretchTests(TestCase):
    """What is said of one thing is shared by the days between which nothing of it turns."""

    def setUp(self):
        self.cpc = make_certification(code="CPC")
        make_fee(certification=self.cpc, amount=425, as_of=date(2026, 1, 15))
        make_fee(certification=make_certification(code="CCA"), amount=199, as_of=date(2026, 3, 1))

    def profile(self, day: date | None):
        return shelf.at(day).profile(self.cpc)

    def amount(self, day: date | None):
        fee = self.profile(day).exam_fee.headline
        return fee and fee.amount

    def test_other_things_may_turn_meanwhile(self):
        self.assertIs(self.profile(date(2026, 2, 1)), self.profile(date(2026, 4, 1)))

    def test_it_ends_where_one_of_its_own_facts_turns(self):
        self.assertEqual(self.amount(date(2026, 1, 15)), 425)
        self.assertIsNone(self.amount(date(2026, 1, 14)))
        self.assertEqual(self.amount(date(2026, 1, 15)), 425)

    def test_it_ends_where_a_fact_of_its_organization_turns(self):
        before = self.profile(date(2026, 4, 1))
        dues = {"kind": Fee.Kind.DUES, "payer": Fee.Payer.MEMBER, "every_months": 12}
        make_fee(issuer=self.cpc.issuer, amount=222, as_of=date(2026, 5, 1), **dues)
        self.assertIsNone(self.profile(date(2026, 4, 30)).dues.headline)
        self.assertEqual(self.profile(date(2026, 5, 1)).dues.headline.amount, 222)
        self.assertIsNot(self.profile(date(2026, 4, 1)), before)

    def test_a_day_in_the_past_knows_nothing_of_what_is_to_come(self):
        today = shelf.at()
        make_fee(
            certification=self.cpc, amount=450, as_of=today.day + timedelta(days=20), key="later"
        )
        self.assertEqual(self.profile(None).exam_fee.coming.amount, 450)
        self.assertIsNone(self.profile(today.day - timedelta(days=1)).exam_fee.coming)


class ManyAtOnceTests(TransactionTestCase):
    def test_while_one_reads_the_edition_before_serves_the_others(self):
        make_fee(certification=make_certification(code="CPC"), amount=425)
        old = held.now()
        Fee.objects.update(amount=450)
        edition.look_again()
        with held._kept[False].lock:
            self.assertIs(held.now(), old)
        [fee] = held.now().rows(Fee)
        self.assertEqual(fee.amount, 450)

    @staticmethod
    def begin(work) -> Thread:
        def whole():
            work()
            connection.close()

        thread = Thread(target=whole)
        thread.start()
        return thread

    def asked_at_once(self) -> list[Held]:
        """What four get who ask at the same moment."""
        barrier, found = Barrier(4), []

        def ask():
            barrier.wait(20)
            found.append(held.now())

        for thread in [self.begin(ask) for _ in range(4)]:
            thread.join(30)
        self.assertEqual(len(found), 4)
        return found

    def test_those_who_come_before_there_is_anything_wait_for_one(self):
        make_fee(certification=make_certification(code="CPC"), amount=425)
        held._kept[False] = held._Kept()
        self.assertEqual(len({id(each) for each in self.asked_at_once()}), 1)

    def test_an_edit_is_read_by_one_however_many_ask(self):
        fee = make_fee(certification=make_certification(code="CPC"), amount=425)
        old = held.now()
        for amount in range(426, 430):
            Fee.objects.filter(pk=fee.pk).update(amount=amount)
            edition.look_again()
            read = {id(each): each for each in self.asked_at_once() if each is not old}
            self.assertLessEqual(len(read), 1)
            old = held.now()
            self.assertEqual([each.amount for each in old.rows(Fee)], [amount])
