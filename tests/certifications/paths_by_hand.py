"""A small catalogue of paths: sample data, whose sums are worked out here by hand.

Not a member, to the credential:

* CCA alone: $299 and 38% of it, $114, for failing: $413, two lines unknown; 2.3 months.
  A member pays $199, 38% of it and $149 of dues: $424.
* CPC-A alone: $425 and a year of dues, $222: $647, two lines unknown; 26 weeks, 6 months.
* CRC by a course: $600, $425 and $222: $1,247, books unknown; 3 months.
* CCA, a year of work, then CCS: $413, $399 and 16% of it, $64: $876, four lines unknown. A
  member pays $199 and $76, $299 and $48, and two years of dues, $298: $920. The renewal is
  $249, or $100, and $50 for the second.
* Losing the “A”: two years of dues, $444, and nothing unknown; 24 months and being hired.
* CPB for billers: $300 and $222: $522. CIC for who holds the CPC: no price but dues.

Coders in Ohio earn $38,060 at the lowest tenth and $45,500 at the lowest quarter.
"""

from decimal import Decimal

from certifications.models import (
    Fee,
    PassRate,
    RenewalRule,
    Scope,
    StudyTime,
    Training,
    Way,
)
from salaries.models import Wage
from tests.factories import make_certification

from .rows import make_cpc, make_fact, make_way
from .side_by_side import make_wages
from .working_out import make_cca, make_course, make_path

CCA_THEN_CCS = "CCA first, a year’s work, then CCS"
A_YEAR = {"kind": "FIRST_JOB", "months": 12, "assumption": "A year of work is usual."}
NEWCOMERS = {"self-study-cca", "self-study-cpc-a", "cca-then-ccs", "course-crc"}
EVERY = NEWCOMERS | {"nurse-crc", "biller-cpb", "apprentice-work", "cpc-crc", "cpc-cic"}


def make_paths() -> None:
    """Nine paths of people who start from five places, to seven credentials."""
    cca, cpc = make_cca(), make_cpc()
    Fee.objects.filter(certification=cpc, amount=399).delete()
    of_ahima, of_aapc = {"issuer": cca.issuer}, {"issuer": cpc.issuer}
    ccs = make_certification(code="CCS", **of_ahima)
    crc, cic, cpb = (make_certification(code=code, **of_aapc) for code in ("CRC", "CIC", "CPB"))
    for certification, payer, amount in (
        (ccs, "NON_MEMBER", 399),
        (ccs, "MEMBER", 299),
        (crc, "ANYONE", 425),
        (cpb, "ANYONE", 300),
    ):
        exam = {"certification": certification, "kind": "EXAM_ONE", "payer": payer}
        make_fact(Fee, **exam, amount=amount)
    more = {"kind": "RECERTIFICATION_MORE", "amount": 50, "every_months": 24}
    make_fact(Fee, **of_ahima, **more)
    make_fact(RenewalRule, certification=ccs, kind="TOTAL", ceus=20, cycle_months=24)
    make_fact(RenewalRule, **of_ahima, kind="EACH_MORE", ceus=10)
    make_fact(PassRate, certification=ccs, year=2025, percent_low=84)
    for certification, term in (
        (cca, "OFFICE"),
        (ccs, "INPATIENT"),
        (crc, "RISK"),
        (cic, "INPATIENT"),
        (cpb, "BILLING"),
    ):
        make_fact(Scope, certification=certification, kind="SETTING", term=term)
    for certification, level in (
        (cca, "ENTRY"),
        (cpc, "ENTRY"),
        (ccs, "ADVANCED"),
        (crc, "NOT_ENTRY"),
    ):
        make_fact(Scope, certification=certification, kind="LEVEL", term=level)
    for certification in (cca, ccs):
        make_way(certification=certification, rule="A diploma", education="HIGH_SCHOOL")
    make_fact(StudyTime, certification=cpc, estimate="A plan", weeks_low=26, weeks_high=26)
    course = Training.objects.create(slug="crc-course", name="CRC course")
    make_course(course, low=600, months_low=3, months_high=3)
    make_wages()
    Wage.objects.update(annual_p25=45_500, hourly_p10=Decimal("18.30"))
    _make_steps(cca, cpc, ccs, crc, cic, cpb, course)


def _make_steps(cca, cpc, ccs, crc, cic, cpb, course) -> None:
    def of(certification, *kinds):
        return [{"kind": kind, "certification": certification} for kind in kinds]

    alone = of(cca, "START", "MEMBERSHIP", "TRAINING", "BOOKS", "EXAM", "RETAKE")
    and_ccs = of(ccs, "START", "TRAINING", "BOOKS", "SECOND", "RETAKE")
    to_crc = [{"kind": "TRAINING", "training": course}, *of(crc, "MEMBERSHIP", "EXAM")]
    years = Way.objects.get(requirement__purpose="LOSE_A", experience_months=24)
    work = [{"kind": "FIRST_JOB", "way": years}, *of(cpc, "LOSE_A")]
    work[1]["way"] = years
    for slug, name, start, holds, steps in (
        ("self-study-cca", "Self-study, then CCA", "NEWCOMER", None, alone),
        (
            "self-study-cpc-a",
            "Self-study, then CPC-A",
            "NEWCOMER",
            None,
            of(cpc, "START", "TRAINING", "MEMBERSHIP", "BOOKS", "EXAM", "RETAKE"),
        ),
        (
            "cca-then-ccs",
            "CCA first, a year’s work, then CCS",
            "NEWCOMER",
            None,
            [*alone, A_YEAR, *and_ccs],
        ),
        ("course-crc", "A course, then CRC", "NEWCOMER", None, to_crc),
        ("nurse-crc", "Nurse to CRC", "NURSE", None, to_crc),
        ("biller-cpb", "Biller to CPB", "BILLER", None, of(cpb, "MEMBERSHIP", "EXAM")),
        (
            "apprentice-work",
            "Work off the A",
            "APPRENTICE",
            cpc,
            [*of(cpc, "MEMBERSHIP"), *work],
        ),
        ("cpc-crc", "CPC, then CRC", "HOLDER", cpc, to_crc),
        ("cpc-cic", "CPC, then CIC", "HOLDER", cpc, of(cic, "MEMBERSHIP", "EXAM")),
    ):
        make_path(*steps, slug=slug, name=name, start=start, holds=holds)
