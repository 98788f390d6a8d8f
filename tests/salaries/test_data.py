"""The pages of pay as CSV and JSON, as programs get them."""

import csv
import io
import json
from decimal import Decimal

import pytest

from salaries.models import Area, Industry, PriceParity, Projection
from tests.factories import make_source
from tests.shelves import take_stock

from .factories import make_area, make_nation, make_occupation, make_release, make_wage
from .pages import VOUCH

pytestmark = pytest.mark.django_db

HTML, CSV, JSON = "text/html; charset=utf-8", "text/csv", "application/json"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"


@pytest.fixture
def rows():
    make_nation()
    make_wage(hourly_median=Decimal("24.52"))
    make_wage(
        area="dc",
        annual_median=60_000,
        annual_p75=None,
        annual_p90=None,
        marks={"annual_p75": "#", "annual_p90": "#"},
    )
    make_wage(area="vt", employment=None, marks={"employment": "**"}, annual_median=48_000)
    make_wage(year=2024, annual_median=49_420, mean_error=None)
    make_wage(code="43-3021", title="Billing and Posting Clerks", annual_median=46_390)


@pytest.fixture
def prices(rows):
    source = make_source(slug="bea", publisher="US Bureau of Economic Analysis")
    level = Decimal("91.812")
    return PriceParity.objects.create(area=make_area("oh"), year=2023, level=level, source=source)


def make_metro(slug="cincinnati", name="Cincinnati, OH-KY-IN", state="oh"):
    state = make_area(state)
    metro = Area.objects.create(
        slug=slug, name=name, kind=Area.Kind.METRO, code=slug[-7:], state=state
    )
    metro.states.add(state)
    return metro


def read(response) -> list[dict]:
    """The rows of a CSV."""
    assert response.status_code == 200
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"), newline="")))


def by_area(rows: list[dict]) -> dict[str, dict]:
    return {row["area"]: row for row in rows}


def test_the_list_has_the_nation_and_every_place_with_the_printed_figures(client, rows):
    found = read(client.get("/salaries.csv"))
    assert [row["part"] for row in found] == ["nation", *["state"] * 54]
    ohio = by_area(found)["oh"]
    printed = {
        "area_name": "Ohio",
        "area_kind": "State or DC",
        "year": "2025",
        "release": "May 2025",
        "occupation": "29-2072",
        "industry": "000000",
        "employment": "7440",
        "employment_error": "3.8",
        "jobs_per_1000": "1.341",
        "location_quotient": "1.07",
        "hourly_median": "24.52",
        "annual_mean": "56620",
        "annual_p10": "38060",
        "annual_p25": "45500",
        "annual_median": "50990",
        "annual_p75": "63510",
        "annual_p90": "79290",
        "mean_error": "0.8",
    }
    assert {name: ohio[name] for name in printed} == printed


def test_each_row_says_its_source_page_edition_and_what_the_bureau_asks(client, rows):
    for row in read(client.get("/salaries.csv?sort=jobs")):
        assert row["source"].startswith("US Bureau of Labor Statistics, Occupational Employment")
        assert row["page"] == (
            "http://testserver/salaries/?measure=median&sort=jobs&occupation=29-2072&year=2025"
        )
        assert len(row["data_edition"]) == 8
        assert row["note"].endswith(VOUCH)


def test_a_file_begins_with_the_mark_that_a_spreadsheet_needs(client, rows):
    """And what a program asks for begins with the first name, and no quote is curly."""
    for address in ("/salaries.csv", "/salaries/oh.csv"):
        assert client.get(address).content.startswith("\ufeff".encode())
    asked = client.get("/salaries/oh/", headers={"accept": "text/csv"})
    assert asked.content.startswith(b"part,")
    assert asked.content.decode() == client.get("/salaries/oh.csv").content.decode("utf-8-sig")
    assert not set("“”‘’") & set(asked.content.decode())
    assert not client.get("/salaries/oh.json").content.startswith("\ufeff".encode())


