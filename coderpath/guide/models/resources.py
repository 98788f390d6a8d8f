"""Pages of others that help, and what each is good for."""

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from coderpath.sources.names import NameField, own_host

from .rules import own_address


class ResourceQuerySet(models.QuerySet):
    def get_by_natural_key(self, slug):
        return self.get(slug=slug)


class Resource(models.Model):
    """A page, a forum or an office that helps. It is a link only where an editor opened it."""

    class Group(models.TextChoices):
        DECIDE = "DECIDE", "Before you decide"
        EXAM = "EXAM", "Exams and titles"
        PAY = "PAY", "Help to pay"
        ASK = "ASK", "Ask people"
        JOBS = "JOBS", "Find work"

    slug = models.SlugField(max_length=60, unique=True)
    name = NameField(max_length=120, unique=True)
    group = models.CharField(max_length=6, choices=Group)
    position = models.PositiveSmallIntegerField(help_text="Its place in its group.")
    good_for = models.CharField(
        "what it is good for", max_length=250, help_text="One or two plain sentences."
    )
    by = NameField("whose it is", max_length=120)
    url = models.URLField("address", max_length=500, blank=True, validators=[own_host])
    is_safe_to_link = models.BooleanField(
        "may be linked",
        default=False,
        help_text="Only where someone opened it and it is what it says.",
    )
    our_label = models.CharField("what we have on it", max_length=80, blank=True)
    our_address = models.CharField(
        "our own page", max_length=150, blank=True, validators=[own_address]
    )

    history = HistoricalRecords()
    objects = ResourceQuerySet.as_manager()

    class Meta:
        ordering = ["group", "position", "slug"]
        constraints = [
            models.CheckConstraint(
                name="resource_link_has_an_address",
                condition=Q(is_safe_to_link=False) | ~Q(url=""),
                violation_error_message="What may be linked needs its address.",
            ),
            models.CheckConstraint(
                name="resource_own_page_has_a_label",
                condition=Q(our_address="", our_label="") | ~Q(our_address="") & ~Q(our_label=""),
                violation_error_message="Our own page needs its address and what the link says.",
            ),
        ]

    def __str__(self):
        return self.name

    def natural_key(self):
        return (self.slug,)
