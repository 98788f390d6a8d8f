"""Whether an exam that someone may take is one to take now, as far as sources say. Pure: no Django.

An exam may be open to anyone and still be meant for people who have coded for years.
"""

from certifications.reader.person import Person

from .verdicts import JudgedRule

# With so many months of coding one is no beginner; our assumption, said where it counts.
A_YEAR = 12

WHY_NOT = {
    "NOT_ENTRY": "It is not meant for beginners.",
    "ADVANCED": "It is an advanced title.",
    "LEAD": "It is a title for people who lead a department.",
}
NO_LEVEL = "No source we read says that it suits beginners."


def is_beginner(person: Person) -> bool:
    """Whether they hold no title and have coded for less than a year."""
    return not person.credentials and (person.coding_months or 0) < A_YEAR


def why_not_yet(level: str | None, rule: JudgedRule | None, person: Person) -> str:
    """Why it makes little sense now, in a sentence; empty where nothing speaks against it.

    `level` is a term of scopes, None where no source gives one.
    """
    if level == "ENTRY":
        return ""
    if is_beginner(person):
        return WHY_NOT[level] if level else NO_LEVEL
    advice = rule.advice if rule else ()
    if advice and not any(way.is_met for way in advice):
        return f"Advised first: {advice[0].row.rule}."
    return ""
