"""The list of certifications as data: those that match, each figure with its source and date."""

from decimal import Decimal

from coderpath.opendata.tables import Column, DataTable, by_name
from coderpath.sources.findings import Finding
from coderpath.sources.origins import origin

from ..catalogue.study import Time
from .listing import CertificationListing, CertificationRow
from .studying import Study

MEANS = (
    "Medical coding certifications, in the order of the page: level, places of work, exam fee, what"
    " you need to take the exam, and the credits that keep it."
)
NOTES = (
    "What no source says is empty, and never zero; why stands in the column after it.",
    "Study in hours is spread over the hours a week of the address, 10 unless it says. Study in"
    " weeks stays as it is, and is not ranked at other hours.",
    "The exam fee is that without membership. Of a title that only members hold, the dues come on"
    " top of it.",
)

ENDS = ("low", "likely", "high")


def _sourced(name: str, what: str) -> tuple[Column, ...]:
    return (
        Column(f"{name}_unknown", f"Why {what} is empty."),
        Column(f"{name}_as_of", f"The date of {what}, as far as it is known."),
        Column(f"{name}_checked_on", f"The day on which an editor last checked {what}."),
        Column(f"{name}_source", f"The source of {what}."),
    )


COLUMNS = (
    Column("certification", "Its code."),
    Column("name", "Its name."),
    Column("organization", "The code of the organization that gives it."),
    Column("status", "Whether its exam is given today."),
    Column("is_little_known", "Whether most of its basics have no answer: see the page."),
    Column("level", "How far up it stands, in a word."),
    *_sourced("level", "the level"),
    Column("where", "Where you work with it; places in the order of the site."),
    Column("exam_fee", "Dollars without membership."),
    Column("tries", "For how many tries that is."),
    *_sourced("exam_fee", "the exam fee"),
    Column("you_need", "What you need to take the exam; any one of the ways is enough."),
    *_sourced("you_need", "what you need"),
    Column("credits", "Continuing education units in a cycle."),
    Column("cycle_months", "How many months a cycle has."),
    *_sourced("credits", "the credits"),
    Column("study_time", "How long it takes to get ready, in the words of the site."),
    *_sourced("study_time", "the study time"),
    *(
        Column(f"study_months_{end}", f"Months of study for the reader of the address, {end}.")
        for end in ENDS
    ),
    Column("study_not_ranked", "Why these months have no place in an order by time."),
)


def as_data(listing: CertificationListing) -> DataTable:
    """Those that match, in the order of the page; those of which little is known come last."""
    return DataTable(
        name="certifications",
        title="Medical coding certifications",
        means=MEANS,
        columns=COLUMNS,
        rows=[_row(row, listing.filterset.study(row.profile)) for row in listing.hits],
        query=by_name(listing.filterset.answers.pairs) | listing.filterset.asked(),
        problems=tuple(problem.message for problem in listing.form.problems),
        own=listing.form.fields,
        notes=NOTES,
    )


def _row(row: CertificationRow, study: Study) -> dict:
    profile, certification = row.profile, row.certification
    fee, credits = profile.exam_fee.headline, profile.credits.headline
    return {
        "certification": certification.code,
        "name": certification.name,
        "organization": certification.issuer.code,
        "status": certification.get_status_display(),
        "is_little_known": row.is_thin,
        "level": _figure(profile.level),
        **_source("level", profile.level),
        "where": "; ".join(finding.figure for finding in profile.settings) or None,
        "exam_fee": fee and fee.amount,
        "tries": fee and (2 if fee.is_for_two_tries else 1),
        **_source("exam_fee", profile.exam_fee),
        "you_need": _figure(profile.gate),
        **_source("you_need", profile.gate),
        "credits": credits and credits.ceus,
        "cycle_months": credits and credits.cycle_months,
        **_source("credits", profile.credits),
        "study_time": _figure(profile.study_time),
        **_source("study_time", profile.study_time),
        **{f"study_months_{end}": _months(study.time, end) for end in ENDS},
        "study_not_ranked": study.time.why_unranked or None,
    }


def _months(time: Time, end: str) -> Decimal | None:
    return None if time.is_unknown else round(getattr(time, end), 1)


def _figure(finding: Finding) -> str | None:
    return finding.figure if finding.headline else None


def _source(name: str, finding: Finding) -> dict:
    fact = finding.headline
    return {
        f"{name}_unknown": finding.unknown or None,
        f"{name}_as_of": fact and fact.date_as_data,
        f"{name}_checked_on": fact and fact.checked_on,
        f"{name}_source": fact and origin(fact.source),
    }
