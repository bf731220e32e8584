import django.db.models.deletion
import fachwerk.core.clock
import fachwerk.tenancy.scope
import fachwerk.tenancy.walls
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('networks', '0002_thread_first'),
    ]

    operations = [
        migrations.CreateModel(
            name='Interview',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('intro', models.TextField(blank=True, verbose_name='Einleitung')),
                ('released_on', models.DateField(default=fachwerk.core.clock.today, verbose_name='Freigegeben am')),
                ('answered_by', models.CharField(max_length=120, verbose_name='Wer antwortet (Funktion)')),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
            ],
            options={
                'ordering': ['-released_on'],
                'constraints': [fachwerk.tenancy.walls.Window(name='networks_interview_window'), models.UniqueConstraint(fields=('network', 'id'), name='networks_interview_network_id_pair')],
            },
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveSmallIntegerField()),
                ('question', models.CharField(max_length=300, verbose_name='Frage')),
                ('text', models.TextField(verbose_name='Antwort')),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
                ('interview', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='networks.interview')),
            ],
            options={
                'ordering': ['position'],
                'constraints': [fachwerk.tenancy.walls.Window(name='networks_answer_window'), models.UniqueConstraint(fields=('network', 'id'), name='networks_answer_network_id_pair'), fachwerk.tenancy.walls.SameNetwork(column='interview_id', name='networks_answer_interview_same_network', to_table='networks_interview')],
            },
        ),
    ]
