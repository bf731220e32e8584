import django.db.models.deletion
import fachwerk.core.clock
import fachwerk.tenancy.scope
import fachwerk.tenancy.walls
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('networks', '0003_interview_answer_interview_networks_interview_window_and_more'),
    ]

    operations = [
        migrations.CreateModel(
            name='Agreement',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('signed_on', models.DateField(verbose_name='Unterschrieben')),
                ('signed_precision', models.CharField(choices=[('day', 'auf den Tag'), ('month', 'auf den Monat'), ('year', 'auf das Jahr')], default='day', max_length=5)),
                ('valid_until', models.DateField(null=True, verbose_name='Gültig bis')),
                ('duties', models.JSONField(default=list, verbose_name='Pflichten')),
                ('services', models.JSONField(default=list, verbose_name='Leistungen')),
                ('roles', models.JSONField(default=list, verbose_name='Rollen je Thema')),
                ('answering_network', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
                ('asking_network', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
            ],
            options={
                'ordering': ['-signed_on'],
                'constraints': [fachwerk.tenancy.walls.Bridge(first='asking_network', name='partnership_agreement_bridge', second='answering_network')],
            },
        ),
        migrations.CreateModel(
            name='GoodExample',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=200, verbose_name='Titel')),
                ('topic', models.CharField(blank=True, max_length=120, verbose_name='Thema')),
                ('problem', models.TextField(verbose_name='Ausgangslage')),
                ('approach', models.TextField(verbose_name='So ging es')),
                ('effort', models.TextField(blank=True, verbose_name='Aufwand')),
                ('effect', models.TextField(blank=True, verbose_name='Was es gebracht hat')),
                ('figures', models.JSONField(default=list, verbose_name='Zahlen')),
                ('failed', models.TextField(blank=True, verbose_name='Was nicht geklappt hat')),
                ('conditions', models.TextField(blank=True, verbose_name='Was man braucht, um es nachzumachen')),
                ('contact', models.CharField(blank=True, max_length=200, verbose_name='Ansprechstelle (Funktion)')),
                ('licence', models.CharField(default='CC BY 4.0', max_length=60, verbose_name='Lizenz')),
                ('written_on', models.DateField(default=fachwerk.core.clock.today)),
                ('carrier_agreed_on', models.DateField(null=True, verbose_name='Der Träger hat zugestimmt am')),
                ('released_on', models.DateField(null=True)),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
            ],
            options={
                'ordering': ['-written_on'],
                'constraints': [fachwerk.tenancy.walls.Wall(name='partnership_goodexample_wall'), models.UniqueConstraint(fields=('network', 'id'), name='partnership_goodexample_network_id_pair'), fachwerk.tenancy.walls.SameNetwork(column='id', name='partnership_goodexample_knot', to_table='thread_knot')],
            },
        ),
        migrations.CreateModel(
            name='Partnership',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=200, verbose_name='Name')),
                ('about', models.TextField(blank=True, verbose_name='Worum es geht')),
                ('since_on', models.DateField(null=True, verbose_name='Seit')),
                ('since_precision', models.CharField(choices=[('day', 'auf den Tag'), ('month', 'auf den Monat'), ('year', 'auf das Jahr')], default='day', max_length=5)),
                ('duties', models.JSONField(default=list, verbose_name='Pflichten der Netzwerke')),
                ('services', models.JSONField(default=list, verbose_name='Leistungen der Geschäftsstelle')),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
            ],
            options={
                'abstract': False,
                'constraints': [fachwerk.tenancy.walls.Window(name='partnership_partnership_window'), models.UniqueConstraint(fields=('network', 'id'), name='partnership_partnership_network_id_pair')],
            },
        ),
        migrations.CreateModel(
            name='PartnershipMember',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=200, verbose_name='Netzwerk')),
                ('member_slug', models.SlugField(blank=True, max_length=60)),
                ('since_on', models.DateField(null=True, verbose_name='Seit')),
                ('since_precision', models.CharField(choices=[('day', 'auf den Tag'), ('month', 'auf den Monat'), ('year', 'auf das Jahr')], default='day', max_length=5)),
                ('is_invented', models.BooleanField(default=False)),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
            ],
            options={
                'ordering': ['since_on', 'name'],
                'constraints': [fachwerk.tenancy.walls.Window(name='partnership_partnershipmember_window'), models.UniqueConstraint(fields=('network', 'id'), name='partnership_partnershipmember_network_id_pair')],
            },
        ),
        migrations.CreateModel(
            name='Publication',
            fields=[
                ('title', models.CharField(max_length=200, verbose_name='Titel')),
                ('topic', models.CharField(blank=True, max_length=120, verbose_name='Thema')),
                ('problem', models.TextField(verbose_name='Ausgangslage')),
                ('approach', models.TextField(verbose_name='So ging es')),
                ('effort', models.TextField(blank=True, verbose_name='Aufwand')),
                ('effect', models.TextField(blank=True, verbose_name='Was es gebracht hat')),
                ('figures', models.JSONField(default=list, verbose_name='Zahlen')),
                ('failed', models.TextField(blank=True, verbose_name='Was nicht geklappt hat')),
                ('conditions', models.TextField(blank=True, verbose_name='Was man braucht, um es nachzumachen')),
                ('contact', models.CharField(blank=True, max_length=200, verbose_name='Ansprechstelle (Funktion)')),
                ('licence', models.CharField(default='CC BY 4.0', max_length=60, verbose_name='Lizenz')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('example_id', models.UUIDField()),
                ('example_slug', models.SlugField(max_length=80)),
                ('origin_name', models.CharField(max_length=160)),
                ('origin_slug', models.SlugField(max_length=60)),
                ('chain', models.JSONField(default=list)),
                ('released_on', models.DateField(default=fachwerk.core.clock.today)),
                ('withdrawn_on', models.DateField(null=True)),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
            ],
            options={
                'ordering': ['-released_on'],
                'constraints': [models.UniqueConstraint(fields=('example_id',), name='partnership_publication_once'), fachwerk.tenancy.walls.Window(name='partnership_publication_window'), models.UniqueConstraint(fields=('network', 'id'), name='partnership_publication_network_id_pair')],
            },
        ),
        migrations.CreateModel(
            name='Adoption',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('impulse_id', models.UUIDField()),
                ('adopter_name', models.CharField(max_length=160)),
                ('adopted_on', models.DateField(default=fachwerk.core.clock.today)),
                ('effect', models.CharField(blank=True, max_length=300, verbose_name='Was daraus geworden ist')),
                ('effect_on', models.DateField(null=True)),
                ('answering_network', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
                ('asking_network', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
                ('publication', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='adoptions', to='partnership.publication')),
            ],
            options={
                'ordering': ['-adopted_on'],
                'constraints': [models.UniqueConstraint(fields=('asking_network', 'publication'), name='partnership_adopted_once'), fachwerk.tenancy.walls.Bridge(first='asking_network', name='partnership_adoption_bridge', second='answering_network')],
            },
        ),
        migrations.CreateModel(
            name='Question',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('topic', models.CharField(max_length=120, verbose_name='Thema')),
                ('text', models.TextField(verbose_name='Ihre Frage')),
                ('asker_name', models.CharField(max_length=160)),
                ('asked_on', models.DateField(default=fachwerk.core.clock.today)),
                ('helped_on', models.DateField(null=True)),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
            ],
            options={
                'ordering': ['-asked_on'],
                'constraints': [fachwerk.tenancy.walls.Window(name='partnership_question_window'), models.UniqueConstraint(fields=('network', 'id'), name='partnership_question_network_id_pair')],
            },
        ),
        migrations.CreateModel(
            name='Reply',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('text', models.TextField(verbose_name='Ihre Antwort')),
                ('replier_name', models.CharField(max_length=160)),
                ('replied_on', models.DateField(default=fachwerk.core.clock.today)),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='replies', to='partnership.question')),
            ],
            options={
                'ordering': ['replied_on'],
                'constraints': [fachwerk.tenancy.walls.Window(name='partnership_reply_window'), models.UniqueConstraint(fields=('network', 'id'), name='partnership_reply_network_id_pair')],
            },
        ),
        migrations.CreateModel(
            name='SupportRequest',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=200, verbose_name='Worum bitten Sie?')),
                ('service', models.CharField(blank=True, max_length=200, verbose_name='Leistung der Vereinbarung')),
                ('note', models.TextField(blank=True, verbose_name='Anmerkung')),
                ('asked_on', models.DateField(default=fachwerk.core.clock.today)),
                ('agreed_on', models.DateField(null=True)),
                ('delivered_on', models.DateField(null=True)),
                ('rated_on', models.DateField(null=True)),
                ('rating', models.PositiveSmallIntegerField(null=True, verbose_name='Wie hilfreich war das?')),
                ('rating_text', models.TextField(blank=True, verbose_name='In Worten')),
                ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='requests', to='partnership.agreement')),
                ('answering_network', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
                ('asking_network', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
            ],
            options={
                'ordering': ['-asked_on'],
                'constraints': [fachwerk.tenancy.walls.Bridge(first='asking_network', name='partnership_supportrequest_bridge', second='answering_network')],
            },
        ),
        migrations.CreateModel(
            name='Support',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=200)),
                ('asked_on', models.DateField(default=fachwerk.core.clock.today)),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
                ('request', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='support', to='partnership.supportrequest')),
            ],
            options={
                'abstract': False,
                'constraints': [fachwerk.tenancy.walls.Wall(name='partnership_support_wall'), models.UniqueConstraint(fields=('network', 'id'), name='partnership_support_network_id_pair'), fachwerk.tenancy.walls.SameNetwork(column='id', name='partnership_support_knot', to_table='thread_knot')],
            },
        ),
    ]
