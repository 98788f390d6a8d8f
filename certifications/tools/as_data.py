"""The tools as tables: what counts on an exam day, the ways to drop an apprentice title, what it
costs to keep titles. Each is for what the address says, as its page is."""

from collections.abc import Iterator
from datetime import date
from urllib.parse import parse_qsl, urlencode

from django.http import Http404, HttpRequest

from certifications.reader.answers import AnswersForm
from certifications.reader.day_and_place import shelf_asked
from certifications.upkeep.upkeep import Charge
from coderpath.asked import AskedForm
from coderpath.opendata.tables import Column, DataTable, by_name, is_asked
from coderpath.sources.facts import SourcedFact
from coderpath.sources.findings import Finding
from coderpath.sources.origins import origin

from . import exam_day, keeping, losing_the_a

PROOF = (
    Column("as_of", "The date of the figure, as far as it is known."),
    Column("checked_on", "The day on which an editor last checked it."),
    Column("source", "Who says so."),
)
EXAM_COLUMNS = (
    Column("kind", "“books”, “day”, “show” or “price”."),
    Column("what", "What it is about."),
    Column("day", "The day that counts."),
    Column("answer", "What the source says."),
    Column("unknown", "Why there is no answer."),
    Column("note", "What to know of it."),
    *PROOF,
)
WAY_COLUMNS = (
    Column("way", "What the organization asks."),
    Column("day", "The first day on which you can drop the title; empty while it is not known."),
    Column("is_met", "Whether that is today."),
    Column("missing", "What would have to be known or done to name a day."),
    Column("line", "A cost of this way."),
    Column("dollars_low", "Dollars, at the least; empty when not known."),
    Column("dollars_high", "Dollars, at the most; empty when not known."),
    Column("unknown", "Why there is no amount."),
    Column("note", "How the amount comes about."),
    *PROOF,
)
KEEP_COLUMNS = (
    Column("organization", "Who asks for it."),
    Column("titles", "Codes of the titles that it keeps, of those you hold."),
    Column("what", "What is paid for."),
    Column("payer", "“member” or “not a member”."),
    Column("each", "Dollars each time; empty when not known."),
    Column("days", "The days on which it falls due; empty where nobody says when."),
    Column("dollars", "Dollars in all the years; empty when not known."),
    Column("unknown", "Why there is no sum."),
    Column("note", "How the amount comes about."),
    *PROOF,
)
NO_EXAM = "No exam is named. Name one, as ?c=cpc."
NO_TITLE = "No apprentice title is named. Name one, as ?c=cpc-a."
NO_PRICE = "no source we read gives its price"
NO_DAYS = "no source we read says when it falls due"
NOTHING_HELD = "No title is named. Name up to six, as ?c=cpc&c=cca."


def asked(form: AskedForm) -> dict:
    """What an address asks of a form, as far as it makes sense."""
    form.errors  # noqa: B018 - asking for the errors is what cleans the data
    given = {name: value for name, value in form.cleaned_data.items() if is_asked(value)}
    return {name: _written(value) for name, value in given.items()}


def _written(value):
    """As an address has it."""
    if value is True:
        return 1
    return value.isoformat() if isinstance(value, date) else value


def query_of(table: dict) -> str:
    """The same as the query of an address."""
    return f"?{urlencode(table, doseq=True)}" if table else ""


def _missing(problems: list, otherwise: str) -> Http404:
    return Http404(" ".join(problem.message for problem in problems) or otherwise)


def _proof(fact: SourcedFact | None) -> dict:
    return {
        "as_of": fact and fact.date_as_data,
        "checked_on": fact and fact.checked_on,
        "source": fact and origin(fact.source),
    }


def of_exam_day(request: HttpRequest) -> DataTable:
    """What counts on the day of an exam: books, days, what to show, prices. Raises Http404 where no
    exam is named."""
    there = shelf_asked(request.GET)
    form = exam_day.ExamDayForm(request.GET, there.certifications)
    found = exam_day.exam_day(form, there)
    if not found:
        raise _missing(form.problems, NO_EXAM)
    return DataTable(
        name=f"exam-day-{found.certification.slug}",
        title=f"Exam day: {found.certification.code}",
        means=found.lead,
        columns=EXAM_COLUMNS,
        rows=list(_exam_rows(found)),
        query=asked(form),
        problems=tuple(problem.message for problem in form.problems),
        notes=tuple(filter(None, (found.too_late,))),
        own=form.fields,
    )


