"""What to collect and to do on a path, as far as the rows of the catalogue say so."""

from collections.abc import Iterator
from dataclasses import dataclass

from certifications.models import PathStep
from certifications.models.requirements import Purpose
from certifications.upkeep.upkeep import BodyUpkeep
from coderpath.sources import words

from .keeping import Keeping
from .steps import ToldStep

Kind = PathStep.Kind


@dataclass(frozen=True)
class Item:
    """One line with a box to tick, and the fact it stands on."""

    text: str
    fact: object = None


def items(steps: list[ToldStep], keeping: Keeping) -> list[Item]:
    """In the order of the steps; each thing once, though two steps ask for it."""
    found = [item for told in steps for item in _of_step(told)]
    found += [item for body in keeping.bodies for item in _to_keep(body)]
    return list({item.text: item for item in found}.values())


def _of_step(told: ToldStep) -> Iterator[Item]:
    match told.kind:
        case Kind.START:
            yield from _proof(told)
        case Kind.TRAINING if told.step.training:
            yield Item(f"{told.step.training}: enrolled, then finished")
        case Kind.MEMBERSHIP:
            kept = told.about.dues_kept.headline
            if kept and kept.is_required:
                yield Item(f"{told.about.certification.issuer.code} membership, paid", kept)
        case Kind.BOOKS:
            for rule in told.book_rules:
                yield Item(f"{told.about.certification.code} exam: {rule.figure}", rule)
        case Kind.EXAM:
            yield from _exam(told)
        case Kind.FIRST_JOB if told.step.rule and told.step.rule.purpose == Purpose.SIT:
            if not told.is_advice:
                yield Item(f"Proof of work: {told.step.rule.rule}", told.step.rule)
        case Kind.LOSE_A:
            yield from _losing_the_a(told)


def _proof(told: ToldStep) -> Iterator[Item]:
    """What the gate asks; of several ways in, one is enough."""
    rule = told.about.gate.headline
    if not rule or rule.asks_nothing:
        return
    ways = "; or ".join(words.inside(way.rule) for way in rule.ways)
    yield Item(f"Proof for the {told.about.certification.code} exam: {ways}", rule)


def _exam(told: ToldStep) -> Iterator[Item]:
    code, exam = told.about.certification.code, told.about.exam
    if window := exam["window_days"].headline:
        yield Item(f"{code} application, then the exam within {window.figure}", window)
    else:
        yield Item(f"{code} exam applied for and booked")
    if wait := exam["retake_days"].headline:
        yield Item(f"If you fail the {code}: not again before {wait.figure} have passed", wait)


def _losing_the_a(told: ToldStep) -> Iterator[Item]:
    """The rule of the step, and how work is proved where the step asks for work."""
    rule, proof = told.step.rule, told.about.proof.headline
    yield Item(f"To lose the “A”: {rule.rule}", rule)
    if rule.experience_months and proof:
        for way in proof.ways:
            yield Item(f"Proof of work: {words.inside(way.rule)}", proof)


def _to_keep(body: BodyUpkeep) -> Iterator[Item]:
    for credits in body.credits:
        if credits.figure:
            codes = words.listing(list(credits.codes))
            fact = next((f.headline for f in credits.findings if f.headline), None)
            yield Item(f"Log of credits from the day you pass, {codes}: {credits.figure}", fact)
