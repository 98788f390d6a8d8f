from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('sources', '0007_moves_of_serials'),
    ]

    operations = [
        migrations.AlterField(
            model_name='historicalpublisher',
            name='kind',
            field=models.CharField(choices=[('ISSUER', 'The issuing body itself'), ('GOVERNMENT', 'Government'), ('SURVEY', 'Survey'), ('SCHOOL', 'School'), ('THIRD_PARTY', 'Third party'), ('ARTICLE', 'Article')], default='THIRD_PARTY', help_text='Official figures (the issuer’s own, government) are shown before others.', max_length=12),
        ),
        migrations.AlterField(
            model_name='publisher',
            name='kind',
            field=models.CharField(choices=[('ISSUER', 'The issuing body itself'), ('GOVERNMENT', 'Government'), ('SURVEY', 'Survey'), ('SCHOOL', 'School'), ('THIRD_PARTY', 'Third party'), ('ARTICLE', 'Article')], default='THIRD_PARTY', help_text='Official figures (the issuer’s own, government) are shown before others.', max_length=12),
        ),
    ]
