"""Questions that many readers start from, each only an address: no code branches on it."""

from dataclasses import dataclass

from django.urls import reverse

from ..models.scopes import Term


@dataclass(frozen=True, eq=False)
class Preset:
    """A title and the parameters of the page that it leads to."""

    title: str
    query: dict[str, str | list[str]]
    page: str = "certifications:list"

    def get_absolute_url(self) -> str:
        return reverse(self.page, query=self.query)


def side_by_side(title: str, *slugs: str) -> Preset:
    """A comparison of the certifications with these slugs, the first as the baseline."""
    return Preset(title, {"c": list(slugs)}, "certifications:compare")


EXAM_FROM_HOME = Preset("Exam from home", {"remote": "1"})
PRESETS = (
    Preset("No experience, under $500", {"beginner": "1", "max_cost": "500"}),
    Preset("Hospital inpatient work", {"setting": Term.INPATIENT.value}),
    Preset("Doctors’ offices and clinics", {"setting": Term.OFFICE.value}),
    EXAM_FROM_HOME,
    Preset("Risk adjustment", {"setting": Term.RISK.value}),
    Preset("Billing, not only coding", {"setting": Term.BILLING.value}),
    Preset("Lowest exam fee first", {"sort": "cost"}),
)
