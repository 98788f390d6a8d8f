from decimal import Decimal

from django.db import models
from django.db.models import Q, Value

from coderpath.sources import words
from coderpath.sources.facts import SourcedFact, dated_in_order, unique_fact

from .certifications import Certification
from .issuers import IssuedFact, IssuedFactQuerySet, Issuer


class RenewalKind(models.TextChoices):
    TOTAL = "TOTAL", "Credits in a cycle"
    ON_SUBJECT = "ON_SUBJECT", "In the specialty"
    EACH_MORE = "EACH_MORE", "For each further title"
    FROM_ISSUER = "FROM_ISSUER", "Share that must come from the issuer"
    IN_FIELD = "IN_FIELD", "Share that must be in the field"
    CYCLE = "CYCLE", "Length of the cycle"
    DUES_KEPT = "DUES_KEPT", "Membership must be kept up"
    AT_MOST = "AT_MOST", "Most credits, however many titles"
    GRACE = "GRACE", "Grace period"
    CANCELLED = "CANCELLED", "Days until a lapsed title is canceled"


class AppliesTo(models.TextChoices):
    """Which titles of an organization its rule is for."""

    ALL = "ALL", "Every title"
    SPECIALTY = "SPECIALTY", "Each specialty title"


class CountsFrom(models.TextChoices):
    """The day from which the years and cycles of a title count."""

    FIRST_EXAM = "FIRST_EXAM", "the day the first exam is passed"
    OWN_EXAM = "OWN_EXAM", "the day its own exam is passed"


class RenewalRule(IssuedFact, SourcedFact):
    """What it takes to keep a title: credits (CEUs) in a cycle, shares of them, grace."""

    Kind = RenewalKind
    AppliesTo = AppliesTo
    CountsFrom = CountsFrom

    subject = ("certification", "issuer", "kind", "held", "applies_to")
    topic = "Renewal"
    lasts = 18
    moves_totals = True

    certification = models.ForeignKey(
        Certification, models.CASCADE, null=True, blank=True, related_name="renewal_rules"
    )
    issuer = models.ForeignKey(
        Issuer, models.CASCADE, null=True, blank=True, related_name="renewal_rules"
    )
    applies_to = models.CharField(
        "for which titles",
        max_length=9,
        choices=AppliesTo,
        default=AppliesTo.ALL,
        help_text="For a rule of an issuer that is not for all that it issues.",
    )
    kind = models.CharField(max_length=11, choices=RenewalKind, default=RenewalKind.TOTAL)
    held = models.PositiveSmallIntegerField(
        "titles held",
        null=True,
        blank=True,
        help_text="For a scale by number of titles; 5 stands for 5 or more.",
    )
    ceus = models.DecimalField("credits", max_digits=5, decimal_places=1, null=True, blank=True)
    percent = models.PositiveSmallIntegerField("share, in percent", null=True, blank=True)
    cycle_months = models.PositiveSmallIntegerField("cycle, in months", null=True, blank=True)
    counts_from = models.CharField(
        "the cycle counts from",
        max_length=10,
        choices=CountsFrom,
        blank=True,
        help_text="Where the source says so. Empty: the site says that it assumes the day.",
    )
    days = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="For what is counted in days after the due day."
    )
    is_required = models.BooleanField(
        null=True, blank=True, help_text="For membership: whether it must be kept up."
    )

    objects = IssuedFactQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="renewal_rule_of_one_thing",
                condition=Q(certification__isnull=True) ^ Q(issuer__isnull=True),
                violation_error_message="Name a certification or an organization, not both.",
            ),
            models.CheckConstraint(
                name="renewal_rule_value_fits_kind",
                condition=Q(
                    kind__in=["TOTAL", "ON_SUBJECT", "EACH_MORE", "AT_MOST"], ceus__isnull=False
                )
                | Q(kind__in=["FROM_ISSUER", "IN_FIELD"], percent__range=(0, 100))
                | Q(kind="CYCLE", cycle_months__gte=1)
                | Q(kind="DUES_KEPT", is_required__isnull=False)
                | Q(kind__in=["GRACE", "CANCELLED"], days__isnull=False),
                violation_error_message="Give the credits, the share, the cycle, the days or yes "
                "or no, as the kind of rule needs.",
            ),
            models.CheckConstraint(
                name="renewal_rule_for_some_is_of_a_body",
                condition=Q(applies_to="ALL") | Q(issuer__isnull=False),
                violation_error_message="Only a rule of an issuer is for some of its titles.",
            ),
            models.CheckConstraint(
                name="renewal_rule_counts_a_cycle_from",
                condition=Q(counts_from="") | Q(kind="CYCLE"),
                violation_error_message="Only the length of the cycle says from when it counts.",
            ),
            unique_fact(
                "unique_renewal_rule",
                "certification",
                "issuer",
                "kind",
                "held",
                "applies_to",
                "ceus",
                "locator",
                nullable={
                    "certification": Value(0),
                    "issuer": Value(0),
                    "held": Value(0),
                    "ceus": Value(Decimal(-1)),
                },
            ),
            dated_in_order("renewal_rule_dates_in_order"),
        ]

    def is_for(self, certification) -> bool:
        of_all = self.applies_to == AppliesTo.ALL
        return super().is_for(certification) and (of_all or certification.is_specialty)

    @property
    def aspect(self) -> tuple:
        """A rule that names no number of titles is for one of them."""
        return self.kind, self.held or 1

    def _aspect(self, name):
        is_usual = {"held": self.held == 1, "applies_to": self.applies_to == AppliesTo.ALL}
        return "" if is_usual.get(name) else super()._aspect(name)

    @property
    def figure(self):
        if self.kind == RenewalKind.DUES_KEPT:
            return "Required" if self.is_required else "Not required"
        if self.percent is not None:
            return f"{self.percent}%"
        if self.days is not None:
            return words.plural(self.days, "day")
        if self.kind == RenewalKind.CYCLE:
            return words.every(self.cycle_months)
        credits = f"{words.number(self.ceus)} CEUs"
        return f"{credits} {words.every(self.cycle_months)}" if self.cycle_months else credits

    @property
    def question(self):
        whose = self.certification or self.issuer
        one = (
            f"the {self.certification}"
            if self.certification_id
            else f"{words.one(str(whose))} title"
        )
        several = f" when you hold {self.held}" if self.held and self.held > 1 else ""
        return {
            RenewalKind.TOTAL: f"How many credits keep {one}{several}?",
            RenewalKind.ON_SUBJECT: f"How many {whose} credits must be on its subject?",
            RenewalKind.EACH_MORE: f"How many credits does a further {whose} title need?",
            RenewalKind.FROM_ISSUER: f"What share of {whose} credits must come from the issuer?",
            RenewalKind.IN_FIELD: f"What share of {whose} credits must be in the field?",
            RenewalKind.CYCLE: f"How often is {one} renewed?",
            RenewalKind.AT_MOST: (f"What are the most credits that several {whose} titles need?"),
            RenewalKind.GRACE: f"How many days late may {whose} dues be without a late fee?",
            RenewalKind.CANCELLED: f"After how many days is {one} that lapsed canceled?",
            RenewalKind.DUES_KEPT: f"Must you stay a member to keep {one}?",
        }[self.kind]
