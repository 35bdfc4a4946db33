"""Middleware of the whole site."""

from django.http import HttpResponse
from django_htmx.http import HttpResponseClientRedirect


class HtmxAnswerMiddleware:
    """Mark each answer to htmx as ours: a network that asks to be signed in to answers in our place, saving nothing."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request) -> HttpResponse:
        response = self.get_response(request)
        if request.htmx:
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
