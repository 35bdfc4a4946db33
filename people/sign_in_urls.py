"""Addresses of signing up and in: the pages of django-allauth that this site has, and no others.

The names are django-allauth's, which asks for them. E-mail addresses are changed on the account page; there is no
sign-in by a code sent by mail, and nothing is confirmed by mail, since many students have no address of their own.
"""

from allauth.account import views
from django.urls import path, re_path

from people.views import SignUp

urlpatterns = [
    path("login/", views.login, name="account_login"),
    path("logout/", views.logout, name="account_logout"),
    path("signup/", SignUp.as_view(), name="account_signup"),
    path("inactive/", views.account_inactive, name="account_inactive"),
    path("password/change/", views.password_change, name="account_change_password"),
    path("password/reset/", views.password_reset, name="account_reset_password"),
    path("password/reset/done/", views.password_reset_done, name="account_reset_password_done"),
    path("password/reset/key/done/", views.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
]
