"""Rows for tests. Every argument has a default and is given by name: make_fee(amount=250)."""

from datetime import date
from itertools import count

from certifications.models import Certification, Fee, Issuer
from coderpath.sources.models import Source

_numbers = count(1)


def make_source(**given):
    number = next(_numbers)
    values = {
        "slug": f"source-{number}",
        "publisher": "AAPC",
        "title": f"Exam prices {number}",
        "url": f"https://example.org/{number}",
        "kind": Source.Kind.ISSUER,
        "read_on": date(2026, 1, 15),
    }
    return Source.objects.create(**values | given)


def make_issuer(**given):
    number = next(_numbers)
    code = given.get("code", f"BODY{number}")
    values = {"slug": code.lower(), "code": code, "name": f"The {code} body"}
    return Issuer.objects.create(**values | given)


def make_certification(**given):
    number = next(_numbers)
    code = given.get("code", f"C{number}")
    values = {"slug": code.lower(), "code": code, "name": f"Certified {code}"}
    given.setdefault("issuer", None)
    given["issuer"] = given["issuer"] or make_issuer()
    return Certification.objects.create(**values | given)


def make_fee(**given):
    """A fee of a certification, unless an issuer is given."""
    values = {"kind": Fee.Kind.EXAM_ONE, "amount": 399, "as_of": date(2026, 1, 1)}
    if "issuer" not in given and "certification" not in given:
        given["certification"] = make_certification()
    if "source" not in given:
        given["source"] = make_source()
    return Fee.objects.create(**values | given)
