from collections import defaultdict
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from coderpath.sources import words
from coderpath.sources.facts import FactQuerySet, SourcedFact, dated_in_order, unique_fact

from . import path_rules
from .certifications import Certification


def weeks_in(months: int) -> int:
    """52 weeks to 12 months; what is left of a week is dropped.

    >>> weeks_in(1), weeks_in(6), weeks_in(12)
    (4, 26, 52)
    """
    return months * 52 // 12


class Purpose(models.TextChoices):
    SIT = "SIT", "To sit the exam"
    LOSE_A = "LOSE_A", "To lose the apprentice “A”"
    COUNTS = "COUNTS", "What counts as experience"
    PROOF = "PROOF", "How experience is proved"
    HOLD = "HOLD", "To keep it"


class Strength(models.TextChoices):
    REQUIRED = "REQUIRED", "Required"
    RECOMMENDED = "RECOMMENDED", "Recommended"


class Education(models.TextChoices):
    HIGH_SCHOOL = "HIGH_SCHOOL", "High-school diploma or GED"
    ASSOCIATE = "ASSOCIATE", "Associate degree"
    BACHELOR = "BACHELOR", "Bachelor’s degree"
    MASTER = "MASTER", "Master’s degree"


class WorkKind(models.TextChoices):
    CODING = "CODING", "Coding"
    BILLING = "BILLING", "Billing"
    DOCUMENTATION = "DOCUMENTATION", "Clinical documentation"
    AUDITING = "AUDITING", "Auditing"
    PRIVACY = "PRIVACY", "Privacy or security management"
    HEALTH_CARE = "HEALTH_CARE", "Health care of any kind"
    OTHER = "OTHER", "Other work, which the rule names"


class License(models.TextChoices):
    RN = "RN", "Nurse (RN)"


class RequirementQuerySet(FactQuerySet):
    def gates(self):
        """What it takes to sit an exam, without estimates of study time."""
        return self.filter(purpose=Purpose.SIT, is_study_time=False)

    def study(self):
        """How long preparing takes, by some source."""
        return self.filter(is_study_time=True)

    def without_experience(self):
        """Ways in that ask for neither work experience nor another credential."""
        return self.filter(experience_months__isnull=True, credential__isnull=True)


def _at_least_one(field: str) -> Q:
    return Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__gte": 1})


