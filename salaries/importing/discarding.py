"""Takes a release that readers never saw out of the database, as if its files had not been read."""

from django.db import transaction
from django.db.models import Exists, Model, OuterRef, QuerySet

from coderpath.sources import edition
from coderpath.sources.models import Source
from salaries.models import Area, Industry, Occupation, Release, Wage

from .staging import WAGE, run


@transaction.atomic
def discard(release: Release) -> None:
    """With its wages, the places, occupations, industries and the source that only it brought.

    They go at once and without a signal: nothing that readers see changes, so it is in no log.
    """
    alone = [
        list(_brought(Area.objects.filter(kind__in=Area.PARTS), release)),
        list(_brought(Occupation.objects.filter(is_offered=False), release)),
        list(_brought(Industry.objects.all(), release)),
    ]
    run(f"DELETE FROM {WAGE} WHERE release_id = {release.pk:d}")
    _remove(Area.states.through.objects.filter(from_area__in=alone[0]))
    for rows in alone:
        if rows:
            _remove(type(rows[0])._base_manager.filter(pk__in=[row.pk for row in rows]))
    _remove(Release.objects.filter(pk=release.pk))
    _remove(_unused(Source.objects.filter(pk=release.source_id)))
    edition.renew()


def _brought(rows: QuerySet, release: Release) -> QuerySet:
    """Those of which this release has wages, and on which nothing else stands."""
    wages = Wage.objects.filter(**{rows.model._meta.model_name: OuterRef("pk")})
    found = rows.filter(Exists(wages.filter(release=release)))
    return _unused(found.exclude(Exists(wages.exclude(release=release))), but=Wage)


def _unused(rows: QuerySet, but: type[Model] | None = None) -> QuerySet:
    """Those to which no row of another table points."""
    for relation in rows.model._meta.related_objects:
        if relation.related_model is not but and not relation.many_to_many:
            there = relation.related_model._base_manager.filter(
                **{relation.field.name: OuterRef("pk")}
            )
            rows = rows.exclude(Exists(there))
    return rows


def _remove(rows: QuerySet) -> None:
    rows._raw_delete(rows.db)
