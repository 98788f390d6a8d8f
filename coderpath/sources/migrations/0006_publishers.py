"""Publishers become rows. What was typed on each source, its publisher and kind, names the row.

A name with two kinds becomes two publishers, so that no source gains or loses authority.
"""

import unicodedata
from collections import Counter, defaultdict

import django.db.models.deletion
import django.db.models.functions.text
import simple_history.models
from django.conf import settings
from django.db import migrations, models
from django.utils.text import slugify
from django.utils.timezone import now

import coderpath.sources.names

KINDS = {
    "ISSUER": "The issuing body itself",
    "GOVERNMENT": "Government",
    "SURVEY": "Survey",
    "THIRD_PARTY": "Third party",
    "ARTICLE": "Article",
}
WHY = "Made from what was typed on the sources"


def same(name):
    return " ".join(unicodedata.normalize("NFKC", name).split()).casefold()


def make_publishers(apps, schema_editor):
    sources, publishers, past, past_sources = (
        apps.get_model("sources", name).objects.using(schema_editor.connection.alias)
        for name in ("Source", "Publisher", "HistoricalPublisher", "HistoricalSource")
    )
    now_said, once_said = (
        Counter(rows.order_by("id").values_list("publisher_name", "kind"))
        for rows in (sources, past_sources)
    )
    made = by_name(publishers, now_said)
    # A name that no source has any more is kept for the histories that tell of it.
    gone = {said: many for said, many in once_said.items() if same(said[0]) not in names(made)}
    made = by_name(publishers, gone, made)
    for rows, said in ((sources, now_said), (past_sources, once_said)):
        for name, kind in said:
            publisher = made.get((same(name), kind)) or names(made)[same(name)]
            rows.filter(publisher_name=name, kind=kind).update(publisher=publisher)
    for publisher in made.values():
        fields = {name: getattr(publisher, name) for name in ("id", "slug", "name", "kind")}
        past.create(**fields, history_type="+", history_date=now(), history_change_reason=WHY)
    if schema_editor.connection.vendor == "postgresql":
        # A table with checks still to come cannot be altered in the same transaction.
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        schema_editor.execute("SET CONSTRAINTS ALL DEFERRED")


def names(made):
    """The publisher of each name; of several kinds, the first."""
    found = {}
    for (name, _), publisher in made.items():
        found.setdefault(name, publisher)
    return found


def by_name(publishers, said, made=None):
    """A publisher for each name and kind, the kind that most sources have first."""
    made = dict(made or {})
    taken = {publisher.slug for publisher in made.values()}
    written, kinds = {}, defaultdict(Counter)
    for (name, kind), count in said.items():
        written.setdefault(same(name), " ".join(name.split()))
        kinds[same(name)][kind] += count
    used = {same(publisher.name) for publisher in made.values()} | set(written)
    for key, counted in kinds.items():
        for place, (kind, _) in enumerate(counted.most_common()):
            name = written[key]
            if place:
                name = free(f"{name[:90]} ({KINDS.get(kind, kind).lower()})", used, same)
                used.add(same(name))
            slug = free(slugify(name)[:100] or "publisher", taken)
            taken.add(slug)
            made[key, kind] = publishers.create(slug=slug, name=name, kind=kind)
    return made


def free(wanted, taken, as_key=str):
    numbered = (f"{wanted}-{number}" if number > 1 else wanted for number in range(1, 10_000))
    return next(name for name in numbered if as_key(name) not in taken)


