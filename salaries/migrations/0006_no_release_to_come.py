"""The database itself refuses a survey of a year to come.

A constraint cannot ask for the day, so a trigger does. SQLite loses it when a migration makes the
table anew: such a migration adds it again.
"""

from django.db import migrations

ON_SQLITE = """
CREATE TRIGGER release_{name} BEFORE {event} ON salaries_release
WHEN NEW.year > CAST(strftime('%Y', 'now') AS integer)
BEGIN SELECT RAISE(ABORT, 'A survey of a year to come cannot be out yet.'); END
"""
ON_POSTGRESQL = """
CREATE FUNCTION release_not_to_come() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.year > extract(year FROM now() AT TIME ZONE 'UTC') THEN
        RAISE EXCEPTION 'A survey of a year to come cannot be out yet.'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER release_not_to_come BEFORE INSERT OR UPDATE OF year ON salaries_release
FOR EACH ROW EXECUTE FUNCTION release_not_to_come();
"""
OFF_POSTGRESQL = """
DROP TRIGGER release_not_to_come ON salaries_release;
DROP FUNCTION release_not_to_come();
"""
EVENTS = {"not_to_come": "INSERT", "not_moved_ahead": "UPDATE OF year"}


def add(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(ON_POSTGRESQL, params=None)
        return
    for name, event in EVENTS.items():
        schema_editor.execute(ON_SQLITE.format(name=name, event=event), params=None)


def remove(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(OFF_POSTGRESQL, params=None)
        return
    for name in EVENTS:
        schema_editor.execute(f"DROP TRIGGER release_{name}")


class Migration(migrations.Migration):

    dependencies = [("salaries", "0005_release_status")]

    operations = [migrations.RunPython(add, remove)]
