from django.db import migrations


def drop_plain_codes(apps, schema_editor):
    """Recovery codes of before were stored as they are. Their owners make new ones."""
    apps.get_model('otp_static', 'StaticDevice').objects.all().delete()


class Migration(migrations.Migration):

    dependencies = [
        ('signin', '0001_recovery_codes'),
    ]

    operations = [
        migrations.RunPython(drop_plain_codes, migrations.RunPython.noop),
    ]
