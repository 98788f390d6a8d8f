"""What an area of an exam no longer says itself, its outline says."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('certifications', '0008_exam_outlines'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='examdomain',
            options={'ordering': ['outline', 'position', 'name'], 'verbose_name': 'area of an exam', 'verbose_name_plural': 'areas of exams'},
        ),
        migrations.AlterModelOptions(
            name='historicalexamdomain',
            options={'get_latest_by': ('history_date', 'history_id'), 'ordering': ('-history_date', '-history_id'), 'verbose_name': 'historical area of an exam', 'verbose_name_plural': 'historical areas of exams'},
        ),
        migrations.RemoveField(
            model_name='examdomain',
            name='as_of',
        ),
        migrations.RemoveField(
            model_name='examdomain',
            name='as_of_text',
        ),
        migrations.RemoveField(
            model_name='examdomain',
            name='basis',
        ),
        migrations.RemoveField(
            model_name='examdomain',
            name='certification',
        ),
        migrations.RemoveField(
            model_name='examdomain',
            name='checked_on',
        ),
        migrations.RemoveField(
            model_name='examdomain',
            name='key',
        ),
        migrations.RemoveField(
            model_name='examdomain',
            name='locator',
        ),
        migrations.RemoveField(
            model_name='examdomain',
            name='note',
        ),
        migrations.RemoveField(
            model_name='examdomain',
            name='source',
        ),
        migrations.RemoveField(
            model_name='examdomain',
            name='standing',
        ),
        migrations.RemoveField(
            model_name='examdomain',
            name='until',
        ),
        migrations.RemoveField(
            model_name='historicalexamdomain',
            name='as_of',
        ),
        migrations.RemoveField(
            model_name='historicalexamdomain',
            name='as_of_text',
        ),
        migrations.RemoveField(
            model_name='historicalexamdomain',
            name='basis',
        ),
        migrations.RemoveField(
            model_name='historicalexamdomain',
            name='certification',
        ),
        migrations.RemoveField(
            model_name='historicalexamdomain',
            name='checked_on',
        ),
        migrations.RemoveField(
            model_name='historicalexamdomain',
            name='key',
        ),
        migrations.RemoveField(
            model_name='historicalexamdomain',
            name='locator',
        ),
        migrations.RemoveField(
            model_name='historicalexamdomain',
            name='note',
        ),
        migrations.RemoveField(
            model_name='historicalexamdomain',
            name='source',
        ),
        migrations.RemoveField(
            model_name='historicalexamdomain',
            name='standing',
        ),
        migrations.RemoveField(
            model_name='historicalexamdomain',
            name='until',
        ),
        migrations.AlterField(
            model_name='examdomain',
            name='outline',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='domains', to='certifications.examoutline'),
        ),
        migrations.AddConstraint(
            model_name='examdomain',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('percent_high__isnull', True), ('percent_low__isnull', True)), models.Q(('percent_high__isnull', True), ('percent_low__range', (0, 100))), models.Q(('percent_high__isnull', False), ('percent_low__gte', 0), ('percent_high__gte', models.F('percent_low')), ('percent_high__lte', 100)), _connector='OR'), name='exam_domain_percent_in_order', violation_error_message='Weights run from 0 to 100, the lower one first.'),
        ),
        migrations.AddConstraint(
            model_name='examdomain',
            constraint=models.UniqueConstraint(fields=('outline', 'name'), name='unique_exam_domain', violation_error_message='This outline already has this area.'),
        ),
    ]
