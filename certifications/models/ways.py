"""The ways of a rule: each names all that it asks, together."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from coderpath.sources.facts import new_key

from . import path_rules, rule_words
from .certifications import Certification
from .requirements import Purpose, Requirement

EMPTY = "Tick “asks nothing”, or say in the fields what this way asks."
BOTH = "It cannot ask nothing and something: untick “asks nothing”, or empty the other fields."
ADVICE = "Advice that asks nothing is none: untick “asks nothing”."
ABOUT = "Say what this is about: work, a course or Practicode."
NOT_ABOUT = "Only what counts as experience, and its proof, is about something. Leave it empty."
ITSELF = "The {} cannot ask for itself."


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


class LicenseKind(models.TextChoices):
    RN = "RN", "Nurse (RN)"


class About(models.TextChoices):
    """What a row on experience is about: what counts, or how it is proved."""

    WORK = "WORK", "Work or externships"
    COURSE = "COURSE", "A course"
    PRACTICODE = "PRACTICODE", "Practicode"


class WayQuerySet(models.QuerySet):
    def get_by_natural_key(self, key):
        return self.get(key=key)

    def required(self):
        return self.filter(strength=Strength.REQUIRED)


NAMES_SOMETHING = (
    ~Q(education="")
    | Q(experience_months__isnull=False)
    | Q(training_hours__isnull=False)
    | Q(credential__isnull=False)
    | ~Q(license="")
    | Q(needs_membership=True)
    | Q(asks_practicode=True)
    | ~Q(also_asks="")
    | ~Q(about="")
)


class Way(models.Model):
    """One way to meet a rule: all that its columns name, together.

    Any one of a rule's required ways is enough; a recommended one is advice. In rules on what
    counts as experience and on how it is proved, every row holds, and says what it is `about`.
    """

    Strength = Strength
    Education = Education
    Work = WorkKind
    License = LicenseKind
    About = About
    made_of = "also_serving"

    key = models.SlugField(
        max_length=120,
        unique=True,
        default=new_key,
        editable=False,
        help_text="Names this way for good: fixtures and paths rely on it.",
    )
    requirement = models.ForeignKey(
        Requirement, models.CASCADE, related_name="rows", verbose_name="rule"
    )
    position = models.PositiveSmallIntegerField(
        "place", default=0, help_text="Its place among the ways of the rule."
    )
    strength = models.CharField(max_length=11, choices=Strength, default=Strength.REQUIRED)
    rule = models.CharField(
        "in plain words",
        max_length=250,
        help_text="As readers read it: “High-school diploma or equivalent”. Whatever it asks "
        "goes into the fields too.",
    )
    asks_nothing = models.BooleanField(
        "asks nothing",
        default=False,
        help_text="On only where the source says that nothing is required.",
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
    asks_practicode = models.BooleanField("Practicode", default=False)
    credential = models.ForeignKey(
        Certification,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="required_by",
        verbose_name="other title",
        help_text="One of them, when the way names several; the others are rows of their own.",
    )
    license = models.CharField(
        "license that serves",
        max_length=2,
        choices=LicenseKind,
        blank=True,
        help_text="As well as the title, or alone: “RN” for “RHIT, RN or MD”.",
    )
    needs_membership = models.BooleanField("membership", default=False)
    also_asks = models.CharField(
        "whatever else it asks",
        max_length=100,
        blank=True,
        help_text="In a few words, when no other field can say it: “an approved course”.",
    )
    about = models.CharField(
        "is about",
        max_length=10,
        choices=About,
        blank=True,
        help_text="Only for what counts as experience and how it is proved.",
    )
    note = models.CharField(max_length=300, blank=True, help_text="Shown to readers.")

    history = HistoricalRecords()
    objects = WayQuerySet.as_manager()

    class Meta:
        ordering = ["requirement", "position", "key"]
        constraints = [
            models.CheckConstraint(
                name="way_asks_something_or_nothing",
                condition=Q(asks_nothing=True, strength="REQUIRED") & ~NAMES_SOMETHING
                | Q(asks_nothing=False) & (NAMES_SOMETHING | Q(strength="RECOMMENDED")),
                violation_error_message=EMPTY,
            ),
            models.CheckConstraint(
                name="way_time_is_some",
                condition=(Q(training_hours__isnull=True) | Q(training_hours__gte=1))
                & (Q(experience_months__isnull=True) | Q(experience_months__gte=1)),
                violation_error_message="Hours and months must be at least 1, or empty.",
            ),
            models.CheckConstraint(
                name="way_work_has_months",
                condition=Q(work="") | Q(experience_months__isnull=False),
                violation_error_message="A kind of work needs its months.",
            ),
            models.UniqueConstraint(
                fields=["requirement", "strength", "rule"],
                name="unique_way",
                violation_error_message="The rule has this way already.",
            ),
        ]

    def __str__(self):
        return f"{self.requirement.question} {self.rule}"

    @staticmethod
    def weighs(said: dict) -> str:
        """See coderpath/desk/weight.py."""
        return rule_words.OPENS_OR_SHUTS

    def natural_key(self):
        return (self.key,)

    natural_key.dependencies = ["certifications.requirement"]

    def clean(self):
        """What it asks must be said in the fields; paths that stand on it must still stand."""
        is_named = any(self.asks) or self.about
        if self.asks_nothing and is_named:
            raise ValidationError({"asks_nothing": BOTH})
        if self.asks_nothing and self.is_advice:
            raise ValidationError({"asks_nothing": ADVICE})
        if not (self.asks_nothing or is_named or self.is_advice):
            raise ValidationError({"asks_nothing": EMPTY})
        on_experience = self.requirement.purpose in (Purpose.COUNTS, Purpose.PROOF)
        if bool(self.about) != on_experience:
            raise ValidationError({"about": ABOUT if on_experience else NOT_ABOUT})
        if self.credential and self.credential == self.requirement.certification:
            raise ValidationError({"credential": ITSELF.format(self.credential)})
        for step in self.path_steps.select_related("path") if self.pk else ():
            if says := path_rules.unfit(step, self):
                raise ValidationError(f"“{step}” stands on this way. {says}")

    @property
    def is_advice(self) -> bool:
        return self.strength == Strength.RECOMMENDED

    @property
    def is_open_to_beginners(self) -> bool:
        """It asks for neither work experience nor another title or a license."""
        return not (self.experience_months or self.credential_id or self.license)

    @property
    def asks(self) -> tuple:
        """What it asks, without its wording."""
        return (
            self.education,
            self.experience_months or 0,
            self.training_hours or 0,
            self.credential_id or 0,
            self.needs_membership,
            self.work,
            self.license,
            self.asks_practicode,
            self.also_asks,
        )

    @property
    def serving(self) -> list[Certification]:
        """Every title that serves, any one of them."""
        if not self.credential:
            return []
        others = self.also_serving.all() if self.pk else ()
        return [self.credential, *(each.certification for each in others)]

    @property
    def codes(self) -> set[str]:
        """The titles of which it asks for one; none where a license serves instead."""
        return set() if self.license else {each.code for each in self.serving}

    @property
    def sentence(self) -> str:
        """What it asks, made of its columns alone: what the tools of the site go by."""
        return rule_words.sentence(self)


class AlsoServingQuerySet(models.QuerySet):
    def get_by_natural_key(self, way, certification):
        return self.get(way__key=way, certification__slug=certification)


class AlsoServing(models.Model):
    """A title that serves as well as the one that a way names."""

    way = models.ForeignKey(Way, models.CASCADE, related_name="also_serving")
    certification = models.ForeignKey(Certification, models.PROTECT, related_name="+")

    history = HistoricalRecords()
    objects = AlsoServingQuerySet.as_manager()

    class Meta:
        verbose_name = "title that serves as well"
        verbose_name_plural = "titles that serve as well"
        ordering = ["way", "certification__code"]
        constraints = [
            models.UniqueConstraint(fields=["way", "certification"], name="unique_also_serving"),
        ]

    def __str__(self):
        return self.certification.code

    def natural_key(self):
        return (*self.way.natural_key(), *self.certification.natural_key())

    natural_key.dependencies = ["certifications.way", "certifications.certification"]

    def clean(self):
        if self.way_id and self.certification_id == self.way.requirement.certification_id:
            raise ValidationError({"certification": ITSELF.format(self.certification)})
