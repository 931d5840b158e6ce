import uuid

import django.core.validators
import django.db.models.deletion
import modelsearch.index
import taggit.managers
import wagtail.images.models
import wagtail.models.media
from django.conf import settings
from django.db import migrations, models

import cms.media.filetypes


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("taggit", "0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Licence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uuid",
                    models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="Kennung"),
                ),
                (
                    "code",
                    models.CharField(
                        help_text="Gebräuchliche Kurzform, zum Beispiel „CC-BY-4.0“ oder „DL-DE-BY-2.0“.",
                        max_length=40,
                        unique=True,
                        verbose_name="Kürzel",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="Voller Name der Lizenz.", max_length=120, verbose_name="Name"
                    ),
                ),
                (
                    "uri",
                    models.URLField(
                        blank=True,
                        help_text="Dauerhafte Internetadresse, unter der der Text der Lizenz steht.",
                        verbose_name="Adresse des Lizenztextes",
                    ),
                ),
                (
                    "attribution",
                    models.CharField(
                        blank=True,
                        help_text="Wortlaut, den die Lizenz verlangt, zum Beispiel „© GeoBasis-DE / BKG“.",
                        max_length=250,
                        verbose_name="Namensnennung",
                    ),
                ),
                (
                    "allows_adaptation",
                    models.BooleanField(
                        default=False,
                        help_text="Andere dürfen das Werk verändern und die veränderte Fassung weitergeben.",
                        verbose_name="Bearbeitung erlaubt",
                    ),
                ),
            ],
            options={
                "verbose_name": "Lizenz",
                "verbose_name_plural": "Lizenzen",
                "ordering": ["code"],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="Image",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uuid",
                    models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="Kennung"),
                ),
                ("title", models.CharField(max_length=255, verbose_name="title")),
                (
                    "file",
                    wagtail.images.models.WagtailImageField(
                        height_field="height",
                        upload_to=wagtail.images.models.get_upload_to,
                        verbose_name="file",
                        width_field="width",
                    ),
                ),
                (
                    "description",
                    models.CharField(blank=True, default="", max_length=255, verbose_name="description"),
                ),
                ("width", models.IntegerField(editable=False, verbose_name="width")),
                ("height", models.IntegerField(editable=False, verbose_name="height")),
                (
                    "created_at",
                    models.DateTimeField(auto_now_add=True, db_index=True, verbose_name="created at"),
                ),
                ("focal_point_x", models.PositiveIntegerField(blank=True, null=True)),
                ("focal_point_y", models.PositiveIntegerField(blank=True, null=True)),
                ("focal_point_width", models.PositiveIntegerField(blank=True, null=True)),
                ("focal_point_height", models.PositiveIntegerField(blank=True, null=True)),
                ("file_size", models.PositiveIntegerField(editable=False, null=True)),
                ("file_hash", models.CharField(blank=True, db_index=True, editable=False, max_length=40)),
                (
                    "alt_text",
                    models.CharField(
                        blank=True,
                        help_text="Was ist zu sehen, und was sagt das Bild an dieser Stelle aus? Wird Menschen vorgelesen, die das Bild nicht sehen. Bitte nicht mit „Bild von“ beginnen.",
                        max_length=250,
                        verbose_name="Alternativtext",
                    ),
                ),
                (
                    "is_decorative",
                    models.BooleanField(
                        default=False,
                        help_text="Das Bild trägt keine Information. Vorleseprogramme überspringen es.",
                        verbose_name="Nur Schmuck",
                    ),
                ),
                (
                    "credit",
                    models.CharField(
                        blank=True,
                        help_text="Urheberin oder Urheber und Quelle, so wie der Nachweis erscheinen soll. Pflicht vor der Veröffentlichung.",
                        max_length=250,
                        verbose_name="Bildnachweis",
                    ),
                ),
                (
                    "source_url",
                    models.URLField(
                        blank=True,
                        help_text="Internetadresse, unter der das Bild ursprünglich erschienen ist.",
                        verbose_name="Fundstelle",
                    ),
                ),
                (
                    "collection",
                    models.ForeignKey(
                        default=wagtail.models.media.get_root_collection_id,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="wagtailcore.collection",
                        verbose_name="collection",
                    ),
                ),
                (
                    "tags",
                    taggit.managers.TaggableManager(
                        blank=True,
                        help_text="Nur zum Wiederfinden hier.",
                        through="taggit.TaggedItem",
                        to="taggit.Tag",
                        verbose_name="Schlagwörter",
                    ),
                ),
                (
                    "uploaded_by_user",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Hochgeladen von",
                    ),
                ),
                (
                    "licence",
                    models.ForeignKey(
                        blank=True,
                        help_text="Leer lassen, wenn die Nutzungsrechte nur uns eingeräumt wurden.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="images",
                        to="media.licence",
                        verbose_name="Lizenz",
                    ),
                ),
            ],
            options={
                "verbose_name": "Bild",
                "verbose_name_plural": "Bilder",
                "permissions": [("choose_image", "Kann Bilder auswählen")],
                "abstract": False,
            },
            bases=(wagtail.images.models.ImageFileMixin, modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="Document",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=255, verbose_name="title")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("file_size", models.PositiveBigIntegerField(editable=False, null=True)),
                ("file_hash", models.CharField(blank=True, editable=False, max_length=40)),
                (
                    "uuid",
                    models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="Kennung"),
                ),
                (
                    "file",
                    models.FileField(
                        upload_to="documents",
                        validators=[cms.media.filetypes.validate_document],
                        verbose_name="Datei",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        blank=True,
                        help_text="Sprachkürzel, zum Beispiel „de“, „en“ oder „de-simple“. Bleibt das Feld leer, gilt die Angabe im PDF.",
                        max_length=35,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\\Z",
                                "Bitte ein Sprachkürzel wie „de“ oder „en“.",
                            )
                        ],
                        verbose_name="Sprache",
                    ),
                ),
                (
                    "edition",
                    models.CharField(
                        blank=True,
                        help_text="Auflage oder Stand, zum Beispiel „2. Auflage, März 2017“.",
                        max_length=80,
                        verbose_name="Ausgabe",
                    ),
                ),
                (
                    "media_type",
                    models.CharField(blank=True, editable=False, max_length=100, verbose_name="Dateityp"),
                ),
                (
                    "sha256",
                    models.CharField(
                        blank=True, editable=False, max_length=64, verbose_name="Prüfsumme (SHA-256)"
                    ),
                ),
                (
                    "pages",
                    models.PositiveIntegerField(blank=True, editable=False, null=True, verbose_name="Seiten"),
                ),
                (
                    "is_tagged",
                    models.BooleanField(editable=False, null=True, verbose_name="PDF mit Lesestruktur"),
                ),
                (
                    "has_file_title",
                    models.BooleanField(editable=False, null=True, verbose_name="PDF nennt seinen Titel"),
                ),
                (
                    "file_language",
                    models.CharField(
                        blank=True, editable=False, max_length=35, verbose_name="Sprache laut Datei"
                    ),
                ),
                (
                    "collection",
                    models.ForeignKey(
                        default=wagtail.models.media.get_root_collection_id,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="wagtailcore.collection",
                        verbose_name="collection",
                    ),
                ),
                (
                    "tags",
                    taggit.managers.TaggableManager(
                        blank=True,
                        help_text="Nur zum Wiederfinden hier.",
                        through="taggit.TaggedItem",
                        to="taggit.Tag",
                        verbose_name="Schlagwörter",
                    ),
                ),
                (
                    "uploaded_by_user",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Hochgeladen von",
                    ),
                ),
                (
                    "licence",
                    models.ForeignKey(
                        blank=True,
                        help_text="Leer lassen, wenn das Dokument nur gelesen, aber nicht weiterverwendet werden darf.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents",
                        to="media.licence",
                        verbose_name="Lizenz",
                    ),
                ),
            ],
            options={
                "verbose_name": "Dokument",
                "verbose_name_plural": "Dokumente",
                "permissions": [("choose_document", "Kann Dokumente auswählen")],
                "abstract": False,
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="Rendition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("filter_spec", models.CharField(db_index=True, max_length=255)),
                (
                    "file",
                    wagtail.images.models.WagtailImageField(
                        height_field="height",
                        storage=wagtail.images.models.get_rendition_storage,
                        upload_to=wagtail.images.models.get_rendition_upload_to,
                        width_field="width",
                    ),
                ),
                ("width", models.IntegerField(editable=False)),
                ("height", models.IntegerField(editable=False)),
                ("focal_point_key", models.CharField(blank=True, default="", editable=False, max_length=16)),
                (
                    "image",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="renditions",
                        to="media.image",
                        verbose_name="Bild",
                    ),
                ),
            ],
            options={
                "verbose_name": "Bildgröße",
                "verbose_name_plural": "Bildgrößen",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("image", "filter_spec", "focal_point_key"), name="media_rendition_once"
                    )
                ],
            },
            bases=(wagtail.images.models.ImageFileMixin, models.Model),
        ),
    ]
