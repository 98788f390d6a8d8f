"""What a path must keep as a whole, whatever rows it is made of.

The database knows what can be said of one row; this is what only the steps together show.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .path_kinds import EXAMS, Background, StepKind

if TYPE_CHECKING:
    from .paths import Path, PathStep
    from .ways import Way


@dataclass(frozen=True)
class Fault:
    """What is wrong, in a sentence, and where: a field of one step or of the path, or all of it."""

    says: str
    step: "PathStep | None" = None
    field: str | None = None


def faults(path: "Path", steps: list["PathStep"]) -> list[Fault]:
    """Everything that is wrong with these steps, which come in order."""
    return [*_of_the_end(path, steps), *_of_each(path, steps)]


def unfit(step: "PathStep", way: "Way | None") -> str:
    """Why a step cannot stand on a way of a rule; empty when it can, or without one.

    What may be included in another training stands on the rule that says so, whatever it asks.
    """
    if not way or step.may_be_included:
        return ""
    of, about = way.requirement.certification, step.certification
    if about and of != about:
        return f"This rule is of the {of}, not of the {about}."
    if step.kind == StepKind.FIRST_JOB and not way.experience_months:
        return "A job takes a rule that asks for months of work."
    if step.kind == StepKind.LOSE_A and way.requirement.purpose != "LOSE_A":
        return "To drop the apprentice title takes a rule that says how it goes."
    return ""


def _of_the_end(path: "Path", steps: list["PathStep"]) -> Iterator[Fault]:
    kinds = {step.kind for step in steps}
    if path.start == Background.APPRENTICE:
        if not kinds & {*EXAMS, StepKind.LOSE_A}:
            yield Fault("Give at least one exam, or the step that drops the apprentice title.")
        if path.holds and not path.holds.apprentice_code:
            yield Fault(f"The {path.holds} has no apprentice title.", field="holds")
    elif not kinds & set(EXAMS):
        yield Fault("Give at least one exam.")


def _of_each(path: "Path", steps: list["PathStep"]) -> Iterator[Fault]:
    if steps and steps[0].is_alongside:
        yield Fault("The first step has none before it.", steps[0], "is_alongside")
    for number, step in enumerate(steps):
        if says := unfit(step, step.way):
            yield Fault(says, step, "way")
        if says := _out_of_place(path, step, steps[:number]):
            yield Fault(says, step, "certification")
        if any(_what(other) == _what(step) for other in steps[:number] if _what(step)):
            field = "training" if step.training else "certification"
            yield Fault(_twice(step), step, field)


def _out_of_place(path: "Path", step: "PathStep", before: list["PathStep"]) -> str:
    """A second try, and the end of an “A”, come after the exam; what is held is not taken again."""
    about = step.certification
    sat = {other.certification for other in before if other.kind in EXAMS}
    if step.kind == StepKind.RETAKE and about not in sat:
        return f"A second try at the {about} comes after its exam."
    if step.kind == StepKind.LOSE_A and not about.apprentice_code:
        return f"The {about} has no apprentice title to drop."
    if step.kind == StepKind.LOSE_A and about not in {*sat, path.holds}:
        return f"The apprentice title of the {about} goes after its exam."
    if step.kind in EXAMS and about == path.holds:
        return f"The path starts from the {about}: its exam is behind."
    return ""


def _what(step: "PathStep") -> tuple:
    """What a path can have only once; nothing for a job."""
    if step.kind == StepKind.FIRST_JOB:
        return ()
    if step.kind == StepKind.MEMBERSHIP:
        return (step.kind, step.certification.issuer)
    kind = StepKind.EXAM if step.kind in EXAMS else step.kind
    return (kind, step.training or step.certification)


def _twice(step: "PathStep") -> str:
    if step.kind == StepKind.MEMBERSHIP:
        return f"Membership of {step.certification.issuer} is in the path already."
    if step.kind in EXAMS:
        return f"The {step.certification} exam is in the path already."
    return "The same step is in the path already."
