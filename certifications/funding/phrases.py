"""How ways to pay are told in sentences. Pure: no Django."""

from coderpath.sources import words

from .bearing import PaidFor

NAMES = {
    PaidFor.COURSE: "a course",
    PaidFor.BOOKS: "books",
    PaidFor.EXAM: "an exam",
    PaidFor.DUES: "dues",
}


OWN_STATE = "For people who live there. Only what we have collected."


def elsewhere(count: int) -> str:
    """
    >>> elsewhere(7), elsewhere(1)
    ('7 offers for people in other states', '1 offer for people in another state')
    """
    where = "another state" if count == 1 else "other states"
    return f"{words.plural(count, 'offer')} for people in {where}"


def pays_for(costs: frozenset[PaidFor]) -> str:
    """
    >>> pays_for(frozenset({PaidFor.EXAM, PaidFor.COURSE})), pays_for(frozenset())
    ('a course or an exam', '')
    """
    return words.listing([name for cost, name in NAMES.items() if cost in costs], "or")


def answer(name: str, costs: frozenset[PaidFor]) -> str:
    """The first sentence of a page.

    >>> answer("Job Corps", frozenset())
    'No source we read says that “Job Corps” pays for coding.'
    >>> answer("Job Corps", frozenset({PaidFor.COURSE}))
    '“Job Corps” could pay for a course.'
    """
    if not costs:
        return f"No source we read says that “{name}” pays for coding."
    return f"“{name}” could pay for {pays_for(costs)}."


def on_file(ways: int, amounts: int) -> str:
    """
    >>> on_file(30, 11)
    'We have read of 30 ways to have a part of your path paid, and an amount for 11 of them.'
    >>> on_file(0, 0)
    'No way to pay is on file yet.'
    """
    if not ways:
        return "No way to pay is on file yet."
    read, amount = words.plural(ways, "way"), words.known_of("an amount", amounts, ways)
    return f"We have read of {read} to have a part of your path paid, and {amount}."


def in_state(place: str, count: int) -> str:
    """What is on file for who lives in a place; `place` as a sentence has it.

    >>> in_state("Ohio", 0)
    'We have collected no offer of Ohio. Ask a community college or a job center there.'
    >>> in_state("Virginia", 2)
    'In Virginia, two offers are on file.'
    """
    if not count:
        return (
            f"We have collected no offer of {place}. Ask a community college or a job center there."
        )
    verb = "is" if count == 1 else "are"
    return f"In {place}, {words.counted(count, 'offer')} {verb} on file."


def programs(could: int, only_if: int, of: int) -> str:
    """How many of the programs on file a way could pay for.

    >>> programs(1, 20, 83)
    'Of 83 programs on file, one fits its rules as far as we know them, and 20 may.'
    >>> programs(0, 49, 69)
    'Of 69 programs on file, none is known to fit its rules, and 49 may.'
    >>> programs(0, 0, 83)
    'None of the 83 programs on file fits its rules.'
    """
    if not could and not only_if:
        return f"None of the {of} programs on file fits its rules."
    verb = "fits" if could == 1 else "fit"
    fits = f"{words.spelled(could)} {verb} its rules as far as we know them"
    if not could:
        fits = "none is known to fit its rules"
    return f"Of {of} programs on file, {fits}, and {only_if or 'none'} may."
