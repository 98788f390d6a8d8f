"""An account that signs in to the desk, and what the log and the clock say meanwhile."""

import io
import logging
import re
from contextlib import contextmanager
from datetime import timedelta

from axes.models import AccessFailureLog, AccessLog
from django.contrib.auth.models import Group, User
from django.db.models import F

PASSWORD = "figures-and-sources"
LOGIN, DESK = "/admin/login/", "/admin/"


def make_account(name="ed", group="Editors", **given):
    account = User.objects.create_user(name, password=PASSWORD, is_staff=True, **given)
    account.groups.add(Group.objects.get(name=group))
    return account


def sign_in(client, name="ed", password=PASSWORD, address="198.51.100.7", **query):
    sent = {"username": name, "password": password}
    return client.post(LOGIN, sent, REMOTE_ADDR=address, query_params=query)


@contextmanager
def logged():
    """The lines that the site logs meanwhile."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    names = ("coderpath.desk.signin", "django.request")
    for name in names:
        logging.getLogger(name).addHandler(handler)
    try:
        yield stream
    finally:
        for name in names:
            logging.getLogger(name).removeHandler(handler)


def later(**passed):
    """As if this time had passed since every sign-in, right or wrong."""
    for model in (AccessFailureLog, AccessLog):
        model.objects.update(attempt_time=F("attempt_time") - timedelta(**passed))


def text(response) -> str:
    return " ".join(re.sub("<[^>]+>", " ", response.content.decode()).split())
