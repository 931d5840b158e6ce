"""What Wagtail calls from outside: rich text links go to the frontend, the explorer lists each type."""

from wagtail import hooks
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.rich_text.feature_registry import FeatureRegistry

from .links import FrontendPageLink, PublicDocumentLink
from .listings import LISTINGS


@hooks.register("register_rich_text_features", order=10)
def link_to_the_frontend(features: FeatureRegistry) -> None:
    """Replace Wagtail's own link handlers, which registered before (order 0)."""
    features.register_link_type(FrontendPageLink)
    features.register_link_type(PublicDocumentLink)


@hooks.register("register_admin_viewset")
def list_each_type_in_its_own_way() -> list[PageViewSet]:
    return LISTINGS
