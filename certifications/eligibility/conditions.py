"""What one way of a rule asks, and whether a person has it. Pure: no Django.

A row is a Way, or anything with its columns. What the reader did not say, and what the
site does not ask, is unknown: it is never taken as nothing.
"""

from dataclasses import dataclass
from enum import Enum, IntEnum
from typing import Any

from certifications.reader.person import UNASKED_WORK, License, Person, Schooling, Work
from coderpath.sources import words


class Met(IntEnum):
    """How far something asked is met. Of all that a way asks, the least counts; of ways, the most.

    JOINABLE is what anyone gets by paying for it: membership.
    """

    NO = 0
    UNKNOWN = 1
    JOINABLE = 2
    YES = 3


class ConditionKind(Enum):
    """What a condition is about."""

    SCHOOLING = "schooling"
    WORK = "work"
    CREDENTIAL = "credential"
    MEMBERSHIP = "membership"
    HOURS = "hours"
    OTHER = "other"


@dataclass(frozen=True)
class Condition:
    """One thing that a row asks, held against a person.

    In words: what it `asks` (“2 years of coding”), what the person `has` of it (“12 of 24 months of
    coding”), what is left `to_do` (“12 more months of coding”) or, where that cannot be told, to
    have. `unknown` says why it cannot be told, and `field` what the reader could say to mend that:
    schooling, coding, billing or titles. `shown_by` is the title held from which we infer it.
    """

    kind: ConditionKind
    met: Met
    asks: str
    has: str = ""
    to_do: str = ""
    unknown: str = ""
    field: str = ""
    months_left: int = 0
    schooling: Schooling | None = None
    credentials: tuple = ()
    shown_by: str = ""

    @property
    def is_met(self) -> bool:
        return self.met == Met.YES

    @property
    def is_unknown(self) -> bool:
        return self.met == Met.UNKNOWN


def conditions(row, person: Person) -> tuple[Condition, ...]:
    """Everything that a row asks, in the order in which people read it."""
    asked = (
        _schooling(row, person) if row.education else None,
        _work(row, person) if row.experience_months else None,
        _credential(row, person) if row.credential or row.license else None,
        _hours(row) if row.training_hours else None,
        _unasked(ConditionKind.OTHER, "Practicode") if row.asks_practicode else None,
        _other(row) if row.also_asks else None,
        _membership() if row.needs_membership else None,
    )
    return tuple(condition for condition in asked if condition)


def _schooling(row, person: Person) -> Condition:
    step = Schooling(row.education)
    asks = step.label + " from an accredited program" * row.is_accredited
    article = "an" if step is Schooling.ASSOCIATE else "a"
    whole: dict[str, Any] = {
        "kind": ConditionKind.SCHOOLING,
        "asks": asks,
        "to_do": f"{article} {asks}",
        "schooling": step,
    }
    if person.schooling is None:
        unknown = "Tell us your schooling."
        return Condition(met=Met.UNKNOWN, unknown=unknown, field="schooling", **whole)
    if not person.schooling.is_enough_for(step):
        return Condition(met=Met.NO, **whole)
    whole["has"] = person.schooling.label
    if by := person.schooling_by:
        whole |= {"has": f"{whole['has']}, which your {by} shows: our inference", "shown_by": by}
    if row.is_accredited:
        unknown = "We do not ask whether your degree is from an accredited program."
        return Condition(met=Met.UNKNOWN, unknown=unknown, **whole)
    return Condition(met=Met.YES, **whole)


def _work(row, person: Person) -> Condition:
    asked = row.experience_months
    work = next((each for each in Work if each == row.work), None)
    if not work:
        return _other_work(row)
    whole: dict[str, Any] = {
        "kind": ConditionKind.WORK,
        "asks": f"{words.months(asked)} of {work.label}",
    }
    done = person.worked(work)
    if done is None:
        return Condition(
            met=Met.UNKNOWN,
            unknown=f"Tell us how many months of {work.label} you have worked.",
            field=work.label,
            months_left=asked,
            **whole,
        )
    if done >= asked:
        return Condition(met=Met.YES, has=f"{words.months(done)} of {work.label}", **whole)
    left = words.plural(asked - done, "more month" if done else "month")
    return Condition(
        met=Met.NO,
        has=f"{done} of {asked} months of {work.label}",
        to_do=f"{left} of {work.label}",
        months_left=asked - done,
        **whole,
    )


def _other_work(row) -> Condition:
    """Work that the reader is not asked about, or of which the source does not say the kind."""
    where = UNASKED_WORK.get(row.work, " (the source does not say of what kind)")
    asks = f"{words.months(row.experience_months)} of work{where}"
    unknown = (
        f"We do not ask how long you have worked{where}."
        if row.work
        else "The source does not say what work counts."
    )
    return _unasked(ConditionKind.WORK, asks, unknown)


def _unasked(kind: ConditionKind, asks: str, unknown: str = "") -> Condition:
    unknown = unknown or f"We do not ask about {asks}."
    return Condition(kind, Met.UNKNOWN, asks, to_do=asks, unknown=unknown)


def _credential(row, person: Person) -> Condition:
    serving = tuple(row.serving)
    codes = [each.code for each in serving] + ["a nurse’s license (RN)"] * bool(row.license)
    asks = words.listing(codes, "or")
    whole: dict[str, Any] = {
        "kind": ConditionKind.CREDENTIAL,
        "asks": asks,
        "to_do": f"the {asks}" if serving else asks,
        "credentials": serving,
    }
    held = [each for each in serving if each.slug in person.credentials]
    licensed = bool(row.license) and License(row.license) in person.licenses
    full = [each.code for each in held if each.slug not in person.apprentice]
    if licensed or full:
        has = words.listing([*full, *["a nurse’s license (RN)"] * licensed])
        return Condition(met=Met.YES, has=has, **whole)
    if held:
        unknown = f"No source says whether the {held[0].apprentice_code} is enough."
        return Condition(met=Met.UNKNOWN, has=held[0].apprentice_code, unknown=unknown, **whole)
    if not person.said_credentials:
        unknown = "Tell us which titles you hold."
        return Condition(met=Met.UNKNOWN, unknown=unknown, field="credentials", **whole)
    return Condition(met=Met.NO, **whole)


def _hours(row) -> Condition:
    return _unasked(ConditionKind.HOURS, f"{words.plural(row.training_hours, 'hour')} of training")


def _other(row) -> Condition:
    return _unasked(ConditionKind.OTHER, row.also_asks)


def _membership() -> Condition:
    return Condition(
        ConditionKind.MEMBERSHIP, Met.JOINABLE, "membership", to_do="joining as a member"
    )
