"""Addresses of planning."""

from django.urls import path

from plans import views

app_name = "plans"
urlpatterns = [
    path("classes/<int:pk>/", views.classroom, name="classroom"),
    path("classes/<int:pk>/assign/", views.assign_question, name="assign"),
    path("assignments/<int:pk>/", views.assignment, name="assignment"),
    path("assignments/<int:pk>/students/<int:member_pk>/", views.arrangement, name="arrangement"),
    path("plans/", views.plan_list, name="list"),
    path("plans/new/", views.plan_new, name="new"),
    path("plans/import/", views.plan_import, name="import"),
    path("plans/start/", views.plan_start, name="start"),
    path("plans/<uuid:pk>/", views.plan, name="plan"),
    path("plans/<uuid:pk>/slots/<uuid:slot_pk>/", views.slot, name="slot"),
    path("plans/<uuid:pk>/slots/<uuid:slot_pk>/history/", views.history, name="history"),
    path("plans/<uuid:pk>/language/", views.language, name="language"),
    path("plans/<uuid:pk>/removed/", views.removed, name="removed"),
    path("plans/<uuid:pk>/sections/", views.section_add, name="section-add"),
    path("plans/<uuid:pk>/sections/<uuid:section_pk>/", views.section, name="section"),
    path("plans/<uuid:pk>/sections/<uuid:section_pk>/move/", views.section_move, name="section-move"),
    path("plans/<uuid:pk>/sections/<uuid:section_pk>/remove/", views.section_remove, name="section-remove"),
    path("plans/<uuid:pk>/sections/<uuid:section_pk>/restore/", views.section_restore, name="section-restore"),
    path("plans/<uuid:pk>/order/", views.order, name="order"),
    path("plans/<uuid:pk>/evidence/", views.evidence, name="evidence"),
    path("plans/<uuid:pk>/evidence/new/", views.own_evidence, name="own-evidence"),
    path("plans/<uuid:pk>/checks/", views.checks, name="checks"),
    path("plans/<uuid:pk>/citations/", views.citation_add, name="cite"),
    path("plans/<uuid:pk>/citations/<int:citation_pk>/remove/", views.citation_remove, name="uncite"),
]
