from django.contrib.sitemaps import GenericSitemap, Sitemap
from django.urls import NoReverseMatch, reverse

from certifications.models import Certification
from coderpath.sources.models import Source
from salaries.models import Area


class Pages(Sitemap):
    """The pages that are there once."""

    names = [
        "home",
        "certifications:list",
        "compare",
        "paths:list",
        "salaries:list",
        "roadmap",
        "sources:list",
        "disagreements:list",
        "about_figures",
    ]

    def items(self):
        return [name for name in self.names if has_page(name)]

    def location(self, name):
        return reverse(name)


def has_page(name: str, *args) -> bool:
    try:
        return bool(reverse(name, args=args))
    except NoReverseMatch:
        return False


def rows(queryset, page: str):
    return GenericSitemap({"queryset": queryset.order_by("slug")})


SITEMAPS = {
    "pages": Pages,
    "certifications": GenericSitemap({"queryset": Certification.objects.order_by("slug")}),
    "states": GenericSitemap({"queryset": Area.objects.states().order_by("slug")}),
    "sources": GenericSitemap({"queryset": Source.objects.order_by("slug")}),
}
