import django.core.validators
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
        ('accounts', '__first__'),
        ('networks', '0001_initial'),
        ('thread', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=200, verbose_name='Name')),
                ('short_name', models.CharField(blank=True, max_length=60, verbose_name='Kurzname')),
                ('organisation_kind', models.CharField(choices=[('municipality', 'Kommune oder Kreis'), ('economic_development', 'Wirtschaftsförderung'), ('chamber', 'Kammer'), ('employers_association', 'Arbeitgeberverband'), ('trade_union', 'Gewerkschaft'), ('employment_agency', 'Arbeitsagentur oder Jobcenter'), ('university', 'Hochschule oder Forschung'), ('training_provider', 'Schule oder Bildungsträger'), ('cluster', 'Branchennetzwerk'), ('company', 'Unternehmen'), ('consultancy', 'Unternehmensberatung'), ('welfare', 'Wohlfahrt und Soziales'), ('authority', 'Behörde oder Ministerium'), ('other', 'Sonstige')], max_length=24, verbose_name='Art')),
                ('interest_group', models.CharField(choices=[('kommunen', 'Kommunen'), ('kammern_verbaende', 'Kammern und Verbände'), ('gewerkschaften', 'Gewerkschaften'), ('bildung_wissenschaft', 'Bildung und Wissenschaft'), ('arbeitsverwaltung', 'Arbeitsverwaltung und Behörden'), ('unternehmen', 'Unternehmen'), ('soziales', 'Soziales und Zivilgesellschaft')], max_length=24, verbose_name='Interessengruppe')),
                ('ags', models.CharField(blank=True, max_length=5, validators=[django.core.validators.RegexValidator('^\\d{5}$', 'Der Schlüssel eines Kreises hat fünf Ziffern, zum Beispiel 05711.')], verbose_name='Kreis')),
                ('town', models.CharField(blank=True, max_length=120, verbose_name='Ort')),
                ('size_class', models.CharField(choices=[('micro', 'bis 9'), ('small', '10–49'), ('medium', '50–249'), ('large', 'ab 250'), ('unknown', 'nicht bekannt')], default='unknown', max_length=8, verbose_name='Beschäftigte')),
                ('wz_section', models.CharField(blank=True, choices=[('A', 'A – Land- und Forstwirtschaft, Fischerei'), ('B', 'B – Bergbau'), ('C', 'C – Verarbeitendes Gewerbe'), ('D', 'D – Energieversorgung'), ('E', 'E – Wasser und Abfall'), ('F', 'F – Baugewerbe'), ('G', 'G – Handel und Kfz-Werkstätten'), ('H', 'H – Verkehr und Lagerei'), ('I', 'I – Gastgewerbe'), ('J', 'J – Information und Kommunikation'), ('K', 'K – Finanzen und Versicherungen'), ('L', 'L – Grundstücks- und Wohnungswesen'), ('M', 'M – Freiberufliche und technische Dienste'), ('N', 'N – Sonstige wirtschaftliche Dienste'), ('O', 'O – Öffentliche Verwaltung'), ('P', 'P – Erziehung und Unterricht'), ('Q', 'Q – Gesundheits- und Sozialwesen'), ('R', 'R – Kunst, Unterhaltung, Erholung'), ('S', 'S – Sonstige Dienste und Verbände'), ('T', 'T – Private Haushalte'), ('U', 'U – Exterritoriale Organisationen')], max_length=1, verbose_name='Wirtschaftszweig')),
                ('website', models.URLField(blank=True, max_length=300, verbose_name='Website')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='E-Mail')),
                ('phone', models.CharField(blank=True, max_length=60, verbose_name='Telefon')),
                ('note', models.TextField(blank=True, verbose_name='Notiz der Geschäftsstelle')),
                ('sort_key', models.CharField(editable=False, max_length=200)),
                ('name_key', models.CharField(editable=False, max_length=200)),
                ('entered_at', models.DateTimeField(default=fachwerk.core.clock.now, editable=False)),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
            ],
            options={
                'ordering': ['sort_key'],
                'indexes': [models.Index(fields=['network', 'sort_key'], name='contacts_organisation_sorted'), models.Index(fields=['network', 'organisation_kind'], name='contacts_organisation_by_kind')],
                'constraints': [models.UniqueConstraint(fields=('network', 'name_key', 'ags'), name='contacts_organisation_once_per_kreis'), fachwerk.tenancy.walls.Wall(name='contacts_organisation_wall'), models.UniqueConstraint(fields=('network', 'id'), name='contacts_organisation_network_id_pair'), fachwerk.tenancy.walls.SameNetwork(column='id', name='contacts_organisation_knot', to_table='thread_knot')],
            },
        ),
        migrations.CreateModel(
            name='MembershipApplication',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('organisation_name', models.CharField(max_length=200, verbose_name='Organisation')),
                ('organisation_kind', models.CharField(choices=[('municipality', 'Kommune oder Kreis'), ('economic_development', 'Wirtschaftsförderung'), ('chamber', 'Kammer'), ('employers_association', 'Arbeitgeberverband'), ('trade_union', 'Gewerkschaft'), ('employment_agency', 'Arbeitsagentur oder Jobcenter'), ('university', 'Hochschule oder Forschung'), ('training_provider', 'Schule oder Bildungsträger'), ('cluster', 'Branchennetzwerk'), ('company', 'Unternehmen'), ('consultancy', 'Unternehmensberatung'), ('welfare', 'Wohlfahrt und Soziales'), ('authority', 'Behörde oder Ministerium'), ('other', 'Sonstige')], max_length=24, verbose_name='Art')),
                ('ags', models.CharField(blank=True, max_length=5, validators=[django.core.validators.RegexValidator('^\\d{5}$', 'Der Schlüssel eines Kreises hat fünf Ziffern, zum Beispiel 05711.')], verbose_name='Kreis')),
                ('contact_name', models.CharField(max_length=160, verbose_name='Ansprechperson')),
                ('function', models.CharField(max_length=160, verbose_name='Funktion')),
                ('email', models.EmailField(max_length=254, verbose_name='E-Mail')),
                ('contribution', models.TextField(blank=True, verbose_name='Was Sie beitragen möchten')),
                ('declaration', models.TextField(verbose_name='Erklärung')),
                ('declared_at', models.DateTimeField(default=fachwerk.core.clock.now)),
                ('confirmed_at', models.DateTimeField(null=True)),
                ('answered_at', models.DateTimeField(null=True)),
                ('answer', models.TextField(blank=True, verbose_name='Antwort')),
                ('state', models.CharField(choices=[('unconfirmed', 'E-Mail-Adresse noch nicht bestätigt'), ('open', 'wartet auf Antwort'), ('accepted', 'angenommen'), ('declined', 'abgelehnt')], default='unconfirmed', max_length=12)),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='applications', to='contacts.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['network', 'state'], name='contacts_application_by_state')],
                'constraints': [fachwerk.tenancy.walls.Wall(name='contacts_membershipapplication_wall'), models.UniqueConstraint(fields=('network', 'id'), name='contacts_membershipapplication_network_id_pair'), fachwerk.tenancy.walls.SameNetwork(column='organisation_id', name='contacts_membershipapplication_organisation_same_network', to_table='contacts_organisation')],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('since', models.DateField(verbose_name='Mitglied seit')),
                ('since_precision', models.CharField(choices=[('day', 'auf den Tag'), ('month', 'auf den Monat'), ('year', 'auf das Jahr')], default='day', max_length=5)),
                ('until', models.DateField(blank=True, null=True, verbose_name='Mitglied bis')),
                ('contribution', models.TextField(blank=True, verbose_name='Beitrag zum Netzwerk')),
                ('declared_by_function', models.CharField(blank=True, max_length=160, verbose_name='Erklärt durch (Funktion)')),
                ('declaration_key', models.CharField(blank=True, max_length=100)),
                ('entered_at', models.DateTimeField(default=fachwerk.core.clock.now, editable=False)),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='contacts.organisation')),
            ],
            options={
                'ordering': ['since'],
                'indexes': [models.Index(fields=['network', 'since', 'until'], name='contacts_membership_valid')],
                'constraints': [models.CheckConstraint(condition=models.Q(('until', None), ('until__gte', models.F('since')), _connector='OR'), name='contacts_membership_ends_after_it_began'), models.UniqueConstraint(condition=models.Q(('until', None)), fields=('organisation',), name='contacts_membership_runs_once'), fachwerk.tenancy.walls.Wall(name='contacts_membership_wall'), models.UniqueConstraint(fields=('network', 'id'), name='contacts_membership_network_id_pair'), fachwerk.tenancy.walls.SameNetwork(column='organisation_id', name='contacts_membership_organisation_same_network', to_table='contacts_organisation')],
            },
        ),
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=160, verbose_name='Name')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='E-Mail')),
                ('phone', models.CharField(blank=True, max_length=60, verbose_name='Telefon')),
                ('sort_key', models.CharField(editable=False, max_length=200)),
                ('entered_at', models.DateTimeField(default=fachwerk.core.clock.now, editable=False)),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
                ('user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['sort_key'],
                'indexes': [models.Index(fields=['network', 'sort_key'], name='contacts_person_sorted')],
                'constraints': [models.UniqueConstraint(fields=('network', 'user'), name='contacts_person_one_per_user'), fachwerk.tenancy.walls.Wall(name='contacts_person_wall'), models.UniqueConstraint(fields=('network', 'id'), name='contacts_person_network_id_pair')],
            },
        ),
        migrations.CreateModel(
            name='Affiliation',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('function', models.CharField(blank=True, max_length=160, verbose_name='Funktion')),
                ('since', models.DateField(blank=True, null=True, verbose_name='seit')),
                ('until', models.DateField(blank=True, null=True, verbose_name='bis')),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='affiliations', to='contacts.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='affiliations', to='contacts.person')),
            ],
            options={
                'indexes': [models.Index(fields=['network', 'person'], name='contacts_affiliation_of_person'), models.Index(fields=['network', 'organisation'], name='contacts_affiliation_in_org')],
                'constraints': [models.CheckConstraint(condition=models.Q(('until', None), ('since', None), ('until__gte', models.F('since')), _connector='OR'), name='contacts_affiliation_ends_after_it_began'), fachwerk.tenancy.walls.Wall(name='contacts_affiliation_wall'), models.UniqueConstraint(fields=('network', 'id'), name='contacts_affiliation_network_id_pair'), fachwerk.tenancy.walls.SameNetwork(column='person_id', name='contacts_affiliation_person_same_network', to_table='contacts_person'), fachwerk.tenancy.walls.SameNetwork(column='organisation_id', name='contacts_affiliation_organisation_same_network', to_table='contacts_organisation')],
            },
        ),
        migrations.CreateModel(
            name='ImportBatch',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('file_name', models.CharField(max_length=200)),
                ('as_of', models.DateField(default=fachwerk.core.clock.today)),
                ('as_members', models.BooleanField(default=True)),
                ('columns', models.JSONField(default=list)),
                ('rows', models.JSONField(default=list)),
                ('written', models.JSONField(default=list)),
                ('kept', models.PositiveIntegerField(default=0)),
                ('state', models.CharField(choices=[('preview', 'Vorschau'), ('taken_over', 'übernommen'), ('undone', 'rückgängig gemacht')], default='preview', max_length=12)),
                ('read_at', models.DateTimeField(default=fachwerk.core.clock.now)),
                ('taken_over_at', models.DateTimeField(null=True)),
                ('undone_at', models.DateTimeField(null=True)),
                ('network', models.ForeignKey(default=fachwerk.tenancy.scope.active_network_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
            ],
            options={
                'ordering': ['-read_at'],
                'constraints': [fachwerk.tenancy.walls.Wall(name='contacts_importbatch_wall'), models.UniqueConstraint(fields=('network', 'id'), name='contacts_importbatch_network_id_pair')],
            },
        ),
    ]
