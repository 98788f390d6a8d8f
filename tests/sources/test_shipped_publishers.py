"""Publishers as they ship: their kinds, and whose words the copies are."""

import pytest

from coderpath.sources.models import Publisher, Source
from tests.shipped import load_shipped

pytestmark = pytest.mark.django_db


def test_the_shipped_publishers_keep_their_kinds_and_know_their_copies():
    load_shipped()
    kinds = dict(Publisher.objects.values_list("name", "kind"))
    for name, kind in (
        ("AAPC", "ISSUER"),
        ("US Bureau of Labor Statistics", "GOVERNMENT"),
        ("fdocuments.us (copy of AAPC Coding Edge)", "THIRD_PARTY"),
        ("Vocal", "ARTICLE"),
        ("Andrews School", "SCHOOL"),
    ):
        assert kinds[name] == kind
    copies = Publisher.objects.filter(same_as__name="Wikipedia")
    assert copies.count() == 3
    voices = {source.voice for source in Source.objects.whole().filter(publisher__in=copies)}
    assert len(voices) == 1
    assert [*Source.problems(), *Publisher.problems()] == []
