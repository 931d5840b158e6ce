"""People who work here."""

import factory

from cms.users.models import User


class UserFactory(factory.django.DjangoModelFactory):
    username = factory.Sequence(lambda number: f"konto{number}")
    email = factory.LazyAttribute(lambda user: f"{user.username}@example.org")
    password = factory.django.Password("ein langes Kennwort")

    class Meta:
        model = User
        skip_postgeneration_save = True

    @factory.post_generation
    def role(user: User, create: bool, name: str | None, **kwargs: object) -> None:  # noqa: N805
        """``UserFactory(role="Redaktion")`` joins the group of that role."""
        if create and name:
            from django.contrib.auth.models import Group

            user.groups.add(Group.objects.get(name=name))
