"""Keep rows of up to 8 kB in the table itself, as they are.

By default PostgreSQL packs whatever is longer than 2 kB and moves it to a table of its own; every list
would fetch and unpack each of its rows, which took longer than all the rest of the statement.
"""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("published", "0003_revision_changed_at")]

    operations = [
        migrations.RunSQL(
            "ALTER TABLE published_node SET (toast_tuple_target = 8160)",
            "ALTER TABLE published_node RESET (toast_tuple_target)",
        )
    ]
