"""Areas side by side, as readers get them."""

from decimal import Decimal

import pytest

from salaries.models import Area, PriceParity, Projection
from tests.factories import make_source
from tests.pages import text_of
from tests.shelves import take_stock

from .factories import make_area, make_nation, make_occupation, make_wage
from .pages import KENTUCKY, VOUCH
from .test_data import make_metro

pytestmark = pytest.mark.django_db
PAGE = "/salaries/compare/"


@pytest.fixture
def rows():
    """Ohio, Kentucky and the nation by their own figures of May 2025."""
    make_nation()
    make_wage(hourly_median=Decimal("24.52"))
    make_wage(
        area="ky",
        employment=4_210,
        employment_error=Decimal("9.7"),
        location_quotient=Decimal("1.68"),
        **KENTUCKY,
    )
    make_area("vi")


@pytest.fixture
def metros(rows):
    make_metro("columbus-ga", "Columbus, GA-AL", "ga")
    make_metro("columbus", "Columbus, OH")
    metro = make_metro()
    wage = make_wage(area="in", annual_mean=57_620, annual_median=51_350, mean_error=Decimal("2.8"))
    wage.area = metro
    wage.save()


def shown(response) -> list[str]:
    """The slugs of the areas side by side."""
    comparison = response.context.get("comparison")
    return [place.area.slug for place in comparison.places] if comparison else []


def cells(response, label: str) -> list:
    groups = response.context["comparison"].groups
    return next(row.cells for group in groups for row in group.rows if row.label == label)


def test_the_first_is_the_baseline_and_the_others_stand_beside_it(client, rows):
    response = client.get(f"{PAGE}?a=oh&a=ky&a=us")
    assert shown(response) == ["oh", "ky", "us"]
    said = text_of(response)
    assert "Pay in Ohio vs. Kentucky and the United States" in said
    for figure in ("$50,990", "$48,410", "$38,060–$45,500", "7,440", "1.68", "9.7%", "$24.52"):
        assert figure in said


def test_only_means_tell_whether_a_gap_is_real(client, rows):
    """Ohio 56,620 ± 0.8%, Kentucky 53,520 ± 3.2%: 3,100 apart, 1.645 × 1,771 = 2,913 of error."""
    response = client.get(f"{PAGE}?a=oh&a=ky&a=us&a=vi")
    deltas = [cell.delta for cell in cells(response, "Mean")]
    assert deltas == ["", "−$3,100", "≈ +$170, too close to call", ""]
    said = text_of(response)
    assert "On average Kentucky pays less than Ohio." in said
    assert "Pay in the United States is too close to pay in Ohio to call." in said
    assert "for both the Virgin Islands and Ohio" in said


def test_a_gap_of_unknown_error_is_not_called_real(client, rows):
    make_wage(area="wv", mean_error=None, annual_mean=60_000)
    response = client.get(f"{PAGE}?a=oh&a=wv")
    assert cells(response, "Mean")[1].delta == "+$3,380, error not known"


def test_medians_have_their_distance_from_the_baseline(client, rows):
    response = client.get(f"{PAGE}?a=ky&a=oh")
    assert [cell.delta for cell in cells(response, "Median")] == ["", "+$2,580"]


def test_all_ranges_are_drawn_on_one_scale(client, rows):
    response = client.get(f"{PAGE}?a=oh&a=ky")
    assert {place.row.scale for place in response.context["comparison"].places} == {
        response.context["comparison"].scale
    }
    assert response.content.decode().count('class="iqr"') == 2


def test_prices_come_with_their_year_and_source(client, rows):
    source = make_source(slug="bea", publisher="US Bureau of Economic Analysis")
    PriceParity.objects.create(
        area=make_area("oh"), year=2023, level=Decimal("91.812"), source=source
    )
    response = client.get(f"{PAGE}?a=oh&a=ky")
    said = text_of(response)
    assert "91.8" in said and "2023" in said and "$55,537" in said
    assert "US Bureau of Economic Analysis" in said
    assert (
        cells(response, "Median at average prices")[1].figure.reason == "no price level published"
    )


def test_price_levels_of_unlike_sources_are_not_set_against_each_other(client, rows):
    sources = {year: make_source(publisher="BEA", kind="GOVERNMENT") for year in (2023, 2024)}
    for slug, year in (("oh", 2023), ("ky", 2024), ("us", 2023)):
        PriceParity.objects.create(
            area=make_area(slug), year=year, level=Decimal("100.000"), source=sources[year]
        )
    row = cells(client.get(f"{PAGE}?a=oh&a=ky&a=us"), "Median at average prices")
    told = "not comparable: price levels of unlike sources"
    assert [cell.delta for cell in row] == ["", told, "+$150"]
    adjusted = client.get(f"{PAGE}?a=oh&a=ky&a=us&adjusted=1")
    assert cells(adjusted, "Mean")[1].delta == cells(adjusted, "Median")[1].delta == told
    assert "The price level of Kentucky and that of Ohio are of unlike" in text_of(adjusted)
    # As paid, the means themselves compare; 53,520 - 56,620.
    assert cells(client.get(f"{PAGE}?a=oh&a=ky"), "Mean")[1].delta == "−$3,100"


