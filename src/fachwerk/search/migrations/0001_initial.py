import django.contrib.postgres.fields
import django.db.models.deletion
import fachwerk.tenancy.scope
import fachwerk.tenancy.walls
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('networks', '0003_interview_answer_interview_networks_interview_window_and_more'),
        ('thread', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title_words', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=100), default=list, size=None)),
                ('text_words', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=100), default=list, size=None)),
                ('knot', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='thread.knot')),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
            ],
            options={
                'indexes': [models.Index(fields=['network', 'knot'], name='search_by_network')],
                'constraints': [fachwerk.tenancy.walls.Wall(name='search_entry_wall'), models.UniqueConstraint(fields=('network', 'id'), name='search_entry_network_id_pair'), fachwerk.tenancy.walls.SameNetwork(column='knot_id', name='search_entry_knot_same_network', to_table='thread_knot')],
            },
        ),
    ]
