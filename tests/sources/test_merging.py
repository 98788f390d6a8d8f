"""What becomes of one row, of all that can have happened to it."""

import pytest

from coderpath.sources.merging import (
    LOST,
    SHIPPED,
    Change,
    Verdict,
    before_by_history,
    of_parts,
    verdict,
)

OLD, NEW, MINE = "old", "new", "mine"


@pytest.mark.parametrize(
    ("before", "stored", "shipped", "becomes"),
    [
        (None, None, NEW, Verdict.CREATE),
        (OLD, OLD, OLD, Verdict.LEAVE),
        (OLD, OLD, NEW, Verdict.UPDATE),
        # An editor changed it.
        (OLD, MINE, OLD, Verdict.LEAVE),
        (OLD, MINE, NEW, Verdict.KEEP),
        (OLD, NEW, NEW, Verdict.LEAVE),
        (LOST, MINE, NEW, Verdict.KEEP),
        # An editor made it, and then it was shipped.
        (None, MINE, NEW, Verdict.KEEP),
        (None, NEW, NEW, Verdict.LEAVE),
        # An editor deleted it.
        (OLD, None, OLD, Verdict.STAY_DELETED),
        (OLD, None, NEW, Verdict.STAY_DELETED),
        (LOST, None, NEW, Verdict.LEAVE),
        # The files leave it out.
        (OLD, OLD, None, Verdict.RETIRE),
        (OLD, MINE, None, Verdict.KEEP_UNSHIPPED),
        (LOST, MINE, None, Verdict.KEEP_UNSHIPPED),
        (OLD, None, None, Verdict.LEAVE),
        (None, MINE, None, Verdict.LEAVE),
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
    kept = {1: Verdict.KEEP_PART, 2: Verdict.KEEP_PART, 3: Verdict.KEEP_PART, 4: Verdict.LEAVE}
    assert of_parts(news | {5: edited}) == kept | {5: verdict(*edited)}


def test_a_whole_that_no_editor_changed_follows_the_files():
    parts = {1: (OLD, OLD, NEW), 2: (OLD, OLD, None), 3: (None, None, NEW), 4: (OLD, NEW, NEW)}
    assert list(of_parts(parts).values()) == [
        Verdict.UPDATE,
        Verdict.RETIRE,
        Verdict.CREATE,
        Verdict.LEAVE,
    ]


BY_LOAD = Change(None, "+", SHIPPED)
BY_EARLY_LOAD = Change(None, "+", None)
UPDATED = Change(None, "~", SHIPPED)
BY_EDITOR = Change(7, "~", None)
MADE_BY_EDITOR = Change(7, "+", None)
BY_SHELL = Change(None, "~", None)


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
