"""Rows of one source and date become one rule with ways; estimates of time a kind of their own.

A way keeps the key and the number of the row that it was, so that paths, other credentials and
histories go on pointing to it. What a shipped row read into the silence of its source goes.
"""

import re
from collections import defaultdict

from django.core.management.color import no_style
from django.db import migrations
from django.db.models import F
from django.utils.timezone import now

LIVE = ("IN_USE", "REPORTED")
WAY = (
    "strength",
    "rule",
    "education",
    "is_accredited",
    "experience_months",
    "work",
    "training_hours",
    "credential_id",
    "license",
    "needs_membership",
    "also_asks",
)
NAMING = (
    "education",
    "experience_months",
    "training_hours",
    "credential_id",
    "license",
    "needs_membership",
    "also_asks",
)
FACT = (
    "key",
    "certification_id",
    "source_id",
    "locator",
    "as_of",
    "as_of_text",
    "basis",
    "until",
    "standing",
    "note",
    "checked_on",
)
STUDY = ("weeks_low", "weeks_high", "hours_low", "hours_high")
ENTRY = (
    "history_date",
    "history_type",
    "history_change_reason",
    "history_user_id",
)
# Shipped rows that said “nothing” where their source only advises, or speaks of credentials alone.
SILENT = {
    f"{code}-sit-nothing-to-show-before-the-exam-medcodely-{code}-study": (
        "Nothing to show before the exam"
    )
    for code in ("circc", "ccvtc", "cosc", "crhc")
} | {
    "crc-sit-no-other-credential-openexamprep-crc-vs-cpc-worth-2026": "No other credential",
}
WHY_SILENT = "Its source does not say that nothing is required"
LESS = {
    "A guide’s reading of AAPC.": (
        "A guide’s reading of AAPC: it says only that no other credential is required, and not "
        "what else is."
    )
}
ASKS_NOTHING = re.compile(r"(nothing|none|no|anyone)\b", re.IGNORECASE)


def copied(row, names) -> dict:
    return {name: getattr(row, name) for name in names}


def way_of(row) -> dict:
    """The columns of a way, of a row of today or of its history."""
    found = copied(row, WAY)
    names = any(found[name] for name in NAMING)
    found["asks_practicode"] = (
        row.purpose == "LOSE_A" and "Practicode" in row.rule and "or Practicode" not in row.rule
    )
    if found["also_asks"] == "Practicode":
        found["also_asks"] = ""
    if row.purpose in ("COUNTS", "PROOF"):
        found["about"] = about(row.rule)
    elif row.strength == "REQUIRED" and not names and not found["asks_practicode"]:
        found["asks_nothing"] = bool(ASKS_NOTHING.match(row.rule))
        found["also_asks"] = "" if found["asks_nothing"] else row.rule[:100]
    return found


def about(rule: str) -> str:
    if rule.startswith("For the course"):
        return "COURSE"
    return "PRACTICODE" if rule.startswith("Practicode") else "WORK"


def study_of(row) -> dict:
    found = copied(row, (*FACT, *STUDY))
    return found | {"estimate": row.rule, "study_hours": row.training_hours}


def rules_of(rows) -> list[list]:
    """Rows of one source, purpose, date and standing, each list in the order of their numbers."""
    found = defaultdict(list)
    for row in rows:
        standing = "REPORTED" if row.standing in LIVE else row.standing
        about = (row.certification_id, row.purpose, row.source_id)
        found[(*about, row.as_of, standing, row.until)].append(row)
    return sorted(found.values(), key=lambda rows: (rows[0].standing not in LIVE, rows[0].pk))


def free_key(row, taken: set) -> str:
    purpose = row.purpose.lower().replace("_", "-")
    base = f"{row.certification.slug}-{purpose}-{row.source.slug}"[:120].rstrip("-")
    key, number = base, 1
    while key in taken:
        number += 1
        key = f"{base[:115]}-{number}"
    return key


def fill(apps, schema_editor):
    using = schema_editor.connection.alias

    def rows_of(name):
        return apps.get_model("certifications", name)._base_manager.using(using)

    old = rows_of("Requirement").select_related("certification", "source").order_by("pk")
    studies = [row for row in old if row.is_study_time]
    rules = rules_of(row for row in old if not row.is_study_time)
    rule_of = {row.pk: rows[0].pk for rows in rules for row in rows}
    study_pks = {row.pk for row in studies}
    study_pks |= set(
        rows_of("HistoricalRequirement").filter(is_study_time=True).values_list("id", flat=True)
    ) - set(rule_of)

    move_study(rows_of, studies)
    silent = silent_rows(rows_of, rules)
    move_ways(rows_of, rules, silent)
    move_histories(rows_of, rule_of, study_pks, silent)
    point_to_ways(rows_of, study_pks)
    keep_one_row_a_rule(rows_of, rules, study_pks, silent)
    reset_numbers(apps, schema_editor.connection)


