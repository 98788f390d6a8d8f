"""The page on which the figures of a table were read: a source there is, or one described."""

from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from coderpath.sources.fact_forms import not_coming, wrong_address
from coderpath.sources.held import Held
from coderpath.sources.models import Source
from coderpath.sources.publishers import Publisher, PublisherDomain
from coderpath.written import quoted

from .. import anew
from . import cells
from .typed_table import TypedLine

DESCRIBING = ("publisher", "title", "url")
CHOOSE = "Say where it was read: a source, or a publisher, title and address."


@dataclass(frozen=True)
class ReadPage:
    """A source, stored or not yet, and the day on which it was read."""

    source: Source
    day: date


@dataclass
class PagesRead:
    """The sources that rows name. `default` are the cells of the form above the table: they count
    where a row says nothing of its own; `day` is when it was read."""

    held: Held
    user: object
    day: date
    default: dict[str, str]
    is_sure: bool = False
    new: dict[tuple, Source] = field(default_factory=dict)

    def __post_init__(self):
        sources = self.held.rows(Source)
        self.by_slug = {source.slug: source for source in sources}
        self.by_page = {_page(source): source for source in sources}
        self.publishers = cells.Names(self.held.rows(Publisher), ("name",))
        self.domains = self.held.rows(PublisherDomain)

    def of_line(self, line: TypedLine, old: Source | None = None) -> ReadPage:
        """The page of a row. A figure that replaces one of the source it names was read there anew;
        where neither the row nor the form says where, it is refused."""
        typed = {name: line.cells.get(name, "") for name in ("source", *DESCRIBING, "read_on")}
        is_described = any(typed[name] for name in DESCRIBING)
        is_of_old = old is not None and typed["source"] == old.slug and not is_described
        is_default = is_of_old or not (typed["source"] or is_described)
        day = self._day(typed["read_on"])
        if is_default and any(self.default.values()):
            source, is_read_now = self._named(self.default), True
        elif is_of_old:
            source, is_read_now = old, True
        else:
            source, is_read_now = self._named(typed), False
        if source.read_on is None and not source.pk:
            source.read_on = day or self.day
        wanted = day or (self.day if is_read_now else None)
        if wanted and source.read_on != wanted:
            source = anew.read_again(source, wanted)
        return ReadPage(self._once(source), source.read_on or wanted or self.day)

    def _day(self, cell: str) -> date | None:
        try:
            return not_coming(cells.read_day(cells.unguarded(cell))) if cell else None
        except ValidationError as error:
            raise ValidationError(f"read_on: {' '.join(error.messages)}") from None

    def _named(self, typed: dict[str, str]) -> Source:
        described = [name for name in DESCRIBING if typed[name]]
        if typed["source"] and described:
            raise ValidationError("Name a source or describe a page, not both.")
        if slug := typed["source"].lower():
            if slug not in self.by_slug:
                raise ValidationError(f"source: no source is called {quoted(slug)}.")
            return self.by_slug[slug]
        if len(described) < len(DESCRIBING):
            raise ValidationError(CHOOSE)
        try:
            publisher = self.publishers.read(cells.unguarded(typed["publisher"]))
        except ValidationError as error:
            raise ValidationError(f"publisher: {' '.join(error.messages)}") from None
        return Source(publisher=publisher, title=typed["title"], url=typed["url"])

    def _once(self, source: Source) -> Source:
        """The one that is there already, or was described by a row before; or a new one."""
        page = _page(source)
        if source.pk:
            return source
        if page in self.by_page:
            return self.by_page[page]
        if page not in self.new:
            self._check(source)
            self.new[page] = source
        return self.new[page]

    def _check(self, source: Source) -> None:
        """A new source is as good as on its own form, and by someone who may add one."""
        if not self.user.has_perm("sources.add_source"):
            raise ValidationError("Your account may not add a source, nor one read again.")
        try:
            source.clean_fields(exclude=["slug", "publisher", "relays"])
        except ValidationError as error:
            told = error.message_dict.items()
            raise ValidationError(
                [f"{'' if n == NON_FIELD_ERRORS else f'{n}: '}{' '.join(m)}" for n, m in told]
            ) from None
        if said := wrong_address(source, self.user, self.domains):
            raise ValidationError(f"url: {said}")


def _page(source: Source) -> tuple:
    return source.publisher_id, source.url, source.title, source.read_on
