"""The lines of a path’s ledger, step by step: each from the catalogue’s own figures."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from certifications.catalogue import prices
from certifications.catalogue.amounts import CENT, FREE, NOTHING, Spread
from certifications.catalogue.profile import Profile
from certifications.models import Fee, Issuer, PathStep, Training, TrainingCost, Way
from certifications.upkeep.of_profiles import rules_of
from certifications.upkeep.periods import years_begun
from coderpath.sources import words
from coderpath.sources.findings import Finding

from .keeping import Keeping
from .ledger import Line, LineKind, Stage, Thing
from .terms import Fail
from .timeline import Timeline

Kind = PathStep.Kind
OF_ALL_TESTERS = (
    "We count with the pass rate of all first-time testers, people with experience among them: no"
    " source gives one of beginners."
)
FIRST_RENEWAL = 24  # months, where no source gives the cycle


def of(timeline: Timeline) -> Iterator[Line]:
    """Every line: those of the steps, what only the reader knows, and the first renewal."""
    for step in timeline.steps:
        match step.kind:
            case Kind.TRAINING:
                yield from _training(timeline, step)
            case Kind.MEMBERSHIP:
                yield _membership(timeline, step)
            case Kind.BOOKS:
                yield _books(timeline, step)
            case Kind.RETAKE:
                yield _retake(timeline, step)
            case Kind.EXAM | Kind.SECOND | Kind.SPECIALTY:
                yield _exam(timeline, step)
    if timeline.earned:
        yield Line(
            LineKind.TRAVEL, None, "Travel to the exam", reason="not asked yet", is_asked=True
        )
    yield from _renewal(timeline)


def _line(
    kind: LineKind, thing: Thing, label: str, finding: Finding, amount: Spread | None, **more
) -> Line:
    """A line that is the same with and without membership; unknown for the finding’s reason."""
    reason = "" if amount else (finding.unknown or Finding().unknown)
    more = {"outsider": amount, "member": amount, "reason": reason, "findings": (finding,)} | more
    return Line(kind, thing, label, **more)


def _training(timeline: Timeline, step: PathStep) -> Iterator[Line]:
    if not step.training:
        about = step.certification
        label = f"Study materials for the {about.code}"
        yield _line(LineKind.MATERIALS, about, label, Finding(), None)
        return
    offer = timeline.offers[(step.priced_as or step.training).slug]
    months = timeline.offers[step.training.slug].months(timeline.terms.hours)
    course, name = LineKind.TUITION, str(step.training)
    for kind, covers, label in (
        (course, TrainingCost.Covers.TUITION, name),
        (LineKind.BOOKS, TrainingCost.Covers.BOOKS, f"Books and supplies, {words.inside(name)}"),
    ):
        price = offer.price(covers)
        if kind is course or price.headline:
            line = _tuition(kind, step.training, label, price, months)
            if kind is course:
                line = replace(line, essential="the course")
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


def _exam(timeline: Timeline, step: PathStep) -> Line:
    profile = timeline.profile(step)
    fee, member = profile.exam_fee, profile.exam_fee_member
    amount = prices.fee(fee)
    two = ", two attempts" if fee.headline and fee.headline.is_for_two_attempts else ""
    about = step.certification
    line = _line(LineKind.EXAM, about, f"{about.code} exam{two}", fee, amount, essential="the exam")
    if not (amount and member.headline):
        return line
    return replace(line, member=prices.fee(member), findings=(fee, member))


def _books(timeline: Timeline, step: PathStep) -> Line:
    """The body’s own price for books in the exam; where there is none, the books are unknown."""
    price = timeline.profile(step).fee(Fee.Kind.BOOKS)
    label = f"Code books for the {step.certification.code} exam"
    note = price.headline.note if price.headline else ""
    amount = prices.fee(price)
    return _line(LineKind.BOOKS, step.certification, label, price, amount, note=note)


def _retake(timeline: Timeline, step: PathStep) -> Line:
    """The chance of failing times what sitting again costs; each of the two may be unknown."""
    profile = timeline.profile(step)
    exam = profile.exam_fee
    if exam.headline and exam.headline.is_for_two_attempts:
        return _second_try(profile, exam, FREE, note="in the price of the exam")
    again = _again(profile)
    return _weighed(timeline, profile, again) if again.outsider else again


def _second_try(profile: Profile, finding: Finding, amount: Spread | None, **more) -> Line:
    about = profile.certification
    label = f"Second try at the {about.code}"
    return _line(LineKind.RETAKE, about, label, finding, amount, **more)


def _again(profile: Profile) -> Line:
    """What sitting again costs: by a price for it, by that of two attempts, else the whole fee."""
    fee, member = profile.fee(Fee.Kind.RETAKE), profile.fee(Fee.Kind.RETAKE, Fee.Payer.MEMBER)
    one, two = profile.fee(Fee.Kind.EXAM_ONE), profile.exam_fee_two
    if not fee.headline and one.headline and two.headline:
        more = Spread.exactly(max(two.headline.amount - one.headline.amount, NOTHING))
        note = "what two attempts cost more, bought at the start"
        return _second_try(profile, two, more, note=note, findings=(two, one))
    ours = "" if fee.headline else "No price for sitting again was found: the whole fee is counted."
    if not fee.headline:
        fee, member = profile.exam_fee, profile.exam_fee_member
    line = _second_try(profile, fee, prices.fee(fee), ours=ours)
    if not (line.outsider and member.headline):
        return line
    return replace(line, member=prices.fee(member), findings=(fee, member))


def _weighed(timeline: Timeline, profile: Profile, line: Line) -> Line:
    rate = profile.pass_rate
    match timeline.terms.fail:
        case Fail.NEVER:
            return replace(line, outsider=FREE, member=FREE, note="you pass at first", ours="")
        case Fail.ONCE:
            return replace(line, note=line.note or "one more fee")
    chance = prices.chance_of_failing(rate)
    if chance is None:
        how = f"If you fail: {words.money(line.outsider.likely)}"
        note = f"{how}, {line.note}" if line.note else how
        reason = Finding([rate.unknown_fact]).unknown if rate.unknown_fact else "not published"
        return replace(line, outsider=None, member=None, reason=reason, note=note, ours="")
    outsider, member = (_likely(amount, chance) for amount in (line.outsider, line.member))
    note = f"{words.number(chance * 100)}% × {words.money(line.outsider.likely)}"
    findings = (rate, *line.findings)
    ours = f"{line.ours} {OF_ALL_TESTERS}".strip()
    return replace(line, outsider=outsider, member=member, findings=findings, note=note, ours=ours)


def _likely(fee: Spread, chance: Decimal) -> Spread:
    """Nothing for those who pass, the whole fee for those who fail, the chance for likely."""
    return Spread(NOTHING, (fee.likely * chance).quantize(CENT), fee.high)


def _dues_years(months: Spread) -> Spread:
    """How often dues are paid in so many months of membership, the first time on joining.

    What keeps a credential alive counts otherwise: from the day it was earned, when the dues of
    that year are paid (see upkeep.py).
    """
    return Spread(*(Decimal(years_begun(m)) for m in (months.low, months.likely, months.high)))


def _membership(timeline: Timeline, step: PathStep) -> Line:
    """Dues to the end of the path; who need not be a member pays none without membership."""
    profile, issuer = timeline.profile(step), step.certification.issuer
    kept, dues = profile.dues_kept, profile.dues
    years = _dues_years(timeline.months_left(step))
    amount = prices.fee(dues)
    member = amount and amount.times(years)
    label = f"{issuer.code} dues"
    line = _line(LineKind.DUES, issuer, label, dues, member, findings=(dues, kept))
    note = f"{_years(years)} × {dues.headline.figure}" if amount else ""
    line = replace(line, note=note)
    if amount and timeline.terms.is_student and profile.dues_student.headline:
        line = _as_student(line, profile, amount, years)
    if not kept.headline:
        return replace(line, outsider=None, reason=kept.unknown)
    if kept.headline.is_required:
        return replace(line, essential="the dues")
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


def _renewal(timeline: Timeline) -> Iterator[Line]:
    """The first renewal with each body: what is paid up to the end of the first cycle."""
    bodies: dict[Issuer, list[Profile]] = {}
    for certification in timeline.earned:
        profile = timeline.profiles[certification.slug]
        bodies.setdefault(certification.issuer, []).append(profile)
    for body, profiles in bodies.items():
        yield from _dues_after(timeline, body, profiles[0])
        yield from _fees_after(body, profiles)
        yield _credits(body, [*_held_before(timeline, body), *profiles])


def _held_before(timeline: Timeline, body: Issuer) -> list[Profile]:
    """What the path starts from, where this body issues it: credits are counted for all."""
    holds = timeline.path.holds
    is_of_body = holds and holds.issuer == body and holds not in timeline.earned
    return [timeline.profiles[holds.slug]] if is_of_body else []


def _cycle(profile: Profile) -> int:
    """Months to the first renewal."""
    return rules_of(profile).cycle_months or FIRST_RENEWAL


def _dues_after(timeline: Timeline, body: Issuer, profile: Profile) -> Iterator[Line]:
    """Dues from the end of the path to the first renewal, beyond those counted before."""
    amount, kept = prices.fee(profile.dues), profile.dues_kept.headline
    joined = [s for s in timeline.steps if s.kind == Kind.MEMBERSHIP]
    joined = [s for s in joined if s.certification.issuer == body]
    if not (amount and kept and joined):
        return
    counted = _dues_years(timeline.months_left(joined[0]))
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


def _fees_after(body: Issuer, profiles: list[Profile]) -> Iterator[Line]:
    """The renewal fee of the first credential, and the lower one of each further one."""
    first, more = profiles[0], profiles[1:]
    rules = rules_of(first)
    if not rules.asks_fee:
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
    """The renewal fee of so many credentials beside the first."""
    one = prices.fee(fee)
    label = f"{body.code} renewal, {words.plural(count, 'further credential')}"
    amount = one and one.times(count)
    return _line(LineKind.RENEWAL, body, label, fee, amount, part="more", stage=Stage.RENEW)


def _credits(body: Issuer, profiles: list[Profile]) -> Line:
    """Continuing education: how many credits is known, what they cost is not."""
    said = profiles[0].credits
    note = said.headline.figure if said.headline else ""
    if profiles[1:]:
        [kept] = Keeping(profiles).bodies
        note = "; ".join(credits.figure for credits in kept.credits if credits.figure)
    line = _line(LineKind.CREDITS, body, "Continuing education", said, None, note=note)
    return replace(line, stage=Stage.RENEW, reason=Finding().unknown)
