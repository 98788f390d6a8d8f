from dataclasses import dataclass
from decimal import Decimal

from django.db import models
from django.db.models import Q, Value

from coderpath.sources import words
from coderpath.sources.facts import SourcedFact, dated_in_order, unique_fact
from coderpath.sources.findings import REASONS
from coderpath.sources.questions import Question, part
from coderpath.sources.standing import Standing

from .certifications import Certification
from .issuers import IssuedFactQuerySet, Issuer


class Delivery(models.TextChoices):
    CENTER = "CENTER", "Test center"
    ONLINE = "ONLINE", "Online, proctored"
    BOTH = "BOTH", "Test center or online, proctored"
    CHAPTER = "CHAPTER", "Online, or in person with a chapter or instructor"


class ScoreScale(models.TextChoices):
    PERCENT = "PERCENT", "percent"
    SCALED = "SCALED", "scaled score"


COUNTS = ("items", "scored_items", "cases", "minutes", "retake_days", "window_days")


class ExamFormat(SourcedFact):
    """What one source says of an exam at one time: as many of the columns as it gives."""

    Delivery = Delivery
    Scale = ScoreScale
    ONLINE = (Delivery.ONLINE, Delivery.BOTH, Delivery.CHAPTER)

    subject = ("certification",)
    topic = "The exam"
    lasts = 18

    certification = models.ForeignKey(Certification, models.CASCADE, related_name="exam_formats")
    items = models.PositiveSmallIntegerField("questions in all", null=True, blank=True)
    items_high = models.PositiveSmallIntegerField(
        "questions at most", null=True, blank=True, help_text="Only where the source gives a range."
    )
    scored_items = models.PositiveSmallIntegerField("of them scored", null=True, blank=True)
    cases = models.PositiveSmallIntegerField("cases", null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    pass_mark = models.DecimalField(max_digits=5, decimal_places=1, null=True, blank=True)
    pass_scale = models.CharField(max_length=7, choices=ScoreScale, blank=True)
    pass_scale_high = models.PositiveSmallIntegerField(
        "top of the scale", null=True, blank=True, help_text="400 for “300 on a scale of 100–400”."
    )
    open_book = models.BooleanField("code books allowed", null=True, blank=True)
    delivery = models.CharField("where you take it", max_length=7, choices=Delivery, blank=True)
    retake_days = models.PositiveSmallIntegerField("days before a retake", null=True, blank=True)
    window_days = models.PositiveSmallIntegerField(
        "days to take it once approved", null=True, blank=True
    )
    identification = models.CharField(
        "identification to show",
        max_length=100,
        blank=True,
        help_text="As the source has it: “Picture ID required, member ID”.",
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="exam_format_says_something",
                condition=Q(items__isnull=False)
                | Q(scored_items__isnull=False)
                | Q(cases__isnull=False)
                | Q(minutes__isnull=False)
                | Q(pass_mark__isnull=False)
                | Q(open_book__isnull=False)
                | ~Q(delivery="")
                | Q(retake_days__isnull=False)
                | Q(window_days__isnull=False)
                | ~Q(identification=""),
                violation_error_message="Give at least one thing the source says of the exam.",
            ),
            models.CheckConstraint(
                name="exam_items_in_order",
                condition=Q(items_high__isnull=True) | Q(items_high__gte=models.F("items")),
                violation_error_message="The most questions cannot be fewer than the fewest.",
            ),
            models.CheckConstraint(
                name="exam_scores_no_more_than_all",
                condition=Q(scored_items__isnull=True)
                | Q(items__isnull=True)
                | Q(scored_items__lte=models.F("items")),
                violation_error_message="There cannot be more scored questions than questions.",
            ),
            models.CheckConstraint(
                name="pass_mark_has_scale",
                condition=Q(pass_mark__isnull=True, pass_scale="")
                | Q(pass_mark__isnull=False) & ~Q(pass_scale=""),
                violation_error_message="Say on which scale the pass mark is.",
            ),
            models.CheckConstraint(
                name="exam_takes_time",
                condition=Q(minutes__isnull=True) | Q(minutes__gt=0),
                violation_error_message="An exam takes more than 0 minutes.",
            ),
            unique_fact(
                "unique_exam_format",
                "certification",
                "items",
                "scored_items",
                "cases",
                "minutes",
                "pass_mark",
                "delivery",
                "retake_days",
                "window_days",
                "identification",
                "locator",
                nullable={name: Value(-1) for name in COUNTS} | {"pass_mark": Value(Decimal(-1))},
            ),
            dated_in_order("exam_format_dates_in_order"),
        ]

    @property
    def figure(self):
        return ", ".join(aspect.figure for aspect in self.figures([self]))

    @property
    def question(self):
        return f"What is the {self.certification.code} exam like?"

    @classmethod
    def figures(cls, facts):
        """Each filled column counts as a figure of its own."""
        return [
            ExamAspect(fact, name)
            for fact in facts
            for name in ExamAspect.NAMES
            if getattr(fact, name) not in (None, "")
        ]


