from django.db import migrations, models
from django.db.models import Q
from django.utils.timezone import now

DUES = Q(kind="DUES", certification__isnull=False)
SELDOM = Q(every_months__gt=120)
WHY = "Members pay dues to an organization, and no fee comes round less often than in ten years."


def set_aside(apps, schema_editor):
    """What no source can have said was typed wrong: it stays on record, and no page shows it."""
    db = schema_editor.connection.alias
    fee, past = (apps.get_model("certifications", name) for name in ("Fee", "HistoricalFee"))
    wrong = list(fee.objects.using(db).filter(DUES | SELDOM).exclude(standing="MISTAKEN"))
    for row in wrong:
        row.standing, row.note = "MISTAKEN", row.note or WHY
    fee.objects.using(db).bulk_update(wrong, ["standing", "note"])
    columns = [field.attname for field in fee._meta.concrete_fields]
    past.objects.using(db).bulk_create(
        past(
            **{column: getattr(row, column) for column in columns},
            history_type="~",
            history_date=now(),
            history_change_reason=WHY[:100],
        )
        for row in wrong
    )


class Migration(migrations.Migration):

    dependencies = [
        ("certifications", "0016_programs_and_funding"),
    ]

    operations = [
        migrations.RunPython(set_aside, migrations.RunPython.noop, elidable=True),
        migrations.AddConstraint(
            model_name='fee',
            constraint=models.CheckConstraint(condition=models.Q(('every_months__isnull', True), ('every_months__lte', 120), ('standing', 'MISTAKEN'), _connector='OR'), name='fee_recurs_within_ten_years', violation_error_message='A fee comes round every ten years (120 months) at least.'),
        ),
        migrations.AddConstraint(
            model_name='fee',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'DUES'), _negated=True), ('issuer__isnull', False), ('standing', 'MISTAKEN'), _connector='OR'), name='dues_are_of_an_organization', violation_error_message='Members pay dues to an organization: leave the certification empty and choose the issuer.'),
        ),
    ]
