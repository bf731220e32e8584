import django.db.models.deletion
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
            name='Entry',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=80, verbose_name='Vorgang')),
                ('actor_name', models.CharField(blank=True, max_length=120)),
                ('actor_user_id', models.BigIntegerField(null=True)),
                ('object_id', models.UUIDField(null=True)),
                ('fields', models.JSONField(default=list)),
                ('details', models.JSONField(default=dict)),
                ('done_at', models.DateTimeField()),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
            ],
            options={
                'indexes': [models.Index(fields=['network', 'object_id', 'done_at'], name='journal_by_object'), models.Index(fields=['network', 'done_at'], name='journal_by_time')],
                'constraints': [fachwerk.tenancy.walls.Ledger(name='journal_entry_ledger'), models.UniqueConstraint(fields=('network', 'id'), name='journal_entry_network_id_pair')],
            },
        ),
    ]
