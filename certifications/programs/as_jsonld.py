"""A program in the words of schema.org."""

from typing import Any

from ..models import TrainingCost, TrainingLength
from .program import Program

DOLLARS = "USD"


def offered(program: Program) -> dict[str, Any]:
    """What is known of it; nothing for a kind of program, which no school gives.

    A price that a source gives as a range stands as one; one that is old is left out.
    """
    if program.is_kind:
        return {}
    one, length, price = program.training, program.length.headline, program.whole_price
    told = {
        "@type": "EducationalOccupationalProgram",
        "name": one.name,
        "provider": {"@type": "EducationalOrganization", "name": one.provider},
        "educationalProgramMode": one.get_mode_display(),
        "educationalCredentialAwarded": one.get_award_display(),
        "timeToComplete": _duration(length) if length else "",
        "offers": _offer(price) if price and not price.is_old else "",
    }
    return {name: value for name, value in told.items() if value}


def _duration(length: TrainingLength) -> str:
    """The most on the calendar, as ISO 8601 has it; empty where a source counts only hours."""
    if length.weeks_high:
        return f"P{length.weeks_high}W"
    months = length.months_high
    return f"P{int(months)}M" if months and months == int(months) else ""


def _offer(cost: TrainingCost) -> dict[str, Any]:
    price = {"price": float(cost.low)}
    if cost.high:
        price = {"minPrice": float(cost.low), "maxPrice": float(cost.high)}
    return {
        "@type": "Offer",
        "category": cost.get_covers_display(),
        "priceSpecification": {"@type": "PriceSpecification", "priceCurrency": DOLLARS} | price,
    }
