from django.db import models
from django.db.models import Q

from coderpath.sources.models import Source
from salaries.figures import Told

from .surveys import Area


class PriceParityQuerySet(models.QuerySet):
    def get_by_natural_key(self, area, year, source):
        return self.get(area__slug=area, year=year, source__slug=source)


class PriceParity(Told, models.Model):
    """How dear a place is beside the nation, all goods and services together, in one year."""

    area = models.ForeignKey(Area, models.CASCADE, related_name="price_parities")
    year = models.PositiveSmallIntegerField()
    level = models.DecimalField(
        max_digits=6, decimal_places=3, help_text="Where the nation is 100: 91.812."
    )
    source = models.ForeignKey(Source, models.PROTECT, related_name="price_parities")

    objects = PriceParityQuerySet.as_manager()

    # What sources call them, which count them and list none.
    many = "price level", "price levels"

    class Meta:
        verbose_name_plural = "price parities"
        ordering = ["area", "-year"]
        constraints = [
            models.UniqueConstraint(
                name="unique_price_parity",
                fields=["area", "year", "source"],
                violation_error_message="This source already has a level of this area and year.",
            ),
            models.CheckConstraint(
                name="price_parity_is_positive",
                condition=Q(level__gt=0),
                violation_error_message="A price level is above 0; the nation is 100.",
            ),
        ]

    def __str__(self):
        return f"Price level of {self.area}, {self.year}"

    def natural_key(self):
        return (self.area.slug, self.year, self.source.slug)

    natural_key.dependencies = ["salaries.area", "sources.source"]

    @property
    def figure(self) -> str:
        return f"{self.level:.1f}"

    @property
    def dated(self) -> str:
        return str(self.year)
