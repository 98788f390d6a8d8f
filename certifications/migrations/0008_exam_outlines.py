"""Areas of exams move under the outline of the publisher that gives them.

Until now each area was a fact of its own, so that the areas of several publishers made one list.
"""

import datetime

import django.db.models.deletion
import django.db.models.functions.comparison
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import coderpath.sources.facts

FACT = (
    "certification_id",
    "as_of",
    "as_of_text",
    "basis",
    "until",
    "standing",
    "note",
    "checked_on",
)


def gather(apps, schema_editor):
    """One outline for what a publisher said at one time; its key names its first page."""
    ExamDomain = apps.get_model("certifications", "ExamDomain")
    ExamOutline = apps.get_model("certifications", "ExamOutline")
    outlines = {}
    domains = ExamDomain.objects.select_related("source", "certification")
    for domain in domains.order_by("certification__code", "position", "key"):
        said = (
            domain.certification_id,
            domain.source.publisher,
            domain.as_of,
            domain.standing,
            domain.until,
        )
        if said not in outlines:
            outlines[said] = ExamOutline.objects.create(
                key=free_key(ExamOutline, domain),
                source_id=domain.source_id,
                **{name: getattr(domain, name) for name in FACT},
            )
        domain.outline = outlines[said]
        if domain.source_id != domain.outline.source_id:
            domain.read_at_id = domain.source_id
        domain.name = free_name(ExamDomain, domain)
        domain.save()


def free_key(ExamOutline, domain) -> str:
    """As shipped: the certification and the page; numbered where that is taken."""
    base = f"{domain.certification.slug}-outline-{domain.source.slug}"[:110]
    taken = ExamOutline.objects.filter(key__startswith=base).count()
    return f"{base}-{taken + 1}" if taken else base


def free_name(ExamDomain, domain) -> str:
    """Two rows of one publisher may have had one name; an outline has it once."""
    again = ExamDomain.objects.filter(outline=domain.outline, name=domain.name)
    return f"{domain.name[:140]} ({domain.source.slug[:7]})" if again.exists() else domain.name


