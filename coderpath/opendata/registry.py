"""Every page that is also data, as the addresses of the site have it: nothing is listed twice."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from urllib.parse import parse_qs, urlsplit

from django.http import Http404, HttpRequest, QueryDict
from django.urls import URLPattern, URLResolver, get_resolver, resolve, reverse

from coderpath.renamed import Renamed

from .answers import PageData
from .formats import FORMATS
from .tables import Column, DataTable

ENDING = ".<data:format>"
PART = re.compile(r"<(?:\w+:)?(\w+)>")


@dataclass(frozen=True)
class DataAddress:
    """Where a page is had as data: `/paths/{slug}`, which .csv or .json follows."""

    route: str
    data: PageData

    @property
    def parts(self) -> list[str]:
        """The names of what varies in it."""
        return re.findall(r"{(\w+)}", self.route)

    @property
    def name(self) -> str:
        """“paths_slug_states”."""
        return "_".join(re.findall(r"\w+", self.route))

    @property
    def asked(self) -> dict[str, list[str]]:
        """What stands in the example for each parameter of the address and of the query."""
        path, _, query = self.data.like.partition("?")
        steps = zip(self.route.split("/"), path.removesuffix("/").split("/"), strict=True)
        parts = {name.strip("{}"): [step] for name, step in steps if name.startswith("{")}
        return parts | parse_qs(query)

    def example(self, format: str) -> str:
        """The address that answers, as “csv” or “json”."""
        path, sign, query = self.data.like.partition("?")
        return f"{path.removesuffix('/')}.{format}{sign}{query}"

    @property
    def examples(self) -> dict[str, str]:
        """One for each format, by its name for people."""
        return {name.upper(): self.example(name) for name in FORMATS}

    @property
    def columns(self) -> tuple[Column, ...]:
        """Those of the example; none where its row is not on file, or has another name now."""
        try:
            return self.table.columns
        except (Http404, Renamed):
            return ()

    @property
    def table(self) -> DataTable:
        """What stands at the example. Raises Http404 where it is not on file."""
        path, _, query = self.data.like.partition("?")
        request = HttpRequest()
        request.method, request.path, request.GET = "GET", path, QueryDict(query)
        request.META["QUERY_STRING"] = query
        return self.data.table_of(request, **resolve(urlsplit(path).path).kwargs)


@cache
def addresses() -> tuple[DataAddress, ...]:
    """In the order of the addresses."""
    found = _found(get_resolver().url_patterns, "/")
    return tuple(sorted(found, key=lambda each: each.route))


def public_pages() -> Iterator[str]:
    """The address of every page that the sitemap has."""
    for of_kind in resolve(reverse("sitemap")).kwargs["sitemaps"].values():
        sitemap = of_kind() if isinstance(of_kind, type) else of_kind
        yield from map(sitemap.location, sitemap.items())


def _found(patterns: Iterable, before: str) -> Iterator[DataAddress]:
    for pattern in patterns:
        route = f"{before}{pattern.pattern}"
        if isinstance(pattern, URLResolver):
            yield from _found(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern) and route.endswith(ENDING):
            yield DataAddress(PART.sub(r"{\1}", route.removesuffix(ENDING)), pattern.callback.data)
