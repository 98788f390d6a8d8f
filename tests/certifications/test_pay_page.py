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


def told(groups):
    return [
        (
            each.edition.publisher,
            each.edition.year,
            [(report.code, report.fact.low) for report in each.reports],
        )
        for each in groups
    ]


def test_every_report_is_there_with_year_statistic_and_who_answered(client, reports):
    said = text_of(client.get(PAGE))
    for words in (
        "AAPC salary survey, 2025 as AAPC prints it",
        "averages (means)",
        "CPC CPC holders $60,000",
        "AAPC salary survey, 2022",
        "$58,055",
        "CRC CRC holders $74,629",
        "Certified coders $66,979",
        "typical ranges",
        "$70,000–$79,999",
        "Nearly 800 answered.",
        "No survey named, no year named",
        "Medical coders $46,660",
    ):
        assert words in said


def test_a_group_is_one_survey_year_and_statistic_by_one_publisher(client, reports):
    """Open are those of the newest year that name a title; the rest is folded by year."""
    found = client.get(PAGE).context["reports"]
    assert told(found.newest) == [
        ("A copy", 2025, [("CPC", 67_147)]),
        ("AAPC", 2025, [("CPC", 60_000), ("CRC", 74_629), ("", 66_979)]),
    ]
    assert [(year.year, told(year.groups)) for year in found.by_year] == [
        ("2025", [("AAPC", 2025, [("", 70_000)])]),
        ("2022", [("AAPC", 2022, [("CPC", 58_055)])]),
        ("No year named", [("AAPC", None, [("", 46_660)])]),
    ]
    assert [year.titles for year in found.by_year] == ["no title named", "CPC", "no title named"]


def test_a_group_of_figures_that_the_editors_doubt_is_folded(client, cpc):
    make_report(certification=cpc, standing="DISPUTED")
    make_report(certification=cpc, year=2024, low=58_000)
    found = client.get(PAGE).context["reports"]
    assert [each.edition.year for each in found.newest] == [2024]
    assert [year.year for year in found.by_year] == ["2025"]


def test_a_group_is_drawn_on_a_scale_of_its_own(client, reports):
    """From $60,000 to $80,000 by $10,000: $66,979 lies at 34.9%, $74,629 at 73.1%."""
    copy, own = client.get(PAGE).context["reports"].newest
    assert copy.scale is None
    assert (own.scale.first, own.scale.last) == ("$60,000", "$80,000")
    assert [row.dot for row in own.rows + own.rows_of_people] == [0.0, 73.1, 34.9]


def test_without_a_year_only_one_page_is_one_group(client, cpc):
    page = make_source(publisher="healthjob.org")
    for code, source in [("COC", page), ("CRC", page), ("CPB", make_source(publisher="AAPC"))]:
        make_report(certification=make_certification(code=code), year=None, source=source)
    (fold,) = client.get(PAGE).context["reports"].by_year
    assert [[report.code for report in each.by_title] for each in fold.groups] == [
        ["CPB"],
        ["COC", "CRC"],
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
    assert "What the federal survey says (not comparable)" in said
    assert "not about titles" in said
    assert "−$" not in said and "+$" not in said
    assert "$51,140" in said and "$56,790" in said
    assert "sample size" not in html


def test_without_wages_or_surveys_it_is_still_a_page(client):
    said = text_of(client.get(PAGE))
    assert "no federal wages yet" in said
    assert "No survey is loaded yet" in said


def test_the_data_has_a_row_for_every_report(client, reports):
    rows = list(
        csv.DictReader(io.StringIO(client.get(f"{PAGE[:-1]}.csv").content.decode("utf-8-sig")))
    )
    assert len(rows) == 7
    first = next(row for row in rows if row["annual_low"] == "60000")
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
    rows = client.get(f"{PAGE[:-1]}.json").json()["rows"]
    assert [row["annual_low"] for row in rows][:2] == [67147, 60000]
    assert rows[-1]["year"] is None


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
