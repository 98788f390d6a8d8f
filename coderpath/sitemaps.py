"""Every public page, for search engines: those that are there once, and one for each row."""

from django.contrib.sitemaps import GenericSitemap, Sitemap
from django.db.models import Exists, OuterRef
from django.urls import reverse

from certifications.catalogue import shelf
from coderpath.sources.models import Source
from salaries.models import Area, Wage


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


class OfTheShelf(Sitemap):
    """A page for each certification, or for each path."""

    def __init__(self, name: str):
        self.name = name

    def items(self):
        return sorted(getattr(shelf.at(), self.name), key=lambda each: each.slug)


def one_for_each(queryset, *also: str) -> GenericSitemap:
    """A page for each row; only its slug is fetched, and what else its address depends on."""
    return GenericSitemap({"queryset": queryset.only("slug", *also).order_by("slug")})


SURVEYED_PARTS = Area.objects.parts().filter(
    Exists(Wage.objects.published().filter(area=OuterRef("pk")))
)
SITEMAPS = {
    "pages": Pages,
    "certifications": OfTheShelf("certifications"),
    "paths": OfTheShelf("paths"),
    "states": GenericSitemap({"queryset": Area.objects.states().order_by("slug")}),
    "areas": GenericSitemap({"queryset": SURVEYED_PARTS.order_by("slug")}),
    "sources": one_for_each(Source.objects.published()),
}
