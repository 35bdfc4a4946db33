"""Addresses of the bank."""

from django.urls import path

from topics import views

app_name = "topics"
urlpatterns = [
    path("topics/", views.topic_list, name="list"),
    path("topics/search/", views.search, name="search"),
    path("topics/<slug:slug>/", views.topic, name="topic"),
    path("questions/", views.questions, name="questions"),
    path("questions/<int:pk>/", views.question, name="question"),
]