def _exam_rows(found: exam_day.ExamDay) -> Iterator[dict]:
    for rule in found.books.to_bring:
        told = {"kind": "books", "what": "Code books", "answer": rule.rule}
        yield told | {"note": rule.note or None} | _proof(rule)
    for mark in found.marks:
        told = {"kind": "day", "what": mark.label, "day": mark.day, "note": mark.note or None}
        yield told | _proof(mark.fact)
    yield _found("show", "What to show at the door", found.identification)
    for label, finding in found.fees:
        yield _found("price", label, finding)


def _found(kind: str, what: str, finding: Finding) -> dict:
    fact = finding.headline
    told = {"kind": kind, "what": what, "answer": fact and fact.figure}
    return told | {"unknown": None if fact else finding.unknown} | _proof(fact)


def of_ways(request: HttpRequest) -> DataTable:
    """The ways to drop the apprentice title: when, and what each costs, line by line.

    Raises Http404 where no title is named.
    """
    there = shelf_asked(request.GET)
    data = losing_the_a.prefilled(request.GET, AnswersForm.said_in(request.GET, there.slugs))
    form = losing_the_a.LoseAForm(data, there.apprenticed)
    found = losing_the_a.lose_the_a(form, there)
    if not found:
        raise _missing(form.problems, NO_TITLE)
    return DataTable(
        name=f"drop-the-a-{found.certification.slug}",
        title=f"Drop the apprentice title {found.certification.apprentice_code}",
        means=found.lead,
        columns=WAY_COLUMNS,
        rows=[row for route in found.routes for row in _way_rows(route)],
        query=asked(form),
        problems=tuple(problem.message for problem in form.problems),
        own=form.fields,
    )


def _way_rows(route: losing_the_a.RoutePage) -> Iterator[dict]:
    way = {
        "way": route.row.rule,
        "day": route.day,
        "is_met": route.is_met,
        "missing": "; ".join(route.missing) or None,
    }
    yield way | _proof(route.rule)
    for cost in route.costs:
        yield way | {
            "line": cost.label,
            "dollars_low": cost.amount and cost.amount.low,
            "dollars_high": cost.amount and cost.amount.high,
            "unknown": None if cost.amount else cost.finding.unknown or cost.note,
            "note": cost.note or None,
            **_proof(cost.finding.headline),
        }


def of_keeping(request: HttpRequest) -> DataTable:
    """What it costs to keep titles, and when: a row for each thing to pay and each kind of payer.

    Raises Http404 where no title is named.
    """
    there = shelf_asked(request.GET)
    answers = AnswersForm.said_in(request.GET, there.slugs)
    page = keeping.keep_page(request.GET, sorted(answers.person.credentials), there)
    if not page.kept:
        raise _missing(page.problems, NOTHING_HELD)
    return DataTable(
        name="-".join(["keep", *(row.slug for row in page.chosen)]),
        title=page.heading,
        means=page.lead,
        columns=KEEP_COLUMNS,
        rows=[row for body in page.bodies for row in _charges(body)],
        query=by_name(parse_qsl(page.query.removeprefix("?"))),
        problems=tuple(problem.message for problem in page.problems),
        notes=(page.days_counted, page.counted_from),
        own=("c", "d", *page.form.fields),
    )


def _why(charge: Charge) -> str:
    if charge.each is None:
        return charge.finding.unknown or NO_PRICE
    return NO_DAYS


def _charges(body: keeping.BodyPage) -> Iterator[dict]:
    for payer, is_member in (("not a member", False), ("member", True)):
        for charge in body.charges(is_member):
            fact = charge.finding.headline
            yield {
                "organization": str(body.body),
                "titles": " ".join(body.codes),
                "what": charge.label,
                "payer": payer,
                "each": charge.each,
                "days": "; ".join(day.isoformat() for day in charge.days or ()) or None,
                "dollars": charge.amount,
                "unknown": None if charge.amount is not None else _why(charge),
                "note": charge.working or None,
                **_proof(fact),
            }
