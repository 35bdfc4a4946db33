"""Addresses of the files: each is the address of its page with a suffix, or below it."""

from django.urls import path

from exports import views

app_name = "exports"
urlpatterns = [
    path("plans/<uuid:pk>.pdf", views.plan_as_file, {"key": "plan"}, name="plan-pdf"),
    path("plans/<uuid:pk>.json", views.plan_as_file, {"key": "json"}, name="plan-json"),
    path("plans/<uuid:pk>.md", views.plan_as_file, {"key": "markdown"}, name="plan-md"),
    path("plans/<uuid:pk>/files/", views.plan_files, name="plan-files"),
    path("plans/<uuid:pk>/files/<slug:key>.png", views.plan_as_picture, name="plan-picture"),
    path("plans/<uuid:pk>/files/<slug:key>/", views.plan_as_file, name="plan-file"),
    path("exemplars/<uuid:pk>.pdf", views.exemplar_as_pdf, name="exemplar-pdf"),
    path("assignments/<int:pk>/grades.csv", views.grades_as_csv, name="grades"),
    path("assignments/<int:pk>/blank.pdf", views.blank_as_pdf, name="blank-pdf"),
    path("assignments/<int:pk>/blank.png", views.blank_as_picture, name="blank-picture"),
    path("topics/<slug:slug>.pdf", views.topic_as_pdf, name="topic-pdf"),
    path("sheets/<int:pk>.pdf", views.sheet_as_pdf, name="sheet-pdf"),
    path("sheets/<int:pk>.png", views.sheet_as_picture, name="sheet-picture"),
    path("classes/<int:pk>/plans.pdf", views.class_pack, name="class-pack"),
    path("assignments/<int:pk>/plans.pdf", views.pack, name="pack"),
    path("assignments/<int:pk>/plans.png", views.pack_as_picture, name="pack-picture"),
    path("assignments/<int:pk>/plans/", views.pack_new, name="pack-new"),
    path("packs/<uuid:pk>/", views.pack_made, name="pack-made"),
    path("packs/<uuid:pk>/start/", views.pack_start, name="pack-start"),
    path("packs/<uuid:pk>/cancel/", views.pack_cancel, name="pack-cancel"),
    path("packs/<uuid:pk>/file/", views.pack_file, name="pack-file"),
]
