import django.db.models.deletion
import fachwerk.core.clock
import fachwerk.recommendations.models.questionnaire
import fachwerk.tenancy.scope
import fachwerk.tenancy.walls
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('networks', '0002_thread_first'),
    ]

    operations = [
        migrations.CreateModel(
            name='Area',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('dimension', models.CharField(choices=[('technology', 'Technik'), ('organisation', 'Organisation')], max_length=12, verbose_name='Bereich')),
                ('title', models.CharField(max_length=120, verbose_name='Titel')),
                ('position', models.PositiveSmallIntegerField()),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
            ],
            options={
                'ordering': ['position'],
                'constraints': [fachwerk.tenancy.walls.Wall(name='recommendations_area_wall'), models.UniqueConstraint(fields=('network', 'id'), name='recommendations_area_network_id_pair'), fachwerk.tenancy.walls.SameNetwork(column='questionnaire_id', name='recommendations_area_questionnaire_same_network', to_table='recommendations_questionnaire')],
            },
        ),
        migrations.CreateModel(
            name='Questionnaire',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=160, verbose_name='Titel')),
                ('version', models.PositiveSmallIntegerField()),
                ('intro', models.TextField(blank=True, verbose_name='Einleitung')),
                ('question_state', models.CharField(max_length=120)),
                ('question_relevance', models.CharField(max_length=120)),
                ('scale', models.JSONField(default=fachwerk.recommendations.models.questionnaire.usual_scale)),
                ('no_answer', models.CharField(max_length=60)),
                ('is_in_use', models.BooleanField(default=True)),
                ('in_use_since', models.DateField(default=fachwerk.core.clock.today)),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
            ],
            options={
                'ordering': ['-version'],
                'constraints': [models.UniqueConstraint(fields=('network', 'version'), name='recommendations_questionnaire_version'), models.UniqueConstraint(condition=models.Q(('is_in_use', True)), fields=('network',), name='recommendations_one_questionnaire_in_use'), fachwerk.tenancy.walls.Wall(name='recommendations_questionnaire_wall'), models.UniqueConstraint(fields=('network', 'id'), name='recommendations_questionnaire_network_id_pair')],
            },
        ),
        migrations.CreateModel(
            name='Item',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('code', models.SlugField(max_length=60)),
                ('text', models.CharField(max_length=300, verbose_name='Satz')),
                ('help', models.CharField(blank=True, max_length=300, verbose_name='Hinweis')),
                ('position', models.PositiveSmallIntegerField()),
                ('area', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='recommendations.area')),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
                ('questionnaire', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='recommendations.questionnaire')),
            ],
            options={
                'ordering': ['position'],
                'constraints': [models.UniqueConstraint(fields=('questionnaire', 'code'), name='recommendations_item_code_once'), fachwerk.tenancy.walls.Wall(name='recommendations_item_wall'), models.UniqueConstraint(fields=('network', 'id'), name='recommendations_item_network_id_pair'), fachwerk.tenancy.walls.SameNetwork(column='questionnaire_id', name='recommendations_item_questionnaire_same_network', to_table='recommendations_questionnaire'), fachwerk.tenancy.walls.SameNetwork(column='area_id', name='recommendations_item_area_same_network', to_table='recommendations_area')],
            },
        ),
        migrations.CreateModel(
            name='CheckRun',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('answers', models.JSONField()),
                ('size_class', models.CharField(choices=[('micro', 'bis 9'), ('small', '10–49'), ('medium', '50–249'), ('large', 'ab 250'), ('unknown', 'nicht bekannt')], default='unknown', max_length=8)),
                ('wz_section', models.CharField(blank=True, choices=[('A', 'A – Land- und Forstwirtschaft, Fischerei'), ('B', 'B – Bergbau'), ('C', 'C – Verarbeitendes Gewerbe'), ('D', 'D – Energieversorgung'), ('E', 'E – Wasser und Abfall'), ('F', 'F – Baugewerbe'), ('G', 'G – Handel und Kfz-Werkstätten'), ('H', 'H – Verkehr und Lagerei'), ('I', 'I – Gastgewerbe'), ('J', 'J – Information und Kommunikation'), ('K', 'K – Finanzen und Versicherungen'), ('L', 'L – Grundstücks- und Wohnungswesen'), ('M', 'M – Freiberufliche und technische Dienste'), ('N', 'N – Sonstige wirtschaftliche Dienste'), ('O', 'O – Öffentliche Verwaltung'), ('P', 'P – Erziehung und Unterricht'), ('Q', 'Q – Gesundheits- und Sozialwesen'), ('R', 'R – Kunst, Unterhaltung, Erholung'), ('S', 'S – Sonstige Dienste und Verbände'), ('T', 'T – Private Haushalte'), ('U', 'U – Exterritoriale Organisationen')], max_length=1)),
                ('ags', models.CharField(blank=True, max_length=5)),
                ('referral', models.CharField(blank=True, max_length=40)),
                ('done_on', models.DateField(default=fachwerk.core.clock.today)),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
                ('questionnaire', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='runs', to='recommendations.questionnaire')),
            ],
            options={
                'ordering': ['done_on'],
                'indexes': [models.Index(fields=['network', 'done_on'], name='recommendations_run_by_day')],
                'constraints': [fachwerk.tenancy.walls.Wall(name='recommendations_checkrun_wall'), models.UniqueConstraint(fields=('network', 'id'), name='recommendations_checkrun_network_id_pair'), fachwerk.tenancy.walls.SameNetwork(column='questionnaire_id', name='recommendations_checkrun_questionnaire_same_network', to_table='recommendations_questionnaire')],
            },
        ),
        migrations.AddField(
            model_name='area',
            name='questionnaire',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='areas', to='recommendations.questionnaire'),
        ),
        migrations.CreateModel(
            name='Recommendation',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=160, verbose_name='Titel')),
                ('problem', models.TextField(verbose_name='Worum es geht')),
                ('steps', models.JSONField(default=list, verbose_name='Schritte')),
                ('effort', models.CharField(blank=True, max_length=160, verbose_name='Aufwand')),
                ('cost', models.CharField(blank=True, max_length=160, verbose_name='Kosten')),
                ('sectors', models.JSONField(default=list, verbose_name='Wirtschaftszweige')),
                ('sizes', models.JSONField(default=list, verbose_name='Betriebsgrößen')),
                ('done_by', models.CharField(blank=True, max_length=200, verbose_name='Wer es gemacht hat (Funktion)')),
                ('evidence', models.TextField(blank=True, verbose_name='Woran man sieht, dass es wirkt')),
                ('dimension', models.CharField(choices=[('technology', 'Technik'), ('organisation', 'Organisation'), ('both', 'Technik und Organisation')], default='organisation', max_length=12, verbose_name='Bereich')),
                ('published_on', models.DateField(blank=True, null=True, verbose_name='Veröffentlicht')),
                ('review_on', models.DateField(blank=True, null=True, verbose_name='Geprüft bis')),
                ('reviewed_on', models.DateField(blank=True, null=True, verbose_name='Zuletzt geprüft')),
                ('worded_on', models.DateField(default=fachwerk.core.clock.today)),
                ('version', models.PositiveSmallIntegerField(default=1)),
                ('written_at', models.DateTimeField(default=fachwerk.core.clock.now, editable=False)),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
            ],
            options={
                'ordering': ['-published_on', 'title'],
                'indexes': [models.Index(fields=['network', 'review_on'], name='recommendations_by_review')],
                'constraints': [models.CheckConstraint(condition=models.Q(('published_on', None), ('review_on__isnull', False), _connector='OR'), name='recommendations_published_has_review_day'), fachwerk.tenancy.walls.Wall(name='recommendations_recommendation_wall'), models.UniqueConstraint(fields=('network', 'id'), name='recommendations_recommendation_network_id_pair'), fachwerk.tenancy.walls.SameNetwork(column='id', name='recommendations_recommendation_knot', to_table='thread_knot')],
            },
        ),
        migrations.CreateModel(
            name='Fit',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('item_code', models.SlugField(max_length=60)),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
                ('recommendation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='fits', to='recommendations.recommendation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('recommendation', 'item_code'), name='recommendations_fit_once'), fachwerk.tenancy.walls.Wall(name='recommendations_fit_wall'), models.UniqueConstraint(fields=('network', 'id'), name='recommendations_fit_network_id_pair'), fachwerk.tenancy.walls.SameNetwork(column='recommendation_id', name='recommendations_fit_recommendation_same_network', to_table='recommendations_recommendation')],
            },
        ),
        migrations.CreateModel(
            name='EarlierWording',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveSmallIntegerField()),
                ('wording', models.JSONField()),
                ('worded_on', models.DateField()),
                ('replaced_on', models.DateField(default=fachwerk.core.clock.today)),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
                ('recommendation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='earlier_wordings', to='recommendations.recommendation')),
            ],
            options={
                'ordering': ['-version'],
                'constraints': [models.UniqueConstraint(fields=('recommendation', 'version'), name='recommendations_one_wording_a_version'), fachwerk.tenancy.walls.Wall(name='recommendations_earlierwording_wall'), models.UniqueConstraint(fields=('network', 'id'), name='recommendations_earlierwording_network_id_pair'), fachwerk.tenancy.walls.SameNetwork(column='recommendation_id', name='recommendations_earlierwording_recommendation_same_network', to_table='recommendations_recommendation')],
            },
        ),
        migrations.CreateModel(
            name='Uptake',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('uptake_kind', models.CharField(choices=[('used', 'Wir machen das'), ('did_not_help', 'Hat nicht geholfen')], max_length=12)),
                ('reason', models.CharField(blank=True, max_length=500, verbose_name='Grund')),
                ('said_on', models.DateField(default=fachwerk.core.clock.today)),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
                ('recommendation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='uptakes', to='recommendations.recommendation')),
            ],
            options={
                'ordering': ['-said_on'],
                'constraints': [fachwerk.tenancy.walls.Wall(name='recommendations_uptake_wall'), models.UniqueConstraint(fields=('network', 'id'), name='recommendations_uptake_network_id_pair'), fachwerk.tenancy.walls.SameNetwork(column='recommendation_id', name='recommendations_uptake_recommendation_same_network', to_table='recommendations_recommendation')],
            },
        ),
    ]
