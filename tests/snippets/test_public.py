"""What the world learns about each record: exactly these fields with exactly these values."""

import datetime
from typing import Any

import pytest
from django.db.models import Model

from cms.published.projection import project
from cms.snippets.models import ConsentScope, OrganisationType, RegionKind, SiteSettings
from tests.factories.media import DocumentFactory, ImageFactory, LicenceFactory, pdf
from tests.factories.snippets import (
    CompetitionFactory,
    CompositionFactory,
    ContactPointFactory,
    DialogueFormatFactory,
    EventSeriesFactory,
    GoodPracticeCriterionFactory,
    OrganisationFactory,
    OrganisationNameFactory,
    PersonFactory,
    RegionFactory,
    SiteSettingsFactory,
    StateFactory,
    TargetGroupFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db


def public(record: Model) -> dict[str, Any]:
    """Return the published fields without the two that every record has."""
    fresh = type(record)._default_manager.get(pk=record.pk)
    data = dict(project(fresh).data)
    assert data.pop("__typename") == type(record).__name__
    assert data.pop("id") == str(record.uuid)  # type: ignore[attr-defined]
    return data


def ref(record: Model) -> dict[str, str]:
    return {"$ref": str(record.uuid)}  # type: ignore[attr-defined]


def test_a_state() -> None:
    federation = RegionFactory(name="Deutschland", kind=RegionKind.FEDERATION, iso_code="DE")
    state = StateFactory(
        name="Nordrhein-Westfalen", parent=federation, iso_code="DE-NW", ags="05", nuts="DEA",
        valid_from=datetime.date(1946, 8, 23),
    )  # fmt: skip

    assert public(state) == {
        "name": "Nordrhein-Westfalen",
        "slug": "nordrhein-westfalen",
        "kind": "STATE",
        "isoCode": "DE-NW",
        "ags": "05",
        "nuts": "DEA",
        "parent": ref(federation),
        "members": [],
        "validFrom": "1946-08-23",
        "validTo": None,
    }


def test_a_composition_lists_its_members() -> None:
    members = [RegionFactory(name="Borken"), RegionFactory(name="Coesfeld")]

    data = public(CompositionFactory(name="Nord-Westfalen", members=members))

    assert data["members"] == [ref(member) for member in members]
    assert (data["kind"], data["isoCode"], data["ags"], data["parent"]) == ("COMPOSITION", None, None, None)


def test_an_organisation_with_its_history() -> None:
    logo, predecessor = ImageFactory(), OrganisationFactory()
    ministry = OrganisationFactory(
        name="Bundesministerium für Wirtschaft und Klimaschutz",
        short_name="BMWK",
        organisation_type=OrganisationType.MINISTRY,
        website="https://www.bmwk.de/",
        logo=logo,
        predecessor=predecessor,
    )
    OrganisationNameFactory(
        organisation=ministry,
        name="Bundesministerium für Wirtschaft und Energie",
        valid_from=datetime.date(2013, 12, 17),
        valid_to=datetime.date(2021, 12, 7),
    )

    assert public(ministry) == {
        "name": "Bundesministerium für Wirtschaft und Klimaschutz",
        "slug": "bundesministerium-fuer-wirtschaft-und-klimaschutz",
        "shortName": "BMWK",
        "organisationType": "MINISTRY",
        "website": "https://www.bmwk.de/",
        "logo": ref(logo),
        "alternateNames": [
            {
                "__typename": "OrganisationName",
                "name": "Bundesministerium für Wirtschaft und Energie",
                "validFrom": "2013-12-17",
                "validTo": "2021-12-07",
            }
        ],
        "predecessor": ref(predecessor),
        "validFrom": None,
        "validTo": None,
    }


def test_a_topic_names_its_children_by_name() -> None:
    energy = TopicFactory(name="Energie", synonyms=["Strom", "Wärme"])
    hydrogen, grids = (
        TopicFactory(name="Wasserstoff", parent=energy),
        TopicFactory(name="Netze", parent=energy),
    )

    assert public(energy) == {
        "name": "Energie",
        "slug": "energie",
        "description": None,
        "synonyms": ["Strom", "Wärme"],
        "parent": None,
        "children": [ref(grids), ref(hydrogen)],
    }
    assert public(hydrogen)["parent"] == ref(energy)


def test_a_contact_point() -> None:
    organisation = OrganisationFactory()
    contact = ContactPointFactory(
        name="Servicestelle",
        role="Auskunft",
        email="info@example.org",
        phone="+49 30 123456-0",
        organisation=organisation,
    )

    assert public(contact) == {
        "name": "Servicestelle",
        "slug": "servicestelle",
        "role": "Auskunft",
        "organisation": ref(organisation),
        "email": "info@example.org",
        "phone": "+49 30 123456-0",
        "website": None,
        "address": None,
    }


def test_a_person_shows_a_portrait_only_with_consent_to_it() -> None:
    portrait = ImageFactory()
    named = PersonFactory(name="Erika Beispiel", portrait=portrait)
    shown = PersonFactory(portrait=portrait, consent_scope=ConsentScope.NAME_ROLE_AND_PORTRAIT)

    assert public(named) == {
        "name": "Erika Beispiel",
        "slug": "erika-beispiel",
        "role": "Vorsitz",
        "organisation": None,
        "portrait": None,
    }
    assert public(shown)["portrait"] == ref(portrait)


def test_a_dialogue_format() -> None:
    method = DialogueFormatFactory(
        name="Welt-Café",
        description="<p>An Tischen.</p>",
        duration="2 bis 3 Stunden",
        group_size_min=12,
        material="<ul><li>Papier</li></ul>",
    )

    assert public(method) == {
        "name": "Welt-Café",
        "slug": "welt-cafe",
        "summary": "Viele sprechen in kleinen Runden.",
        "description": "<p>An Tischen.</p>",
        "duration": "2 bis 3 Stunden",
        "groupSizeMin": 12,
        "groupSizeMax": None,
        "material": "<ul><li>Papier</li></ul>",
        "howTo": None,
    }


def test_a_criterion_names_the_version_it_replaces() -> None:
    first = GoodPracticeCriterionFactory(name="Wirkung", position=3)
    second = GoodPracticeCriterionFactory(name="Wirkung", position=3, version=2, replaces=first)

    assert public(second) == {
        "name": "Wirkung",
        "slug": "wirkung-2",
        "description": "Erfüllt, wenn sich die Wirkung belegen lässt.",
        "position": 3,
        "version": 2,
        "replaces": ref(first),
        "validFrom": None,
        "validTo": None,
    }


def test_small_vocabularies() -> None:
    organiser = OrganisationFactory()
    series = EventSeriesFactory(name="Treffen regionaler Bündnisse")
    group = TargetGroupFactory(name="Kommunen", position=2)
    competition = CompetitionFactory(name="Industriepreis", organiser=organiser)

    assert public(series) == {
        "name": "Treffen regionaler Bündnisse",
        "slug": "treffen-regionaler-buendnisse",
        "description": None,
    }
    assert public(group) == {"name": "Kommunen", "slug": "kommunen", "description": None, "position": 2}
    assert public(competition) == {
        "name": "Industriepreis",
        "slug": "industriepreis",
        "organiser": ref(organiser),
        "website": None,
        "description": None,
    }


def test_the_settings_of_the_site() -> None:
    settings: SiteSettings = SiteSettingsFactory(newsletter_url="https://example.org/newsletter")

    assert public(settings) == {
        "operator": ref(settings.operator),
        "operatorLogo": None,
        "ministry": ref(settings.ministry),
        "ministryLogo": None,
        "imprintSender": None,
        "accessibilityStatement": None,
        "participationText": None,
        "participationUrl": None,
        "newsletterUrl": "https://example.org/newsletter",
        "contentLicence": None,
        "feedTitle": None,
        "feedItems": 50,
        "embedAttribution": None,
    }


def test_a_licence() -> None:
    licence = LicenceFactory(code="CC-BY-4.0", name="Namensnennung 4.0")

    assert public(licence) == {
        "code": "CC-BY-4.0",
        "name": "Namensnennung 4.0",
        "uri": "https://creativecommons.org/licenses/by/4.0/",
        "attribution": None,
        "allowsAdaptation": True,
    }


def test_an_image_in_all_its_presets() -> None:
    licence = LicenceFactory()
    image = ImageFactory(title="Werkhalle", licence=licence, source_url="https://example.org/bild")

    data = public(image)
    renditions = data.pop("image")

    assert data == {
        "title": "Werkhalle",
        "alt": "Eine Werkhalle von innen",
        "isDecorative": False,
        "credit": "Foto: Servicestelle",
        "licence": ref(licence),
        "sourceUrl": "https://example.org/bild",
        "description": None,
        "width": 320,
        "height": 200,
    }
    assert list(renditions) == ["THUMBNAIL", "CARD", "CONTENT", "HERO", "LOGO", "SHARE"]
    assert (renditions["CARD"]["width"], renditions["CARD"]["height"]) == (320, 200)
    assert "original_images" not in str(renditions)


def test_a_decorative_image_has_no_alternative_text() -> None:
    data = public(ImageFactory(alt_text="", is_decorative=True))

    assert (data["alt"], data["isDecorative"]) == (None, True)


def test_a_document_with_its_facts() -> None:
    document = DocumentFactory(title="Bericht", edition="2. Auflage")
    tagged = DocumentFactory(file=_file(pdf(2, title="T", language="de", tagged=True)))

    data = public(document)

    assert data == {
        "title": "Bericht",
        "url": f"/documents/{document.pk}/{document.filename}",
        "mediaType": "application/pdf",
        "byteSize": document.file_size,
        "pages": 1,
        "language": None,
        "edition": "2. Auflage",
        "licence": None,
        "sha256": document.sha256,
        "accessibility": {
            "__typename": "DocumentAccessibility",
            "tagged": False,
            "hasTitle": False,
            "language": None,
        },
    }
    facts = public(tagged)
    assert facts["accessibility"] == {
        "__typename": "DocumentAccessibility",
        "tagged": True,
        "hasTitle": True,
        "language": "de",
    }
    assert facts["pages"] == 2


def _file(content: bytes) -> Any:
    from django.core.files.base import ContentFile

    return ContentFile(content, name="bericht.pdf")
