"""The demo's people. Their addresses end in .example, which no real mail goes to."""

from django.contrib.auth.hashers import make_password

from people.models import Classroom, Membership, Role, User

PASSWORD = "plan-before-you-write"  # known to all by design: the demo holds no real person's work

SIGN_INS = (
    ("teacher@demo.example", "Ms Hart, who teaches 11B"),
    ("student@demo.example", "Mira, a student in 11B"),
    ("classmate@demo.example", "Jonas, a student in 11B"),
    ("outsider@demo.example", "Leo, a student in another class"),
    ("other.teacher@demo.example", "Mr Okafor, who teaches that class"),
)

NAMES = {
    "teacher": "Ms Hart",
    "other.teacher": "Mr Okafor",
    "outsider": "Leo Marsh",
    "student": "Mira Novak",
    "classmate": "Jonas Weber",
    "aisha": "Aisha Rahman",
    "daniyar": "Daniyar Akhmetov",
    "elif": "Elif Yılmaz",
    "freya": "Freya Lindqvist",
    "ines": "Inês Carvalho",
    "kofi": "Kofi Mensah",
    "lena": "Lena Petrova",
    "nikos": "Nikos Papadakis",
    "samuel": "Samuel Ortiz",
    "wei": "Wei Zhang",
}
NOT_IN_11B = ("teacher", "other.teacher", "outsider")


def make_people() -> dict[str, User]:
    """Create the people, by the first part of their address."""
    password = make_password(PASSWORD)  # hashed once: hashing is slow on purpose
    return {
        key: User.objects.create(username=key, email=f"{key}@demo.example", display_name=name, password=password)
        for key, name in NAMES.items()
    }


def make_classes(people: dict[str, User]) -> Classroom:
    """Create 11B with its twelve students, and the other class; return 11B."""
    eleven = Classroom.objects.create(name="11B History")
    nine = Classroom.objects.create(name="9C History")
    _join(eleven, people["teacher"], Role.TEACHER)
    _join(nine, people["other.teacher"], Role.TEACHER)
    _join(nine, people["outsider"], Role.STUDENT)
    for key, person in people.items():
        if key not in NOT_IN_11B:
            _join(eleven, person, Role.STUDENT)
    return eleven


def _join(classroom: Classroom, person: User, role: str) -> None:
    Membership.objects.create(classroom=classroom, user=person, role=role)
