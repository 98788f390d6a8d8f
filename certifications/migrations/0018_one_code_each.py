import re

import django.db.models.functions.text
from django.db import migrations, models
from django.utils.timezone import now

import coderpath.sources.names

WHY = "A code leads to one certification, and is written in plain letters"
OTHERS = ("former_code", "apprentice_code")


def tell_apart(apps, schema_editor):
    """Who had a code first keeps it; another row that has it gets its number behind it."""
    db = schema_editor.connection.alias
    rows = apps.get_model("certifications", "Certification").objects.using(db).order_by("pk")
    codes, slugs, others, changed = set(), set(), {name: {""} for name in OTHERS}, []
    for row in rows:
        before = [getattr(row, name) for name in ("code", "slug", *OTHERS)]
        row.code = free(re.sub("[^A-Za-z0-9-]", "", row.code).lstrip("-") or "CODE", codes, row)
        row.slug = free(row.slug.lower(), slugs, row)
        for name in OTHERS:
            code = getattr(row, name)
            if code.lower() in others[name] or not re.fullmatch("[A-Za-z0-9][A-Za-z0-9-]*", code):
                setattr(row, name, "")
            others[name].add(code.lower())
        if before != [getattr(row, name) for name in ("code", "slug", *OTHERS)]:
            changed.append(row)
    for row in changed:
        row.save(update_fields=["code", "slug", *OTHERS])
    keep(apps, db, changed)


def free(code, taken, row):
    if code.lower() in taken:
        code = f"{code[:12]}-{row.pk}"
    taken.add(code.lower())
    return code


def keep(apps, db, changed):
    """In the histories stands what became of each."""
    past = apps.get_model("certifications", "HistoricalCertification").objects.using(db)
    for row in changed:
        columns = [field.attname for field in row._meta.concrete_fields]
        past.create(
            **{column: getattr(row, column) for column in columns},
            history_type="~",
            history_date=now(),
            history_change_reason=WHY,
        )


class Migration(migrations.Migration):

    dependencies = [
        ('certifications', '0017_bounds_of_fees'),
    ]

    operations = [
        migrations.AlterField(
            model_name='certification',
            name='apprentice_code',
            field=coderpath.sources.names.NameField(blank=True, help_text='The code until experience is shown: “CPC-A”.', max_length=20),
        ),
        migrations.AlterField(
            model_name='certification',
            name='code',
            field=coderpath.sources.names.NameField(help_text='As printed: “CCS-P”.', max_length=20, unique=True),
        ),
        migrations.AlterField(
            model_name='certification',
            name='former_code',
            field=coderpath.sources.names.NameField(blank=True, help_text='Its old address redirects here: “CPC-H” to COC.', max_length=20),
        ),
        migrations.AlterField(
            model_name='historicalcertification',
            name='apprentice_code',
            field=coderpath.sources.names.NameField(blank=True, help_text='The code until experience is shown: “CPC-A”.', max_length=20),
        ),
        migrations.AlterField(
            model_name='historicalcertification',
            name='code',
            field=coderpath.sources.names.NameField(db_index=True, help_text='As printed: “CCS-P”.', max_length=20),
        ),
        migrations.AlterField(
            model_name='historicalcertification',
            name='former_code',
            field=coderpath.sources.names.NameField(blank=True, help_text='Its old address redirects here: “CPC-H” to COC.', max_length=20),
        ),
        migrations.RunPython(tell_apart, migrations.RunPython.noop, elidable=True),
        migrations.AddConstraint(
            model_name='certification',
            constraint=models.UniqueConstraint(django.db.models.functions.text.Lower('code'), condition=models.Q(('code', ''), _negated=True), name='certification_code_once', violation_error_message='Another certification has this code.'),
        ),
        migrations.AddConstraint(
            model_name='certification',
            constraint=models.UniqueConstraint(django.db.models.functions.text.Lower('former_code'), condition=models.Q(('former_code', ''), _negated=True), name='certification_former_code_once', violation_error_message='Another certification has this former code.'),
        ),
        migrations.AddConstraint(
            model_name='certification',
            constraint=models.UniqueConstraint(django.db.models.functions.text.Lower('apprentice_code'), condition=models.Q(('apprentice_code', ''), _negated=True), name='certification_apprentice_code_once', violation_error_message='Another certification has this apprentice code.'),
        ),
        migrations.AddConstraint(
            model_name='certification',
            constraint=models.CheckConstraint(condition=models.Q(('code__regex', '^[A-Za-z0-9][A-Za-z0-9-]*$'), ('former_code__regex', '^$|^[A-Za-z0-9][A-Za-z0-9-]*$'), ('apprentice_code__regex', '^$|^[A-Za-z0-9][A-Za-z0-9-]*$')), name='certification_codes_are_plain', violation_error_message='A code has letters from A to Z, digits and hyphens only.'),
        ),
        migrations.AddConstraint(
            model_name='certification',
            constraint=models.CheckConstraint(condition=models.Q(('slug', django.db.models.functions.text.Lower('slug'))), name='certification_slug_is_lower_case', violation_error_message='Write the slug in small letters.'),
        ),
    ]