def test_what_is_unknown_is_empty_with_its_reason(client, rows):
    make_wage(area="nd", code="43-3021")
    found = by_area(read(client.get("/salaries.csv")))
    told = {
        ("vt", "employment"): "withheld",
        ("dc", "annual_p90"): "at or above $239,200 a year",
        ("us", "jobs_per_1000"): "not published",
        ("oh", "hourly_mean"): "not collected",
        ("wy", "annual_median"): "not collected",
        ("nd", "annual_median"): "not published",
    }
    for (area, name), reason in told.items():
        assert (found[area][name], found[area][f"{name}_unknown"]) == ("", reason)
    assert "0" not in {row["annual_median"] for row in found.values()}
    assert found["oh"]["annual_median_unknown"] == ""


def test_json_is_the_same_with_numbers_as_numbers(client, rows):
    response = client.get("/salaries.json")
    told = json.loads(response.content)
    ohio = by_area(told["rows"])["oh"]
    assert (ohio["annual_median"], ohio["location_quotient"]) == (50990, 1.07)
    assert by_area(told["rows"])["vt"]["employment"] is None
    assert told["release"] == "May 2025"
    assert told["query"] == {
        "occupation": "29-2072",
        "year": 2025,
        "adjusted": False,
        "measure": "median",
        "state": "",
        "sort": "-median",
    }
    assert VOUCH in told["notes"]
    assert set(ohio) == set(told["columns"])
    assert told["sources"][0]["publisher"] == "US Bureau of Labor Statistics"


def test_the_parameters_are_the_pages_own(client, rows):
    [ohio] = [row for row in read(client.get("/salaries.csv?year=2024")) if row["area"] == "oh"]
    assert (ohio["annual_median"], ohio["release"]) == ("49420", "May 2024")
    found = by_area(read(client.get("/salaries.csv?occupation=43-3021")))
    assert found["oh"]["annual_median"] == "46390"
    order = [row["area"] for row in read(client.get("/salaries.csv?sort=median"))]
    assert order[:4] == ["us", "vt", "oh", "dc"]


def test_a_parameter_that_makes_no_sense_is_said_in_every_row(client, rows):
    found = read(client.get("/salaries.csv?year=abc"))
    assert "There are no wages of that year here." in found[0]["note"]
    assert found[0]["release"] == "May 2025"
    told = json.loads(client.get("/salaries.json?year=abc").content)
    assert len(told["problems"]) == 1
    assert told["query"]["year"] == 2025


def test_prices_come_with_level_year_and_source(client, prices):
    ohio = by_area(read(client.get("/salaries.csv?adjusted=1")))["oh"]
    # 50,990 / 0.91812 and 24.52 / 0.91812, by hand.
    assert (ohio["annual_median"], ohio["annual_median_adjusted"]) == ("50990", "55537")
    assert ohio["hourly_median_adjusted"] == "26.71"
    assert (ohio["price_level"], ohio["price_level_year"]) == ("91.812", "2023")
    assert ohio["price_level_source"].startswith("US Bureau of Economic Analysis")
    vermont = by_area(read(client.get("/salaries.csv?adjusted=1")))["vt"]
    assert (vermont["annual_median"], vermont["annual_median_adjusted"]) == ("48000", "")
    assert (vermont["price_level"], vermont["price_level_unknown"]) == ("", "not published")


def test_dollars_as_paid_have_no_columns_of_prices(client, prices):
    assert "annual_median_adjusted" not in read(client.get("/salaries.csv"))[0]


def test_adjusted_dollars_are_sorted_as_shown(client, prices):
    """Ohio's 50,990 at 91.812 is more than Vermont's unknown and DC's unknown."""
    order = [row["area"] for row in read(client.get("/salaries.csv?adjusted=1"))]
    assert order[:2] == ["us", "oh"]


def test_a_state_has_nation_neighbors_metros_occupations_years_and_industries(client, rows):
    make_wage(area="ky", annual_median=48_410)
    metro = make_metro()
    wage = make_wage(annual_median=51_350, area="in")
    wage.area = metro
    wage.save()
    hospitals = Industry.objects.create(code="622000", title="Hospitals")
    make_nation(industry=hospitals, annual_median=59_120)
    found = read(client.get("/salaries/oh.csv"))
    told = [(row["part"], row["area"], row["annual_median"]) for row in found]
    assert told == [
        ("this place", "oh", "50990"),
        ("nation", "us", "51140"),
        ("state beside it", "ky", "48410"),
        ("area in the state", "cincinnati", "51350"),
        ("other occupation", "oh", "46390"),
        ("other year", "oh", "49420"),
        ("one industry, nation", "us", "59120"),
    ]
    assert found[-1]["industry_title"] == "Hospitals"
    assert found[-2]["release"] == "May 2024"


