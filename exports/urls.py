"""Addresses of the files: each is the address of its page with a suffix."""

from django.urls import path

from exports import views

app_name = "exports"
urlpatterns = [
    path("plans/<uuid:pk>.pdf", views.plan_as_pdf, name="plan-pdf"),
    path("exemplars/<uuid:pk>.pdf", views.exemplar_as_pdf, name="exemplar-pdf"),
    path("sheets/<int:pk>.pdf", views.sheet_as_pdf, name="sheet-pdf"),
]
