"""Addresses of notices."""

from django.urls import path

from notices import views

app_name = "notices"
urlpatterns = [
    path("notices/", views.notice_list, name="list"),
    path("notices/read/", views.read_all, name="read-all"),
    path("notices/<int:pk>/open/", views.notice_open, name="open"),
    path("notices/choices/", views.choices, name="choices"),
]
