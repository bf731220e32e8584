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
            name='Event',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=200, verbose_name='Titel')),
                ('format', models.CharField(choices=[('event', 'Veranstaltung'), ('expert_dialogue', 'Expertendialog'), ('idea_lab', 'Ideenlabor'), ('consultants_day', 'Beratertag'), ('body_meeting', 'Gremiensitzung'), ('activity', 'Angebot eines Mitglieds')], default='event', max_length=20, verbose_name='Format')),
                ('starts_at', models.DateTimeField(verbose_name='Beginn')),
                ('ends_at', models.DateTimeField(blank=True, null=True, verbose_name='Ende')),
                ('time_is_known', models.BooleanField(default=True)),
                ('precision', models.CharField(choices=[('day', 'auf den Tag'), ('month', 'auf den Monat'), ('year', 'auf das Jahr')], default='day', max_length=5)),
                ('over_at', models.DateTimeField(editable=False)),
                ('place', models.CharField(blank=True, max_length=200, verbose_name='Ort')),
                ('address', models.CharField(blank=True, max_length=240, verbose_name='Adresse')),
                ('accessibility_note', models.CharField(blank=True, max_length=240, verbose_name='Barrierefreiheit')),
                ('audience', models.CharField(blank=True, max_length=240, verbose_name='Für wen')),
                ('summary', models.TextField(blank=True, verbose_name='Worum es geht')),
                ('programme', models.TextField(blank=True, verbose_name='Programm')),
                ('cost_note', models.CharField(blank=True, max_length=120, verbose_name='Kosten')),
                ('moderated_by', models.CharField(blank=True, max_length=200, verbose_name='Moderation')),
                ('under_agreement', models.CharField(blank=True, max_length=200, verbose_name='Im Rahmen von')),
                ('organiser_name', models.CharField(blank=True, max_length=200, verbose_name='Wer lädt ein')),
                ('registration_opens_at', models.DateTimeField(blank=True, null=True, verbose_name='Anmeldung öffnet')),
                ('registration_closes_at', models.DateTimeField(blank=True, null=True, verbose_name='Anmeldung schließt')),
                ('external_registration_url', models.URLField(blank=True, verbose_name='Anmeldung auf einer anderen Seite')),
                ('announced_at', models.DateTimeField(blank=True, null=True)),
                ('dismissed_at', models.DateTimeField(blank=True, null=True)),
                ('cancelled_at', models.DateTimeField(blank=True, null=True)),
                ('cancelled_reason', models.CharField(blank=True, max_length=300, verbose_name='Grund der Absage')),
                ('told_at', models.DateTimeField(blank=True, null=True)),
                ('is_backfilled', models.BooleanField(default=False)),
                ('attended_reported', models.PositiveIntegerField(blank=True, null=True, verbose_name='Teilnehmende')),
                ('reported_by_name', models.CharField(blank=True, max_length=120)),
                ('reported_by_email', models.EmailField(blank=True, max_length=254)),
                ('calendar_sequence', models.PositiveIntegerField(default=0)),
                ('made_at', models.DateTimeField(default=fachwerk.core.clock.now, editable=False)),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
                ('organiser', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contacts.organisation')),
            ],
            options={
                'ordering': ['starts_at', 'title'],
                'indexes': [models.Index(fields=['network', 'starts_at'], name='events_event_by_start')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_at', None), ('ends_at__gt', models.F('starts_at')), _connector='OR'), name='events_event_ends_after_it_starts'), fachwerk.tenancy.walls.Wall(name='events_event_wall'), models.UniqueConstraint(fields=('network', 'id'), name='events_event_network_id_pair'), fachwerk.tenancy.walls.SameNetwork(column='organiser_id', name='events_event_organiser_same_network', to_table='contacts_organisation'), fachwerk.tenancy.walls.SameNetwork(column='id', name='events_event_knot', to_table='thread_knot')],
            },
        ),
        migrations.CreateModel(
            name='Claim',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=120, verbose_name='Vor- und Nachname')),
                ('email', models.EmailField(max_length=254, verbose_name='E-Mail')),
                ('organisation_name', models.CharField(blank=True, max_length=160, verbose_name='Unternehmen oder Einrichtung')),
                ('employees', models.CharField(blank=True, choices=[('micro', 'bis 9'), ('small', '10–49'), ('medium', '50–249'), ('large', 'ab 250'), ('unknown', 'weiß ich nicht')], max_length=10, verbose_name='Beschäftigte')),
                ('places', models.PositiveSmallIntegerField(default=1, verbose_name='Plätze')),
                ('companions', models.JSONField(blank=True, default=list, verbose_name='Weitere Personen')),
                ('support_needs', models.TextField(blank=True, verbose_name='Unterstützung')),
                ('wants_newsletter', models.BooleanField(default=False)),
                ('multiplier_code', models.CharField(blank=True, max_length=60)),
                ('standing', models.CharField(choices=[('pending', 'noch nicht bestätigt'), ('confirmed', 'angemeldet'), ('waiting', 'auf der Warteliste'), ('offered', 'Platz angeboten'), ('released', 'Platz freigegeben'), ('expired', 'abgelaufen'), ('declined', 'Angebot abgelehnt'), ('cancelled', 'abgesagt'), ('attended', 'war da'), ('no_show', 'nicht erschienen')], max_length=10, verbose_name='Stand')),
                ('idempotency_key', models.CharField(max_length=64)),
                ('joined_at', models.DateTimeField(default=fachwerk.core.clock.now)),
                ('ticket', models.BigIntegerField(default=0)),
                ('address_confirmed_at', models.DateTimeField(blank=True, null=True)),
                ('held_until', models.DateTimeField(blank=True, null=True)),
                ('took_at', models.DateTimeField(blank=True, null=True)),
                ('freed_at', models.DateTimeField(blank=True, null=True)),
                ('confirmed_at', models.DateTimeField(blank=True, null=True)),
                ('offered_at', models.DateTimeField(blank=True, null=True)),
                ('attended_at', models.DateTimeField(blank=True, null=True)),
                ('changed_at', models.DateTimeField(default=fachwerk.core.clock.now)),
                ('made_by_office', models.BooleanField(default=False)),
                ('feedback_asked_at', models.DateTimeField(blank=True, null=True)),
                ('has_given_feedback', models.BooleanField(default=False)),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='contacts.organisation')),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='claims', to='events.event')),
            ],
            options={
                'ordering': ['joined_at', 'ticket'],
                'indexes': [models.Index(fields=['event', 'standing', 'joined_at'], name='events_claim_queue'), models.Index(fields=['network', 'standing', 'held_until'], name='events_claim_holds')],
                'constraints': [models.UniqueConstraint(fields=('event', 'idempotency_key'), name='events_claim_sent_once'), models.UniqueConstraint(condition=models.Q(('standing__in', ['pending', 'confirmed', 'offered', 'attended', 'no_show', 'waiting']), models.Q(('email', ''), _negated=True)), fields=('event', 'email'), name='events_claim_one_per_address'), models.CheckConstraint(condition=models.Q(('places__gte', 1)), name='events_claim_at_least_one_place'), fachwerk.tenancy.walls.Wall(name='events_claim_wall'), models.UniqueConstraint(fields=('network', 'id'), name='events_claim_network_id_pair'), fachwerk.tenancy.walls.SameNetwork(column='event_id', name='events_claim_event_same_network', to_table='events_event'), fachwerk.tenancy.walls.SameNetwork(column='organisation_id', name='events_claim_organisation_same_network', to_table='contacts_organisation')],
            },
        ),
        migrations.CreateModel(
            name='Finding',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('text', models.TextField(verbose_name='Ergebnis')),
                ('sort', models.CharField(choices=[('observation', 'Beobachtung'), ('proposal', 'Vorschlag'), ('question', 'Frage'), ('need', 'Bedarf')], default='observation', max_length=12, verbose_name='Art')),
                ('cluster', models.CharField(blank=True, max_length=120, verbose_name='Gehört zusammen mit')),
                ('is_public', models.BooleanField(default=True)),
                ('noted_at', models.DateTimeField(default=fachwerk.core.clock.now)),
                ('position', models.PositiveIntegerField(default=0)),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='findings', to='events.event')),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
            ],
            options={
                'ordering': ['cluster', 'position', 'noted_at'],
                'constraints': [fachwerk.tenancy.walls.Wall(name='events_finding_wall'), models.UniqueConstraint(fields=('network', 'id'), name='events_finding_network_id_pair'), fachwerk.tenancy.walls.SameNetwork(column='event_id', name='events_finding_event_same_network', to_table='events_event'), fachwerk.tenancy.walls.SameNetwork(column='id', name='events_finding_knot', to_table='thread_knot')],
            },
        ),
        migrations.CreateModel(
            name='OpeningWish',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('email', models.EmailField(max_length=254)),
                ('wished_at', models.DateTimeField(default=fachwerk.core.clock.now)),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='opening_wishes', to='events.event')),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('event', 'email'), name='events_opening_wish_once'), fachwerk.tenancy.walls.Wall(name='events_openingwish_wall'), models.UniqueConstraint(fields=('network', 'id'), name='events_openingwish_network_id_pair'), fachwerk.tenancy.walls.SameNetwork(column='event_id', name='events_openingwish_event_same_network', to_table='events_event')],
            },
        ),
        migrations.CreateModel(
            name='Pool',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('capacity', models.PositiveIntegerField(blank=True, null=True, verbose_name='Plätze')),
                ('overbook', models.PositiveIntegerField(default=0, verbose_name='Zusätzliche Plätze gegen Ausfälle')),
                ('taken', models.PositiveIntegerField(default=0)),
                ('ceiling', models.PositiveIntegerField(null=True)),
                ('event', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='pool', to='events.event')),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('ceiling', None), ('taken__lte', models.F('ceiling')), _connector='OR'), name='events_pool_never_oversold'), fachwerk.tenancy.walls.Wall(name='events_pool_wall'), models.UniqueConstraint(fields=('network', 'id'), name='events_pool_network_id_pair'), fachwerk.tenancy.walls.SameNetwork(column='event_id', name='events_pool_event_same_network', to_table='events_event')],
            },
        ),
        migrations.CreateModel(
            name='Satisfaction',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('answer', models.PositiveSmallIntegerField(verbose_name='Bewertung')),
                ('comment', models.TextField(blank=True, verbose_name='Anmerkung')),
                ('answered_on', models.DateField(default=fachwerk.core.clock.today)),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='events.event')),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('answer__range', (1, 5))), name='events_satisfaction_one_to_five'), fachwerk.tenancy.walls.Wall(name='events_satisfaction_wall'), models.UniqueConstraint(fields=('network', 'id'), name='events_satisfaction_network_id_pair'), fachwerk.tenancy.walls.SameNetwork(column='event_id', name='events_satisfaction_event_same_network', to_table='events_event')],
            },
        ),
    ]
