"""A new database in one step. One of an earlier version goes through what this replaces."""

from importlib import import_module

import coderpath.new_tables
import django.db.models.deletion
import salaries.figures
import simple_history.models
from django.conf import settings
from django.db import migrations, models

industries = import_module("salaries.migrations.0002_industries_prices_projections")
no_release_to_come = import_module("salaries.migrations.0006_no_release_to_come")


class Migration(migrations.Migration):

    replaces = [('salaries', '0001_wages'), ('salaries', '0002_industries_prices_projections'), ('salaries', '0003_wages_by_their_unique_rule'), ('salaries', '0004_history_of_releases'), ('salaries', '0005_release_status'), ('salaries', '0006_no_release_to_come'), ('salaries', '0007_projections_as_relayed')]

    initial = True

    dependencies = [
        ('sources', '0009_words_of_the_trade'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        coderpath.new_tables.CreateTables(
            models=[
                migrations.CreateModel(
                    name='Industry',
                    fields=[
                        ('code', models.CharField(help_text='As the survey writes it: “622000”.', max_length=8, primary_key=True, serialize=False)),
                        ('title', models.CharField(max_length=200)),
                    ],
                    options={
                        'verbose_name_plural': 'industries',
                        'ordering': ['code'],
                    },
                ),
                migrations.CreateModel(
                    name='Area',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('slug', models.SlugField(help_text='As in addresses: “oh”, “us”.', max_length=80, unique=True)),
                        ('name', models.CharField(max_length=120)),
                        ('kind', models.CharField(choices=[('NATION', 'United States'), ('STATE', 'State or DC'), ('TERRITORY', 'Territory'), ('METRO', 'Metropolitan area'), ('NONMETRO', 'Nonmetropolitan area')], max_length=9)),
                        ('code', models.CharField(help_text='FIPS or CBSA code, as the survey writes it.', max_length=7)),
                        ('state', models.ForeignKey(blank=True, help_text='Of a metro: the state it is named for first.', null=True, on_delete=django.db.models.deletion.CASCADE, related_name='parts', to='salaries.area')),
                        ('states', models.ManyToManyField(blank=True, help_text='Of a metro: every state it lies in.', related_name='areas', to='salaries.area')),
                    ],
                    options={
                        'ordering': ['name'],
                        'indexes': [models.Index(fields=['kind'], name='area_kind')],
                        'constraints': [models.UniqueConstraint(fields=('kind', 'code'), name='unique_area_code', violation_error_message='There already is an area of this kind with this code.')],
                    },
                ),
                migrations.CreateModel(
                    name='HistoricalRelease',
                    fields=[
                        ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                        ('slug', models.SlugField(max_length=40)),
                        ('name', models.CharField(max_length=80)),
                        ('year', models.PositiveSmallIntegerField(db_index=True)),
                        ('top_code_hourly', models.DecimalField(blank=True, decimal_places=2, help_text='What the mark # stands for: at or above it. Empty when not known.', max_digits=6, null=True)),
                        ('top_code_annual', models.PositiveIntegerField(blank=True, null=True)),
                        ('history_id', models.AutoField(primary_key=True, serialize=False)),
                        ('history_date', models.DateTimeField(db_index=True)),
                        ('history_change_reason', models.CharField(max_length=100, null=True)),
                        ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                        ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('source', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='sources.source')),
                        ('status', models.CharField(choices=[('STAGED', 'Staged'), ('PUBLISHED', 'Published'), ('WITHDRAWN', 'Withdrawn')], default='PUBLISHED', help_text='Staged: looked at before readers see it. Withdrawn: the one before is shown.', max_length=9)),
                    ],
                    options={
                        'verbose_name': 'historical release',
                        'verbose_name_plural': 'historical releases',
                        'ordering': ('-history_date', '-history_id'),
                        'get_latest_by': ('history_date', 'history_id'),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name='Occupation',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('code', models.CharField(help_text='As “29-2072”.', max_length=7, unique=True)),
                        ('title', models.CharField(max_length=120)),
                        ('soc_version', models.PositiveSmallIntegerField(help_text='As 2018.', verbose_name='classification of')),
                        ('first_year', models.PositiveSmallIntegerField(blank=True, help_text='The first survey with this code, if known.', null=True, verbose_name='first survey')),
                        ('follows', models.ForeignKey(blank=True, help_text='The code under which the survey counted them before; the two do not compare.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='followed_by', to='salaries.occupation')),
                        ('is_offered', models.BooleanField(default=False, help_text='Among the occupations of the pay pages.', verbose_name='offered to readers')),
                        ('last_year', models.PositiveSmallIntegerField(blank=True, help_text='Empty while the code is in use.', null=True, verbose_name='last survey')),
                    ],
                    options={
                        'ordering': ['code'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('first_year__isnull', True), ('last_year__isnull', True), ('last_year__gte', models.F('first_year')), _connector='OR'), name='occupation_ends_after_it_begins', violation_error_message='The last survey cannot be before the first.')],
                    },
                ),
                migrations.CreateModel(
                    name='PriceParity',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('year', models.PositiveSmallIntegerField()),
                        ('level', models.DecimalField(decimal_places=3, help_text='Where the nation is 100: 91.812.', max_digits=6)),
                        ('area', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='price_parities', to='salaries.area')),
                        ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='price_parities', to='sources.source')),
                    ],
                    options={
                        'verbose_name_plural': 'price parities',
                        'ordering': ['area', '-year'],
                        'constraints': [models.UniqueConstraint(fields=('area', 'year', 'source'), name='unique_price_parity', violation_error_message='This source already has a level of this area and year.'), models.CheckConstraint(condition=models.Q(('level__gt', 0)), name='price_parity_is_positive', violation_error_message='A price level is above 0; the nation is 100.')],
                    },
                    bases=(salaries.figures.Told, models.Model),
                ),
                migrations.CreateModel(
                    name='Projection',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('base_year', models.PositiveSmallIntegerField()),
                        ('target_year', models.PositiveSmallIntegerField()),
                        ('base', models.PositiveIntegerField(blank=True, help_text='Empty when not collected.', null=True, verbose_name='jobs in the base year')),
                        ('projected', models.PositiveIntegerField(blank=True, null=True, verbose_name='jobs in the target year')),
                        ('change_percent', models.DecimalField(decimal_places=1, help_text='As the source gives it: 7.1.', max_digits=5)),
                        ('openings', models.PositiveIntegerField(blank=True, help_text='Growth and replacement together.', null=True, verbose_name='openings a year')),
                        ('area', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='projections', to='salaries.area')),
                        ('occupation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='projections', to='salaries.occupation')),
                        ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='projections', to='sources.source')),
                    ],
                    options={
                        'ordering': ['area', 'occupation', '-target_year'],
                        'constraints': [models.UniqueConstraint(fields=('area', 'occupation', 'base_year', 'target_year', 'source'), name='unique_projection', violation_error_message='This source already projects this occupation here.'), models.CheckConstraint(condition=models.Q(('target_year__gt', models.F('base_year'))), name='projection_looks_forward', violation_error_message='A projection ends after it begins.'), models.CheckConstraint(condition=models.Q(models.Q(('base__isnull', True), ('projected__isnull', True)), models.Q(('base__isnull', False), ('projected__isnull', False)), _connector='OR'), name='projection_has_both_jobs_or_neither', violation_error_message='Give the jobs of both years, or of neither.')],
                    },
                    bases=(salaries.figures.Told, models.Model),
                ),
                migrations.CreateModel(
                    name='Release',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('slug', models.SlugField(max_length=40, unique=True)),
                        ('name', models.CharField(max_length=80)),
                        ('year', models.PositiveSmallIntegerField(unique=True)),
                        ('top_code_hourly', models.DecimalField(blank=True, decimal_places=2, help_text='What the mark # stands for: at or above it. Empty when not known.', max_digits=6, null=True)),
                        ('top_code_annual', models.PositiveIntegerField(blank=True, null=True)),
                        ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='releases', to='sources.source')),
                        ('status', models.CharField(choices=[('STAGED', 'Staged'), ('PUBLISHED', 'Published'), ('WITHDRAWN', 'Withdrawn')], default='PUBLISHED', help_text='Staged: looked at before readers see it. Withdrawn: the one before is shown.', max_length=9)),
                    ],
                    options={
                        'ordering': ['-year'],
                    },
                ),
                migrations.CreateModel(
                    name='Wage',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('employment', models.PositiveIntegerField(blank=True, null=True, verbose_name='jobs')),
                        ('employment_error', models.DecimalField(blank=True, decimal_places=1, max_digits=4, null=True, verbose_name='error of jobs, percent')),
                        ('jobs_per_1000', models.DecimalField(blank=True, decimal_places=3, max_digits=8, null=True)),
                        ('location_quotient', models.DecimalField(blank=True, decimal_places=2, max_digits=6, null=True)),
                        ('hourly_mean', models.DecimalField(blank=True, decimal_places=2, max_digits=6, null=True, verbose_name='hourly mean')),
                        ('hourly_p10', models.DecimalField(blank=True, decimal_places=2, max_digits=6, null=True, verbose_name='hourly, 10th percentile')),
                        ('hourly_p25', models.DecimalField(blank=True, decimal_places=2, max_digits=6, null=True, verbose_name='hourly, 25th percentile')),
                        ('hourly_median', models.DecimalField(blank=True, decimal_places=2, max_digits=6, null=True, verbose_name='hourly median')),
                        ('hourly_p75', models.DecimalField(blank=True, decimal_places=2, max_digits=6, null=True, verbose_name='hourly, 75th percentile')),
                        ('hourly_p90', models.DecimalField(blank=True, decimal_places=2, max_digits=6, null=True, verbose_name='hourly, 90th percentile')),
                        ('annual_mean', models.PositiveIntegerField(blank=True, null=True, verbose_name='yearly mean')),
                        ('annual_p10', models.PositiveIntegerField(blank=True, null=True, verbose_name='yearly, 10th percentile')),
                        ('annual_p25', models.PositiveIntegerField(blank=True, null=True, verbose_name='yearly, 25th percentile')),
                        ('annual_median', models.PositiveIntegerField(blank=True, null=True, verbose_name='yearly median')),
                        ('annual_p75', models.PositiveIntegerField(blank=True, null=True, verbose_name='yearly, 75th percentile')),
                        ('annual_p90', models.PositiveIntegerField(blank=True, null=True, verbose_name='yearly, 90th percentile')),
                        ('mean_error', models.DecimalField(blank=True, decimal_places=1, max_digits=4, null=True, verbose_name='error of the mean, percent')),
                        ('marks', models.JSONField(blank=True, default=dict, help_text="Column to the survey's mark: {“annual_p90”: “#”}.")),
                        ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='wages', to='salaries.area')),
                        ('occupation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='wages', to='salaries.occupation')),
                        ('release', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='wages', to='salaries.release')),
                        ('industry', models.ForeignKey(default='000000', on_delete=django.db.models.deletion.PROTECT, related_name='wages', to='salaries.industry')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('release', 'occupation', 'industry', 'area'), name='unique_wage', violation_error_message='This release already has this occupation in this area.'), models.CheckConstraint(condition=models.Q(models.Q(('annual_p10__isnull', True), ('annual_p25__isnull', True), ('annual_p10__lte', models.F('annual_p25')), _connector='OR'), models.Q(('annual_p10__isnull', True), ('annual_median__isnull', True), ('annual_p10__lte', models.F('annual_median')), _connector='OR'), models.Q(('annual_p10__isnull', True), ('annual_p75__isnull', True), ('annual_p10__lte', models.F('annual_p75')), _connector='OR'), models.Q(('annual_p10__isnull', True), ('annual_p90__isnull', True), ('annual_p10__lte', models.F('annual_p90')), _connector='OR'), models.Q(('annual_p25__isnull', True), ('annual_median__isnull', True), ('annual_p25__lte', models.F('annual_median')), _connector='OR'), models.Q(('annual_p25__isnull', True), ('annual_p75__isnull', True), ('annual_p25__lte', models.F('annual_p75')), _connector='OR'), models.Q(('annual_p25__isnull', True), ('annual_p90__isnull', True), ('annual_p25__lte', models.F('annual_p90')), _connector='OR'), models.Q(('annual_median__isnull', True), ('annual_p75__isnull', True), ('annual_median__lte', models.F('annual_p75')), _connector='OR'), models.Q(('annual_median__isnull', True), ('annual_p90__isnull', True), ('annual_median__lte', models.F('annual_p90')), _connector='OR'), models.Q(('annual_p75__isnull', True), ('annual_p90__isnull', True), ('annual_p75__lte', models.F('annual_p90')), _connector='OR')), name='wage_annual_percentiles_in_order', violation_error_message='Percentiles must rise: p10, p25, median, p75, p90.'), models.CheckConstraint(condition=models.Q(models.Q(('hourly_p10__isnull', True), ('hourly_p25__isnull', True), ('hourly_p10__lte', models.F('hourly_p25')), _connector='OR'), models.Q(('hourly_p10__isnull', True), ('hourly_median__isnull', True), ('hourly_p10__lte', models.F('hourly_median')), _connector='OR'), models.Q(('hourly_p10__isnull', True), ('hourly_p75__isnull', True), ('hourly_p10__lte', models.F('hourly_p75')), _connector='OR'), models.Q(('hourly_p10__isnull', True), ('hourly_p90__isnull', True), ('hourly_p10__lte', models.F('hourly_p90')), _connector='OR'), models.Q(('hourly_p25__isnull', True), ('hourly_median__isnull', True), ('hourly_p25__lte', models.F('hourly_median')), _connector='OR'), models.Q(('hourly_p25__isnull', True), ('hourly_p75__isnull', True), ('hourly_p25__lte', models.F('hourly_p75')), _connector='OR'), models.Q(('hourly_p25__isnull', True), ('hourly_p90__isnull', True), ('hourly_p25__lte', models.F('hourly_p90')), _connector='OR'), models.Q(('hourly_median__isnull', True), ('hourly_p75__isnull', True), ('hourly_median__lte', models.F('hourly_p75')), _connector='OR'), models.Q(('hourly_median__isnull', True), ('hourly_p90__isnull', True), ('hourly_median__lte', models.F('hourly_p90')), _connector='OR'), models.Q(('hourly_p75__isnull', True), ('hourly_p90__isnull', True), ('hourly_p75__lte', models.F('hourly_p90')), _connector='OR')), name='wage_hourly_percentiles_in_order', violation_error_message='Percentiles must rise: p10, p25, median, p75, p90.'), models.CheckConstraint(condition=models.Q(models.Q(('employment__isnull', True), ('employment__gte', 0), _connector='OR'), models.Q(('employment_error__isnull', True), ('employment_error__gte', 0), _connector='OR'), models.Q(('jobs_per_1000__isnull', True), ('jobs_per_1000__gte', 0), _connector='OR'), models.Q(('location_quotient__isnull', True), ('location_quotient__gte', 0), _connector='OR'), models.Q(('hourly_mean__isnull', True), ('hourly_mean__gte', 0), _connector='OR'), models.Q(('hourly_p10__isnull', True), ('hourly_p10__gte', 0), _connector='OR'), models.Q(('hourly_p25__isnull', True), ('hourly_p25__gte', 0), _connector='OR'), models.Q(('hourly_median__isnull', True), ('hourly_median__gte', 0), _connector='OR'), models.Q(('hourly_p75__isnull', True), ('hourly_p75__gte', 0), _connector='OR'), models.Q(('hourly_p90__isnull', True), ('hourly_p90__gte', 0), _connector='OR'), models.Q(('annual_mean__isnull', True), ('annual_mean__gte', 0), _connector='OR'), models.Q(('annual_p10__isnull', True), ('annual_p10__gte', 0), _connector='OR'), models.Q(('annual_p25__isnull', True), ('annual_p25__gte', 0), _connector='OR'), models.Q(('annual_median__isnull', True), ('annual_median__gte', 0), _connector='OR'), models.Q(('annual_p75__isnull', True), ('annual_p75__gte', 0), _connector='OR'), models.Q(('annual_p90__isnull', True), ('annual_p90__gte', 0), _connector='OR'), models.Q(('mean_error__isnull', True), ('mean_error__gte', 0), _connector='OR')), name='wage_is_not_negative', violation_error_message='Neither jobs nor pay nor an error can be negative.')],
                    },
                ),
            ],
        ),
        migrations.RunPython(industries.add_all_industries, migrations.RunPython.noop),
        migrations.RunPython(no_release_to_come.add, no_release_to_come.remove),
    ]
