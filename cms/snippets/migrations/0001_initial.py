import uuid

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import modelcluster.fields
import modelsearch.index
import wagtail.fields
from django.db import migrations, models

import cms.snippets.validation


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("media", "0001_initial"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [
        migrations.CreateModel(
            name="DialogueFormat",
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
                ("name", models.CharField(max_length=160, verbose_name="Name")),
                (
                    "slug",
                    models.SlugField(
                        blank=True,
                        help_text="Nur Kleinbuchstaben, Ziffern und Bindestriche. Bleibt das Feld leer, bilden wir sie aus dem Namen. Bitte später nicht mehr ändern: Filter und fremde Seiten verweisen darauf.",
                        max_length=100,
                        unique=True,
                        verbose_name="Kurzadresse",
                    ),
                ),
                (
                    "summary",
                    models.CharField(
                        blank=True,
                        help_text="Ein Satz: wofür eignet sich das Format?",
                        max_length=300,
                        verbose_name="Kurzbeschreibung",
                    ),
                ),
                ("description", wagtail.fields.RichTextField(blank=True, verbose_name="Beschreibung")),
                (
                    "duration",
                    models.CharField(
                        blank=True,
                        help_text="Zum Beispiel „2 bis 3 Stunden“.",
                        max_length=80,
                        verbose_name="Dauer",
                    ),
                ),
                (
                    "group_size_min",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="Teilnehmende, mindestens",
                    ),
                ),
                (
                    "group_size_max",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="Teilnehmende, höchstens",
                    ),
                ),
                (
                    "material",
                    wagtail.fields.RichTextField(
                        blank=True, help_text="Was muss bereitstehen?", verbose_name="Material und Raum"
                    ),
                ),
                (
                    "how_to",
                    wagtail.fields.RichTextField(
                        blank=True, help_text="Schritt für Schritt.", verbose_name="Ablauf"
                    ),
                ),
            ],
            options={
                "verbose_name": "Dialogformat",
                "verbose_name_plural": "Dialogformate",
                "ordering": ["name"],
                "abstract": False,
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="EventSeries",
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
                ("name", models.CharField(max_length=160, verbose_name="Name")),
                (
                    "slug",
                    models.SlugField(
                        blank=True,
                        help_text="Nur Kleinbuchstaben, Ziffern und Bindestriche. Bleibt das Feld leer, bilden wir sie aus dem Namen. Bitte später nicht mehr ändern: Filter und fremde Seiten verweisen darauf.",
                        max_length=100,
                        unique=True,
                        verbose_name="Kurzadresse",
                    ),
                ),
                ("description", models.TextField(blank=True, verbose_name="Beschreibung")),
            ],
            options={
                "verbose_name": "Veranstaltungsreihe",
                "verbose_name_plural": "Veranstaltungsreihen",
                "ordering": ["name"],
                "abstract": False,
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="TargetGroup",
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
                ("name", models.CharField(max_length=160, verbose_name="Name")),
                (
                    "slug",
                    models.SlugField(
                        blank=True,
                        help_text="Nur Kleinbuchstaben, Ziffern und Bindestriche. Bleibt das Feld leer, bilden wir sie aus dem Namen. Bitte später nicht mehr ändern: Filter und fremde Seiten verweisen darauf.",
                        max_length=100,
                        unique=True,
                        verbose_name="Kurzadresse",
                    ),
                ),
                ("description", models.TextField(blank=True, verbose_name="Beschreibung")),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="Kleine Zahlen stehen oben.", verbose_name="Reihenfolge"
                    ),
                ),
            ],
            options={
                "verbose_name": "Zielgruppe",
                "verbose_name_plural": "Zielgruppen",
                "ordering": ["position", "name"],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="GoodPracticeCriterion",
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
                ("name", models.CharField(max_length=160, verbose_name="Name")),
                (
                    "slug",
                    models.SlugField(
                        blank=True,
                        help_text="Nur Kleinbuchstaben, Ziffern und Bindestriche. Bleibt das Feld leer, bilden wir sie aus dem Namen. Bitte später nicht mehr ändern: Filter und fremde Seiten verweisen darauf.",
                        max_length=100,
                        unique=True,
                        verbose_name="Kurzadresse",
                    ),
                ),
                (
                    "description",
                    models.TextField(
                        help_text="Woran erkennt man, dass das Kriterium erfüllt ist?",
                        verbose_name="Erläuterung",
                    ),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="Kleine Zahlen stehen oben.", verbose_name="Reihenfolge"
                    ),
                ),
                (
                    "version",
                    models.PositiveSmallIntegerField(
                        default=1,
                        help_text="Ändert sich die Bedeutung, bitte eine neue Fassung anlegen, statt diese zu überschreiben.",
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="Fassung",
                    ),
                ),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="Gilt ab")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="Gilt bis")),
                (
                    "replaces",
                    models.OneToOneField(
                        blank=True,
                        help_text="Die vorige Fassung dieses Kriteriums.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="snippets.goodpracticecriterion",
                        verbose_name="Ersetzt",
                    ),
                ),
            ],
            options={
                "verbose_name": "Kriterium guter Praxis",
                "verbose_name_plural": "Kriterien guter Praxis",
                "ordering": ["position", "name", "-version"],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="Organisation",
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
                ("name", models.CharField(max_length=160, verbose_name="Name")),
                (
                    "slug",
                    models.SlugField(
                        blank=True,
                        help_text="Nur Kleinbuchstaben, Ziffern und Bindestriche. Bleibt das Feld leer, bilden wir sie aus dem Namen. Bitte später nicht mehr ändern: Filter und fremde Seiten verweisen darauf.",
                        max_length=100,
                        unique=True,
                        verbose_name="Kurzadresse",
                    ),
                ),
                (
                    "short_name",
                    models.CharField(
                        blank=True,
                        help_text="Zum Beispiel „BMWK“ oder „DIHK“.",
                        max_length=60,
                        verbose_name="Kurzname",
                    ),
                ),
                (
                    "organisation_type",
                    models.CharField(
                        choices=[
                            ("MINISTRY", "Ministerium"),
                            ("AGENCY", "Behörde oder Agentur"),
                            ("MUNICIPALITY", "Kommune"),
                            ("BUSINESS_DEVELOPMENT", "Wirtschaftsförderung"),
                            ("CHAMBER", "Kammer"),
                            ("ASSOCIATION", "Verband oder Verein"),
                            ("UNION", "Gewerkschaft"),
                            ("COMPANY", "Unternehmen"),
                            ("UNIVERSITY", "Hochschule"),
                            ("RESEARCH_INSTITUTE", "Forschungseinrichtung"),
                            ("FOUNDATION", "Stiftung"),
                            ("NETWORK", "Netzwerk oder Bündnis"),
                            ("OTHER", "Sonstige"),
                        ],
                        max_length=30,
                        verbose_name="Art",
                    ),
                ),
                ("website", models.URLField(blank=True, verbose_name="Internetseite")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="Besteht seit")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="Bestand bis")),
                (
                    "logo",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="media.image",
                        verbose_name="Logo",
                    ),
                ),
                (
                    "predecessor",
                    models.ForeignKey(
                        blank=True,
                        help_text="Nur bei einer neuen Rechtsperson oder Zuständigkeit. Hat dieselbe Organisation nur ihren Namen gewechselt, gehört der alte Name unter „Weitere Namen“.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="successors",
                        to="snippets.organisation",
                        verbose_name="Vorgängerin",
                    ),
                ),
            ],
            options={
                "verbose_name": "Organisation",
                "verbose_name_plural": "Organisationen",
                "ordering": ["name"],
                "abstract": False,
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="ContactPoint",
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
                ("name", models.CharField(max_length=160, verbose_name="Name")),
                (
                    "slug",
                    models.SlugField(
                        blank=True,
                        help_text="Nur Kleinbuchstaben, Ziffern und Bindestriche. Bleibt das Feld leer, bilden wir sie aus dem Namen. Bitte später nicht mehr ändern: Filter und fremde Seiten verweisen darauf.",
                        max_length=100,
                        unique=True,
                        verbose_name="Kurzadresse",
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        blank=True,
                        help_text="Wofür die Stelle da ist, zum Beispiel „Pressestelle“.",
                        max_length=120,
                        verbose_name="Funktion",
                    ),
                ),
                (
                    "email",
                    models.EmailField(
                        blank=True,
                        help_text="Funktionsadresse der Stelle, keine Adresse einer Person.",
                        max_length=254,
                        validators=[cms.snippets.validation.validate_role_mail],
                        verbose_name="E-Mail",
                    ),
                ),
                (
                    "phone",
                    models.CharField(
                        blank=True,
                        help_text="Festnetznummer der Stelle, zum Beispiel „+49 30 123456-0“.",
                        max_length=30,
                        validators=[cms.snippets.validation.validate_office_phone],
                        verbose_name="Telefon",
                    ),
                ),
                ("website", models.URLField(blank=True, verbose_name="Internetseite oder Kontaktformular")),
                (
                    "address",
                    models.TextField(
                        blank=True, help_text="Straße und Ort, je eine Zeile.", verbose_name="Anschrift"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contact_points",
                        to="snippets.organisation",
                        verbose_name="Organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "Kontaktstelle",
                "verbose_name_plural": "Kontaktstellen",
                "ordering": ["name"],
                "abstract": False,
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="Competition",
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
                ("name", models.CharField(max_length=160, verbose_name="Name")),
                (
                    "slug",
                    models.SlugField(
                        blank=True,
                        help_text="Nur Kleinbuchstaben, Ziffern und Bindestriche. Bleibt das Feld leer, bilden wir sie aus dem Namen. Bitte später nicht mehr ändern: Filter und fremde Seiten verweisen darauf.",
                        max_length=100,
                        unique=True,
                        verbose_name="Kurzadresse",
                    ),
                ),
                ("website", models.URLField(blank=True, verbose_name="Internetseite")),
                ("description", models.TextField(blank=True, verbose_name="Beschreibung")),
                (
                    "organiser",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="competitions",
                        to="snippets.organisation",
                        verbose_name="Ausgerichtet von",
                    ),
                ),
            ],
            options={
                "verbose_name": "Wettbewerb",
                "verbose_name_plural": "Wettbewerbe",
                "ordering": ["name"],
                "abstract": False,
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="OrganisationName",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                ("name", models.CharField(max_length=160, verbose_name="Name")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="Gültig ab")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="Gültig bis")),
                (
                    "organisation",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="alternate_names",
                        to="snippets.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "Weiterer Name",
                "verbose_name_plural": "Weitere Namen",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Person",
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
                ("name", models.CharField(max_length=160, verbose_name="Name")),
                (
                    "slug",
                    models.SlugField(
                        blank=True,
                        help_text="Nur Kleinbuchstaben, Ziffern und Bindestriche. Bleibt das Feld leer, bilden wir sie aus dem Namen. Bitte später nicht mehr ändern: Filter und fremde Seiten verweisen darauf.",
                        max_length=100,
                        unique=True,
                        verbose_name="Kurzadresse",
                    ),
                ),
                ("role", models.CharField(blank=True, max_length=120, verbose_name="Funktion")),
                (
                    "consent_given_on",
                    models.DateField(
                        help_text="Datum der schriftlichen Einwilligung. Ohne sie darf die Person hier nicht stehen.",
                        verbose_name="Einwilligung vom",
                    ),
                ),
                (
                    "consent_scope",
                    models.CharField(
                        choices=[
                            ("NAME_AND_ROLE", "Name und Funktion"),
                            ("NAME_ROLE_AND_PORTRAIT", "Name, Funktion und Bild"),
                        ],
                        max_length=30,
                        verbose_name="Umfang der Einwilligung",
                    ),
                ),
                (
                    "consent_withdrawn_on",
                    models.DateField(
                        blank=True,
                        help_text="Mit dem Speichern verschwindet die Person sofort von allen Seiten.",
                        null=True,
                        verbose_name="Einwilligung widerrufen am",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="people",
                        to="snippets.organisation",
                        verbose_name="Organisation",
                    ),
                ),
                (
                    "portrait",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="media.image",
                        verbose_name="Bild",
                    ),
                ),
            ],
            options={
                "verbose_name": "Person",
                "verbose_name_plural": "Personen",
                "ordering": ["name"],
                "abstract": False,
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="SiteSettings",
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
                    "imprint_sender",
                    models.TextField(
                        blank=True,
                        help_text="Name, Anschrift und Vertretung wie im Impressum und in E-Mails, je eine Zeile.",
                        verbose_name="Absenderangabe",
                    ),
                ),
                (
                    "accessibility_statement",
                    wagtail.fields.RichTextField(
                        blank=True,
                        help_text="Kurzfassung mit dem Stand der Vereinbarkeit. Die ganze steht auf einer eigenen Seite.",
                        verbose_name="Erklärung zur Barrierefreiheit",
                    ),
                ),
                (
                    "participation_text",
                    wagtail.fields.RichTextField(
                        blank=True,
                        help_text="Lädt Initiativen ein, sich einzutragen.",
                        verbose_name="Text „Mitmachen“",
                    ),
                ),
                (
                    "participation_url",
                    models.URLField(
                        blank=True,
                        help_text="Wohin der Text „Mitmachen“ führt.",
                        verbose_name="Adresse zum Mitmachen",
                    ),
                ),
                (
                    "newsletter_url",
                    models.URLField(
                        blank=True,
                        help_text="Adressen werden dort gespeichert, nicht hier.",
                        verbose_name="Anmeldung zum Newsletter",
                    ),
                ),
                (
                    "feed_title",
                    models.CharField(
                        blank=True,
                        help_text="Erscheint in Feed-Programmen als Name der Quelle.",
                        max_length=120,
                        verbose_name="Titel der Feeds",
                    ),
                ),
                (
                    "feed_items",
                    models.PositiveSmallIntegerField(
                        default=50,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(200),
                        ],
                        verbose_name="Einträge je Feed",
                    ),
                ),
                (
                    "embed_attribution",
                    models.CharField(
                        blank=True,
                        help_text="Steht unter Karten und Listen, die andere in ihre Seiten einbetten.",
                        max_length=200,
                        verbose_name="Quellenangabe bei Einbettungen",
                    ),
                ),
                (
                    "ministry",
                    models.ForeignKey(
                        blank=True,
                        help_text="Ministerium, in dessen Auftrag das Angebot besteht.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="snippets.organisation",
                        verbose_name="Ministerium",
                    ),
                ),
                (
                    "ministry_logo",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="media.image",
                        verbose_name="Logo des Ministeriums",
                    ),
                ),
                (
                    "operator",
                    models.ForeignKey(
                        blank=True,
                        help_text="Organisation, die dieses Angebot betreibt und im Impressum steht.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="snippets.organisation",
                        verbose_name="Betreiberin",
                    ),
                ),
                (
                    "operator_logo",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="media.image",
                        verbose_name="Logo der Betreiberin",
                    ),
                ),
                (
                    "site",
                    models.OneToOneField(
                        editable=False, on_delete=django.db.models.deletion.CASCADE, to="wagtailcore.site"
                    ),
                ),
            ],
            options={
                "verbose_name": "Angaben zum Angebot",
                "verbose_name_plural": "Angaben zum Angebot",
            },
        ),
        migrations.CreateModel(
            name="Topic",
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
                ("name", models.CharField(max_length=160, verbose_name="Name")),
                (
                    "slug",
                    models.SlugField(
                        blank=True,
                        help_text="Nur Kleinbuchstaben, Ziffern und Bindestriche. Bleibt das Feld leer, bilden wir sie aus dem Namen. Bitte später nicht mehr ändern: Filter und fremde Seiten verweisen darauf.",
                        max_length=100,
                        unique=True,
                        verbose_name="Kurzadresse",
                    ),
                ),
                (
                    "description",
                    models.TextField(
                        blank=True,
                        help_text="Ein bis zwei Sätze: was gehört dazu?",
                        verbose_name="Beschreibung",
                    ),
                ),
                (
                    "synonyms",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=80, verbose_name="Synonym"),
                        blank=True,
                        default=list,
                        help_text="Andere Wörter für dasselbe, durch Komma getrennt. Die Suche findet sie auch.",
                        size=None,
                        verbose_name="Synonyme",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        help_text="Wer nach dem Oberthema filtert, findet auch alles zu diesem Thema.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="snippets.topic",
                        verbose_name="Oberthema",
                    ),
                ),
            ],
            options={
                "verbose_name": "Thema",
                "verbose_name_plural": "Themen",
                "ordering": ["name"],
                "abstract": False,
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="Region",
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
                ("name", models.CharField(max_length=160, verbose_name="Name")),
                (
                    "slug",
                    models.SlugField(
                        blank=True,
                        help_text="Nur Kleinbuchstaben, Ziffern und Bindestriche. Bleibt das Feld leer, bilden wir sie aus dem Namen. Bitte später nicht mehr ändern: Filter und fremde Seiten verweisen darauf.",
                        max_length=100,
                        unique=True,
                        verbose_name="Kurzadresse",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("FEDERATION", "Bund"),
                            ("STATE", "Land"),
                            ("DISTRICT", "Kreis oder kreisfreie Stadt"),
                            ("MUNICIPALITY", "Gemeinde"),
                            ("COMPOSITION", "Freier Zusammenschluss von Gebieten"),
                        ],
                        max_length=20,
                        verbose_name="Art",
                    ),
                ),
                (
                    "iso_code",
                    models.CharField(
                        blank=True,
                        help_text="Zum Beispiel „DE-NW“.",
                        max_length=6,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[A-Z]{2}(-[A-Z0-9]{1,3})?\\Z",
                                "Bitte einen Ländercode nach ISO 3166 angeben, zum Beispiel „DE“ oder „DE-NW“.",
                            )
                        ],
                        verbose_name="ISO-Code",
                    ),
                ),
                (
                    "ags",
                    models.CharField(
                        blank=True,
                        help_text="Mit führender Null, zum Beispiel „05513“ für Gelsenkirchen.",
                        max_length=8,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^([0-9]{2}|[0-9]{5}|[0-9]{8})\\Z",
                                "Der Amtliche Gemeindeschlüssel hat 2 (Land), 5 (Kreis) oder 8 Ziffern (Gemeinde), mit führender Null.",
                            )
                        ],
                        verbose_name="Amtlicher Gemeindeschlüssel (AGS)",
                    ),
                ),
                (
                    "nuts",
                    models.CharField(
                        blank=True,
                        help_text="Zum Beispiel „DEA32“.",
                        max_length=5,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[A-Z]{2}[0-9A-Z]{0,3}\\Z",
                                "Ein NUTS-Code beginnt mit „DE“ und hat höchstens fünf Zeichen, zum Beispiel „DEA34“.",
                            )
                        ],
                        verbose_name="NUTS-Code",
                    ),
                ),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="Besteht seit")),
                (
                    "valid_to",
                    models.DateField(
                        blank=True,
                        help_text="Letzter Tag, zum Beispiel vor einer Gebietsreform.",
                        null=True,
                        verbose_name="Bestand bis",
                    ),
                ),
                (
                    "members",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True,
                        help_text="Nur für freie Zusammenschlüsse: die Kreise, Städte oder Länder, die dazugehören.",
                        related_name="compositions",
                        to="snippets.region",
                        verbose_name="Besteht aus",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        help_text="Das nächstgrößere Gebiet der Verwaltung, zum Beispiel das Land eines Kreises.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="snippets.region",
                        verbose_name="Liegt in",
                    ),
                ),
            ],
            options={
                "verbose_name": "Gebiet",
                "verbose_name_plural": "Gebiete",
                "ordering": ["name"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(models.Q(("ags", ""), _negated=True), ("valid_to", None)),
                        fields=("ags",),
                        name="snippets_region_ags_once",
                        violation_error_message="Diesen Gemeindeschlüssel trägt schon ein anderes Gebiet.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(models.Q(("iso_code", ""), _negated=True), ("valid_to", None)),
                        fields=("iso_code",),
                        name="snippets_region_iso_once",
                        violation_error_message="Diesen ISO-Code trägt schon ein anderes Gebiet.",
                    ),
                ],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
    ]
