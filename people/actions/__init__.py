"""What people do with classes and with their own account."""

from people.actions.accounts import AddressTaken, change_email, describe_oneself
from people.actions.classrooms import (
    archive_classroom,
    close_code,
    create_classroom,
    open_code,
    renew_code,
    reopen_classroom,
)
from people.actions.inviting import (
    InvitationGone,
    LearnsHere,
    accept_invitation,
    invite_colleague,
    withdraw_invitation,
)
from people.actions.joining import ClassroomArchived, CodeClosed, UnknownCode, join_classroom
from people.actions.leaving import LastTeacher, end_membership
from people.actions.listing import keep_roster

__all__ = [
    "AddressTaken",
    "ClassroomArchived",
    "CodeClosed",
    "InvitationGone",
    "LastTeacher",
    "LearnsHere",
    "UnknownCode",
    "accept_invitation",
    "archive_classroom",
    "change_email",
    "close_code",
    "create_classroom",
    "describe_oneself",
    "end_membership",
    "invite_colleague",
    "join_classroom",
    "keep_roster",
    "open_code",
    "renew_code",
    "reopen_classroom",
    "withdraw_invitation",
]
