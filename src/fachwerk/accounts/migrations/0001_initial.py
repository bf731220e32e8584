import django.db.models.deletion
import fachwerk.core.clock
import fachwerk.tenancy.scope
import fachwerk.tenancy.walls
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('networks', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('email', models.EmailField(max_length=254, unique=True, verbose_name='E-Mail')),
                ('name', models.CharField(blank=True, max_length=120, verbose_name='Name')),
                ('is_active', models.BooleanField(default=True)),
                ('language', models.CharField(choices=[('de', 'Deutsch'), ('en', 'English')], default='de', max_length=2, verbose_name='Sprache')),
                ('joined_at', models.DateTimeField(default=fachwerk.core.clock.now)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('email', models.EmailField(max_length=254, verbose_name='E-Mail')),
                ('name', models.CharField(blank=True, max_length=120, verbose_name='Name')),
                ('role', models.CharField(choices=[('visitor', 'Gast'), ('guest_link', 'Gast mit persönlichem Link'), ('funder_link', 'Fördergeber mit Link'), ('member_contact', 'Ansprechperson eines Mitglieds'), ('voter', 'Stimmberechtigt im Gremium'), ('deputy', 'Stellvertretung im Gremium'), ('chair', 'Vorsitz eines Gremiums'), ('office_staff', 'Geschäftsstelle'), ('office_lead', 'Leitung der Geschäftsstelle'), ('consultant', 'Unternehmensberatung'), ('carrier', 'Projektträger'), ('other_network', 'Koordination eines anderen Netzwerks'), ('national_office', 'Bundesweite Geschäftsstelle'), ('data_protection', 'Datenschutzbeauftragte Person'), ('administrator', 'Administration'), ('system', 'System')], max_length=20, verbose_name='Rolle')),
                ('role_until', models.DateField(blank=True, null=True, verbose_name='Zugang bis')),
                ('invited_by_name', models.CharField(blank=True, max_length=160)),
                ('invited_at', models.DateTimeField(default=fachwerk.core.clock.now)),
                ('open_until', models.DateTimeField()),
                ('accepted_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('accepted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('invited_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
            ],
            options={
                'ordering': ['-invited_at'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('accepted_at', None), ('withdrawn_at', None)), fields=('network', 'email', 'role'), name='accounts_invitation_open_once'), fachwerk.tenancy.walls.Wall(name='accounts_invitation_wall'), models.UniqueConstraint(fields=('network', 'id'), name='accounts_invitation_network_id_pair')],
            },
        ),
        migrations.CreateModel(
            name='RoleAssignment',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('role', models.CharField(choices=[('visitor', 'Gast'), ('guest_link', 'Gast mit persönlichem Link'), ('funder_link', 'Fördergeber mit Link'), ('member_contact', 'Ansprechperson eines Mitglieds'), ('voter', 'Stimmberechtigt im Gremium'), ('deputy', 'Stellvertretung im Gremium'), ('chair', 'Vorsitz eines Gremiums'), ('office_staff', 'Geschäftsstelle'), ('office_lead', 'Leitung der Geschäftsstelle'), ('consultant', 'Unternehmensberatung'), ('carrier', 'Projektträger'), ('other_network', 'Koordination eines anderen Netzwerks'), ('national_office', 'Bundesweite Geschäftsstelle'), ('data_protection', 'Datenschutzbeauftragte Person'), ('administrator', 'Administration'), ('system', 'System')], max_length=20)),
                ('valid_from', models.DateField(default=fachwerk.core.clock.today)),
                ('valid_until', models.DateField(blank=True, null=True)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('network', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='networks.network')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='assignments', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['valid_from', 'role'],
                'constraints': [models.UniqueConstraint(fields=('user', 'network', 'role', 'valid_from'), name='accounts_role_once')],
            },
        ),
    ]
