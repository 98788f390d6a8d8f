"""A newer cycle of projections of which only the change and the openings are known, by relay."""

import csv
import re
from decimal import Decimal

import pytest
from django.db import IntegrityError

from tests.factories import make_source

from .factories import make_bureau, make_nation, make_projection, make_wage


@pytest.fixture
def cycles(db):
    make_wage()
    make_nation()
    make_projection()
    bureau = make_bureau("US Bureau of Labor Statistics", "Employment Projections, 2024–2034")
    older = {"base": 194_800, "projected": 208_600, "change_percent": Decimal("7.1")}
    years = {"base_year": 2024, "target_year": 2034, "openings": 14_200}
    make_projection(area="us", source=bureau, **older, **years)
    relay = make_source(title="Medical Records Clerk Jobs in USA")
    newer = {"base": None, "projected": None, "change_percent": Decimal("7.8")}
    years = {"base_year": 2025, "target_year": 2035, "openings": 14_000}
    make_projection(area="us", source=relay, **newer, **years)


def said(client, address):
    page = client.get(address).content.decode()
    outlook = page[page.index('id="outlook-h"') :].partition("</section>")[0]
    outlook = re.sub(r'<span class="fns">.*?</span>', "", outlook, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", "", outlook).split())


def test_the_newer_cycle_comes_first_and_the_older_stays_dated(client, cycles):
    outlook = said(client, "/salaries/oh/")
    assert "Country: +7.8%" in outlook
    assert "2025–35; about 14,000 openings a year. The number of jobs is not collected." in outlook
    assert "The cycle before it, 2024–34: +7.1%" in outlook
    assert "about 14,200 openings a year; 194,800 jobs to 208,600." in outlook


def test_the_data_says_why_there_are_no_jobs(client, cycles):
    rows = csv.DictReader(client.get("/salaries/oh.csv").content.decode().splitlines())
    nation = next(row for row in rows if row["area"] == "us")
    assert nation["projection_change_percent"] == "7.8"
    assert nation["projection_openings"] == "14000"
    assert nation["projection_base_year"] == "2025"
    assert (nation["projection_base"], nation["projection_base_unknown"]) == ("", "not collected")


def test_areas_side_by_side_say_what_is_known(client, cycles):
    page = client.get("/salaries/compare/?a=us&a=oh").content.decode()
    assert "2025–35, 14,000 openings a year, United States" in page


def test_the_jobs_of_one_year_alone_are_refused(db):
    with pytest.raises(IntegrityError):
        make_projection(base=None)
