"""The site's addresses and one more: the least that a Django view which saves a text can do."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from django.views.decorators.http import require_POST

from plans.models import Slot


@require_POST
def save(request: HttpRequest, pk) -> HttpResponse:
    """Write a text by one UPDATE: nothing is checked, kept or told."""
    Slot.objects.filter(pk=pk).update(text=request.POST["text"])
    return HttpResponse(status=204)


urlpatterns = [path("bare/<uuid:pk>/", save), path("", include("essayplanner.urls"))]
