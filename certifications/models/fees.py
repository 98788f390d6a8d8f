from django.db import models
from django.db.models import F, Q, Value

from coderpath.sources import words
from coderpath.sources.facts import SourcedFact, dated_in_order, unique_fact
from coderpath.sources.questions import part
from coderpath.sources.standing import Standing

from .certifications import Certification
from .issuers import IssuedFact, IssuedFactQuerySet, Issuer


class FeeKind(models.TextChoices):
    EXAM_ONE = "EXAM_ONE", "Exam, one try"
    EXAM_TWO = "EXAM_TWO", "Exam, two tries"
    RETAKE = "RETAKE", "Retake"
    APPLICATION = "APPLICATION", "Application"
    DUES = "DUES", "Membership dues"
    BOOKS = "BOOKS", "Code books in the exam"
    RESCHEDULE = "RESCHEDULE", "Rescheduling"
    EXTENSION = "EXTENSION", "More time to take the exam"
    RECERTIFICATION = "RECERTIFICATION", "Recertification"
    RECERTIFICATION_MORE = "RECERTIFICATION_MORE", "Recertification, each further title"
    MORE_TIME_TO_RENEW = "MORE_TIME_TO_RENEW", "More time to renew"
    LATE = "LATE", "Late renewal"
    REINSTATEMENT = "REINSTATEMENT", "Reinstatement"
    REFUND = "REFUND", "Refund processing"


class Payer(models.TextChoices):
    ANYONE = "ANYONE", "Anyone"
    NON_MEMBER = "NON_MEMBER", "Non-member"
    MEMBER = "MEMBER", "Member"
    STUDENT = "STUDENT", "Student"


# Two names of a price: a source that does not tell members apart says “anyone”.
OUTSIDERS = (Payer.ANYONE, Payer.NON_MEMBER)


# Between what amounts an exam fee and the like lie as a rule; what is not here costs some dollars.
USUAL = {
    FeeKind.EXAM_ONE: (50, 1000),
    FeeKind.EXAM_TWO: (100, 1500),
    FeeKind.RETAKE: (0, 800),
    FeeKind.BOOKS: (0, 1500),
    FeeKind.RESCHEDULE: (0, 300),
}
USUAL_OF_OTHERS = (10, 1000)


class FeeQuerySet(IssuedFactQuerySet):
    def exam(self):
        """What someone who is not a member pays to take the exam."""
        return self.filter(kind__in=[FeeKind.EXAM_ONE, FeeKind.EXAM_TWO], payer__in=OUTSIDERS)


