"""Rows for tests: facts of any kind, and the CPC with what its sources say."""

from datetime import date

from certifications.models import (
    CodeBookRule,
    ExamDomain,
    ExamFormat,
    ExamOutline,
    Fee,
    HolderCount,
    PassRate,
    PayReport,
    RenewalRule,
    Requirement,
    Scope,
    Way,
)
from coderpath.sources.models import Publisher
from tests.factories import make_certification, make_issuer, make_source

THIRD = Publisher.Kind.THIRD_PARTY


def make_fact(model, /, **given):
    """A fact of any kind; a new source when none is given."""
    if "source" not in given:
        given["source"] = make_source()
    return model.objects.create(**given)


OF_A_WAY = {field.name for field in Way._meta.fields} - {"note"}


def make_way(**given) -> Way:
    """One way more of the rule that its source gives for one purpose on one day."""
    if "source" not in given:
        given["source"] = make_source()
    of_way = {name: given.pop(name) for name in list(given) if name in OF_A_WAY}
    asked = {name: given.pop(name) for name in list(given) if name in ("certification", "source")}
    asked |= {"purpose": given.pop("purpose", "SIT"), "as_of": given.pop("as_of", None)}
    asked["standing"] = given.pop("standing", "REPORTED")
    rule, _ = Requirement.objects.get_or_create(**asked, defaults=given)
    return Way.objects.create(requirement=rule, position=rule.rows.count() + 1, **of_way)


def make_outline(certification, areas=None, /, **weights):
    """An outline with an area for each name: a weight such as "7%" or "6–8%", or questions."""
    given = weights.pop("given", {})
    outline = make_fact(ExamOutline, certification=certification, areas=areas, **given)
    for place, (name, weight) in enumerate(weights.items()):
        low, _, high = str(weight).removesuffix("%").partition("–")
        share = {"percent_low": low, "percent_high": high or None}
        said = share if "%" in str(weight) else {"items": weight}
        ExamDomain.objects.create(outline=outline, name=name, position=place, **said)
    return outline


def make_cpc():
    """The CPC: a fee that sources dispute, dues that rose, an exam that was shortened."""
    aapc = make_issuer(code="AAPC", name="AAPC")
    cpc = make_certification(
        code="CPC",
        name="Certified Professional Coder",
        issuer=aapc,
        apprentice_code="CPC-A",
        is_core=True,
        summary="The common first credential for coding in doctors’ offices.",
        proves="You can assign ICD-10-CM, CPT and HCPCS codes from the record.",
    )
    guide = make_source(publisher="OpenExamPrep", title="CPC exam guide", kind=THIRD)
    blog = make_source(publisher="CareerStep", title="Becoming a coder", kind=THIRD)
    article = make_source(publisher="A blog", title="Salary in 2022", kind=Publisher.Kind.ARTICLE)
    page = make_source(publisher="AAPC", title="CPC exam page")
    help_center = make_source(publisher="AAPC help center", title="Code books")

    fees = [
        (425, "IN_USE", guide, date(2026, 3, 1), "EXAM_ONE", "One attempt."),
        (399, "REPORTED", guide, date(2026, 2, 21), "EXAM_ONE", "Same publisher, other page."),
        (300, "SUPERSEDED", blog, date(2013, 6, 1), "EXAM_ONE", "Right then: dues were $125."),
        (300, "MISTAKEN", article, date(2022, 1, 1), "EXAM_ONE", "Copied from the older price."),
        (499, "REPORTED", guide, date(2026, 3, 1), "EXAM_TWO", ""),
        (0, "REPORTED", help_center, date(2026, 1, 1), "BOOKS", "eBooks come with the exam."),
    ]
    for amount, standing, source, day, kind, note in fees:
        make_fact(
            Fee,
            certification=cpc,
            amount=amount,
            standing=standing,
            source=source,
            as_of=day,
            kind=kind,
            note=note,
            until=date(2015, 12, 31) if standing == "SUPERSEDED" else None,
        )
    for amount, standing, day, until, payer in [
        (222, "REPORTED", date(2026, 2, 1), None, "MEMBER"),
        (190, "SUPERSEDED", date(2019, 1, 1), date(2021, 12, 31), "MEMBER"),
        (125, "SUPERSEDED", date(2012, 1, 1), date(2015, 12, 31), "MEMBER"),
        (157, "REPORTED", date(2026, 2, 1), None, "STUDENT"),
    ]:
        make_fact(
            Fee,
            issuer=aapc,
            amount=amount,
            standing=standing,
            kind="DUES",
            payer=payer,
            every_months=12,
            as_of=day,
            until=until,
        )
    make_fact(RenewalRule, issuer=aapc, kind="DUES_KEPT", is_required=True)
    make_fact(RenewalRule, issuer=aapc, held=1, ceus=36, cycle_months=24, source=page)
    make_fact(RenewalRule, issuer=aapc, held=2, ceus=48, cycle_months=24, source=page)
    make_fact(
        ExamFormat,
        certification=cpc,
        items=100,
        minutes=240,
        pass_mark=70,
        pass_scale="PERCENT",
        open_book=True,
        delivery="BOTH",
        source=page,
        as_of=date(2022, 1, 1),
    )
    make_fact(
        ExamFormat,
        certification=cpc,
        items=150,
        minutes=340,
        standing="SUPERSEDED",
        until=date(2021, 12, 31),
        as_of_text="before 2022",
    )
    make_way(
        certification=cpc,
        purpose="SIT",
        strength="RECOMMENDED",
        rule="Associate degree",
        education="ASSOCIATE",
        source=page,
    )
    make_way(certification=cpc, rule="Nothing to show", asks_nothing=True, source=page)
    for rule, months, hours in [
        ("Two years on the job, with letters from employers", 24, None),
        ("One year of work and an 80-hour course", 12, 80),
        ("An 80-hour course and Practicode together", None, 80),
    ]:
        make_way(
            certification=cpc,
            purpose="LOSE_A",
            rule=rule,
            experience_months=months,
            training_hours=hours,
            source=page,
        )
    for kind, term in [
        ("SETTING", "OFFICE"),
        ("SETTING", "OUTPATIENT"),
        ("CODE_SET", "CPT"),
        ("CODE_SET", "ICD10CM"),
        ("LEVEL", "ENTRY"),
    ]:
        make_fact(Scope, certification=cpc, kind=kind, term=term, source=page)
    make_outline(cpc, 17, Anesthesia=4, Radiology=6, Medicine=6, given={"source": page})
    make_fact(PassRate, certification=cpc, unknown="NOT_PUBLISHED", is_estimate=True)
    make_fact(CodeBookRule, certification=cpc, rule="This or last year’s edition", books=3)
    make_fact(HolderCount, certification=cpc, people=200000, is_at_least=True)
    make_fact(
        PayReport,
        certification=cpc,
        who="CPC holders",
        survey="AAPC salary survey",
        year=2022,
        statistic="MEAN",
        low=58055,
    )
    return cpc
