"""Rows for tests. Every argument has a default and is given by name: make_fee(amount=250)."""

from datetime import date
from itertools import count

from certifications.models import Certification, Fee, Issuer
from coderpath.guide.models import UsualWords
from coderpath.sources.models import Publisher, Source

_numbers = count(1)


def make_publisher(name="AAPC", kind=Publisher.Kind.ISSUER, **given):
    """The publisher of this name and kind; a name that has another kind gets it in brackets."""
    there = Publisher.objects.filter(name__iexact=name).first()
    if there and there.kind != kind:
        return make_publisher(f"{name} ({kind})", kind, **given)
    values = {"slug": Publisher.objects.free_slug(name), "name": name, "kind": kind}
    return there or Publisher.objects.create(**values | given)


def make_source(*, publisher="", kind=Publisher.Kind.ISSUER, **given):
    """A source; `publisher` is a row, or the name of one of this kind: AAPC's, if not told."""
    number = next(_numbers)
    if not isinstance(publisher, Publisher):
        unnamed = "AAPC" if kind == Publisher.Kind.ISSUER else f"A {kind.lower()}"
        publisher = make_publisher(publisher or unnamed, kind)
    values = {
        "slug": f"source-{number}",
        "publisher": publisher,
        "title": f"Exam prices {number}",
        "url": f"https://example.org/{number}",
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


def make_usual_words(address, *words, label="", kind="", **given):
    """Words for a page; with a label they are those of a page of the site."""
    kind = kind or ("PAGE" if label else "")
    values = {"slug": f"words-{next(_numbers)}", "words": "\n".join(words)}
    return UsualWords.objects.create(address=address, label=label, kind=kind, **values | given)


def make_fee(**given):
    """A fee of a certification, unless an issuer is given."""
    values = {"kind": Fee.Kind.EXAM_ONE, "amount": 399, "as_of": date(2026, 1, 1)}
    if "issuer" not in given and "certification" not in given:
        given["certification"] = make_certification()
    if "source" not in given:
        given["source"] = make_source()
    return Fee.objects.create(**values | given)
