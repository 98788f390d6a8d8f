"""How programs are told in sentences. Pure: no Django."""

from coderpath.sources import words

PRICES = "The price that a source gave, on the day beside it. Ask for today’s."
NO_PRICE = "A program with no known price is listed by name, never as cheap."
KINDS = "Ranges from articles and averages, not one school."


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
