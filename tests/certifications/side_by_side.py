"""Certifications for tests of the comparison, with the figures that the tests name."""

from datetime import date

from certifications.models import (
    ExamFormat,
    Fee,
    PassRate,
    PayReport,
    RenewalRule,
    Scope,
)
from coderpath.sources.models import Publisher
from salaries.models import CODERS, Area, Occupation, Release, Wage
from tests.certifications.rows import make_way
from tests.factories import make_certification, make_fee, make_issuer, make_source

DAY = date(2026, 1, 1)


def make_wages():
    """Ohio and the nation of May 2025; Texas has no row."""
    source = make_source(
        publisher="BLS", title="OEWS May 2025", kind=Publisher.Kind.GOVERNMENT, slug="oews-2025"
    )
    release = Release.objects.create(
        slug="oews-2025",
        name="OEWS May 2025",
        year=2025,
        source=source,
        top_code_hourly=115,
        top_code_annual=239_200,
    )
    coders = Occupation.objects.create(
        code=CODERS, title="Medical coders", soc_version=2018, is_offered=True
    )
    for slug, name, kind, low, high in [
        ("us", "United States", Area.Kind.NATION, 36_420, 82_370),
        ("oh", "Ohio", Area.Kind.STATE, 38_060, 79_290),
    ]:
        area = Area.objects.create(slug=slug, name=name, kind=kind, code=slug)
        Wage.objects.create(
            release=release, occupation=coders, area=area, annual_p10=low, annual_p90=high
        )


def make_side_by_side():
    """CPC, CCA, CCS and CRC by their codes, from two bodies.

    First year: CPC 425 + 222 = 647 and unknown books; CCA 299; CCS 399; CRC as CPC.
    Five years: CPC 425 + 5 × 222 = 1,535; CCA 299 + 2 × 249 = 797; CCS 399 + 2 × 249 = 897.
    """
    aapc, ahima = make_issuer(code="AAPC"), make_issuer(code="AHIMA")
    said = {"source": make_source(), "as_of": DAY}
    certifications = {
        code: make_certification(code=code, issuer=issuer, **more)
        for code, issuer, more in [
            ("CPC", aapc, {"apprentice_code": "CPC-A", "is_core": True}),
            ("CCA", ahima, {"is_core": True}),
            ("CCS", ahima, {"is_core": True}),
            ("CRC", aapc, {"is_core": True}),
            ("COC", aapc, {"former_code": "CPC-H", "is_core": True}),
            ("CIC", aapc, {}),
            ("CPB", aapc, {}),
        ]
    }
    for code, amount in [("CPC", 425), ("CCA", 299), ("CCS", 399), ("CRC", 425), ("COC", 499)]:
        make_fee(certification=certifications[code], amount=amount, **said)
    make_fee(issuer=aapc, kind=Fee.Kind.DUES, payer="MEMBER", amount=222, every_months=12, **said)
    make_fee(issuer=ahima, kind=Fee.Kind.RECERTIFICATION, amount=249, every_months=24, **said)
    for issuer, ceus, kept in [(aapc, 36, True), (ahima, 20, False)]:
        rules = RenewalRule.objects
        rules.create(issuer=issuer, kind="TOTAL", ceus=ceus, cycle_months=24, **said)
        rules.create(issuer=issuer, kind="DUES_KEPT", is_required=kept, **said)
    for code, items, minutes, mark, open_book in [
        ("CPC", 100, 240, 70, True),
        ("CCA", 105, 120, 300, False),
        ("CCS", 107, 240, 300, False),
        ("CRC", 100, 240, 70, True),
    ]:
        ExamFormat.objects.create(
            certification=certifications[code],
            items=items,
            minutes=minutes,
            pass_mark=mark,
            pass_scale="PERCENT" if mark == 70 else "SCALED",
            pass_scale_high=None if mark == 70 else 400,
            open_book=open_book,
            **said,
        )
    for code, level, *settings in [
        ("CPC", "ENTRY", "OFFICE", "OUTPATIENT"),
        ("CCA", "ENTRY", "OFFICE", "INPATIENT"),
        ("CCS", "ADVANCED", "INPATIENT"),
        ("CRC", "NOT_ENTRY", "RISK"),
    ]:
        of = {"certification": certifications[code], **said}
        Scope.objects.create(kind="LEVEL", term=level, **of)
        for term in settings:
            Scope.objects.create(kind="SETTING", term=term, **of)
    for code, rule, education in [
        ("CCA", "High-school diploma or equivalent", "HIGH_SCHOOL"),
        ("CCS", "Two years of coding work", ""),
    ]:
        make_way(
            certification=certifications[code],
            rule=rule,
            education=education,
            experience_months=None if education else 24,
            **said,
        )
    for code, percent in [("CCA", 62), ("CCS", 84)]:
        PassRate.objects.create(
            certification=certifications[code], year=2025, percent_low=percent, **said
        )
    for code, survey, low in [
        ("CPC", "AAPC salary survey", 58_055),
        ("CRC", "AAPC salary survey", 74_629),
        ("CCA", "", 48_000),
    ]:
        PayReport.objects.create(
            certification=certifications[code],
            who=f"{code} holders",
            survey=survey,
            year=2022,
            statistic="MEAN",
            low=low,
            **said,
        )
    return certifications
