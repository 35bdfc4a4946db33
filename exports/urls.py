"""Addresses of the files: each is a plan's address with a suffix."""

from django.urls import path

from exports import views

app_name = "exports"
urlpatterns = [
    path("plans/<uuid:pk>.pdf", views.plan_as_pdf, name="plan-pdf"),
]
