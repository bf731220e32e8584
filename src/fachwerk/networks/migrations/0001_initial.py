import django.core.validators
import fachwerk.core.clock
import fachwerk.tenancy.walls
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Network',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('slug', models.SlugField(max_length=60, unique=True, verbose_name='Adresse')),
                ('name', models.CharField(max_length=160, verbose_name='Name')),
                ('region_name', models.CharField(blank=True, max_length=160, verbose_name='Region')),
                ('kreise', models.JSONField(blank=True, default=list, verbose_name='Kreise und kreisfreie Städte')),
                ('state_code', models.CharField(blank=True, max_length=2, verbose_name='Land')),
                ('purpose', models.TextField(blank=True, verbose_name='Wozu es uns gibt')),
                ('purpose_en', models.TextField(blank=True, verbose_name='Wozu es uns gibt (englisch)')),
                ('about', models.TextField(blank=True, verbose_name='Über uns')),
                ('carrier', models.CharField(blank=True, max_length=160, verbose_name='Träger')),
                ('office_name', models.CharField(blank=True, max_length=160, verbose_name='Geschäftsstelle')),
                ('office_phone', models.CharField(blank=True, max_length=60, verbose_name='Telefon')),
                ('office_email', models.EmailField(blank=True, max_length=254, verbose_name='E-Mail')),
                ('office_hours', models.CharField(blank=True, max_length=120, verbose_name='Sprechzeiten')),
                ('office_address', models.CharField(blank=True, max_length=240, verbose_name='Anschrift')),
                ('website', models.URLField(blank=True, verbose_name='Website')),
                ('founded_on', models.DateField(blank=True, null=True, verbose_name='Gegründet')),
                ('founded_precision', models.CharField(choices=[('day', 'auf den Tag'), ('month', 'auf den Monat'), ('year', 'auf das Jahr')], default='day', max_length=5)),
                ('founded_at', models.CharField(blank=True, max_length=120, verbose_name='Gründungsort')),
                ('topics', models.JSONField(blank=True, default=list, verbose_name='Themen')),
                ('mentor_topics', models.JSONField(blank=True, default=list, verbose_name='Gibt Erfahrung weiter zu')),
                ('learner_topics', models.JSONField(blank=True, default=list, verbose_name='Sucht Erfahrung zu')),
                ('target_groups', models.JSONField(blank=True, default=list, verbose_name='Zielgruppen')),
                ('sectors', models.JSONField(blank=True, default=list, verbose_name='Branchen')),
                ('brand', models.CharField(default='#0b5a75', max_length=7, validators=[django.core.validators.RegexValidator('^#[0-9a-fA-F]{6}$', 'Bitte geben Sie eine Farbe wie #0b5a75 an.')], verbose_name='Hauptfarbe')),
                ('accent', models.CharField(default='#b4500f', max_length=7, validators=[django.core.validators.RegexValidator('^#[0-9a-fA-F]{6}$', 'Bitte geben Sie eine Farbe wie #0b5a75 an.')], verbose_name='Zweitfarbe')),
                ('membership_is_free', models.BooleanField(default=True, verbose_name='Die Mitgliedschaft kostet nichts')),
                ('is_national_office', models.BooleanField(default=False)),
                ('is_invented', models.BooleanField(default=False)),
                ('is_listed', models.BooleanField(default=True, verbose_name='In der Netzwerkdatenbank zeigen')),
                ('verified_on', models.DateField(blank=True, null=True, verbose_name='Zuletzt geprüft')),
                ('created_at', models.DateTimeField(default=fachwerk.core.clock.now, editable=False)),
            ],
            options={
                'ordering': ['name'],
                'constraints': [fachwerk.tenancy.walls.Window(column='id', name='networks_network_window')],
            },
        ),
    ]
