"""All organizations in groups: what they are to a reader, one line each."""

from dataclasses import dataclass

from ..catalogue.shelf import Shelf
from ..models import Issuer
from .organization import OrganizationPage

GIVE, APPROVE, JOIN, DOUBTFUL = (
    "They give titles",
    "They approve programs or exams",
    "You can join them, but they give no title that is listed here",
    "Not confirmed, or gone",
)


@dataclass(frozen=True)
class OrganizationGroup:
    heading: str
    rows: list[OrganizationPage]


class OrganizationList:
    """Those on file; `there.once(OrganizationList)`."""

    def __init__(self, there: Shelf):
        self.rows = [OrganizationPage(each, there) for each in there.issuers]

    @property
    def open_to_newcomers(self) -> list[OrganizationPage]:
        """Those that have something for people who are not coders yet."""
        return [row for row in self.rows if row.is_active and row.newcomers]

    @property
    def groups(self) -> list[OrganizationGroup]:
        """No group is empty; within one, those that give most come first."""
        found: dict[str, list[OrganizationPage]] = {GIVE: [], APPROVE: [], JOIN: [], DOUBTFUL: []}
        for row in sorted(self.rows, key=lambda row: -len(row.profiles)):
            found[_heading(row)].append(row)
        return [OrganizationGroup(heading, rows) for heading, rows in found.items() if rows]


def _heading(row: OrganizationPage) -> str:
    if row.issuer.kind == Issuer.Kind.ACCREDITOR:
        return APPROVE
    if not row.is_active:
        return DOUBTFUL
    is_listed = row.profiles or row.issuer.kind == Issuer.Kind.CERTIFIER
    return GIVE if is_listed else JOIN
