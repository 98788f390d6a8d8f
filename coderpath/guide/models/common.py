"""Questions that are answered in two sentences."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from coderpath.sources.names import NameField

from .. import text
from .questions import GuideQuestion
from .rules import Reviewed, own_address, two_sentences, written


class CommonQuestionQuerySet(models.QuerySet):
    def get_by_natural_key(self, slug):
        return self.get(slug=slug)


class CommonQuestion(Reviewed, models.Model):
    """A question that many people ask, its answer in two sentences, and the page that has the
    whole of it.
    """

    slug = models.SlugField(
        max_length=60, unique=True, help_text="Its place on the page, “/faq/#degree”: it stays."
    )
    question = NameField(max_length=120, unique=True, help_text="As a reader would type it.")
    also = models.TextField(
        "other wordings", blank=True, help_text="What else people type for it, one a line."
    )
    group = models.CharField(max_length=10, choices=GuideQuestion.Group)
    position = models.PositiveSmallIntegerField(help_text="Its place in its group.")
    answer = models.CharField(
        max_length=400,
        validators=[written, two_sentences],
        help_text="Two sentences at most. A figure is the key of a fact in braces.",
    )
    link_label = models.CharField(
        max_length=80, help_text="What the link under the answer says: “See what each costs”."
    )
    link_address = models.CharField(
        max_length=150, validators=[own_address], help_text="The page that answers whole."
    )
    reviewed_on = models.DateField(help_text="The day an editor last read it.")

    with_figures = ("answer",)

    history = HistoricalRecords()
    objects = CommonQuestionQuerySet.as_manager()

    class Meta:
        verbose_name = "common question"
        ordering = ["group", "position", "slug"]
        constraints = [
            models.CheckConstraint(
                name="common_question_is_whole",
                condition=~Q(answer="") & ~Q(link_label="") & ~Q(link_address=""),
                violation_error_message="A question needs its answer, and a link to the page "
                "that answers whole.",
            ),
        ]

    def __str__(self):
        return self.question

    def get_absolute_url(self) -> str:
        return f"{reverse('guide:faq')}#{self.slug}"

    def natural_key(self):
        return (self.slug,)

    @property
    def called(self) -> list[str]:
        """Every wording by which people look for it."""
        return [self.question, *text.lines(self.also)]
