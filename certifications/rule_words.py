"""Rules and their ways in words. Pure: no Django.

A way is a row with the columns of Way; where sentences are made, they are made of these alone.
"""

from coderpath.sources import words

WORK = {
    "CODING": "coding",
    "BILLING": "billing",
    "DOCUMENTATION": "clinical documentation",
    "AUDITING": "auditing",
    "PRIVACY": "privacy or security management",
    "HEALTH_CARE": "health care",
}
NOTHING = "Nothing is required."


def figure(ways: list) -> str:
    """What a rule asks, any one way being enough."""
    return "; or ".join(way.rule for way in ways)


def advised(advice: list) -> str:
    """What a rule only recommends: “advised: two years of coding”."""
    return f"advised: {'; or '.join(words.inside(way.rule) for way in advice)}" if advice else ""


def with_advice(ways: list, advice: list) -> str:
    return "; ".join(filter(None, (figure(ways), advised(advice))))


def sentence(way) -> str:
    """All that a way asks, together: “You need a bachelor’s degree and 2 years of coding.”"""
    if way.asks_nothing:
        return NOTHING
    parts = list(filter(None, (_education(way), _work(way), _credential(way), *_rest(way))))
    if not parts:
        return f"{way.rule}."
    lead = "It helps to have" if way.is_advice else "You need"
    return f"{lead} {words.listing(parts)}."


def _education(way) -> str:
    if not way.education:
        return ""
    label = words.inside(way.get_education_display())
    article = "an" if label[0] in "aeiou" else "a"
    return f"{article} {label}{' from an accredited program' * way.is_accredited}"


def _work(way) -> str:
    if not way.experience_months:
        return ""
    kind = WORK.get(way.work, "work")
    return f"{words.months(way.experience_months)} of {kind}"


def _credential(way) -> str:
    codes = [each.code for each in way.serving]
    named = [f"the {words.listing(codes, 'or')}"] * bool(codes)
    return " or ".join(named + ["a nurse’s license (RN)"] * bool(way.license))


def _rest(way) -> list[str]:
    hours = way.training_hours
    return [
        f"{words.plural(hours, 'hour')} of training" if hours else "",
        "Practicode" if way.asks_practicode else "",
        way.also_asks,
        "membership" if way.needs_membership else "",
    ]
