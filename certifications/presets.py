"""Questions that many readers start from, each only an address of the list of certifications."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.http import urlencode

from .models.scopes import Term


@dataclass(frozen=True)
class Preset:
    title: str
    query: dict[str, str | list[str]] = field(default_factory=dict)

    def get_absolute_url(self) -> str:
        return f"{reverse('certifications:list')}?{urlencode(self.query, doseq=True)}"


PRESETS = (
    Preset("No experience, under $500", {"beginner": "1", "max_cost": "500"}),
    Preset("Hospital inpatient work", {"setting": Term.INPATIENT.value}),
    Preset("Doctors’ offices and clinics", {"setting": Term.OFFICE.value}),
    Preset("Exam from home", {"remote": "1"}),
    Preset("Risk adjustment", {"setting": Term.RISK.value}),
    Preset("Billing, not only coding", {"setting": Term.BILLING.value}),
    Preset("Lowest exam fee first", {"sort": "cost"}),
)
