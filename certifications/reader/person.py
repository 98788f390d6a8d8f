"""Who asks: schooling, work, titles and license, as far as a reader said. Pure: no Django."""

from dataclasses import dataclass
from enum import StrEnum

from coderpath.sources import words

# Until a reader says how many hours a week they have: our assumption, said wherever it counts.
USUAL_HOURS = 10


class Schooling(StrEnum):
    """Steps of schooling, the lowest first; the values are those of a rule’s education."""

    NONE = "NONE"
    HIGH_SCHOOL = "HIGH_SCHOOL"
    ASSOCIATE = "ASSOCIATE"
    BACHELOR = "BACHELOR"
    MASTER = "MASTER"

    @property
    def label(self) -> str:
        return SCHOOLING_IN_WORDS[self]

    def is_enough_for(self, asked: "Schooling") -> bool:
        """
        >>> Schooling.BACHELOR.is_enough_for(Schooling.ASSOCIATE)
        True
        """
        steps = list(Schooling)
        return steps.index(self) >= steps.index(asked)


SCHOOLING_IN_WORDS = {
    Schooling.NONE: "no diploma yet",
    Schooling.HIGH_SCHOOL: "high-school diploma or GED",
    Schooling.ASSOCIATE: "associate degree",
    Schooling.BACHELOR: "bachelor’s degree",
    Schooling.MASTER: "master’s degree",
}


class Work(StrEnum):
    """Kinds of work that rules count and that the reader is asked about."""

    CODING = "CODING"
    BILLING = "BILLING"

    @property
    def label(self) -> str:
        return self.value.lower()


# Kinds of work that rules count and that the reader is not asked about, as a sentence has them.
UNASKED_WORK = {
    "DOCUMENTATION": " in clinical documentation",
    "AUDITING": " in auditing",
    "PRIVACY": " in privacy or security management",
    "HEALTH_CARE": " in health care",
    "OTHER": " of the kind that the rule names",
}


class License(StrEnum):
    """Licenses that rules name."""

    RN = "RN"


NEWCOMER = "NEWCOMER"


@dataclass(frozen=True)
class Start:
    """A place that people start from: how it is said, and what it takes for granted.

    `is_assumed` is whether the schooling is taken for granted beyond what the reader chose.
    """

    slug: str
    label: str
    background: str = NEWCOMER
    schooling: Schooling | None = None
    licenses: frozenset[License] = frozenset()
    is_assumed: bool = False


STARTS = {
    start.slug: start
    for start in (
        Start("no-diploma", "No diploma yet", schooling=Schooling.NONE),
        Start("diploma", "High-school diploma or GED", schooling=Schooling.HIGH_SCHOOL),
        Start("associate", "Associate degree", schooling=Schooling.ASSOCIATE),
        Start("bachelor", "Bachelor’s degree or more", schooling=Schooling.BACHELOR),
        Start(
            "nurse",
            "Nurse (RN)",
            "NURSE",
            schooling=Schooling.HIGH_SCHOOL,
            licenses=frozenset({License.RN}),
            is_assumed=True,
        ),
        Start("biller", "Billing work", "BILLER"),
        Start("apprentice", "CPC-A or COC-A, without a coding job", "APPRENTICE"),
        Start("coder", "Certified, and coding", "HOLDER"),
    )
}


@dataclass(frozen=True)
class Person:
    """What a reader has. None where they did not say; nothing is taken for granted then.

    `credentials` are slugs of certifications; of one held with the apprentice “A”, its slug is in
    `apprentice` too. Whoever names some is taken to have named all; `holds_none` is for those who
    say that they hold none, nor a license. Work is in whole months. `background` is that of the
    place they start from. `schooling_by` is the code of what they hold, where we infer the
    schooling from it.
    """

    schooling: Schooling | None = None
    coding_months: int | None = None
    billing_months: int | None = None
    credentials: frozenset[str] = frozenset()
    apprentice: frozenset[str] = frozenset()
    licenses: frozenset[License] = frozenset()
    holds_none: bool = False
    background: str = NEWCOMER
    schooling_by: str = ""

    @property
    def is_new_to_it(self) -> bool:
        """Whether nothing they said has taught them about coding or medicine."""
        knows = self.credentials or self.licenses or self.coding_months or self.billing_months
        return self.background == NEWCOMER and not knows

    @property
    def said_credentials(self) -> bool:
        return self.holds_none or bool(self.credentials)

    @property
    def is_certified(self) -> bool:
        """Whether they hold a full title."""
        return bool(self.credentials - self.apprentice)

    def worked(self, work: Work) -> int | None:
        """Months of one kind of work; None if the reader did not say."""
        return {Work.CODING: self.coding_months, Work.BILLING: self.billing_months}[work]

    @property
    def said(self) -> list[str]:
        """Schooling, work and license in words, for the line of the reader’s answers."""
        told = [self.schooling.label] if self.schooling else []
        for months, work in ((self.coding_months, "coding"), (self.billing_months, "billing")):
            if months is not None:
                told.append(
                    f"{words.months(months)} of {work}" if months else f"no {work} work yet"
                )
        told += ["no title yet"] * (self.holds_none and not self.credentials)
        return told + ["nurse (RN)"] * (License.RN in self.licenses)
