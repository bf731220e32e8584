import django.db.models.deletion
import fachwerk.core.clock
import fachwerk.tenancy.scope
import fachwerk.tenancy.walls
import uuid
from django.db import migrations, models

# The ledger's policies let nobody change a row, the owner included. This once, names of people leave it.
TAKE_NAMES_OUT = """
ALTER TABLE journal_entry NO FORCE ROW LEVEL SECURITY;
UPDATE journal_entry SET acted_as = '' WHERE actor_user_id IS NOT NULL;
ALTER TABLE journal_entry FORCE ROW LEVEL SECURITY;
"""
OF_A_NETWORK = models.ForeignKey(
    default=fachwerk.tenancy.scope.active_network_id,
    editable=False,
    on_delete=django.db.models.deletion.PROTECT,
    related_name="+",
    to="networks.network",
)


class Migration(migrations.Migration):
    dependencies = [("networks", "0001_initial"), ("journal", "0001_initial")]

    operations = [
        migrations.RenameField("entry", "actor_name", "acted_as"),
        migrations.RunSQL(TAKE_NAMES_OUT, migrations.RunSQL.noop),
        migrations.CreateModel(
            name="DetailKey",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("about_id", models.UUIDField()),
                ("locked", models.TextField()),
                ("made_at", models.DateTimeField(default=fachwerk.core.clock.now)),
                ("network", OF_A_NETWORK),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=["network", "about_id"], name="journal_one_key_per_person"),
                    fachwerk.tenancy.walls.Wall(name="journal_detailkey_wall"),
                    models.UniqueConstraint(fields=("network", "id"), name="journal_detailkey_network_id_pair"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Detail",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("about_id", models.UUIDField()),
                ("code", models.CharField(max_length=80)),
                ("sealed", models.TextField()),
                ("done_at", models.DateTimeField(default=fachwerk.core.clock.now)),
                ("network", OF_A_NETWORK.clone()),
            ],
            options={
                "indexes": [models.Index(fields=["network", "about_id", "done_at"], name="journal_detail_about")],
                "constraints": [
                    fachwerk.tenancy.walls.Ledger(name="journal_detail_ledger"),
                    models.UniqueConstraint(fields=("network", "id"), name="journal_detail_network_id_pair"),
                ],
            },
        ),
    ]
