import django.db.models.deletion
import fachwerk.core.clock
import fachwerk.tenancy.scope
import fachwerk.tenancy.walls
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('contacts', '0001_initial'),
        ('decisions', '0001_initial'),
        ('networks', '0003_interview_answer_interview_networks_interview_window_and_more'),
    ]

    operations = [
        migrations.CreateModel(
            name='Endorsement',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=200)),
                ('body_name', models.CharField(blank=True, max_length=160)),
                ('result', models.CharField(choices=[('recommended', 'Empfohlen'), ('recommended_with_hints', 'Empfohlen mit Hinweisen'), ('deferred', 'Zurückgestellt'), ('not_recommended', 'Nicht empfohlen')], max_length=24, verbose_name='Ergebnis')),
                ('reason', models.TextField(blank=True, verbose_name='Begründung')),
                ('hints', models.TextField(blank=True, verbose_name='Hinweise')),
                ('decided_on', models.DateField(verbose_name='Datum')),
                ('decided_precision', models.CharField(choices=[('day', 'auf den Tag'), ('month', 'auf den Monat'), ('year', 'auf das Jahr')], default='day', max_length=5)),
                ('number', models.CharField(blank=True, max_length=30, verbose_name='Nummer')),
                ('issued_at', models.DateTimeField(null=True)),
                ('file_key', models.CharField(blank=True, max_length=100)),
                ('sha256', models.CharField(blank=True, max_length=64)),
                ('told_at', models.DateTimeField(null=True)),
                ('is_backfilled', models.BooleanField(default=False)),
                ('recorded_on', models.DateField()),
                ('decision', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='decisions.decision')),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
            ],
            options={
                'indexes': [models.Index(fields=['network', 'decided_on'], name='projects_endorsement_by_day')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('number', ''), _negated=True), fields=('network', 'number'), name='projects_endorsement_number_once'), fachwerk.tenancy.walls.Wall(name='projects_endorsement_wall'), models.UniqueConstraint(fields=('network', 'id'), name='projects_endorsement_network_id_pair'), fachwerk.tenancy.walls.SameNetwork(column='sketch_id', name='projects_endorsement_sketch_same_network', to_table='projects_sketch'), fachwerk.tenancy.walls.SameNetwork(column='idea_id', name='projects_endorsement_idea_same_network', to_table='projects_projectidea'), fachwerk.tenancy.walls.SameNetwork(column='decision_id', name='projects_endorsement_decision_same_network', to_table='decisions_decision'), fachwerk.tenancy.walls.SameNetwork(column='id', name='projects_endorsement_knot', to_table='thread_knot')],
            },
        ),
        migrations.CreateModel(
            name='Award',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('total_eur', models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True, verbose_name='Gesamtkosten')),
                ('grant_eur', models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True, verbose_name='Förderung')),
                ('own_eur', models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True, verbose_name='Eigenanteil')),
                ('third_eur', models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True, verbose_name='Dritte')),
                ('title', models.CharField(max_length=200)),
                ('funder', models.CharField(blank=True, max_length=200, verbose_name='Fördergeber')),
                ('programme', models.CharField(blank=True, max_length=200, verbose_name='Programm')),
                ('file_no', models.CharField(blank=True, max_length=80, verbose_name='Aktenzeichen')),
                ('awarded_on', models.DateField(verbose_name='Bewilligt am')),
                ('awarded_precision', models.CharField(choices=[('day', 'auf den Tag'), ('month', 'auf den Monat'), ('year', 'auf das Jahr')], default='day', max_length=5)),
                ('starts_on', models.DateField(blank=True, null=True, verbose_name='Zeitraum von')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='Zeitraum bis')),
                ('is_published', models.BooleanField(default=True, verbose_name='Beträge veröffentlichen')),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
                ('endorsement', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='awards', to='projects.endorsement')),
            ],
            options={
                'indexes': [models.Index(fields=['network', 'awarded_on'], name='projects_award_by_day')],
                'constraints': [fachwerk.tenancy.walls.Wall(name='projects_award_wall'), models.UniqueConstraint(fields=('network', 'id'), name='projects_award_network_id_pair'), fachwerk.tenancy.walls.SameNetwork(column='endorsement_id', name='projects_award_endorsement_same_network', to_table='projects_endorsement'), fachwerk.tenancy.walls.SameNetwork(column='id', name='projects_award_knot', to_table='thread_knot')],
            },
        ),
        migrations.CreateModel(
            name='EndorsementCounter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField()),
                ('last', models.PositiveIntegerField(default=0)),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('network', 'year'), name='projects_endorsement_counter_once'), fachwerk.tenancy.walls.Wall(name='projects_endorsementcounter_wall'), models.UniqueConstraint(fields=('network', 'id'), name='projects_endorsementcounter_network_id_pair')],
            },
        ),
        migrations.CreateModel(
            name='EndorsementSeal',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=12, unique=True)),
                ('number', models.CharField(max_length=30)),
                ('network_name', models.CharField(max_length=160)),
                ('title', models.CharField(max_length=200)),
                ('result', models.CharField(choices=[('recommended', 'Empfohlen'), ('recommended_with_hints', 'Empfohlen mit Hinweisen'), ('deferred', 'Zurückgestellt'), ('not_recommended', 'Nicht empfohlen')], max_length=24)),
                ('decided_on', models.DateField()),
                ('decided_precision', models.CharField(choices=[('day', 'auf den Tag'), ('month', 'auf den Monat'), ('year', 'auf das Jahr')], default='day', max_length=5)),
                ('issued_on', models.DateField()),
                ('sha256', models.CharField(max_length=64)),
                ('endorsement_id', models.UUIDField(unique=True)),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
            ],
            options={
                'abstract': False,
                'constraints': [fachwerk.tenancy.walls.Window(name='projects_endorsementseal_window'), models.UniqueConstraint(fields=('network', 'id'), name='projects_endorsementseal_network_id_pair')],
            },
        ),
        migrations.CreateModel(
            name='ProjectIdea',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=200, verbose_name='Worum geht es?')),
                ('summary', models.TextField(blank=True, verbose_name='In zwei Sätzen')),
                ('proposed_by', models.CharField(blank=True, max_length=200, verbose_name='Vorgeschlagen von')),
                ('state', models.CharField(choices=[('idea', 'Idee'), ('advised', 'beraten'), ('sketch_requested', 'Skizze angefordert'), ('closed', 'nicht weiter verfolgt')], default='idea', max_length=20)),
                ('advice', models.TextField(blank=True, verbose_name='Beratung')),
                ('sketch_due_on', models.DateField(blank=True, null=True, verbose_name='Skizze bis')),
                ('closed_because', models.TextField(blank=True, verbose_name='Warum nicht weiter verfolgt')),
                ('suggested_on', models.DateField(default=fachwerk.core.clock.today)),
                ('visibility', models.CharField(choices=[('public', 'öffentlich'), ('members', 'für Mitglieder'), ('office', 'nur Geschäftsstelle')], default='members', max_length=10)),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
            ],
            options={
                'indexes': [models.Index(fields=['network', 'state'], name='projects_idea_by_state')],
                'constraints': [fachwerk.tenancy.walls.Wall(name='projects_projectidea_wall'), models.UniqueConstraint(fields=('network', 'id'), name='projects_projectidea_network_id_pair'), fachwerk.tenancy.walls.SameNetwork(column='id', name='projects_projectidea_knot', to_table='thread_knot')],
            },
        ),
        migrations.CreateModel(
            name='Project',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=200, verbose_name='Titel')),
                ('acronym', models.CharField(blank=True, max_length=40, verbose_name='Kurzname')),
                ('contact_function', models.CharField(blank=True, max_length=160, verbose_name='Ansprechstelle')),
                ('summary', models.TextField(blank=True, verbose_name='Kurz gesagt')),
                ('situation', models.TextField(blank=True, verbose_name='Ausgangslage')),
                ('plan', models.TextField(blank=True, verbose_name='Vorhaben')),
                ('target_group', models.TextField(blank=True, verbose_name='Für wen')),
                ('lasting', models.TextField(blank=True, verbose_name='Was danach bleibt')),
                ('starts_on', models.DateField(verbose_name='Beginn')),
                ('starts_precision', models.CharField(choices=[('day', 'auf den Tag'), ('month', 'auf den Monat'), ('year', 'auf das Jahr')], default='month', max_length=5)),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='Ende')),
                ('ends_precision', models.CharField(choices=[('day', 'auf den Tag'), ('month', 'auf den Monat'), ('year', 'auf das Jahr')], default='month', max_length=5)),
                ('closed_on', models.DateField(blank=True, null=True, verbose_name='abgeschlossen am')),
                ('endorsement_not_needed', models.BooleanField(default=False)),
                ('is_backfilled', models.BooleanField(default=False)),
                ('entered_on', models.DateField()),
                ('award', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='projects', to='projects.award')),
                ('endorsement', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='projects', to='projects.endorsement')),
                ('lead', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contacts.organisation', verbose_name='Träger')),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
                ('idea', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='projects', to='projects.projectidea')),
            ],
            options={
                'indexes': [models.Index(fields=['network', 'starts_on'], name='projects_project_by_start')],
                'constraints': [fachwerk.tenancy.walls.Wall(name='projects_project_wall'), models.UniqueConstraint(fields=('network', 'id'), name='projects_project_network_id_pair'), fachwerk.tenancy.walls.SameNetwork(column='award_id', name='projects_project_award_same_network', to_table='projects_award'), fachwerk.tenancy.walls.SameNetwork(column='endorsement_id', name='projects_project_endorsement_same_network', to_table='projects_endorsement'), fachwerk.tenancy.walls.SameNetwork(column='sketch_id', name='projects_project_sketch_same_network', to_table='projects_sketch'), fachwerk.tenancy.walls.SameNetwork(column='idea_id', name='projects_project_idea_same_network', to_table='projects_projectidea'), fachwerk.tenancy.walls.SameNetwork(column='lead_id', name='projects_project_lead_same_network', to_table='contacts_organisation'), fachwerk.tenancy.walls.SameNetwork(column='id', name='projects_project_knot', to_table='thread_knot')],
            },
        ),
        migrations.AddField(
            model_name='endorsement',
            name='idea',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='endorsements', to='projects.projectidea'),
        ),
        migrations.CreateModel(
            name='ProjectPartner',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contacts.organisation')),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='partners', to='projects.project')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('project', 'organisation'), name='projects_project_partner_once'), fachwerk.tenancy.walls.Wall(name='projects_projectpartner_wall'), models.UniqueConstraint(fields=('network', 'id'), name='projects_projectpartner_network_id_pair'), fachwerk.tenancy.walls.SameNetwork(column='project_id', name='projects_projectpartner_project_same_network', to_table='projects_project'), fachwerk.tenancy.walls.SameNetwork(column='organisation_id', name='projects_projectpartner_organisation_same_network', to_table='contacts_organisation')],
            },
        ),
        migrations.CreateModel(
            name='Result',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('sentence', models.CharField(max_length=300, verbose_name='Ergebnis in einem Satz')),
                ('figure', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='Zahl')),
                ('unit', models.CharField(blank=True, max_length=80, verbose_name='Einheit')),
                ('observed_on', models.DateField(verbose_name='Stand')),
                ('observed_precision', models.CharField(choices=[('day', 'auf den Tag'), ('month', 'auf den Monat'), ('year', 'auf das Jahr')], default='day', max_length=5)),
                ('evidence', models.CharField(blank=True, max_length=300, verbose_name='Beleg')),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='results', to='projects.project')),
            ],
            options={
                'indexes': [models.Index(fields=['network', 'observed_on'], name='projects_result_by_day')],
                'constraints': [fachwerk.tenancy.walls.Wall(name='projects_result_wall'), models.UniqueConstraint(fields=('network', 'id'), name='projects_result_network_id_pair'), fachwerk.tenancy.walls.SameNetwork(column='project_id', name='projects_result_project_same_network', to_table='projects_project'), fachwerk.tenancy.walls.SameNetwork(column='id', name='projects_result_knot', to_table='thread_knot')],
            },
        ),
        migrations.CreateModel(
            name='Sketch',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('total_eur', models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True, verbose_name='Gesamtkosten')),
                ('grant_eur', models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True, verbose_name='Förderung')),
                ('own_eur', models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True, verbose_name='Eigenanteil')),
                ('third_eur', models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True, verbose_name='Dritte')),
                ('version', models.PositiveSmallIntegerField(default=1)),
                ('title', models.CharField(max_length=200, verbose_name='Titel')),
                ('situation', models.TextField(blank=True, verbose_name='Ausgangslage')),
                ('plan', models.TextField(blank=True, verbose_name='Vorhaben')),
                ('target_group', models.TextField(blank=True, verbose_name='Für wen')),
                ('lasting', models.TextField(blank=True, verbose_name='Was danach bleibt')),
                ('starts_on', models.DateField(blank=True, null=True, verbose_name='Beginn')),
                ('starts_precision', models.CharField(choices=[('day', 'auf den Tag'), ('month', 'auf den Monat'), ('year', 'auf das Jahr')], default='month', max_length=5)),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='Ende')),
                ('ends_precision', models.CharField(choices=[('day', 'auf den Tag'), ('month', 'auf den Monat'), ('year', 'auf das Jahr')], default='month', max_length=5)),
                ('submitted_at', models.DateTimeField(default=fachwerk.core.clock.now)),
                ('visibility', models.CharField(choices=[('public', 'öffentlich'), ('members', 'für Mitglieder'), ('office', 'nur Geschäftsstelle')], default='members', max_length=10)),
                ('decision', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='decisions.decision')),
                ('idea', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sketches', to='projects.projectidea')),
                ('lead', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contacts.organisation', verbose_name='Träger')),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
                ('replaces', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaced_by', to='projects.sketch')),
            ],
            options={
                'abstract': False,
                'constraints': [fachwerk.tenancy.walls.Wall(name='projects_sketch_wall'), models.UniqueConstraint(fields=('network', 'id'), name='projects_sketch_network_id_pair'), fachwerk.tenancy.walls.SameNetwork(column='idea_id', name='projects_sketch_idea_same_network', to_table='projects_projectidea'), fachwerk.tenancy.walls.SameNetwork(column='replaces_id', name='projects_sketch_replaces_same_network', to_table='projects_sketch'), fachwerk.tenancy.walls.SameNetwork(column='lead_id', name='projects_sketch_lead_same_network', to_table='contacts_organisation'), fachwerk.tenancy.walls.SameNetwork(column='decision_id', name='projects_sketch_decision_same_network', to_table='decisions_decision'), fachwerk.tenancy.walls.SameNetwork(column='id', name='projects_sketch_knot', to_table='thread_knot')],
            },
        ),
        migrations.AddField(
            model_name='project',
            name='sketch',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='projects', to='projects.sketch'),
        ),
        migrations.AddField(
            model_name='endorsement',
            name='sketch',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='endorsements', to='projects.sketch'),
        ),
        migrations.CreateModel(
            name='SketchPartner',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contacts.organisation')),
                ('sketch', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='partners', to='projects.sketch')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('sketch', 'organisation'), name='projects_sketch_partner_once'), fachwerk.tenancy.walls.Wall(name='projects_sketchpartner_wall'), models.UniqueConstraint(fields=('network', 'id'), name='projects_sketchpartner_network_id_pair'), fachwerk.tenancy.walls.SameNetwork(column='sketch_id', name='projects_sketchpartner_sketch_same_network', to_table='projects_sketch'), fachwerk.tenancy.walls.SameNetwork(column='organisation_id', name='projects_sketchpartner_organisation_same_network', to_table='contacts_organisation')],
            },
        ),
        migrations.CreateModel(
            name='Duty',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('drawdown', 'Mittelabruf'), ('interim', 'Zwischennachweis'), ('final', 'Verwendungsnachweis'), ('publicity', 'Öffentlichkeitsarbeit nachweisen'), ('retention', 'Aufbewahren bis')], max_length=10, verbose_name='Frist')),
                ('due_on', models.DateField(verbose_name='fällig am')),
                ('done_on', models.DateField(blank=True, null=True, verbose_name='erledigt am')),
                ('award', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='duties', to='projects.award')),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
            ],
            options={
                'indexes': [models.Index(fields=['network', 'done_on', 'due_on'], name='projects_duty_by_day')],
                'constraints': [fachwerk.tenancy.walls.Wall(name='projects_duty_wall'), models.UniqueConstraint(fields=('network', 'id'), name='projects_duty_network_id_pair'), fachwerk.tenancy.walls.SameNetwork(column='award_id', name='projects_duty_award_same_network', to_table='projects_award')],
            },
        ),
    ]
