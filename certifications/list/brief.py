"""What a line of the list has room for: a name, places of work and credits in few words. Pure: no
Django."""

from coderpath.sources import words

PLACES = {
    "OFFICE": "doctors’ offices",
    "OUTPATIENT": "hospital outpatient",
    "INPATIENT": "hospital inpatient",
    "RISK": "risk adjustment",
    "PAYER": "insurers",
    "BILLING": "billing",
    "AUDIT": "auditing",
    "DOCUMENTATION": "documentation",
    "RECORDS": "health records",
    "COMPLIANCE": "compliance",
    "MANAGEMENT": "management",
    "HOME_CARE": "home care",
    "SPECIALTY": "one specialty",
}
BOTH = {"OUTPATIENT", "INPATIENT"}
MOST_PLACES = 2


def name(certification) -> str:
    """
    >>> from types import SimpleNamespace as Made
    >>> name(Made(code="CCA", name="Certified Coding Associate"))
    'Coding Associate'
    >>> name(Made(code="RMC", name="RMC"))
    'name not confirmed'
    """
    if certification.name == certification.code:
        return "name not confirmed"
    return certification.name.removeprefix("Certified ")


def places(terms: list[str]) -> str:
    """
    >>> places(["OFFICE", "OUTPATIENT", "INPATIENT"]), places(["RISK"]), places([])
    ('Doctors’ offices, hospitals', 'Risk adjustment', '')
    >>> places(["OFFICE", "OUTPATIENT", "BILLING"])
    'Doctors’ offices, hospital outpatient and more'
    """
    found = [PLACES[term] for term in terms]
    if set(terms) >= BOTH:
        at = min(terms.index(term) for term in BOTH)
        found = [PLACES[term] for term in terms if term not in BOTH]
        found.insert(at, "hospitals")
    said = ", ".join(found[:MOST_PLACES]) + " and more" * (len(found) > MOST_PLACES)
    return said[:1].upper() + said[1:]


def credits(rule) -> str:
    """
    >>> from types import SimpleNamespace as Made
    >>> credits(Made(ceus=36, cycle_months=24)), credits(Made(ceus=15, cycle_months=None))
    ('36 / 2 years', '15')
    """
    count = words.number(rule.ceus)
    return f"{count} / {words.months(rule.cycle_months)}" if rule.cycle_months else count


def first(count: int) -> str:
    """
    >>> first(6), first(1)
    ('Six to compare first', 'One to look at first')
    """
    spelled = words.spelled(count).capitalize()
    return f"{spelled} to compare first" if count > 1 else f"{spelled} to look at first"


def more(count: int, follows: bool) -> str:
    """
    >>> more(13, True), more(2, False)
    ('13 more we know enough about', '2 we know enough about')
    """
    return f"{count} more we know enough about" if follows else f"{count} we know enough about"
