"""The page “Which exams can you take?” as rows: a row for each rule in force of each exam."""

from collections.abc import Iterator

from certifications.catalogue.amounts import CENT
from certifications.eligibility.verdicts import JudgedRule, Verdict
from coderpath.opendata.tables import Column, DataTable, by_name
from coderpath.sources.origins import origin

from .eligibility import EligibilityPage

COLUMNS = (
    Column("certification", "The code of the certification."),
    Column("outcome", "What all the rules mean together: NOW, AFTER, CANNOT or UNDECIDED."),
    Column("in_words", "What this rule means for someone with the answers of the address."),
    Column("is_used", "Whether it is the rule that decides; a rival rule does not."),
    Column("requires", "What the source requires; any one of the ways is enough."),
    Column("advises", "What the source only recommends."),
    Column("cheapest", "The cheapest way of known price to what is missing."),
    Column("cheapest_dollars_low", "What it costs in dollars, at the least."),
    Column("cheapest_dollars_high", "What it costs in dollars, at the most."),
    Column("quickest", "The quickest way of known time to what is missing."),
    Column("quickest_months_low", "How many months it takes, at the least."),
    Column("quickest_months_high", "How many months it takes, at the most."),
    Column("as_of", "The date of the rule, as far as it is known."),
    Column("checked_on", "The day on which an editor last checked the rule."),
    Column("source", "The source of the rule."),
)
NOTES = (
    "What the address leaves out is not counted as No: the outcome stays open.",
    "Where no source says what is required, a row has no source and the outcome is UNDECIDED.",
)


def as_data(page: EligibilityPage) -> DataTable:
    """Every rule of every certification, held against the answers."""
    return DataTable(
        name="eligibility",
        title="Which exams you qualify for, with these answers",
        means="Each exam’s rules, held against schooling, work and titles.",
        columns=COLUMNS,
        rows=[row for verdict in page.verdicts.values() for row in _rows(verdict)],
        query=by_name(page.answers.pairs),
        problems=tuple(problem.message for problem in page.problems),
        notes=NOTES,
    )


def _rows(verdict: Verdict) -> Iterator[dict]:
    whole = {"certification": verdict.certification.code, "outcome": verdict.outcome.name}
    if not verdict.reading:
        advised = "; ".join(way.rule for way in verdict.advised)
        yield whole | {"in_words": verdict.in_words, "advises": advised or None}
    for reading in verdict.readings:
        is_used = reading is verdict.reading
        said = verdict.in_words if is_used else reading.in_words
        yield whole | {"in_words": said, "is_used": is_used} | _rule(reading)


def _rule(reading: JudgedRule) -> dict:
    cheapest, quickest = reading.cheapest, reading.quickest
    return {
        "requires": reading.rule.figure,
        "advises": "; ".join(way.row.rule for way in reading.advice) or None,
        "cheapest": cheapest.what if cheapest else None,
        "cheapest_dollars_low": cheapest.dollars.spread.low.quantize(CENT) if cheapest else None,
        "cheapest_dollars_high": cheapest.dollars.spread.high.quantize(CENT) if cheapest else None,
        "quickest": quickest.what if quickest else None,
        "quickest_months_low": round(quickest.months.spread.low, 1) if quickest else None,
        "quickest_months_high": round(quickest.months.spread.high, 1) if quickest else None,
        "as_of": reading.rule.date_as_data,
        "checked_on": reading.rule.checked_on,
        "source": origin(reading.rule.source),
    }
