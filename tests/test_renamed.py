"""An address of before leads to today's, in the path and in every parameter that names a row."""

import pytest
from django.urls import reverse

from certifications.models import Path, PathStep
from coderpath.sources.models import FormerAddress
from tests.factories import make_certification, make_fee, make_issuer, make_source

pytestmark = pytest.mark.django_db


def rename(row, slug):
    row.slug = slug
    row.save()
    return row


@pytest.fixture
def cpc():
    aapc = make_issuer(code="AAPC")
    cpc = make_certification(code="CPC", issuer=aapc, apprentice_code="CPC-A")
    make_certification(code="CCA")
    rename(aapc, "academy")
    return rename(cpc, "coder")


@pytest.fixture
def path(cpc):
    path = Path.objects.create(slug="study", name="Study", start="NEWCOMER", summary="For all.")
    PathStep.objects.create(path=path, position=1, kind="EXAM", certification=cpc)
    return rename(path, "by-yourself")


def leads(client, address) -> str:
    response = client.get(address)
    assert response.status_code == 301, response.status_code
    return response["Location"]


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("/certifications/cpc/?state=oh", "/certifications/coder/?state=oh"),
        ("/certifications/?issuer=aapc&beginner=1", "/certifications/?issuer=academy&beginner=1"),
        ("/tools/exam-day/?c=cpc&day=2026-12-01", "/tools/exam-day/?c=coder&day=2026-12-01"),
        ("/tools/lose-the-a/?c=cpc-a", "/tools/lose-the-a/?c=coder-a"),
        ("/paths/?have=diploma&have=cpc-a", "/paths/?have=diploma&have=coder-a"),
        ("/organizations/?have=cpc-a", "/organizations/?have=coder-a"),
        ("/about/?hours=9&have=cpc", "/about/?hours=9&have=coder"),
        ("/nowhere/?have=cpc", "/nowhere/?have=coder"),
    ],
)
def test_it_leads_on(client, cpc, before, now):
    cpc.code = "CODER"
    cpc.save()
    assert leads(client, before) == now


def test_comparisons_and_paths(client, cpc, path):
    cpc.code = "CODER"
    cpc.save()
    assert leads(client, "/compare/?c=cca&c=cpc&p=study") == "/compare/?c=cca&c=coder&p=study"
    assert leads(client, "/compare/?c=cca&p=study") == "/compare/?c=cca&p=by-yourself"
    assert leads(client, "/paths/study/?hours=5") == "/paths/by-yourself/?hours=5"


def test_an_address_of_data(client, path):
    assert leads(client, "/paths/study.csv") == "/paths/by-yourself.csv"
    assert leads(client, "/paths/study.json?hours=5") == "/paths/by-yourself.json?hours=5"
    assert leads(client, "/certifications/cpc.csv") == "/certifications/coder.csv"
    assert leads(client, "/organizations/aapc.json") == "/organizations/academy.json"


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("fee-cpc-exam-one-anyone", "fee-coder-exam-one-anyone"),
        ("fee-issuer-aapc-dues-member", "fee-issuer-academy-dues-member"),
    ],
)
def test_questions_about_it(client, cpc, before, now):
    make_fee(certification=cpc)
    make_fee(issuer=cpc.issuer, kind="DUES", payer="MEMBER", every_months=12)
    assert leads(client, f"/disagreements/{before}/") == f"/disagreements/{now}/"
    assert client.get(f"/disagreements/{now}/").status_code == 200


def test_an_older_address_of_a_question_about_it(client, cpc):
    make_fee(certification=cpc)
    FormerAddress.objects.create(address="cpc-cost", question="fee/cpc/exam-one/anyone")
    response = client.get("/disagreements/cpc-cost/", follow=True)
    assert response.redirect_chain[-1] == ("/disagreements/fee-coder-exam-one-anyone/", 301)


def test_a_question_that_nobody_answers_is_not_found(client, cpc):
    assert client.get("/disagreements/fee-cpc-retake-anyone/").status_code == 404


def test_sources(client):
    source = make_source(slug="prices-2026")
    rename(source, "prices")
    assert leads(client, "/sources/prices-2026/") == "/sources/prices/"
    assert leads(client, "/sources/prices-2026.csv") == "/sources/prices.csv"


def test_a_new_row_at_an_address_of_before_keeps_it(client, cpc):
    cpc.code = "CODER"
    cpc.save()
    make_certification(code="CPC")
    assert client.get("/certifications/cpc/").status_code == 200


def test_what_never_was_is_not_found(client, cpc):
    assert client.get("/certifications/xyz/").status_code == 404
    assert client.get(reverse("certifications:list") + "?issuer=xyz").status_code == 200
