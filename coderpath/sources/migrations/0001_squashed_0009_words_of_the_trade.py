"""A new database in one step. One of an earlier version goes through what this replaces."""

import coderpath.new_tables
import coderpath.sources.names
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('sources', '0001_sources'), ('sources', '0002_edition_counts'), ('sources', '0003_edition_begun'), ('sources', '0004_former_addresses'), ('sources', '0005_shipped'), ('sources', '0006_publishers'), ('sources', '0007_moves_of_serials'), ('sources', '0008_school_publishers'), ('sources', '0009_words_of_the_trade')]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        coderpath.new_tables.CreateTables(
            models=[
                migrations.CreateModel(
                    name='Edition',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('table', models.CharField(max_length=100, unique=True)),
                        ('digest', models.CharField(max_length=64)),
                        ('changed_on', models.DateField()),
                        ('disagreements', models.PositiveIntegerField(default=0, help_text='Questions to which its facts give different answers.')),
                        ('rows', models.PositiveIntegerField(default=0)),
                        ('serial', models.BigIntegerField(null=True)),
                        ('turns', models.JSONField(default=list, help_text='The days on which one of its facts starts, has ended or grows old.')),
                    ],
                ),
                migrations.CreateModel(
                    name='EditionBegun',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('code', models.CharField(max_length=8, unique=True)),
                        ('began', models.DateTimeField()),
                    ],
                ),
                migrations.CreateModel(
                    name='Move',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('table', models.CharField(max_length=100)),
                        ('stamp', models.BigIntegerField()),
                        ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ],
                ),
                migrations.CreateModel(
                    name='FormerAddress',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('address', models.SlugField(help_text='What stood after /disagreements/: “what-does-the-cpc-exam-cost”.', max_length=300, unique=True)),
                        ('question', models.CharField(help_text='The key of the question: “fee/cpc/exam-one/anyone”.', max_length=400)),
                    ],
                    options={
                        'verbose_name_plural': 'former addresses',
                        'ordering': ['address'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('question__contains', '/')), name='former_address_is_of_a_question', violation_error_message='Give the key of a question: “fee/cpc/exam-one/anyone”.')],
                    },
                ),
                migrations.CreateModel(
                    name='HistoricalFormerAddress',
                    fields=[
                        ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                        ('address', models.SlugField(help_text='What stood after /disagreements/: “what-does-the-cpc-exam-cost”.', max_length=300)),
                        ('question', models.CharField(help_text='The key of the question: “fee/cpc/exam-one/anyone”.', max_length=400)),
                        ('history_id', models.AutoField(primary_key=True, serialize=False)),
                        ('history_date', models.DateTimeField(db_index=True)),
                        ('history_change_reason', models.CharField(max_length=100, null=True)),
                        ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                        ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'verbose_name': 'historical former address',
                        'verbose_name_plural': 'historical former addresses',
                        'ordering': ('-history_date', '-history_id'),
                        'get_latest_by': ('history_date', 'history_id'),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name='Publisher',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('slug', models.SlugField(max_length=120, unique=True)),
                        ('name', coderpath.sources.names.NameField(help_text='As a reader knows them.', max_length=120)),
                        ('kind', models.CharField(choices=[('ISSUER', 'The issuing organization itself'), ('GOVERNMENT', 'Government'), ('SURVEY', 'Survey'), ('SCHOOL', 'School'), ('THIRD_PARTY', 'Third party'), ('ARTICLE', 'Article')], default='THIRD_PARTY', help_text='Official figures (the issuer’s own, government) are shown before others.', max_length=12)),
                        ('same_as', models.ForeignKey(blank=True, help_text='For a site that only repeats another: the two are one voice, not two.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='copies', to='sources.publisher', verbose_name='copy of')),
                    ],
                    options={
                        'ordering': ['name'],
                        'constraints': [models.UniqueConstraint(django.db.models.functions.text.Lower('name'), name='publisher_name_once', violation_error_message='There is a publisher of this name already.'), models.CheckConstraint(condition=models.Q(('same_as__isnull', True), models.Q(('same_as', models.F('id')), _negated=True), _connector='OR'), name='publisher_copies_another', violation_error_message='It cannot be a copy of itself.')],
                    },
                ),
                migrations.CreateModel(
                    name='HistoricalSource',
                    fields=[
                        ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                        ('slug', models.SlugField(max_length=120)),
                        ('title', coderpath.sources.names.NameField(max_length=250)),
                        ('url', models.URLField(blank=True, help_text="The page itself, not the site's front.", max_length=500, validators=[coderpath.sources.names.own_host], verbose_name='address')),
                        ('file_name', coderpath.sources.names.NameField(blank=True, help_text='For a file: its name as published.', max_length=200)),
                        ('published', models.CharField(blank=True, help_text='When it was published, as it says: “2026”, “Feb 2026”.', max_length=80)),
                        ('read_on', models.DateField(blank=True, help_text='The day someone read it. Empty when that was not recorded.', null=True)),
                        ('licence', models.CharField(blank=True, max_length=120)),
                        ('is_safe_to_link', models.BooleanField(default=True, help_text='Off for a site that now carries spam: it is named, never linked.', verbose_name='may be linked')),
                        ('note', models.TextField(blank=True)),
                        ('history_id', models.AutoField(primary_key=True, serialize=False)),
                        ('history_date', models.DateTimeField(db_index=True)),
                        ('history_change_reason', models.CharField(max_length=100, null=True)),
                        ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                        ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('publisher', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='sources.publisher')),
                        ('relayed_on', models.DateField(blank=True, help_text='Only when it says that it opened the page. A search summary has none.', null=True, verbose_name='the day it opened that page')),
                        ('relayed_url', models.URLField(blank=True, help_text='The address of that publisher’s page, shown to readers as the page to check.', max_length=500, validators=[coderpath.sources.names.own_host], verbose_name='the page it names')),
                        ('relays', models.ForeignKey(blank=True, db_constraint=False, help_text='When it reports what another publisher says: that publisher.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='sources.publisher', verbose_name='whose words it passes on')),
                    ],
                    options={
                        'verbose_name': 'historical source',
                        'verbose_name_plural': 'historical sources',
                        'ordering': ('-history_date', '-history_id'),
                        'get_latest_by': ('history_date', 'history_id'),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name='HistoricalPublisherDomain',
                    fields=[
                        ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                        ('domain', models.CharField(db_index=True, help_text='Such as “aapc.com”, with all that ends in it; or a part of a site: “intercom.help/aapc”.', max_length=200)),
                        ('history_id', models.AutoField(primary_key=True, serialize=False)),
                        ('history_date', models.DateTimeField(db_index=True)),
                        ('history_change_reason', models.CharField(max_length=100, null=True)),
                        ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                        ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('publisher', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='sources.publisher')),
                    ],
                    options={
                        'verbose_name': 'historical publisher domain',
                        'verbose_name_plural': 'historical publisher domains',
                        'ordering': ('-history_date', '-history_id'),
                        'get_latest_by': ('history_date', 'history_id'),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name='HistoricalPublisher',
                    fields=[
                        ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                        ('slug', models.SlugField(max_length=120)),
                        ('name', coderpath.sources.names.NameField(help_text='As a reader knows them.', max_length=120)),
                        ('kind', models.CharField(choices=[('ISSUER', 'The issuing organization itself'), ('GOVERNMENT', 'Government'), ('SURVEY', 'Survey'), ('SCHOOL', 'School'), ('THIRD_PARTY', 'Third party'), ('ARTICLE', 'Article')], default='THIRD_PARTY', help_text='Official figures (the issuer’s own, government) are shown before others.', max_length=12)),
                        ('history_id', models.AutoField(primary_key=True, serialize=False)),
                        ('history_date', models.DateTimeField(db_index=True)),
                        ('history_change_reason', models.CharField(max_length=100, null=True)),
                        ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                        ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('same_as', models.ForeignKey(blank=True, db_constraint=False, help_text='For a site that only repeats another: the two are one voice, not two.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='sources.publisher', verbose_name='copy of')),
                    ],
                    options={
                        'verbose_name': 'historical publisher',
                        'verbose_name_plural': 'historical publishers',
                        'ordering': ('-history_date', '-history_id'),
                        'get_latest_by': ('history_date', 'history_id'),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name='PublisherDomain',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('domain', models.CharField(help_text='Such as “aapc.com”, with all that ends in it; or a part of a site: “intercom.help/aapc”.', max_length=200, unique=True)),
                        ('publisher', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='domains', to='sources.publisher')),
                    ],
                    options={
                        'ordering': ['domain'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('domain', django.db.models.functions.text.Lower('domain'))), name='publisher_domain_is_lower_case', violation_error_message='Write the domain in small letters.')],
                    },
                ),
                migrations.CreateModel(
                    name='Shipped',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('model', models.CharField(max_length=100)),
                        ('key', models.CharField(help_text="The row's natural key, as JSON.", max_length=300)),
                        ('digest', models.CharField(blank=True, help_text='Of what it said; empty when that is not known.', max_length=64)),
                        ('version', models.CharField(help_text='Which migrations had run by then.', max_length=64)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('model', 'key'), name='shipped_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Source',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('slug', models.SlugField(max_length=120, unique=True)),
                        ('title', coderpath.sources.names.NameField(max_length=250)),
                        ('url', models.URLField(blank=True, help_text="The page itself, not the site's front.", max_length=500, validators=[coderpath.sources.names.own_host], verbose_name='address')),
                        ('file_name', coderpath.sources.names.NameField(blank=True, help_text='For a file: its name as published.', max_length=200)),
                        ('published', models.CharField(blank=True, help_text='When it was published, as it says: “2026”, “Feb 2026”.', max_length=80)),
                        ('read_on', models.DateField(blank=True, help_text='The day someone read it. Empty when that was not recorded.', null=True)),
                        ('licence', models.CharField(blank=True, max_length=120)),
                        ('is_safe_to_link', models.BooleanField(default=True, help_text='Off for a site that now carries spam: it is named, never linked.', verbose_name='may be linked')),
                        ('note', models.TextField(blank=True)),
                        ('publisher', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sources', to='sources.publisher')),
                        ('relayed_on', models.DateField(blank=True, help_text='Only when it says that it opened the page. A search summary has none.', null=True, verbose_name='the day it opened that page')),
                        ('relayed_url', models.URLField(blank=True, help_text='The address of that publisher’s page, shown to readers as the page to check.', max_length=500, validators=[coderpath.sources.names.own_host], verbose_name='the page it names')),
                        ('relays', models.ForeignKey(blank=True, help_text='When it reports what another publisher says: that publisher.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='relayed_by', to='sources.publisher', verbose_name='whose words it passes on')),
                    ],
                    options={
                        'ordering': ['publisher__name', 'title', 'slug'],
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('url', ''), _negated=True), models.Q(('file_name', ''), _negated=True), _connector='OR'), name='source_has_address_or_file', violation_error_message='Give the address of the page or the name of the file.'), models.CheckConstraint(condition=models.Q(('url', ''), ('url__startswith', 'https://'), ('url__startswith', 'http://'), _connector='OR'), name='source_address_is_http', violation_error_message='The address must start with https:// or http://.'), models.CheckConstraint(condition=models.Q(('relayed_url', ''), ('relayed_url__startswith', 'https://'), ('relayed_url__startswith', 'http://'), _connector='OR'), name='source_relayed_page_is_http', violation_error_message='The address must start with https:// or http://.'), models.CheckConstraint(condition=models.Q(('relays__isnull', False), models.Q(('relayed_on__isnull', True), ('relayed_url', '')), _connector='OR'), name='source_relay_names_whom', violation_error_message='Say whose page it passes on.'), models.CheckConstraint(condition=models.Q(('relays__isnull', True), models.Q(('relays', models.F('publisher')), _negated=True), _connector='OR'), name='source_relays_another', violation_error_message='A publisher’s own page does not pass on its own words.')],
                    },
                ),
            ],
        ),
    ]
