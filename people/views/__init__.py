"""The pages of people and classes."""

from people.views.accounts import SignUp, account, email, shortcuts, theme
from people.views.classrooms import classes, classroom_archive, classroom_new
from people.views.inviting import invitation, invitation_withdraw, invite
from people.views.joining import join
from people.views.members import classroom_people, leave, member_remove
from people.views.roster import roster
from people.views.settings import classroom_code, classroom_settings

__all__ = [
    "SignUp",
    "account",
    "classes",
    "classroom_archive",
    "classroom_code",
    "classroom_new",
    "classroom_people",
    "classroom_settings",
    "email",
    "invitation",
    "invitation_withdraw",
    "invite",
    "join",
    "leave",
    "member_remove",
    "roster",
    "shortcuts",
    "theme",
]
