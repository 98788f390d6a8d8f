"""A database with many times the rows of wages or of the catalogue, to see what a page costs then.

The rows are samples. Every wage is copied from one row of the nation's, and the areas lie in Guam,
so that no other state's page has more to show. Certifications are copied with all that is said of
them, under codes that come last in a list.

    DATABASE_URL=… python -m tests.grown [wages|catalogue TIMES]
"""

import os
import sys

import django

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "coderpath.settings")
    django.setup()

from django.core.management import call_command
from django.db import connection
from django.db.models import Model

from certifications.models import AlsoServing, Certification, ExamDomain, Way
from coderpath.sources import edition
from coderpath.sources.facts import fact_models
from salaries.models import ALL_INDUSTRIES, Area, Occupation, Release, Wage

SAMPLE_YEARS = 100  # how long before each real release its sample lies


def grow(times: int) -> int:
    """Add years and areas until there are so many times the rows of wages; how many there are."""
    wanted = Wage.objects.count() * (times - 1)
    add_years()
    occupations = Occupation.objects.filter(is_offered=True).count()
    areas = -(-wanted // (Release.objects.count() * occupations))
    add_areas(areas)
    add_wages()
    return Wage.objects.count()


def add_years():
    Release.objects.bulk_create(
        Release(
            slug=f"sample-{release.year - SAMPLE_YEARS}",
            name=f"Sample {release.year - SAMPLE_YEARS}",
            year=release.year - SAMPLE_YEARS,
            source_id=release.source_id,
        )
        for release in Release.objects.all()
    )


def add_areas(count: int):
    guam = Area.objects.get(slug="gu")
    areas = Area.objects.bulk_create(
        Area(
            slug=f"sample-{n}",
            name=f"Sample {n}, GU",
            kind=Area.Kind.METRO,
            code=f"S{n:06}",
            state=guam,
        )
        for n in range(count)
    )
    lies_in = Area.states.through
    lies_in.objects.bulk_create(
        (lies_in(from_area=area, to_area=guam) for area in areas), batch_size=1000
    )


def add_wages():
    """Every offered occupation in every sample area by every release."""
    pattern = Wage.objects.filter(area__slug=Area.NATION, industry=ALL_INDUSTRIES).earliest("pk")
    columns = [
        field.column
        for field in Wage._meta.concrete_fields
        if not field.primary_key and not field.is_relation
    ]
    copied = ", ".join(f"pattern.{column}" for column in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            INSERT INTO salaries_wage
                (release_id, occupation_id, industry_id, area_id, {", ".join(columns)})
            SELECT release.id, occupation.id, '{ALL_INDUSTRIES}', area.id, {copied}
            FROM salaries_area AS area
            CROSS JOIN salaries_release AS release
            CROSS JOIN salaries_occupation AS occupation
            CROSS JOIN salaries_wage AS pattern
            WHERE area.slug LIKE 'sample-%%' AND occupation.is_offered AND pattern.id = %s
            """,
            [pattern.pk],
        )
    analyze()


def analyze():
    """As after a load: a plan of PostgreSQL for tables that it thinks empty takes minutes."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if connection.vendor == "postgresql" else "PRAGMA optimize")


def grow_catalogue(times: int) -> int:
    """Copy each certification, and what is said of it; how many certifications there are."""
    about_one = [model for model in fact_models() if hasattr(model, "certification")]
    models = (Certification, *about_one, ExamDomain, Way, AlsoServing)
    shipped = {model: list(model.objects.values()) for model in models}
    for number in range(1, times):
        copies: dict[type[Model], dict[int, int]] = {}
        for model, rows in shipped.items():
            copies[model] = add_copies(model, rows, number, copies)
    analyze()
    return Certification.objects.count()


def add_copies(model: type[Model], rows: list[dict], number: int, copies: dict) -> dict[int, int]:
    """Of those rows that are about what was copied, ones about the copies; the new key of each."""
    links = {
        f.attname: copies[f.related_model] for f in model._meta.fields if f.related_model in copies
    }
    made = {}
    for row in rows:
        about = {name: there[row[name]] for name, there in links.items() if row[name] in there}
        if about or model is Certification:
            made[row["id"]] = model(**row | about | named_anew(row, number) | {"id": None})
    model.objects.bulk_create(made.values())
    return {old: copy.pk for old, copy in made.items()}


def named_anew(row: dict, number: int) -> dict[str, str]:
    """Names that are there once only, with a number."""
    named = {name: f"zz{number}-{row[name]}" for name in ("slug", "key") if name in row}
    codes = ("code", "former_code", "apprentice_code")
    return named | {name: f"ZZ{number}-{row[name]}" for name in codes if row.get(name)}


if __name__ == "__main__":
    call_command("migrate", verbosity=0)
    call_command("load_catalogue", only_if_changed=True, verbosity=0)
    if sys.argv[1:]:
        what, times = sys.argv[1], int(sys.argv[2])
        number = {"wages": grow, "catalogue": grow_catalogue}[what](times)
        edition.renew()  # as at the end of an import
        print(f"\n{times}x the {what}: {number:,} rows")
