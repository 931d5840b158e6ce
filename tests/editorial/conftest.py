"""A page, and the people around it."""

from collections.abc import Callable

import pytest
from django.test import Client

from wagtail.models import Locale, Page, Site

from cms.pages.models import HomePage, InitiativeIndexPage, InitiativePage
from cms.users.models import User
from tests.factories.pages import InitiativePageFactory
from tests.factories.users import UserFactory


@pytest.fixture
def index(db: None) -> InitiativeIndexPage:
    """The index page of all initiatives, in the smallest tree there can be."""
    locale, _created = Locale.objects.get_or_create(language_code="de")
    home = HomePage(title="Industriedialog", slug="industriedialog", locale=locale)
    Page.get_first_root_node().add_child(instance=home)
    Site.objects.update_or_create(is_default_site=True, defaults={"hostname": "localhost", "root_page": home})
    return home.add_child(instance=InitiativeIndexPage(title="Initiativen", locale=locale))


@pytest.fixture
def draft(index: InitiativeIndexPage) -> InitiativePage:
    return InitiativePageFactory(title="Bündnis Musterland", live=False, parent=index)


@pytest.fixture
def writer(db: None) -> User:
    return UserFactory(username="anna", role="Redaktion")


@pytest.fixture
def approver(db: None) -> User:
    return UserFactory(username="bert", role="Freigabe")


@pytest.fixture
def second_approver(db: None) -> User:
    return UserFactory(username="carla", role="Freigabe")


@pytest.fixture
def manager(db: None) -> User:
    return UserFactory(username="doris", role="Leitung")


@pytest.fixture
def superuser(db: None) -> User:
    return UserFactory(username="root", is_superuser=True, is_staff=True)


@pytest.fixture
def logged_in() -> Callable[[User], Client]:
    def client_of(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return client_of
