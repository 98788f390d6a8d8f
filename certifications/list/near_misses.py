"""Which certifications a filter hides that are close, and by how much.

Works on rows already judged, each with its profile, and asks the database nothing. A row is close
when it misses by one filter only, and by little, or because nobody knows.
"""

from dataclasses import dataclass, field, replace
from decimal import ROUND_CEILING, Decimal

from coderpath.sources import words
from coderpath.sources.findings import Finding

from ..catalogue.study import Time

MOST = 5
MOST_CODES = 5

# Close: no further over the limit than the limit itself, or than this.
NEAR_DOLLARS = 150
NEAR_MONTHS = 3


@dataclass(frozen=True)
class FilterMiss:
    """Why one row is hidden, and the one change of a parameter that would show it.

    `says` is a sentence about one and about several, in three parts of which the second is bold.
    """

    name: str
    says: tuple[str, str, str]
    says_of_several: tuple[str, str, str]
    link: str
    value: object = None
    finding: Finding | None = None
    is_unknown: bool = False
    distance: tuple = (0,)


@dataclass
class NearMiss:
    """Rows that one and the same change would show."""

    miss: FilterMiss
    query: str
    rows: list = field(default_factory=list)

    @property
    def says(self) -> tuple[str, str, str]:
        return self.miss.says_of_several if len(self.rows) > 1 else self.miss.says

    @property
    def shown(self) -> list:
        return self.rows[:MOST_CODES]

    @property
    def more(self) -> int:
        return len(self.rows) - len(self.shown)


def near_misses(rows: list, limits: dict, query) -> list[NearMiss]:
    """The nearest first, those with the same remedy together.

    `limits` are the filters that are on; `query(name=value)` is the page with one changed.
    """
    groups = {}
    hidden = [row for row in rows if len(row.misses) == 1]
    for row in hidden:
        name = row.misses[0]
        miss = EXPLAIN[name](row, limits[name]) if name in EXPLAIN else None
        if miss:
            key = (miss.name, miss.says, miss.value)
            group = groups.setdefault(key, NearMiss(miss, query(**{name: miss.value})))
            group.rows.append(replace(row, miss=miss))
    return sorted(groups.values(), key=lambda group: group.miss.distance)[:MOST]


def unknown(name: str, what: str, theirs: str, link: str, finding=None, distance=2) -> FilterMiss:
    """Hidden because nobody says; listed after those that miss by a known amount."""
    reason = finding.unknown if finding else "not collected"
    return FilterMiss(
        name=name,
        says=(f"is hidden because {what} is ", reason, "."),
        says_of_several=(f"are hidden because {theirs} is ", reason, "."),
        link=link,
        finding=finding,
        is_unknown=True,
        distance=(distance,),
    )


def over_budget(row, most: Decimal) -> FilterMiss | None:
    """Dearer than `most` dollars by no more than that again, or NEAR_DOLLARS."""
    finding = row.profile.exam_fee
    if not finding.headline or finding.headline.is_old:
        link = "Show without the fee limit"
        return unknown("max_cost", "its exam fee", "their exam fee", link, finding)
    fee = finding.headline.amount
    over = fee - most
    if over > max(most, NEAR_DOLLARS):
        return None
    gap = f"{words.money(over)} over"
    return FilterMiss(
        name="max_cost",
        says=("is ", gap, " your exam fee limit."),
        says_of_several=("are ", gap, " your exam fee limit."),
        link=f"Raise limit to {words.money(fee)}",
        value=fee,
        finding=finding,
        distance=(0, over / most if most else over),
    )


def takes_longer(row, most: int) -> FilterMiss | None:
    """Longer than `most` months by no more than that again, or NEAR_MONTHS."""
    time, finding = row.study.time, row.study.ready
    if not time.is_rankable:
        return _untimed(time, finding)
    over = time.high - most
    if over > max(most, NEAR_MONTHS):
        return None
    enough = int(time.high.to_integral_value(ROUND_CEILING))
    gap = f"{words.duration(over)} over"
    return FilterMiss(
        name="max_months",
        says=("is ", gap, f" your {words.plural(most, 'month')} of study."),
        says_of_several=("are ", gap, f" your {words.plural(most, 'month')} of study."),
        link=f"Raise limit to {words.plural(enough, 'month')}",
        value=enough,
        finding=finding,
        distance=(0, over / max(most, 1)),
    )


def _untimed(time: Time, finding: Finding) -> FilterMiss:
    """Hidden because nobody says how long it takes, or not on a scale with a limit."""
    link = "Show without the time limit"
    if time.is_unknown:
        return unknown("max_months", "its study time", "their study time", link, finding)
    why = f": {time.why_unranked}."
    return FilterMiss(
        name="max_months",
        says=("has a study time that we ", "can’t hold against your limit", why),
        says_of_several=("have study times that we ", "can’t hold against your limit", why),
        link=link,
        finding=finding,
        is_unknown=True,
        distance=(2,),
    )


def needs_experience(row, _) -> FilterMiss:
    """Every way in asks for work or another certification."""
    finding = row.cells.gate
    link = "Show those that need experience"
    if not finding.headline:
        return unknown("beginner", "its way in", "their way in", link, finding)
    return FilterMiss(
        name="beginner",
        says=("asks for ", "work or another certification", " first."),
        says_of_several=("ask for ", "work or another certification", " first."),
        link=link,
        finding=finding,
        distance=(1,),
    )


def not_at_home(row, _) -> FilterMiss:
    """Taken at a test center, or nobody says where."""
    link = "Show exams taken anywhere"
    if not row.profile.delivery:
        what, theirs = "where its exam is taken", "where their exam is taken"
        return unknown("remote", what, theirs, link)
    return FilterMiss(
        name="remote",
        says=("has an exam at a ", "test center", " only."),
        says_of_several=("have exams at a ", "test center", " only."),
        link=link,
        distance=(1,),
    )


def no_setting_known(row, _) -> FilterMiss | None:
    """No source says where it is used; another setting than the one asked for is no near miss."""
    if row.profile.settings:
        return None
    link = "Show every place of work"
    return unknown("setting", "where it is used", "where they are used", link, distance=3)


def no_level_known(row, _) -> FilterMiss | None:
    """No source says its level; another level than the one asked for is no near miss."""
    finding = row.profile.level
    if finding.headline:
        return None
    return unknown("level", "its level", "their level", "Show every level", finding, distance=3)


# A search or an issuer that does not fit is not nearly a fit.
EXPLAIN = {
    "max_cost": over_budget,
    "max_months": takes_longer,
    "beginner": needs_experience,
    "remote": not_at_home,
    "setting": no_setting_known,
    "level": no_level_known,
}