class Fee(IssuedFact, SourcedFact):
    """An amount asked for one certification, or by an organization for anything of its.

    Dues are fees of an organization that come round every year.
    """

    Kind = FeeKind
    Payer = Payer

    subject = ("certification", "issuer", "kind", "payer")
    topic = "Fees and dues"
    lasts = 12
    moves_totals = True
    measured = "amount"

    certification = models.ForeignKey(
        Certification, models.CASCADE, null=True, blank=True, related_name="fees"
    )
    issuer = models.ForeignKey(
        Issuer,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="fees",
        help_text="For what the organization asks whichever certification it is: dues, late fees.",
    )
    kind = models.CharField(max_length=20, choices=FeeKind)
    payer = models.CharField(max_length=10, choices=Payer, default=Payer.ANYONE)
    amount = models.DecimalField("amount, in dollars", max_digits=8, decimal_places=2)
    every_months = models.PositiveSmallIntegerField(
        "comes round every (months)", null=True, blank=True, help_text="12 for dues; empty if once."
    )
    days_before_low = models.PositiveSmallIntegerField(
        "days before the exam, at least",
        null=True,
        blank=True,
        help_text="14 for “asked for 14 days ahead or more”; 1 for “up to 24 hours ahead”.",
    )
    days_before_high = models.PositiveSmallIntegerField(
        "days before the exam, at most",
        null=True,
        blank=True,
        help_text="14 for “from 14 days ahead”. Empty where it is asked however early.",
    )
    is_business_days = models.BooleanField(
        "business days", default=False, help_text="On where the source counts business days."
    )
    extra_days = models.PositiveSmallIntegerField(
        "days that it buys",
        null=True,
        blank=True,
        help_text="30 for “$50 for each 30 days” more to take the exam.",
    )
    extra_days_most = models.PositiveSmallIntegerField(
        "days in all, at most", null=True, blank=True, help_text="90 for “up to 90 days in all”."
    )

    objects = FeeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="fee_of_one_thing",
                condition=Q(certification__isnull=True) ^ Q(issuer__isnull=True),
                violation_error_message="Name a certification or an organization, not both.",
            ),
            models.CheckConstraint(
                name="fee_is_not_negative",
                condition=Q(amount__gte=0),
                violation_error_message="A fee cannot be less than $0.",
            ),
            models.CheckConstraint(
                name="fee_recurs_within_ten_years",
                condition=Q(every_months__isnull=True)
                | Q(every_months__lte=120)
                | Q(standing="MISTAKEN"),
                violation_error_message="A fee comes round every ten years (120 months) at least.",
            ),
            models.CheckConstraint(
                name="dues_are_of_an_organization",
                condition=~Q(kind="DUES") | Q(issuer__isnull=False) | Q(standing="MISTAKEN"),
                violation_error_message="Members pay dues to an organization: leave the "
                "certification empty and choose the issuer.",
            ),
            models.CheckConstraint(
                name="fee_recurs_every_month_or_more",
                condition=Q(every_months__isnull=True) | Q(every_months__gte=1),
                violation_error_message="A fee comes round every month at most.",
            ),
            models.CheckConstraint(
                name="dues_recur",
                condition=~Q(kind="DUES") | Q(every_months__isnull=False),
                violation_error_message="Say how often dues come round: 12 for every year.",
            ),
            models.CheckConstraint(
                name="fee_days_before_fit_kind",
                condition=Q(kind__in=["RESCHEDULE", "REFUND"])
                | Q(
                    days_before_low__isnull=True,
                    days_before_high__isnull=True,
                    is_business_days=False,
                ),
                violation_error_message="Days before the exam belong to moving it or to a refund.",
            ),
            models.CheckConstraint(
                name="fee_days_before_in_order",
                condition=Q(days_before_low__isnull=True)
                | Q(days_before_high__isnull=True)
                | Q(days_before_low__lte=F("days_before_high")),
                violation_error_message="The most days before the exam cannot be fewer than the "
                "fewest.",
            ),
            models.CheckConstraint(
                name="fee_business_days_are_some",
                condition=Q(is_business_days=False)
                | Q(days_before_low__isnull=False)
                | Q(days_before_high__isnull=False),
                violation_error_message="Say how many business days before the exam.",
            ),
            models.CheckConstraint(
                name="fee_extra_days_fit_kind",
                condition=Q(extra_days__isnull=True, extra_days_most__isnull=True)
                | Q(kind="EXTENSION", extra_days__gte=1),
                violation_error_message="Days that a fee buys are at least 1, and belong to more "
                "time to take the exam.",
            ),
            models.CheckConstraint(
                name="fee_extra_days_in_order",
                condition=Q(extra_days_most__isnull=True)
                | Q(extra_days__isnull=False, extra_days_most__gte=F("extra_days")),
                violation_error_message="The days in all cannot be fewer than those of one fee.",
            ),
            unique_fact(
                "unique_fee",
                "certification",
                "issuer",
                "kind",
                "payer",
                "amount",
                "locator",
                nullable={"certification": Value(0), "issuer": Value(0)},
            ),
            dated_in_order("fee_dates_in_order"),
        ]

    @classmethod
    def problems(cls):
        """What check_facts reports: exams of the core that nobody ever gave a fee for."""
        known = cls.objects.exam().exclude(standing=Standing.MISTAKEN)
        core = Certification.objects.core().filter(status=Certification.Status.OPEN)
        for code in core.exclude(fees__in=known).values_list("code", flat=True):
            yield f"{code}: neither an exam fee nor a last known one."

    @staticmethod
    def weighs(said: dict) -> str:
        """See coderpath/desk/weight.py."""
        is_exam = said["kind"] in (FeeKind.EXAM_ONE, FeeKind.EXAM_TWO) and said["certification"]
        if is_exam and Certification.objects.get_by_natural_key(*said["certification"]).is_core:
            return "it is the exam fee of one of the core six"
        return ""

    @staticmethod
    def one_payer(payer: str) -> str:
        """The name under which the prices of a payer are held against each other."""
        return Payer.ANYONE if payer in OUTSIDERS else payer

    @property
    def usual(self) -> tuple[int, int]:
        return USUAL.get(self.kind, USUAL_OF_OTHERS)

    @property
    def measure(self):
        """What comes round, as of one year."""
        return self.amount * 12 / self.every_months if self.every_months else self.amount

    @property
    def paid_by(self) -> str:
        return self.one_payer(self.payer)

    @property
    def aspect(self) -> tuple:
        return self.kind, self.paid_by

    def _aspect(self, name):
        return part(self.paid_by) if name == "payer" else super()._aspect(name)

    @property
    def figure(self):
        return words.money(self.amount)

    @property
    def said(self):
        again = f" {words.every(self.every_months)}" if self.every_months else ""
        return f"{self.figure}{again}"

    @property
    def is_for_two_tries(self) -> bool:
        return self.kind == FeeKind.EXAM_TWO

    @property
    def terms(self) -> str:
        """Around which days it is asked, or how many it buys: “from 14 days to 1 day ahead”."""
        if self.extra_days:
            return f"for each {words.plural(self.extra_days, 'day')}"
        day = "business day" if self.is_business_days else "day"
        low, high = (
            n and words.plural(n, day) for n in (self.days_before_low, self.days_before_high)
        )
        if high:
            return f"from {high} to {low or 'the last moment'} ahead"
        return f"{low} ahead or more" if low else ""

    @property
    def question(self):
        whose = self.certification or self.issuer
        what = {
            FeeKind.EXAM_ONE: f"What does the {whose} exam cost",
            FeeKind.EXAM_TWO: f"What does the {whose} exam with two tries cost",
            FeeKind.RETAKE: f"What does it cost to take the {whose} exam again",
            FeeKind.APPLICATION: f"What does it cost to apply for the {whose}",
            FeeKind.DUES: f"What are {whose} dues",
            FeeKind.BOOKS: f"What do code books in the {whose} exam cost",
            FeeKind.RESCHEDULE: f"What does {whose} ask to move an exam",
            FeeKind.EXTENSION: f"What does {whose} ask for more time to take an exam",
            FeeKind.MORE_TIME_TO_RENEW: f"What does {whose} ask for more time to renew",
            FeeKind.RECERTIFICATION: f"What does {whose} renewal cost",
            FeeKind.RECERTIFICATION_MORE: f"What does {whose} renewal of a further title cost",
            FeeKind.LATE: f"What does late renewal with {whose} cost",
            FeeKind.REINSTATEMENT: f"What does {whose} ask to reinstate a title",
            FeeKind.REFUND: f"What does {whose} keep of a refund",
        }[self.kind]
        who = {
            Payer.ANYONE: "",
            Payer.NON_MEMBER: " without membership",
            Payer.MEMBER: " for members",
            Payer.STUDENT: " for students",
        }[self.payer]
        return f"{what}{who}?"
