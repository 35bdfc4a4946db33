"""The site's addresses and two more: the least that a Django view can do which saves a text, or reads one."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from django.views.decorators.http import require_POST, require_safe

from plans.models import Slot


@require_POST
def save(request: HttpRequest, pk) -> HttpResponse:
    """Write a text by one UPDATE: nothing is checked, kept or told."""
    Slot.objects.filter(pk=pk).update(text=request.POST["text"])
    return HttpResponse(status=204)


@require_safe
def read(request: HttpRequest, pk) -> HttpResponse:
    """Give a text by one SELECT: nothing is checked, and no template filled."""
    return HttpResponse(Slot.objects.values_list("text", flat=True).get(pk=pk))


urlpatterns = [
    path("bare/<uuid:pk>/", save),
    path("bare/<uuid:pk>/text/", read),
    path("", include("essayplanner.urls")),
]
