"""A database that does not answer in the middle of an act: "not now", and nothing is stored."""

from contextlib import contextmanager

from django.contrib.auth.models import User
from django.db import OperationalError, connection
from django.test import TransactionTestCase

from certifications.models import Fee
from coderpath.desk.models import ChangeSet, Draft
from tests.admin.forms import EMPTY, NEW_SOURCE, PLAIN_STATIC, url
from tests.factories import make_certification

# How an act begins on SQLite, who asks, what its form reads, and each kind of writing.
STATEMENTS = ("BEGIN", "django_session", "auth_user", "SELECT", "INSERT", "UPDATE")
ACTS = ({}, {"_preview": "1"}, {"_again": "1"}, {"_draft": "1"})


@contextmanager
def no_answer_to(what: str):
    def fail(execute, sql, *args):
        if what in sql:
            raise OperationalError("database is locked")
        return execute(sql, *args)

    with connection.execute_wrapper(fail):
        yield


@PLAIN_STATIC
class NoDatabaseTests(TransactionTestCase):
    def setUp(self):
        self.client.raise_request_exception = False
        self.client.force_login(User.objects.create_superuser("chief"))
        given = {"certification": make_certification(code="CPC").pk, "as_of": "2026-11-20"}
        fee = {"kind": "EXAM_ONE", "payer": "MEMBER", "amount": "425"}
        self.form = EMPTY | NEW_SOURCE | given | fee

    def stored(self):
        return Fee.objects.count(), ChangeSet.objects.count(), Draft.objects.count()

    def test_a_form_is_not_now_whatever_statement_is_not_answered(self):
        refused = 0
        for what in STATEMENTS:
            for act in ACTS:
                before = self.stored()
                with self.subTest(what, **act):
                    with no_answer_to(what):
                        answer = self.client.post(url(Fee, "add"), self.form | act)
                    self.assertIn(answer.status_code, (200, 302, 503))
                    if answer.status_code == 503:
                        refused += 1
                        self.assertEqual(answer["Retry-After"], "30")
                        self.assertContains(answer, "Not just now", status_code=503)
                        self.assertEqual(self.stored(), before)
        self.assertGreater(refused, len(STATEMENTS))
