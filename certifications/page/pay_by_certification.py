"""What surveys and pages report of pay by certification, apart from the federal survey.

Those who answered such a survey chose to. Reports stand together by edition, and are drawn on one
scale within it: two editions are never set against each other.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from coderpath.opendata.tables import Column, DataTable
from coderpath.scales import Scale
from coderpath.sources import words
from coderpath.sources.findings import DISPUTED, Finding, group
from coderpath.sources.origins import origin
from coderpath.sources.standing import Standing

from ..catalogue.pay_editions import PayEdition, edition_of
from ..catalogue.shelf import Shelf
from ..models import PayReport

NO_SURVEY, NO_YEAR = "No survey named", "No year named"
# How many years back from the newest the first groups go.
YEARS_FIRST = 1
STEPS, MOST_TICKS = (10_000, 20_000, 50_000, 100_000), 4
STATISTICS = {
    PayReport.Statistic.MEAN: "averages (means)",
    PayReport.Statistic.MEDIAN: "medians: half of those who answered earn more",
    PayReport.Statistic.RANGE: "typical ranges",
    PayReport.Statistic.UNSTATED: "average or median, it does not say which",
}
SELF_SELECTED = (
    "Those who answered chose to; no figure is the pay of a state or of a first job, and none can"
    " be compared with the federal survey, which does not ask about certificates."
)
COLUMNS = (
    Column("survey", "The survey, as the source names it; empty where it names none."),
    Column("certification", "The code of the certification; empty where the report is of others."),
    Column("who", "Who answered, as the source says."),
    Column("year", "The year of the survey; empty where it is not said."),
    Column("statistic", "Mean, median or a typical range, as far as the source says."),
    Column("annual_low", "Dollars a year; of a range, its lower end."),
    Column("annual_high", "Dollars a year, the upper end of a range."),
    Column("is_at_least", "Whether the source says that it is more than this."),
    Column("is_shown", "Whether it is the figure shown first for its question."),
    Column("is_disputed", "Whether another source gives another figure for the question."),
    Column("standing", "What the editors make of it."),
    Column("editors_note", "Why it differs, or what else is known, such as how many answered."),
    Column("as_of", "The date of the figure, as far as it is known."),
    Column("checked_on", "The day on which an editor last checked it."),
    Column("source", "The source of the row."),
)


@dataclass(frozen=True)
class Report:
    """One figure of one source, and how it stands beside others on the same question."""

    fact: PayReport
    finding: Finding

    @cached_property
    def edition(self) -> PayEdition:
        return edition_of(self.fact)

    @property
    def is_doubted(self) -> bool:
        return not self.fact.is_in_force or self.fact.standing == DISPUTED

    @property
    def is_headline(self) -> bool:
        return self.fact is self.finding.headline

    @property
    def shown(self) -> Finding | PayReport:
        """What the figure tag shows: the finding says whether the figure is disputed."""
        return self.finding if self.is_headline else self.fact

    @property
    def code(self) -> str:
        return self.fact.certification.code if self.fact.certification else ""

    @property
    def standing(self) -> str:
        """How it stands, in words; empty for what is simply reported."""
        if self.fact.standing in (Standing.MISTAKEN, Standing.SUPERSEDED):
            return self.fact.get_standing_display()
        if self.is_headline:
            return ""
        return "Same figure" if self.fact in self.finding.agreeing else "Also reported"


@dataclass(frozen=True)
class ReportRow:
    """A report on the scale of its group; without a scale where there is nothing beside it."""

    report: Report
    scale: Scale | None

    @property
    def fact(self) -> PayReport:
        return self.report.fact

    @property
    def dot(self) -> float | None:
        return self.scale and self.scale.place(self.fact.low)

    @property
    def end(self) -> float | None:
        """Where a range ends."""
        return self.scale.place(self.fact.high) if self.scale and self.fact.high else None


@dataclass(frozen=True, eq=False)
class PayGroup:
    """What one edition reports, by title and of groups of people with any title.

    Each is equal to itself alone, so that its part of the page is kept by it.
    """

    edition: PayEdition
    by_title: list[Report]
    of_people: list[Report]

    @property
    def reports(self) -> list[Report]:
        return self.by_title + self.of_people

    @property
    def name(self) -> str:
        """The survey and its year: “AAPC salary survey, 2025”."""
        year = str(self.edition.year) if self.edition.year else words.inside(NO_YEAR)
        return f"{self.edition.survey or NO_SURVEY}, {year}"

    @property
    def statistic(self) -> str:
        return STATISTICS[PayReport.Statistic(self.edition.statistic)]

    @property
    def is_doubted(self) -> bool:
        """Whether no title has a figure that the editors stand by."""
        return all(report.is_doubted for report in self.by_title)

    @cached_property
    def scale(self) -> Scale | None:
        facts = [report.fact for report in self.reports]
        if len(facts) < 2:
            return None
        lows, highs = [fact.low for fact in facts], [fact.high or fact.low for fact in facts]
        return Scale.over(lows, highs, STEPS, MOST_TICKS)

    @property
    def rows(self) -> list[ReportRow]:
        return [ReportRow(report, self.scale) for report in self.by_title]

    @property
    def rows_of_people(self) -> list[ReportRow]:
        return [ReportRow(report, self.scale) for report in self.of_people]


@dataclass(frozen=True)
class PayYear:
    """The groups of one year that stand folded."""

    year: str
    groups: list[PayGroup]

    @property
    def titles(self) -> str:
        """Which titles they name, for the line that opens them."""
        codes = sorted({report.code for each in self.groups for report in each.by_title})
        return words.listing(codes) or "no title named"


@dataclass(frozen=True, eq=False)
class PayReports:
    """All groups of a day, the newest first; what names no year comes last."""

    groups: list[PayGroup]

    @property
    def newest(self) -> list[PayGroup]:
        """Those of the last two years that the editors stand by, for titles."""
        return [each for each in self.groups if self._is_first(each)]

    @property
    def by_year(self) -> list[PayYear]:
        """The others, by year."""
        rest = [each for each in self.groups if not self._is_first(each)]
        years = groupby(rest, lambda each: each.edition.year)
        return [PayYear(str(year) if year else NO_YEAR, list(found)) for year, found in years]

    @cached_property
    def _newest_year(self) -> int:
        return max((each.edition.year or 0 for each in self.groups), default=0)

    def _is_first(self, each: PayGroup) -> bool:
        year = each.edition.year
        is_new = bool(year) and year >= self._newest_year - YEARS_FIRST
        return is_new and bool(each.by_title) and not each.is_doubted


def pay_reports(there: Shelf) -> PayReports:
    """Every report, with those of its edition."""
    reports = [
        Report(fact, finding)
        for finding in group(PayReport.figures(there.facts(PayReport))).values()
        for fact in finding.facts
    ]
    reports.sort(key=lambda report: (_place(report.edition), *_place_within(report)))
    found = groupby(reports, lambda report: report.edition)
    return PayReports([_group(edition, list(of)) for edition, of in found])


def as_data(found: Iterable[PayGroup], notes: tuple[str, ...]) -> DataTable:
    """Every report as a row."""
    return DataTable(
        name="pay-by-certification",
        title="What surveys of certified people report of their pay",
        means=SELF_SELECTED,
        columns=COLUMNS,
        rows=[_row(report) for each in found for report in each.reports],
        notes=(SELF_SELECTED, *notes),
    )


def _place(edition: PayEdition) -> tuple:
    named = (not edition.survey, edition.survey, edition.statistic)
    return (-(edition.year or 0), *named, edition.publisher, edition.page)


def _place_within(report: Report) -> tuple:
    fact = report.fact
    return (report.code, fact.who, not report.is_headline, fact.key)


def _group(edition: PayEdition, reports: list[Report]) -> PayGroup:
    return PayGroup(
        edition,
        [report for report in reports if report.code],
        [report for report in reports if not report.code],
    )


def _row(report: Report) -> dict:
    fact = report.fact
    return {
        "survey": fact.survey or None,
        "certification": report.code or None,
        "who": fact.who,
        "year": fact.year,
        "statistic": fact.get_statistic_display(),
        "annual_low": fact.low,
        "annual_high": fact.high,
        "is_at_least": fact.is_at_least,
        "is_shown": report.is_headline,
        "is_disputed": report.finding.is_disputed,
        "standing": fact.get_standing_display(),
        "editors_note": fact.note or None,
        "as_of": fact.date_as_data,
        "checked_on": fact.checked_on,
        "source": origin(fact.source),
    }
