import datetime

import pytest
from django.core.exceptions import ValidationError

from cms.snippets.validation import (
    refuse_reversed_period,
    validate_ags,
    validate_iso_code,
    validate_nuts,
    validate_office_phone,
    validate_role_mail,
)
from tests.factories.snippets import (
    CompositionFactory,
    ContactPointFactory,
    DialogueFormatFactory,
    GoodPracticeCriterionFactory,
    OrganisationFactory,
    PersonFactory,
    RegionFactory,
    TopicFactory,
)


@pytest.mark.parametrize("ags", ["05", "05513", "05513000"])
def test_official_keys_have_two_five_or_eight_digits(ags: str) -> None:
    validate_ags(ags)


@pytest.mark.parametrize("ags", ["5", "055", "5513", "0551300", "055130000", "O5513", "05513 ", "٠٥"])
def test_other_official_keys_are_refused(ags: str) -> None:
    with pytest.raises(ValidationError) as refused:
        validate_ags(ags)

    assert refused.value.messages == [
        "Der Amtliche Gemeindeschlüssel hat 2 (Land), 5 (Kreis) oder 8 Ziffern (Gemeinde), "
        "mit führender Null."
    ]


@pytest.mark.parametrize("code", ["DE", "DE-NW", "AT-9", "LU"])
def test_iso_codes(code: str) -> None:
    validate_iso_code(code)


@pytest.mark.parametrize("code", ["de-nw", "DE_NW", "DE-", "NRW", "DE-NRWX", "DE-NW\n"])
def test_other_iso_codes_are_refused(code: str) -> None:
    with pytest.raises(ValidationError):
        validate_iso_code(code)


@pytest.mark.parametrize(
    ("code", "valid"), [("DE", True), ("DEA34", True), ("DEA345", False), ("dea34", False)]
)
def test_nuts_codes(code: str, valid: bool) -> None:
    if valid:
        validate_nuts(code)
        return
    with pytest.raises(ValidationError):
        validate_nuts(code)


@pytest.mark.parametrize(
    "address",
    [
        "info@example.org",
        "kontakt@example.org",
        "presse.berlin@example.org",
        "industriedialog@example.org",
        "regional.dialog@example.org",
        "service-stelle@example.org",
        "ihk.koeln@example.org",
        "buero24@example.org",
        "netzwerk.industrie.rlp@example.org",
        "handwerkskammer.dresden@example.org",
        "energieagentur.saar@example.org",
        "info2.nord@example.org",
    ],
)
def test_addresses_of_offices_pass(address: str) -> None:
    validate_role_mail(address)


@pytest.mark.parametrize(
    "address",
    ["erika.mustermann@example.org", "e.mustermann@example.org", "Erika.Muster-Mann@example.org",
     "erika_mustermann@example.org", "erika.mustermann2@example.org", "erika.von.muster@example.org",
     "max.weber@example.org", "anna.kammerer@example.org", "roland.meier@example.org",
     "petra.pressler@example.org"],
)  # fmt: skip
def test_addresses_of_people_are_refused(address: str) -> None:
    with pytest.raises(ValidationError) as refused:
        validate_role_mail(address)

    assert refused.value.messages == [
        f"„{address}“ sieht nach der Adresse einer Person aus. Bitte eine Funktionsadresse angeben, "
        "zum Beispiel „kontakt@…“."
    ]


@pytest.mark.parametrize(
    "number", ["+49 30 123456-0", "030 / 12 34 56", "(0221) 1234567", "+49 (0)221 12345", "115 00"]
)
def test_numbers_of_offices_pass(number: str) -> None:
    validate_office_phone(number)


@pytest.mark.parametrize(
    "number",
    ["+49 151 23456789", "0049 160 1234567", "0171/1234567", "+49 (0) 172 1234567", "0 15 1 2345678"],
)
def test_mobile_numbers_are_refused(number: str) -> None:
    with pytest.raises(ValidationError) as refused:
        validate_office_phone(number)

    assert refused.value.messages == [
        "Das ist eine Mobilfunknummer. Bitte die Nummer einer Stelle im Festnetz angeben."
    ]


@pytest.mark.parametrize("number", ["anrufen", "12", "+49 30 12345 oder 6", "030-123\n456"])
def test_what_is_no_number_is_refused(number: str) -> None:
    with pytest.raises(ValidationError) as refused:
        validate_office_phone(number)

    assert refused.value.messages == ["Bitte eine Telefonnummer angeben, zum Beispiel „+49 30 123456-0“."]


@pytest.mark.parametrize(
    ("start", "end"), [(None, None), (2017, None), (None, 2017), (2017, 2017), (2016, 2017)]
)
def test_periods_may_be_open(start: int | None, end: int | None) -> None:
    refuse_reversed_period(_day(start), _day(end))


