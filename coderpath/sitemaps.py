"""Every public page, for search engines: those that are there once, and one for each row."""

from collections.abc import Callable, Iterable

from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from certifications.catalogue import shelf
from coderpath.sources import held
from coderpath.sources.models import Source
from salaries import shelf as salaries_shelf


class Pages(Sitemap):
    """The pages that are there once."""

    names = [
        "home",
        "certifications:list",
        "certifications:compare",
        "certifications:paths",
        "certifications:pay",
        "certifications:eligibility",
        "certifications:tools",
        "certifications:lose_the_a",
        "certifications:exam_day",
        "certifications:keep",
        "salaries:list",
        "salaries:compare",
        "sources:list",
        "sources:disagreements",
        "sources:about",
    ]

    def items(self):
        return self.names

    def location(self, item):
        return reverse(item)


class OneForEach(Sitemap):
    """A page for each row of a kind; `rows` gives those there are."""

    def __init__(self, rows: Callable[[], Iterable]):
        self.rows = rows

    def items(self):
        return sorted(self.rows(), key=lambda each: each.slug)


SITEMAPS = {
    "pages": Pages,
    "certifications": OneForEach(lambda: shelf.at().certifications),
    "paths": OneForEach(lambda: shelf.at().paths),
    "states": OneForEach(lambda: salaries_shelf.at().states),
    "areas": OneForEach(lambda: salaries_shelf.at().surveyed_parts),
    "sources": OneForEach(lambda: held.now().rows(Source)),
}