def test_years_under_an_older_code_name_that_code(client, rows):
    older = make_occupation("29-2071", "Medical Records Technicians")
    older.is_offered = False
    older.save()
    now = make_occupation()
    now.follows = older
    now.save()
    make_wage(year=2015, code="29-2071", annual_median=46_000)
    years = [row for row in read(client.get("/salaries/oh.csv")) if row["part"] == "other year"]
    assert [(row["year"], row["occupation"]) for row in years] == [
        ("2015", "29-2071"),
        ("2024", "29-2072"),
    ]


def test_a_projection_stands_with_the_place_it_is_of(client, rows):
    Projection.objects.create(
        area=make_area("oh"),
        occupation=make_occupation(),
        base_year=2022,
        target_year=2032,
        base=8_080,
        projected=8_500,
        change_percent=Decimal("5.2"),
        openings=570,
        source=make_source(publisher="Projections Central"),
    )
    ohio, nation = read(client.get("/salaries/oh.csv"))[:2]
    assert (ohio["projection_change_percent"], ohio["projection_openings"]) == ("5.2", "570")
    assert ohio["projection_source"].startswith("Projections Central")
    assert nation["projection_change_percent"] == ""


def test_a_place_without_a_row_says_so_in_every_figure(client, rows):
    [place] = [row for row in read(client.get("/salaries/vi.csv")) if row["part"] == "this place"]
    assert place["area_name"] == "Virgin Islands"
    assert place["annual_median_unknown"] == place["employment_unknown"] == "not published"


def test_a_metro_stands_beside_its_state_and_the_nation(client, rows):
    metro = make_metro()
    wage = make_wage(annual_median=51_350, area="in")
    wage.area = metro
    wage.save()
    for address in ("/salaries/oh/cincinnati.csv", "/salaries/OH/Cincinnati.csv"):
        told = [
            (row["part"], row["area"], row["annual_median"]) for row in read(client.get(address))
        ]
        assert told[:3] == [
            ("this place", "cincinnati", "51350"),
            ("its state", "oh", "50990"),
            ("nation", "us", "51140"),
        ]
    response = client.get("/salaries/oh/cincinnati/", headers={"accept": "application/json"})
    assert response.json()["rows"][0]["area_name"] == "Cincinnati, OH-KY-IN"
    missing = client.get("/salaries/oh/nowhere.json").json()
    assert missing["detail"] == "No area of Ohio is called “nowhere”."


@pytest.mark.parametrize("address", ["/salaries/xx.csv", "/salaries/xx.json"])
def test_an_unknown_place_is_a_problem_in_a_sentence(client, rows, address):
    response = client.get(address)
    assert response.status_code == 404
    assert response["Content-Type"] == "application/problem+json"
    told = response.json()
    assert told["detail"] == "No state or territory has the postal code “xx”."
    assert told["parameters"] == ["usps"]


def test_capitals_and_the_nation_are_understood(client, rows):
    assert read(client.get("/salaries/OH.csv"))[0]["area"] == "oh"
    assert len(read(client.get("/salaries/us.csv"))) == 55


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        (None, "text/html"),
        ("*/*", "text/html"),
        (BROWSER, "text/html"),
        ("text/*", "text/html"),
        ("image/png", "text/html"),
        ("nonsense", "text/html"),
        ("", "text/html"),
        ("text/csv", CSV),
        ("application/json", JSON),
        ("application/json;q=0.9, text/csv;q=0.5", JSON),
        ("text/csv, */*;q=0.1", CSV),
        ("text/csv;q=0, */*", "text/html"),
        ("text/html;q=0.4, application/json", JSON),
        ("application/json;q=-1, text/html", "text/html"),
        ("application/json;q=2, text/csv;q=0.5", CSV),
        ("application/json;q=high", "text/html"),
    ],
)
@pytest.mark.parametrize("page", ["/salaries/", "/salaries/oh/", "/salaries/compare/?a=oh&a=vt"])
def test_accept_chooses_the_format_of_the_page(client, rows, page, accept, expected):
    response = client.get(page, headers={} if accept is None else {"accept": accept})
    assert response.status_code == 200
    assert response["Content-Type"].partition(";")[0] == expected
    assert "Accept" in response["Vary"].split(", ")


