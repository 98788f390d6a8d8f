"""The lines of a class set: what is read of a list, and that no name is repeated."""

import pytest

from certifications.counselors.lines import as_parameters, read
from certifications.reader.person import STARTS

FIELD = "id_students"


def parameters(text: str) -> list[dict[str, str]]:
    return [as_parameters(line) for line in read(text, FIELD).lines]


OHIO = {"state": "OH", "budget": "1500", "start": "diploma"}


@pytest.mark.parametrize(
    "text",
    [
        "OH,1500,diploma",
        "OH\t1500\tdiploma\r\n",
        "OH; 1500 ;diploma",
        "state,budget,start\nOH,1500,diploma",
        "Start,State,Budget\ndiploma,OH,1500",
        "\n\nOH,1500,High-school diploma or GED,,",
        '"OH","1500","diploma"',
    ],
)
def test_a_line_is_read_as_people_write_it(text):
    assert parameters(text) == [OHIO]


def test_what_is_left_empty_is_not_said():
    assert parameters("OH\n,,nurse\n,900") == [
        {"state": "OH"},
        {"start": "nurse"},
        {"budget": "900"},
    ]


def test_every_start_can_be_written_by_its_word_and_its_label():
    for slug, start in STARTS.items():
        if "," not in start.label:
            assert parameters(f"OH,1,{start.label}")[0]["start"] == slug
        assert parameters(f"OH,1,{slug}")[0]["start"] == slug


@pytest.mark.parametrize(
    "text",
    [
        "name,state,budget,start\nMaria Lopez,OH,1500,diploma",
        "state,budget,start,student\nOH,1500,diploma,Maria Lopez",
        "OH,1500,diploma,Maria Lopez",
        "Maria Lopez,OH,1500",
        "OH,1500,diploma\nMaria Lopez,OH",
        "Georgia,OH,1500",
        "state,state\nMaria Lopez,OH",
    ],
)
def test_a_list_with_a_column_of_names_is_refused_whole(text):
    found = read(text, FIELD)
    assert found.has_names and not found.lines
    [problem] = found.problems
    assert problem.message.startswith("Leave names out")
    assert "Maria" not in problem.message and "Maria" not in found.again({})


def test_forty_lines_are_taken_and_the_rest_is_said_to_be_left_out():
    found = read("\n".join(["OH"] * 40), FIELD)
    assert (len(found.lines), found.problems) == (40, [])
    found = read("\n".join(["", *["OH"] * 41]), FIELD)
    assert len(found.lines) == 40
    assert "The lines after line 41 are left out" in found.problems[0].message


def test_a_list_that_is_too_long_is_cut_at_the_end_of_a_line():
    found = read("OH,100,diploma\n" + "," * 1980 + "\nTX,100,diploma", FIELD)
    assert [line.values["state"] for line in found.lines] == ["OH"]
    assert "2,000 letters" in found.problems[0].message


def test_the_list_comes_back_line_by_line_without_what_could_not_be_read():
    found = read("State, Budget\nOH, Maria\n\nTX, 5", FIELD)
    assert found.again({2: {"budget"}}) == "state, budget\nOH, ?\n\nTX, 5"
    assert [line.number for line in found.lines] == [2, 4]


def test_what_comes_back_is_read_as_before():
    found = read('"Washington, D.C.", "1,500", diploma', FIELD)
    assert parameters(found.again({})) == [as_parameters(line) for line in found.lines]
    assert found.lines[0].values["state"] == "Washington, D.C."


@pytest.mark.parametrize("text", ["", " \n ", "\x00", '"', '"OH\n', ",,,,,,", "\ud800", "\u2028OH"])
def test_nothing_breaks_it(text):
    read(text, FIELD)
