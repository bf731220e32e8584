import django.db.models.deletion
import fachwerk.core.clock
import fachwerk.tenancy.scope
import fachwerk.tenancy.walls
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('networks', '0002_thread_first'),
        ('thread', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='ActionConcept',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=200, verbose_name='Titel')),
                ('started_at', models.DateTimeField(default=fachwerk.core.clock.now, editable=False)),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('network',), name='strategy_concept_one_per_network'), fachwerk.tenancy.walls.Wall(name='strategy_actionconcept_wall'), models.UniqueConstraint(fields=('network', 'id'), name='strategy_actionconcept_network_id_pair')],
            },
        ),
        migrations.CreateModel(
            name='ConceptVersion',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('label', models.CharField(max_length=20, verbose_name='Fassung')),
                ('state', models.CharField(choices=[('draft', 'Entwurf'), ('in_force', 'in Kraft'), ('superseded', 'abgelöst')], default='draft', max_length=12)),
                ('resolved_on', models.DateField(blank=True, null=True, verbose_name='Beschlossen')),
                ('resolved_precision', models.CharField(choices=[('day', 'auf den Tag'), ('month', 'auf den Monat'), ('year', 'auf das Jahr')], default='day', max_length=5)),
                ('in_force_from', models.DateField(blank=True, null=True, verbose_name='In Kraft ab')),
                ('is_backfilled', models.BooleanField(default=False)),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='Hinweis')),
                ('data_chapter', models.TextField(blank=True, verbose_name='Zahlen, Daten, Fakten der Region')),
                ('file_key', models.CharField(blank=True, editable=False, max_length=200)),
                ('drafted_at', models.DateTimeField(default=fachwerk.core.clock.now, editable=False)),
                ('concept', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='strategy.actionconcept')),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('network', 'label'), name='strategy_version_one_per_label'), models.UniqueConstraint(condition=models.Q(('state', 'draft')), fields=('network',), name='strategy_version_one_draft'), models.CheckConstraint(condition=models.Q(('state', 'draft'), models.Q(('in_force_from__isnull', False), ('resolved_on__isnull', False)), _connector='OR'), name='strategy_version_resolved_has_day'), fachwerk.tenancy.walls.Wall(name='strategy_conceptversion_wall'), models.UniqueConstraint(fields=('network', 'id'), name='strategy_conceptversion_network_id_pair'), fachwerk.tenancy.walls.SameNetwork(column='concept_id', name='strategy_conceptversion_concept_same_network', to_table='strategy_actionconcept'), fachwerk.tenancy.walls.SameNetwork(column='id', name='strategy_conceptversion_knot', to_table='thread_knot')],
            },
        ),
        migrations.CreateModel(
            name='FieldOfAction',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=200, verbose_name='Titel')),
                ('is_adopted', models.BooleanField(default=False)),
                ('short', models.CharField(blank=True, max_length=60, verbose_name='Kurzname')),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
                ('since', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='strategy.conceptversion')),
                ('until', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='strategy.conceptversion')),
            ],
            options={
                'abstract': False,
                'constraints': [fachwerk.tenancy.walls.Wall(name='strategy_fieldofaction_wall'), models.UniqueConstraint(fields=('network', 'id'), name='strategy_fieldofaction_network_id_pair'), fachwerk.tenancy.walls.SameNetwork(column='since_id', name='strategy_fieldofaction_since_same_network', to_table='strategy_conceptversion'), fachwerk.tenancy.walls.SameNetwork(column='until_id', name='strategy_fieldofaction_until_same_network', to_table='strategy_conceptversion'), fachwerk.tenancy.walls.SameNetwork(column='id', name='strategy_fieldofaction_knot', to_table='thread_knot')],
            },
        ),
        migrations.CreateModel(
            name='FieldWording',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(default=1, verbose_name='Nummer')),
                ('title', models.CharField(max_length=200, verbose_name='Titel')),
                ('change_reason', models.CharField(blank=True, max_length=400, verbose_name='Warum geändert')),
                ('is_dropped', models.BooleanField(default=False)),
                ('text', models.TextField(blank=True, verbose_name='Worum es geht')),
                ('clause', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='wordings', to='strategy.fieldofaction')),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='strategy.conceptversion')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('version', 'clause'), name='strategy_field_one_wording'), fachwerk.tenancy.walls.Wall(name='strategy_fieldwording_wall'), models.UniqueConstraint(fields=('network', 'id'), name='strategy_fieldwording_network_id_pair'), fachwerk.tenancy.walls.SameNetwork(column='version_id', name='strategy_fieldwording_version_same_network', to_table='strategy_conceptversion'), fachwerk.tenancy.walls.SameNetwork(column='clause_id', name='strategy_fieldwording_clause_same_network', to_table='strategy_fieldofaction')],
            },
        ),
        migrations.CreateModel(
            name='FocusTopic',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('year', models.PositiveSmallIntegerField(verbose_name='Jahr')),
                ('title', models.CharField(max_length=160, verbose_name='Schwerpunkt')),
                ('subtitle', models.CharField(blank=True, max_length=240, verbose_name='Worum es geht')),
                ('reason', models.TextField(blank=True, verbose_name='Warum dieser Schwerpunkt')),
                ('chosen_on', models.DateField(blank=True, null=True, verbose_name='Gewählt')),
                ('chosen_precision', models.CharField(choices=[('day', 'auf den Tag'), ('month', 'auf den Monat'), ('year', 'auf das Jahr')], default='day', max_length=5)),
                ('state', models.CharField(choices=[('chosen', 'gewählt'), ('evaluated', 'ausgewertet')], default='chosen', max_length=10)),
                ('outcome', models.TextField(blank=True, verbose_name='Was das Jahr gebracht hat')),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('network', 'year'), name='strategy_focus_one_per_year'), fachwerk.tenancy.walls.Wall(name='strategy_focustopic_wall'), models.UniqueConstraint(fields=('network', 'id'), name='strategy_focustopic_network_id_pair'), fachwerk.tenancy.walls.SameNetwork(column='id', name='strategy_focustopic_knot', to_table='thread_knot')],
            },
        ),
        migrations.CreateModel(
            name='Goal',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=200, verbose_name='Titel')),
                ('is_adopted', models.BooleanField(default=False)),
                ('field', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='goals', to='strategy.fieldofaction')),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
                ('since', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='strategy.conceptversion')),
                ('until', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='strategy.conceptversion')),
            ],
            options={
                'abstract': False,
                'constraints': [fachwerk.tenancy.walls.Wall(name='strategy_goal_wall'), models.UniqueConstraint(fields=('network', 'id'), name='strategy_goal_network_id_pair'), fachwerk.tenancy.walls.SameNetwork(column='since_id', name='strategy_goal_since_same_network', to_table='strategy_conceptversion'), fachwerk.tenancy.walls.SameNetwork(column='until_id', name='strategy_goal_until_same_network', to_table='strategy_conceptversion'), fachwerk.tenancy.walls.SameNetwork(column='field_id', name='strategy_goal_field_same_network', to_table='strategy_fieldofaction'), fachwerk.tenancy.walls.SameNetwork(column='id', name='strategy_goal_knot', to_table='thread_knot')],
            },
        ),
        migrations.CreateModel(
            name='GoalWording',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(default=1, verbose_name='Nummer')),
                ('title', models.CharField(max_length=200, verbose_name='Titel')),
                ('change_reason', models.CharField(blank=True, max_length=400, verbose_name='Warum geändert')),
                ('is_dropped', models.BooleanField(default=False)),
                ('text', models.TextField(blank=True, verbose_name='Wortlaut')),
                ('clause', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='wordings', to='strategy.goal')),
                ('field', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='strategy.fieldofaction')),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='strategy.conceptversion')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('version', 'clause'), name='strategy_goal_one_wording'), fachwerk.tenancy.walls.Wall(name='strategy_goalwording_wall'), models.UniqueConstraint(fields=('network', 'id'), name='strategy_goalwording_network_id_pair'), fachwerk.tenancy.walls.SameNetwork(column='version_id', name='strategy_goalwording_version_same_network', to_table='strategy_conceptversion'), fachwerk.tenancy.walls.SameNetwork(column='clause_id', name='strategy_goalwording_clause_same_network', to_table='strategy_goal'), fachwerk.tenancy.walls.SameNetwork(column='field_id', name='strategy_goalwording_field_same_network', to_table='strategy_fieldofaction')],
            },
        ),
        migrations.CreateModel(
            name='GroupAdvice',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('group_name', models.CharField(max_length=160, verbose_name='Arbeitsgruppe')),
                ('text', models.TextField(verbose_name='Rat')),
                ('given_on', models.DateField(blank=True, null=True, verbose_name='Gegeben')),
                ('given_precision', models.CharField(choices=[('day', 'auf den Tag'), ('month', 'auf den Monat'), ('year', 'auf das Jahr')], default='day', max_length=5)),
                ('field', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='advice', to='strategy.fieldofaction')),
                ('goal', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='advice', to='strategy.goal')),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
                ('version', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='advice', to='strategy.conceptversion')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('field__isnull', False), ('goal__isnull', False), _connector='OR'), name='strategy_advice_has_a_clause'), fachwerk.tenancy.walls.Wall(name='strategy_groupadvice_wall'), models.UniqueConstraint(fields=('network', 'id'), name='strategy_groupadvice_network_id_pair'), fachwerk.tenancy.walls.SameNetwork(column='field_id', name='strategy_groupadvice_field_same_network', to_table='strategy_fieldofaction'), fachwerk.tenancy.walls.SameNetwork(column='goal_id', name='strategy_groupadvice_goal_same_network', to_table='strategy_goal'), fachwerk.tenancy.walls.SameNetwork(column='version_id', name='strategy_groupadvice_version_same_network', to_table='strategy_conceptversion'), fachwerk.tenancy.walls.SameNetwork(column='id', name='strategy_groupadvice_knot', to_table='thread_knot')],
            },
        ),
        migrations.CreateModel(
            name='Impulse',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('text', models.TextField(verbose_name='Was gesagt wurde')),
                ('public_text', models.TextField(blank=True, verbose_name='Öffentlicher Wortlaut')),
                ('source', models.CharField(choices=[('mitreden', 'Mitreden'), ('member', 'Mitglied'), ('working_group', 'Arbeitsgruppe'), ('event', 'Veranstaltung'), ('call', 'Telefon'), ('other_region', 'andere Region'), ('office', 'Geschäftsstelle')], default='mitreden', max_length=14, verbose_name='Weg')),
                ('voice', models.CharField(blank=True, max_length=160, verbose_name='Wer es sagt')),
                ('sender_email', models.EmailField(blank=True, max_length=254, verbose_name='E-Mail')),
                ('sender_phone', models.CharField(blank=True, max_length=120, verbose_name='Telefon')),
                ('state', models.CharField(choices=[('new', 'neu'), ('screened', 'gesichtet'), ('linked', 'zugeordnet'), ('parked', 'zurückgestellt'), ('closed', 'beantwortet')], default='new', max_length=10, verbose_name='Stand')),
                ('received_at', models.DateTimeField(default=fachwerk.core.clock.now, verbose_name='Eingegangen')),
                ('received_precision', models.CharField(choices=[('day', 'auf den Tag'), ('month', 'auf den Monat'), ('year', 'auf das Jahr')], default='day', max_length=5)),
                ('reply', models.TextField(blank=True, verbose_name='Antwort')),
                ('answered_at', models.DateTimeField(blank=True, null=True, verbose_name='Beantwortet')),
                ('parked_reason', models.CharField(blank=True, max_length=300, verbose_name='Grund')),
                ('released_at', models.DateTimeField(blank=True, null=True, verbose_name='Veröffentlicht')),
                ('origin_network_name', models.CharField(blank=True, max_length=160, verbose_name='Übernommen von')),
                ('origin_title', models.CharField(blank=True, max_length=300, verbose_name='Gutes Beispiel')),
                ('origin_publication', models.UUIDField(blank=True, editable=False, null=True)),
                ('submission', models.UUIDField(blank=True, editable=False, null=True)),
                ('about', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='thread.knot')),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
            ],
            options={
                'indexes': [models.Index(fields=['network', 'state'], name='strategy_impulse_by_state')],
                'constraints': [models.UniqueConstraint(fields=('network', 'submission'), name='strategy_impulse_sent_once'), fachwerk.tenancy.walls.Wall(name='strategy_impulse_wall'), models.UniqueConstraint(fields=('network', 'id'), name='strategy_impulse_network_id_pair'), fachwerk.tenancy.walls.SameNetwork(column='about_id', name='strategy_impulse_about_same_network', to_table='thread_knot'), fachwerk.tenancy.walls.SameNetwork(column='id', name='strategy_impulse_knot', to_table='thread_knot')],
            },
        ),
        migrations.CreateModel(
            name='Measure',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=200, verbose_name='Titel')),
                ('is_adopted', models.BooleanField(default=False)),
                ('goal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='measures', to='strategy.goal')),
                ('merged_into', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='strategy.measure')),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
                ('since', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='strategy.conceptversion')),
                ('until', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='strategy.conceptversion')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('merged_into', models.F('id')), _negated=True), name='strategy_measure_never_into_itself'), fachwerk.tenancy.walls.Wall(name='strategy_measure_wall'), models.UniqueConstraint(fields=('network', 'id'), name='strategy_measure_network_id_pair'), fachwerk.tenancy.walls.SameNetwork(column='since_id', name='strategy_measure_since_same_network', to_table='strategy_conceptversion'), fachwerk.tenancy.walls.SameNetwork(column='until_id', name='strategy_measure_until_same_network', to_table='strategy_conceptversion'), fachwerk.tenancy.walls.SameNetwork(column='goal_id', name='strategy_measure_goal_same_network', to_table='strategy_goal'), fachwerk.tenancy.walls.SameNetwork(column='merged_into_id', name='strategy_measure_merged_into_same_network', to_table='strategy_measure'), fachwerk.tenancy.walls.SameNetwork(column='id', name='strategy_measure_knot', to_table='thread_knot')],
            },
        ),
        migrations.CreateModel(
            name='MeasureWording',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(default=1, verbose_name='Nummer')),
                ('title', models.CharField(max_length=200, verbose_name='Titel')),
                ('change_reason', models.CharField(blank=True, max_length=400, verbose_name='Warum geändert')),
                ('is_dropped', models.BooleanField(default=False)),
                ('clause', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='wordings', to='strategy.measure')),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='strategy.conceptversion')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('version', 'clause'), name='strategy_measure_one_wording'), fachwerk.tenancy.walls.Wall(name='strategy_measurewording_wall'), models.UniqueConstraint(fields=('network', 'id'), name='strategy_measurewording_network_id_pair'), fachwerk.tenancy.walls.SameNetwork(column='version_id', name='strategy_measurewording_version_same_network', to_table='strategy_conceptversion'), fachwerk.tenancy.walls.SameNetwork(column='clause_id', name='strategy_measurewording_clause_same_network', to_table='strategy_measure')],
            },
        ),
    ]
