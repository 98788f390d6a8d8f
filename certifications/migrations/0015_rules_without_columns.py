import coderpath.sources.facts
import datetime
import django.db.models.deletion
import django.db.models.functions.comparison
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('certifications', '0014_fill_ways'),
        ('sources', '0003_edition_begun'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='alsoserving',
            options={'ordering': ['way', 'certification__code'], 'verbose_name': 'credential that serves as well', 'verbose_name_plural': 'credentials that serve as well'},
        ),
        migrations.RemoveField(
            model_name='alsoserving',
            name='requirement',
        ),
        migrations.RemoveField(
            model_name='historicalalsoserving',
            name='requirement',
        ),
        migrations.RemoveField(
            model_name='historicalpathstep',
            name='rule',
        ),
        migrations.RemoveField(
            model_name='historicalrequirement',
            name='also_asks',
        ),
        migrations.RemoveField(
            model_name='historicalrequirement',
            name='credential',
        ),
        migrations.RemoveField(
            model_name='historicalrequirement',
            name='education',
        ),
        migrations.RemoveField(
            model_name='historicalrequirement',
            name='experience_months',
        ),
        migrations.RemoveField(
            model_name='historicalrequirement',
            name='hours_high',
        ),
        migrations.RemoveField(
            model_name='historicalrequirement',
            name='hours_low',
        ),
        migrations.RemoveField(
            model_name='historicalrequirement',
            name='is_accredited',
        ),
        migrations.RemoveField(
            model_name='historicalrequirement',
            name='is_study_time',
        ),
        migrations.RemoveField(
            model_name='historicalrequirement',
            name='license',
        ),
        migrations.RemoveField(
            model_name='historicalrequirement',
            name='needs_membership',
        ),
        migrations.RemoveField(
            model_name='historicalrequirement',
            name='rule',
        ),
        migrations.RemoveField(
            model_name='historicalrequirement',
            name='strength',
        ),
        migrations.RemoveField(
            model_name='historicalrequirement',
            name='training_hours',
        ),
        migrations.RemoveField(
            model_name='historicalrequirement',
            name='weeks_high',
        ),
        migrations.RemoveField(
            model_name='historicalrequirement',
            name='weeks_low',
        ),
        migrations.RemoveField(
            model_name='historicalrequirement',
            name='work',
        ),
        migrations.RemoveField(
            model_name='pathstep',
            name='rule',
        ),
        migrations.RemoveField(
            model_name='requirement',
            name='also_asks',
        ),
        migrations.RemoveField(
            model_name='requirement',
            name='credential',
        ),
        migrations.RemoveField(
            model_name='requirement',
            name='education',
        ),
        migrations.RemoveField(
            model_name='requirement',
            name='experience_months',
        ),
        migrations.RemoveField(
            model_name='requirement',
            name='hours_high',
        ),
        migrations.RemoveField(
            model_name='requirement',
            name='hours_low',
        ),
        migrations.RemoveField(
            model_name='requirement',
            name='is_accredited',
        ),
        migrations.RemoveField(
            model_name='requirement',
            name='is_study_time',
        ),
        migrations.RemoveField(
            model_name='requirement',
            name='license',
        ),
        migrations.RemoveField(
            model_name='requirement',
            name='needs_membership',
        ),
        migrations.RemoveField(
            model_name='requirement',
            name='rule',
        ),
        migrations.RemoveField(
            model_name='requirement',
            name='strength',
        ),
        migrations.RemoveField(
            model_name='requirement',
            name='training_hours',
        ),
        migrations.RemoveField(
            model_name='requirement',
            name='weeks_high',
        ),
        migrations.RemoveField(
            model_name='requirement',
            name='weeks_low',
        ),
        migrations.RemoveField(
            model_name='requirement',
            name='work',
        ),
        migrations.AlterField(
            model_name='historicalrequirement',
            name='purpose',
            field=models.CharField(choices=[('SIT', 'To take the exam'), ('LOSE_A', 'To lose the apprentice “A”'), ('COUNTS', 'What counts as experience'), ('PROOF', 'How experience is proved'), ('HOLD', 'To keep it')], default='SIT', max_length=6),
        ),
        migrations.AlterField(
            model_name='requirement',
            name='purpose',
            field=models.CharField(choices=[('SIT', 'To take the exam'), ('LOSE_A', 'To lose the apprentice “A”'), ('COUNTS', 'What counts as experience'), ('PROOF', 'How experience is proved'), ('HOLD', 'To keep it')], default='SIT', max_length=6),
        ),
        migrations.AlterField(
            model_name='alsoserving',
            name='way',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='also_serving', to='certifications.way'),
        ),
        migrations.AddConstraint(
            model_name='requirement',
            constraint=models.UniqueConstraint(models.F('certification'), models.F('purpose'), models.F('standing'), django.db.models.functions.comparison.Coalesce(models.F('until'), models.Value(datetime.date(1, 1, 1), models.DateField())), models.F('source'), django.db.models.functions.comparison.Coalesce(models.F('as_of'), models.Value(datetime.date(1, 1, 1), models.DateField())), name='unique_requirement', violation_error_message='This source already has this figure, with this date.'),
        ),
        migrations.AddConstraint(
            model_name='alsoserving',
            constraint=models.UniqueConstraint(fields=('way', 'certification'), name='unique_also_serving'),
        ),
        migrations.AddConstraint(
            model_name='pathstep',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'LOSE_A'), _negated=True), ('way__isnull', False), _connector='OR'), name='path_a_goes_by_a_rule', violation_error_message='Choose the way by which the “A” goes.'),
        ),
        migrations.AddConstraint(
            model_name='pathstep',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'FIRST_JOB'), _negated=True), ('way__isnull', False), models.Q(('assumption', ''), _negated=True), _connector='OR'), name='path_job_rests_on_something', violation_error_message='Choose a way, or say why the job is here.'),
        ),
        migrations.AddConstraint(
            model_name='pathstep',
            constraint=models.CheckConstraint(condition=models.Q(('months__isnull', True), models.Q(('kind', 'FIRST_JOB'), ('way__isnull', True)), _connector='OR'), name='path_months_are_of_a_job', violation_error_message='Months belong to a job without a rule.'),
        ),
        migrations.AddConstraint(
            model_name='pathstep',
            constraint=models.CheckConstraint(condition=models.Q(('may_be_included', False), models.Q(('kind', 'TRAINING'), ('training__isnull', False), ('way__isnull', False)), _connector='OR'), name='path_step_included_by_a_rule', violation_error_message='Choose the training, and the way that says so.'),
        ),
        migrations.AddConstraint(
            model_name='pathstep',
            constraint=models.CheckConstraint(condition=models.Q(('study__isnull', True), models.Q(('kind', 'TRAINING'), ('training__isnull', True)), _connector='OR'), name='path_study_time_is_of_study', violation_error_message='A study time is for studying alone.'),
        ),
        migrations.AddConstraint(
            model_name='pathstep',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'TRAINING'), _negated=True), ('way__isnull', True), ('may_be_included', True), _connector='OR'), name='path_study_goes_by_no_way', violation_error_message='Studying goes by a study time, not by a rule.'),
        ),
        migrations.AddConstraint(
            model_name='studytime',
            constraint=models.CheckConstraint(condition=models.Q(('weeks_high__isnull', False), ('study_hours__isnull', False), _connector='OR'), name='study_time_has_weeks_or_hours', violation_error_message='An estimate of time needs its weeks or its hours.'),
        ),
        migrations.AddConstraint(
            model_name='studytime',
            constraint=models.CheckConstraint(condition=models.Q(('weeks_low__isnull', True), ('weeks_high__gte', models.F('weeks_low')), _connector='OR'), name='study_time_weeks_in_order', violation_error_message='The most weeks cannot be fewer than the fewest.'),
        ),
        migrations.AddConstraint(
            model_name='studytime',
            constraint=models.CheckConstraint(condition=models.Q(('hours_low__isnull', True), models.Q(('hours_high__gte', models.F('hours_low')), ('hours_high__isnull', False)), _connector='OR'), name='study_time_hours_a_week_in_order', violation_error_message='The most hours a week cannot be fewer than the fewest.'),
        ),
        migrations.AddConstraint(
            model_name='studytime',
            constraint=models.CheckConstraint(condition=models.Q(('hours_high__isnull', True), ('weeks_high__isnull', False), _connector='OR'), name='study_time_hours_a_week_have_weeks', violation_error_message='Hours a week need the weeks they are for.'),
        ),
        migrations.AddConstraint(
            model_name='studytime',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('weeks_low__isnull', True), ('weeks_low__gte', 1), _connector='OR'), models.Q(('weeks_high__isnull', True), ('weeks_high__gte', 1), _connector='OR'), models.Q(('study_hours__isnull', True), ('study_hours__gte', 1), _connector='OR'), models.Q(('hours_low__isnull', True), ('hours_low__gte', 1), _connector='OR'), models.Q(('hours_high__isnull', True), ('hours_high__gte', 1), _connector='OR')), name='study_time_is_some', violation_error_message='Weeks and hours must be at least 1, or empty.'),
        ),
        migrations.AddConstraint(
            model_name='studytime',
            constraint=models.UniqueConstraint(models.F('certification'), models.F('estimate'), models.F('source'), django.db.models.functions.comparison.Coalesce(models.F('as_of'), models.Value(datetime.date(1, 1, 1), models.DateField())), name='unique_study_time', violation_error_message='This source already has this figure, with this date.'),
        ),
        migrations.AddConstraint(
            model_name='studytime',
            constraint=models.CheckConstraint(condition=models.Q(('until__isnull', True), ('as_of__isnull', True), ('until__gte', models.F('as_of')), _connector='OR'), name='study_time_dates_in_order', violation_error_message='It cannot end before it begins.'),
        ),
        migrations.AddConstraint(
            model_name='way',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('asks_nothing', True), ('strength', 'REQUIRED'), models.Q(models.Q(('education', ''), _negated=True), ('experience_months__isnull', False), ('training_hours__isnull', False), ('credential__isnull', False), models.Q(('license', ''), _negated=True), ('needs_membership', True), ('asks_practicode', True), models.Q(('also_asks', ''), _negated=True), models.Q(('about', ''), _negated=True), _connector='OR', _negated=True)), models.Q(('asks_nothing', False), models.Q(models.Q(('education', ''), _negated=True), ('experience_months__isnull', False), ('training_hours__isnull', False), ('credential__isnull', False), models.Q(('license', ''), _negated=True), ('needs_membership', True), ('asks_practicode', True), models.Q(('also_asks', ''), _negated=True), models.Q(('about', ''), _negated=True), ('strength', 'RECOMMENDED'), _connector='OR')), _connector='OR'), name='way_asks_something_or_nothing', violation_error_message='Tick “asks nothing”, or say in the fields what this way asks.'),
        ),
        migrations.AddConstraint(
            model_name='way',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('training_hours__isnull', True), ('training_hours__gte', 1), _connector='OR'), models.Q(('experience_months__isnull', True), ('experience_months__gte', 1), _connector='OR')), name='way_time_is_some', violation_error_message='Hours and months must be at least 1, or empty.'),
        ),
        migrations.AddConstraint(
            model_name='way',
            constraint=models.CheckConstraint(condition=models.Q(('work', ''), ('experience_months__isnull', False), _connector='OR'), name='way_work_has_months', violation_error_message='A kind of work needs its months.'),
        ),
        migrations.AddConstraint(
            model_name='way',
            constraint=models.UniqueConstraint(fields=('requirement', 'strength', 'rule'), name='unique_way', violation_error_message='The rule has this way already.'),
        ),
    ]
