"""What the facts of a certification are called in words. Pure: works on facts already fetched."""

from coderpath.sources import words


def hours_and_minutes(minutes: int) -> str:
    """
    >>> hours_and_minutes(240), hours_and_minutes(340), hours_and_minutes(45), hours_and_minutes(90)
    ('4 hours', '5 hours 40 minutes', '45 minutes', '1 hour 30 minutes')
    """
    hours, rest = divmod(minutes, 60)
    parts = [words.plural(hours, "hour")] * bool(hours) + [words.plural(rest, "minute")] * bool(
        rest
    )
    return " ".join(parts)


def exam_unit(items, minutes) -> str:
    """What stands beside the number of questions; the time only where one source says both.

    Takes the two figures shown, either of which may be None.
    """
    if not items:
        return ""
    if minutes and (minutes.source, minutes.dated) == (items.source, items.dated):
        return f"questions in {hours_and_minutes(minutes.value)}"
    return "questions"


def to_get_in(rule) -> str:
    """What it takes to sit an exam, in a word or two."""
    if rule.asks_nothing:
        return "Nothing"
    if len(rule.ways) > 1:
        return f"One of {len(rule.ways)} ways"
    return what_is_asked(rule.ways[0])


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
