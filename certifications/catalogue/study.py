"""How long it takes to be ready for an exam, and to earn a title. Pure: no Django.

One rule for every path: hours to be ready come from a source’s hours, weeks or months. The hours of
a class are part of them, and the calendar of a course is the least it takes. So the same person
needs the same time for the same exam, by any path that has no longer course.

Study given in hours follows the reader’s hours a week. Study given in weeks does not, for no one
says how many hours those weeks have: it can be ranked only for someone with the usual hours.
And someone new to the field is never ready before someone who knows it, as those weeks would have
them with few hours a week.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import Enum, StrEnum
from functools import cached_property, reduce

from certifications.reader.person import USUAL_HOURS
from coderpath.sources import words
from coderpath.sources.findings import Finding

from .amounts import FREE, NOTHING, Spread

NO_ESTIMATE = Finding()
EXACT = Decimal("0.0001")  # of a month: enough to get the weeks back


class ForWhom(StrEnum):
    """Whom an estimate of study is for; empty where its source says nothing, or “most”."""

    ANYONE = ""
    NEW = "NEW"
    KNOWS = "KNOWS"


# Whose estimate is taken first: for someone new to the field, and for someone who knows it.
FOR_NEW = (ForWhom.NEW, ForWhom.ANYONE, ForWhom.KNOWS)
FOR_OTHERS = (ForWhom.KNOWS, ForWhom.ANYONE, ForWhom.NEW)


class Follows(Enum):
    """What a length goes by: the reader’s hours, weeks of study of unsaid hours, the calendar."""

    HOURS = 1
    WEEKS = 2
    CALENDAR = 3


class TimeGap(StrEnum):
    """What a time leaves out, as a note beside it."""

    UNTOLD = "No source says how long it takes to study"
    CLASS = "Study beside the class is not counted"
    JOB = "Time to find a job is not counted"


# Why a time is not ranked. One that leaves out finding a job is, by what else is known of it.
UNRANKED = {
    TimeGap.UNTOLD: "no source says how long the study takes",
    TimeGap.CLASS: "a source gives the hours of class, not those of study",
    TimeGap.JOB: "no one publishes how long it takes to find a job",
}
# Of an estimate that counts a course, on a path without one.
UNPAID = ", with a course not in the total"
IN_WEEKS = "study is given in weeks, and no source says for how many hours a week"


@dataclass(frozen=True)
class Hours:
    """The hours a week that a reader has; those that we take for them, until they say."""

    a_week: int = USUAL_HOURS
    are_said: bool = False

    @property
    def are_usual(self) -> bool:
        return self.a_week == USUAL_HOURS

    @property
    def rate(self) -> str:
        """
        >>> Hours(8, True).rate, Hours().rate
        ('at your 8 a week', 'at 10 a week')
        """
        return f"at {'your ' * self.are_said}{self.a_week} a week"

    @property
    def unfitted(self) -> str:
        """
        >>> Hours(8, True).unfitted, Hours().unfitted
        ('not fitted to your 8 hours', 'given in weeks, whatever your hours')
        """
        if self.are_said:
            return f"not fitted to your {words.plural(self.a_week, 'hour')}"
        return "given in weeks, whatever your hours"


@dataclass(frozen=True)
class Length:
    """One length, in months: of study, of a class, of a course; `says` is it in a few words.

    What decides the low end alone says nothing, and what decides the high end alone says `at_most`.
    """

    spread: Spread
    follows: Follows
    says: str
    at_most: str = ""

    @property
    def of_high_end(self) -> "Length":
        """The same, said of its high end alone."""
        return replace(self, says=self.at_most or self.says)


@dataclass(frozen=True)
class Time:
    """How long something takes one reader, in months, as far as sources say.

    `lengths` are those that decide it; `finding` is whose estimate the main one is.
    """

    spread: Spread = FREE
    gaps: tuple[TimeGap, ...] = ()
    lengths: tuple[Length, ...] = ()
    finding: Finding | None = field(default=None, compare=False)
    hours: Hours = Hours()

    @property
    def low(self) -> Decimal:
        return self.spread.low

    @property
    def likely(self) -> Decimal:
        return self.spread.likely

    @property
    def high(self) -> Decimal:
        return self.spread.high

    @property
    def is_complete(self) -> bool:
        """Whether nothing is left out: only then is it short, or the shortest."""
        return not self.gaps

    @property
    def is_unknown(self) -> bool:
        """Nothing but gaps: “0 weeks or more” would say nothing."""
        return bool(self.gaps) and not self.high

    @property
    def follows_hours(self) -> bool:
        """Whether the reader’s hours a week decide any of it."""
        return any(each.follows is Follows.HOURS for each in self.lengths)

    @property
    def is_in_weeks(self) -> bool:
        """Whether some of the study is in weeks whose hours no one says."""
        return any(each.follows is Follows.WEEKS for each in self.lengths)

    @cached_property
    def is_rankable(self) -> bool:
        """Whether it can be held against the time of others: sorted by, drawn on an axis."""
        return not self.why_unranked

    @cached_property
    def why_unranked(self) -> str:
        """Why it cannot, as the end of a sentence; empty where it can."""
        why = [UNRANKED[gap] for gap in self.gaps if gap is not TimeGap.JOB or self.is_unknown]
        return next(iter(why), IN_WEEKS if self.is_in_weeks and not self.hours.are_usual else "")

    def may_undercut(self, months: Decimal) -> bool:
        """Whether it has no place in an order by time, and may still be the shorter of both."""
        return not self.is_rankable and bool(self.high) and self.low < months

    # In words

    @property
    def words(self) -> str:
        """Whole weeks up to half a year, then months.

        >>> Time(Spread(Decimal("3.92"), Decimal(5), Decimal(6))).words
        '17 to 26 weeks'
        >>> Time(Spread.exactly(18), (TimeGap.JOB,)).words, Time().words
        ('18 months or more', 'No more time')
        >>> Time(gaps=(TimeGap.UNTOLD,)).words
        'Not known'
        """
        if not self.high:
            return "Not known" if self.gaps else "No more time"
        if self.gaps:
            return f"{self.range} or more"
        return self.range if " to " in self.range else f"About {self.range}"

    @property
    def range(self) -> str:
        """Both ends in one unit: “4 to 24 months”; “up to 18 months” where it may be nothing."""
        return words.durations(self.low, self.high)

    @property
    def short(self) -> str:
        """For the column of a table; empty where nothing is known.

        >>> Time(Spread(Decimal(28), Decimal(29), Decimal(30)), (TimeGap.JOB,)).short
        '28–30+ months'
        """
        if self.is_unknown:
            return ""
        if not self.high:
            return "no more time"
        amount, _, unit = self.range.rpartition(" ")
        if amount[0].isdigit():
            amount = amount.replace(" to ", "–")
        return f"{amount}{'+' * bool(self.gaps)} {unit}"

    @property
    def note(self) -> str:
        """Whose estimate it is, whether it is fitted to the reader’s hours, what it leaves out."""
        if self.gaps:
            return "; ".join(self.gaps)
        first, *others = dict.fromkeys(each.says for each in self.lengths if each.says) or [""]
        return "; ".join([first, *map(words.inside, others)])

    @property
    def inside(self) -> str:
        """Inside a sentence: “about 10 weeks”, “at least 18 months”; empty where not known."""
        if not self.high:
            return ""
        return f"at least {self.range}" if self.gaps else words.inside(self.words)

    # One after another

    def then(self, other: "Time") -> "Time":
        """One after the other."""
        return self._with(other, self.spread + other.spread)

    def beside(self, other: "Time") -> "Time":
        """Both at once, until the later of both ends. What surely ends before the other begins to
        end decides nothing, and what is not known of it does not either."""
        for short, long in ((self, other), (other, self)):
            if short.high < long.low:
                return long
        return self._with(other, self.spread.or_more(other.spread))

    def _with(self, other: "Time", spread: Spread) -> "Time":
        return Time(
            spread,
            tuple(dict.fromkeys((*self.gaps, *other.gaps))),
            (*self.lengths, *other.lengths),
            self.finding or other.finding,
            self.hours,
        )


def of_work(months: Decimal, has_to_find_a_job: bool, hours: Hours) -> Time:
    """Of a job, as long as its rule asks; how long hiring takes no one publishes."""
    gaps = (TimeGap.JOB,) if has_to_find_a_job and months > 0 else ()
    length = Length(Spread.exactly(months), Follows.CALENDAR, "Work")
    return Time(length.spread, gaps, (length,) if months else (), hours=hours)


def of_study(
    course: Finding,
    ready: Finding,
    hours: Hours,
    has_course: bool = True,
    least: Finding = NO_ESTIMATE,
) -> Time:
    """By the length of a course, by an estimate of the time to be ready, or by both: of these the
    longest decides, end by end. `has_course` is whether a course is paid for on the way; `least` is
    the estimate for someone who knows the field."""
    estimate, floor, calendar, hours_of_it = (
        _estimate(ready, hours, has_course),
        _estimate(least, hours, has_course) if least.headline is not ready.headline else None,
        _calendar(course),
        _hours(course, hours),
    )
    known = [each for each in (estimate, floor, calendar, hours_of_it) if each]
    if not known:
        return Time(gaps=(TimeGap.UNTOLD,), finding=course if course.facts else ready, hours=hours)
    spread = reduce(Spread.or_more, (each.spread for each in known))
    is_class = known == [hours_of_it] and course.headline.is_of_class
    shortest = next(each for each in known if each.spread.low == spread.low)
    longest = next(each for each in known if each.spread.high == spread.high)
    is_one = shortest == longest
    return Time(
        spread,
        (TimeGap.CLASS,) if is_class else (),
        (longest,) if is_one else (longest.of_high_end, replace(shortest, says="")),
        ready if longest is estimate else least if longest is floor else course,
        hours,
    )


def of_exam(said: Finding, is_new: bool, hours: Hours) -> Time:
    """To be ready for one exam by no course, of all estimates for it, for someone new or not."""
    ready, least = estimate_for(said, is_new), estimate_for(said, is_new=False)
    return of_study(Finding(), ready, hours, least=least)


def estimate_for(said: Finding, is_new: bool) -> Finding:
    """Of the estimates for one exam those for such a person, the one to count first."""
    for whom in FOR_NEW if is_new else FOR_OTHERS:
        of_these = [fact for fact in said.facts if fact.is_in_force and fact.for_whom == whom]
        if of_these:
            return Finding(of_these)
    return said


def months_of_course(course: Finding, hours: Hours) -> Spread | None:
    """How long a course runs, whatever it prepares for; None where no source says."""
    known = [each.spread for each in (_calendar(course), _hours(course, hours)) if each]
    return reduce(Spread.or_more, known) if known else None


def in_months(weeks: Decimal | int) -> Decimal:
    """
    >>> in_months(26), in_months(13)
    (Decimal('6.0000'), Decimal('3.0000'))
    """
    return (Decimal(weeks) * 12 / words.WEEKS_A_YEAR).quantize(EXACT)


def in_weeks(hours: Iterable[int], a_week: int) -> tuple[Decimal, ...]:
    return tuple(Decimal(each) / a_week for each in hours)


def _estimate(ready: Finding, hours: Hours, has_course: bool) -> Length | None:
    said = ready.headline
    if not said:
        return None
    unpaid = "" if has_course or not said.counts_course else UNPAID
    if said.hours_in_all:
        low, high = said.hours_in_all
        says = f"hours {hours.rate}{unpaid}"
        return _length(
            in_weeks((low, high), hours.a_week),
            Follows.HOURS,
            f"{words.span(low, high)} {says}",
            f"Up to {words.number(high)} {says}",
        )
    low, high = said.weeks
    what = "One study plan" if low == high else "One estimate"
    whom = " for new coders" if said.for_whom == ForWhom.NEW else ""
    return _length(said.weeks, Follows.WEEKS, f"{what}{whom}{unpaid}; {hours.unfitted}")


def _length(
    weeks: Iterable[Decimal | int], follows: Follows, says: str, at_most: str = ""
) -> Length:
    low, high = map(in_months, weeks)
    return Length(Spread(low, ((low + high) / 2).quantize(EXACT), high), follows, says, at_most)


def _calendar(course: Finding) -> Length | None:
    """From the least to the most of what all give in months, likely by the one shown.

    “At most so many months” says nothing of the least, and all of them are likely.
    """
    said = course.headline
    if not said or said.runs_at_most is None:
        return None
    alike = [fact for fact in course.facts if fact.runs_at_most is not None]
    shortest = said.runs_at_most if said.runs_at_least is None else said.runs_at_least
    spread = Spread(
        min(fact.runs_at_least or NOTHING for fact in alike),
        (shortest + said.runs_at_most) / 2,
        max(fact.runs_at_most for fact in alike),
    )
    return Length(spread, Follows.CALENDAR, "As long as the course runs")


def _hours(course: Finding, hours: Hours) -> Length | None:
    said = course.headline
    if not said or not said.hours:
        return None
    kind = "class hours" if said.is_of_class else "hours"
    says = f"{words.number(said.hours)} {kind} {hours.rate}"
    return _length(in_weeks((said.hours, said.hours), hours.a_week), Follows.HOURS, says)
