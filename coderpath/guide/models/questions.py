"""The questions of the guide, and what sources say to them."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from coderpath.sources.facts import SourcedFact, dated_in_order, unique_fact
from coderpath.sources.names import NameField

from .. import text
from .rules import Reviewed, next_links, written


class GuideQuestionQuerySet(models.QuerySet):
    def get_by_natural_key(self, slug):
        return self.get(slug=slug)


class GuideQuestion(Reviewed, models.Model):
    """A question that beginners ask, with its answer first. A figure in its text is the key of a
    fact in braces: the page writes its value, its source and its date.
    """

    class Group(models.TextChoices):
        JOB = "JOB", "The job"
        FOR_ME = "FOR_ME", "Is it for me?"
        GETTING_IN = "GETTING_IN", "Getting in"
        LEARNING = "LEARNING", "Learning"
        FIRST_JOB = "FIRST_JOB", "First job"
        GROWING = "GROWING", "Growing"
        OLD_ARTICLES = "OLD", "What old articles get wrong"

    slug = models.SlugField(max_length=60, unique=True)
    title = NameField(max_length=100, unique=True, help_text="As a reader would type it.")
    also = models.TextField(
        "other wordings", blank=True, help_text="What else people type for it, one a line."
    )
    group = models.CharField(max_length=10, choices=Group)
    position = models.PositiveSmallIntegerField(
        help_text="Its place in its group. Those of the front page stand there in this order."
    )
    is_on_home = models.BooleanField("on the front page", default=False)
    in_short = models.CharField(
        max_length=70,
        help_text="Under its title in the guide, without a figure: “Often, but seldom at first”.",
    )
    answer = models.CharField(
        max_length=300,
        validators=[written],
        help_text="One sentence or two that a reader can repeat.",
    )
    body = models.TextField(
        validators=[written],
        help_text="Markdown: paragraphs with an empty line between, “## ” for a heading, “- ” or "
        "“1. ” for an item, **bold**, *italics*, [a link](/guide/is-it-hard/) to a page of this "
        "site. A figure is the key of a fact in braces.",
    )
    unknowns = models.TextField("what we don’t know", validators=[written], help_text="One a line.")
    settles = models.CharField(
        "what would settle it",
        max_length=400,
        blank=True,
        validators=[written],
        help_text="Where sources disagree: who would have to count or publish what.",
    )
    next_links = models.TextField(
        "what next",
        validators=[next_links],
        help_text="One a line: what the link says | its address | what is there.",
    )
    written_on = models.DateField(help_text="The day it was first published.")
    reviewed_on = models.DateField(help_text="The day an editor last read the whole page.")

    with_figures = ("answer", "body", "unknowns", "settles")

    history = HistoricalRecords()
    objects = GuideQuestionQuerySet.as_manager()

    class Meta:
        verbose_name = "question of the guide"
        verbose_name_plural = "questions of the guide"
        ordering = ["position", "slug"]
        constraints = [
            models.CheckConstraint(
                name="guide_question_is_whole",
                condition=~Q(answer="") & ~Q(body="") & ~Q(unknowns="") & ~Q(next_links=""),
                violation_error_message="A page needs its answer, its text, what is not known and "
                "what comes next.",
            ),
            models.CheckConstraint(
                name="guide_question_reviewed_once_written",
                condition=Q(reviewed_on__gte=F("written_on")),
                violation_error_message="It cannot be reviewed before it is written.",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("guide:question", args=[self.slug])

    def natural_key(self):
        return (self.slug,)

    @property
    def called(self) -> list[str]:
        """Every wording by which people look for it."""
        return [self.title, *text.lines(self.also)]


class Statement(SourcedFact):
    """What a source says of the job itself: a share, a number of years, a few words of its own."""

    subject = ("page", "asks")
    topic = "The job"

    page = models.ForeignKey(
        GuideQuestion,
        models.CASCADE,
        related_name="statements",
        verbose_name="question of the guide",
    )
    asks = models.CharField(
        "what it answers",
        max_length=150,
        help_text="A whole question: “What share worked from home in 2022?”",
    )
    says = models.CharField(
        "what it says", max_length=120, help_text="As a sentence goes on with it: “55%”."
    )
    of_whom = models.CharField(
        "of whom it speaks",
        max_length=120,
        blank=True,
        help_text="“members who chose to answer”. Shown where several answer one question.",
    )

    class Meta:
        constraints = [
            unique_fact("unique_statement", "page", "asks", "says"),
            dated_in_order("statement_dates_in_order"),
        ]

    @property
    def figure(self) -> str:
        return self.says

    @property
    def question(self) -> str:
        return self.asks

    @property
    def claim(self):
        """Surveys ask unlike people: none speaks against another."""
        return None
