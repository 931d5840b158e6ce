"""Records: vocabulary and directory entries."""

import datetime

import factory
from wagtail.models import Site

from cms.snippets.models import (
    Competition,
    ConsentScope,
    ContactPoint,
    DialogueFormat,
    EventSeries,
    GoodPracticeCriterion,
    Organisation,
    OrganisationName,
    OrganisationType,
    Person,
    Region,
    RegionKind,
    SiteSettings,
    TargetGroup,
    Topic,
)


class RegionFactory(factory.django.DjangoModelFactory):
    name = factory.Sequence(lambda number: f"Gebiet {number}")
    kind = RegionKind.DISTRICT

    class Meta:
        model = Region


class StateFactory(RegionFactory):
    kind = RegionKind.STATE


class CompositionFactory(RegionFactory):
    """``CompositionFactory(members=[a, b])`` consists of the two."""

    kind = RegionKind.COMPOSITION

    class Meta:
        model = Region
        skip_postgeneration_save = True

    @factory.post_generation
    def members(region: Region, create: bool, members: list[Region] | None, **kwargs: object) -> None:  # noqa: N805
        if members:
            region.members.set(members)
            if create:
                region.save()


class OrganisationFactory(factory.django.DjangoModelFactory):
    name = factory.Sequence(lambda number: f"Organisation {number}")
    organisation_type = OrganisationType.ASSOCIATION

    class Meta:
        model = Organisation


class OrganisationNameFactory(factory.django.DjangoModelFactory):
    organisation = factory.SubFactory(OrganisationFactory)
    name = factory.Sequence(lambda number: f"Früherer Name {number}")

    class Meta:
        model = OrganisationName


class TopicFactory(factory.django.DjangoModelFactory):
    name = factory.Sequence(lambda number: f"Thema {number}")

    class Meta:
        model = Topic


class TargetGroupFactory(factory.django.DjangoModelFactory):
    name = factory.Sequence(lambda number: f"Zielgruppe {number}")

    class Meta:
        model = TargetGroup


class DialogueFormatFactory(factory.django.DjangoModelFactory):
    name = factory.Sequence(lambda number: f"Dialogformat {number}")
    summary = "Viele sprechen in kleinen Runden."

    class Meta:
        model = DialogueFormat


class EventSeriesFactory(factory.django.DjangoModelFactory):
    name = factory.Sequence(lambda number: f"Reihe {number}")

    class Meta:
        model = EventSeries


class GoodPracticeCriterionFactory(factory.django.DjangoModelFactory):
    name = factory.Sequence(lambda number: f"Kriterium {number}")
    description = "Erfüllt, wenn sich die Wirkung belegen lässt."
    position = factory.Sequence(lambda number: number % 1000)

    class Meta:
        model = GoodPracticeCriterion


class ContactPointFactory(factory.django.DjangoModelFactory):
    name = factory.Sequence(lambda number: f"Geschäftsstelle {number}")
    role = "Geschäftsstelle"
    email = factory.Sequence(lambda number: f"kontakt{number}@example.org")
    phone = "+49 30 123456-0"

    class Meta:
        model = ContactPoint


class PersonFactory(factory.django.DjangoModelFactory):
    name = factory.Sequence(lambda number: f"Erika Beispiel {number}")
    role = "Vorsitz"
    consent_given_on = datetime.date(2024, 1, 15)
    consent_scope = ConsentScope.NAME_AND_ROLE

    class Meta:
        model = Person


class CompetitionFactory(factory.django.DjangoModelFactory):
    name = factory.Sequence(lambda number: f"Wettbewerb {number}")

    class Meta:
        model = Competition


class SiteSettingsFactory(factory.django.DjangoModelFactory):
    site = factory.LazyFunction(lambda: Site.objects.get(is_default_site=True))
    operator = factory.SubFactory(OrganisationFactory)
    ministry = factory.SubFactory(OrganisationFactory, organisation_type=OrganisationType.MINISTRY)

    class Meta:
        model = SiteSettings
        django_get_or_create = ("site",)
