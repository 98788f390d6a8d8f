"""The log as an Atom feed, by Django’s own generator. An entry keeps its id for good."""

from datetime import datetime

from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from coderpath.sources import words
from coderpath.written import printable

from . import phrases
from .changed import LogEntry
from .followed import AskedLog

MOST = 100  # entries
BEFORE_ANY = datetime.fromisoformat("2026-01-01T00:00:00+00:00")
AUTHOR = "CoderPath"


class LogFeed(Atom1Feed):
    """One without an entry is as old as the site: it changes when its first entry comes."""

    def latest_post_date(self) -> datetime:
        return super().latest_post_date() if self.items else BEFORE_ANY


def atom(asked: AskedLog, site: str, page: str, own: str) -> str:
    """The last entries of what was asked; `site` goes before every address of this site."""
    feed = LogFeed(
        title=f"CoderPath: {asked.title}",
        link=f"{site}{page}{asked.query}",
        description="What editors changed, with the reason.",
        language="en-US",
        author_name=AUTHOR,
        feed_url=f"{site}{own}{asked.query}",
    )
    for entry in asked.entries[:MOST]:
        feed.add_item(
            title=printable(f"{entry.question} {summary(entry)}"),
            link=f"{site}{page}#{entry.name}",
            description=content(entry),
            unique_id=f"{site}{page}#{entry.name}",
            pubdate=entry.at,
            updateddate=entry.undone_at or entry.at,
        )
    return feed.writeString("utf-8")


def summary(entry: LogEntry) -> str:
    """The figure before and now, in few words."""
    return " → ".join(filter(None, (entry.was, entry.now)))


def content(entry: LogEntry) -> SafeString:
    """What changed, from when it holds, why, where it was read, and whether it still stands."""
    source = entry.source
    told = [
        summary(entry),
        entry.holds_from and f"Dated {entry.holds_from}.",
        f"Why: {entry.reason or phrases.NO_REASON}",
        source and f"Source: {source.publisher}, {source.title}.",
        entry.takes_back and f"It takes back a change of {words.day(entry.takes_back)}.",
        entry.undone_at and f"Taken back on {words.day(entry.undone_at)}: {why_undone(entry)}",
    ]
    return format_html_join("", "<p>{}</p>", ((printable(text),) for text in told if text))


def why_undone(entry: LogEntry) -> str:
    return entry.undone_why or phrases.NO_REASON
