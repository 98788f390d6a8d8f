"""A small site of sample rows, for tests of what every page does alike: see paths_by_hand.

Beside the paths and their credentials: twenty that are samples by name and have a fee each, so that
the lists of certifications and of sources have two pages; the former code CPC-H; and pay, of two
years and of two occupations, of the nation, of four states and of two areas of Ohio, with prices.
"""

from certifications.models import Certification
from salaries.models import Wage
from tests.certifications.paths_by_hand import make_paths
from tests.factories import make_certification, make_fee, make_issuer
from tests.salaries.factories import (
    make_nation,
    make_part,
    make_price_parity,
    make_wage,
)

PLACES = ("oh", "dc", "ky", "wa")
BILLERS = {"code": "43-3021", "title": "Billing and Posting Clerks"}


def make_small_site() -> None:
    make_paths()
    aapc = Certification.objects.get(code="CPC").issuer
    make_certification(code="COC", former_code="CPC-H", apprentice_code="COC-A", issuer=aapc)
    body = make_issuer(code="SAMPLE", name="A sample body")
    for number in range(20):
        sample = make_certification(code=f"S{number}", name=f"Sample {number}", issuer=body)
        make_fee(certification=sample, amount=100 + number)
    _make_pay()


def _make_pay() -> None:
    """In the place of the few figures that paths need."""
    Wage.objects.all().delete()
    make_nation()
    make_nation(year=2024, annual_median=50_000)
    for level, usps in enumerate(PLACES, 92):
        make_wage(area=usps)
        make_wage(area=usps, year=2024, annual_median=48_000)
        make_wage(area=usps, annual_median=46_000, **BILLERS)
        make_price_parity(area=usps, level=f"{level}.5")
    for slug, name in (("akron", "Akron, OH"), ("columbus-oh", "Columbus, OH")):
        make_part(slug, name)
        make_wage(area=slug, annual_median=49_000)
