"""Why a reader’s answers leave a path out, and the one answer that would let it in.

Works on plans already made, and asks the database nothing.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import ROUND_CEILING, Decimal
from functools import cached_property, lru_cache

from certifications.catalogue.amounts import Sum
from certifications.eligibility.implied import Title, above, full
from certifications.eligibility.supplies import SLUGS as DEGREES
from certifications.models import Path, PathStep, Training
from certifications.models.paths import Background
from certifications.models.scopes import Term
from certifications.reader.answers import Answers, is_credential
from certifications.reader.person import License
from coderpath.sources import words

from ..plan import Plan
from .folds import Whose, whose
from .form import SHOW

BUDGET, SETTING, START, HELD, SAME = "budget", "setting", "start", "held", "same"
BACK, SPARED, CLASS = "back", "spared", "class"
STARTS = Background.values  # paths of one start stand together, in this order
MOST_STARTS = 100  # with the answers of one reader, kept for the next page


@dataclass(frozen=True)
class WhoAsks:
    """Who a list is for: their answers, and what these imply."""

    answers: Answers
    title: Callable[[str], Title | None]  # of a slug
    shows_classes: bool = False

    @cached_property
    def held(self) -> tuple[Title, ...]:
        """What they hold in full, as far as the catalogue has it."""
        found = map(self.title, sorted(full(self.answers.person)))
        return tuple(title for title in found if title)

    @cached_property
    def needs_no_class(self) -> bool:
        """Whether classes for people new to the field are left out."""
        person = self.answers.person
        knows_it = person.is_certified or License.RN in person.licenses
        return knows_it and not self.shows_classes


@dataclass(frozen=True)
class PathMiss:
    """Why one path is left out. `answers` are those that would let it in, with the link’s words;
    None where no answer would. `more` is what else the page is asked then."""

    name: str
    says: str
    link: str = ""
    answers: Answers | None = None
    distance: tuple = (0,)
    more: Mapping[str, str] = field(default_factory=dict)


def misses(
    plan: Plan, cost: Callable[[Plan], Sum], reader: WhoAsks, own: dict[tuple, Plan]
) -> list[PathMiss]:
    """Every reason to leave a path out. `own` are the paths from the reader’s own start.

    Where one reason settles it, no other is of use to the reader, nor worked out: a path made for
    someone else, or one that no answer of theirs would let in.
    """
    answers = reader.answers
    if not is_open(plan, answers):
        return [_other_start(plan.path, answers)]
    found = [
        _held(plan, reader) or _step_back(plan, reader),
        _spared(plan),
        _same(plan, own) or _class(plan, reader),
    ]
    for miss in found:
        if miss and miss.answers is None:
            return [miss]
    if answers.setting:
        found.append(_other_setting(plan, answers))
    if answers.budget is not None:
        found.append(_over_budget(cost(plan), answers, answers.budget))
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


def _other_start(path: Path, answers: Answers) -> PathMiss:
    holds = path.holds
    named = (holds.slug, holds.code, holds.apprentice_code) if holds else ("", "", "")
    return _from_elsewhere(path.start, *named, answers)


@lru_cache(MOST_STARTS)
def _from_elsewhere(
    start: str, slug: str, code: str, apprentice: str, answers: Answers
) -> PathMiss:
    """That a path is for people who start from somewhere else; many paths start alike."""
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
    }[start]
    return PathMiss(START, says, link, replace(answers, **then), (3, STARTS.index(start)))


def _held(plan: Plan, reader: WhoAsks) -> PathMiss | None:
    """A path with an exam which the reader has behind them, as an apprentice has too.

    Without that title it would come back, unless another makes it a step back.
    """
    answers = reader.answers
    held = [each for each in plan.earned if each.slug in answers.person.credentials]
    if not held:
        return None
    if len(held) < len(plan.earned):
        return PathMiss(HELD, f"begins with the {held[0].code}, which you hold", distance=(4,))
    slug = held[-1].slug
    is_apprentice = slug in answers.person.apprentice
    code = held[-1].apprentice_code if is_apprentice else held[-1].code
    title = reader.title(slug)
    if title and above(title, reader.held):
        return PathMiss(HELD, f"you hold the {code} already", distance=(4,))
    have = tuple(word for word in answers.have if not (is_credential(word) and _names(word, slug)))
    without = replace(answers, have=have)
    if have == answers.have:  # taken for granted by the start
        without = replace(answers, start="")
    return PathMiss(HELD, f"you hold the {code} already", f"Without my {code}", without, (4,))


def _step_back(plan: Plan, reader: WhoAsks) -> PathMiss | None:
    """A path to a title, or by way of one, that is less than what the reader holds."""
    for each in plan.earned if reader.held else ():
        title = reader.title(each.slug)
        higher = title and above(title, reader.held)
        if higher:
            says = f"the {title.code} is a step back from your {higher.code}: our inference"
            return PathMiss(BACK, says, distance=(4, 1))
    return None


def _spared(plan: Plan) -> PathMiss | None:
    """A way around an apprentice title that this reader does not get."""
    if not (plan.loses_a and plan.spared):
        return None
    says = "what you have spares you the apprentice title already: our inference"
    return PathMiss(SPARED, says, distance=(5, 1))


def _class(plan: Plan, reader: WhoAsks) -> PathMiss | None:
    """A class for people new to the field. A degree that a title asks for is no such class."""
    if plan.path.start != Background.NEWCOMER or not reader.needs_no_class:
        return None
    taught = [step.training for step in plan.steps if step.training]
    if not any(_is_for_beginners(training, reader) for training in taught):
        return None
    says = "a class for people new to the field"
    return PathMiss(CLASS, says, "Show them", reader.answers, (6,), {"classes": SHOW})


def _is_for_beginners(training: Training, reader: WhoAsks) -> bool:
    to = reader.title(training.leads_to.slug) if training.leads_to else None
    return training.slug not in DEGREES and (to is None or to.is_entry)


def _names(word: str, slug: str) -> bool:
    return word in (slug, f"{slug}-a")


def _same(plan: Plan, own: dict[tuple, Plan]) -> PathMiss | None:
    """The same route for newcomers, where there is one from the reader’s own start."""
    if not own or plan.path.start != Background.NEWCOMER:
        return None
    nearer = own.get(route(plan))
    if not nearer:
        return None
    return PathMiss(
        SAME, f"the same as “{nearer.path.name}”, which counts what you have", distance=(5,)
    )


def _other_setting(plan: Plan, answers: Answers) -> PathMiss | None:
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


def _over_budget(cost: Sum, answers: Answers, budget: Decimal) -> PathMiss | None:
    """By what is known of the likely cost, as written; with nothing known it is not judged."""
    if cost.is_unknown or (over := cost.over(budget)) <= 0:
        return None
    says = f"{_by_how_much(cost, over)} over your {words.money(budget)}"
    if cost.spread.low <= budget:
        says += f"; within it ({words.money(cost.spread.low)}) if all goes well"
    enough = Decimal(cost.shown).to_integral_value(ROUND_CEILING)
    raised = replace(answers, budget=enough)
    return PathMiss(
        BUDGET, says, f"Raise limit to {words.money(enough)}", raised, (0, over / budget)
    )


def _by_how_much(cost: Sum, over: Decimal) -> str:
    """Dollars over a budget, by the total we can add up."""
    dollars = words.money(over)
    return dollars if cost.spread.low == cost.likely else f"likely {dollars}"


def over_budget_only(left: Iterable[tuple[Plan, list[PathMiss]]]) -> list[tuple[Plan, Decimal]]:
    """The paths that only the budget leaves out, and the budget that would do."""
    return [
        (plan, found[0].answers.budget)
        for plan, found in left
        if [miss.name for miss in found] == [BUDGET]
    ]