class Migration(migrations.Migration):

    dependencies = [
        ('certifications', '0007_whole_paths'),
        ('sources', '0003_edition_begun'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ExamOutline',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(default=coderpath.sources.facts.new_key, editable=False, help_text='Names this fact for good: fixtures and links rely on it.', max_length=120, unique=True)),
                ('locator', models.CharField(blank=True, help_text='Heading, table, cell, or the words it uses: “member price”.', max_length=200, verbose_name='where in the source')),
                ('as_of', models.DateField(blank=True, help_text='The first day the source says it holds. Empty when the source gives no date.', null=True, verbose_name='holds from')),
                ('as_of_text', models.CharField(blank=True, help_text='When a day would say too much: “2022 or later”, “about 2013–15”.', max_length=60, verbose_name='date in words')),
                ('basis', models.CharField(choices=[('STATED', 'stated by the source'), ('GIVEN', 'given by the source or inferred from it'), ('INFERRED', 'inferred from the source'), ('UNDATED', 'the source gives no date')], default='STATED', max_length=8, verbose_name='how the date is known')),
                ('until', models.DateField(blank=True, help_text='The last day it held. Set when a newer figure replaces it.', null=True, verbose_name='known to hold until')),
                ('standing', models.CharField(choices=[('IN_USE', 'In use: chosen by an editor'), ('REPORTED', 'Also reported'), ('SUPERSEDED', 'Superseded: true once'), ('DISPUTED', 'Disputed by other sources'), ('MISTAKEN', 'Mistaken')], default='REPORTED', max_length=10)),
                ('note', models.CharField(blank=True, help_text='Shown to readers: why it differs, or why it is in use.', max_length=300)),
                ('checked_on', models.DateField(blank=True, help_text='The day an editor last checked.', null=True)),
                ('areas', models.PositiveSmallIntegerField(blank=True, help_text='As the publisher counts them. Empty when it gives no number.', null=True, verbose_name='areas in all')),
            ],
        ),
        migrations.CreateModel(
            name='HistoricalExamOutline',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('key', models.SlugField(default=coderpath.sources.facts.new_key, editable=False, help_text='Names this fact for good: fixtures and links rely on it.', max_length=120)),
                ('locator', models.CharField(blank=True, help_text='Heading, table, cell, or the words it uses: “member price”.', max_length=200, verbose_name='where in the source')),
                ('as_of', models.DateField(blank=True, help_text='The first day the source says it holds. Empty when the source gives no date.', null=True, verbose_name='holds from')),
                ('as_of_text', models.CharField(blank=True, help_text='When a day would say too much: “2022 or later”, “about 2013–15”.', max_length=60, verbose_name='date in words')),
                ('basis', models.CharField(choices=[('STATED', 'stated by the source'), ('GIVEN', 'given by the source or inferred from it'), ('INFERRED', 'inferred from the source'), ('UNDATED', 'the source gives no date')], default='STATED', max_length=8, verbose_name='how the date is known')),
                ('until', models.DateField(blank=True, help_text='The last day it held. Set when a newer figure replaces it.', null=True, verbose_name='known to hold until')),
                ('standing', models.CharField(choices=[('IN_USE', 'In use: chosen by an editor'), ('REPORTED', 'Also reported'), ('SUPERSEDED', 'Superseded: true once'), ('DISPUTED', 'Disputed by other sources'), ('MISTAKEN', 'Mistaken')], default='REPORTED', max_length=10)),
                ('note', models.CharField(blank=True, help_text='Shown to readers: why it differs, or why it is in use.', max_length=300)),
                ('checked_on', models.DateField(blank=True, help_text='The day an editor last checked.', null=True)),
                ('areas', models.PositiveSmallIntegerField(blank=True, help_text='As the publisher counts them. Empty when it gives no number.', null=True, verbose_name='areas in all')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
            ],
            options={
                'verbose_name': 'historical exam outline',
                'verbose_name_plural': 'historical exam outlines',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.RemoveConstraint(
            model_name='examdomain',
            name='exam_domain_percent_in_order',
        ),
        migrations.RemoveConstraint(
            model_name='examdomain',
            name='unique_exam_domain',
        ),
        migrations.RemoveConstraint(
            model_name='examdomain',
            name='exam_domain_dates_in_order',
        ),
        migrations.AddField(
            model_name='examdomain',
            name='read_at',
            field=models.ForeignKey(blank=True, help_text='When the area stands on another page than the outline: that page. It is of the same publisher, or quotes it.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='sources.source', verbose_name='read on another page'),
        ),
        migrations.AddField(
            model_name='historicalexamdomain',
            name='read_at',
            field=models.ForeignKey(blank=True, db_constraint=False, help_text='When the area stands on another page than the outline: that page. It is of the same publisher, or quotes it.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='sources.source', verbose_name='read on another page'),
        ),
        migrations.AddField(
            model_name='examoutline',
            name='certification',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='exam_outlines', to='certifications.certification'),
        ),
        migrations.AddField(
            model_name='examoutline',
            name='source',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(app_label)s_%(class)s_set', to='sources.source'),
        ),
        migrations.AddField(
            model_name='examdomain',
            name='outline',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='domains', to='certifications.examoutline'),
        ),
        migrations.AddField(
            model_name='historicalexamdomain',
            name='outline',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='certifications.examoutline'),
        ),
        migrations.AddField(
            model_name='historicalexamoutline',
            name='certification',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='certifications.certification'),
        ),
        migrations.AddField(
            model_name='historicalexamoutline',
            name='history_user',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='historicalexamoutline',
            name='source',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='sources.source'),
        ),
        migrations.AddConstraint(
            model_name='examoutline',
            constraint=models.CheckConstraint(condition=models.Q(('areas__isnull', True), ('areas__gte', 1), _connector='OR'), name='exam_outline_has_areas', violation_error_message='An exam has at least one area. Leave it empty if unknown.'),
        ),
        migrations.AddConstraint(
            model_name='examoutline',
            constraint=models.UniqueConstraint(models.F('certification'), models.F('source'), django.db.models.functions.comparison.Coalesce(models.F('as_of'), models.Value(datetime.date(1, 1, 1), models.DateField())), name='unique_exam_outline', violation_error_message='This source already has this figure, with this date.'),
        ),
        migrations.AddConstraint(
            model_name='examoutline',
            constraint=models.CheckConstraint(condition=models.Q(('until__isnull', True), ('as_of__isnull', True), ('until__gte', models.F('as_of')), _connector='OR'), name='exam_outline_dates_in_order', violation_error_message='It cannot end before it begins.'),
        ),
        migrations.RunPython(gather, migrations.RunPython.noop, elidable=True),
    ]
