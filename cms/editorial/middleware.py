"""What editors read when something must not be published: their form again, with a German sentence."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse

from cms.published.projection import ProjectionFailed

from .four_eyes import FourEyesRefusal

_ADMIN_PAGES = "wagtailadmin_pages"


class RefusedPublication:
    """Turn a refusal into a message and lead back to the form.

    The request's transaction is rolled back before, so nothing of it was stored.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not request.path.startswith(reverse("wagtailadmin_home")):
            return None
        reason = _reason(request, exception)
        if not reason:
            return None
        messages.error(request, reason)
        return _back(request, _form_url(request))


def _reason(request: HttpRequest, exception: Exception) -> str:
    if isinstance(exception, ProjectionFailed | FourEyesRefusal):
        return str(exception)
    if isinstance(exception, ValidationError) and _is_page_action(request):
        problems = " ".join(exception.messages)
        return f"Die Seite kann so nicht veröffentlicht werden; es wurde nichts geändert. {problems}"
    return ""


def _is_page_action(request: HttpRequest) -> bool:
    """Whether a ValidationError can only mean that a page goes public unfit: forms show their own."""
    match = request.resolver_match
    return (
        request.method == "POST"
        and match is not None
        and (_ADMIN_PAGES in match.namespaces or match.url_name == "wagtail_bulk_action")
    )


def _form_url(request: HttpRequest) -> str:
    match = request.resolver_match
    if match and _ADMIN_PAGES in match.namespaces and "page_id" in match.kwargs:
        return reverse(f"{_ADMIN_PAGES}:edit", args=[match.kwargs["page_id"]])
    return request.get_full_path()


def _back(request: HttpRequest, url: str) -> HttpResponse:
    """A dialog of the admin waits for JSON and then goes where it says; everything else is redirected."""
    if request.headers.get("x-requested-with") == "XMLHttpRequest":
        return JsonResponse({"step": "success", "redirect": url})
    return redirect(url)
