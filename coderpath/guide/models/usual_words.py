"""What readers type, and the page of this site that they mean by it."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import Resolver404, resolve
from simple_history.models import HistoricalRecords

from coderpath.sources.names import NameField

from .. import text
from .rules import own_address


class UsualWordsQuerySet(models.QuerySet):
    def get_by_natural_key(self, slug):
        return self.get(slug=slug)


class UsualWords(models.Model):
    """Words by which people look for one page, beside the name that it has.

    A page of its own label is a tool or another page of the site; without a label the words are
    further names of what has its own: a way to pay, a place of work, a publisher of sources.
    """

    class Kind(models.TextChoices):
        TOOL = "TOOL", "Tools"
        PAGE = "PAGE", "Pages"

    slug = models.SlugField(max_length=60, unique=True, help_text="A name for editors: it stays.")
    kind = models.CharField(
        max_length=4, choices=Kind, blank=True, help_text="The heading under which a search has it."
    )
    label = NameField(
        "what the link says",
        max_length=80,
        blank=True,
        help_text="Leave this and the kind empty where the page is of one thing with its own name.",
    )
    address = models.CharField(
        max_length=150,
        validators=[own_address],
        help_text="The page that they mean: “/tools/exam-day/”, “/funding/gi-bill-tests/”.",
    )
    words = models.TextField(help_text="What people type, one a line.")
    says = models.CharField(
        "what a search says first",
        max_length=250,
        blank=True,
        help_text="A sentence for words that people use for more than one thing.",
    )

    history = HistoricalRecords()
    objects = UsualWordsQuerySet.as_manager()

    class Meta:
        verbose_name = "usual words"
        verbose_name_plural = "usual words"
        ordering = ["slug"]
        constraints = [
            models.CheckConstraint(
                name="usual_words_are_whole",
                condition=~Q(words="") & ~Q(address=""),
                violation_error_message="Give the words, and the page that they mean.",
            ),
            models.CheckConstraint(
                name="usual_words_label_has_a_kind",
                condition=Q(label="", kind="", says="") | ~Q(label="") & ~Q(kind=""),
                violation_error_message="Give what the link says together with its kind. What a "
                "search says first needs both.",
            ),
        ]

    def __str__(self):
        return self.label or self.address

    def natural_key(self):
        return (self.slug,)

    def clean(self):
        super().clean()
        if self.label and not self.leads_to_own_page:
            raise ValidationError(
                {
                    "address": f"“{self.address}” is no page, or the page of one thing: that has "
                    "a name, so leave the label and the kind empty."
                }
            )

    @property
    def called(self) -> list[str]:
        """Each of the words, as people type them."""
        return text.lines(self.words)

    @property
    def leads_to_own_page(self) -> bool:
        """Whether its address is a page of the site that is not of one thing among many."""
        try:
            return not resolve(self.address.partition("?")[0]).kwargs
        except Resolver404:
            return False
