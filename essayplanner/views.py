"""The two pages that belong to the site and not to an app: the home page and the health check."""

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from people.access import teaches
from plans.views import student_home
from reviews.views import teacher_home


@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show the landing page, or the home of the user's role; one who teaches sees the class first."""
    if not request.user.is_authenticated:
        return render(request, "landing.html")
    return teacher_home(request) if teaches(request.user) else student_home(request)


@login_not_required
@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Answer "ok" if the database answers; an error of the database is a 500."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")