@dataclass(frozen=True)
class ExamAspect:
    """One column of an exam format, standing for a fact of its own."""

    fact: ExamFormat
    name: str

    NAMES = (
        "items",
        "scored_items",
        "cases",
        "minutes",
        "pass_mark",
        "open_book",
        "delivery",
        "retake_days",
        "window_days",
        "identification",
    )

    def __getattr__(self, name):
        return getattr(self.fact, name)

    @property
    def value(self):
        return getattr(self.fact, self.name)

    @property
    def figure(self) -> str:
        fact = self.fact
        match self.name:
            case "items":
                return words.span(fact.items, fact.items_high)
            case "minutes":
                return f"{fact.minutes} minutes"
            case "cases":
                return words.plural(fact.cases, "case")
            case "pass_mark":
                mark = words.number(fact.pass_mark)
                if fact.pass_scale == ScoreScale.PERCENT:
                    return f"{mark}%"
                return f"{mark} of {fact.pass_scale_high}" if fact.pass_scale_high else mark
            case "open_book":
                return "Open book" if fact.open_book else "Closed book"
            case "delivery":
                return fact.get_delivery_display()
            case "retake_days" | "window_days":
                return words.plural(self.value, "day")
            case "identification":
                return fact.identification
        return words.number(self.value)

    @property
    def question(self) -> str:
        code = self.fact.certification.code
        return {
            "items": f"How many questions are on the {code} exam?",
            "scored_items": f"How many {code} questions are scored?",
            "cases": f"How many cases are on the {code} exam?",
            "minutes": f"How long is the {code} exam?",
            "pass_mark": f"What score passes the {code} exam?",
            "open_book": f"May you use code books in the {code} exam?",
            "delivery": f"Where do you take the {code} exam?",
            "retake_days": f"How long must you wait to take the {code} exam again?",
            "window_days": f"How long do you have to take the {code} exam once approved?",
            "identification": f"What must you show to take the {code} exam?",
        }[self.name]

    @property
    def claim(self):
        """A scaled mark is the same whether or not a source also names the top of the scale."""
        if self.name == "pass_mark":
            return self.fact.pass_mark, self.fact.pass_scale
        return self.figure

    @property
    def answers(self) -> Question:
        return self.fact.answers._replace(aspects=(part(self.name),))


