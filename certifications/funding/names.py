"""What ways to pay are called in a search: by name, and by what people call them."""

from collections.abc import Iterator

from ..catalogue.shelf import Shelf
from ..search.names_in_text import Call
from ..search.other_pages import FUNDING, OtherPage
from .ways import ways

USUAL = {
    "workforce-pell": ("Pell", "Pell Grant", "Pell Grants", "Workforce Pell", "FAFSA"),
    "wioa-ita": ("WIOA", "job center", "unemployed", "Individual Training Account"),
    "gi-bill-tests": ("GI Bill", "veteran", "veterans", "GI Bill test fees"),
    "mycaa": ("MyCAA", "military spouse", "military spouses"),
    "military-cool": ("COOL", "military", "service member", "service members"),
    "employer-section-127": (
        "employer",
        "my employer pays",
        "tuition reimbursement",
        "Section 127",
    ),
    "lifetime-learning-credit": ("tax credit", "tax credits"),
    "apprenticeship-ahima": ("AHIMA apprenticeship",),
    "aapc-hardship-fund": ("hardship", "hardship fund"),
    "state-free-college": ("free community college", "free college"),
    "job-corps": ("Job Corps",),
}


def calls(there: Shelf) -> Iterator[Call]:
    for way in there.once(ways):
        funding = way.funding
        page = OtherPage(FUNDING, funding.name, funding.get_absolute_url())
        yield from (Call(text, page) for text in (funding.name, *USUAL.get(funding.slug, ())))
