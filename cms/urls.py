"""All addresses of the service. Public pages live on the website that reads the API, not here."""

from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import RedirectView
from wagtail.admin import urls as admin_urls
from wagtail.documents import urls as document_urls

from cms.operations.files import image_file

# Wagtail sends a visitor who asks for the file of a private collection to a view of this name.
TO_LOGIN = RedirectView.as_view(pattern_name="wagtailadmin_login", query_string=True)

# Addresses are tried in turn, so what most requests ask for comes first.
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("cms.graphql.urls")),
    path("", include("cms.feeds.urls")),
    path("", include("cms.embeds.urls")),
    path("media/<path:name>", image_file),
    path("admin/", include(admin_urls)),
    path("documents/", include(document_urls)),
    path("login/", TO_LOGIN, name="wagtailcore_login"),
    path("", include("cms.editorial.urls")),
]
