"""Programs as data: those that match, and all that sources say of one."""

from django.http import Http404, HttpRequest

from coderpath.opendata.tables import Column, DataTable
from coderpath.renamed import follow
from coderpath.sources.facts import SourcedFact
from coderpath.sources.origins import origin

from ..models import Training
from ..reader.day_and_place import shelf_asked
from .as_jsonld import offered
from .compare import NAME, compared
from .listing import ProgramListing
from .page import NoSuchProgram, program_page
from .program import Kind, Program

LIST_NOTES = (
    "What no source says is empty, and never zero. This is not a list of all programs.",
    "A kind of program has no provider: its figures are of articles and averages, not of a school.",
)
LIST_COLUMNS = (
    Column("program", "Its name in addresses."),
    Column("name", "Its name."),
    Column("provider", "The school; empty for a kind of program."),
    Column("usps", "Postal code of the state of the school."),
    Column("taught", "Whether it is on campus or online."),
    Column("award", "What you get: a course, a certificate, a diploma or a degree."),
    Column("school", "The kind of school."),
    Column("hours", "Hours of class."),
    Column("months", "Months on the calendar, the most."),
    Column("length", "Its length and credits in the words of the site."),
    Column("cost_low", "Dollars; the lower end, or the only amount."),
    Column("cost_high", "Dollars; the upper end of a range."),
    Column("cost_per", "Whether that is for all of it, for a year or for a credit."),
    Column("cost_who", "For whom that price is."),
    Column("cost_is_old", "Whether that price is too old to rely on."),
    Column("cost_as_of", "The date of the price, as far as it is known."),
    Column("cost_checked_on", "The day on which an editor last checked the price."),
    Column("cost_source", "The source of the price."),
    Column("exams", "Codes of the exams that it prepares for."),
    Column("externship", "What is said of practice in a workplace."),
    Column("approval", "What is said of who has approved it."),
    Column("as_of", "The date of the figure that the page shows a date for."),
    Column("checked_on", "The day on which an editor last checked that figure."),
    Column("source", "The source of that figure."),
)
COMPARED_COLUMNS = (
    *LIST_COLUMNS,
    Column("price_holds", "What is said of what the price holds."),
    Column("start", "What is said of what you need to start."),
    Column("aid", "What is said of help to pay."),
    Column("regulator", "What is said of what a regulator did."),
    Column("outcome", "What is said of what became of its students."),
)
FACT_COLUMNS = (
    Column("question", "What is asked."),
    Column("answer", "What the source says."),
    Column("locator", "Where in the source."),
    Column("note", "What to know of it."),
    Column("as_of", "Its date, as far as it is known."),
    Column("checked_on", "The day on which an editor last checked it."),
    Column("source", "Who says so."),
)


def of_list(request: HttpRequest) -> DataTable:
    """Programs and courses that match, in the order of the page."""
    listing = ProgramListing(request.GET, shelf_asked(request.GET))
    return DataTable(
        name="programs",
        title="Programs and courses for medical coding",
        means=f"{listing.on_file.answer} {listing.on_file.caution}",
        columns=LIST_COLUMNS,
        rows=[_program(program) for program in listing.hits],
        query=listing.filterset.asked(),
        problems=tuple(problem.message for problem in listing.form.problems),
        own=listing.form.fields,
        notes=LIST_NOTES,
    )


def of_compared(request: HttpRequest) -> DataTable:
    """Those compared, in the order asked for. Raises Http404 when none is named that there is."""
    asked = compared(request.GET, shelf_asked(request.GET))
    if not asked.programs:
        said = " ".join(problem.message for problem in asked.problems)
        raise Http404(said or "No program is named. Name up to six, as ?program=a&program=b.")
    return DataTable(
        name="programs-compared",
        title=f"Programs compared: {asked.heading}",
        means=asked.answer,
        columns=COMPARED_COLUMNS,
        rows=[_program(program) | _more(program) for program in asked.programs],
        query={NAME: [program.training.slug for program in asked.programs]},
        problems=tuple(problem.message for problem in asked.problems),
        notes=LIST_NOTES[1:],
    )


def of_program(request: HttpRequest, slug: str) -> DataTable:
    """All that sources say of one program. Raises Http404 with a sentence where there is none."""
    try:
        page = program_page(slug, shelf_asked(request.GET))
    except NoSuchProgram as missing:
        follow(Training, slug)
        near = ", ".join(each.training.slug for each in missing.near)
        raise Http404(f"{missing} Near it: {near}" if near else str(missing)) from missing
    return DataTable(
        name=f"program-{page.training.slug}",
        title=f"{page.training}, {page.training.provider or 'a kind of program'}",
        means=page.lead,
        columns=FACT_COLUMNS,
        rows=[_fact(fact) for group in page.groups for fact in group.facts],
        notes=(page.unknown,) if page.unknown else (),
        about=offered(page.program),
    )


def _program(program: Program) -> dict:
    training, price, shown = program.training, program.price.headline, program.shown
    return {
        "program": training.slug,
        "name": training.name,
        "provider": training.provider or None,
        "usps": training.state.slug if training.state else None,
        "taught": training.get_mode_display() or None,
        "award": training.get_award_display() or None,
        "school": training.get_school_display() or None,
        "hours": program.hours,
        "months": program.months,
        "length": ", ".join(fact.figure for fact in program.lengths) or None,
        "cost_low": price and price.low,
        "cost_high": price and price.high,
        "cost_per": price and price.get_per_display(),
        "cost_who": price and price.who or None,
        "cost_is_old": price and price.is_old,
        "cost_as_of": price and price.date_as_data,
        "cost_checked_on": price and price.checked_on,
        "cost_source": price and origin(price.source),
        "exams": " ".join(exam.code for exam in program.exams) or None,
        **{column: _said(program, kinds) for column, kinds in _WORDS.items()},
        "as_of": shown and shown.date_as_data,
        "checked_on": shown and shown.checked_on,
        "source": shown and origin(shown.source),
    }


_WORDS = {"externship": (Kind.EXTERNSHIP,), "approval": (Kind.APPROVAL,)}
_MORE_WORDS = {
    "price_holds": (Kind.PRICE_HOLDS,),
    "start": (Kind.PREREQUISITE, Kind.CHECK),
    "aid": (Kind.AID,),
    "regulator": (Kind.REGULATOR,),
    "outcome": (Kind.OUTCOME,),
}


def _more(program: Program) -> dict:
    """What the comparison says beyond the list."""
    return {column: _said(program, kinds) for column, kinds in _MORE_WORDS.items()}


def _said(program: Program, kinds: tuple[str, ...]) -> str | None:
    return "; ".join(fact.figure for fact in program.said(*kinds)) or None


def _fact(fact: SourcedFact) -> dict:
    return {
        "question": fact.question,
        "answer": fact.figure,
        "locator": fact.locator or None,
        "note": fact.note or None,
        "as_of": fact.date_as_data,
        "checked_on": fact.checked_on,
        "source": origin(fact.source),
    }
