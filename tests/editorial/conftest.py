"""A page, and the people around it."""

from collections.abc import Callable

import pytest
from django.test import Client

from cms.pages.models import InitiativeIndexPage, InitiativePage
from cms.users.models import User
from tests.factories.pages import InitiativePageFactory, site_tree
from tests.factories.users import UserFactory


@pytest.fixture
def index(db: None) -> InitiativeIndexPage:
    return site_tree().parent_of(InitiativePage)


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
