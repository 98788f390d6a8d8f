"""What surveys and pages report of pay by certification, apart from the federal survey.

Those who answered such a survey chose to; two surveys are never set against each other here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from coderpath.opendata.tables import Column, DataTable
from coderpath.sources.findings import Finding, group
from coderpath.sources.standing import Standing
from salaries.wage_columns import origin

from ..catalogue.shelf import Shelf
from ..models import PayReport

NO_SURVEY = "No survey named"
SELF_SELECTED = (
    "Those who answered chose to; no figure is the pay of a state or of a first job, and none can"
    " be held against the federal survey, which does not ask about certificates."
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
    Column("source", "The source of the row."),
)


@dataclass(frozen=True)
class Report:
    """One figure of one source, and how it stands beside others on the same question."""

    fact: PayReport
    finding: Finding

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


@dataclass(frozen=True, eq=False)
class Survey:
    """What is reported of one survey: by certification, and of groups of any certification.

    Each is equal to itself alone, so that its part of the page is kept by it.
    """

    name: str
    by_certification: list[Report]
    of_groups: list[Report]

    @property
    def reports(self) -> list[Report]:
        return self.by_certification + self.of_groups


def surveys(there: Shelf) -> list[Survey]:
    """The reports by survey; what names no survey comes last."""
    reports = [
        Report(fact, finding)
        for finding in group(PayReport.figures(there.facts(PayReport))).values()
        for fact in finding.facts
    ]
    reports.sort(key=_place)
    return [_survey(name, list(found)) for name, found in groupby(reports, _survey_name)]


def as_data(found: Iterable[Survey], notes: tuple[str, ...]) -> DataTable:
    """Every report as a row."""
    return DataTable(
        name="pay-by-certification",
        title="What surveys of certified people report of their pay",
        means=SELF_SELECTED,
        columns=COLUMNS,
        rows=[_row(report) for survey in found for report in survey.reports],
        notes=(SELF_SELECTED, *notes),
    )


def _survey_name(report: Report) -> str:
    return report.fact.survey


def _place(report: Report) -> tuple:
    fact, rest = report.fact, not report.is_headline
    survey = (not fact.survey, fact.survey, not report.code, report.code)
    return (*survey, -(fact.year or 0), fact.who, fact.statistic, rest, fact.key)


def _survey(name: str, reports: list[Report]) -> Survey:
    return Survey(
        name or NO_SURVEY,
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
        "as_of": fact.dated,
        "source": origin(fact.source),
    }
