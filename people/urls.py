"""Addresses of people and classes. A class's own page is planning's: it shows what the class has to plan."""

from django.urls import path

from people import views

app_name = "people"
urlpatterns = [
    path("classes/", views.classes, name="classes"),
    path("classes/new/", views.classroom_new, name="classroom-new"),
    path("classes/<int:pk>/settings/", views.classroom_settings, name="classroom-settings"),
    path("classes/<int:pk>/code/", views.classroom_code, name="classroom-code"),
    path("classes/<int:pk>/archive/", views.classroom_archive, name="classroom-archive"),
    path("classes/join/", views.join, name="join"),
    path("account/", views.account, name="account"),
    path("account/email/", views.email, name="email"),
    path("theme/", views.theme, name="theme"),
    path("shortcuts/", views.shortcuts, name="shortcuts"),
]
