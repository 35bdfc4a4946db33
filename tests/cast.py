"""The fixed cast: who asks for a page in the tests, and what belongs to them."""

from dataclasses import dataclass

from people.models import Classroom, Membership, Role, User
from plans.actions import start_plan
from plans.models import Assignment, ParagraphModel, Plan
from topics.models import Question

PASSWORD = "plan-before-you-write"


@dataclass(frozen=True, slots=True)
class Cast:
    """Two classes that have nothing to do with each other, and one person who is in neither.

    The student and the classmate learn in `classroom`, where the teacher teaches; the outsider learns in
    `other_classroom`, where the other teacher teaches.
    """

    student: User
    classmate: User
    teacher: User
    outsider: User
    other_teacher: User
    newcomer: User
    classroom: Classroom
    other_classroom: Classroom
    question: Question
    assignment: Assignment
    peel: ParagraphModel

    def start(self, owner: User | None = None) -> Plan:
        """Start the plan of the class's assignment, by default the student's."""
        return start_plan(
            owner=owner or self.student,
            question=self.question,
            paragraph_model=self.peel,
            assignment=self.assignment,
        )


def make_person(username: str) -> User:
    name = username.replace(".", " ").title()
    return User.objects.create_user(username, f"{username}@example.org", PASSWORD, display_name=name)


def make_classroom(name: str, teacher: User, students: list[User]) -> Classroom:
    classroom = Classroom.objects.create(name=name, time_zone="Europe/London")
    Membership.objects.create(user=teacher, classroom=classroom, role=Role.TEACHER)
    for student in students:
        Membership.objects.create(user=student, classroom=classroom, role=Role.STUDENT)
    return classroom


def make_question(text: str = "How far did official culture affect Soviet people?", **fields) -> Question:
    defaults = {
        "command_term": "how_far",
        "both_sides": True,
        "judgement": "degree",
        "focus": "official culture",
        "affected": "Soviet people",
        "span_from": 1928,
        "span_to": 1953,
    }
    return Question.objects.create(text=text, **{**defaults, **fields})


def make_cast() -> Cast:
    """Create the cast with one question, assigned to the student's class with PEEL."""
    names = ("student", "classmate", "teacher", "outsider", "other.teacher", "newcomer")
    student, classmate, teacher, outsider, other_teacher, newcomer = map(make_person, names)
    classroom = make_classroom("11B", teacher, [student, classmate])
    other_classroom = make_classroom("9C", other_teacher, [outsider])
    question = make_question()
    peel = ParagraphModel.objects.get(key="peel")
    assignment = Assignment.objects.create(
        classroom=classroom, question=question, paragraph_model=peel, created_by=teacher
    )
    return Cast(
        student,
        classmate,
        teacher,
        outsider,
        other_teacher,
        newcomer,
        classroom,
        other_classroom,
        question,
        assignment,
        peel,
    )
