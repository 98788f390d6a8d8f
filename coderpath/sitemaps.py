"""Every public page, for search engines: those that are there once, and one for each row."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, NamedTuple

from django.contrib.sitemaps import Sitemap
from django.db.models import Max
from django.urls import reverse

from certifications.catalogue import shelf
from certifications.models import Funding, Path
from coderpath.guide.models import GuideQuestion
from coderpath.sources import disagreements, held
from coderpath.sources.held import Held
from coderpath.sources.last_days import LastDays
from coderpath.sources.models import Edition, Source
from salaries import shelf as salaries_shelf
from salaries.models import Area


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


Last = Callable[[Any], date | None]


class Listed(NamedTuple):
    """A row that has a page, and the day on which what that says last moved, where one is known."""

    row: Any
    last: date | None


class OneForEach(Sitemap):
    """A page for each row of a kind; `rows` gives those there are, `last` what tells their days.

    `name` is that of the address, which takes the slug of the row; without it, the row’s own page.
    """

    def __init__(
        self, rows: Callable[[], Iterable], last: Callable[[], Last], name: str = ""
    ) -> None:
        self.rows, self.last, self.name = rows, last, name

    def items(self):
        with held.going_by(held.now()):
            last = self.last()
            rows = sorted(self.rows(), key=lambda each: each.slug)
            return [Listed(row, last(row)) for row in rows]

    def location(self, item):
        row = item.row
        return reverse(self.name, args=[row.slug]) if self.name else row.get_absolute_url()

    def lastmod(self, item):
        return item.last


def _days() -> LastDays:
    there = shelf.at()
    return there.rows.on(there.day, LastDays)


def _of_things() -> Last:
    return _days().of


def _of_paths() -> Last:
    """By all that stands on their steps."""
    things: dict[Path, set] = defaultdict(set)
    for step in shelf.at().steps:
        things[step.path] |= {step.path, step.certification, step.training, step.priced_as}
    days = _days()
    return lambda path: days.of(*things[path])


def _of_pay() -> Last:
    """By the tables of the survey: no row of them has a day."""
    last = held.now().once(_pay_changed)
    return lambda area: last


def _pay_changed(rows: Held) -> date | None:
    tables = Edition.objects.filter(table__startswith=f"{Area._meta.app_label}.")
    return tables.aggregate(last=Max("changed_on"))["last"]


def _of_questions() -> Last:
    days = _days()
    return lambda asked: days.of_facts(asked.finding.facts)


def _of_guide() -> Last:
    return lambda question: question.reviewed_on


def _of_sources() -> Last:
    days = _days()
    return lambda source: days.of(source) or source.read_on


SITEMAPS = {
    "pages": Pages,
    "certifications": OneForEach(lambda: shelf.at().certifications, _of_things),
    "paths": OneForEach(lambda: shelf.at().paths, _of_paths),
    "paths-by-state": OneForEach(lambda: shelf.at().paths, _of_paths, "certifications:path_states"),
    "programs": OneForEach(lambda: shelf.at().trainings, _of_things),
    "funding": OneForEach(lambda: held.now().rows(Funding), _of_things),
    "organizations": OneForEach(lambda: shelf.at().issuers, _of_things),
    "states": OneForEach(lambda: salaries_shelf.at().states, _of_pay),
    "areas": OneForEach(lambda: salaries_shelf.at().surveyed_parts, _of_pay),
    "guide": OneForEach(lambda: held.now().rows(GuideQuestion), _of_guide),
    "sources": OneForEach(lambda: held.now().rows(Source), _of_sources),
    "disagreements": OneForEach(disagreements.collect, _of_questions, "sources:disagreement"),
}
