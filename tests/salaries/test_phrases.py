import pytest

from salaries import phrases
from salaries.compare import phrases as compared
from salaries.states import phrases as states

NATION = 50_000


@pytest.mark.parametrize(
    ("pay", "phrase"),
    [
        (42_499, "well below"),
        (42_500, "below"),
        (48_999, "below"),
        (49_000, "about the same as"),
        (50_000, "about the same as"),
        (50_999, "about the same as"),
        (51_000, "above"),
        (57_499, "above"),
        (57_500, "well above"),
        (0, "well below"),
        (None, ""),
    ],
)
def test_pay_is_compared_by_its_ratio_to_the_nations(pay, phrase):
    assert phrases.pay(pay, NATION) == phrase


@pytest.mark.parametrize("nation", [None, 0])
def test_pay_is_not_compared_to_an_unknown_nation(nation):
    assert phrases.pay(50_000, nation) == ""


@pytest.mark.parametrize(
    ("quotient", "phrase"),
    [
        ("0.79", "much rarer than"),
        ("0.80", "a little rarer than"),
        ("0.95", "about as common as"),
        ("1.04", "about as common as"),
        ("1.05", "a little more common than"),
        ("1.25", "much more common than"),
    ],
)
def test_density_is_compared_to_the_nations_one(quotient, phrase):
    assert phrases.density(quotient) == phrase


@pytest.mark.parametrize(
    ("one", "other", "inside"),
    [
        # Ohio with the nation, South Dakota, Maryland and New Jersey, May 2025: means and errors.
        ((56_620, 0.8), (56_790, 0.4), True),
        ((56_620, 0.8), (54_380, 1.5), False),
        ((56_620, 0.8), (57_930, 7.0), True),
        ((56_620, 0.8), (54_490, 5.2), True),
        # 1.645 standard errors of 500 are 822.5.
        ((50_000, 1), (50_822, 0), True),
        ((50_000, 1), (50_823, 0), False),
        ((50_000, 0), (50_000, 0), True),
        ((50_000, 0), (50_001, 0), False),
    ],
)
def test_a_gap_is_inside_the_error_below_1_645_standard_errors(one, other, inside):
    assert phrases.is_inside_error(*one, *other) is inside
    assert phrases.is_inside_error(*other, *one) is inside


@pytest.mark.parametrize(
    "unknown", [(None, 1, 2, 3), (1, None, 2, 3), (1, 2, None, 3), (1, 2, 3, None)]
)
def test_a_gap_is_neither_when_a_mean_or_an_error_is_unknown(unknown):
    assert phrases.is_inside_error(*unknown) is None


@pytest.mark.parametrize("kind", ["above", "below", "inside", "unlike"])
def test_a_verdict_agrees_in_number_with_the_places_it_names(kind):
    one = compared.verdict(kind, ["Maine"], "Ohio", at_average_prices=False)
    two = compared.verdict(kind, ["Maine", "Iowa"], "Ohio", at_average_prices=False)
    singular = {
        "above": "Maine pays more than Ohio",
        "below": "Maine pays less than Ohio",
        "inside": "Pay in Maine is too close to pay in Ohio",
        "unlike": "The price level of Maine and that of Ohio",
    }
    plural = {
        "above": "Maine and Iowa pay more than Ohio",
        "below": "Maine and Iowa pay less than Ohio",
        "inside": "Pay in Maine and Iowa is too close to pay in Ohio",
        "unlike": "The price levels of Maine and Iowa and that of Ohio",
    }
    assert singular[kind] in one
    assert plural[kind] in two


@pytest.mark.parametrize(
    ("at_average_prices", "begins"),
    [
        (False, "We don’t know the mean and its error for both Maine and Ohio"),
        (True, "We don’t know the mean, its error and the price level for both Maine and Ohio"),
    ],
)
def test_what_is_not_known_of_both_is_named(at_average_prices, begins):
    said = compared.verdict("unknown", ["Maine"], "Ohio", at_average_prices)
    assert said.startswith(begins)


@pytest.mark.parametrize("is_told", [True, False])
@pytest.mark.parametrize("is_priced", [True, False])
def test_a_range_of_states_names_its_measure_unless_a_sentence_before_does(is_told, is_priced):
    said = states.RUNS[is_told, is_priced].format(
        measure="Jobs", low="1", low_place="Guam", high="9", high_place="Texas"
    )
    assert said.startswith(
        "From place to place that" if is_told else "Jobs: from place to place it"
    )
    assert "1 in Guam to 9 in Texas" in said
    assert said.endswith("average prices." if is_priced else "9 in Texas.")
