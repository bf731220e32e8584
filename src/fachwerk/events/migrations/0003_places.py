"""Pools for sessions and contingents, registrations that need no confirmation by mail or wait for the office."""

import uuid
from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models

import fachwerk.tenancy.scope
import fachwerk.tenancy.walls


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("events", "0002_nachtragen"),
        ("networks", "0003_interview_answer_interview_networks_interview_window_and_more"),
    ]

    operations: ClassVar = [
        migrations.AddField(
            model_name="event",
            name="confirms_address",
            field=models.BooleanField(default=True, verbose_name="Anmeldungen per E-Mail bestätigen lassen"),
        ),
        migrations.CreateModel(
            name='Session',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=200, verbose_name='Titel')),
                ('starts_at', models.DateTimeField(blank=True, null=True, verbose_name='Beginn')),
                ('ends_at', models.DateTimeField(blank=True, null=True, verbose_name='Ende')),
                ('room', models.CharField(blank=True, max_length=120, verbose_name='Raum')),
                ('removed_at', models.DateTimeField(blank=True, null=True)),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sessions', to='events.event')),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
            ],
            options={
                'ordering': ['starts_at', 'title'],
            },
        ),
        migrations.CreateModel(
            name='SessionChoice',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('claim', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='choices', to='events.claim')),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='choices', to='events.session')),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
            ],
        ),
        migrations.AddField(
            model_name='claim',
            name='approved_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='claim',
            name='awaits_approval',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='claim',
            name='in_contingent',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='event',
            name='companions_allowed',
            field=models.PositiveSmallIntegerField(default=9, verbose_name='Weitere Personen je Anmeldung'),
        ),
        migrations.AddField(
            model_name='event',
            name='needs_approval',
            field=models.BooleanField(default=False, verbose_name='Die Geschäftsstelle sagt jeder Anmeldung zu'),
        ),
        migrations.AddField(
            model_name='event',
            name='small_percent',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='Anteil für kleine Betriebe'),
        ),
        migrations.AddField(
            model_name='event',
            name='small_until',
            field=models.DateTimeField(blank=True, null=True, verbose_name='Für kleine Betriebe frei gehalten bis'),
        ),
        migrations.AddField(
            model_name='pool',
            name='kind',
            field=models.CharField(choices=[('main', 'Veranstaltung'), ('session', 'Programmteil'), ('contingent', 'Grenze für größere Betriebe')], default='main', max_length=10),
        ),
        migrations.AlterField(
            model_name='claim',
            name='standing',
            field=models.CharField(choices=[('pending', 'noch nicht bestätigt'), ('confirmed', 'angemeldet'), ('waiting', 'auf der Warteliste'), ('offered', 'Platz angeboten'), ('rejected', 'nicht zugesagt'), ('released', 'Platz freigegeben'), ('expired', 'abgelaufen'), ('declined', 'Angebot abgelehnt'), ('cancelled', 'abgesagt'), ('attended', 'war da'), ('no_show', 'nicht erschienen')], max_length=10, verbose_name='Stand'),
        ),
        migrations.AlterField(
            model_name='pool',
            name='event',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pools', to='events.event'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('small_percent', None), ('small_until', None)), models.Q(('small_percent__range', (1, 100)), ('small_until__isnull', False)), _connector='OR'), name='events_event_contingent_is_whole'),
        ),
        migrations.AddField(
            model_name='pool',
            name='session',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='pool', to='events.session'),
        ),
        migrations.AddConstraint(
            model_name='pool',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'session'), ('session__isnull', False)), models.Q(('kind__in', ['main', 'contingent']), ('session', None)), _connector='OR'), name='events_pool_of_a_session_has_one'),
        ),
        migrations.AddConstraint(
            model_name='pool',
            constraint=models.UniqueConstraint(condition=models.Q(('session', None)), fields=('event', 'kind'), name='events_pool_one_of_a_kind'),
        ),
        migrations.AddConstraint(
            model_name='pool',
            constraint=fachwerk.tenancy.walls.SameNetwork(column='session_id', name='events_pool_session_same_network', to_table='events_session'),
        ),
        migrations.AddConstraint(
            model_name='session',
            constraint=models.CheckConstraint(condition=models.Q(('ends_at', None), ('ends_at__gt', models.F('starts_at')), _connector='OR'), name='events_session_ends_after_it_starts'),
        ),
        migrations.AddConstraint(
            model_name='session',
            constraint=fachwerk.tenancy.walls.Wall(name='events_session_wall'),
        ),
        migrations.AddConstraint(
            model_name='session',
            constraint=models.UniqueConstraint(fields=('network', 'id'), name='events_session_network_id_pair'),
        ),
        migrations.AddConstraint(
            model_name='session',
            constraint=fachwerk.tenancy.walls.SameNetwork(column='event_id', name='events_session_event_same_network', to_table='events_event'),
        ),
        migrations.AddConstraint(
            model_name='sessionchoice',
            constraint=models.UniqueConstraint(fields=('claim', 'session'), name='events_session_choice_once'),
        ),
        migrations.AddConstraint(
            model_name='sessionchoice',
            constraint=fachwerk.tenancy.walls.Wall(name='events_sessionchoice_wall'),
        ),
        migrations.AddConstraint(
            model_name='sessionchoice',
            constraint=models.UniqueConstraint(fields=('network', 'id'), name='events_sessionchoice_network_id_pair'),
        ),
        migrations.AddConstraint(
            model_name='sessionchoice',
            constraint=fachwerk.tenancy.walls.SameNetwork(column='claim_id', name='events_sessionchoice_claim_same_network', to_table='events_claim'),
        ),
        migrations.AddConstraint(
            model_name='sessionchoice',
            constraint=fachwerk.tenancy.walls.SameNetwork(column='session_id', name='events_sessionchoice_session_same_network', to_table='events_session'),
        ),
    ]
