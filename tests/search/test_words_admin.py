"""Editors' words: what is refused and why, who may change them, and what they would change."""

from collections.abc import Sequence

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from cms.published.revision import current_revision
from search.models import SynonymSet, WordPart
from search.rebuild import advance, request_rebuild
from search.words_preview import Divided, divided_by, synonyms_found
from tests.factories.pages import InitiativePageFactory
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def approver(client: Client) -> Client:
    client.force_login(UserFactory(role="Freigabe"))
    return client


def complaint(model: SynonymSet | WordPart) -> str:
    with pytest.raises(ValidationError) as error:
        model.full_clean()
    assert len(error.value.messages) == 1
    return str(error.value.messages[0])


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["Fabrik"], "Eine Gruppe besteht aus 2 bis 10 Wörtern."),
        ([f"Wort{number}" for number in range(11)], "Eine Gruppe besteht aus 2 bis 10 Wörtern."),
        (["Fabrik", "Fabriken"], "„Fabrik“ und „Fabriken“ sind für die Suche schon dasselbe."),
        (["Fabrik", "und"], "„und“ enthält kein Wort, nach dem gesucht wird."),
        (["Fabrik", "Zweck", "Werkhalle", "!?"], "„!?“ enthält kein Wort, nach dem gesucht wird."),
    ],
)
def test_a_group_that_changes_nothing_is_refused(words: list[str], message: str) -> None:
    assert complaint(SynonymSet(words=words)) == message


@pytest.mark.parametrize("words", [["Fabrik", ""], ["Fabrik", "   "], ["Fabrik", "x" * 101], []])
def test_a_group_has_no_blanks_and_no_endless_words(words: list[str]) -> None:
    with pytest.raises(ValidationError):
        SynonymSet(words=words).full_clean()


def test_a_word_belongs_to_one_group() -> None:
    # Given
    SynonymSet.objects.create(words=["Fabrik", "Werkhalle"])
    # When, Then
    assert (
        complaint(SynonymSet(words=["Betriebsstätte", "Fabriken"]))
        == "„Fabrik“ steht schon in der Gruppe „Fabrik, Werkhalle“: dort ergänzen."
    )


def test_a_group_may_be_saved_again_and_loses_needless_blanks() -> None:
    group = SynonymSet.objects.create(words=["Fabrik", "Werkhalle"])

    group.words = [" Fabrik", "alte   Werkhalle "]
    group.full_clean()

    assert group.words == ["Fabrik", "alte Werkhalle"]


@pytest.mark.parametrize(
    ("word", "message"),
    [
        ("Bau", "Bitte ein einzelnes Wort mit 4 bis 30 Buchstaben."),
        ("Zwei Wörter", "Bitte ein einzelnes Wort mit 4 bis 30 Buchstaben."),
        ("Dialog", "Diesen Wortteil bringt die Suche schon mit."),
        ("ZIRKEL", "Diesen Wortteil gibt es schon."),
    ],
)
def test_a_part_that_cannot_be_one_is_refused(word: str, message: str) -> None:
    WordPart.objects.create(word="zirkel")

    with pytest.raises(ValidationError) as error:
        WordPart(word=word).full_clean()

    assert message in error.value.messages


def test_a_part_is_kept_in_lower_case() -> None:
    part = WordPart(word=" Mühle ".strip())
    part.full_clean()

    assert part.word == "mühle"


def test_editors_may_look_and_approvers_change(client: Client) -> None:
    group, part = SynonymSet.objects.create(words=["A1", "B2"]), WordPart.objects.create(word="zirkel")
    edits = [
        reverse(each.snippet_viewset.get_url_name("edit"), args=[each.pk])  # type: ignore[union-attr]
        for each in (group, part)
    ]
    lists = [reverse(model.snippet_viewset.get_url_name("list")) for model in (SynonymSet, WordPart)]  # type: ignore[attr-defined]

    client.force_login(UserFactory(role="Redaktion"))
    assert statuses(client, lists + edits) == [200, 200, 302, 302]
    client.force_login(UserFactory(role="Freigabe"))
    assert statuses(client, lists + edits) == [200, 200, 200, 200]


def statuses(client: Client, addresses: Sequence[str]) -> list[int]:
    return [client.get(address).status_code for address in addresses]


def test_words_have_their_place_in_the_menu(approver: Client) -> None:
    page = approver.get(reverse("wagtailadmin_home")).content.decode()

    assert r"Suchw\u00f6rter" in page
    assert "Synonymgruppen" in page
    assert "Wortteile" in page


def test_a_group_is_saved_through_the_form_and_a_word_too_many_is_told(approver: Client) -> None:
    address = reverse(SynonymSet.snippet_viewset.get_url_name("add"))  # type: ignore[attr-defined]

    refused = approver.post(address, {"words": "Fabrik", "note": ""})
    saved = approver.post(address, {"words": "Fabrik, Werkhalle", "note": "Umgangssprache"})

    assert "Eine Gruppe besteht aus 2 bis 10 Wörtern." in refused.content.decode()
    assert saved.status_code == 302
    assert SynonymSet.objects.get().words == ["Fabrik", "Werkhalle"]


def test_synonyms_tell_what_each_finds_and_what_all_find_together() -> None:
    # Given
    InitiativePageFactory(title="Die alte Fabrik")
    InitiativePageFactory(title="Fabriken im Norden")
    InitiativePageFactory(title="Eine Werkhalle und eine Fabrik")
    InitiativePageFactory(title="Werkhallen")
    InitiativePageFactory(title="Etwas anderes")
    # When
    found = synonyms_found(["Fabrik", "Werkhalle", "Zeche"])
    # Then
    assert found.alone == [("Fabrik", 3), ("Werkhalle", 2), ("Zeche", 0)]
    assert found.together == 4


def test_a_part_tells_which_words_of_the_website_it_divides() -> None:
    # Given
    InitiativePageFactory(title="Das Zirkeltreffen und der Lesezirkel")
    InitiativePageFactory(title="Noch ein Lesezirkel und ein Zirkel")
    InitiativePageFactory(title="Bezirkelsung")
    # When, Then
    assert divided_by("zirkel") == [
        Divided("lesezirkel", 2),
        Divided("bezirkelsung", 1),
        Divided("zirkeltreffen", 1),
    ]


def test_an_empty_form_is_previewed_with_what_will_be_there(approver: Client) -> None:
    # Given
    InitiativePageFactory(title="Unser Lesezirkel")
    address = reverse(WordPart.snippet_viewset.get_url_name("preview_on_add"))  # type: ignore[attr-defined]
    # When
    approver.post(address, {"word": ""})
    shown = approver.get(address).content.decode()
    # Then
    assert "Hier erscheinen die Wörter der Website" in shown
    assert "„“" not in shown


def test_a_part_that_the_website_does_not_have_divides_nothing() -> None:
    assert divided_by("kachelofen") == []


def test_a_part_counts_once_the_index_is_rebuilt_and_answers_of_before_are_given_no_more() -> None:
    # Given
    InitiativePageFactory(title="Unser Lesezirkel")
    WordPart.objects.create(word="zirkel")
    before = found_by("Zirkel"), current_revision()
    # When
    request_rebuild()
    while advance():
        pass
    # Then
    assert before[0] == 0
    assert found_by("Zirkel") == 1
    assert current_revision() > before[1]


def found_by(word: str) -> int:
    return synonyms_found([word]).together
