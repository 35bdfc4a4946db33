"""A small site of its own for testing the browser nets: it works whatever the state of the real one."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.urls import path

BODIES = {
    "fine": "<p>All is well.</p>",
    "unnamed-picture": "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA='>",
    "inline-style": "<p style='color: red'>Red</p>",
    "inline-script": "<script>document.title = 'taken over'</script>",
}


PAGE = (
    "<!doctype html><html lang=en><title>A page</title><link rel=icon href='data:,'>"
    "<main><h1>A page</h1>{}</main></html>"
)


@login_not_required
def show(request, name):
    return HttpResponse(PAGE.format(BODIES[name]))


@login_not_required
def who(request):
    return HttpResponse(PAGE.format(f"<p>{request.user}</p>"))


@login_not_required
def missing(request, exception):
    return HttpResponse(PAGE.format("<p>It is not here.</p>"), status=404)


handler404 = missing
urlpatterns = [path("who/", who), path("<name>/", show)]
