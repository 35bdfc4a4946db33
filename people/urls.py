"""Addresses of people and classes. A class's own page is planning's: it shows what the class has to plan."""

from django.urls import path

from people import views

app_name = "people"
urlpatterns = [
    path("classes/", views.classes, name="classes"),
    path("classes/new/", views.classroom_new, name="classroom-new"),
    path("classes/<int:pk>/people/", views.classroom_people, name="classroom-people"),
    path("classes/<int:pk>/people/<int:member_pk>/remove/", views.member_remove, name="member-remove"),
    path("classes/<int:pk>/roster/", views.roster, name="roster"),
    path("classes/<int:pk>/leave/", views.leave, name="leave"),
    path("classes/<int:pk>/invitations/", views.invite, name="invite"),
    path(
        "classes/<int:pk>/invitations/<int:invitation_pk>/withdraw/",
        views.invitation_withdraw,
        name="invitation-withdraw",
    ),
    path("classes/teach/<slug:token>/", views.invitation, name="invitation"),
    path("classes/<int:pk>/settings/", views.classroom_settings, name="classroom-settings"),
    path("classes/<int:pk>/code/", views.classroom_code, name="classroom-code"),
    path("classes/<int:pk>/archive/", views.classroom_archive, name="classroom-archive"),
    path("classes/join/", views.join, name="join"),
    path("account/", views.account, name="account"),
    path("account/email/", views.email, name="email"),
    path("theme/", views.theme, name="theme"),
    path("shortcuts/", views.shortcuts, name="shortcuts"),
]
