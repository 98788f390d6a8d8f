"""Every public page, for search engines: those that are there once, and one for each row."""

from collections.abc import Callable, Iterable

from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from certifications.catalogue import shelf
from certifications.models import Funding
from coderpath.guide.models import GuideQuestion
from coderpath.sources import disagreements, held
from coderpath.sources.models import Source
from salaries import shelf as salaries_shelf


class Pages(Sitemap):
    """The pages that are there once."""

    names = [
        "home",
        "certifications:list",
        "certifications:compare",
        "certifications:paths",
        "certifications:programs",
        "certifications:programs_compared",
        "certifications:fundings",
        "certifications:pay",
        "certifications:eligibility",
        "certifications:tools",
        "certifications:lose_the_a",
        "certifications:exam_day",
        "certifications:keep",
        "certifications:counselors",
        "certifications:organizations",
        "certifications:roadmap",
        "salaries:list",
        "salaries:compare",
        "sources:list",
        "sources:disagreements",
        "sources:about",
        "quality:quality",
        "quality:changes",
        "guide:index",
        "guide:glossary",
        "guide:faq",
        "guide:resources",
        "api:about",
        "api:columns",
        "api:files",
        "careers",
        "about",
        "privacy",
        "terms",
        "contact",
        "reports:report",
        "reports:answered",
        "reports:check",
    ]

    def items(self):
        return self.names

    def location(self, item):
        return reverse(item)


class OneForEach(Sitemap):
    """A page for each row of a kind; `rows` gives those there are.

    `name` is that of the address, which takes the slug of the row; without it, the row’s own page.
    """

    def __init__(self, rows: Callable[[], Iterable], name: str = ""):
        self.rows = rows
        self.name = name

    def items(self):
        return sorted(self.rows(), key=lambda each: each.slug)

    def location(self, item):
        return reverse(self.name, args=[item.slug]) if self.name else super().location(item)


SITEMAPS = {
    "pages": Pages,
    "certifications": OneForEach(lambda: shelf.at().certifications),
    "paths": OneForEach(lambda: shelf.at().paths),
    "paths-by-state": OneForEach(lambda: shelf.at().paths, "certifications:path_states"),
    "programs": OneForEach(lambda: shelf.at().trainings),
    "funding": OneForEach(lambda: held.now().rows(Funding)),
    "organizations": OneForEach(lambda: shelf.at().issuers),
    "states": OneForEach(lambda: salaries_shelf.at().states),
    "areas": OneForEach(lambda: salaries_shelf.at().surveyed_parts),
    "guide": OneForEach(lambda: held.now().rows(GuideQuestion)),
    "sources": OneForEach(lambda: held.now().rows(Source)),
    "disagreements": OneForEach(disagreements.collect, "sources:disagreement"),
}
