from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Lower
from django.urls import reverse
from simple_history.models import HistoricalRecords

from coderpath.ordering import ByCodePoint

from .certifications import Certification
from .requirements import Requirement
from .training import Training


class Background(models.TextChoices):
    """Where a path begins."""

    NEWCOMER = "NEWCOMER", "New to the field"
    NURSE = "NURSE", "Nurse"
    BILLER = "BILLER", "Billing work"
    APPRENTICE = "APPRENTICE", "An apprentice’s “A”"
    HOLDER = "HOLDER", "A certification"


class PathQuerySet(models.QuerySet):
    def get_by_natural_key(self, slug):
        return self.get(slug=slug)

    def in_order(self):
        return self.order_by(ByCodePoint(Lower("name")), "slug")


class Path(models.Model):
    """A way from where someone is to a credential: its steps, in order. Prices are not kept here.

    What a path leads to is the certification of its last exam; see paths/plan.py.
    """

    Background = Background

    slug = models.SlugField(
        max_length=60, unique=True, help_text="As in addresses: “cca-then-ccs”."
    )
    name = models.CharField(
        max_length=80, unique=True, help_text="In a few words: “Self-study, then CCA”."
    )
    start = models.CharField("starts from", max_length=10, choices=Background)
    holds = models.ForeignKey(
        Certification,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="paths_from",
        verbose_name="credential it starts from",
        help_text="For a path that starts from a certification or from its “A”.",
    )
    summary = models.CharField(max_length=300, help_text="One plain sentence: for whom it is.")

    history = HistoricalRecords()
    objects = PathQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                name="path_from_a_credential_names_it",
                condition=Q(start__in=["APPRENTICE", "HOLDER"], holds__isnull=False)
                | ~Q(start__in=["APPRENTICE", "HOLDER"]) & Q(holds__isnull=True),
                violation_error_message="Name the credential it starts from; only then.",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("certifications:path", args=[self.slug])

    def natural_key(self):
        return (self.slug,)

    natural_key.dependencies = ["certifications.certification"]

    @classmethod
    def problems(cls):
        """What check_facts reports: paths that cannot be worked out."""
        steps = PathStep.objects.filter(path=OuterRef("pk"))
        for path in cls.objects.exclude(Exists(steps)).in_order():
            yield f"“{path}” has no steps."
        lost = cls.objects.filter(Exists(steps), holds__isnull=True)
        for path in lost.exclude(Exists(steps.filter(kind__in=EXAMS))).in_order():
            yield f"“{path}” leads to no exam."


class StepKind(models.TextChoices):
    START = "START", "Check the gate"
    TRAINING = "TRAINING", "Study"
    MEMBERSHIP = "MEMBERSHIP", "Membership"
    BOOKS = "BOOKS", "Code books"
    EXAM = "EXAM", "Exam"
    RETAKE = "RETAKE", "Retake"
    FIRST_JOB = "FIRST_JOB", "Coding job"
    LOSE_A = "LOSE_A", "Lose the “A”"
    SECOND = "SECOND", "Exam for a second credential"
    SPECIALTY = "SPECIALTY", "Exam for a specialty"


# Kinds of step that sit an exam.
EXAMS = (StepKind.EXAM, StepKind.SECOND, StepKind.SPECIALTY)
# Kinds that are about a certification and cannot do without its name.
OF_A_CERTIFICATION = (
    StepKind.START,
    StepKind.MEMBERSHIP,
    StepKind.BOOKS,
    StepKind.RETAKE,
    StepKind.LOSE_A,
    *EXAMS,
)


class PathStepQuerySet(models.QuerySet):
    def in_order(self):
        """With everything a step points to, path by path."""
        return self.select_related(
            "path__holds__issuer",
            "certification__issuer",
            "training",
            "priced_as",
            "rule__source",
        ).order_by(ByCodePoint(Lower("path__name")), "path__slug", "position")