class PassRate(SourcedFact):
    """Of those who took an exam for the first time in a year, how many passed."""

    subject = ("certification", "year")
    topic = "Pass rates"
    lasts = 12
    moves_totals = True

    certification = models.ForeignKey(Certification, models.CASCADE, related_name="pass_rates")
    year = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Empty when the source names no year."
    )
    percent_low = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    percent_high = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    testers = models.PositiveIntegerField(
        null=True, blank=True, help_text="How many took it for the first time."
    )
    is_estimate = models.BooleanField(
        default=False, help_text="The source guesses, or says that the issuer publishes none."
    )
    unknown = models.CharField(
        max_length=14, choices=REASONS, blank=True, help_text="When the source says there is none."
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="pass_rate_or_reason",
                condition=(Q(percent_low__isnull=False) | Q(testers__isnull=False))
                ^ ~Q(unknown=""),
                violation_error_message="Give a rate or a count, or why there is none.",
            ),
            models.CheckConstraint(
                name="pass_rate_percent_in_order",
                condition=(Q(percent_low__isnull=True) | Q(percent_low__range=(0, 100)))
                & (
                    Q(percent_high__isnull=True)
                    | Q(percent_high__gte=models.F("percent_low"), percent_high__lte=100)
                ),
                violation_error_message="Rates run from 0 to 100, the lower one first.",
            ),
            unique_fact(
                "unique_pass_rate",
                "certification",
                "year",
                "percent_low",
                "locator",
                nullable={"year": Value(0), "percent_low": Value(Decimal(-1))},
            ),
            dated_in_order("pass_rate_dates_in_order"),
        ]

    @property
    def figure(self):
        if self.unknown:
            return self.get_unknown_display()
        if self.percent_low is None:
            return words.plural(self.testers, "first-time tester")
        return f"{words.span(self.percent_low, self.percent_high)}%"

    @property
    def said(self):
        testers = f" of {words.number(self.testers)} testers" if self._has_rate_and_count else ""
        return f"{self.figure}{testers}{', a guess' if self.is_estimate else ''}"

    @property
    def _has_rate_and_count(self) -> bool:
        return self.percent_low is not None and self.testers is not None

    @property
    def question(self):
        when = f"in {self.year}" if self.year else "in a year that is not named"
        return f"How many passed the {self.certification.code} exam on the first try, {when}?"


class CodeBookRule(SourcedFact):
    """Which code books are allowed in an exam, and of which editions."""

    subject = ("certification", "issuer")
    topic = "Code books"
    lasts = 12
    moves_totals = True

    certification = models.ForeignKey(
        Certification, models.CASCADE, null=True, blank=True, related_name="code_book_rules"
    )
    issuer = models.ForeignKey(
        Issuer, models.CASCADE, null=True, blank=True, related_name="code_book_rules"
    )
    rule = models.CharField(max_length=250, help_text="In plain words, as a reader needs it.")
    books = models.PositiveSmallIntegerField("books needed", null=True, blank=True)
    exams_from = models.DateField(
        "for exams from", null=True, blank=True, help_text="When the rule names a first exam day."
    )
    any_year = models.BooleanField(
        "for exams of any year",
        default=False,
        help_text="On when it counts editions from the exam: “of its year or the year before”.",
    )

    objects = IssuedFactQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="code_book_rule_of_one_thing",
                condition=Q(certification__isnull=True) ^ Q(issuer__isnull=True),
                violation_error_message="Name a certification or an organization, not both.",
            ),
            unique_fact(
                "unique_code_book_rule",
                "certification",
                "issuer",
                "rule",
                nullable={"certification": Value(0), "issuer": Value(0)},
            ),
            dated_in_order("code_book_rule_dates_in_order"),
        ]

    @property
    def figure(self):
        return self.rule

    @property
    def said(self):
        counts = [
            words.plural(self.books, "book") if self.books else "",
            f"for exams from {words.day(self.exams_from)}" if self.exams_from else "",
            "for exams of any year" if self.any_year else "",
        ]
        return "; ".join([self.rule.rstrip("."), *filter(None, counts)])

    @property
    def claim(self):
        """Rules add to one another; only what an editor put aside contradicts the others."""
        put_aside = self.standing not in (Standing.IN_USE, Standing.REPORTED)
        return self.rule if put_aside else ""

    @property
    def question(self):
        return f"Which code books may you use in the {self.certification or self.issuer} exam?"
