import pytest

from coderpath.sources import edition
from salaries.models import ALL, Area, Occupation

from .factories import make_area, make_occupation


@pytest.fixture
def places(db):
    for slug, code in (("us", "99"), ("oh", "39"), ("ky", "21"), ("in", "18")):
        Area.objects.filter(pk=make_area(slug).pk).update(code=code)
    make_occupation()
    make_occupation(ALL, "All Occupations")
    Occupation.objects.update(is_offered=True)
    edition.renew()