def move_study(rows_of, studies):
    model = rows_of("StudyTime")
    model.bulk_create([model.model(pk=row.pk, **study_of(row)) for row in studies])


def silent_rows(rows_of, rules) -> set[int]:
    """The numbers of the shipped rows that go, unless an editor reworded one or a path uses it."""
    used = set(rows_of("PathStep").values_list("rule_id", flat=True))
    return {
        row.pk
        for rows in rules
        for row in rows
        if SILENT.get(row.key) == row.rule and row.pk not in used
    }


def move_ways(rows_of, rules, silent):
    model = rows_of("Way")
    model.bulk_create(
        model.model(
            pk=row.pk,
            key=row.key,
            requirement_id=rows[0].pk,
            position=position,
            note="" if is_shared_note(rows) else row.note,
            **way_of(row),
        )
        for rows in rules
        for position, row in enumerate((row for row in rows if row.pk not in silent), 1)
    )


def is_shared_note(rows) -> bool:
    return len({row.note for row in rows}) == 1


def move_histories(rows_of, rule_of, study_pks, silent):
    """Every entry of a way or an estimate; then that the silent ones went."""
    ways, studies = rows_of("HistoricalWay"), rows_of("HistoricalStudyTime")
    position = dict(rows_of("Way").values_list("pk", "position"))
    note = dict(rows_of("Way").values_list("pk", "note"))
    latest, moved_ways, moved_studies = {}, [], []
    for entry in rows_of("HistoricalRequirement").order_by("history_date", "history_id"):
        when = copied(entry, ENTRY)
        if entry.id in study_pks:
            moved_studies.append(studies.model(id=entry.id, **study_of(entry), **when))
            continue
        values = {
            "id": entry.id,
            "key": entry.key,
            "requirement_id": rule_of.get(entry.id, entry.id),
            "position": position.get(entry.id, 0),
            "note": note.get(entry.id, entry.note),
        } | way_of(entry)
        moved_ways.append(ways.model(**values, **when))
        latest[entry.id] = values
    gone = {"history_date": now(), "history_type": "-", "history_change_reason": WHY_SILENT}
    moved_ways += [ways.model(**latest[pk], **gone) for pk in sorted(silent) if pk in latest]
    ways.bulk_create(moved_ways, batch_size=500)
    studies.bulk_create(moved_studies, batch_size=500)


def point_to_ways(rows_of, study_pks):
    """A way has the number of the row that it was: only which of the two it is must be told."""
    ways = rows_of("Way").values("pk")
    rows_of("AlsoServing").exclude(requirement_id__in=ways).delete()
    for name in ("AlsoServing", "HistoricalAlsoServing"):
        rows_of(name).update(way_id=F("requirement_id"))
        rows_of(name).update(requirement_id=None)
    for name in ("PathStep", "HistoricalPathStep"):
        for step in rows_of(name).exclude(rule_id=None):
            to = {"way_id": step.rule_id}
            if step.rule_id in study_pks:
                alone = step.kind == "TRAINING" and step.training_id is None
                to = {"study_id": step.rule_id if alone else None}
            elif step.kind == "TRAINING" and not step.may_be_included:
                to = {"way_id": None}
            rows_of(name).filter(pk=step.pk).update(rule_id=None, **to)


def keep_one_row_a_rule(rows_of, rules, study_pks, silent):
    taken = set()
    for rows in rules:
        first = rows[0]
        key = free_key(first, taken)
        taken.add(key)
        note = first.note if is_shared_note(rows) else ""
        if first.pk in silent:
            note = LESS.get(note, note)
        chosen = any(row.standing == "IN_USE" for row in rows)
        standing = "IN_USE" if chosen else first.standing
        kept = {"key": key, "note": note, "standing": standing}
        rows_of("Requirement").filter(pk=first.pk).update(**kept)
        entries = rows_of("HistoricalRequirement").filter(id=first.pk)
        entries.update(key=key, note=note)
        others = [row.pk for row in rows[1:]]
        rows_of("HistoricalRequirement").filter(id__in=others).delete()
        rows_of("Requirement").filter(pk__in=others).delete()
    rows_of("HistoricalRequirement").filter(id__in=study_pks).delete()
    rows_of("Requirement").filter(pk__in=study_pks).delete()


def reset_numbers(apps, connection):
    """Rows came with their numbers: PostgreSQL must count on from them."""
    models = [apps.get_model("certifications", name) for name in ("Way", "StudyTime")]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)


class Migration(migrations.Migration):

    dependencies = [
        ("certifications", "0013_rules_have_ways"),
    ]

    operations = [migrations.RunPython(fill)]
