"""A table as CSV and as JSON: what is in the file, and what a spreadsheet makes of it."""

import csv
import io
import json
from datetime import date
from decimal import Decimal

import pytest

from coderpath.opendata import as_csv, as_json
from coderpath.opendata.tables import Column, DataTable, Origin

BUREAU = Origin(
    "bls-may-2025",
    "US Bureau of Labor Statistics",
    "Wages, May 2025",
    "https://www.bls.gov/oes/",
    "15 May 2026",
    "Public domain",
)
COLUMNS = (
    Column("area_name", "The name of the area."),
    Column("annual_median", "Dollars a year."),
    Column("annual_median_unknown", "Why it is empty."),
    Column("hourly_median", "Dollars an hour."),
    Column("source", "Who says so."),
)


def make_table(*rows, **given):
    values = {
        "name": "pay-2025",
        "title": "Pay",
        "means": "Dollars.",
        "columns": COLUMNS,
        "rows": list(rows),
        "query": {"a": ["oh", "ky"], "year": 2025, "adjusted": True, "sort": ""},
        "notes": ("BLS.gov cannot vouch.",),
        "page": "https://coderpath.example/salaries/",
        "edition": "abcd1234",
    }
    return DataTable(**values | given)


OHIO = {
    "area_name": "Ohio",
    "annual_median": 50_990,
    "hourly_median": Decimal("24.50"),
    "source": BUREAU,
}
VERMONT = {
    "area_name": "Vermont",
    "annual_median": None,
    "annual_median_unknown": "withheld",
    "source": BUREAU,
}


def in_csv(table) -> list[dict]:
    return list(csv.DictReader(io.StringIO(as_csv.render(table), newline="")))


def test_the_first_line_is_the_names_and_each_other_line_a_row():
    lines = as_csv.render(make_table(OHIO, VERMONT)).split("\r\n")
    assert lines[0] == (
        "area_name,annual_median,annual_median_unknown,hourly_median,source,page,data_edition,note"
    )
    assert lines[1].startswith("Ohio,50990,,24.50,")
    assert len(lines) == 4 and lines[3] == ""


def test_what_made_no_sense_is_said_even_where_no_row_is_left():
    [row] = in_csv(make_table(problems=("Hours a week must be a whole number.",)))
    assert row["note"] == "Hours a week must be a whole number. BLS.gov cannot vouch."
    assert (row["area_name"], row["data_edition"]) == ("", "abcd1234")
    assert in_csv(make_table()) == []


def test_an_unknown_is_empty_with_its_reason_beside_it():
    [row] = in_csv(make_table(VERMONT))
    assert (row["annual_median"], row["annual_median_unknown"]) == ("", "withheld")


def test_nought_is_nought():
    [row] = in_csv(make_table(OHIO | {"annual_median": 0}))
    assert row["annual_median"] == "0"


def test_a_row_alone_says_who_where_which_edition_and_what_to_know():
    [row] = in_csv(make_table(OHIO, problems=("No such year.",)))
    assert row["source"] == (
        "US Bureau of Labor Statistics, Wages, May 2025, 15 May 2026, https://www.bls.gov/oes/,"
        " Public domain"
    )
    assert row["page"] == "https://coderpath.example/salaries/?a=oh&a=ky&year=2025&adjusted=1"
    assert row["data_edition"] == "abcd1234"
    assert row["note"] == "No such year. BLS.gov cannot vouch."


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        ('=HYPERLINK("https://example.org")', '\'=HYPERLINK("https://example.org")'),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("\n=1", "'\n=1"),
        ("  =1", "'  =1"),
        ("＝1", "'＝1"),
        ("Ohio", "Ohio"),
        ("a=b", "a=b"),
        ("", ""),
        ("'quoted", "'quoted"),
        (-1, "-1"),
        (Decimal("-0.5"), "-0.5"),
        (Decimal("1E+2"), "100"),
        (0, "0"),
        (None, ""),
        (False, "false"),
        (date(2026, 5, 15), "2026-05-15"),
        (Origin("x", "=cmd", "t"), "'=cmd, t"),
        ((Origin("x", "=cmd", "t"), Origin("y", "BLS", "u")), "'=cmd, t; BLS, u"),
        ((), ""),
    ],
)
def test_no_cell_is_a_formula_and_no_number_is_spoiled(value, cell):
    assert as_csv.cell(value) == cell
    [row] = in_csv(make_table({"area_name": value}))
    assert row["area_name"] == cell


def test_what_a_reader_wrote_is_no_formula_either():
    [row] = in_csv(make_table(OHIO, problems=("=1+1",), page="=evil"))
    assert row["note"].startswith("'=1+1")
    assert row["page"].startswith("'=evil")


def test_commas_quotes_and_lines_stay_in_their_cell():
    name = 'Cincinnati, "OH"\r\nKY'
    [row] = in_csv(make_table({"area_name": name}))
    assert row["area_name"] == name


def test_json_has_numbers_as_numbers_and_unknowns_as_null():
    told = json.loads(as_json.render(make_table(OHIO, VERMONT)))
    assert told["rows"] == [
        {
            "area_name": "Ohio",
            "annual_median": 50990,
            "annual_median_unknown": None,
            "hourly_median": 24.5,
            "source": "bls-may-2025",
        },
        {
            "area_name": "Vermont",
            "annual_median": None,
            "annual_median_unknown": "withheld",
            "hourly_median": None,
            "source": "bls-may-2025",
        },
    ]


def test_json_tells_query_source_columns_and_notes_once():
    told = json.loads(as_json.render(make_table(OHIO, VERMONT, problems=("No such year.",))))
    assert told["query"] == {"a": ["oh", "ky"], "year": 2025, "adjusted": True, "sort": ""}
    assert told["page"] == "https://coderpath.example/salaries/?a=oh&a=ky&year=2025&adjusted=1"
    assert told["problems"] == ["No such year."]
    assert told["notes"] == ["BLS.gov cannot vouch."]
    assert told["data_edition"] == "abcd1234"
    assert told["columns"]["annual_median"] == "Dollars a year."
    assert told["sources"] == [
        {
            "slug": "bls-may-2025",
            "publisher": "US Bureau of Labor Statistics",
            "title": "Wages, May 2025",
            "address": "https://www.bls.gov/oes/",
            "date": "15 May 2026",
            "licence": "Public domain",
        }
    ]


def test_json_refuses_what_it_has_no_place_for():
    with pytest.raises(TypeError, match="No place in JSON"):
        as_json.render(make_table({"area_name": object()}))


def test_a_table_without_a_query_is_at_the_page_itself():
    assert make_table(query={}).address == "https://coderpath.example/salaries/"
