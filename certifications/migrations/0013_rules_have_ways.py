import coderpath.sources.facts
import datetime
import django.db.models.deletion
import django.db.models.functions.comparison
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('certifications', '0012_hours_of_class_or_study'),
        ('sources', '0003_edition_begun'),
    ]

    operations = [
        migrations.CreateModel(
            name='HistoricalStudyTime',
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
                ('estimate', models.CharField(help_text='As the source says it: “6–12 weeks at 10–15 hours a week”.', max_length=250, verbose_name='in plain words')),
                ('weeks_low', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='weeks, at least')),
                ('weeks_high', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='weeks, at most')),
                ('hours_low', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='hours a week, at least')),
                ('hours_high', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='hours a week, at most')),
                ('study_hours', models.PositiveSmallIntegerField(blank=True, help_text='Where the source gives hours and no weeks: the most of a range.', null=True, verbose_name='hours of study in all')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
            ],
            options={
                'verbose_name': 'historical study time',
                'verbose_name_plural': 'historical study times',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalWay',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('key', models.SlugField(default=coderpath.sources.facts.new_key, editable=False, help_text='Names this way for good: fixtures and paths rely on it.', max_length=120)),
                ('position', models.PositiveSmallIntegerField(default=0, help_text='Its place among the ways of the rule.', verbose_name='place')),
                ('strength', models.CharField(choices=[('REQUIRED', 'Required'), ('RECOMMENDED', 'Recommended')], default='REQUIRED', max_length=11)),
                ('rule', models.CharField(help_text='As readers read it: “High-school diploma or equivalent”. Whatever it asks goes into the fields too.', max_length=250, verbose_name='in plain words')),
                ('asks_nothing', models.BooleanField(default=False, help_text='On only where the source says that nothing is required.', verbose_name='asks nothing')),
                ('education', models.CharField(blank=True, choices=[('HIGH_SCHOOL', 'High-school diploma or GED'), ('ASSOCIATE', 'Associate degree'), ('BACHELOR', 'Bachelor’s degree'), ('MASTER', 'Master’s degree')], max_length=11)),
                ('is_accredited', models.BooleanField(default=False, help_text='On when the degree must come from a program the issuer names.', verbose_name='from an accredited program')),
                ('experience_months', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='work experience (months)')),
                ('work', models.CharField(blank=True, choices=[('CODING', 'Coding'), ('BILLING', 'Billing'), ('DOCUMENTATION', 'Clinical documentation'), ('AUDITING', 'Auditing'), ('PRIVACY', 'Privacy or security management'), ('HEALTH_CARE', 'Health care of any kind'), ('OTHER', 'Other work, which the rule names')], help_text='Empty when the source does not say what work counts.', max_length=13, verbose_name='kind of work')),
                ('training_hours', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='training (hours)')),
                ('asks_practicode', models.BooleanField(default=False, verbose_name='Practicode')),
                ('license', models.CharField(blank=True, choices=[('RN', 'Nurse (RN)')], help_text='As well as the credential, or alone: “RN” for “RHIT, RN or MD”.', max_length=2, verbose_name='license that serves')),
                ('needs_membership', models.BooleanField(default=False, verbose_name='membership')),
                ('also_asks', models.CharField(blank=True, help_text='In a few words, when no other field can say it: “an approved course”.', max_length=100, verbose_name='whatever else it asks')),
                ('about', models.CharField(blank=True, choices=[('WORK', 'Work or externships'), ('COURSE', 'A course'), ('PRACTICODE', 'Practicode')], help_text='Only for what counts as experience and how it is proved.', max_length=10, verbose_name='is about')),
                ('note', models.CharField(blank=True, help_text='Shown to readers.', max_length=300)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
            ],
            options={
                'verbose_name': 'historical way',
                'verbose_name_plural': 'historical ways',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='StudyTime',
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
                ('estimate', models.CharField(help_text='As the source says it: “6–12 weeks at 10–15 hours a week”.', max_length=250, verbose_name='in plain words')),
                ('weeks_low', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='weeks, at least')),
                ('weeks_high', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='weeks, at most')),
                ('hours_low', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='hours a week, at least')),
                ('hours_high', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='hours a week, at most')),
                ('study_hours', models.PositiveSmallIntegerField(blank=True, help_text='Where the source gives hours and no weeks: the most of a range.', null=True, verbose_name='hours of study in all')),
            ],
        ),
        migrations.CreateModel(
            name='Way',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(default=coderpath.sources.facts.new_key, editable=False, help_text='Names this way for good: fixtures and paths rely on it.', max_length=120, unique=True)),
                ('position', models.PositiveSmallIntegerField(default=0, help_text='Its place among the ways of the rule.', verbose_name='place')),
                ('strength', models.CharField(choices=[('REQUIRED', 'Required'), ('RECOMMENDED', 'Recommended')], default='REQUIRED', max_length=11)),
                ('rule', models.CharField(help_text='As readers read it: “High-school diploma or equivalent”. Whatever it asks goes into the fields too.', max_length=250, verbose_name='in plain words')),
                ('asks_nothing', models.BooleanField(default=False, help_text='On only where the source says that nothing is required.', verbose_name='asks nothing')),
                ('education', models.CharField(blank=True, choices=[('HIGH_SCHOOL', 'High-school diploma or GED'), ('ASSOCIATE', 'Associate degree'), ('BACHELOR', 'Bachelor’s degree'), ('MASTER', 'Master’s degree')], max_length=11)),
                ('is_accredited', models.BooleanField(default=False, help_text='On when the degree must come from a program the issuer names.', verbose_name='from an accredited program')),
                ('experience_months', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='work experience (months)')),
                ('work', models.CharField(blank=True, choices=[('CODING', 'Coding'), ('BILLING', 'Billing'), ('DOCUMENTATION', 'Clinical documentation'), ('AUDITING', 'Auditing'), ('PRIVACY', 'Privacy or security management'), ('HEALTH_CARE', 'Health care of any kind'), ('OTHER', 'Other work, which the rule names')], help_text='Empty when the source does not say what work counts.', max_length=13, verbose_name='kind of work')),
                ('training_hours', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='training (hours)')),
                ('asks_practicode', models.BooleanField(default=False, verbose_name='Practicode')),
                ('license', models.CharField(blank=True, choices=[('RN', 'Nurse (RN)')], help_text='As well as the credential, or alone: “RN” for “RHIT, RN or MD”.', max_length=2, verbose_name='license that serves')),
                ('needs_membership', models.BooleanField(default=False, verbose_name='membership')),
                ('also_asks', models.CharField(blank=True, help_text='In a few words, when no other field can say it: “an approved course”.', max_length=100, verbose_name='whatever else it asks')),
                ('about', models.CharField(blank=True, choices=[('WORK', 'Work or externships'), ('COURSE', 'A course'), ('PRACTICODE', 'Practicode')], help_text='Only for what counts as experience and how it is proved.', max_length=10, verbose_name='is about')),
                ('note', models.CharField(blank=True, help_text='Shown to readers.', max_length=300)),
            ],
            options={
                'ordering': ['requirement', 'position', 'key'],
            },
        ),
        migrations.RemoveConstraint(
            model_name='alsoserving',
            name='unique_also_serving',
        ),
        migrations.RemoveConstraint(
            model_name='pathstep',
            name='path_a_goes_by_a_rule',
        ),
        migrations.RemoveConstraint(
            model_name='pathstep',
            name='path_job_rests_on_something',
        ),
        migrations.RemoveConstraint(
            model_name='pathstep',
            name='path_months_are_of_a_job',
        ),
        migrations.RemoveConstraint(
            model_name='pathstep',
            name='path_step_included_by_a_rule',
        ),
        migrations.RemoveConstraint(
            model_name='requirement',
            name='study_time_has_weeks_or_hours',
        ),
        migrations.RemoveConstraint(
            model_name='requirement',
            name='requirement_weeks_in_order',
        ),
        migrations.RemoveConstraint(
            model_name='requirement',
            name='unique_requirement',
        ),
        migrations.RemoveConstraint(
            model_name='requirement',
            name='requirement_work_has_months',
        ),
        migrations.RemoveConstraint(
            model_name='requirement',
            name='requirement_hours_a_week_in_order',
        ),
        migrations.RemoveConstraint(
            model_name='requirement',
            name='requirement_hours_a_week_have_weeks',
        ),
        migrations.RemoveConstraint(
            model_name='requirement',
            name='requirement_time_is_some',
        ),
        migrations.AddField(
            model_name='historicalstudytime',
            name='certification',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='certifications.certification'),
        ),
        migrations.AddField(
            model_name='historicalstudytime',
            name='history_user',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='historicalstudytime',
            name='source',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='sources.source'),
        ),
        migrations.AddField(
            model_name='historicalway',
            name='credential',
            field=models.ForeignKey(blank=True, db_constraint=False, help_text='One of them, when the way names several; the others are rows of their own.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='certifications.certification', verbose_name='other credential'),
        ),
        migrations.AddField(
            model_name='historicalway',
            name='history_user',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='historicalway',
            name='requirement',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='certifications.requirement', verbose_name='rule'),
        ),
        migrations.AddField(
            model_name='studytime',
            name='certification',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='study_times', to='certifications.certification'),
        ),
        migrations.AddField(
            model_name='studytime',
            name='source',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(app_label)s_%(class)s_set', to='sources.source'),
        ),
        migrations.AddField(
            model_name='historicalpathstep',
            name='study',
            field=models.ForeignKey(blank=True, db_constraint=False, help_text='For studying alone: the estimate to count. Empty for the one readers see.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='certifications.studytime', verbose_name='study time'),
        ),
        migrations.AddField(
            model_name='pathstep',
            name='study',
            field=models.ForeignKey(blank=True, help_text='For studying alone: the estimate to count. Empty for the one readers see.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='path_steps', to='certifications.studytime', verbose_name='study time'),
        ),
        migrations.AddField(
            model_name='way',
            name='credential',
            field=models.ForeignKey(blank=True, help_text='One of them, when the way names several; the others are rows of their own.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='required_by', to='certifications.certification', verbose_name='other credential'),
        ),
        migrations.AddField(
            model_name='way',
            name='requirement',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rows', to='certifications.requirement', verbose_name='rule'),
        ),
        migrations.AddField(
            model_name='alsoserving',
            name='way',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='also_serving', to='certifications.way'),
        ),
        migrations.AddField(
            model_name='historicalalsoserving',
            name='way',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='certifications.way'),
        ),
        migrations.AddField(
            model_name='historicalpathstep',
            name='way',
            field=models.ForeignKey(blank=True, db_constraint=False, help_text='What it meets: how the “A” goes, what work is asked or advised.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='certifications.way', verbose_name='way of a rule'),
        ),
        migrations.AddField(
            model_name='pathstep',
            name='way',
            field=models.ForeignKey(blank=True, help_text='What it meets: how the “A” goes, what work is asked or advised.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='path_steps', to='certifications.way', verbose_name='way of a rule'),
        ),
        migrations.AlterField(
            model_name='alsoserving',
            name='requirement',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='also_serving', to='certifications.requirement'),
        ),
    ]
