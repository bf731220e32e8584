from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("accounts", "0002_throttle")]

    operations: ClassVar = [
        migrations.AddField(
            model_name="invitation",
            name="role_from",
            field=models.DateField(blank=True, null=True, verbose_name="Zugang ab"),
        ),
    ]
