"""The pages of people and classes."""

from people.views.accounts import SignUp, account, email, shortcuts, theme
from people.views.classrooms import classes, classroom_archive, classroom_new
from people.views.joining import join
from people.views.settings import classroom_code, classroom_settings

__all__ = [
    "SignUp",
    "account",
    "classes",
    "classroom_archive",
    "classroom_code",
    "classroom_new",
    "classroom_settings",
    "email",
    "join",
    "shortcuts",
    "theme",
]
