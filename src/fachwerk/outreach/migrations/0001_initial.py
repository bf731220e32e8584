import django.core.validators
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
        ('networks', '0002_thread_first'),
        ('thread', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Campaign',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=160, verbose_name='Titel')),
                ('starts_on', models.DateField(verbose_name='Beginn')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='Ende')),
                ('text', models.TextField(blank=True, verbose_name='Was wir vorhaben')),
                ('size_classes', models.JSONField(default=list, verbose_name='Betriebsgrößen')),
                ('focus', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='thread.knot')),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
            ],
            options={
                'ordering': ['-starts_on'],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='outreach_campaign_ends_after_it_starts'), fachwerk.tenancy.walls.Wall(name='outreach_campaign_wall'), models.UniqueConstraint(fields=('network', 'id'), name='outreach_campaign_network_id_pair'), fachwerk.tenancy.walls.SameNetwork(column='focus_id', name='outreach_campaign_focus_same_network', to_table='thread_knot')],
            },
        ),
        migrations.CreateModel(
            name='Multiplier',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=20, validators=[django.core.validators.RegexValidator('^[A-Z0-9]{2,20}$', 'Ein Kürzel besteht aus 2 bis 20 Großbuchstaben und Ziffern.')], verbose_name='Kürzel')),
                ('topics', models.JSONField(blank=True, default=list, verbose_name='Themen')),
                ('since', models.DateField(default=fachwerk.core.clock.today, verbose_name='Dabei seit')),
                ('is_active', models.BooleanField(default=True, verbose_name='aktiv')),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contacts.organisation')),
            ],
            options={
                'ordering': ['code'],
                'constraints': [models.UniqueConstraint(fields=('network', 'code'), name='outreach_multiplier_code_once'), models.UniqueConstraint(fields=('organisation',), name='outreach_multiplier_once_per_organisation'), fachwerk.tenancy.walls.Wall(name='outreach_multiplier_wall'), models.UniqueConstraint(fields=('network', 'id'), name='outreach_multiplier_network_id_pair'), fachwerk.tenancy.walls.SameNetwork(column='organisation_id', name='outreach_multiplier_organisation_same_network', to_table='contacts_organisation')],
            },
        ),
        migrations.CreateModel(
            name='Referral',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('day', models.DateField(default=fachwerk.core.clock.today)),
                ('count', models.PositiveIntegerField(default=0)),
                ('multiplier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='referrals', to='outreach.multiplier')),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('multiplier', 'day'), name='outreach_referral_once_a_day'), fachwerk.tenancy.walls.Wall(name='outreach_referral_wall'), models.UniqueConstraint(fields=('network', 'id'), name='outreach_referral_network_id_pair'), fachwerk.tenancy.walls.SameNetwork(column='multiplier_id', name='outreach_referral_multiplier_same_network', to_table='outreach_multiplier')],
            },
        ),
        migrations.CreateModel(
            name='Touch',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('channel', models.CharField(choices=[('direct', 'direkt'), ('consultancy', 'Unternehmensberatung'), ('chamber', 'Kammer'), ('bank', 'Bank oder Steuerberatung'), ('event', 'Veranstaltung'), ('digital', 'Internet und E-Mail')], max_length=12, verbose_name='Weg')),
                ('stage', models.CharField(choices=[('reached', 'erreicht'), ('interested', 'interessiert'), ('took_part', 'hat teilgenommen'), ('measure_started', 'Maßnahme begonnen'), ('still_in_place', 'wirkt nach 12 Monaten')], default='reached', max_length=16, verbose_name='Stand')),
                ('happened_on', models.DateField(verbose_name='Wann')),
                ('precision', models.CharField(choices=[('day', 'auf den Tag'), ('month', 'auf den Monat'), ('year', 'auf das Jahr')], default='day', max_length=5)),
                ('note', models.TextField(blank=True, verbose_name='Notiz')),
                ('next_step', models.CharField(blank=True, max_length=200, verbose_name='Nächster Schritt')),
                ('next_on', models.DateField(blank=True, null=True, verbose_name='bis')),
                ('next_by', models.CharField(blank=True, max_length=120, verbose_name='Wer macht es (Funktion)')),
                ('noted_at', models.DateTimeField(default=fachwerk.core.clock.now, editable=False)),
                ('campaign', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='touches', to='outreach.campaign')),
                ('multiplier', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='touches', to='outreach.multiplier')),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contacts.organisation')),
            ],
            options={
                'ordering': ['-happened_on', '-noted_at'],
                'indexes': [models.Index(fields=['network', 'organisation', 'happened_on'], name='outreach_touch_by_company'), models.Index(fields=['network', 'happened_on'], name='outreach_touch_by_day')],
                'constraints': [fachwerk.tenancy.walls.Wall(name='outreach_touch_wall'), models.UniqueConstraint(fields=('network', 'id'), name='outreach_touch_network_id_pair'), fachwerk.tenancy.walls.SameNetwork(column='organisation_id', name='outreach_touch_organisation_same_network', to_table='contacts_organisation'), fachwerk.tenancy.walls.SameNetwork(column='multiplier_id', name='outreach_touch_multiplier_same_network', to_table='outreach_multiplier'), fachwerk.tenancy.walls.SameNetwork(column='campaign_id', name='outreach_touch_campaign_same_network', to_table='outreach_campaign')],
            },
        ),
    ]
