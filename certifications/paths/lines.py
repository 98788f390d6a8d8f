"""The lines of a path’s ledger, step by step: each from the catalogue’s own figures."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from certifications.catalogue import prices
from certifications.catalogue.amounts import DOLLAR, FREE, NOTHING, Spread
from certifications.catalogue.profile import Profile
from certifications.catalogue.study import months_of_course
from certifications.models import Certification, Fee, Issuer, PathStep, Training, TrainingCost, Way
from certifications.upkeep.costs import TWO_TRIES
from certifications.upkeep.of_profiles import rules_of
from certifications.upkeep.periods import years_begun
from coderpath.sources import words
from coderpath.sources.findings import Finding

from .keeping import Keeping
from .ledger import Line, LineKind, Stage, Thing
from .terms import Fail
from .timeline import PathRoute, Timeline

Kind = PathStep.Kind
OF_ALL_TESTERS = (
    "We count with the pass rate of all first-time testers, people with experience among them: no"
    " source gives one of beginners."
)
FIRST_RENEWAL = 24  # months, where no source gives the cycle


@dataclass(frozen=True)
class Counted:
    """All that the lines of a path take from who asks: two for whom it is equal have equal lines.

    `dues` are the years of dues from each step of membership on, `courses` the months of each step
    of study that is priced by the year, as far as known.
    """

    credentials: frozenset[str]
    is_student: bool
    fail: Fail
    dues: tuple[Spread | None, ...]
    courses: tuple[Spread | None, ...]


def counted(timeline: Timeline) -> Counted:
    terms = timeline.terms
    return Counted(
        terms.person.credentials,
        terms.is_student,
        terms.fail,
        tuple(map(_dues_years, map(timeline.months_left, _of_kind(timeline, Kind.MEMBERSHIP)))),
        tuple(_months_of_course(timeline, step) for step in _of_kind(timeline, Kind.TRAINING)),
    )


def _of_kind(route: PathRoute | Timeline, kind: Kind) -> list[PathStep]:
    return [step for step in route.steps if step.kind == kind]


def _months_of_course(timeline: Timeline, step: PathStep) -> Spread | None:
    if not step.training or not timeline.offers[(step.priced_as or step.training).slug].is_by_year:
        return None
    return months_of_course(timeline.offers[step.training.slug].length, timeline.terms.hours_a_week)


class Reckoning:
    """A route with what the lines take from the reader, step by step."""

    def __init__(self, route: PathRoute, counted: Counted):
        self.route, self.counted = route, counted
        self.path, self.steps, self.earned = route.path, route.steps, route.earned
        self.profiles, self.offers, self.profile = route.profiles, route.offers, route.profile
        self.years_of_dues = dict(zip(_of_kind(route, Kind.MEMBERSHIP), counted.dues, strict=True))
        self.months_of_course = dict(
            zip(_of_kind(route, Kind.TRAINING), counted.courses, strict=True)
        )

    def pays_for(self, issuer: Issuer) -> Certification | None:
        return _pays_for(self.route, self.counted.credentials, issuer)


def of(route: PathRoute, counted: Counted) -> Iterator[Line]:
    """Every line: those of the steps, what only the reader knows, and the first renewal."""
    reckoning = Reckoning(route, counted)
    for step in route.steps:
        match step.kind:
            case Kind.TRAINING if step.training:
                yield from _training(reckoning, step)
            case Kind.MEMBERSHIP:
                yield _membership(reckoning, step)
            case Kind.BOOKS:
                yield _books(reckoning, step)
            case Kind.RETAKE:
                yield _retake(reckoning, step)
            case Kind.EXAM | Kind.SECOND | Kind.SPECIALTY:
                yield _exam(reckoning, step)
        if exam := route.once(studied_for, step):
            yield from _study_books(reckoning, exam)
    if reckoning.earned:
        yield Line(
            LineKind.TRAVEL, None, "Travel to the exam", reason="only you know", is_asked=True
        )
    yield from _renewal(reckoning)


def _line(
    kind: LineKind, thing: Thing, label: str, finding: Finding, amount: Spread | None, **more
) -> Line:
    """A line that is the same with and without membership; unknown for the finding’s reason."""
    reason = "" if amount else (finding.unknown or Finding().unknown)
    more = {"outsider": amount, "member": amount, "reason": reason, "findings": (finding,)} | more
    return Line(kind, thing, label, **more)


def studied_for(route: PathRoute, step: PathStep) -> PathStep | None:
    """The exam whose books are bought at this step: as one begins to study for it, or for it."""
    place = route.steps.index(step)
    exam = next((each for each in route.steps[place:] if each.is_exam), None)
    first = exam and next(iter(_studies(route.steps, exam)), exam)
    return exam if step is first else None


def _studies(steps: Sequence[PathStep], exam: PathStep) -> list[PathStep]:
    """The courses and the study before an exam, since the exam before it."""
    found: list[PathStep] = []
    for step in steps[: steps.index(exam)]:
        found = [] if step.is_exam else found + [step] * (step.kind == Kind.TRAINING)
    return found


def _study_books(reckoning: Reckoning, exam: PathStep) -> Iterator[Line]:
    """Books to study with, which an exam’s own price never holds; a course may price its own."""
    courses = [each.training for each in _studies(reckoning.steps, exam) if each.training]
    covers = TrainingCost.Covers.BOOKS
    if any(reckoning.offers[course.slug].price(covers).headline for course in courses):
        return
    about = exam.certification
    yield _line(LineKind.MATERIALS, about, f"Books to study with, {about.code}", Finding(), None)


def _training(reckoning: Reckoning, step: PathStep) -> Iterator[Line]:
    offer = reckoning.offers[(step.priced_as or step.training).slug]
    months = reckoning.months_of_course[step]
    course, name = LineKind.TUITION, str(step.training)
    for kind, covers, label in (
        (course, TrainingCost.Covers.TUITION, name),
        (LineKind.BOOKS, TrainingCost.Covers.BOOKS, f"Books and supplies, {words.inside(name)}"),
    ):
        price = offer.price(covers)
        if kind is course or price.headline:
            line = _tuition(kind, step.training, label, price, months)
            yield _maybe_included(line, step.way) if step.may_be_included else line


def _tuition(
    kind: LineKind, training: Training, label: str, price: Finding, months: Spread | None
) -> Line:
    amount, said = prices.tuition(price, months), price.headline
    if not amount:
        return _line(kind, training, label, price, None)
    is_range = said.high not in (None, said.low)
    ours = " ".join([prices.MIDDLE] * is_range + [prices.EXAM_TOO] * said.with_exam)
    return _line(kind, training, label, price, amount, note=said.figure, ours=ours)


def _maybe_included(line: Line, way: Way) -> Line:
    """Nothing at the least: a source once had it in the price of an earlier step."""
    if not line.outsider:
        return line
    rule = way.requirement.with_rows([way])
    amount = replace(line.outsider, low=NOTHING)
    note = f"{line.note}; $0 where an earlier step’s price includes it, as was said in {rule.dated}"
    findings = (*line.findings, prices.alone(rule))
    return replace(line, outsider=amount, member=amount, note=note, findings=findings)


def _exam(reckoning: Reckoning, step: PathStep) -> Line:
    profile = reckoning.profile(step)
    fee, member = profile.exam_fee, profile.exam_fee_member
    amount = prices.fee(fee)
    two = f", {TWO_TRIES}" if profile.costs.has_two_tries else ""
    about = step.certification
    line = _line(LineKind.EXAM, about, f"{about.code} exam{two}", fee, amount)
    if not (amount and member.headline):
        return line
    return replace(line, member=prices.fee(member), findings=(fee, member))


def _books(reckoning: Reckoning, step: PathStep) -> Line:
    """The organization’s own price for books in the exam; without one, the books are unknown."""
    price = reckoning.profile(step).fee(Fee.Kind.BOOKS)
    label = f"Books for the {step.certification.code} exam"
    note = price.headline.note if price.headline else ""
    amount = prices.fee(price)
    return _line(LineKind.BOOKS, step.certification, label, price, amount, note=note)


def _retake(reckoning: Reckoning, step: PathStep) -> Line:
    """The chance of failing times what another try costs; each of the two may be unknown."""
    profile = reckoning.profile(step)
    if profile.costs.has_two_tries:
        note = "in the price of the exam, which is for two tries"
        return _second_try(profile, profile.exam_fee, FREE, note=note)
    again = _again(profile)
    if again.outsider:
        return _weighed(reckoning, profile, again)
    return _uncounted(again, f"we have no price for the {profile.certification.code} exam")


def _second_try(profile: Profile, finding: Finding, amount: Spread | None, **more) -> Line:
    about = profile.certification
    label = f"Second try at the {about.code}"
    return _line(LineKind.RETAKE, about, label, finding, amount, **more)


def _again(profile: Profile) -> Line:
    """What another try costs: by a price for it, by that of two tries, else the whole fee."""
    fee, member = profile.fee(Fee.Kind.RETAKE), profile.fee(Fee.Kind.RETAKE, Fee.Payer.MEMBER)
    one, two = profile.fee(Fee.Kind.EXAM_ONE), profile.exam_fee_two
    if not fee.headline and one.headline and two.headline:
        more = Spread.exactly(max(two.headline.amount - one.headline.amount, NOTHING))
        note = "for a second try bought with the first"
        return _second_try(profile, two, more, note=note, findings=(two, one))
    ours = "" if fee.headline else "No source we read prices another try: the whole fee is counted."
    if not fee.headline:
        fee, member = profile.exam_fee, profile.exam_fee_member
    line = _second_try(profile, fee, prices.fee(fee), ours=ours)
    if not (line.outsider and member.headline):
        return line
    return replace(line, member=prices.fee(member), findings=(fee, member))


def _weighed(reckoning: Reckoning, profile: Profile, line: Line) -> Line:
    rate = profile.pass_rate
    match reckoning.counted.fail:
        case Fail.NEVER:
            return replace(line, outsider=FREE, member=FREE, note="you pass at first", ours="")
        case Fail.ONCE:
            return replace(line, note=line.note or "one more fee")
    chance = prices.chance_of_failing(rate)
    if chance is None:
        how = f"If you fail: {words.money(line.outsider.likely)}"
        note = f"{how}, {line.note}" if line.note else how
        line = replace(line, outsider=None, member=None, note=note, ours="")
        return _uncounted(line, _no_chance(profile))
    outsider, member = (_likely(amount, chance) for amount in (line.outsider, line.member))
    share, in_year = f"{words.number(chance * 100)}%", f" in {rate.headline.year}"
    note = (
        f"{share} of first-time takers failed{in_year if rate.headline.year else ''}, so we count"
        f" {share} of {words.money(line.outsider.likely)}"
    )
    findings = (rate, *line.findings)
    ours = f"{line.ours} {OF_ALL_TESTERS}".strip()
    return replace(
        line,
        outsider=outsider,
        member=member,
        findings=findings,
        note=note,
        ours=ours,
        share=share,
    )


def _no_chance(profile: Profile) -> str:
    """Why the pass rate is nothing to count with."""
    if any(rate.headline for rate in profile.pass_rates):
        return f"the pass rate of the {profile.certification.code} is only a range or a guess"
    return f"no one publishes how many pass the {profile.certification.code}"


def _uncounted(line: Line, why: str) -> Line:
    return replace(line, reason="not counted", uncounted=why)


def _likely(fee: Spread, chance: Decimal) -> Spread:
    """Nothing for those who pass, the whole fee for those who fail; likely the chance of it, to the
    dollar: no one knows it to the cent."""
    return Spread(NOTHING, (fee.likely * chance).quantize(DOLLAR), fee.high)


def dues_paid(timeline: Timeline) -> dict[str, int]:
    """By organization, for how many years its dues are paid up to the end of the path."""
    return {
        step.certification.issuer.code: int(_dues_years(timeline.months_left(step)).likely)
        for step in timeline.steps
        if step.kind == Kind.MEMBERSHIP
        and not _pays_for(
            timeline.route, timeline.terms.person.credentials, step.certification.issuer
        )
    }


def _pays_for(
    route: PathRoute, credentials: frozenset[str], issuer: Issuer
) -> Certification | None:
    """What the reader holds of an organization: whoever does pays its dues already.

    Of a path without an exam nothing is paid already: all it asks of its reader is to wait.
    """
    slugs = sorted(credentials) if route.earned else []
    held = (route.profiles[slug].certification for slug in slugs if slug in route.profiles)
    return next((each for each in held if each.issuer == issuer), None)


def _dues_years(months: Spread) -> Spread:
    """How often dues are paid in so many months of membership, the first time on joining.

    What keeps a title alive counts otherwise: from the day it was earned, when the dues of
    that year are paid (see upkeep.py).
    """
    return Spread(*(Decimal(years_begun(m)) for m in (months.low, months.likely, months.high)))


def _membership(reckoning: Reckoning, step: PathStep) -> Line:
    """Dues to the end of the path; who need not be a member pays none without membership."""
    profile, issuer = reckoning.profile(step), step.certification.issuer
    kept, dues = profile.dues_kept, profile.dues
    years = reckoning.years_of_dues[step]
    amount = prices.fee(dues)
    member = amount and amount.times(years)
    label = f"{issuer.code} dues"
    line = _line(LineKind.DUES, issuer, label, dues, member, findings=(dues, kept))
    note = f"{_years(years)} × {dues.headline.figure}" if amount else ""
    line = replace(line, note=note)
    if amount and reckoning.counted.is_student and profile.dues_student.headline:
        line = _as_student(line, profile, amount, years)
    if not kept.headline:
        return replace(line, outsider=None, reason=kept.unknown)
    if kept.headline.is_required:
        if held := reckoning.pays_for(issuer):
            note = f"you pay them already for your {held.code}"
            return replace(line, outsider=FREE, member=FREE, note=note, is_required=True)
        return replace(line, is_required=True)
    return replace(line, outsider=FREE)


def _as_student(line: Line, profile: Profile, dues: Spread, years: Spread) -> Line:
    """The first year at the students’ price: who is certified is a student member no more.

    At most the dearer of both ways: whoever is no student pays what others pay.
    """
    student = prices.fee(profile.dues_student)
    after = Spread(years.low - 1, years.likely - 1, years.high - 1)
    first = student + dues.times(after)
    member = Spread(first.low, first.likely, max(first.high, line.member.high))
    note = f"{line.note}; the first year {profile.dues_student.headline.figure} as a student"
    return replace(line, member=member, note=note, findings=(*line.findings, profile.dues_student))


def _years(years: Spread) -> str:
    count = words.span(int(years.low), int(years.high))
    return f"{count} year" if count == "1" else f"{count} years"


def _renewal(reckoning: Reckoning) -> Iterator[Line]:
    """The first renewal with each organization: what is paid up to the end of the first cycle."""
    bodies: dict[Issuer, list[Profile]] = {}
    for certification in reckoning.earned:
        profile = reckoning.profiles[certification.slug]
        bodies.setdefault(certification.issuer, []).append(profile)
    for body, profiles in bodies.items():
        before = _held_before(reckoning, body)
        yield from _dues_after(reckoning, body, profiles[0])
        yield from _fees_after(body, profiles, bool(before))
        yield _credits(body, [*before, *profiles])


def _held_before(reckoning: Reckoning, body: Issuer) -> list[Profile]:
    """What the path starts from or the reader holds, where this organization issues it: credits are
    counted for all."""
    holds = [reckoning.path.holds] if reckoning.path.holds else []
    slugs = [*(each.slug for each in holds), *sorted(reckoning.counted.credentials)]
    found = [
        reckoning.profiles[slug] for slug in dict.fromkeys(slugs) if slug in reckoning.profiles
    ]
    return [
        each
        for each in found
        if each.certification.issuer == body and each.certification not in reckoning.earned
    ]


def _cycle(profile: Profile) -> int:
    """Months to the first renewal."""
    return rules_of(profile).cycle_months or FIRST_RENEWAL


def _dues_after(reckoning: Reckoning, body: Issuer, profile: Profile) -> Iterator[Line]:
    """Dues from the end of the path to the first renewal, beyond those counted before."""
    amount, kept = prices.fee(profile.dues), profile.dues_kept.headline
    joined = [s for s in reckoning.years_of_dues if s.certification.issuer == body]
    if not (amount and kept and joined) or (kept.is_required and reckoning.pays_for(body)):
        return
    counted = reckoning.years_of_dues[joined[0]]
    all_years = years_begun(_cycle(profile))
    more = Spread(
        *(max(all_years - n, NOTHING) for n in (counted.high, counted.likely, counted.low))
    )
    if not more.high:
        return
    label, member = f"{body.code} dues to the first renewal", amount.times(more)
    line = _line(LineKind.DUES, body, label, profile.dues, member, part="after", stage=Stage.RENEW)
    note = f"{_years(more)} × {profile.dues.headline.figure}"
    yield replace(line, note=note, outsider=member if kept.is_required else FREE)


def _fees_after(body: Issuer, profiles: list[Profile], holds_one: bool) -> Iterator[Line]:
    """The renewal fee of the first title, and the lower one of each further one.

    Of an organization that asks one fee for the first, whoever holds one pays that in any case.
    """
    first, more = profiles[0], profiles[1:]
    rules = rules_of(first)
    if not rules.asks_fee:
        return
    if holds_one and rules.has_fee_of_body:
        yield _further(body, first.fee(Fee.Kind.RECERTIFICATION_MORE), len(profiles))
        return
    fee, member = rules.fee, first.fee(Fee.Kind.RECERTIFICATION, Fee.Payer.MEMBER)
    amount = prices.fee(fee)
    label = f"{body.code} renewal fee"
    line = _line(LineKind.RENEWAL, body, label, fee, amount, stage=Stage.RENEW)
    if amount and member.headline:
        line = replace(line, member=prices.fee(member), findings=(fee, member))
    yield line
    if more:
        yield _further(body, first.fee(Fee.Kind.RECERTIFICATION_MORE), len(more))


def _further(body: Issuer, fee: Finding, count: int) -> Line:
    """The renewal fee of so many titles beside the first."""
    one = prices.fee(fee)
    label = f"{body.code} renewal, {words.plural(count, 'further title')}"
    amount = one and one.times(count)
    return _line(LineKind.RENEWAL, body, label, fee, amount, part="more", stage=Stage.RENEW)


def _credits(body: Issuer, profiles: list[Profile]) -> Line:
    """Continuing education: how many credits is known, what they cost is not."""
    said = profiles[0].credits
    note = said.headline.figure if said.headline else ""
    if profiles[1:]:
        [kept] = Keeping(map(rules_of, profiles)).bodies
        note = "; ".join(credits.figure for credits in kept.credits if credits.figure)
    line = _line(LineKind.CREDITS, body, "Continuing education", said, None, note=note)
    return replace(line, stage=Stage.RENEW, reason=Finding().unknown)
