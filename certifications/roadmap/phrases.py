"""How the roadmap says what it shows. Pure: no Django."""

from decimal import Decimal

from coderpath.sources import words

MOST_NAMED = 8


def shows(count: int, more: int = 0, organization: str = "") -> str:
    """
    >>> shows(53)
    'You see 53 certifications by place of work and level, and which leads to which.'
    >>> shows(1, 0, "NHA")
    'You see 1 certification of NHA by place of work and level, and which leads to which.'
    >>> shows(22, 31).rpartition("which. ")[2]
    'The list below has 31 more, whose level we don’t know.'
    """
    whose = f" of {organization}" if organization else ""
    counted = words.plural(count, "certification")
    said = f"You see {counted}{whose} by place of work and level, and which leads to which."
    return f"{said} The list below has {more} more, whose level we don’t know." if more else said


def open_to_you(codes: list[str], budget: Decimal | None) -> str:
    """For a reader who said what they have: which exams are open and fit what they can spend.

    >>> open_to_you(["CCA", "CPC-A"], Decimal(1500))
    'You may take the exam now, and the first year fits your $1,500: CCA and CPC-A.'
    >>> open_to_you([], Decimal(100))
    'No exam here is open to you now with a first year that fits your $100.'
    >>> open_to_you(["CCA"], None), open_to_you([], None)
    ('You may take the exam now: CCA.', 'No exam here is open to you now.')
    >>> open_to_you([str(number) for number in range(20)], None)
    'You may take the exam of 20 titles now.'
    """
    limit = "" if budget is None else words.money(budget)
    if not codes:
        fits = f" with a first year that fits your {limit}" if limit else ""
        return f"No exam here is open to you now{fits}."
    if len(codes) > MOST_NAMED:
        fits = f", and the first year fits your {limit}" if limit else ""
        return f"You may take the exam of {len(codes)} titles now{fits}."
    fits = f", and the first year fits your {limit}" if limit else ""
    return f"You may take the exam now{fits}: {words.listing(codes)}."


def fee(dollars: str, is_past: bool, has_two_tries: bool) -> str:
    """What a box says below the code; it has room for 13 letters.

    >>> fee("$425", False, False), fee("$350", True, False), fee("$425", False, True)
    ('$425', 'last $350', '$425, 2 tries')
    >>> fee("", False, False)
    'fee not known'
    """
    if not dollars:
        return "fee not known"
    if is_past:
        return f"last {dollars}"
    return f"{dollars}, 2 tries" if has_two_tries else dollars


def work(months: int | None) -> str:
    """What an arrow says that an apprentice title turns into the full one by work alone.

    >>> work(24), work(1), work(None)
    ('2 years’ work', '1 month’s work', '')
    """
    if not months:
        return ""
    said = words.months(months)
    return f"{said}{'’' if said.endswith('s') else '’s'} work"
