"""Addresses of the bank."""

from django.urls import URLPattern

app_name = "topics"
urlpatterns: list[URLPattern] = []
