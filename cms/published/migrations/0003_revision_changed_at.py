"""Readers tell clients when the graph last changed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("published", "0002_index_hidden_parents")]

    operations = [
        migrations.AddField(
            model_name="revision",
            name="changed_at",
            field=models.DateTimeField(
                null=True,
                help_text="When the number last rose, in whole seconds, and each time a later one.",
            ),
        ),
    ]