class Requirement(SourcedFact):
    """One way to meet a rule: all that its row names, together.

    Several rows of one source for one purpose are alternatives: any one of them is enough. A row
    that names nothing says that nothing is asked. Routes to lose the apprentice “A” are rows too.
    What counts as experience is no alternative, nor how it is proved: all of it holds.
    """

    Purpose = Purpose
    Strength = Strength
    Education = Education
    Work = WorkKind
    License = License

    # A rule is all the rows of one source: rows of one source do not contradict one another.
    subject = ("certification", "purpose", "is_study_time")
    topic = "Ways in"

    certification = models.ForeignKey(Certification, models.CASCADE, related_name="requirements")
    purpose = models.CharField(max_length=6, choices=Purpose, default=Purpose.SIT)
    strength = models.CharField(max_length=11, choices=Strength, default=Strength.REQUIRED)
    rule = models.CharField(
        max_length=250, help_text="In plain words: “High-school diploma or equivalent”."
    )
    education = models.CharField(max_length=11, choices=Education, blank=True)
    is_accredited = models.BooleanField(
        "from an accredited program",
        default=False,
        help_text="On when the degree must come from a program the issuer names.",
    )
    experience_months = models.PositiveSmallIntegerField(
        "work experience (months)", null=True, blank=True
    )
    work = models.CharField(
        "kind of work",
        max_length=13,
        choices=WorkKind,
        blank=True,
        help_text="Empty when the source does not say what work counts.",
    )
    training_hours = models.PositiveSmallIntegerField("training (hours)", null=True, blank=True)
    credential = models.ForeignKey(
        Certification,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="required_by",
        verbose_name="other credential",
        help_text="One of them, when the rule names several; the others are rows of their own.",
    )
    license = models.CharField(
        "license that serves",
        max_length=2,
        choices=License,
        blank=True,
        help_text="As well as the credential, or alone: “RN” for “RHIT, RN or MD”.",
    )
    needs_membership = models.BooleanField("membership", default=False)
    also_asks = models.CharField(
        "whatever else it asks",
        max_length=100,
        blank=True,
        help_text="In a few words, when no other field can say it: “an approved course”.",
    )
    is_study_time = models.BooleanField(
        "an estimate of time",
        default=False,
        help_text="On for “about 10 weeks of study”: how long it takes, not a rule.",
    )
    weeks_low = models.PositiveSmallIntegerField("weeks, at least", null=True, blank=True)
    weeks_high = models.PositiveSmallIntegerField("weeks, at most", null=True, blank=True)
    # Of study, in each of those weeks: only where the source says how many.
    hours_low = models.PositiveSmallIntegerField("hours a week, at least", null=True, blank=True)
    hours_high = models.PositiveSmallIntegerField("hours a week, at most", null=True, blank=True)

    objects = RequirementQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="study_time_has_weeks_or_hours",
                condition=Q(is_study_time=False)
                | Q(weeks_high__isnull=False)
                | Q(training_hours__isnull=False),
                violation_error_message="An estimate of time needs its weeks or its hours.",
            ),
            models.CheckConstraint(
                name="requirement_weeks_in_order",
                condition=Q(weeks_low__isnull=True) | Q(weeks_high__gte=models.F("weeks_low")),
                violation_error_message="The most weeks cannot be fewer than the fewest.",
            ),
            models.CheckConstraint(
                name="requirement_hours_a_week_in_order",
                condition=Q(hours_low__isnull=True)
                | Q(hours_high__isnull=False, hours_high__gte=models.F("hours_low")),
                violation_error_message="The most hours a week cannot be fewer than the fewest.",
            ),
            models.CheckConstraint(
                name="requirement_hours_a_week_have_weeks",
                condition=Q(hours_high__isnull=True) | Q(weeks_high__isnull=False),
                violation_error_message="Hours a week need the weeks they are for.",
            ),
            models.CheckConstraint(
                name="requirement_time_is_some",
                condition=_at_least_one("weeks_low")
                & _at_least_one("weeks_high")
                & _at_least_one("training_hours")
                & _at_least_one("hours_low")
                & _at_least_one("hours_high")
                & _at_least_one("experience_months"),
                violation_error_message="Weeks, hours and months must be at least 1, or empty.",
            ),
            models.CheckConstraint(
                name="requirement_work_has_months",
                condition=Q(work="") | Q(experience_months__isnull=False),
                violation_error_message="A kind of work needs its months.",
            ),
            unique_fact(
                "unique_requirement",
                "certification",
                "purpose",
                "strength",
                "rule",
            ),
            dated_in_order("requirement_dates_in_order"),
        ]

    def clean(self):
        """What steps of paths stand on cannot go."""
        steps = self.path_steps.select_related("path") if self.pk else ()
        for step in steps:
            if says := path_rules.unfit(step, self):
                raise ValidationError(f"“{step}” stands on this rule. {says}")

    @property
    def figure(self):
        if not (self.is_study_time and self.weeks_high):
            return self.rule
        weeks = f"{words.span(*self.weeks)} weeks"
        if not self.hours_high:
            return weeks
        return f"{weeks} at {words.span(*self.hours_a_week)} hours a week"

    @property
    def weeks(self) -> tuple[int, int]:
        """Of an estimate in weeks: the fewest and the most."""
        return self.weeks_low or self.weeks_high, self.weeks_high

    @property
    def hours_a_week(self) -> tuple[int, int]:
        """Of an estimate that says them: the fewest and the most."""
        return self.hours_low or self.hours_high, self.hours_high

    @property
    def hours_in_all(self) -> tuple[int, int] | None:
        """Of an estimate: the fewest and the most hours of study; None where weeks are all it says.

        6 weeks of 10 hours to 12 weeks of 15 are 60 to 180 hours.
        """
        if not self.weeks_high:
            return self.training_hours, self.training_hours
        if not self.hours_high:
            return None
        (fewest, most), (low, high) = self.weeks, self.hours_a_week
        return fewest * low, most * high

    @property
    def claim(self):
        """Estimates of time are for unlike people: none speaks against another."""
        return None if self.is_study_time else self.figure

    @property
    def question(self):
        code = self.certification.code
        if self.is_study_time:
            return f"How long does it take to prepare for the {code}?"
        apprentice = self.certification.apprentice_code
        return {
            Purpose.SIT: f"What do you need to sit the {code} exam?",
            Purpose.LOSE_A: f"How do you lose the “A” of the {apprentice}?"
            if apprentice
            else f"Does the {code} start with an apprentice “A”?",
            Purpose.COUNTS: f"What counts as experience for the {code}?",
            Purpose.PROOF: f"How do you prove experience for the {code}?",
            Purpose.HOLD: f"What does it take to keep the {code}?",
        }[self.purpose]

    @classmethod
    def figures(cls, facts):
        """The rows of one source, for one purpose, make one rule; estimates stay single."""
        rules = defaultdict(list)
        for row in facts:
            one = row.pk if row.is_study_time else (row.source_id, row.dated, row.standing)
            rules[row.certification_id, row.purpose, one].append(row)
        return [rows[0] if rows[0].is_study_time else Rule(rows) for rows in rules.values()]

    @property
    def asks(self) -> tuple:
        """What the row asks, without its wording."""
        return (
            self.education,
            self.experience_months or 0,
            self.training_hours or 0,
            self.credential_id or 0,
            self.needs_membership,
            self.work,
            self.license,
            self.also_asks,
        )

    @property
    def serving(self) -> list[Certification]:
        """Every credential that serves, any one of them. Of many rows: see dossier.with_serving."""
        if not self.credential:
            return []
        return [self.credential, *(each.certification for each in self.also_serving.all())]