class PathStep(models.Model):
    """One step of a path: it points to rows of the catalogue, whose figures count.

    A step rests on a rule, on a training, on a certification's own rows, or on an `assumption`
    of ours, which readers see.
    """

    Kind = StepKind

    path = models.ForeignKey(Path, models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=StepKind)
    certification = models.ForeignKey(
        Certification,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="path_steps",
        help_text="Whose gate, dues, books or exam; for studying alone, what is studied for.",
    )
    training = models.ForeignKey(
        Training,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="path_steps",
        help_text="The program or course. Empty for studying alone.",
    )
    priced_as = models.ForeignKey(
        Training,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Whose price counts, when the program itself has none.",
    )
    rule = models.ForeignKey(
        Requirement,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="path_steps",
        help_text="The rule it meets: how the “A” goes, what work is asked or advised.",
    )
    months = models.PositiveSmallIntegerField(
        "months of work",
        null=True,
        blank=True,
        help_text="Only for a job, and only when no rule says how many.",
    )
    is_alongside = models.BooleanField("at the same time as the step before", default=False)
    may_be_included = models.BooleanField(
        "may be paid for already",
        default=False,
        help_text="On when its rule says that an earlier step’s price once included it.",
    )
    assumption = models.CharField(
        max_length=300,
        blank=True,
        help_text="Why the step is here, where no source says so. Shown to readers as ours.",
    )

    history = HistoricalRecords()
    objects = PathStepQuerySet.as_manager()

    class Meta:
        ordering = ["path", "position"]
        constraints = [
            models.UniqueConstraint(fields=["path", "position"], name="unique_path_position"),
            models.CheckConstraint(
                name="path_step_names_its_certification",
                condition=~Q(kind__in=[kind.value for kind in OF_A_CERTIFICATION])
                | Q(certification__isnull=False),
                violation_error_message="Name the certification that this step is about.",
            ),
            models.CheckConstraint(
                name="path_study_names_what_is_studied",
                condition=~Q(kind="TRAINING")
                | Q(training__isnull=False)
                | Q(certification__isnull=False),
                violation_error_message="Name the training, or what is studied for alone.",
            ),
            models.CheckConstraint(
                name="path_a_goes_by_a_rule",
                condition=~Q(kind="LOSE_A") | Q(rule__isnull=False),
                violation_error_message="Choose the rule by which the “A” goes.",
            ),
            models.CheckConstraint(
                name="path_job_rests_on_something",
                condition=~Q(kind="FIRST_JOB") | Q(rule__isnull=False) | ~Q(assumption=""),
                violation_error_message="Choose a rule, or say why the job is here.",
            ),
            models.CheckConstraint(
                name="path_months_are_of_a_job",
                condition=Q(months__isnull=True) | Q(kind="FIRST_JOB", rule__isnull=True),
                violation_error_message="Months belong to a job without a rule.",
            ),
            models.CheckConstraint(
                name="path_step_included_by_a_rule",
                condition=Q(may_be_included=False)
                | Q(kind="TRAINING", training__isnull=False, rule__isnull=False),
                violation_error_message="Choose the training, and the rule that says so.",
            ),
        ]

    def __str__(self):
        return f"{self.path}: {self.position}. {self.get_kind_display()}"

    def natural_key(self):
        return (*self.path.natural_key(), self.position)

    natural_key.dependencies = ["certifications.path", "certifications.requirement"]

    @property
    def is_exam(self) -> bool:
        return self.kind in EXAMS

    @property
    def is_gate(self) -> bool:
        """Something that can stand in the way: a rule, an exam, time to be worked."""
        is_work = self.kind == StepKind.FIRST_JOB and bool(self.months or self.rule_id)
        return self.kind in (StepKind.START, StepKind.LOSE_A, *EXAMS) or is_work

    @property
    def months_of_work(self) -> int | None:
        """Of a job or of losing the “A”: how long, by the rule or by our assumption."""
        return self.rule.experience_months if self.rule else self.months
