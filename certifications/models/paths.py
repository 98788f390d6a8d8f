from collections.abc import Iterable, Iterator
from itertools import groupby

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from simple_history.models import HistoricalRecords

from coderpath.links import address_of
from coderpath.ordering import ByCodePoint
from coderpath.sources.models import WHOLE_SOURCE
from coderpath.sources.signals import about_to_change

from . import path_rules
from .certifications import Certification
from .path_kinds import EXAMS, FIELDS, OF_A_CERTIFICATION, Background, StepKind
from .path_rules import Fault
from .training import Training
from .ways import Way

CLAUSES = ("for_you_if", "not_if")
CLAUSE = 120  # letters of what a card says after “For you if”


class PathQuerySet(models.QuerySet):
    def get_by_natural_key(self, slug):
        return self.get(slug=slug)

    def in_order(self):
        return self.order_by(ByCodePoint(Lower("name")), "slug")


class Path(models.Model):
    """A way from where someone is to a title: its steps, in order. Prices are not kept here.

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
        verbose_name="title it starts from",
        help_text="For a path that starts from a title, full or apprentice.",
    )
    summary = models.CharField(max_length=300, help_text="One plain sentence: for whom it is.")
    for_you_if = models.CharField(
        "for you if",
        max_length=CLAUSE,
        blank=True,
        help_text="Goes on from “For you if”, without a full stop: “you can study alone and want a"
        " full title from day one”. Only what is on file: the setting, a class or none, the title,"
        " the level, the time. What employers want takes a source.",
    )
    not_if = models.CharField(
        "not if",
        max_length=CLAUSE,
        blank=True,
        help_text="Goes on from “Not if”, in the same way: “you need a teacher”.",
    )

    history = HistoricalRecords()
    objects = PathQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                name="path_from_a_credential_names_it",
                condition=Q(start__in=["APPRENTICE", "HOLDER"], holds__isnull=False)
                | ~Q(start__in=["APPRENTICE", "HOLDER"]) & Q(holds__isnull=True),
                violation_error_message="Name the title it starts from; only then.",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return address_of("certifications:path", (self.slug,))

    def natural_key(self):
        return (self.slug,)

    natural_key.dependencies = ["certifications.certification"]

    def clean(self):
        is_apprentices = self.start == Background.APPRENTICE and self.holds
        if is_apprentices and not self.holds.apprentice_code:
            raise ValidationError({"holds": f"The {self.holds} has no apprentice title."})
        ill_said = {name: says for name in CLAUSES if (says := self._ill_said(name))}
        if ill_said:
            raise ValidationError(ill_said)

    def _ill_said(self, name: str) -> str:
        """Why a clause cannot go on from its first words; empty for one that can, or is empty."""
        clause = getattr(self, name)
        if clause and (not clause.startswith("you ") or clause.endswith(".")):
            return "Begin with “you” and leave out the full stop."
        return ""

    def leads_to_a_credential(self, steps: Iterable["PathStep"]) -> bool:
        """Whether it does by these steps: readers see no other paths."""
        kinds = {step.kind for step in steps}
        loses_a = self.start == Background.APPRENTICE and StepKind.LOSE_A in kinds
        return loses_a or not kinds.isdisjoint(EXAMS)

    def faults(self, steps: Iterable["PathStep"]) -> list[Fault]:
        """What keeps these steps, in order, from making up the path."""
        return path_rules.faults(self, list(steps))

    @classmethod
    def problems(cls):
        """What check_facts reports: paths that cannot be worked out, or that say nonsense."""
        steps = {
            path: list(own)
            for path, own in groupby(PathStep.objects.in_order(), lambda step: step.path)
        }
        for path in cls.objects.select_related("holds").in_order():
            for place, says in path.problems_of(steps.get(path, [])):
                yield f"{', '.join(filter(None, (f'“{path}”', place)))}: {says}"

    def problems_of(self, steps: Iterable["PathStep"]) -> Iterator[tuple[str, str]]:
        """What is wrong with it by these steps: where, if not all over, and a sentence."""
        for fault in self.faults(steps):
            yield f"step {fault.step.position}" if fault.step else "", fault.says
        for name in CLAUSES:
            label = self._meta.get_field(name).verbose_name
            if says := self._ill_said(name) or (not getattr(self, name) and "It is empty."):
                yield f"“{label}”", says


class PathStepQuerySet(models.QuerySet):
    def step_aside(self):
        """Make room for steps that change places: no two have one place, even in between.

        Each is then saved in a place of its own, or deleted.
        """
        about_to_change.send(self.model, rows=list(self))
        self.update(position=F("position") + ASIDE)

    def in_order(self):
        """With everything a step points to, path by path."""
        return self.select_related(
            "path__holds__issuer",
            "certification__issuer",
            "training",
            "priced_as",
            "way__requirement__certification",
            *(f"way__requirement__{each}" for each in WHOLE_SOURCE),
        ).order_by(ByCodePoint(Lower("path__name")), "path__slug", "position")


LAST_POSITION = 99
ASIDE = 1000  # far from every position that a step can have
NOT_SAID = {
    "certification": Q(certification__isnull=True),
    "training": Q(training__isnull=True),
    "priced_as": Q(priced_as__isnull=True),
    "way": Q(way__isnull=True),
    "months": Q(months__isnull=True),
    "is_alongside": Q(is_alongside=False),
    "may_be_included": Q(may_be_included=False),
}


def _only_fields_of_its_kind() -> Q:
    """Each field is empty, unless the kind of the step has it."""
    said = Q()
    for name, is_empty in NOT_SAID.items():
        said &= Q(kind__in=[kind.value for kind in StepKind if name in FIELDS[kind]]) | is_empty
    return said


class PathStep(models.Model):
    """One step of a path: it points to rows of the catalogue, whose figures count.

    A step rests on a way of a rule, on a training, on a certification's own rows, or on an
    `assumption` of ours, which readers see.
    """

    Kind = StepKind

    path = models.ForeignKey(Path, models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(1), MaxValueValidator(LAST_POSITION)]
    )
    kind = models.CharField(max_length=10, choices=StepKind)
    certification = models.ForeignKey(
        Certification,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="path_steps",
        help_text="Whose rule, dues, books or exam; for studying alone, what is studied for.",
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
    way = models.ForeignKey(
        Way,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="path_steps",
        verbose_name="way of a rule",
        help_text="What it meets: how the apprentice title goes, what work is asked or advised.",
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
        # The code of a message names the field of a form that it stands beside.
        constraints = [
            models.UniqueConstraint(
                fields=["path", "position"],
                name="unique_path_position",
                violation_error_message="Another step has this position.",
            ),
            models.CheckConstraint(
                name="path_step_names_its_certification",
                condition=~Q(kind__in=[kind.value for kind in OF_A_CERTIFICATION])
                | Q(certification__isnull=False),
                violation_error_message="Name the certification that this step is about.",
                violation_error_code="certification",
            ),
            models.CheckConstraint(
                name="path_study_names_what_is_studied",
                condition=~Q(kind="TRAINING")
                | Q(training__isnull=False)
                | Q(certification__isnull=False),
                violation_error_message="Name the training, or what is studied for alone.",
                violation_error_code="certification",
            ),
            models.CheckConstraint(
                name="path_a_goes_by_a_rule",
                condition=~Q(kind="LOSE_A") | Q(way__isnull=False),
                violation_error_message="Choose the way by which the apprentice title goes.",
                violation_error_code="way",
            ),
            models.CheckConstraint(
                name="path_job_rests_on_something",
                condition=~Q(kind="FIRST_JOB") | Q(way__isnull=False) | ~Q(assumption=""),
                violation_error_message="Choose a way, or say why the job is here.",
                violation_error_code="way",
            ),
            models.CheckConstraint(
                name="path_months_are_of_a_job",
                condition=Q(months__isnull=True) | Q(kind="FIRST_JOB", way__isnull=True),
                violation_error_message="Months belong to a job without a rule.",
                violation_error_code="months",
            ),
            models.CheckConstraint(
                name="path_step_included_by_a_rule",
                condition=Q(may_be_included=False)
                | Q(kind="TRAINING", training__isnull=False, way__isnull=False),
                violation_error_message="Choose the training, and the way that says so.",
                violation_error_code="may_be_included",
            ),
            models.CheckConstraint(
                name="path_study_goes_by_no_way",
                condition=~Q(kind="TRAINING") | Q(way__isnull=True) | Q(may_be_included=True),
                violation_error_message="Studying goes by a study time, not by a rule.",
                violation_error_code="way",
            ),
            models.CheckConstraint(
                name="path_price_is_of_a_training",
                condition=Q(priced_as__isnull=True) | Q(training__isnull=False),
                violation_error_message="Name the training that is priced so.",
                violation_error_code="priced_as",
            ),
            models.CheckConstraint(
                name="path_position_from_one",
                condition=Q(position__gte=1),
                violation_error_message="Steps are numbered from 1.",
            ),
            models.CheckConstraint(
                name="path_step_says_what_its_kind_can",
                condition=_only_fields_of_its_kind(),
                violation_error_message="Only what its kind of step has may be filled in.",
            ),
        ]

    def __str__(self):
        return f"{self.path}: {self.position}. {self.get_kind_display()}"

    def natural_key(self):
        return (*self.path.natural_key(), self.position)

    natural_key.dependencies = ["certifications.path", "certifications.way"]

    def clean(self):
        """A rule that does not fit the kind of step; what else is wrong, the whole path shows."""
        if says := path_rules.unfit(self, self.way):
            raise ValidationError({"way": says})

    def step_back(self):
        """Say again which place it had before it stepped aside; nothing is stored."""
        if self.position > ASIDE:
            self.position -= ASIDE

    @property
    def is_exam(self) -> bool:
        return self.kind in EXAMS

    @property
    def is_gate(self) -> bool:
        """Something that can stand in the way: a rule, an exam, time to be worked."""
        is_work = self.kind == StepKind.FIRST_JOB and bool(self.months_of_work)
        return self.kind in (StepKind.START, StepKind.LOSE_A, *EXAMS) or is_work

    @property
    def months_of_work(self) -> int | None:
        """Of a job or of losing the “A”: how long, by the rule or by our assumption."""
        return self.way.experience_months if self.way else self.months
