"""What becomes of one row, of all that can have happened to it."""

import pytest

from coderpath.sources.merging import (
    LOST,
    SHIPPED,
    HistoryLine,
    MergeVerdict,
    before_by_history,
    of_parts,
    verdict,
)

OLD, NEW, MINE = "old", "new", "mine"


@pytest.mark.parametrize(
    ("before", "stored", "shipped", "becomes"),
    [
        (None, None, NEW, MergeVerdict.CREATE),
        (OLD, OLD, OLD, MergeVerdict.LEAVE),
        (OLD, OLD, NEW, MergeVerdict.UPDATE),
        # An editor changed it.
        (OLD, MINE, OLD, MergeVerdict.LEAVE),
        (OLD, MINE, NEW, MergeVerdict.KEEP),
        (OLD, NEW, NEW, MergeVerdict.LEAVE),
        (LOST, MINE, NEW, MergeVerdict.KEEP),
        # An editor made it, and then it was shipped.
        (None, MINE, NEW, MergeVerdict.KEEP),
        (None, NEW, NEW, MergeVerdict.LEAVE),
        # An editor deleted it.
        (OLD, None, OLD, MergeVerdict.STAY_DELETED),
        (OLD, None, NEW, MergeVerdict.STAY_DELETED),
        (LOST, None, NEW, MergeVerdict.LEAVE),
        # The files leave it out.
        (OLD, OLD, None, MergeVerdict.RETIRE),
        (OLD, MINE, None, MergeVerdict.KEEP_UNSHIPPED),
        (LOST, MINE, None, MergeVerdict.KEEP_UNSHIPPED),
        (OLD, None, None, MergeVerdict.LEAVE),
        (None, MINE, None, MergeVerdict.LEAVE),
    ],
)
def test_what_becomes_of_a_row(before, stored, shipped, becomes):
    assert verdict(before, stored, shipped) is becomes


@pytest.mark.parametrize(
    "edited",
    [(OLD, MINE, OLD), (OLD, MINE, NEW), (OLD, None, OLD), (None, MINE, None), (LOST, None, NEW)],
)
def test_a_whole_of_which_an_editor_changed_a_part_stays_as_it_is(edited):
    news = {1: (OLD, OLD, NEW), 2: (OLD, OLD, None), 3: (None, None, NEW), 4: (OLD, OLD, OLD)}
    kept = {
        1: MergeVerdict.KEEP_PART,
        2: MergeVerdict.KEEP_PART,
        3: MergeVerdict.KEEP_PART,
        4: MergeVerdict.LEAVE,
    }
    assert of_parts(news | {5: edited}) == kept | {5: verdict(*edited)}


def test_a_whole_that_no_editor_changed_follows_the_files():
    parts = {1: (OLD, OLD, NEW), 2: (OLD, OLD, None), 3: (None, None, NEW), 4: (OLD, NEW, NEW)}
    assert list(of_parts(parts).values()) == [
        MergeVerdict.UPDATE,
        MergeVerdict.RETIRE,
        MergeVerdict.CREATE,
        MergeVerdict.LEAVE,
    ]


BY_LOAD = HistoryLine(None, "+", SHIPPED)
BY_EARLY_LOAD = HistoryLine(None, "+", None)
UPDATED = HistoryLine(None, "~", SHIPPED)
BY_EDITOR = HistoryLine(7, "~", None)
MADE_BY_EDITOR = HistoryLine(7, "+", None)
BY_SHELL = HistoryLine(None, "~", None)


@pytest.mark.parametrize(
    ("changes", "is_shipped", "before"),
    [
        ([BY_LOAD], True, "now"),
        ([BY_LOAD], False, "now"),
        ([BY_EARLY_LOAD], True, "now"),
        ([BY_EARLY_LOAD], False, None),
        ([BY_LOAD, UPDATED], True, "now"),
        ([BY_LOAD, BY_EDITOR], True, LOST),
        ([BY_LOAD, BY_SHELL], False, LOST),
        ([BY_LOAD, BY_EDITOR, UPDATED], True, "now"),
        ([MADE_BY_EDITOR], True, None),
        ([MADE_BY_EDITOR], False, None),
        ([], True, "now"),
        ([], False, None),
    ],
)
def test_what_was_shipped_by_the_history_of_a_row(changes, is_shipped, before):
    assert before_by_history(changes, "now", is_shipped) == before
