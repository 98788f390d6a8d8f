"""What a reader has, as choices of a form: one parameter, `have`, behind several controls."""

from collections.abc import Iterable
from dataclasses import dataclass

from coderpath.sources import words

from .answers import SCHOOLING, Answers
from .person import Work


@dataclass(frozen=True)
class HaveChoice:
    """One word of `have` to choose: how it is said, and whether it is chosen."""

    word: str
    label: str
    is_chosen: bool


def schooling(answers: Answers) -> tuple[HaveChoice, ...]:
    """Every step of schooling; of several that were said, the highest is chosen."""
    said = [word for word in answers.have if word in SCHOOLING]
    chosen = max(said, key=list(SCHOOLING).index, default="")
    return tuple(
        HaveChoice(word, step.label[0].upper() + step.label[1:], word == chosen)
        for word, step in SCHOOLING.items()
    )


def work(answers: Answers, kind: Work, months: Iterable[int], none: str) -> tuple[HaveChoice, ...]:
    """These months of one kind of work, and those that the reader said; `none` is said for 0."""
    done = answers.person.worked(kind)
    counts = sorted({*months, *([] if done is None else [done])})
    return tuple(
        HaveChoice(f"{kind.label}-{count}", words.months(count) if count else none, count == done)
        for count in counts
    )
