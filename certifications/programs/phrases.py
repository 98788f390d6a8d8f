"""How programs are told in sentences. Pure: no Django."""

from coderpath.sources import words

PRICES = "The price that a source gave, on the day beside it. Ask for today’s."
NO_PRICE = "A program with no known price is listed by name, never as cheap."
KINDS = "Ranges from articles and averages, not one school."
MOST_LEFT_OUT = 6


def folded(count: int, one: str) -> str:
    """
    >>> folded(8, "kind of program"), folded(1, "program with a price")
    ('8 more kinds of program', '1 more program with a price')
    """
    noun, space, rest = one.partition(" ")
    return f"{count} more {noun if count == 1 else noun + 's'}{space}{rest}"


def on_file(named: int, priced: int) -> str:
    """
    >>> on_file(58, 23)
    'We have 58 programs with a name and a school, and a price for 23 of them.'
    >>> on_file(1, 1)
    'We have 1 program with a name and a school, and a price for it.'
    >>> on_file(0, 0)
    'No program of a school is on file yet.'
    """
    if not named:
        return "No program of a school is on file yet."
    price = words.known_of("a price", priced, named)
    return f"We have {words.plural(named, 'program')} with a name and a school, and {price}."


def caution(old: int, priced: int, states: int) -> str:
    """
    >>> caution(16, 23, 19)
    'This is not a full list: there are many more schools, and ours are in 19 states. Of the 23 \
prices, 16 are old. Ask any school for its price, hours and exam in writing.'
    """
    ours = f", and ours are in {words.plural(states, 'state')}" if states else ""
    said = [
        f"This is not a full list: there are many more schools{ours}.",
        f"Of the {priced} prices, {old} {'is' if old == 1 else 'are'} old." if old else "",
        "Ask any school for its price, hours and exam in writing.",
    ]
    return " ".join(filter(None, said))


def price(low, high, per: str) -> str:
    """
    >>> price(2500, None, "in all"), price(1000, 3000, "in all"), price(46, None, "a credit unit")
    ('$2,500', '$1,000–$3,000', '$46 a credit unit')
    """
    return f"{words.span(low, high, words.money)} {per}".removesuffix(" in all")


def lead(school: str, place: str, exams: list[str], has_price: bool) -> str:
    """The first sentence of a program's page.

    >>> lead("Cecil College", "Maryland", ["CPC"], False)
    'Cecil College in Maryland teaches it. It prepares you for the CPC. We have no price for it.'
    >>> lead("", "", [], True)
    'This is a kind of program, not one school. No source we read names an exam.'
    """
    who = f"{school}{' in ' * bool(place)}{place} teaches it." if school else ""
    said = [
        who or "This is a kind of program, not one school.",
        f"It prepares you for the {words.listing(exams, 'or')}."
        if exams
        else "No source we read names an exam.",
        "" if has_price else "We have no price for it.",
    ]
    return " ".join(filter(None, said))


def unknown(what: list[str]) -> str:
    """
    >>> unknown(["how long it takes", "who has approved it"])
    'No source we read says how long it takes or who has approved it.'
    >>> unknown([])
    ''
    """
    return f"No source we read says {words.listing(what, 'or')}." if what else ""


def unknown_of_all(what: list[str]) -> str:
    """What no source says of any of those compared.

    >>> unknown_of_all(["how long it takes", "who has approved it"])
    'No source we read says how long it takes or who has approved it, for any of them.'
    >>> unknown_of_all([])
    ''
    """
    told = words.listing(what, "or")
    return f"No source we read says {told}, for any of them." if what else ""


def compared(names: list[str]) -> str:
    """The heading of a comparison.

    >>> compared(["Cecil College", "Lima College", "Associate degree"])
    'Cecil College vs. Lima College and Associate degree'
    >>> compared(["Cecil College"]), compared([])
    ('Cecil College', 'Which programs do you want to compare?')
    """
    if not names:
        return "Which programs do you want to compare?"
    first, *others = names
    return f"{first} vs. {words.listing(others)}" if others else first


def compared_prices(priced: int, of: int) -> str:
    """
    >>> compared_prices(2, 3)[:40], compared_prices(0, 2)[:39]
    ('We have a price for two of these three. ', 'We have a price for none of these two. ')
    >>> compared_prices(1, 1), compared_prices(0, 0)
    ('Pick at least one more to compare.', 'Tick two to six in the list of programs.')
    """
    if of < 2:
        picked = "Pick at least one more to compare."
        return picked if of else "Tick two to six in the list of programs."
    some = "all" if priced == of else words.spelled(priced) if priced else "none"
    asked = "Ask each school for its price, hours and exam in writing."
    return f"We have a price for {some} of these {words.spelled(of)}. {asked}"


def too_many(left_out: list[str]) -> str:
    """
    >>> too_many(["Coder Diploma, Akron Academy"])
    'You can compare six programs at most. These are left out: Coder Diploma, Akron Academy.'
    """
    named = left_out[:MOST_LEFT_OUT]
    rest = len(left_out) - len(named)
    told = "; ".join([*named, f"{rest} more"] if rest else named)
    return f"You can compare six programs at most. These are left out: {told}."
