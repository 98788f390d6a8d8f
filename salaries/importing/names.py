"""The rows of other tables that wages point to: found by their codes, or to be made.

What is not there yet has a number below 0 while the files are read, and is made only when the
rows are stored: reading writes nothing.
"""

from collections.abc import Iterator
from itertools import count

from django.db import IntegrityError
from django.db.models import Model
from django.utils.text import slugify

from coderpath.sources.models import Publisher, Source
from coderpath.tables.malformed import Malformed, PlaceInFile
from salaries.models import Area, Industry, Occupation, Release
from salaries.published import oews

BUREAU = "US Bureau of Labor Statistics"


class FileNames:
    """What files name, as the database knows it, and what is to be made of the rest."""

    def __init__(self, title: str, url: str):
        """`title` and `url` are of the file, for the source of a release not seen before."""
        self.title, self.url = title, url
        self.numbers = count(-1, -1)
        self.new: dict[int, Model] = {}
        self.releases: dict[int, Release] = {}
        self.by_year: dict[int, int] = {}
        self.surveys: dict[oews.SurveyRelease, int] = {}
        self.areas = {(a.kind, a.code): a.pk for a in Area.objects.all()}
        self.slugs = set(Area.objects.values_list("slug", flat=True))
        self.states = {area.slug: area for area in Area.objects.states()}
        self.occupations = dict(Occupation.objects.values_list("code", "pk"))
        self.industries = set(Industry.objects.values_list("code", flat=True))
        self.new_industries: list[Industry] = []
        self.states_of: dict[int, tuple[str, ...]] = {}

    @property
    def new_areas(self) -> list[str]:
        return [row.name for row in self.new.values() if isinstance(row, Area)]

    def stored(self, row: oews.SurveyRow) -> tuple:
        """The row as the table of wages has it: the four it points to, cells, marks.

        And with that the kind of its area, and where it stands.
        """
        release = self.surveys.get(row.release) or self.release(row.release)
        occupation = self.occupations.get(row.occupation.code) or self.occupation(row)
        if row.industry.code not in self.industries:
            self.add_industry(row)
        kind = row.area.kind
        area = self.areas.get((kind, row.area.code)) or self.area(row)
        return (
            release, occupation, row.industry.code, area, *row.cells, row.marks, kind,
            str(row.place),
        )  # fmt: skip

    def numbered(self, row: Model) -> int:
        """The number under which something is known until it is made."""
        number = next(self.numbers)
        self.new[number] = row
        return number

    def release(self, survey: oews.SurveyRelease) -> int:
        """The release of a year. Top codes are filled in where only this file gives them."""
        number = self.by_year.get(survey.year) or self.release_of(survey.year)
        release = self.releases[number]
        if release.top_code_annual is None:
            release.top_code_hourly = survey.top_code_hourly
            release.top_code_annual = survey.top_code_annual
        self.surveys[survey] = number
        return number

    def release_of(self, year: int) -> int:
        """The release of a year, stored or to be made."""
        release = Release.objects.filter(year=year).first() or Release(
            slug=f"oews-may-{year}", name=f"May {year}", year=year
        )
        number = self.by_year[year] = release.pk or self.numbered(release)
        self.releases[number] = release
        return number

    def occupation(self, row: oews.SurveyRow) -> int:
        """An occupation not seen before, not offered to readers."""
        code, title = row.occupation
        require(title, Occupation, row.place, "OCC_TITLE")
        made = Occupation(code=code, title=title, soc_version=soc_version(row.release.year))
        self.occupations[code] = self.numbered(made)
        return self.occupations[code]

    def add_industry(self, row: oews.SurveyRow) -> None:
        """An industry not seen before."""
        code, title = row.industry
        require(title, Industry, row.place, "NAICS_TITLE")
        self.new_industries.append(Industry(code=code, title=title))
        self.industries.add(code)

    def area(self, row: oews.SurveyRow) -> int:
        """An area not seen before, with the states it lies in. Raises Malformed without those."""
        said = row.area
        if missing := [usps for usps in said.states if usps.lower() not in self.states]:
            problem = f"lies in {', '.join(missing)}, not loaded yet; run load_catalogue first"
            raise Malformed(row.place, problem, "AREA")
        made = Area(
            slug=self.slug(said),
            name=said.title,
            kind=said.kind,
            code=said.code,
            state=self.states[said.usps.lower()] if said.states else None,
        )
        number = self.numbered(made)
        self.states_of[number] = said.states
        self.areas[said.kind, said.code] = number
        return number

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

    def make(self) -> list[tuple[int, int]]:
        """Store what is not there yet, and say which row each number stands for.

        Raises Malformed when somebody else has stored it meanwhile.
        """
        try:
            Industry.objects.bulk_create(self.new_industries)
            for release in self.releases.values():
                self.save(release)
            return list(self.made())
        except IntegrityError as error:
            problem = "was read while something else was stored; load it again"
            raise Malformed(PlaceInFile(self.title), problem) from error

    def save(self, release: Release) -> None:
        """A release that is new, or of which the files say more than was known."""
        if release.pk is None:
            release.source = self.source(release.year)
        kept = Release.objects.filter(
            pk=release.pk, top_code_annual=release.top_code_annual, status=release.status
        )
        if not kept.exists():
            release.save()

    def made(self) -> Iterator[tuple[int, int]]:
        for number, row in self.new.items():
            if row.pk is None:
                row.save(force_insert=True)
            if states := self.states_of.get(number):
                row.states.add(*(self.states[usps.lower()] for usps in states))
            yield number, row.pk

    def source(self, year: int) -> Source:
        """The source of a release not seen before: the file that is being read."""
        bureau, _ = Publisher.objects.get_or_create(
            name=BUREAU, defaults={"slug": slugify(BUREAU), "kind": Publisher.Kind.GOVERNMENT}
        )
        return Source.objects.get_or_create(
            slug=f"bls-oews-may-{year}",
            defaults={
                "publisher": bureau,
                "title": f"Occupational Employment and Wage Statistics, May {year}",
                "file_name": self.title[:200],
                "url": self.url,
                "licence": "Public domain",
            },
        )[0]


def require(title: str, model, place: PlaceInFile, column: str) -> None:
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
