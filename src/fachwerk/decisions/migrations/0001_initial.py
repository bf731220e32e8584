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
        ('networks', '0003_interview_answer_interview_networks_interview_window_and_more'),
    ]

    operations = [
        migrations.CreateModel(
            name='Body',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=160, verbose_name='Name')),
                ('body_kind', models.CharField(choices=[('steering', 'Lenkungskreis'), ('expert', 'Facharbeitskreis'), ('circle', 'Runder Tisch'), ('working_group', 'Arbeitsgruppe')], default='steering', max_length=20, verbose_name='Art')),
                ('remit', models.TextField(blank=True, verbose_name='Aufgabe')),
                ('since', models.DateField(blank=True, null=True, verbose_name='besteht seit')),
                ('since_precision', models.CharField(choices=[('day', 'auf den Tag'), ('month', 'auf den Monat'), ('year', 'auf das Jahr')], default='day', max_length=5)),
                ('until', models.DateField(blank=True, null=True, verbose_name='bestand bis')),
                ('quorum_numerator', models.PositiveSmallIntegerField(default=1)),
                ('quorum_denominator', models.PositiveSmallIntegerField(default=2)),
                ('majority_base', models.CharField(choices=[('yes_no', 'abgegebene Ja- und Nein-Stimmen'), ('cast', 'alle abgegebenen Stimmen, Enthaltungen zählen mit'), ('eligible', 'alle stimmberechtigten Sitze')], default='yes_no', max_length=10)),
                ('threshold_numerator', models.PositiveSmallIntegerField(default=1)),
                ('threshold_denominator', models.PositiveSmallIntegerField(default=2)),
                ('is_strict', models.BooleanField(default=True)),
                ('circular_allowed', models.BooleanField(default=True)),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('quorum_denominator__gte', 1), ('threshold_denominator__gte', 1), ('quorum_numerator__lte', models.F('quorum_denominator')), ('threshold_numerator__lte', models.F('threshold_denominator'))), name='decisions_body_shares_are_shares'), fachwerk.tenancy.walls.Wall(name='decisions_body_wall'), models.UniqueConstraint(fields=('network', 'id'), name='decisions_body_network_id_pair'), fachwerk.tenancy.walls.SameNetwork(column='id', name='decisions_body_knot', to_table='thread_knot')],
            },
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=300, verbose_name='Worum geht es?')),
                ('question', models.TextField(blank=True, verbose_name='Wortlaut')),
                ('method', models.CharField(choices=[('recorded', 'festgehalten'), ('vote', 'Abstimmung'), ('consent_until', 'Zustimmung, wenn niemand widerspricht')], default='recorded', max_length=14)),
                ('rule', models.JSONField(default=dict)),
                ('opened_at', models.DateTimeField(null=True)),
                ('closes_at', models.DateTimeField(null=True)),
                ('closed_at', models.DateTimeField(null=True)),
                ('decided_on', models.DateField(null=True, verbose_name='Datum')),
                ('decided_precision', models.CharField(choices=[('day', 'auf den Tag'), ('month', 'auf den Monat'), ('year', 'auf das Jahr')], default='day', max_length=5)),
                ('state', models.CharField(choices=[('open', 'Abstimmung läuft'), ('closed', 'ausgezählt'), ('recorded', 'festgehalten')], default='recorded', max_length=10)),
                ('outcome', models.CharField(blank=True, choices=[('adopted', 'angenommen'), ('rejected', 'abgelehnt'), ('inquorate', 'nicht beschlussfähig')], max_length=10, verbose_name='Ergebnis')),
                ('reason', models.TextField(blank=True, verbose_name='Begründung')),
                ('protocol_key', models.CharField(blank=True, max_length=100)),
                ('is_backfilled', models.BooleanField(default=False)),
                ('recorded_at', models.DateTimeField(default=fachwerk.core.clock.now)),
                ('visibility', models.CharField(choices=[('public', 'öffentlich'), ('members', 'für Mitglieder')], default='public', max_length=10, verbose_name='Sichtbar')),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='decisions.body')),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
            ],
            options={
                'indexes': [models.Index(fields=['network', 'state', 'closes_at'], name='decisions_by_state')],
                'constraints': [fachwerk.tenancy.walls.Wall(name='decisions_decision_wall'), models.UniqueConstraint(fields=('network', 'id'), name='decisions_decision_network_id_pair'), fachwerk.tenancy.walls.SameNetwork(column='body_id', name='decisions_decision_body_same_network', to_table='decisions_body'), fachwerk.tenancy.walls.SameNetwork(column='id', name='decisions_decision_knot', to_table='thread_knot')],
            },
        ),
        migrations.CreateModel(
            name='Receipt',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('canonical', models.TextField()),
                ('sha256', models.CharField(max_length=64)),
                ('sentence', models.TextField()),
                ('made_at', models.DateTimeField(default=fachwerk.core.clock.now)),
                ('decision', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='receipt', to='decisions.decision')),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
            ],
            options={
                'abstract': False,
                'constraints': [fachwerk.tenancy.walls.Ledger(name='decisions_receipt_ledger'), models.UniqueConstraint(fields=('network', 'id'), name='decisions_receipt_network_id_pair'), fachwerk.tenancy.walls.SameNetwork(column='decision_id', name='decisions_receipt_decision_same_network', to_table='decisions_decision')],
            },
        ),
        migrations.CreateModel(
            name='Seat',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('function', models.CharField(blank=True, max_length=160, verbose_name='Funktion')),
                ('role', models.CharField(choices=[('chair', 'Vorsitz'), ('deputy_chair', 'stellvertretender Vorsitz'), ('member', 'Mitglied')], default='member', max_length=12, verbose_name='Aufgabe')),
                ('interest_group', models.CharField(blank=True, max_length=40, verbose_name='Interessengruppe')),
                ('since', models.DateField(default=fachwerk.core.clock.today, verbose_name='seit')),
                ('until', models.DateField(blank=True, null=True, verbose_name='bis')),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='seats', to='decisions.body')),
                ('deputy', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='contacts.person')),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contacts.organisation')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='contacts.person')),
            ],
            options={
                'indexes': [models.Index(fields=['network', 'body', 'since'], name='decisions_seat_by_body')],
                'constraints': [models.CheckConstraint(condition=models.Q(('until', None), ('until__gte', models.F('since')), _connector='OR'), name='decisions_seat_ends_after_it_began'), fachwerk.tenancy.walls.Wall(name='decisions_seat_wall'), models.UniqueConstraint(fields=('network', 'id'), name='decisions_seat_network_id_pair'), fachwerk.tenancy.walls.SameNetwork(column='body_id', name='decisions_seat_body_same_network', to_table='decisions_body'), fachwerk.tenancy.walls.SameNetwork(column='organisation_id', name='decisions_seat_organisation_same_network', to_table='contacts_organisation'), fachwerk.tenancy.walls.SameNetwork(column='person_id', name='decisions_seat_person_same_network', to_table='contacts_person'), fachwerk.tenancy.walls.SameNetwork(column='deputy_id', name='decisions_seat_deputy_same_network', to_table='contacts_person')],
            },
        ),
        migrations.CreateModel(
            name='ConflictDeclaration',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('reason', models.CharField(max_length=300, verbose_name='Grund')),
                ('is_accepted', models.BooleanField(default=True)),
                ('declared_by_id', models.BigIntegerField(null=True)),
                ('declared_at', models.DateTimeField(default=fachwerk.core.clock.now)),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
                ('decision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='conflicts', to='decisions.decision')),
                ('seat', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='conflicts', to='decisions.seat')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('decision', 'seat'), name='decisions_conflict_once'), fachwerk.tenancy.walls.Wall(name='decisions_conflictdeclaration_wall'), models.UniqueConstraint(fields=('network', 'id'), name='decisions_conflictdeclaration_network_id_pair'), fachwerk.tenancy.walls.SameNetwork(column='decision_id', name='decisions_conflictdeclaration_decision_same_network', to_table='decisions_decision'), fachwerk.tenancy.walls.SameNetwork(column='seat_id', name='decisions_conflictdeclaration_seat_same_network', to_table='decisions_seat')],
            },
        ),
        migrations.CreateModel(
            name='Ballot',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('choice', models.CharField(choices=[('yes', 'Ja'), ('no', 'Nein'), ('abstain', 'Enthaltung')], max_length=8)),
                ('note', models.TextField(blank=True, verbose_name='Anmerkung')),
                ('cast_by_id', models.BigIntegerField(null=True)),
                ('is_on_behalf', models.BooleanField(default=False)),
                ('cast_at', models.DateTimeField(default=fachwerk.core.clock.now)),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
                ('decision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ballots', to='decisions.decision')),
                ('seat', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ballots', to='decisions.seat')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('decision', 'seat'), name='decisions_ballot_once'), fachwerk.tenancy.walls.Wall(name='decisions_ballot_wall'), models.UniqueConstraint(fields=('network', 'id'), name='decisions_ballot_network_id_pair'), fachwerk.tenancy.walls.SameNetwork(column='decision_id', name='decisions_ballot_decision_same_network', to_table='decisions_decision'), fachwerk.tenancy.walls.SameNetwork(column='seat_id', name='decisions_ballot_seat_same_network', to_table='decisions_seat')],
            },
        ),
    ]
