"""A refusal is one line in the log, a fault of the site has its traceback."""

import io
import logging
import logging.config

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.db import OperationalError, connection
from django.urls import reverse

from .test_settings import manage


@pytest.fixture
def log():
    """What the site's own logging writes; Django's is put back as it was."""
    stream = io.StringIO()
    logging.config.dictConfig(settings.LOGGING)
    [handler] = logging.getLogger().handlers[-1:]
    before, handler.stream = handler.stream, stream
    yield stream
    handler.stream = before


@pytest.mark.django_db
def test_a_refusal_is_one_line(client, log):
    client.force_login(User.objects.create_user("clerk", is_staff=True))
    log.truncate(log.seek(0))  # the line of the sign-in
    assert client.get(reverse("admin:certifications_fee_changelist")).status_code == 403
    [line] = log.getvalue().splitlines()
    assert "Forbidden" in line
    assert line.endswith(". Account 'clerk'")


@pytest.mark.parametrize("end", ["%0a", "%0d%0a", "%e2%80%a8", "%c2%85"])
def test_what_is_asked_for_begins_no_line(client, db, log, end):
    assert client.get(f"/{end}2026-11-29 WARNING forged 100%25/").status_code == 404
    [line] = log.getvalue().splitlines()
    assert line.isprintable() and "Not Found" in line


def test_the_time_of_a_line_is_utc_wherever_the_machine_stands():
    code = (
        "import logging; record = logging.makeLogRecord({'created': 0, 'msg': 'x'});"
        "print(logging.getLogger().handlers[0].format(record))"
    )
    told = manage("shell", "-v", "0", "-c", code, TZ="Asia/Tokyo")
    assert told.stdout.startswith("1970-01-01 00:00:00"), told.stderr


def test_that_the_database_is_away_is_told_without_where(client, db, log):
    client.raise_request_exception = False
    client.force_login(User.objects.create_superuser("chief"))

    def fail(*args):
        raise OperationalError("database is locked")

    with connection.execute_wrapper(fail):
        answer = client.post(reverse("admin:certifications_fee_add"), {"note": "x"})
    assert answer.status_code == 503
    assert "OperationalError: database is locked" in log.getvalue()
    assert "Traceback" not in log.getvalue()


def test_a_fault_of_the_site_tells_where(log):
    try:
        raise LookupError("Not a real fault.")
    except LookupError:
        logging.getLogger("django.request").error(
            "Internal Server Error", exc_info=True, extra={"status_code": 500}
        )
    assert "Traceback" in log.getvalue()
