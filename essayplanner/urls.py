"""Addresses of the site. Each app names its own; PDF and the like come first, as they extend a plan's address."""

from django.contrib import admin
from django.urls import include, path

from essayplanner import views

urlpatterns = [
    path("", views.home, name="home"),
    path("healthz", views.healthz, name="healthz"),
    path("signed-in/", views.signed_in, name="signed-in"),
    path("worker.js", views.worker, name="worker"),
    path("accounts/", include("people.sign_in_urls")),
    path("admin/", admin.site.urls),
    path("", include("people.urls")),
    path("", include("topics.urls")),
    path("", include("exports.urls")),
    path("", include("plans.urls")),
    path("", include("reviews.urls")),
    path("", include("notices.urls")),
]
