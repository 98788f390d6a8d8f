"""The price list of each organization, for the desk: what it asks for the exams it gives."""

from collections import defaultdict
from collections.abc import Iterator

from coderpath.desk.grid.sheets import FactSheet, offers
from coderpath.sources.held import Held

from .models import Certification, Fee

EXAMS = (Fee.Kind.EXAM_ONE, Fee.Kind.EXAM_TWO)
MEMBERS_OR_NOT = (Fee.Payer.MEMBER, Fee.Payer.NON_MEMBER)


@offers
def price_lists(rows: Held) -> Iterator[FactSheet]:
    """Each open exam of an organization, with one try and two; for members too where it has any."""
    of_issuer = defaultdict(list)
    for certification in rows.rows(Certification):
        if certification.status == Certification.Status.OPEN:
            of_issuer[certification.issuer].append(certification)
    for issuer in sorted(of_issuer, key=lambda issuer: issuer.code.lower()):
        payers = MEMBERS_OR_NOT if issuer.has_members else (Fee.Payer.ANYONE,)
        asked = [
            Fee(certification=certification, kind=kind, payer=payer)
            for certification in sorted(of_issuer[issuer], key=lambda each: each.code)
            for kind in EXAMS
            for payer in payers
        ]
        publisher = issuer.publisher.voice if issuer.publisher else None
        yield FactSheet(issuer.slug, f"Prices of {issuer}", publisher, asked)
