"""Where this room joins Wagtail's admin; each hook hands over at once."""

from django.contrib import messages
from django.http import HttpRequest
from wagtail import hooks
from wagtail.models import Page

from .four_eyes import DIRECT_PUBLICATION, FourEyesRefusal
from .tasks import explain_missing_approval


@hooks.register("before_publish_page")
def refuse_direct_publication(request: HttpRequest, page: Page) -> None:
    """Only directly below the root does Wagtail get here at all: elsewhere nobody has the permission."""
    raise FourEyesRefusal(DIRECT_PUBLICATION)


@hooks.register("before_edit_page")
def tell_why_not_to_approve(request: HttpRequest, page: Page) -> None:
    if request.method == "GET" and (reason := explain_missing_approval(page, request.user)):
        messages.info(request, reason)
