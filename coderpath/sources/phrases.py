"""The sentences of the pages on sources and disagreements. Pure: plain values in, words out.

Each is chosen whole and filled by the names of its slots, so that it can be read, and put into
another language, as it stands. None is put together from halves.
"""

from datetime import date

from . import words

EACH_HAS_A_PAGE = "Each has a page: who says what, when, and which figure we use."
NONE_HOLDS = "None of the answers holds today, so we show none."
NONE_OF_THEM_HOLDS = "None of them holds today, so we show none."
NOT_OFFICIAL = "No official source gives it, so ask before you pay or plan by it."
WHY_NONE = "Why we show none"


def titled(title: str, page: int) -> str:
    """The title of a list, with the number of its page from the second on.

    >>> titled("Sources", 1), titled("Sources", 3)
    ('Sources', 'Sources, page 3')
    """
    said = "{title}" if page == 1 else "{title}, page {page}"
    return said.format(title=title, page=page)


def taken(facts: int, has_datasets: bool, tables: str) -> str:
    """What rests on a source.

    >>> taken(1, False, ""), taken(3, True, "")
    ('1 fact on this site comes from this source.', '3 facts on this site come from this source.')
    >>> taken(0, True, "9 price levels"), taken(0, False, "9 price levels")
    ('A whole survey was taken from this source.', 'A whole table was taken from this source.')
    >>> taken(0, False, "")
    'No fact on this site rests on this source now.'
    """
    if facts:
        return words.by_number(
            facts,
            "{count} fact on this site comes from this source.",
            "{count} facts on this site come from this source.",
        )
    if has_datasets:
        return "A whole survey was taken from this source."
    if tables:
        return "A whole table was taken from this source."
    return "No fact on this site rests on this source now."


def authority(kind: str, is_official: bool, is_relay: bool) -> str:
    """Whether a source is an official one, given the kind of its publisher.

    >>> authority("issuing organization", is_official=True, is_relay=False)
    'It is an official one: issuing organization.'
    >>> authority("article", is_official=False, is_relay=True)
    'It is not an official one: article.'
    >>> authority("article", is_official=True, is_relay=True)
    'It is not an official one (article), but it says that it opened an official page.'
    """
    if is_relay and is_official:
        return f"It is not an official one ({kind}), but it says that it opened an official page."
    return (
        f"It is an official one: {kind}." if is_official else f"It is not an official one: {kind}."
    )


def relay(publisher: str, opened: date | None) -> str:
    """How a source came by the words of a publisher that it passes on.

    >>> relay("AAPC", date(2026, 2, 1))
    'It says that it opened a page of AAPC on Feb. 1, 2026.'
    >>> relay("AAPC", None)
    'It reports what AAPC says, and does not say that it opened the page.'
    """
    if opened:
        return f"It says that it opened a page of {publisher} on {words.day(opened)}."
    return f"It reports what {publisher} says, and does not say that it opened the page."


def no_source(text: str) -> str:
    """
    >>> no_source(""), no_source("blog")
    ('No source matches.', 'No source matches “blog”.')
    """
    said = "No source matches “{text}”." if text else "No source matches."
    return said.format(text=text)


def disagreements(count: int, still_open: int) -> str:
    """What the list of disagreements holds.

    >>> disagreements(0, 0)
    'We found no question to which published pages give different answers.'
    >>> disagreements(9, 2)[70:120]
    '2 are open: another figure is still in force. Each'
    """
    if not count:
        return "We found no question to which published pages give different answers."
    found = words.by_number(
        count,
        "We found {count} question to which published pages give different answers.",
        "We found {count} questions to which published pages give different answers.",
    )
    unsettled = words.by_number(
        still_open,
        "{count} is open: another figure is still in force.",
        "{count} are open: another figure is still in force.",
    )
    return f"{found} {unsettled} {EACH_HAS_A_PAGE}"


def heard(sources: int, answers: int) -> str:
    """How many were heard on a question.

    >>> heard(1, 1), heard(4, 2)
    ('1 source, 1 answer', '4 sources, 2 answers')
    """
    return f"{words.plural(sources, 'source')}, {words.plural(answers, 'answer')}"


def backed(sources: int) -> str:
    """How many give the answer that is used.

    >>> backed(1), backed(2)
    ('1 source gives it.', '2 sources give it.')
    """
    return words.by_number(sources, "{count} source gives it.", "{count} sources give it.")


def used(answer: str, publisher: str, dated: str) -> str:
    """Which answer is used, where many questions are listed.

    >>> used("$425", "AAPC", "Jan. 1, 2026")
    'We use $425: AAPC, Jan. 1, 2026.'
    """
    return f"We use {answer}: {publisher}, {dated}."


def used_as_said(answer: str, publisher: str, dated: str, is_official: bool) -> str:
    """Which answer is used, at the head of its question's own page.

    >>> used_as_said("$425", "AAPC", "Jan. 1, 2026", is_official=True)
    'We use $425, as AAPC has it, Jan. 1, 2026.'
    >>> used_as_said("$9", "A blog", "undated", is_official=False)[-65:]
    'No official source gives it, so ask before you pay or plan by it.'
    """
    said = f"We use {answer}, as {publisher} has it, {dated}."
    return said if is_official else f"{said} {NOT_OFFICIAL}"


def unknown(publisher: str, reason: str) -> str:
    """
    >>> unknown("AHIMA", "not published")
    'AHIMA says that it is not published.'
    """
    return f"{publisher} says that it is {reason}."


def why(figure: str) -> str:
    """The heading over the reason for an answer: a number, or none where it is in words.

    >>> why("$425"), why("")
    ('Why we use $425', 'Why we use this answer')
    """
    return f"Why we use {figure}" if figure else "Why we use this answer"
