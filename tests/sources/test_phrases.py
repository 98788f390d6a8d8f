"""Which whole sentence is chosen on the pages of sources and questions."""

import pytest

from coderpath.sources import phrases


@pytest.mark.parametrize(
    ("facts", "has_datasets", "tables", "said"),
    [
        (0, False, "", "No fact on this site rests on this source now."),
        (0, False, "832 price levels", "A whole table was taken from this source."),
        (0, True, "832 price levels", "A whole survey was taken from this source."),
        (1, True, "832 price levels", "1 fact on this site comes from this source."),
        (2, False, "", "2 facts on this site come from this source."),
    ],
)
def test_what_was_taken_from_a_source(facts, has_datasets, tables, said):
    assert phrases.taken(facts, has_datasets, tables) == said


@pytest.mark.parametrize(
    ("is_official", "is_relay", "said"),
    [
        (True, False, "It is an official one: survey."),
        (False, False, "It is not an official one: survey."),
        (False, True, "It is not an official one: survey."),
        (
            True,
            True,
            "It is not an official one (survey), but it says that it opened an official page.",
        ),
    ],
)
def test_whether_a_source_is_official(is_official, is_relay, said):
    assert phrases.authority("survey", is_official, is_relay) == said


@pytest.mark.parametrize(
    ("count", "still_open", "begins"),
    [
        (0, 0, "We found no question to which"),
        (1, 0, "We found 1 question to which"),
        (2, 1, "We found 2 questions to which"),
    ],
)
def test_how_many_disagreements_there_are(count, still_open, begins):
    assert phrases.disagreements(count, still_open).startswith(begins)


@pytest.mark.parametrize(
    ("still_open", "told"), [(0, " 0 are open: "), (1, " 1 is open: "), (2, " 2 are open: ")]
)
def test_how_many_of_them_are_open(still_open, told):
    said = phrases.disagreements(3, still_open)
    assert told in said
    assert said.endswith("and which figure we use.")


def test_an_answer_that_no_official_source_gives_is_told_with_a_warning():
    official = phrases.used_as_said("$425", "AAPC", "undated", is_official=True)
    hearsay = phrases.used_as_said("$425", "AAPC", "undated", is_official=False)
    assert official == "We use $425, as AAPC has it, undated."
    assert hearsay == (
        "We use $425, as AAPC has it, undated."
        " No official source gives it, so ask before you pay or plan by it."
    )
