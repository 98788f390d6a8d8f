"""What a path adds to what its reader holds: to get its titles, and to keep them all."""

from collections.abc import Iterable

from certifications.models import Certification
from certifications.upkeep.adding import Adds, adds
from certifications.upkeep.of_shelf import KeptTitles

from .ledger import LedgerColumn
from .lines import dues_paid
from .plan import Plan


def added_by(
    plan: Plan, column: LedgerColumn, titles: KeptTitles, held: Iterable[Certification], years: int
) -> Adds:
    """By the column that the reader pays; what the path starts from is held too."""
    before = list(dict.fromkeys([*held, *filter(None, [plan.path.holds])]))
    is_member = plan.ledger.has_choice and column.label == plan.ledger.member.label
    return adds(
        column.earn,
        titles.every(plan.earned),
        titles.every(before),
        years,
        paid=dues_paid(plan),
        member=is_member,
    )
