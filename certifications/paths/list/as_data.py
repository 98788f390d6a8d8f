"""The list of paths as data: every path that is shown, in the order of the page."""

from collections.abc import Iterable
from itertools import chain
from string import ascii_uppercase

from django.http import QueryDict

from certifications.catalogue.amounts import Spread, Sum
from certifications.reader.day_and_place import day_pairs
from certifications.since.asked import AskedEdition
from coderpath.links import with_pairs
from coderpath.opendata.tables import Column, DataTable, Origin, by_name
from coderpath.sources import words
from coderpath.sources.findings import Finding
from coderpath.sources.origins import origin

from ..pay import pays_back
from ..then import NamedPaths, same_today
from .listing import PathListing
from .ranking import Sort, key
from .row import PathRow

MEANS = (
    "Paths to a medical coding title that are open to a reader with these answers: what each"
    " costs up to the title and how long it takes, added up from the catalogue’s own figures."
)
RANKED = (
    "rows that fit, are open to the reader now and, for who has not begun, whose first title is at"
    " entry level"
)
NOTES = (
    "Study given in hours follows the hours a week. Study given in weeks stays as it is, and is"
    " ranked by time only for 10 hours a week: no source says for how many hours a week it is.",
    "An unknown line is counted in unknown_cost_lines and never taken as zero. Where the course,"
    " the exam or dues that must be paid have no price, has_total is false, no cost is given, and"
    " no_total_because says what is missing: such rows come last and cannot be ranked by cost.",
    f"first_at and is_unbeaten count only what the reader could begin: {RANKED}.",
    "Months end at the title, or at the full title after an apprentice’s. No one publishes how"
    " long hiring takes.",
)
YES, OVER, NO_TOTAL = "yes", "over", "no total"
PLACES = {"cost": 2, "months": 1}
OF_TOTALS = "of the lines that are known, and empty without a total."
COLUMNS = (
    Column("letter", "The letter of the path: A comes first in the usual order."),
    Column("path", "The name of the path in addresses, which stays: /paths/{path}.json."),
    Column("name", "What it is called."),
    Column("leads_to", "The code that may be written after the name at the end."),
    Column("first_at", f"What it is first at, of the {RANKED}; empty where nothing."),
    Column(
        "is_unbeaten",
        f"Whether it is one of the {RANKED}, and none of these is at most as dear and as long, and"
        " one of both less.",
    ),
    Column("membership", "Whose prices are counted: of a member or of others."),
    Column(
        "fits",
        f"“{YES}”: the total is no more than the reader can spend, or they set no limit;"
        f" “{OVER}”: it is more; “{NO_TOTAL}”: no source prices what the path cannot do without.",
    ),
    Column("has_total", "Whether all that the path cannot do without has a price."),
    Column("no_total_because", "Why there is no total; empty where there is one."),
    Column("cost_low", f"Dollars to the title, at the least; {OF_TOTALS}"),
    Column("cost_likely", f"Dollars to the title, likely; {OF_TOTALS}"),
    Column("cost_high", f"Dollars to the title, at the most; {OF_TOTALS}"),
    Column("unknown_cost_lines", "How many lines have no published price."),
    Column("unknown_costs", "Which lines those are."),
    Column("cost_sources", "Who gives the prices that are added up."),
    Column("ledger", "Where each line of the cost stands with its source and its date."),
    Column("months_low", "Months to the title, at the least, as far as sources say."),
    Column("months_likely", "Months to the title, likely, as far as sources say."),
    Column("months_high", "Months to the title, at the most, as far as sources say."),
    Column("months_leave_out", "What those months leave out; empty where nothing."),
    Column("time_goes_by", "Whose estimate the time is, and whether it is fitted to the hours."),
    Column("months_sources", "Who gives the times that are added up."),
    Column("unranked_by_time", "Why its time is not held against others; empty where it is."),
    Column("keeps_the_a", "Whether the title at the end is still an apprentice’s."),
    Column(
        "pays_back_in", "Months of coders’ pay until it is paid back, before tax; or why unknown."
    ),
    Column("pay_source", "Who surveyed that pay; empty where pays_back_in is no time."),
    Column("named", "Its place among the paths that the page names, 1 to 3; empty for others."),
    Column("named_then", "With edition: that place by the figures of that edition."),
    Column("cost_likely_then", "With edition: cost_likely by its figures; empty without a total."),
)


