"""What surveys report of pay by certification, apart from the federal survey."""

import csv
import io
import re

import pytest

from certifications.models import PayReport
from coderpath.sources.models import Publisher
from tests.factories import make_certification, make_source
from tests.pages import text_of
from tests.salaries.factories import make_nation, make_wage
from tests.shelves import take_stock

pytestmark = pytest.mark.django_db
PAGE = "/salaries/by-certification/"


def make_report(**given):
    values = {
        "who": "CPC holders",
        "survey": "AAPC salary survey",
        "year": 2025,
        "statistic": PayReport.Statistic.MEAN,
        "low": 60_000,
        "source": given.get("source") or make_source(publisher="AAPC"),
    }
    return PayReport.objects.create(**values | given)


@pytest.fixture
def cpc():
    return make_certification(code="CPC")


@pytest.fixture
def reports(cpc):
    copy = make_source(publisher="A copy", kind=Publisher.Kind.THIRD_PARTY)
    make_report(certification=cpc, note="Nearly 800 answered.")
    make_report(certification=cpc, low=67_147, source=copy)
    make_report(certification=cpc, year=2022, low=58_055)
    make_report(certification=make_certification(code="CRC"), who="CRC holders", low=74_629)
    make_report(who="certified coders", low=66_979)
    make_report(survey="", who="medical coders", year=None, low=46_660, standing="MISTAKEN")
    make_report(
        survey="ACDIS salary survey",
        who="documentation specialists",
        statistic=PayReport.Statistic.RANGE,
        low=70_000,
        high=79_999,
    )


def test_every_report_is_there_with_year_statistic_and_who_answered(client, reports):
    said = text_of(client.get(PAGE))
    for words in (
        "CPC CPC holders $60,000",
        "mean 2025 AAPC",
        "$58,055",
        "CRC CRC holders $74,629",
        "Certified coders $66,979",
        "typical range",
        "$70,000–$79,999",
        "Nearly 800 answered.",
        "Medical coders $46,660",
        "not said",
    ):
        assert words in said
    assert len(client.get(PAGE).context["surveys"]) == 3


def test_it_is_grouped_by_survey_and_what_names_none_comes_last(client, reports):
    surveys = client.get(PAGE).context["surveys"]
    assert [survey.name for survey in surveys] == [
        "AAPC salary survey",
        "ACDIS salary survey",
        "No survey named",
    ]
    told = [(report.code, report.fact.year, report.fact.low) for report in surveys[0].reports]
    assert told == [
        ("CPC", 2025, 60_000),
        ("CPC", 2025, 67_147),
        ("CPC", 2022, 58_055),
        ("CRC", 2025, 74_629),
        ("", 2025, 66_979),
    ]


def test_disagreements_are_said_with_a_link_to_the_question(client, reports):
    response = client.get(PAGE)
    assert "Also reported" in text_of(response)
    question = "/disagreements/pay-report-cpc-cpc-holders-aapc-salary-survey-2025-mean/"
    assert response.content.decode().count(f'href="{question}">Disputed') == 1


def test_a_mistaken_figure_says_so(client, reports):
    assert re.search(r"\$46,660.*Mistaken", text_of(client.get(PAGE)))


def test_two_surveys_are_never_set_against_each_other(client, reports):
    make_nation()
    html = client.get(PAGE).content.decode()
    said = text_of(client.get(PAGE))
    assert "not comparable: the federal survey" in said
    assert "does not ask about certificates" in said
    assert "−$" not in said and "+$" not in said
    assert "$51,140" in said and "$56,790" in said
    assert "sample size" not in html


def test_without_wages_or_surveys_it_is_still_a_page(client):
    said = text_of(client.get(PAGE))
    assert "No wages are loaded yet" in said
    assert "No survey is loaded yet" in said


def test_the_data_has_a_row_for_every_report(client, reports):
    rows = list(
        csv.DictReader(io.StringIO(client.get(f"{PAGE[:-1]}.csv").content.decode("utf-8-sig")))
    )
    assert len(rows) == 7
    first = rows[0]
    expected = {
        "survey": "AAPC salary survey",
        "certification": "CPC",
        "who": "CPC holders",
        "year": "2025",
        "statistic": "mean",
        "annual_low": "60000",
        "annual_high": "",
        "is_shown": "true",
        "is_disputed": "true",
        "editors_note": "Nearly 800 answered.",
    }
    assert {name: first[name] for name in expected} == expected
    assert first["source"].startswith("AAPC, Exam prices")
    assert "chose to" in first["note"]
    told = client.get(f"{PAGE[:-1]}.json").json()
    assert [row["annual_low"] for row in told["rows"]][:2] == [60000, 67147]
    assert told["rows"][-1]["year"] is None


def test_every_page_of_pay_links_to_it(client, reports):
    make_nation()
    make_wage()
    for page in ("/salaries/", "/salaries/oh/", "/salaries/compare/?a=oh", "/certifications/cpc/"):
        assert f'href="{PAGE}"' in client.get(page).content.decode(), page


def test_it_takes_as_many_queries_for_many_reports(client, cpc, django_assert_num_queries):
    make_nation()
    for year in range(2000, 2026):
        make_report(certification=cpc, year=year)
    take_stock()
    with django_assert_num_queries(3):
        client.get(PAGE)