def test_adjusted_dollars_are_those_at_average_prices(client, rows):
    source = make_source(slug="bea", publisher="US Bureau of Economic Analysis")
    for slug, level in (("oh", "91.812"), ("us", "100.000")):
        PriceParity.objects.create(
            area=make_area(slug), year=2023, level=Decimal(level), source=source
        )
    response = client.get(f"{PAGE}?a=oh&a=us&a=ky&adjusted=1")
    said = text_of(response)
    # 56,620 / 0.91812 = 61,669; the nation's stays 56,790.
    assert "$61,669" in said and "−$4,879" in said
    # Nobody in Ohio is paid what the pay is worth: 50,990 / 0.91812.
    assert "in Ohio is worth $55,537" in said and "earn more than" not in said
    assert "$50,990" not in said
    assert "and the price level for both Kentucky and Ohio" in said


def test_flags_are_words_and_unknown_where_nothing_tells(client, rows):
    make_wage(area="dc", mean_error=Decimal("11.5"), employment=90)
    response = client.get(f"{PAGE}?a=dc&a=oh&a=vi")
    dc, ohio, islands = cells(response, "Flags")
    assert dc.text == "⚑ wide error; few jobs"
    assert ohio.text == "none"
    assert (islands.text, islands.figure.reason) == ("", "not collected")


def test_a_place_with_other_occupations_has_not_this_one_published(client, rows):
    make_wage(area="vi", code="43-3021", title="Billing and Posting Clerks")
    [cell] = cells(client.get(f"{PAGE}?a=vi"), "Median")
    assert cell.figure.reason == "not published"


def test_a_metro_has_the_outlook_of_its_state(client, metros):
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
    response = client.get(f"{PAGE}?a=cincinnati&a=ky")
    first, second = cells(response, "Jobs expected")
    assert (first.figure.figure, first.note) == (
        "+5.2%",
        "2022–32, 8,080 to 8,500 jobs, 570 openings a year, Ohio",
    )
    assert second.figure.unknown == "not collected"
    assert "Projections Central" in text_of(response)


def test_the_newest_projection_is_shown(client, rows):
    source = make_source(publisher="Projections Central")
    for target, change in ((2034, "3.0"), (2032, "1.0")):
        Projection.objects.create(
            area=make_area("oh"),
            occupation=make_occupation(),
            base_year=target - 10,
            target_year=target,
            base=100,
            projected=101,
            change_percent=Decimal(change),
            source=source,
        )
    [cell] = cells(client.get(f"{PAGE}?a=oh"), "Jobs expected")
    assert cell.figure.figure == "+3.0%"


def test_columns_move_and_go_by_links_that_keep_the_rest(client, rows):
    html = client.get(f"{PAGE}?a=oh&a=ky&year=2025").content.decode()
    assert f'href="{PAGE}?year=2025&amp;a=ky&amp;a=oh">Make baseline' in html
    assert f'href="{PAGE}?year=2025&amp;a=oh">Remove' in html
    assert '<input type="hidden" name="a" value="ky">' in html


def test_a_name_is_added_by_the_field(client, metros):
    assert shown(client.get(f"{PAGE}?a=oh&add=Cincinnati")) == ["oh", "cincinnati"]
    assert shown(client.get(f"{PAGE}?a=Ohio&a=cincinnati+oh&add=KY")) == ["oh", "cincinnati", "ky"]


def test_a_name_of_several_offers_each(client, metros):
    response = client.get(f"{PAGE}?a=oh&add=Columbus")
    assert shown(response) == ["oh"]
    said = text_of(response)
    assert "“Columbus” names 2 areas. Choose one below." in said
    assert "Columbus, GA-AL" in said
    html = response.content.decode()
    assert f'<a href="{PAGE}?a=oh&amp;a=columbus-ga">' in html
    assert f'<a href="{PAGE}?a=oh&amp;a=columbus">Columbus, OH</a>' in html


def test_an_address_names_one_area_even_where_its_name_is_shared(client, metros):
    response = client.get(f"{PAGE}?a=columbus&a=oh")
    assert shown(response) == ["columbus", "oh"]
    assert not response.context["asked"].problems


def test_an_unknown_place_is_said_and_the_rest_answered(client, metros):
    response = client.get(f"{PAGE}?a=oh&a=cincinatti&a=ky")
    assert response.status_code == 200
    assert shown(response) == ["oh", "ky"]
    said = text_of(response)
    assert "No state, metro or nonmetro area is called “cincinatti”." in said
    assert f'<a href="{PAGE}?a=oh&amp;a=ky&amp;a=cincinnati">' in response.content.decode()


