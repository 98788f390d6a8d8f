"""The list of organizations as data: one row each, every figure with its source and date."""

from coderpath.opendata.tables import Column, DataTable
from coderpath.sources.findings import Finding
from coderpath.sources.origins import origin

from .listing import OrganizationList
from .organization import OrganizationPage

COLUMNS = (
    Column("organization", "Its short name."),
    Column("name", "Its full name; empty where its letters are the name, or nobody spells them."),
    Column("kind", "What it is to a reader."),
    Column("status", "Whether we could confirm that it is active."),
    Column("newest_own_words", "Of when the newest is that we read of it itself."),
    Column("certifications", "How many of the certifications on this site it gives."),
    Column("dues", "Dollars a year that a member pays."),
    Column("dues_as_of", "The date of the dues, as far as it is known."),
    Column("dues_checked_on", "The day on which an editor last checked the dues."),
    Column("dues_source", "The source of the dues."),
    Column("members", "How many members it has, by its own newest count, else by others."),
    Column("members_as_of", "The date of that count, as far as it is known."),
    Column("members_checked_on", "The day on which an editor last checked that count."),
    Column("members_source", "The source of that count."),
    Column("website", "Its site; empty where we do not know it, or do not link to it."),
)


def as_data(listing: OrganizationList) -> DataTable:
    """In the order of the page."""
    return DataTable(
        name="organizations",
        title="Organizations of medical coding",
        means="Who gives titles in medical coding, who approves programs and exams, and whom you"
        " can join.",
        columns=COLUMNS,
        rows=[_row(row) for group in listing.groups for row in group.rows],
        notes=("What no source we read says is empty, and never zero.",),
    )


def _row(row: OrganizationPage) -> dict:
    dues = row.dues[0].finding if row.dues and not row.dues[0].label else Finding()
    members = row.members[0] if row.members else Finding()
    return {
        "organization": row.issuer.code,
        "name": row.issuer.called or None,
        "kind": row.issuer.get_kind_display(),
        "status": row.issuer.get_status_display(),
        "newest_own_words": row.newest_day or None,
        "certifications": len(row.profiles),
        "dues": dues.headline and dues.headline.amount,
        **_source("dues", dues),
        "members": members.headline and members.headline.people,
        **_source("members", members),
        "website": row.link or None,
    }


def _source(name: str, finding: Finding) -> dict:
    fact = finding.headline
    return {
        f"{name}_as_of": fact and fact.date_as_data,
        f"{name}_checked_on": fact and fact.checked_on,
        f"{name}_source": fact and origin(fact.source),
    }
