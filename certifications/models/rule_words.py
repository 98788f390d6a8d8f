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
# Why a change of a rule is looked at twice.
OPENS_OR_SHUTS = "it decides who may sit an exam"
NOTHING = "Nothing is required."
ABOUT = {"WORK": "work", "COURSE": "a course", "PRACTICODE": "Practicode"}


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
    if not _parts(way):
        return f"{way.rule}."
    lead = "It helps to have" if way.is_advice else "You need"
    return f"{lead} {_asked(way)}."


def whole(aim: str, ways: list, advice: list) -> str:
    """A rule with all its ways: “To take the CCS exam you need one of: the RHIT; or the RHIA.”

    Where no way is required, the source is silent on what it takes.
    """
    helps = f"It helps to have {_any_of(advice)}." if advice else ""
    if not ways:
        why = "the source only advises" if advice else "the source gives no rule"
        return " ".join(filter(None, (f"{aim}: not collected, {why}.", helps)))
    if any(way.asks_nothing for way in ways):
        return " ".join(filter(None, (f"{aim} nothing is required.", helps)))
    lead = "you need one of:" if len(ways) > 1 else "you need"
    return " ".join(filter(None, (f"{aim} {lead} {_any_of(ways)}.", helps)))


def on_experience(aim: str, rows: list) -> str:
    """What counts as experience, or how it is proved, where every row holds."""
    said = "; ".join(f"{ABOUT.get(row.about, 'other')} ({words.inside(row.rule)})" for row in rows)
    return f"{aim}: {said or 'not collected'}."


def _any_of(ways: list) -> str:
    return "; or ".join(_asked(way) for way in ways)


def _asked(way) -> str:
    """What its columns name, together; its own words where they name nothing, as in advice."""
    return words.listing(_parts(way)) or words.inside(way.rule).rstrip(".")


def _parts(way) -> list[str]:
    return list(filter(None, (_education(way), _work(way), _credential(way), *_rest(way))))


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
