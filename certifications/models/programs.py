from django.db import models
from django.db.models import Q, Value

from coderpath.sources.facts import SourcedFact, dated_in_order, unique_fact

from .certifications import Certification
from .training import Training


class ProgramTerm(SourcedFact):
    """What a source says of a named program in words, beside its price and its length."""

    class Kind(models.TextChoices):
        AWARD = "AWARD", "What you get at the end"
        PREPARES = "PREPARES", "Exam it prepares for"
        PREREQUISITE = "PREREQUISITE", "What you need to start"
        DELIVERY = "DELIVERY", "How it is taught"
        CREDITS = "CREDITS", "Credits"
        LENGTH = "LENGTH", "Length, in its own words"
        PRICE_HOLDS = "PRICE_HOLDS", "What its price holds"
        EXTERNSHIP = "EXTERNSHIP", "Practice in a workplace"
        CHECK = "CHECK", "Background check"
        APPROVAL = "APPROVAL", "Approved by"
        AID = "AID", "Help to pay"
        REGULATOR = "REGULATOR", "What a regulator did"
        OUTCOME = "OUTCOME", "What became of its students, as it says"

    subject = ("training", "kind")
    topic = "Training"
    lasts = 12

    training = models.ForeignKey(
        Training, models.CASCADE, related_name="terms", verbose_name="program"
    )
    kind = models.CharField(max_length=12, choices=Kind)
    says = models.CharField(max_length=250, help_text="In plain words, as the source has it.")
    certification = models.ForeignKey(
        Certification,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="prepared_by",
        help_text="The exam it prepares for: a row for each, with the same words.",
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="program_term_names_an_exam",
                condition=Q(certification__isnull=True) | Q(kind="PREPARES"),
                violation_error_message="An exam goes with “Exam it prepares for” only.",
            ),
            unique_fact(
                "unique_program_term",
                "training",
                "kind",
                "says",
                "certification",
                nullable={"certification": Value(0)},
            ),
            dated_in_order("program_term_dates_in_order"),
        ]

    @property
    def figure(self) -> str:
        return self.says

    @property
    def claim(self):
        """What is said of a program in words adds up."""
        return None

    @property
    def question(self) -> str:
        return {
            self.Kind.AWARD: f"What do you get at the end of “{self.training}”?",
            self.Kind.PREPARES: f"Which exam does “{self.training}” prepare you for?",
            self.Kind.PREREQUISITE: f"What do you need to start “{self.training}”?",
            self.Kind.DELIVERY: f"How is “{self.training}” taught?",
            self.Kind.CREDITS: f"How many credits does “{self.training}” give?",
            self.Kind.LENGTH: f"How long does “{self.training}” say it takes?",
            self.Kind.PRICE_HOLDS: f"What does the price of “{self.training}” hold?",
            self.Kind.EXTERNSHIP: f"Does “{self.training}” have practice in a workplace?",
            self.Kind.CHECK: f"Does “{self.training}” ask for a background check?",
            self.Kind.APPROVAL: f"Who has approved “{self.training}”?",
            self.Kind.AID: f"What helps to pay for “{self.training}”?",
            self.Kind.REGULATOR: f"What did a regulator say of “{self.training}”?",
            self.Kind.OUTCOME: f"What became of the students of “{self.training}”?",
        }[self.kind]
