"""Every station's row shares its key with a knot, so the thread's tables come before every station's."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("networks", "0001_initial"), ("thread", "0001_initial")]
    operations: list = []
