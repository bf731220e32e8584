import django.db.models.deletion
import fachwerk.core.clock
import fachwerk.tenancy.scope
import fachwerk.tenancy.walls
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('networks', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Knot',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=40)),
                ('title', models.CharField(max_length=300)),
                ('slug', models.SlugField(max_length=80)),
                ('standing', models.CharField(blank=True, max_length=80)),
                ('visibility', models.CharField(choices=[('public', 'öffentlich'), ('members', 'für Mitglieder'), ('office', 'nur Geschäftsstelle')], default='public', max_length=10)),
                ('happened_on', models.DateField(null=True)),
                ('happened_precision', models.CharField(choices=[('day', 'auf den Tag'), ('month', 'auf den Monat'), ('year', 'auf das Jahr')], default='day', max_length=5)),
                ('tied_at', models.DateTimeField(default=fachwerk.core.clock.now)),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
            ],
            options={
                'indexes': [models.Index(fields=['network', 'kind', 'happened_on'], name='thread_knot_by_kind')],
                'constraints': [models.UniqueConstraint(fields=('network', 'kind', 'slug'), name='thread_knot_one_slug_per_kind'), fachwerk.tenancy.walls.Wall(name='thread_knot_wall'), models.UniqueConstraint(fields=('network', 'id'), name='thread_knot_network_id_pair')],
            },
        ),
        migrations.CreateModel(
            name='Tie',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('relation', models.CharField(choices=[('grows_from', 'ist entstanden aus'), ('serves', 'dient'), ('answers', 'antwortet auf'), ('endorses', 'empfiehlt'), ('funds', 'fördert'), ('results_in', 'ist Ergebnis von'), ('retells', 'erzählt weiter'), ('decides', 'beschließt'), ('replaces', 'löst ab')], default='grows_from', max_length=20)),
                ('because', models.CharField(blank=True, max_length=300)),
                ('declared', models.BooleanField(default=False)),
                ('tied_by_id', models.BigIntegerField(null=True)),
                ('tied_at', models.DateTimeField(default=fachwerk.core.clock.now)),
                ('earlier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ties_forward', to='thread.knot')),
                ('later', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ties_back', to='thread.knot')),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
            ],
            options={
                'indexes': [models.Index(fields=['network', 'later'], name='thread_tie_back'), models.Index(fields=['network', 'earlier'], name='thread_tie_forward')],
                'constraints': [models.UniqueConstraint(fields=('later', 'relation', 'earlier'), name='thread_tie_once'), models.CheckConstraint(condition=models.Q(('later', models.F('earlier')), _negated=True), name='thread_tie_never_to_itself'), fachwerk.tenancy.walls.Wall(name='thread_tie_wall'), models.UniqueConstraint(fields=('network', 'id'), name='thread_tie_network_id_pair'), fachwerk.tenancy.walls.SameNetwork(column='later_id', name='thread_tie_later_same_network', to_table='thread_knot'), fachwerk.tenancy.walls.SameNetwork(column='earlier_id', name='thread_tie_earlier_same_network', to_table='thread_knot')],
            },
        ),
    ]
