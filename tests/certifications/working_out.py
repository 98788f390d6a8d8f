"""Plans for tests: paths of a few steps, worked out from the facts that a test makes."""

from certifications.catalogue import shelf
from certifications.models import (
    Fee,
    PassRate,
    Path,
    PathStep,
    RenewalRule,
    Requirement,
    Scope,
    StudyTime,
    TrainingCost,
    TrainingLength,
)
from certifications.paths import plan
from certifications.paths.plan import Plan
from certifications.paths.terms import Terms
from tests.certifications.rows import make_fact
from tests.factories import make_certification, make_issuer

KINDS = (Fee, Scope, Requirement, StudyTime, RenewalRule, PassRate)


def make_path(*steps: dict, **given) -> Path:
    """A path of these steps, in order; a newcomer’s unless told otherwise."""
    slug = f"path-{Path.objects.count()}"
    values = {"slug": slug, "name": slug, "start": "NEWCOMER", "summary": "For a test."}
    path = Path.objects.create(**values | given)
    for position, step in enumerate(steps, 1):
        PathStep.objects.create(path=path, position=position, **step)
    return path


def work_out(path: Path | None = None, **terms) -> Plan:
    """The plan of a path, or of the only one there is, for 8 hours a week unless told otherwise."""
    steps = list(PathStep.objects.in_order().filter(**({"path": path} if path else {})))
    there = shelf.at()
    terms = Terms(**{"hours": 8} | terms)
    [only] = plan.routes(steps, there.profiles_by_slug, there.offers)
    return Plan(only, terms)


def make_cca():
    """A credential like the CCA: its own price for members, a published pass rate, renewals."""
    ahima = make_issuer(code="AHIMA")
    cca = make_certification(code="CCA", issuer=ahima)
    for payer, exam, renewal in (("NON_MEMBER", 299, 249), ("MEMBER", 199, 100)):
        for kind in ("EXAM_ONE", "RETAKE"):
            make_fact(Fee, certification=cca, kind=kind, payer=payer, amount=exam)
        make_fact(
            Fee, issuer=ahima, kind="RECERTIFICATION", payer=payer, amount=renewal, every_months=24
        )
    make_fact(Fee, issuer=ahima, kind="DUES", payer="MEMBER", amount=149, every_months=12)
    make_fact(RenewalRule, issuer=ahima, kind="DUES_KEPT", is_required=False)
    make_fact(RenewalRule, certification=cca, kind="TOTAL", ceus=20, cycle_months=24)
    make_fact(PassRate, certification=cca, year=2025, percent_low=62, testers=2101)
    make_fact(
        StudyTime,
        certification=cca,
        estimate="A study plan of 10 weeks",
        weeks_low=10,
        weeks_high=10,
    )
    return cca


def make_course(training, low=None, high=None, hours=None, **length) -> None:
    """The price and the length of a program, by some source; its hours are all that it takes."""
    if low is not None:
        make_fact(TrainingCost, training=training, low=low, high=high)
    if hours or length:
        make_fact(
            TrainingLength, training=training, hours=hours, **{"hours_kind": "STUDY"} | length
        )


def line(plan, key):
    return next(line for line in plan.ledger.lines if line.key == key)


def ends(spread) -> tuple:
    return (spread.low, spread.likely, spread.high)
