"""A database of the last version: what was typed on its sources names rows of publishers."""

from datetime import UTC, datetime

import pytest
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

BEFORE, AFTER = [("sources", "0005_shipped")], [("sources", "0006_publishers")]
TYPED = [
    ("aapc-prices", "AAPC", "ISSUER"),
    ("aapc-dues", "AAPC", "ISSUER"),
    ("mine", "aapc ", "ISSUER"),
    ("copy", "AAPC", "THIRD_PARTY"),
    ("blog", "A blog’s page", "ARTICLE"),
]


@pytest.fixture
def old(tmp_path, django_db_blocker):
    """A connection to a database of its own."""
    connections.databases["old"] = connections.databases["default"] | {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": tmp_path / "old.sqlite3",
        "OPTIONS": {},
    }
    with django_db_blocker.unblock():
        yield connections["old"]
        connections["old"].close()
    del connections["old"]
    del connections.databases["old"]


def migrate(connection, target):
    executor = MigrationExecutor(connection)
    # As a database of the last version has it: step by step, not made whole.
    executor.loader = MigrationLoader(connection, replace_migrations=False)
    executor.migrate(target)
    return MigrationExecutor(connection).loader.project_state(target).apps


def test_what_was_typed_becomes_rows(old):
    apps = migrate(old, BEFORE)
    source, past = (apps.get_model("sources", f"{name}Source") for name in ("", "Historical"))
    for slug, publisher, kind in TYPED:
        typed = {"slug": slug, "title": "T", "url": "https://example.org/"}
        source.objects.using("old").create(publisher=publisher, kind=kind, **typed)
    past.objects.using("old").create(
        id=1,
        slug="aapc-prices",
        publisher="APC",
        kind="ARTICLE",
        history_type="+",
        history_date=datetime(2026, 1, 1, tzinfo=UTC),
    )

    apps = migrate(old, AFTER)

    source, past, publisher = (
        apps.get_model("sources", name) for name in ("Source", "HistoricalSource", "Publisher")
    )
    rows = source.objects.using("old").order_by("id").select_related("publisher")
    assert [(row.slug, row.publisher.name, row.publisher.kind) for row in rows] == [
        ("aapc-prices", "AAPC", "ISSUER"),
        ("aapc-dues", "AAPC", "ISSUER"),
        ("mine", "AAPC", "ISSUER"),
        ("copy", "AAPC (third party)", "THIRD_PARTY"),
        ("blog", "A blog’s page", "ARTICLE"),
    ]
    assert past.objects.using("old").get().publisher.name == "APC"
    slugs = publisher.objects.using("old").order_by("slug").values_list("slug", flat=True)
    assert list(slugs) == ["a-blogs-page", "aapc", "aapc-third-party", "apc"]
