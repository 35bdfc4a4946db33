"""The pages that belong to the site and not to an app: the home page, the health check, and what serves open pages."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from essayplanner.navigation import read_navigation
from essayplanner.words import words_in
from plans.views import student_home
from reviews.views import teacher_home


@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show the landing page, or the home of the user's role; one who teaches sees the class first."""
    if not request.user.is_authenticated:
        return render(request, "landing.html")
    return teacher_home(request) if read_navigation(request.user).teaches else student_home(request)


@login_not_required
@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Answer "ok" if the database answers; an error of the database is a 500."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")


@ensure_csrf_cookie
@never_cache
@require_safe
def signed_in(request: HttpRequest) -> HttpResponse:
    """Tell somebody who signed in again beside an open plan to go back to it; the plan hears of it by itself."""
    return render(request, "signed_in.html")


@login_not_required
@cache_control(no_cache=True)
@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """Send the service worker from the root of the site, since it serves no address above its own."""
    script = settings.BASE_DIR / "static" / "js" / "worker.js"
    return HttpResponse(script.read_bytes(), content_type="text/javascript")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose token is not ours, or no longer: with the words in it, which nothing else holds any more."""
    return render(request, "403_csrf.html", {"words": words_in(request)}, status=403)
