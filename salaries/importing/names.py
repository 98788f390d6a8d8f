"""The rows of other tables that wages point to: found by their codes, or made."""

from django.utils.text import slugify

from coderpath.sources.models import Publisher, Source
from salaries.models import Area, Industry, Occupation, Release
from salaries.published import oews
from salaries.published.malformed import Malformed, Place

BUREAU = "US Bureau of Labor Statistics"


class Names:
    """What a file names, as the database knows it. What is not there yet is created."""

    def __init__(self, title: str, url: str):
        """`title` and `url` are of the file, for the source of a release not seen before."""
        self.title, self.url = title, url
        self.releases: dict[oews.SurveyRelease, int] = {}
        self.areas = {(a.kind, a.code): a.pk for a in Area.objects.all()}
        self.slugs = set(Area.objects.values_list("slug", flat=True))
        self.states = {area.slug: area for area in Area.objects.states()}
        self.occupations = dict(Occupation.objects.values_list("code", "pk"))
        self.industries = set(Industry.objects.values_list("code", flat=True))
        self.new_areas: list[str] = []

    def stored(self, row: oews.Row) -> tuple:
        """The row as the table of wages has it: the four it points to, cells, marks, and where."""
        release = self.releases.get(row.release) or self.release(row.release)
        occupation = self.occupations.get(row.occupation.code) or self.occupation(row)
        if row.industry.code not in self.industries:
            self.add_industry(row)
        area = self.areas.get((row.area.kind, row.area.code)) or self.area(row)
        return (
            release, occupation, row.industry.code, area, *row.cells, row.marks, str(row.place)
        )  # fmt: skip

    def release(self, survey: oews.SurveyRelease) -> int:
        """The release of a year. Top codes are filled in where only this file gives them."""
        release = Release.objects.filter(year=survey.year).first() or Release(
            slug=f"oews-may-{survey.year}",
            name=f"May {survey.year}",
            year=survey.year,
            source=self.source(survey.year),
        )
        if release.top_code_annual is None:
            release.top_code_hourly = survey.top_code_hourly
            release.top_code_annual = survey.top_code_annual
        if release.pk is None or survey.top_code_annual:
            release.save()
        self.releases[survey] = release.pk
        return release.pk

    def source(self, year: int) -> Source:
        """The source of a release not seen before: the file that is being read."""
        return Source.objects.get_or_create(
            slug=f"bls-oews-may-{year}",
            defaults={
                "publisher": self.bureau(),
                "title": f"Occupational Employment and Wage Statistics, May {year}",
                "file_name": self.title[:200],
                "url": self.url,
                "licence": "Public domain",
            },
        )[0]

    def bureau(self) -> Publisher:
        """Who makes the survey."""
        return Publisher.objects.get_or_create(
            name=BUREAU,
            defaults={"slug": slugify(BUREAU), "kind": Publisher.Kind.GOVERNMENT},
        )[0]

    def occupation(self, row: oews.Row) -> int:
        """An occupation not seen before, not offered to readers."""
        code, title = row.occupation
        require(title, Occupation, row.place, "OCC_TITLE")
        made = Occupation.objects.create(
            code=code, title=title, soc_version=soc_version(row.release.year)
        )
        self.occupations[code] = made.pk
        return made.pk

    def add_industry(self, row: oews.Row) -> None:
        """An industry not seen before."""
        code, title = row.industry
        require(title, Industry, row.place, "NAICS_TITLE")
        Industry.objects.create(code=code, title=title)
        self.industries.add(code)

    def area(self, row: oews.Row) -> int:
        """An area not seen before, with the states it lies in. Raises Malformed without those."""
        said = row.area
        if missing := [usps for usps in said.states if usps.lower() not in self.states]:
            problem = f"lies in {', '.join(missing)}, not loaded yet; run load_catalogue first"
            raise Malformed(row.place, problem, "AREA")
        made = Area.objects.create(
            slug=self.slug(said),
            name=said.title,
            kind=said.kind,
            code=said.code,
            state=self.states[said.usps.lower()] if said.states else None,
        )
        made.states.add(*(self.states[usps.lower()] for usps in said.states))
        self.areas[said.kind, said.code] = made.pk
        self.new_areas.append(made.name)
        return made.pk

    def slug(self, said: oews.SurveyArea) -> str:
        """Its address: of a metro the name without states, and with the first where that is taken.

        A nonmetropolitan area has its whole title, a state its postal code.
        """
        if not said.states:
            return said.usps.lower() or Area.NATION
        name = said.title.partition(",")[0] if said.kind == Area.Kind.METRO else said.title
        plain = slugify(name.replace("/", "-"))[:70]
        choices = (plain, f"{plain}-{said.usps.lower()}", f"{plain}-{said.code}")
        slug = next(slug for slug in choices if slug not in self.slugs)
        self.slugs.add(slug)
        return slug


def require(title: str, model, place: Place, column: str) -> None:
    """Raises Malformed for a title that cannot be stored."""
    most = model._meta.get_field("title").max_length
    if not title or len(title) > most:
        problem = f"has {len(title)} characters; a title has 1 to {most}"
        raise Malformed(place, problem, column)


def soc_version(year: int) -> int:
    """Of which classification the codes of a survey are.

    >>> [soc_version(year) for year in (2011, 2012, 2018, 2019)]
    [2000, 2010, 2010, 2018]
    """
    return 2018 if year >= 2019 else 2010 if year >= 2012 else 2000
