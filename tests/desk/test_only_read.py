"""To look at a page of the desk stores nothing, but that the session is in use."""

from django.contrib.auth.models import User
from django.db import connection
from django.test import TestCase

from tests.admin.forms import PLAIN_STATIC, one_of_each, url

from .signing_in import DESK
from .test_accounts import OF_THE_DESK

WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")


@PLAIN_STATIC
class OnlyReadTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.rows = one_of_each()
        cls.chief = User.objects.create_superuser("chief")

    def test_no_page_stores_anything_when_it_is_asked_for(self):
        self.client.force_login(self.chief)
        pages = [
            f"{DESK}{page}" for page in (*OF_THE_DESK, "second-factor/", "sessions/", "wages/")
        ]
        pages += [f"{DESK}{page}" for page in ("logout/", "ahead/?day=2027-01-01", "ahead/")]
        for row in self.rows:
            pages += [url(row, name, row.pk) for name in ("change", "delete", "history")]
            pages += [url(row, name) for name in ("add", "changelist")]
        written, read = [], 0

        def seen(execute, sql, *args):
            nonlocal read
            read += 1
            if sql.lstrip().upper().startswith(WRITES) and "django_session" not in sql:
                written.append((page, sql))
            return execute(sql, *args)

        with connection.execute_wrapper(seen):
            for page in pages:
                self.client.get(page)
        self.assertEqual(written, [])
        self.assertGreater(read, len(pages))