class Migration(migrations.Migration):

    dependencies = [
        ('sources', '0005_shipped'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Publisher',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=120, unique=True)),
                ('name', coderpath.sources.names.NameField(help_text='As a reader knows them.', max_length=120)),
                ('kind', models.CharField(choices=[('ISSUER', 'The issuing body itself'), ('GOVERNMENT', 'Government'), ('SURVEY', 'Survey'), ('THIRD_PARTY', 'Third party'), ('ARTICLE', 'Article')], default='THIRD_PARTY', help_text='Official figures (the issuer’s own, government) are shown before others.', max_length=12)),
                ('same_as', models.ForeignKey(blank=True, help_text='For a site that only repeats another: the two are one voice, not two.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='copies', to='sources.publisher', verbose_name='copy of')),
            ],
            options={
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='HistoricalPublisher',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('slug', models.SlugField(max_length=120)),
                ('name', coderpath.sources.names.NameField(help_text='As a reader knows them.', max_length=120)),
                ('kind', models.CharField(choices=[('ISSUER', 'The issuing body itself'), ('GOVERNMENT', 'Government'), ('SURVEY', 'Survey'), ('THIRD_PARTY', 'Third party'), ('ARTICLE', 'Article')], default='THIRD_PARTY', help_text='Official figures (the issuer’s own, government) are shown before others.', max_length=12)),
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
            },
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
        migrations.RenameField('historicalsource', 'publisher', 'publisher_name'),
        migrations.AddField(
            model_name='historicalsource',
            name='publisher',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='sources.publisher'),
        ),
        migrations.RenameField('source', 'publisher', 'publisher_name'),
        migrations.AddField(
            model_name='source',
            name='publisher',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sources', to='sources.publisher'),
        ),
        migrations.RunPython(make_publishers),
        migrations.RemoveField('historicalsource', 'publisher_name'),
        migrations.RemoveField('historicalsource', 'kind'),
        migrations.RemoveField('source', 'publisher_name'),
        migrations.RemoveField('source', 'kind'),
        migrations.AlterField(
            model_name='source',
            name='publisher',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sources', to='sources.publisher'),
        ),
        migrations.AlterModelOptions(
            name='source',
            options={'ordering': ['publisher__name', 'title', 'slug']},
        ),
        migrations.AddField(
            model_name='historicalsource',
            name='relayed_on',
            field=models.DateField(blank=True, help_text='Only when it says that it opened the page. A search summary has none.', null=True, verbose_name='the day it opened that page'),
        ),
        migrations.AddField(
            model_name='historicalsource',
            name='relayed_url',
            field=models.URLField(blank=True, help_text='The address of that publisher’s page, shown to readers as the page to check.', max_length=500, validators=[coderpath.sources.names.own_host], verbose_name='the page it names'),
        ),
        migrations.AddField(
            model_name='source',
            name='relayed_on',
            field=models.DateField(blank=True, help_text='Only when it says that it opened the page. A search summary has none.', null=True, verbose_name='the day it opened that page'),
        ),
        migrations.AddField(
            model_name='source',
            name='relayed_url',
            field=models.URLField(blank=True, help_text='The address of that publisher’s page, shown to readers as the page to check.', max_length=500, validators=[coderpath.sources.names.own_host], verbose_name='the page it names'),
        ),
        migrations.AddField(
            model_name='historicalsource',
            name='relays',
            field=models.ForeignKey(blank=True, db_constraint=False, help_text='When it reports what another publisher says: that publisher.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='sources.publisher', verbose_name='whose words it passes on'),
        ),
        migrations.AddField(
            model_name='source',
            name='relays',
            field=models.ForeignKey(blank=True, help_text='When it reports what another publisher says: that publisher.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='relayed_by', to='sources.publisher', verbose_name='whose words it passes on'),
        ),
        migrations.AlterField(
            model_name='historicalsource',
            name='file_name',
            field=coderpath.sources.names.NameField(blank=True, help_text='For a file: its name as published.', max_length=200),
        ),
        migrations.AlterField(
            model_name='historicalsource',
            name='title',
            field=coderpath.sources.names.NameField(max_length=250),
        ),
        migrations.AlterField(
            model_name='historicalsource',
            name='url',
            field=models.URLField(blank=True, help_text="The page itself, not the site's front.", max_length=500, validators=[coderpath.sources.names.own_host], verbose_name='address'),
        ),
        migrations.AlterField(
            model_name='source',
            name='file_name',
            field=coderpath.sources.names.NameField(blank=True, help_text='For a file: its name as published.', max_length=200),
        ),
        migrations.AlterField(
            model_name='source',
            name='title',
            field=coderpath.sources.names.NameField(max_length=250),
        ),
        migrations.AlterField(
            model_name='source',
            name='url',
            field=models.URLField(blank=True, help_text="The page itself, not the site's front.", max_length=500, validators=[coderpath.sources.names.own_host], verbose_name='address'),
        ),
        migrations.AddConstraint(
            model_name='source',
            constraint=models.CheckConstraint(condition=models.Q(('relays__isnull', False), models.Q(('relayed_on__isnull', True), ('relayed_url', '')), _connector='OR'), name='source_relay_names_whom', violation_error_message='Say whose page it passes on.'),
        ),
        migrations.AddConstraint(
            model_name='source',
            constraint=models.CheckConstraint(condition=models.Q(('relays__isnull', True), models.Q(('relays', models.F('publisher')), _negated=True), _connector='OR'), name='source_relays_another', violation_error_message='A publisher’s own page does not pass on its own words.'),
        ),
        migrations.AddConstraint(
            model_name='publisher',
            constraint=models.UniqueConstraint(django.db.models.functions.text.Lower('name'), name='publisher_name_once', violation_error_message='There is a publisher of this name already.'),
        ),
        migrations.AddConstraint(
            model_name='publisher',
            constraint=models.CheckConstraint(condition=models.Q(('same_as__isnull', True), models.Q(('same_as', models.F('id')), _negated=True), _connector='OR'), name='publisher_copies_another', violation_error_message='It cannot be a copy of itself.'),
        ),
        migrations.AddConstraint(
            model_name='publisherdomain',
            constraint=models.CheckConstraint(condition=models.Q(('domain', django.db.models.functions.text.Lower('domain'))), name='publisher_domain_is_lower_case', violation_error_message='Write the domain in small letters.'),
        ),
        migrations.AddConstraint(
            model_name='source',
            constraint=models.CheckConstraint(condition=models.Q(('relayed_url', ''), ('relayed_url__startswith', 'https://'), ('relayed_url__startswith', 'http://'), _connector='OR'), name='source_relayed_page_is_http', violation_error_message='The address must start with https:// or http://.'),
        ),
    ]
