"""Whether a page is public asks for hidden pages above it; there are few of those, and this finds them."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("published", "0001_initial"),
        ("wagtailcore", "0094_alter_page_locale"),
    ]

    operations = [
        migrations.RunSQL(
            "CREATE INDEX published_hidden_parents ON wagtailcore_page (path) WHERE NOT live AND numchild > 0",
            "DROP INDEX published_hidden_parents",
        ),
    ]
