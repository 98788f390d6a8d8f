"""The columns of the roadmap: places of work that lie near one another, from left to right."""

from collections.abc import Collection
from dataclasses import dataclass

from ..models.scopes import Term

NOWHERE = "No source we read says where"


@dataclass(frozen=True)
class PlaceColumn:
    """Places of work that share a column; `lines` are its heading on the map."""

    name: str
    lines: tuple[str, ...]
    terms: tuple[Term, ...]


COLUMNS = (
    PlaceColumn(
        "Doctors’ offices and clinics",
        ("Doctors’ offices", "and clinics"),
        (Term.OFFICE,),
    ),
    PlaceColumn("Hospital outpatient", ("Hospital", "outpatient"), (Term.OUTPATIENT,)),
    PlaceColumn("Hospital inpatient", ("Hospital", "inpatient"), (Term.INPATIENT,)),
    PlaceColumn(
        "Home care, or one medical specialty",
        ("Home care,", "one specialty, or", "not known where"),
        (Term.HOME_CARE, Term.SPECIALTY),
    ),
    PlaceColumn(
        "Insurers, billing and risk adjustment",
        ("Insurers,", "billing, risk", "adjustment"),
        (Term.RISK, Term.PAYER, Term.BILLING),
    ),
    PlaceColumn(
        "Auditing, documentation, records and management",
        ("Auditing, records,", "documentation,", "management"),
        (Term.AUDIT, Term.DOCUMENTATION, Term.RECORDS, Term.COMPLIANCE, Term.MANAGEMENT),
    ),
)
# Where those stand on the map of which no source says where they count.
UNPLACED = 3


def columns_of(terms: Collection[str]) -> list[int]:
    """The numbers of the columns of these places of work.

    >>> columns_of({"OFFICE", "BILLING"}), columns_of(())
    ([0, 4], [])
    """
    return [
        number for number, column in enumerate(COLUMNS) if not set(column.terms).isdisjoint(terms)
    ]


def place_on_map(terms: Collection[str]) -> int:
    """The one column in which a certification stands on the map: the last of its own.

    >>> place_on_map({"OFFICE", "OUTPATIENT", "INPATIENT"}), place_on_map(())
    (2, 3)
    """
    return max(columns_of(terms), default=UNPLACED)
