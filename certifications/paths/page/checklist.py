"""What to collect and to do on a path, as far as the rows of the catalogue say so."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from certifications.apprentice.papers import Papers, Proof
from certifications.models import Certification, PathStep
from certifications.models.requirements import Purpose
from certifications.upkeep.upkeep import BodyUpkeep
from coderpath.sources import words
from coderpath.sources.findings import Finding

from ..keeping import Keeping
from .steps import BooksTold, ToldStep

Kind = PathStep.Kind


@dataclass(frozen=True)
class Item:
    """One line with a box to tick, and the fact it stands on.

    `parts` say more of it, each with a fact of its own; `disputed` is what sources disagree on.
    """

    text: str
    fact: object = None
    parts: tuple["Item", ...] = ()
    books: BooksTold | None = None
    disputed: Finding | None = None


def items(
    steps: list[ToldStep], keeping: Keeping, before: Collection[Certification]
) -> tuple[Item, ...]:
    """In the order of the steps; each thing once, though two steps ask for it.

    `before` are the titles that are held before the path ends.
    """
    codes = {each.code for each in before}
    worked = {told.step.way_id for told in steps if told.kind == Kind.FIRST_JOB}
    found = [item for told in steps for item in _of_step(told, worked)]
    found += [item for body in keeping.bodies for item in _to_keep(body, codes)]
    return tuple({item.text: item for item in found}.values())


def _of_step(told: ToldStep, worked: set[int]) -> Iterator[Item]:
    match told.kind:
        case Kind.START:
            yield from _proof(told, worked)
        case Kind.TRAINING if told.step.training:
            yield Item(f"{told.step.training}: enrolled, then finished")
        case Kind.MEMBERSHIP:
            kept = told.about.dues_kept.headline
            if kept and kept.is_required:
                yield Item(f"{told.about.certification.issuer.code} membership, paid", kept)
        case Kind.BOOKS:
            yield Item(f"Books for the {told.about.certification.code} exam", books=told.books)
        case Kind.EXAM:
            yield from _exam(told)
        case Kind.FIRST_JOB if told.step.way and told.step.way.requirement.purpose == Purpose.SIT:
            yield _work(told)
        case Kind.LOSE_A:
            yield from _losing_the_a(told)


def _proof(told: ToldStep, worked: set[int]) -> Iterator[Item]:
    """What the exam’s rule asks; of several ways in, the one that the path works for, or any."""
    rule = told.about.gate.headline
    if not rule or rule.asks_nothing:
        return
    ways = [way for way in rule.ways if way.pk in worked] or rule.ways
    yield Item(_proof_of(told, ways), rule)


def _proof_of(told: ToldStep, ways: list) -> str:
    said = "; or ".join(words.inside(way.rule) for way in ways)
    return f"Proof for the {told.about.certification.code} exam: {said}"


def _work(told: ToldStep) -> Item:
    """Work that the rule of an exam asks for or advises, and how it is proved."""
    way, about = told.step.way, told.about
    if told.is_advice:
        code, asks = about.certification.code, words.inside(way.rule)
        text = f"Recommended for the {code} exam, not required: {asks}"
    else:
        text = _proof_of(told, [way])
    letters = Proof(about.proof).letters
    if letters.rows:
        how = _parts(letters)
    else:
        body = about.certification.issuer.code
        how = (Item(f"No source that we read says how that work is proved: ask {body}."),)
    return Item(text, way.requirement, how, disputed=about.gate)


def _parts(papers: Papers) -> tuple[Item, ...]:
    found = tuple(Item(row.rule, row.requirement) for row in papers.rows)
    return found or (Item("What it looks like: not collected"),)


def _exam(told: ToldStep) -> Iterator[Item]:
    code, exam = told.about.certification.code, told.about.exam
    if window := exam["window_days"].headline:
        yield Item(f"{code} application, then the exam within {window.figure}", window)
    else:
        yield Item(f"{code} exam applied for and booked")
    yield _identification(code, exam["identification"])
    yield _again(told)


def _again(told: ToldStep) -> Item:
    """What failing means: the wait, and whether another try is in the price already."""
    code, wait = told.about.certification.code, told.about.exam["retake_days"].headline
    is_paid = told.about.costs.has_two_tries
    pay = "take your second try, which you paid for" if is_paid else "pay again"
    if wait:
        return Item(f"If you fail the {code}: wait {wait.figure}, then {pay}", wait)
    unknown = words.inside(told.about.exam["retake_days"].figure)
    return Item(f"If you fail the {code}: {pay}. How long you must wait: {unknown}")


def _identification(code: str, shown: Finding) -> Item:
    """What proves who you are, by whom and when: such rules are old, or not collected."""
    fact = shown.headline
    who = f", by {fact.source.publisher} ({fact.dated})" if fact else ""
    said = f"To show at the {code} exam{who}: {words.inside(shown.figure)}"
    return Item(said if fact else said.replace("To show", "Ask which ID to show"), fact)


def _losing_the_a(told: ToldStep) -> Iterator[Item]:
    """The way of the step, and the papers that prove what it asks for."""
    way, about = told.step.way, told.about
    note = (Item(way.note),) if way.note else ()
    text = f"For the full title: {way.rule}"
    yield Item(text, way.requirement, note, disputed=about.losing_the_a)
    for papers in Proof(about.proof).of(way):
        yield Item(papers.label, parts=_parts(papers))


def _to_keep(body: BodyUpkeep, before: set[str]) -> Iterator[Item]:
    for credits in body.credits:
        if credits.figure:
            codes = words.listing(list(credits.codes))
            fact = next((f.headline for f in credits.findings if f.headline), None)
            since = " from the day you pass" if before.isdisjoint(credits.codes) else ""
            yield Item(f"Log of credits{since}, {codes}: {credits.figure}", fact)
