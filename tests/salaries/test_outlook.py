"""Reads projections in the layouts of the Bureau of Labor Statistics and of Projections Central."""

from decimal import Decimal

import pytest

from coderpath.tables.malformed import Malformed
from salaries.published import outlook

from .published import BLS, BLS_JSON, CENTRAL, CENTRAL_OWN_YEARS


def read(folder, name, text, told=None):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    (table,) = outlook.read(path, told)
    return table


def figures(row):
    return (row.base, row.projected, row.change_percent, row.openings)


def test_the_bureaus_table_is_in_thousands(tmp_path):
    table = read(tmp_path, "projections.csv", BLS)
    accountants, coders = table.rows
    assert (coders.area, coders.occupation) == ("00", "29-2072")
    assert (coders.base_year, coders.target_year) == (2022, 2032)
    assert figures(coders) == (194_300, 210_900, Decimal("8.5"), 15_000)
    assert accountants.base == 1_538_400
    assert str(coders.place) == "projections.csv, row 3"


def test_the_same_as_json(tmp_path):
    (coders,) = read(tmp_path, "bls.json", BLS_JSON).rows
    assert (coders.base_year, coders.target_year) == (2024, 2034)
    assert figures(coders) == (194_800, 208_600, Decimal("7.1"), 14_200)


def test_the_states_table_has_its_years_from_its_name(tmp_path):
    table = read(tmp_path, "longterm_2022-2032.csv", CENTRAL)
    assert table.layout == outlook.CENTRAL
    nation, ohio, islands, alabama = table.rows
    assert [row.area for row in table.rows] == ["00", "39", "78", "01"]
    assert (ohio.base_year, ohio.target_year) == (2022, 2032)
    assert figures(ohio) == (8_260, 8_770, Decimal("6.2"), 610)
    assert figures(islands) == (20, 20, 0, 0)
    assert alabama.occupation == "00-0000"


def test_or_is_told_them(tmp_path):
    table = read(tmp_path, "longterm.csv", CENTRAL, told=(2024, 2034))
    assert table.rows[0].target_year == 2034


def test_what_the_publisher_does_not_say_is_not_made_up(tmp_path):
    text = CENTRAL.replace(",610,", ",NA,").replace(",20,20,0,0,", ",NA,20,0,0,")
    table = read(tmp_path, "longterm_2022-2032.csv", text)
    assert table.rows[1].openings is None
    assert [row.area for row in table.rows] == ["00", "39", "01"]


@pytest.mark.parametrize(
    ("text", "old", "new", "said"),
    [
        (CENTRAL, "8770", "877o", "row 3, column Projected: “877o” is not a number"),
        (CENTRAL, ",8770,", ",-1,", "row 3, column Projected: “-1” cannot be"),
        (CENTRAL, ",8770,", ",1.5,", "row 3, column Projected: “1.5” has more than 0 decimals"),
        (CENTRAL, ",39,", ",OH,", "row 3, column STFIPS: “OH” is not the code of a state"),
        (CENTRAL, "610,39,29-2072", "610,39,Feb-72", "column OccCode: “Feb-72” is not the code of"),
        (CENTRAL, "STFIPS", "State", "is not a table of projections: it has no column STFIPS"),
        (CENTRAL, ",29-2072", "", "row 2: has 6 cells where the header has 7"),
        (BLS, "Employment 2032", "Jobs 2032", "has no two columns such as “Employment 2024”"),
        (BLS, "194.3", "194.35", "row 3, column Employment 2022: “194.35” has more than 1"),
        (BLS_JSON, "194.8", '"many"', "row 1, column empBase: “many” is not a number"),
        (BLS_JSON, '"occupations"', '"rows"', "is not a table of projections"),
        (BLS_JSON, " 2024-2034", "", "does not say its years in “source”"),
        (BLS_JSON, BLS_JSON, "{" * 100_000, "is not a table of projections"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(tmp_path, text, old, new, said):
    with pytest.raises(Malformed) as error:
        read(tmp_path, "x_2022-2032.csv", text.replace(old, new))
    assert str(error.value).startswith("x_2022-2032.csv")
    assert said in str(error.value)


@pytest.mark.parametrize(
    ("old", "new", "meant"),
    [("BaseYear", "BaseYaer", "BaseYear"), ("STFIPS", "STFIP", "STFIPS")],
)
def test_a_misspelt_column_is_refused(tmp_path, old, new, meant):
    with pytest.raises(Malformed, match=f"column {new}: is not known: did you mean {meant}?"):
        read(tmp_path, "x_2022-2032.csv", CENTRAL_OWN_YEARS.replace(old, new))


def test_years_that_nobody_says_or_that_disagree(tmp_path):
    with pytest.raises(Malformed, match="does not say its years: give them, as --years 2022-2032"):
        read(tmp_path, "longterm.csv", CENTRAL)
    with pytest.raises(Malformed, match="projects 2022 to 2032, not 2024 to 2034"):
        read(tmp_path, "bls.csv", BLS, told=(2024, 2034))