def test_an_address_of_data_is_data_whatever_is_accepted(client, rows):
    response = client.get("/salaries/oh.csv", headers={"accept": BROWSER})
    assert response["Content-Type"] == "text/csv; charset=utf-8; header=present"
    assert "Accept" not in response.get("Vary", "").split(", ")


def test_an_unknown_place_by_accept_is_a_sentence_too(client, rows):
    response = client.get("/salaries/xx/", headers={"accept": "application/json"})
    assert response.status_code == 404
    assert response.json()["parameters"] == ["usps"]


def test_the_file_has_a_speaking_name_and_leads_to_the_page_and_its_columns(client, rows):
    response = client.get("/salaries/oh.csv?year=2024")
    assert response["Content-Disposition"] == (
        'attachment; filename="coderpath-pay-oh-29-2072-2024.csv"'
    )
    query = "?occupation=29-2072&year=2024"
    assert response["Link"] == (
        f'<http://testserver/salaries/oh/{query}>; rel="alternate"; type="text/html", '
        f'<http://testserver/salaries/oh.json{query}>; rel="describedby"; type="application/json"'
    )
    assert "default-src 'none'" in response["Content-Security-Policy"]
    response = client.get("/salaries/oh.json")
    assert response["Content-Disposition"].startswith("inline")
    assert response["Content-Type"] == "application/json"


@pytest.mark.parametrize("address", ["/salaries.csv", "/salaries/oh.json", "/salaries/xx.csv"])
def test_data_answers_head_and_nothing_that_sends(client, rows, address):
    assert client.head(address).content == b""
    assert client.head(address)["Content-Type"] == client.get(address)["Content-Type"]
    assert client.post(address).status_code == 405


def test_pages_link_to_their_data_with_what_was_understood(client, rows):
    for page in ("/salaries/", "/salaries/oh/"):
        html = client.get(f"{page}?year=2024&occupation=nonsense").content.decode()
        address = f"{page[:-1]}.csv?year=2024"
        assert f'<link rel="alternate" type="text/csv" href="{address}">' in html
        assert f'<a href="{address}"' in html


@pytest.mark.parametrize(
    "query",
    [
        "year=%00&occupation=%00",
        "year==1%2B1&occupation=@SUM(A1)",
        "adjusted=%ff&sort=%ff",
        "year=" + "9" * 5000,
        "year=%0d%0aSet-Cookie:%20a=b",
    ],
    ids=lambda query: query[:20],
)
@pytest.mark.parametrize("page", ["/salaries", "/salaries/oh"])
def test_odd_parameters_are_answered_all_the_same(client, rows, page, query):
    found = read(client.get(f"{page}.csv?{query}"))
    assert by_area(found)["us"]["annual_median"] == "51140"
    assert not any(cell.startswith(("=", "@", "+")) for row in found for cell in row.values())
    assert "\0" not in found[0]["note"] and len(found[0]["note"]) < 600
    assert json.loads(client.get(f"{page}.json?{query}").content)["rows"]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "No area is named. Name up to six, as ?a=oh&a=ky."),
        ("?a=nowhere", "No state, metro or nonmetro area is called “nowhere”."),
    ],
)
def test_a_comparison_of_no_area_is_a_sentence(client, rows, query, said):
    for ending in ("csv", "json"):
        response = client.get(f"/salaries/compare.{ending}{query}")
        assert response.status_code == 404
        assert response.json()["detail"] == said
        assert response.json()["parameters"] == ["a"]


def test_without_wages_it_says_that_there_are_none(client):
    for page in ("/salaries", "/salaries/oh", "/salaries/compare"):
        [row] = read(client.get(f"{page}.csv?a=oh"))
        assert row["note"].startswith("No wages are loaded yet.") and row["area"] == ""
        told = json.loads(client.get(f"{page}.json?a=oh").content)
        assert told["problems"] == ["No wages are loaded yet."]


def test_it_takes_few_queries(client, prices, django_assert_max_num_queries):
    make_release(2023)
    take_stock()
    for address in ("/salaries.csv?adjusted=1", "/salaries/oh.csv", "/salaries/compare.csv?a=oh"):
        with django_assert_max_num_queries(3):
            client.get(address)
