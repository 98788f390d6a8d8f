"""What tests are given as the shipped catalogue is what the command stores."""

import pytest
from django.core.management import call_command

from certifications.models import Certification
from coderpath.sources import edition, serials
from salaries.models import Wage
from tests import shipped

pytestmark = pytest.mark.django_db


@pytest.fixture
def stored():
    shipped.load_shipped()
    before = shipped.rows()
    for model in (Wage, Certification):
        model.objects.all()._raw_delete("default")
    return before


def test_a_copy_has_every_row_and_serial(stored):
    assert shipped.rows() != stored
    shipped.load_shipped()
    assert shipped.rows() == stored


def test_to_a_copy_the_command_has_nothing_to_add(stored):
    shipped.load_shipped()
    code, moved = edition.current().code, serials.serials()
    call_command("load_catalogue", verbosity=0)
    assert (edition.current().code, serials.serials()) == (code, moved)