def test_twice_the_same_is_once(client, rows):
    assert shown(client.get(f"{PAGE}?a=oh&a=ky&a=oh&a=OH&a=Ohio")) == ["oh", "ky"]


def test_the_first_six_are_kept_and_it_is_said(client, rows):
    response = client.get(f"{PAGE}?a=oh&a=ky&a=us&a=vi&a=dc&a=pa&a=in")
    assert shown(response) == ["oh", "ky", "us", "vi", "dc", "pa"]
    said = text_of(response)
    assert "You can compare six places at most. These are left out: Indiana." in said
    assert "Limit: 6 places." in said


def test_one_place_says_what_to_set_beside_it(client, metros):
    response = client.get(f"{PAGE}?a=cincinnati")
    assert response.status_code == 200
    html = response.content.decode()
    assert "Pick at least one more to compare" in html
    assert f'href="{PAGE}?a=cincinnati&amp;a=oh"' in html
    assert f'href="{PAGE}?a=cincinnati&amp;a=us"' in html


@pytest.mark.parametrize("query", ["", "?a=", "?a=&add=", "?year=2025", "?a=xyzzy"])
def test_without_a_place_it_says_what_to_do(client, rows, query):
    response = client.get(PAGE + query)
    assert response.status_code == 200
    assert "Which places do you want to compare?" in text_of(response)
    for example in response.context["examples"]:
        assert shown(client.get(example.get_absolute_url())) == list(example.slugs)


def test_it_says_what_the_survey_does_not_and_what_its_publisher_asks(client, rows):
    said = text_of(client.get(f"{PAGE}?a=oh&a=ky"))
    assert "does not ask which title a person holds" in said
    assert VOUCH in said


def test_the_data_has_the_same_areas_in_the_same_order(client, rows):
    told = client.get("/salaries/compare.json?a=ky&a=oh&add=Virgin+Islands").json()
    assert [(row["part"], row["area"], row["annual_median"]) for row in told["rows"]] == [
        ("baseline", "ky", 48410),
        ("compared", "oh", 50990),
        ("compared", "vi", None),
    ]
    assert told["query"]["a"] == ["ky", "oh", "vi"]
    assert told["page"].endswith("?a=ky&a=oh&a=vi&occupation=29-2072&year=2025")


@pytest.mark.parametrize("query", ["a=oh", "&".join(f"a={n}" for n in range(900)) + "&add=x&a=oh"])
def test_it_takes_few_queries_however_many_are_named(
    client, metros, django_assert_max_num_queries, query
):
    take_stock()
    with django_assert_max_num_queries(2):
        client.get(f"{PAGE}?{query}")


@pytest.mark.parametrize(
    "value",
    ["\0", "٣", "-1", "9" * 400, "oh' OR 1=1 --", "<b>", "💰", "x" * 100_000, "{{ 7|add:7 }}"],
)
@pytest.mark.parametrize("name", ["a", "add", "occupation", "year", "adjusted"])
def test_nonsense_is_still_a_page(client, rows, name, value):
    response = client.get(PAGE, {"a": "oh", name: value})
    assert response.status_code == 200
    html = response.content.decode()
    assert "<b>“" not in html and "x" * 250 not in html and "\0" not in html
    assert "“<b>" not in html


def test_an_occupation_without_data_is_unknown_not_nought(client, rows):
    make_occupation("13-1041", "Compliance Officers")
    response = client.get(f"{PAGE}?a=oh&a=ky&occupation=13-1041")
    said = text_of(response)
    assert "gives no median pay of compliance officers in Ohio: not published." in said
    assert "$0" not in said and "None" not in said


def test_pages_of_pay_lead_to_it(client, rows):
    assert f'href="{PAGE}"' in client.get("/salaries/").content.decode()
    assert f'href="{PAGE}?a=oh&amp;a=us"' in client.get("/salaries/oh/").content.decode()


def test_without_wages_it_says_so(client):
    assert "No wages are loaded yet" in text_of(client.get(f"{PAGE}?a=oh&a=ky"))


def test_territories_and_the_nation_need_no_stored_area(client, rows):
    Area.objects.filter(slug="vi").delete()
    assert shown(client.get(f"{PAGE}?a=vi&a=us")) == ["vi", "us"]


def test_several_states_are_ticked_at_once(client, rows):
    """Five states in one submit; those compared already are not offered again."""
    html = client.get(PAGE).content.decode()
    for usps in ("us", "oh", "tn", "az"):
        assert f'<input type="checkbox" name="a" value="{usps}">' in html
    html = client.get(f"{PAGE}?a=oh").content.decode()
    assert '<input type="checkbox" name="a" value="oh">' not in html
    assert '<input type="hidden" name="a" value="oh">' in html
