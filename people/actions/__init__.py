"""What people do with classes and with their own account."""

from people.actions.accounts import AddressTaken, change_email, describe_oneself
from people.actions.classrooms import archive_classroom, create_classroom, reopen_classroom
from people.actions.joining import ClassroomArchived, UnknownCode, join_classroom

__all__ = [
    "AddressTaken",
    "ClassroomArchived",
    "UnknownCode",
    "archive_classroom",
    "change_email",
    "create_classroom",
    "describe_oneself",
    "join_classroom",
    "reopen_classroom",
]