def test_a_period_never_ends_before_it_begins() -> None:
    with pytest.raises(ValidationError) as refused:
        refuse_reversed_period(_day(2017), _day(2016))

    assert refused.value.message_dict == {"valid_to": ["Das Ende liegt vor dem Beginn."]}


def _day(year: int | None) -> datetime.date | None:
    return datetime.date(year, 1, 1) if year else None


@pytest.mark.django_db
class TestTrees:
    def test_a_topic_is_not_above_itself(self) -> None:
        top = TopicFactory()
        middle = TopicFactory(parent=top)
        top.parent = TopicFactory(parent=middle)

        with pytest.raises(ValidationError) as refused:
            top.full_clean()

        assert refused.value.message_dict == {"parent": ["Ein Thema kann nicht sein eigenes Oberthema sein."]}

    def test_a_region_does_not_lie_in_itself(self) -> None:
        region = RegionFactory()
        region.parent = region

        with pytest.raises(ValidationError) as refused:
            region.full_clean()

        assert refused.value.message_dict == {"parent": ["Ein Gebiet kann nicht in sich selbst liegen."]}

    def test_an_organisation_does_not_follow_itself(self) -> None:
        first = OrganisationFactory()
        first.predecessor = OrganisationFactory(predecessor=first)

        with pytest.raises(ValidationError) as refused:
            first.full_clean()

        assert refused.value.message_dict == {
            "predecessor": ["Eine Organisation kann nicht auf sich selbst folgen."]
        }

    def test_a_deep_but_honest_tree_passes(self) -> None:
        TopicFactory(parent=TopicFactory(parent=TopicFactory())).full_clean()


@pytest.mark.django_db
class TestCompositions:
    def test_a_composition_consists_of_districts(self) -> None:
        composition = CompositionFactory(
            members=[RegionFactory(name="Borken"), RegionFactory(name="Coesfeld")]
        )

        composition.full_clean()

        composition.refresh_from_db()
        assert [member.name for member in composition.members.all()] == ["Borken", "Coesfeld"]

    def test_a_district_has_no_members(self) -> None:
        district = RegionFactory()
        district.members.set([RegionFactory()])

        with pytest.raises(ValidationError) as refused:
            district.full_clean()

        assert refused.value.message_dict == {
            "members": ["Nur ein freier Zusammenschluss besteht aus anderen Gebieten."]
        }

    def test_a_composition_of_compositions_is_refused(self) -> None:
        composition = CompositionFactory(members=[CompositionFactory()])

        with pytest.raises(ValidationError) as refused:
            composition.full_clean()

        assert list(refused.value.message_dict) == ["members"]

    def test_an_official_key_belongs_to_one_region_at_a_time(self) -> None:
        RegionFactory(ags="03152", valid_to=datetime.date(2016, 10, 31))
        RegionFactory(ags="03152")

        with pytest.raises(ValidationError) as refused:
            RegionFactory.build(name="Noch einer", ags="03152").full_clean()

        assert refused.value.messages == ["Diesen Gemeindeschlüssel trägt schon ein anderes Gebiet."]


@pytest.mark.django_db
class TestOtherRecords:
    def test_a_contact_point_can_be_reached(self) -> None:
        with pytest.raises(ValidationError) as refused:
            ContactPointFactory.build(email="", phone="").full_clean()

        assert refused.value.messages == [
            "Bitte mindestens einen Weg angeben: E-Mail, Telefon oder Internetseite."
        ]

    def test_a_contact_point_is_no_person(self) -> None:
        with pytest.raises(ValidationError) as refused:
            ContactPointFactory.build(email="erika.mustermann@example.org", phone="0151 2345678").full_clean()

        assert sorted(refused.value.message_dict) == ["email", "phone"]

    def test_a_group_has_a_size(self) -> None:
        with pytest.raises(ValidationError) as refused:
            DialogueFormatFactory.build(group_size_min=20, group_size_max=10).full_clean()

        assert refused.value.message_dict == {
            "group_size_max": ["Die höchste Zahl der Teilnehmenden liegt unter der niedrigsten."]
        }

    def test_versions_of_a_criterion_follow_each_other(self) -> None:
        first = GoodPracticeCriterionFactory(name="Übertragbarkeit")
        second = GoodPracticeCriterionFactory(name="Übertragbarkeit", version=2, replaces=first)
        second.full_clean()
        first.replaces = second

        with pytest.raises(ValidationError) as refused:
            first.full_clean()

        assert (str(first), str(second)) == ("Übertragbarkeit", "Übertragbarkeit (Fassung 2)")
        assert refused.value.message_dict == {"replaces": ["Ein Kriterium kann nicht sich selbst ersetzen."]}

    def test_consent_is_not_given_in_the_future(self) -> None:
        with pytest.raises(ValidationError) as refused:
            PersonFactory.build(consent_given_on=datetime.date(2999, 1, 1)).full_clean()

        assert refused.value.message_dict == {"consent_given_on": ["Die Einwilligung liegt in der Zukunft."]}