class AlsoServingQuerySet(models.QuerySet):
    def get_by_natural_key(self, requirement, certification):
        return self.get(requirement__key=requirement, certification__slug=certification)


class AlsoServing(models.Model):
    """A credential that serves as well as the one that a requirement names."""

    requirement = models.ForeignKey(Requirement, models.CASCADE, related_name="also_serving")
    certification = models.ForeignKey(Certification, models.PROTECT, related_name="+")

    history = HistoricalRecords()
    objects = AlsoServingQuerySet.as_manager()

    class Meta:
        verbose_name = "credential that serves as well"
        verbose_name_plural = "credentials that serve as well"
        ordering = ["requirement", "certification__code"]
        constraints = [
            models.UniqueConstraint(
                fields=["requirement", "certification"], name="unique_also_serving"
            ),
        ]

    def __str__(self):
        return self.certification.code

    def natural_key(self):
        return (*self.requirement.natural_key(), *self.certification.natural_key())

    natural_key.dependencies = ["certifications.requirement", "certifications.certification"]


@dataclass(frozen=True)
class Rule:
    """What one source says it takes: any one of its required rows; advice is kept apart."""

    rows: list[Requirement]

    def __getattr__(self, name):
        return getattr(self.rows[0], name)

    def stands_for(self, row) -> bool:
        return any(each.pk == row.pk for each in self.rows)

    @property
    def ways(self) -> list[Requirement]:
        return [row for row in self.rows if row.strength == Strength.REQUIRED]

    @property
    def advice(self) -> list[Requirement]:
        return [row for row in self.rows if row.strength == Strength.RECOMMENDED]

    @property
    def asks_nothing(self) -> bool:
        """A row that names nothing says that nothing is asked."""
        return not any(any(row.asks) for row in self.ways)

    @property
    def figure(self) -> str:
        return "; or ".join(row.rule for row in self.ways) or "Nothing required"

    @property
    def in_short(self) -> str:
        """The first way in, and how many there are besides, where all would be too long."""
        if len(self.figure) <= 80 or len(self.ways) < 2:
            return self.figure
        return f"{self.ways[0].rule}; or {words.plural(len(self.ways) - 1, 'other way')}"

    @property
    def claim(self) -> frozenset:
        """Rules agree when they ask the same, in whatever words; asking nothing is a rule too."""
        return frozenset(row.asks for row in self.ways if any(row.asks))
