import coderpath.sources.facts
import datetime
import django.db.models.deletion
import django.db.models.functions.comparison
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('certifications', '0015_rules_without_columns'),
        ('salaries', '0007_projections_as_relayed'),
        ('sources', '0008_school_publishers'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Funding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=60, unique=True)),
                ('name', models.CharField(max_length=120, unique=True)),
                ('kind', models.CharField(choices=[('FEDERAL', 'Federal program'), ('MILITARY', 'For service members, veterans and their families'), ('STATE', 'State program'), ('EMPLOYER', 'Employer or apprenticeship'), ('ORGANIZATION', 'Organization of coders')], max_length=12)),
            ],
            options={
                'verbose_name': 'way to pay',
                'verbose_name_plural': 'ways to pay',
                'ordering': ['kind', 'name'],
            },
        ),
        migrations.AddField(
            model_name='historicaltraining',
            name='state',
            field=models.ForeignKey(blank=True, db_constraint=False, help_text='Where its provider is. Empty for a type of program.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='salaries.area'),
        ),
        migrations.AddField(
            model_name='training',
            name='state',
            field=models.ForeignKey(blank=True, help_text='Where its provider is. Empty for a type of program.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='salaries.area'),
        ),
        migrations.CreateModel(
            name='HistoricalFunding',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('slug', models.SlugField(max_length=60)),
                ('name', models.CharField(db_index=True, max_length=120)),
                ('kind', models.CharField(choices=[('FEDERAL', 'Federal program'), ('MILITARY', 'For service members, veterans and their families'), ('STATE', 'State program'), ('EMPLOYER', 'Employer or apprenticeship'), ('ORGANIZATION', 'Organization of coders')], max_length=12)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical way to pay',
                'verbose_name_plural': 'historical ways to pay',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalFundingRule',
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
                ('kind', models.CharField(choices=[('WHO', 'Who can get it'), ('AMOUNT', 'How much it pays'), ('RULE', 'Rule'), ('LENGTH', 'Length of the training'), ('START', 'When it begins'), ('APPLY', 'How to apply')], max_length=6)),
                ('says', models.CharField(blank=True, help_text='In plain words, as a reader needs it. Empty when the amount says it all.', max_length=250)),
                ('low', models.DecimalField(blank=True, decimal_places=2, max_digits=8, null=True, verbose_name='dollars')),
                ('high', models.DecimalField(blank=True, decimal_places=2, max_digits=8, null=True, verbose_name='upper end')),
                ('per', models.CharField(blank=True, choices=[('TEST', 'a test'), ('YEAR', 'a year'), ('LIFETIME', 'in a lifetime'), ('TAX_RETURN', 'a tax return'), ('AWARD', 'an award')], max_length=10)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('funding', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='certifications.funding', verbose_name='way to pay')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('source', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='sources.source')),
            ],
            options={
                'verbose_name': 'historical funding rule',
                'verbose_name_plural': 'historical funding rules',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalProgramTerm',
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
                ('kind', models.CharField(choices=[('AWARD', 'What you get at the end'), ('PREPARES', 'Exam it prepares for'), ('PREREQUISITE', 'What you need to start'), ('DELIVERY', 'How it is taught'), ('CREDITS', 'Credits'), ('LENGTH', 'Length, in its own words'), ('PRICE_HOLDS', 'What its price holds'), ('EXTERNSHIP', 'Practice in a workplace'), ('CHECK', 'Background check'), ('APPROVAL', 'Approved by'), ('AID', 'Help to pay'), ('REGULATOR', 'What a regulator did'), ('OUTCOME', 'What became of its students, as it says')], max_length=12)),
                ('says', models.CharField(help_text='In plain words, as the source has it.', max_length=250)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('source', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='sources.source')),
                ('training', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='certifications.training', verbose_name='program')),
            ],
            options={
                'verbose_name': 'historical program term',
                'verbose_name_plural': 'historical program terms',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='FundingRule',
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
                ('kind', models.CharField(choices=[('WHO', 'Who can get it'), ('AMOUNT', 'How much it pays'), ('RULE', 'Rule'), ('LENGTH', 'Length of the training'), ('START', 'When it begins'), ('APPLY', 'How to apply')], max_length=6)),
                ('says', models.CharField(blank=True, help_text='In plain words, as a reader needs it. Empty when the amount says it all.', max_length=250)),
                ('low', models.DecimalField(blank=True, decimal_places=2, max_digits=8, null=True, verbose_name='dollars')),
                ('high', models.DecimalField(blank=True, decimal_places=2, max_digits=8, null=True, verbose_name='upper end')),
                ('per', models.CharField(blank=True, choices=[('TEST', 'a test'), ('YEAR', 'a year'), ('LIFETIME', 'in a lifetime'), ('TAX_RETURN', 'a tax return'), ('AWARD', 'an award')], max_length=10)),
                ('funding', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rules', to='certifications.funding', verbose_name='way to pay')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(app_label)s_%(class)s_set', to='sources.source')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('says', ''), _negated=True), ('low__isnull', False), _connector='OR'), name='funding_rule_says_something', violation_error_message='Say the rule, or give the amount.'), models.CheckConstraint(condition=models.Q(models.Q(('high__isnull', True), ('low__isnull', True), ('per', '')), models.Q(('kind', 'AMOUNT'), ('low__gte', 0), ('low__isnull', False), models.Q(('high__isnull', True), ('high__gte', models.F('low')), _connector='OR'), models.Q(('per', ''), _negated=True)), _connector='OR'), name='funding_amount_is_of_something', violation_error_message='Dollars stand under “How much it pays”, with what they are for and the lower end first.'), models.UniqueConstraint(models.F('funding'), models.F('kind'), models.F('says'), django.db.models.functions.comparison.Coalesce(models.F('low'), models.Value(-1, models.DecimalField(decimal_places=2, max_digits=8))), models.F('source'), django.db.models.functions.comparison.Coalesce(models.F('as_of'), models.Value(datetime.date(1, 1, 1), models.DateField())), name='unique_funding_rule', violation_error_message='This source already has this figure, with this date.'), models.CheckConstraint(condition=models.Q(('until__isnull', True), ('as_of__isnull', True), ('until__gte', models.F('as_of')), _connector='OR'), name='funding_rule_dates_in_order', violation_error_message='It cannot end before it begins.')],
            },
        ),
        migrations.CreateModel(
            name='ProgramTerm',
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
                ('kind', models.CharField(choices=[('AWARD', 'What you get at the end'), ('PREPARES', 'Exam it prepares for'), ('PREREQUISITE', 'What you need to start'), ('DELIVERY', 'How it is taught'), ('CREDITS', 'Credits'), ('LENGTH', 'Length, in its own words'), ('PRICE_HOLDS', 'What its price holds'), ('EXTERNSHIP', 'Practice in a workplace'), ('CHECK', 'Background check'), ('APPROVAL', 'Approved by'), ('AID', 'Help to pay'), ('REGULATOR', 'What a regulator did'), ('OUTCOME', 'What became of its students, as it says')], max_length=12)),
                ('says', models.CharField(help_text='In plain words, as the source has it.', max_length=250)),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(app_label)s_%(class)s_set', to='sources.source')),
                ('training', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='terms', to='certifications.training', verbose_name='program')),
            ],
            options={
                'constraints': [models.UniqueConstraint(models.F('training'), models.F('kind'), models.F('says'), models.F('source'), django.db.models.functions.comparison.Coalesce(models.F('as_of'), models.Value(datetime.date(1, 1, 1), models.DateField())), name='unique_program_term', violation_error_message='This source already has this figure, with this date.'), models.CheckConstraint(condition=models.Q(('until__isnull', True), ('as_of__isnull', True), ('until__gte', models.F('as_of')), _connector='OR'), name='program_term_dates_in_order', violation_error_message='It cannot end before it begins.')],
            },
        ),
    ]
