"""The sentences on organizations. Pure: no Django."""

from coderpath.sources import words

MOST_NAMED = 4
STANDS = {
    "UNCONFIRMED": "We could not confirm that it is active.",
    "DEFUNCT": "It seems to be gone.",
}


def stands(status: str, is_heard: bool) -> str:
    """Whether it is active; `is_heard` says whether it said anything of late.

    >>> stands("ACTIVE", True), stands("DEFUNCT", False)
    ('It is active.', 'It seems to be gone.')
    >>> stands("ACTIVE", False)
    'We count it as active, though we read nothing new of its own.'
    """
    heard = "It is active."
    unheard = "We count it as active, though we read nothing new of its own."
    return STANDS.get(status) or (heard if is_heard else unheard)


def shares(codes: list[str]) -> str:
    """
    >>> shares(["CPC", "CRC"])
    'What share passes the exam for the CPC and CRC'
    """
    return f"What share passes the exam for the {words.listing(codes)}"


def what_it_is(code: str, role: str) -> str:
    """
    >>> what_it_is("AAPC", "A membership company"), what_it_is("AHCC", "")
    ('AAPC is a membership company.', '')
    """
    return f"{code} is {words.inside(role)}." if role else ""


def what_it_gives(count: int, codes: list[str], is_confirmed: bool) -> str:
    """How many titles it gives, and a few of them; those to name first come first.

    >>> what_it_gives(26, ["CPC"], True), what_it_gives(1, ["CBCS"], True)
    ('It gives 26 of the certifications on this site, among them the CPC.', 'It gives the CBCS.')
    >>> what_it_gives(2, ["CCDS", "CCDS-O"], True), what_it_gives(1, ["NCICS"], False)
    ('It gives the CCDS and CCDS-O.', 'It is said to give the NCICS.')
    >>> what_it_gives(0, [], True)
    ''
    """
    if not count:
        return ""
    gives = "It gives" if is_confirmed else "It is said to give"
    named = f"the {words.listing(codes[:MOST_NAMED])}"
    if count <= len(codes[:MOST_NAMED]):
        return f"{gives} {named}."
    return f"{gives} {count} of the certifications on this site, among them {named}."


def site(website: str) -> str:
    """The name of a site, from its address.

    >>> site("https://www.aapc.com/"), site("http://ahcc.decisionhealth.com/fees")
    ('aapc.com', 'ahcc.decisionhealth.com')
    """
    return website.partition("//")[2].partition("/")[0].removeprefix("www.")


def others(count: int) -> str:
    """
    >>> others(21), others(1)
    ('The other 21', 'One more')
    """
    return f"The other {count}" if count > 1 else "One more"


def no_exam_fee(count: int, total: int) -> str:
    """
    >>> no_exam_fee(12, 26), no_exam_fee(1, 1), no_exam_fee(2, 2)
    ('What the exam costs for 12 of its 26 titles', 'What its exam costs', 'What its exams cost')
    """
    if count < total:
        return f"What the exam costs for {count} of its {total} titles"
    return "What its exam costs" if total == 1 else "What its exams cost"


def keeping(credits: str) -> str:
    """
    >>> keeping("36 CEUs every 2 years")
    'To keep one title takes 36 CEUs every 2 years.'
    """
    return f"To keep one title takes {credits}."
