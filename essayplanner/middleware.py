"""Middleware of the whole site."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from essayplanner.words import words_in


class AnswerMarkMiddleware:
    """Mark each answer as ours, for scripts: a network that asks to be signed in to answers in our place."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request) -> HttpResponse:
        response = self.get_response(request)
        response["X-Essay-Planner"] = "answer"
        return response


class HtmxLoginRedirectMiddleware:
    """Turn a redirect to the sign-in page into a client redirect when htmx asked, so that no form lands in a slot."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request) -> HttpResponse:
        response = self.get_response(request)
        if request.htmx and response.status_code == 302 and not request.user.is_authenticated:
            return HttpResponseClientRedirect(response["Location"])
        return response


class SentWordsMiddleware:
    """Show the words of a form that came after the session ended, where the sign-in page would come in their place."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request) -> HttpResponse:
        response = self.get_response(request)
        if request.method != "POST" or response.status_code != 302 or request.user.is_authenticated:
            return response
        is_by_script = request.htmx or request.headers.get("Sec-Fetch-Dest", "document") != "document"
        words = words_in(request)
        if is_by_script or not words or not response["Location"].startswith(reverse("account_login")):
            return response
        return render(request, "signed_out.html", {"words": words}, status=403)
