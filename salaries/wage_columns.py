"""The columns of wages as data, and a row of wages in them.

Each measure has a column for its number and one for the reason why there is none: withheld, or at
or above the survey's highest figure, or not published or collected.
"""

from collections.abc import Callable
from dataclasses import dataclass

from coderpath.opendata.tables import Column, Value
from coderpath.sources.origins import origin

from .figures import HOURLY_PERCENTILES, PERCENTILES
from .models import ALL_INDUSTRIES, PriceParity, Projection
from .pay import MEASURES as MEASURED
from .pay import Pay

PLACE_AND_TIME = (
    Column("part", "What the row is to the page."),
    Column("area", "The area, as in addresses."),
    Column("area_name", "The name of the area."),
    Column("area_kind", "Nation, state, territory, metropolitan or nonmetropolitan area."),
    Column("area_code", "The area's FIPS or CBSA code, as the survey writes it."),
    Column("year", "The year of the survey, whose figures are for May."),
    Column("release", "The release of the survey."),
    Column("occupation", "The code of the Standard Occupational Classification."),
    Column("occupation_title", "The title of the occupation."),
    Column("industry", "The industry's code in the survey; 000000 is all industries together."),
    Column("industry_title", "The title of the industry."),
)
MEANS = {
    "employment": "Jobs, without the self-employed.",
    "employment_error": "Relative standard error of the jobs, in percent.",
    "jobs_per_1000": "Jobs in the occupation for every 1,000 jobs in the area.",
    "location_quotient": "The occupation's share of jobs here, divided by its share in the nation.",
    "hourly_mean": "Mean pay, in dollars an hour.",
    "annual_mean": "Mean pay, in dollars a year.",
    "mean_error": "Relative standard error of the mean, in percent.",
}
PERCENT = {"p10": 10, "p25": 25, "median": 50, "p75": 75, "p90": 90}
MEANS |= {
    name: f"Pay under which {PERCENT[name.rpartition('_')[2]]} percent earn, in dollars {each}."
    for names, each in ((HOURLY_PERCENTILES, "an hour"), (PERCENTILES, "a year"))
    for name in names
}
MONEY = [name for name in MEASURED if name.startswith(("hourly", "annual"))]
ALL_TITLE = "All industries"
SOURCE = Column("source", "The source of the row's wages.")


def why_not(name: str) -> Column:
    """The column that says why a cell of another column is empty."""
    return Column(f"{name}_unknown", f"Why {name} is empty; empty where it is not.")


def adjusted(name: str) -> str:
    return f"{name}_adjusted"


MEASURES = tuple(
    column for name in MEASURED for column in (Column(name, MEANS[name]), why_not(name))
)
PRICES = (
    Column("price_level", "The price level of the area, where the nation is 100."),
    why_not("price_level"),
    Column("price_level_year", "The year of the price level."),
    Column("price_level_source", "The source of the price level."),
)
ADJUSTED = tuple(
    Column(adjusted(name), f"What {name} buys at the nation's average prices.") for name in MONEY
)
OUTLOOK = (
    Column("projection_area", "The area whose jobs are projected: of a metro, its state."),
    Column("projection_base_year", "The year from which jobs are projected."),
    Column("projection_target_year", "The year to which jobs are projected."),
    Column("projection_base", "Jobs in the first of these years."),
    why_not("projection_base"),
    Column("projection_projected", "Jobs expected in the last."),
    why_not("projection_projected"),
    Column("projection_change_percent", "The change, in percent, as the source gives it."),
    Column("projection_openings", "Openings a year, from growth and replacement together."),
    Column("projection_source", "The source of the projection."),
)


@dataclass(frozen=True)
class WageColumns:
    """Which columns a table has beside the survey's own.

    `price_parity` and `projection` find those of a row; without one its columns are left out.
    """

    price_parity: Callable[[Pay], PriceParity | None] | None = None
    projection: Callable[[Pay], Projection | None] | None = None
    is_adjusted: bool = False

    @property
    def columns(self) -> tuple[Column, ...]:
        return (
            *PLACE_AND_TIME,
            *MEASURES,
            *(PRICES if self.price_parity else ()),
            *(ADJUSTED if self.is_adjusted else ()),
            *(OUTLOOK if self.projection else ()),
            SOURCE,
        )

    def row(self, part: str, wage: Pay) -> dict[str, Value]:
        """A row of wages as the survey printed it, with its prices and its outlook."""
        wage = wage.as_paid
        row = _named(part, wage) | {"source": origin(wage.release.source)}
        for figure in wage.figures:
            row |= {figure.name: figure.value, f"{figure.name}_unknown": _why(figure)}
        if self.price_parity:
            row |= self._priced(wage, self.price_parity(wage))
        if self.projection and (projection := self.projection(wage)):
            row |= _projected(projection)
        return row

    def _priced(self, wage: Pay, parity: PriceParity | None) -> dict[str, Value]:
        if not parity:
            return {"price_level_unknown": "not published"}
        priced = wage.at_average_prices
        return {
            "price_level": parity.level,
            "price_level_year": parity.year,
            "price_level_source": origin(parity.source),
        } | {adjusted(name): priced.shown[name].value for name in MONEY}


def _named(part: str, wage: Pay) -> dict[str, Value]:
    area, is_one = wage.area, wage.printed.industry_id != ALL_INDUSTRIES
    return {
        "part": part,
        "area": area.slug,
        "area_name": area.name,
        "area_kind": area.get_kind_display() or None,
        "area_code": area.code or None,
        "year": wage.release.year,
        "release": wage.release.name,
        "occupation": wage.occupation.code,
        "occupation_title": wage.occupation.title,
        "industry": wage.printed.industry_id,
        "industry_title": wage.industry.title if is_one else ALL_TITLE,
    }


def _why(figure) -> str | None:
    """Why there is no number: the survey's own mark of its highest figure is a reason too."""
    return (figure.figure if figure.is_top_coded else figure.reason) or None


def _projected(projection: Projection) -> dict[str, Value]:
    names = ("base_year", "target_year", "base", "projected", "change_percent", "openings")
    unknown = None if projection.has_jobs else "not collected"
    return {
        "projection_area": projection.area.name,
        "projection_source": origin(projection.source),
        "projection_base_unknown": unknown,
        "projection_projected_unknown": unknown,
    } | {f"projection_{name}": getattr(projection, name) for name in names}
