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
from people.actions.joining import ClassroomArchived, CodeClosed, UnknownCode, join_classroom

__all__ = [
    "AddressTaken",
    "ClassroomArchived",
    "CodeClosed",
    "UnknownCode",
    "archive_classroom",
    "change_email",
    "close_code",
    "create_classroom",
    "describe_oneself",
    "join_classroom",
    "open_code",
    "renew_code",
    "reopen_classroom",
]
