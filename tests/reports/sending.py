"""How tests send the forms of readers, as a browser does."""

from datetime import date
from urllib.parse import urlencode

from coderpath.reports import tokens

TODAY = date(2026, 11, 29)  # of the clock of the tests
FORM = "application/x-www-form-urlencoded"
HERE = {"Sec-Fetch-Site": "same-origin"}
WRONG = "AAPC asks $450 for one try since this month."


def send(client, path, given, headers=HERE, **more):
    """What a browser sends of a form that is filled in so."""
    body = given if isinstance(given, str | bytes) else urlencode(given)
    more = {"content_type": FORM} | more
    return client.generic("POST", path, body, headers=headers, **more)


def filled(**given) -> dict:
    """A report that is in order, with what is given instead."""
    usual = {"asked": "The CPC fee on /certifications/cpc/", "wrong": WRONG, "website": ""}
    return usual | {"token": tokens.token(TODAY)} | given


def report(client, **given):
    return send(client, "/report/", filled(**given))
