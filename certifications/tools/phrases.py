"""The sentences of the tools. Pure: plain values in, words out.

Each is chosen whole and filled by the names of its slots, so that it can be read, and put into
another language, as it stands.
"""

from datetime import date

from certifications.catalogue.amounts import Sum
from coderpath.sources import words

AS_A_MEMBER = "For a member."
NOT_AS_A_MEMBER = "For someone who is not a member."

# By whether all of it can be added up.
KEEPING = {
    True: "Keeping your {codes} for {years} costs {total}.",
    False: "We can’t add up what keeping your {codes} for {years} costs: {total}.",
}
AS_MEMBER = "As a member of {organizations}, you pay {total}."


def keep_your(codes: list[str]) -> str:
    """
    >>> keep_your([]), keep_your(["CCA", "CPC"])
    ('Keep your titles', 'Keep your CCA and CPC')
    """
    return f"Keep your {words.listing(codes) if codes else 'titles'}"


def keeping(years: int, codes: list[str], outsider: Sum, member: Sum, by_choice: list[str]) -> str:
    """What titles take to keep; a member’s sum is told where membership is a choice.

    >>> credits = Sum(Sum.exactly([1110]).spread, 1, gaps=("credits",))
    >>> keeping(5, ["CPC"], credits, credits, [])
    'Keeping your CPC for 5 years costs $1,110 plus credits.'
    >>> keeping(2, ["CCS"], Sum.exactly([249]), Sum.exactly([398]), ["AHIMA"])
    'Keeping your CCS for 2 years costs $249. As a member of AHIMA, you pay $398.'
    >>> keeping(1, ["CBCS"], Sum.of([None]), Sum.of([None]), [])
    'No source we read gives the price of keeping your CBCS for 1 year.'
    """
    listed, long = words.listing(codes), words.plural(years, "year")
    if outsider.is_unknown:
        return f"No source we read gives the price of keeping your {listed} for {long}."
    said = KEEPING[outsider.is_total]
    first = said.format(codes=listed, years=long, total=_in_words(outsider))
    if not by_choice:
        return first
    said = AS_MEMBER.format(organizations=words.listing(by_choice), total=_in_words(member))
    return f"{first} {said}"


def _in_words(total: Sum) -> str:
    """
    >>> _in_words(Sum(Sum.exactly([222]).spread, 2, ("the renewal fee",), ("credits",)))
    '$222 plus the renewal fee and credits'
    """
    beside = words.listing([*total.lacks, *total.gaps])
    return f"{total.money} plus {beside}" if beside else total.money


def days_counted(first: date, last: date) -> str:
    """
    >>> days_counted(date(2026, 11, 30), date(2031, 11, 29))
    'Nov. 30, 2026 through Nov. 29, 2031, at today’s prices.'
    """
    return f"{words.day(first)} through {words.day(last)}, at today’s prices."


def counted_from(undated: list[str], first: date) -> str:
    """From which days the days of a plan are counted.

    >>> counted_from([], date(2026, 1, 2))
    'Days are counted from those you gave.'
    >>> counted_from(["CPC", "CCS"], date(2026, 1, 2))
    'Days are counted from those you gave, for CPC, CCS from Jan. 2, 2026.'
    """
    if not undated:
        return "Days are counted from those you gave."
    codes = ", ".join(undated)
    return f"Days are counted from those you gave, for {codes} from {words.day(first)}."


def assumed_from(body: str, has_several: bool) -> str:
    """From which day years are counted where the organization does not say.

    >>> assumed_from("NHA", has_several=False)[:61]
    'NHA: we count years and cycles from the day you earned it. Th'
    >>> assumed_from("NHA", has_several=True)[:76]
    'NHA: we count years and cycles from the day you earned the first of them. Th'
    """
    if has_several:
        return (
            f"{body}: we count years and cycles from the day you earned the first of them."
            f" That is our assumption: ask {body} for the day that holds."
        )
    return (
        f"{body}: we count years and cycles from the day you earned it."
        f" That is our assumption: ask {body} for the day that holds."
    )


def ways(has_a_day: bool) -> str:
    """
    >>> ways(True), ways(False)
    ('Your options, the soonest first', 'Your options: none has a date yet')
    """
    return "Your options, the soonest first" if has_a_day else "Your options: none has a date yet"


def lacks(missing: list[str], not_before: date | None) -> str:
    """What a way still lacks, and before what day it cannot be gone.

    >>> lacks(["a letter", "2 months of work"], None)
    'Missing: a letter; 2 months of work.'
    >>> lacks(["a letter"], date(2027, 3, 1))
    'not before March 1, 2027. Missing: a letter.'
    """
    listed = "; ".join(missing)
    if not_before:
        return f"not before {words.day(not_before)}. Missing: {listed}."
    return f"Missing: {listed}."


def dues_each_year(is_passing_day_wanted: bool) -> str:
    """
    >>> dues_each_year(False)
    'for each year you wait'
    >>> dues_each_year(True)
    'for each year you wait; say the day you passed to have them counted'
    """
    if is_passing_day_wanted:
        return "for each year you wait; say the day you passed to have them counted"
    return "for each year you wait"


MOST_NAMED = 6


def which_exams(codes: list[str]) -> str:
    """Which exams the reader qualifies for that make sense now.

    >>> which_exams(["CCA", "CPC"])
    'You qualify for two exams that make sense now: the CCA and the CPC.'
    >>> which_exams(["CCA"]), which_exams([])
    ('You qualify for one exam that makes sense now: the CCA.', 'We found no exam that makes sense for you now.')
    >>> which_exams(["A", "B", "C", "D", "E", "F", "G"])
    'You qualify for 7 exams that make sense now.'
    """  # noqa: E501
    if not codes:
        return "We found no exam that makes sense for you now."
    if len(codes) > MOST_NAMED:
        return f"You qualify for {len(codes)} exams that make sense now."
    what = words.by_number(len(codes), "exam that makes sense", "exams that make sense")
    named = words.listing([f"the {code}" for code in codes])
    return f"You qualify for {words.spelled(len(codes))} {what} now: {named}."


def other_exams(not_yet: int, after: int, untold: int) -> str:
    """How many other exams there are, by what keeps the reader from them; empty without any.

    >>> other_exams(4, 1, 30)
    'Four more are open to you, but are not meant for you yet. One needs something first. For 30 we can’t tell.'
    >>> other_exams(0, 2, 0), other_exams(0, 0, 0)
    ('Two need something first.', '')
    """  # noqa: E501
    said = []
    if not_yet:
        more = words.by_number(
            not_yet, "more is open to you, but is", "more are open to you, but are"
        )
        said.append(f"{words.spelled(not_yet).capitalize()} {more} not meant for you yet.")
    if after:
        needs = words.by_number(after, "needs", "need")
        said.append(f"{words.spelled(after).capitalize()} {needs} something first.")
    if untold:
        said.append(f"For {words.spelled(untold)} we can’t tell.")
    return " ".join(said)