def as_data(listing: PathListing, asked: QueryDict) -> DataTable:
    """Every path shown; the query is the answers as far as they were understood, and the day.

    With an edition also what was named by its figures, and whether that is the same today.
    """
    edition, same = AskedEdition.in_address(asked), same_today(asked, listing)
    then = same.then if same and same.is_told else None
    shown = (*listing.rows, *listing.over, *listing.others, *listing.unpriced)
    letters = _letters(listing)
    hours = f"Counted with {words.plural(listing.answers.hours_a_week, 'hour')} a week."
    return DataTable(
        name="paths",
        title="Paths to a medical coding title",
        means=MEANS,
        columns=COLUMNS,
        rows=[
            _row(row, listing, letters, day_pairs(asked))
            | _named(row.path.slug, listing.named, then)
            for row in shown
        ],
        query=by_name((*listing.answers.pairs, *listing.form.more, *edition.pairs)),
        problems=tuple(each.message for each in (*listing.form.problems, *edition.problems)),
        notes=(*(same.notes if same else ()), hours, *NOTES),
    )


def _fits(row: PathRow, listing: PathListing) -> str:
    if not row.cost.is_total:
        return NO_TOTAL
    return OVER if listing.is_over(row) else YES


def _letters(listing: PathListing) -> dict[str, str]:
    """By the usual order, so that a path keeps its letter whatever order is asked for."""
    groups = (listing.rows, listing.over, *(fold.rows for fold in listing.folds))
    ranked = [sorted(rows, key=lambda row: key(row.contender, Sort.FIT)) for rows in groups]
    return {row.path.slug: letter(number) for number, row in enumerate(chain(*ranked))}


def letter(number: int) -> str:
    """
    >>> letter(0), letter(25), letter(26)
    ('A', 'Z', 'AA')
    """
    return ascii_uppercase[number % 26] * (1 + number // 26)


def _row(
    row: PathRow, listing: PathListing, letters: dict[str, str], day: list[tuple[str, str]]
) -> dict:
    cost, time = row.cost, row.time
    back = pays_back(row.plan, cost, listing.pay, listing.answers)
    return {
        "letter": None if cost.lacks else letters[row.path.slug],
        "path": row.path.slug,
        "name": row.path.name,
        "leads_to": row.plan.code,
        "first_at": listing.firsts.get(row.path.slug),
        "is_unbeaten": row.path.slug in listing.unbeaten_of_all,
        "membership": row.column.label,
        "fits": _fits(row, listing),
        "has_total": cost.is_total,
        "no_total_because": _no_total(cost),
        **_spread("cost", cost.spread if cost.is_total else None),
        "unknown_cost_lines": cost.unknown,
        "unknown_costs": row.plan.ledger.gaps or None,
        "cost_sources": _origins(
            finding
            for line in row.plan.ledger.to_earn
            if not line.is_yours
            for finding in line.findings
        ),
        "ledger": _ledger(row, listing, day),
        **_spread("months", None if time.is_unknown else time.spread),
        "months_leave_out": "; ".join(time.gaps) or None,
        "time_goes_by": None if time.gaps else time.note or None,
        "months_sources": _origins(leg.finding for leg in row.plan.legs if leg.finding),
        "unranked_by_time": time.why_unranked or None,
        "keeps_the_a": row.plan.keeps_a,
        "pays_back_in": back.figure,
        "pay_source": None if back.unknown else origin(listing.pay.wage.release.source),
    }


def _named(slug: str, today: tuple[str, ...], then: NamedPaths | None) -> dict:
    """Its place today; and at the time of an edition, where that is known."""
    if not then:
        return {"named": _place(slug, today)}
    likely = then.likely.get(slug)
    return {
        "named": _place(slug, today),
        "named_then": _place(slug, then.order),
        "cost_likely_then": likely and round(likely, PLACES["cost"]),
    }


def _place(slug: str, named: tuple[str, ...]) -> int | None:
    """
    >>> _place("b", ("a", "b")), _place("c", ("a", "b"))
    (2, None)
    """
    return named.index(slug) + 1 if slug in named else None


def _origins(findings: Iterable[Finding]) -> tuple[Origin, ...] | None:
    """Of the main figures, each source once."""
    facts = [finding.headline for finding in findings if finding.headline]
    return tuple(dict.fromkeys(origin(fact.source) for fact in facts)) or None


def _ledger(row: PathRow, listing: PathListing, day: list[tuple[str, str]]) -> str:
    """The address of the path’s own file, for a reader of the same answers."""
    address = row.path.get_absolute_url().removesuffix("/")
    return with_pairs(f"{address}.csv{listing.travels}", day)


def _no_total(cost: Sum) -> str | None:
    """What no source prices: “no published price for the course”."""
    missing = words.listing(list(cost.lacks)) or "any part of it"
    return None if cost.is_total else f"no published price for {missing}"


def _spread(name: str, spread: Spread | None) -> dict:
    """Empty where nothing is known: nothing known is not nothing. To the cent, and to the tenth of
    a month."""
    return {
        f"{name}_{end}": spread and round(getattr(spread, end), PLACES[name])
        for end in ("low", "likely", "high")
    }
