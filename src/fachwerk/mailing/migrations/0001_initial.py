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
            name='AccountMail',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('to', models.EmailField(max_length=254, verbose_name='An')),
                ('subject', models.CharField(max_length=250, verbose_name='Betreff')),
                ('text', models.TextField(verbose_name='Text')),
                ('html', models.TextField(blank=True)),
                ('attachments', models.JSONField(blank=True, default=list)),
                ('purpose', models.CharField(max_length=60)),
                ('message_id', models.CharField(max_length=120, unique=True)),
                ('from_name', models.CharField(blank=True, max_length=160)),
                ('reply_to', models.EmailField(blank=True, max_length=254)),
                ('state', models.CharField(choices=[('waiting', 'wartet auf den Versand'), ('sent', 'verschickt'), ('failed', 'kam nicht an')], default='waiting', max_length=7)),
                ('written_at', models.DateTimeField(default=fachwerk.core.clock.now)),
                ('due_at', models.DateTimeField(default=fachwerk.core.clock.now)),
                ('claimed_at', models.DateTimeField(blank=True, null=True)),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('last_error', models.CharField(blank=True, max_length=500)),
            ],
            options={
                'ordering': ['-written_at'],
                'indexes': [models.Index(fields=['state', 'due_at'], name='mailing_account_waiting')],
            },
        ),
        migrations.CreateModel(
            name='NetworkMail',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('to', models.EmailField(max_length=254, verbose_name='An')),
                ('subject', models.CharField(max_length=250, verbose_name='Betreff')),
                ('text', models.TextField(verbose_name='Text')),
                ('html', models.TextField(blank=True)),
                ('attachments', models.JSONField(blank=True, default=list)),
                ('purpose', models.CharField(max_length=60)),
                ('message_id', models.CharField(max_length=120, unique=True)),
                ('from_name', models.CharField(blank=True, max_length=160)),
                ('reply_to', models.EmailField(blank=True, max_length=254)),
                ('state', models.CharField(choices=[('waiting', 'wartet auf den Versand'), ('sent', 'verschickt'), ('failed', 'kam nicht an')], default='waiting', max_length=7)),
                ('written_at', models.DateTimeField(default=fachwerk.core.clock.now)),
                ('due_at', models.DateTimeField(default=fachwerk.core.clock.now)),
                ('claimed_at', models.DateTimeField(blank=True, null=True)),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('last_error', models.CharField(blank=True, max_length=500)),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
            ],
            options={
                'ordering': ['-written_at'],
                'indexes': [models.Index(fields=['network', 'state', 'due_at'], name='mailing_network_waiting')],
                'constraints': [fachwerk.tenancy.walls.Wall(name='mailing_networkmail_wall'), models.UniqueConstraint(fields=('network', 'id'), name='mailing_networkmail_network_id_pair')],
            },
        ),
    ]
