"""What the facts of a certification are called in words. Pure: works on facts already fetched."""

from coderpath.sources import words


def to_get_in(rule) -> str:
    """What you need to take an exam, in a word or two."""
    if rule.asks_nothing:
        return "Nothing"
    if len(rule.ways) > 1:
        return f"One of {len(rule.ways)} ways"
    return what_is_asked(rule.ways[0])


def need(profile, is_today: bool = True) -> str:
    """What you need to take the exam, for a line of a list: an editor’s few words, where there are
    any and the rule shown is that of today and not disputed; else the rule’s own. Empty where no
    source gives a rule.
    """
    rule = profile.gate.headline
    if not rule:
        return ""
    short = profile.certification.short_requirement
    return short if short and is_today and not profile.gate.is_disputed else rule.in_short


def what_is_asked(way) -> str:
    """One way, by what it asks first of all; its own words where no column says it."""
    if way.credential_id:
        return f"The {way.credential.code}"
    if way.education:
        return way.get_education_display()
    if way.experience_months:
        return f"{words.months(way.experience_months)} of work"
    if way.training_hours:
        return f"{words.plural(way.training_hours, 'hour')} of training"
    return "Membership" if way.needs_membership else way.rule


def kind_of_way(way) -> str:
    """How a way to lose the “A” goes."""
    studies = way.training_hours or way.education
    if way.experience_months:
        return "Work and study" if studies else "Work"
    return "Study alone" if studies else "Other"
