"""Which paths a reader’s answers leave out, why, and the one answer that would let them in.

Works on plans already made, and asks the database nothing.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from decimal import ROUND_CEILING, Decimal

from certifications.catalogue.amounts import Sum
from certifications.list.listing import Advice
from certifications.models import PathStep
from certifications.models.paths import Background
from certifications.models.scopes import Term
from certifications.reader.answers import Answers, is_credential
from certifications.reader.person import License
from coderpath.sources import words

from ..plan import Plan
from .folds import Whose, whose

BUDGET, SETTING, START, HELD, SAME = "budget", "setting", "start", "held", "same"


@dataclass(frozen=True)
class PathMiss:
    """Why one path is left out. `answers` are those that would let it in, with the link’s words;
    None where no answer would."""

    name: str
    says: str
    link: str = ""
    answers: Answers | None = None
    distance: tuple = (0,)


@dataclass
class LeftOut:
    """Paths that are left out for the same reasons, with the one link that helps."""

    reasons: str
    link: str = ""
    query: str = ""
    distance: tuple = (0,)
    plans: list[Plan] = field(default_factory=list)


def misses(plan: Plan, cost: Sum, answers: Answers, own: dict[tuple, Plan]) -> list[PathMiss]:
    """Every reason to leave a path out. `own` are the paths from the reader’s own start."""
    found = (
        _other_start(plan, answers),
        _held(plan, answers),
        _same(plan, own),
        _other_setting(plan, answers),
        _over_budget(cost, answers),
    )
    return [miss for miss in found if miss]


def is_open(plan: Plan, answers: Answers) -> bool:
    """Whether the path starts from where the reader is; those of newcomers are open to everyone."""
    path, person = plan.path, answers.person
    begins = answers.begins.background if answers.begins else ""
    match path.start:
        case Background.NURSE:
            return License.RN in person.licenses
        case Background.BILLER:
            return begins == Background.BILLER or bool(person.billing_months)
        case Background.APPRENTICE:
            return path.holds.slug in person.apprentice
        case Background.HOLDER:
            is_unsaid = begins == Background.HOLDER and not person.credentials
            return is_unsaid or path.holds.slug in person.credentials
    return True


def route(plan: Plan) -> tuple:
    """What a path studies and where it leads: two paths of one route differ in their start only."""
    studied = tuple(
        step.training.slug if step.training else step.certification.slug
        for step in plan.steps
        if step.kind == PathStep.Kind.TRAINING
    )
    return (plan.goal.slug, plan.loses_a, studied)


def from_own_start(plans: Iterable[Plan], answers: Answers) -> dict[tuple, Plan]:
    """The paths that begin where this reader is, by their route."""
    return {
        route(plan): plan
        for plan in plans
        if whose(plan, answers.person) is Whose.OWN and is_open(plan, answers)
    }


def _other_start(plan: Plan, answers: Answers) -> PathMiss | None:
    if is_open(plan, answers):
        return None
    code = plan.path.holds.code if plan.path.holds else ""
    apprentice = plan.path.holds.apprentice_code if plan.path.holds else ""
    slug = plan.path.holds.slug if plan.path.holds else ""
    others = tuple(word for word in answers.have if word != slug)
    says, link, then = {
        Background.NURSE: ("for nurses", "I am a nurse", {"have": (*answers.have, "rn")}),
        Background.BILLER: ("for billers", "I do billing", {"start": "biller"}),
        Background.APPRENTICE: (
            f"starts from {words.one(apprentice)}",
            f"I hold {words.one(apprentice)}",
            {"have": (*others, f"{slug}-a")},
        ),
        Background.HOLDER: (
            f"starts from {words.one(code)}",
            f"I hold {words.one(code)}",
            {"have": (*answers.have, slug)},
        ),
    }[plan.path.start]
    return PathMiss(START, says, link, replace(answers, **then), (3, *_place_of(plan)))


def _place_of(plan: Plan) -> tuple:
    """So that paths of one start stand together."""
    return (Background.values.index(plan.path.start),)


def _held(plan: Plan, answers: Answers) -> PathMiss | None:
    """A path that sits an exam which the reader has behind them, as an apprentice has too."""
    held = [each for each in plan.earned if each.slug in answers.person.credentials]
    if not held:
        return None
    slug = held[-1].slug
    is_apprentice = slug in answers.person.apprentice
    code = held[-1].apprentice_code if is_apprentice else held[-1].code
    have = tuple(word for word in answers.have if not (is_credential(word) and _names(word, slug)))
    without = replace(answers, have=have)
    if have == answers.have:  # taken for granted by the start
        without = replace(answers, start="")
    return PathMiss(HELD, f"you hold the {code} already", f"Without my {code}", without, (4,))


def _names(word: str, slug: str) -> bool:
    return word in (slug, f"{slug}-a")


def _same(plan: Plan, own: dict[tuple, Plan]) -> PathMiss | None:
    """The same route for newcomers, where there is one from the reader’s own start."""
    nearer = own.get(route(plan))
    if plan.path.start != Background.NEWCOMER or not nearer:
        return None
    return PathMiss(
        SAME, f"the same as “{nearer.path.name}”, which counts what you have", distance=(5,)
    )


def _other_setting(plan: Plan, answers: Answers) -> PathMiss | None:
    if not answers.setting:
        return None
    terms = [finding.headline.term for finding in plan.profiles[plan.goal.slug].settings]
    if answers.setting in terms:
        return None
    wanted = words.inside(Term(answers.setting).label)
    places = words.listing([words.inside(Term(term).label) for term in terms])
    says = (
        f"leads to {places}, not {wanted}"
        if places
        else f"no source says where the {plan.goal.code} is used"
    )
    link = f"Without “{wanted}”"
    return PathMiss(SETTING, says, link, replace(answers, setting=""), (1 if places else 2,))


def _over_budget(cost: Sum, answers: Answers) -> PathMiss | None:
    """By what is known of the likely cost; a path with nothing known is not judged."""
    budget = answers.budget
    if budget is None or cost.is_unknown or cost.likely <= budget:
        return None
    over = cost.likely - budget
    says = f"{_by_how_much(cost, budget)} over your {words.money(budget)}"
    if cost.spread.low <= budget:
        at_least = "" if cost.is_complete else "≥ "
        says += f"; within it ({at_least}{words.money(cost.spread.low)}) if all goes well"
    enough = cost.likely.to_integral_value(ROUND_CEILING)
    raised = replace(answers, budget=enough)
    return PathMiss(
        BUDGET, says, f"Raise limit to {words.money(enough)}", raised, (0, over / budget)
    )


def _by_how_much(cost: Sum, budget: Decimal) -> str:
    """Dollars over a budget: “at least” only where all that is known is exact."""
    over = words.money(cost.likely - budget)
    if cost.spread.low == cost.likely:
        return over if cost.is_complete else f"at least {over}"
    is_open = not cost.is_complete and cost.spread.low > budget
    return f"likely {over} or more" if is_open else f"likely {over}"


def grouped(
    left: Iterable[tuple[Plan, list[PathMiss]]], query: Callable[[Answers], str]
) -> list[LeftOut]:
    """The nearest first; those with the same reasons together. One that misses twice comes after
    all that miss once, and no single answer lets it in."""
    groups: dict[tuple, LeftOut] = {}
    for plan, found in left:
        reasons = "; ".join(miss.says for miss in found)
        first = found[0]
        only = first if len(found) == 1 else None
        group = groups.setdefault(
            (reasons, only and only.link),
            LeftOut(
                reasons,
                only.link if only else "",
                query(only.answers) if only and only.answers else "",
                (len(found) > 1, *min(miss.distance for miss in found)),
            ),
        )
        group.plans.append(plan)
    return sorted(groups.values(), key=lambda group: (group.distance, group.reasons))


def advice(
    left: Iterable[tuple[Plan, list[PathMiss]]], answers: Answers, query: Callable[[Answers], str]
) -> list[Advice]:
    """The setting dropped, the budget raised to the nearest path: whichever alone would help.

    Where neither alone would, both dropped.
    """
    left = list(left)
    single = [found[0] for _, found in left if len(found) == 1]
    told = []
    if matches := sum(miss.name == SETTING for miss in single):
        wanted = words.inside(Term(answers.setting).label)
        told.append(Advice(f"Without “{wanted}”", matches, query(replace(answers, setting=""))))
    if over := [miss for miss in single if miss.name == BUDGET]:
        nearest = min(over, key=lambda miss: miss.distance)
        budget = nearest.answers.budget
        matches = sum(miss.answers.budget <= budget for miss in over)
        told.append(Advice(f"With {words.money(budget)}", matches, query(nearest.answers)))
    return told or _both_dropped(left, answers, query)


def _both_dropped(left: list, answers: Answers, query: Callable[[Answers], str]) -> list[Advice]:
    both = {SETTING, BUDGET}
    matches = sum({miss.name for miss in found} == both for _, found in left)
    if not matches:
        return []
    wanted = words.inside(Term(answers.setting).label)
    free = replace(answers, setting="", budget=None)
    return [Advice(f"Without “{wanted}” and without a limit", matches, query(free))]


def over_budget_only(left: Iterable[tuple[Plan, list[PathMiss]]]) -> list[tuple[Plan, Decimal]]:
    """The paths that only the budget leaves out, and the budget that would do."""
    return [
        (plan, found[0].answers.budget)
        for plan, found in left
        if [miss.name for miss in found] == [BUDGET]
    ]
