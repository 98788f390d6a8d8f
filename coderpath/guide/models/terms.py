"""The words of the trade."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from coderpath.sources.models import Source
from coderpath.sources.names import NameField


class GlossaryTermQuerySet(models.QuerySet):
    def get_by_natural_key(self, slug):
        return self.get(slug=slug)


class GlossaryTerm(models.Model):
    """A term as readers meet it, and its meaning in one to three plain sentences."""

    slug = models.SlugField(
        max_length=60, unique=True, help_text="Its place on the page, “/glossary/#ceu”: it stays."
    )
    term = NameField(max_length=80, unique=True, help_text="As pages write it: “CEU”.")
    also = models.CharField(
        "other spellings",
        max_length=200,
        blank=True,
        help_text="By which people look for it, with commas: “CEUs, continuing education unit”.",
    )
    meaning = models.CharField(
        max_length=450,
        help_text="One to three short sentences. A figure belongs to a fact, not in here.",
    )
    source = models.ForeignKey(
        Source,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="glossary_terms",
        help_text="Where the meaning says more than what the letters stand for.",
    )

    is_linked = models.BooleanField(
        "linked where a page first uses it",
        default=False,
        help_text="For a word that a beginner may not know. By the term and each spelling.",
    )

    history = HistoricalRecords()
    objects = GlossaryTermQuerySet.as_manager()

    class Meta:
        verbose_name = "glossary term"
        ordering = ["term"]
        constraints = [
            models.CheckConstraint(
                name="glossary_term_has_a_meaning",
                condition=~Q(meaning=""),
                violation_error_message="Say what the term means.",
            ),
        ]

    def __str__(self):
        return self.term

    def get_absolute_url(self) -> str:
        return f"{reverse('guide:glossary')}#{self.slug}"

    def natural_key(self):
        return (self.slug,)

    natural_key.dependencies = ["sources.source"]

    @property
    def called(self) -> list[str]:
        """Every name by which people look for it."""
        return [self.term, *(name.strip() for name in self.also.split(",") if name.strip())]

    @property
    def dated(self) -> str:
        """For its source note: when the source was published."""
        return self.source.published or "undated"
